"""Pages that are made from the whole course: glossary, search, print edition, reference, feed, sitemap."""
import datetime
import re
import shutil
import subprocess
import urllib.parse
import xml.etree.ElementTree as ElementTree

import feedparser
import pytest

from conftest import NARROW, PROJECT, WIDE

BASE = "https://example.org/a%20course"
HOSTILE = """</script><script>document.title = 'ran'</script> ]]> "q" & 'a' <img src=x onerror=alert(1)>"""
# A summary is Markdown, where HTML is refused.
SUMMARY = """Of &lt;b> ]]> "q" & 'a'"""
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


@pytest.fixture(scope="module")
def course(gd, tmp_path_factory):
    """A small course with a hostile title, dates and an address, built."""
    root = tmp_path_factory.mktemp("course")
    shutil.copytree(PROJECT / "templates", root / "templates")
    lessons = {
        "index.md": f"title: {quoted(HOSTILE)}\nsummary: {quoted(SUMMARY)}",
        "one.md": f"title: {quoted(HOSTILE)}\ndate: 2024-02-29\nsummary: {quoted(SUMMARY)}\nauthor: {quoted(HOSTILE)}\n"
                  f"terms:\n  weight: {quoted(HOSTILE)}\n  {quoted(HOSTILE)}: A title.",
        "unit/größe two.md": "title: Second\ndate: 2025-01-01\nterms:\n  loss: How wrong it is.",
        "undated.md": "title: Undated",
    }
    for name, head in lessons.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{head}\n---\n\n## A section of **bold**\n\nThe **weight** and the **loss**.\n", "utf-8")
    subprocess.run([gd, "build", "--root", root, "--base-url", BASE], check=True, capture_output=True)
    return root / "site"


# MARK: Feed and sitemap


def test_the_feed_is_read_without_complaint(course):
    feed = feedparser.parse((course / "feed.xml").read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    assert [entry.id for entry in feed.entries] == [f"{BASE}/unit/gr%C3%B6%C3%9Fe%20two.html", f"{BASE}/one.html"]


def test_the_feed_has_what_atom_asks_for(course):
    # RFC 4287, sections 4.1.1 and 4.1.2.
    feed = ElementTree.parse(course / "feed.xml").getroot()
    assert feed.tag == ATOM + "feed"
    for part in [feed, *feed.findall(ATOM + "entry")]:
        for name in ("id", "title", "updated"):
            assert len(part.findall(ATOM + name)) == 1
        assert part.findtext(ATOM + "id").startswith(BASE + "/")
        datetime.datetime.fromisoformat(part.findtext(ATOM + "updated"))
        links = [(link.get("rel"), link.get("type")) for link in part.findall(ATOM + "link")]
        assert links.count(("alternate", None)) == 1
        assert len(set(links)) == len(links)
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    ids = [entry.findtext(ATOM + "id") for entry in feed.findall(ATOM + "entry")]
    assert len(set(ids)) == len(ids)
    dates = [entry.findtext(ATOM + "updated") for entry in feed.findall(ATOM + "entry")]
    assert dates == sorted(dates, reverse=True) and feed.findtext(ATOM + "updated") == dates[0]
    assert feed.findtext(ATOM + "title") == HOSTILE
    assert feed.findall(ATOM + "entry")[1].findtext(ATOM + "title") == HOSTILE


def test_the_sitemap_keeps_the_protocol(course):
    # https://www.sitemaps.org/protocol.html
    data = (course / "sitemap.xml").read_bytes()
    assert len(data) < 50 * 1024 * 1024
    root = ElementTree.fromstring(data)
    assert root.tag == SITEMAP + "urlset" and 0 < len(root) <= 50_000
    found = []
    for url in root:
        assert url.tag == SITEMAP + "url"
        assert [part.tag for part in url] in ([SITEMAP + "loc"], [SITEMAP + "loc", SITEMAP + "lastmod"])
        found.append(url.findtext(SITEMAP + "loc"))
        assert found[-1].isascii() and found[-1].startswith(BASE + "/") and len(found[-1]) < 2048
        if (day := url.findtext(SITEMAP + "lastmod")) is not None:
            datetime.date.fromisoformat(day)
    pages = {urllib.parse.unquote(url.removeprefix(BASE + "/")) or "index.html" for url in found}
    assert len(pages) == len(found)
    made = {path.relative_to(course).as_posix() for path in course.rglob("*.html")}
    assert made - pages == {"404.html", "print.html"} and pages <= made


def test_a_page_says_its_own_address(course):
    page = (course / "one.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{BASE}/one.html">' in page
    assert re.search('<meta property="og:title" content="&lt;/script&gt;', page)
    assert "<script>document" not in page


def test_a_course_without_an_address_has_none_of_it(site):
    if "base-url" in (PROJECT / "content/index.md").read_text("utf-8"):
        pytest.skip("this course has an address")
    assert not (site / "feed.xml").exists() and not (site / "sitemap.xml").exists()
    assert all("og:url" not in page.read_text("utf-8") for page in site.rglob("*.html"))


# MARK: Search


@pytest.mark.parametrize("from_disk", [False, True], ids=["served", "from the disk"])
@pytest.mark.parametrize("path", ["index.html", "unit/größe two.html"])
def test_search_finds_a_section_and_leads_there(course, serve, visit, path, from_disk):
    asked = []
    home = course.as_uri() + "/" if from_disk else serve(course)
    opened = visit(urllib.parse.quote(path), home=home,
                   prepare=lambda page: page.on("request", lambda request: asked.append(request.url)))
    page = opened.page
    assert not any("search.js" in url for url in asked), "the index came before anybody asked"
    page.get_by_label("Search").focus()
    page.keyboard.type("SECTION bo")
    page.wait_for_selector(".search li")
    assert page.get_by_role("status").first.inner_text() == "3 found"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#a-section-of-bold$"))
    assert opened.errors == [] and opened.outside == []


def test_search_shows_a_hostile_title_as_text(course, serve, visit):
    opened = visit("undated.html", home=serve(course))
    page = opened.page
    page.get_by_label("Search").fill("</script>")
    page.get_by_label("Search").focus()
    page.wait_for_selector(".search li")
    assert HOSTILE in page.locator(".search li a").first.inner_text()
    assert page.locator(".search img, .search script").count() == 0
    assert page.title() != "ran" and opened.errors == []


def test_search_says_that_it_found_nothing(site, visit):
    page = visit("index.html").page
    page.get_by_label("Search").focus()
    page.keyboard.type("xyzzy")
    page.wait_for_function("document.querySelector('.search [role=status]').textContent == '0 found'")
    page.get_by_label("Search").fill("")
    assert page.locator(".search [role=status]").text_content() == ""


def test_without_scripts_there_is_no_empty_box(visit):
    page = visit("index.html", javascript=False).page
    assert page.locator(".search").bounding_box() is None


# MARK: Definitions


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_definition_opens_on_click_and_on_focus(course, serve, visit, width, javascript):
    page = visit("one.html", home=serve(course), width=width, javascript=javascript).page
    term, definition = page.locator(".term"), page.locator(".definition")
    assert term.count() == 1 and not definition.is_visible()
    term.click()
    assert definition.is_visible() and HOSTILE in definition.inner_text()
    box = definition.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    page.mouse.click(2, 2)
    assert not definition.is_visible()
    page.locator("body").press("Home")
    for _ in range(30):
        page.keyboard.press("Tab")
        if "term" in (page.evaluate("document.activeElement.className") or ""):
            break
    assert definition.is_visible()
    page.keyboard.press("Enter")
    link = definition.get_by_role("link")
    assert link.get_attribute("href") == "glossary.html#weight"
    page.keyboard.press("Tab")
    assert link.evaluate("link => link === document.activeElement")


def test_a_definition_is_bold_text_on_paper(course, serve, visit):
    page = visit("one.html", home=serve(course)).page
    page.emulate_media(media="print")
    look = page.locator(".term").evaluate("term => (({ fontWeight, borderStyle, backgroundColor }) => "
                                          "[fontWeight, borderStyle, backgroundColor])(getComputedStyle(term))")
    assert look == ["700", "none", "rgba(0, 0, 0, 0)"]


# MARK: Print edition and 404


def test_the_print_edition_leads_nowhere_but_into_itself(course):
    page = (course / "print.html").read_text("utf-8")
    inner = set(re.findall(r'href="#([^"]*)"', page))
    assert {"lesson-1", "lesson-2", "lesson-3"} <= inner
    assert inner <= set(re.findall(r' id="([^"]*)"', page))


def test_the_page_for_no_address_works_at_any_depth(course):
    page = (course / "404.html").read_text("utf-8")
    addresses = [one for one in re.findall(r'(?:href|src)="([^"]*)"', page) if not one.startswith("#")]
    assert len(addresses) > 3 and all(one.startswith(BASE + "/") for one in addresses)
