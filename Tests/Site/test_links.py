"""Every link within the site leads somewhere, and every id is there once. A small crawler over the files."""
import posixpath
import re
from urllib.parse import unquote, urldefrag

from conftest import SITE
from documents import document

ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)
# The state of a widget, not a place in the page.
STATE = "gd="


def fault(path, link):
    """What is wrong with a link of the page at a path; nothing if it leads somewhere."""
    if ELSEWHERE.match(link):
        return None if link.startswith(("https:", "http:", "mailto:")) else f"{link}: neither the web nor mail"
    if link.startswith("/"):
        return f"{link}: from the root, which a site in a folder or on a disk has not"
    address, fragment = urldefrag(link)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address))) if address else path
    if not (SITE / target).is_file():
        return f"{link}: there is no {target}"
    if not fragment or fragment.startswith(STATE):
        return None
    if target.endswith(".html") and unquote(fragment) not in document(target).ids:
        return f"{link}: no such id in {target}"
    return None


def test_links_lead_somewhere(page_path):
    faults = [fault(page_path, link) for link in document(page_path).links]
    assert [one for one in faults if one] == []


def test_ids_are_unique_and_references_resolve(page_path):
    page = document(page_path)
    assert sorted(set(page.ids)) == sorted(page.ids)
    assert set(page.references) <= set(page.ids)


def test_every_page_is_reached_from_the_first(pages):
    reached, waiting = set(), ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in reached:
            continue
        reached.add(path)
        for link in document(path).links:
            address = urldefrag(link)[0]
            if address.endswith(".html") and not ELSEWHERE.match(link):
                waiting.append(posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address))))
    # Nobody links to the page that says that a page is missing.
    assert set(pages) - reached == {"404.html"}


def test_one_first_heading_and_no_level_left_out(page_path):
    levels = [level for level, _ in document(page_path).headings]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(below - above <= 1 for above, below in zip(levels, levels[1:]))


def test_the_crawler_finds_faults(pages):
    assert fault("index.html", "nowhere.html")
    assert fault("index.html", "#nowhere")
    assert fault("index.html", "/style.css")
    assert fault("index.html", "javascript:alert(1)")
    assert fault("index.html", "style.css") is None
