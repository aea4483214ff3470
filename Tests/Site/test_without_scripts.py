"""With scripts off everything is there: every table, figure and answer can be brought to the screen."""
from conftest import lesson_paths

VISIBLE = """selector => [...document.querySelectorAll(selector)]
    // The controls of a widget wait, hidden, for the script that moves them; the figures and the table beside them do not.
    .filter(part => !part.closest('.widget > .panel[hidden]'))
    .filter(part => !part.checkVisibility({ visibilityProperty: true }) || part.getBoundingClientRect().height === 0)
    .map(part => `${part.localName}.${part.className}: ${part.textContent.trim().slice(0, 60)}`)"""


# The click of a script, which the tests have though the page has none; that a finger finds each of these is proved
# where the targets are.
OPEN_ALL = """() => {
    for (const summary of document.querySelectorAll('summary')) if (!summary.parentElement.open) summary.click();
}"""

# Each tab of each group, chosen in turn: what it shows instead of its own panel alone.
TABS = """() => [...document.querySelectorAll('fieldset.tabs')].flatMap(tabs => {
    const labels = [...tabs.querySelectorAll(':scope > label')], panels = [...tabs.querySelectorAll(':scope > .tab')];
    if (!labels.length || labels.length !== panels.length) return [`${labels.length} tabs, ${panels.length} panels`];
    return labels.map((label, place) => {
        label.click();
        const shown = panels.filter(panel => panel.checkVisibility() && panel.innerText.trim());
        return shown.length === 1 && shown[0] === panels[place] ? '' : `${label.textContent} shows ${shown.length}`;
    }).filter(Boolean);
})"""


def test_all_can_be_brought_to_the_screen(visit, page_path):
    page = visit(page_path, javascript=False).page
    page.evaluate(OPEN_ALL)
    assert page.evaluate(VISIBLE, "details > :not(summary)") == []
    assert page.evaluate(VISIBLE, "table, figure, svg, math, .text p:not(.tab-name, .tab *)") == []
    assert page.evaluate(TABS) == []


def test_scripts_take_nothing_away(visit, page_path):
    """Every paragraph, cell and label that is read without scripts is there with them."""
    parts = "() => [...document.querySelectorAll('main :is(p, li, td, th, summary, figcaption, h1, h2, h3, svg text)')]" \
            ".map(part => part.textContent.replace(/\\s+/g, ' ').trim()).filter(Boolean)"
    without = visit(page_path, javascript=False).page.evaluate(parts)
    with_them = visit(page_path).page
    with_them.wait_for_timeout(200)
    missing = set(without) - set(with_them.evaluate(parts))
    assert missing == set()


def test_no_control_that_only_a_script_moves(visit, page_path):
    page = visit(page_path, javascript=False).page
    dead = page.evaluate("""() => [...document.querySelectorAll('button, select, input:not([type=radio])')]
        .filter(control => !control.popoverTargetElement?.matches('[popover]'))
        .filter(control => control.checkVisibility()).map(control => control.outerHTML.slice(0, 80))""")
    assert dead == []


# Each term pressed in turn: those that open anything but their own definition.
TERMS = """() => [...document.querySelectorAll('button.term')].filter(term => {
    term.click();
    const open = [...document.querySelectorAll(':popover-open')].map(one => one.id);
    return open.join() !== term.getAttribute('popovertarget');
}).map(term => term.textContent)"""


def test_terms_open_their_definitions(visit, page_path):
    page = visit(page_path, javascript=False).page
    page.evaluate(OPEN_ALL)
    assert page.evaluate(TERMS) == []


def test_there_are_lessons():
    assert lesson_paths()
