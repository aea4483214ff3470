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


# What a part says. A definition that opens is no part of the sentence that it stands in: on paper the glossary has it.
PARTS = """selector => [...document.querySelectorAll(selector)]
    .filter(part => !part.querySelector('math, svg, p, li, pre'))
    .map(part => {
        const copy = part.cloneNode(true);
        for (const definition of copy.querySelectorAll('[popover]')) definition.remove();
        return copy.textContent.trim();
    }).filter(Boolean)"""


def bare(text):
    """Text without its blanks and without the addresses that follow links on paper."""
    return re.sub(r"\(https?:[^)]*\)", "", squeezed(text))


# A link to the playground is to be pressed, which paper cannot be.
TEXTS = {
    "answers": "details:not(.proof) :is(p, li, td, pre)",
    "tabs and tables": ".tab pre, .text > :is(p:not(.playground), ul li, pre), .text > .scroll td",
}


def test_answers_tabs_tables_and_addresses_are_in_the_text(visit, page_path):
    page = visit(page_path, javascript=False).page
    text, _ = paper(page)
    plain = bare(text)
    missing = {name: [part for part in page.evaluate(PARTS, selector) if bare(part) not in plain]
               for name, selector in TEXTS.items()}
    links = page.evaluate("[...document.querySelectorAll('main a[href^=http]')].map(link => link.getAttribute('href'))")
    missing["links"] = [link for link in links if squeezed(link) not in text]
    assert missing == {"answers": [], "tabs and tables": [], "links": []}


# A term is a word of its sentence: on paper nothing may tell it from the others but its weight.
CONTROLS = """() => [...document.querySelectorAll(
        'button, select, input, .skip, .breadcrumbs, .contents, .pager, .playground, .tabs > label, legend, [role=search]')]
    .filter(control => control.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .filter(control => {
        const look = getComputedStyle(control);
        return !control.matches('.term') || look.borderStyle !== 'none' ||
            look.textDecorationLine !== 'none' || look.backgroundColor !== 'rgba(0, 0, 0, 0)';
    })
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
