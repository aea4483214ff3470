"""What a page weighs on the wire, gzip, in bytes. Fonts none, nothing from elsewhere (test_policy)."""
import gzip
import re

import pytest

from conftest import SITE
from documents import document

KIB = 1024
# A page with a widget carries the engine.
PAGE, PAGE_WITH_WIDGET = 20 * KIB, 48 * KIB
HTML, STYLES, SCRIPT = 12 * KIB, 6 * KIB, 2 * KIB


def weight(*files):
    return sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files)


def html_limit(path):
    """12 KiB for a plain lesson. One with more to say may weigh as much more as its words do."""
    text = (SITE / path).read_text("utf-8")
    words = re.sub(r"<[^>]*>", "", re.sub(r"<svg\b.*?</svg>|<head>.*?</head>", "", text, flags=re.S))
    return max(HTML, int(1.75 * len(gzip.compress(words.encode(), 9, mtime=0))))


def is_whole_course(path):
    return 'class="edition"' in (SITE / path).read_text("utf-8")


def has_widget(path):
    return 'class="widget"' in (SITE / path).read_text("utf-8")


def test_html_of_a_lesson(lesson_path):
    if has_widget(lesson_path):
        pytest.skip("a page with a widget has one limit, for all that it loads")
    measured = weight(SITE / lesson_path)
    assert measured <= html_limit(lesson_path)


def test_styles(site):
    assert weight(site / "style.css") <= STYLES


def test_script_of_every_page(site):
    script = site / "site.js"
    if not script.is_file():
        pytest.skip("this site has no script")
    assert weight(script) <= SCRIPT


def test_all_that_a_page_loads(visit, page_path):
    asked = []
    opened = visit(page_path, prepare=lambda page: page.on("request", lambda request: asked.append(request.url)))
    # What comes only when the reader gets there is loaded as well.
    for _ in range(5):
        opened.page.mouse.wheel(0, 3000)
        opened.page.wait_for_timeout(20)
    names = {url.removeprefix(opened.home).split("#")[0].split("?")[0] for url in asked}
    assert page_path in names
    if is_whole_course(page_path):
        pytest.skip("all lessons on one page, for a printer, weigh what they weigh")
    limit = PAGE_WITH_WIDGET if has_widget(page_path) else PAGE + html_limit(page_path) - HTML
    parts = {name: weight(SITE / name) for name in sorted(names)}
    assert sum(parts.values()) <= limit, parts


def test_nothing_is_named_that_is_not_there(page_path):
    page = document(page_path)
    for name in page.styles + page.scripts:
        assert (SITE / page_path).parent.joinpath(name).is_file()
