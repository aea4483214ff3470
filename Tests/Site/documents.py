"""What a page's file says, read without a browser."""
import functools
import html.parser

from conftest import SITE


class Document(html.parser.HTMLParser):
    """The ids, links and references of one page, and whatever the strict policy would forbid."""

    # Attributes that name elements of the same page.
    REFERENCES = ("for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "list",
                  "aria-details", "aria-errormessage", "popovertarget")
    ADDRESSES = {"a": "href", "link": "href", "script": "src", "img": "src", "source": "src", "iframe": "src",
                 "use": "href"}

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.references, self.forbidden, self.headings = [], [], [], [], []
        self.within, self.scripts, self.styles = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if "id" in given:
            self.ids.append(given["id"])
        if given.get(self.ADDRESSES.get(tag)) is not None:
            self.links.append(given[self.ADDRESSES[tag]])
        if tag == "script":
            (self.scripts if given.get("src") else self.forbidden).append(given.get("src") or "<script>")
        if tag == "link" and given.get("rel") == "stylesheet":
            self.styles.append(given["href"])
        if tag == "style" or "style" in given:
            self.forbidden.append(f"style of <{tag}>")
        self.forbidden += [f"{name} of <{tag}>" for name in given if name.startswith("on")]
        self.references += [one for name in self.REFERENCES for one in (given.get(name) or "").split()]
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append((int(tag[1]), given.get("id")))


@functools.cache
def document(path):
    """The page at a path of the site."""
    return Document((SITE / path).read_text("utf-8"))
