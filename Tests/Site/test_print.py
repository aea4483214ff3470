"""On paper: answers are in the text, links are spelled out, and nothing is there to press."""
import io
import re

import pypdf

# Some letters come out of a PDF in other forms than they went in.
LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": "", "\u200b": ""}


def squeezed(text):
    for one, other in LIGATURES.items():
        text = text.replace(one, other)
    return re.sub(r"\s+", "", text)


def paper(page):
    """The text of the page's PDF without its blanks: lines end elsewhere on paper."""
    pdf = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", print_background=False)))
    return squeezed("".join(sheet.extract_text() for sheet in pdf.pages)), len(pdf.pages)


PARTS = """selector => [...document.querySelectorAll(selector)]
    .filter(part => !part.querySelector('math, svg, p, li, pre'))
    .map(part => part.textContent.trim()).filter(Boolean)"""


def test_answers_are_in_the_text(visit, page_path):
    page = visit(page_path, javascript=False).page
    answers = page.evaluate(PARTS, "details:not(.proof) :is(p, li, td, pre)")
    text, _ = paper(page)
    assert [one for one in answers if squeezed(one) not in text] == []


def test_all_tabs_and_tables_are_in_the_text(visit, page_path):
    page = visit(page_path, javascript=False).page
    parts = page.evaluate(PARTS, ".tab pre, .text > :is(p, ul li, pre), .text > .scroll td")
    text, _ = paper(page)
    # A link within a part is followed by its address, and a wide listing is broken into lines.
    plain = re.sub(r"\(https?:[^)]*\)", "", text)
    assert [one for one in parts if squeezed(one) not in plain] == []


def test_links_are_spelled_out(visit, page_path):
    page = visit(page_path, javascript=False).page
    links = page.evaluate("[...document.querySelectorAll('main a[href^=http]')].map(link => link.getAttribute('href'))")
    text, _ = paper(page)
    assert [link for link in links if squeezed(link) not in text] == []


CONTROLS = """() => [...document.querySelectorAll(
        'button, select, input, .skip, .breadcrumbs, .contents, .pager, .tabs > label, legend, [role=search]')]
    .filter(control => control.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .map(control => control.outerHTML.slice(0, 80))"""


def test_nothing_to_press(visit, page_path):
    page = visit(page_path).page
    page.emulate_media(media="print")
    try:
        assert page.evaluate(CONTROLS) == []
    finally:
        page.emulate_media(media="screen")


def test_ink_on_paper_and_nothing_wider_than_it(visit, page_path):
    """Dark pages print dark on white; what would scroll on a screen fits the sheet."""
    page = visit(page_path, scheme="dark", width=643).page  # A4 less the margins, at 96 to the inch
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in ("rgb(255, 255, 255)",
                                                                                "rgba(0, 0, 0, 0)")
    wide = page.evaluate("""() => [...document.querySelectorAll('main *')]
        .filter(part => part.checkVisibility() && !part.closest('svg, math') &&
            part.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map(part => `${part.localName}.${part.className}: ${part.textContent.trim().slice(0, 40)} ` +
            part.getBoundingClientRect().right)""")
    assert wide == []
