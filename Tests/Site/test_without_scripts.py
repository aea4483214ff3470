"""With scripts off everything is there: every table, figure and answer can be brought to the screen."""
from conftest import lesson_paths

VISIBLE = """selector => [...document.querySelectorAll(selector)]
    // The controls of a widget wait, hidden, for the script that moves them; the figures and the table beside them do not.
    .filter(part => !part.closest('.widget > .panel[hidden]'))
    .filter(part => !part.checkVisibility({ visibilityProperty: true }) || part.getBoundingClientRect().height === 0)
    .map(part => `${part.localName}.${part.className}: ${part.textContent.trim().slice(0, 60)}`)"""


def test_all_can_be_brought_to_the_screen(visit, page_path):
    page = visit(page_path, javascript=False).page
    for summary in page.locator("summary").all():
        if not summary.evaluate("it => it.parentElement.open"):
            summary.click()
    assert page.evaluate(VISIBLE, "details > :not(summary)") == []
    assert page.evaluate(VISIBLE, "table, figure, svg, math, .text p:not(.tab-name, .tab *)") == []
    for tabs in page.locator("fieldset.tabs").all():
        labels, panels = tabs.locator("> label").all(), tabs.locator("> .tab").all()
        assert len(labels) == len(panels) > 0
        for label, panel in zip(labels, panels):
            label.click()
            assert [one.is_visible() for one in panels] == [one == panel for one in panels] or panel.is_visible()
            assert panel.is_visible() and panel.inner_text().strip()
            assert sum(one.is_visible() for one in panels) == 1


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


def test_terms_open_their_definitions(visit, lesson_path):
    page = visit(lesson_path, javascript=False).page
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    for term in page.locator("button.term").all():
        term.click()
        assert page.evaluate("[...document.querySelectorAll(':popover-open')].map(open => open.id)") \
            == [term.get_attribute("popovertarget")]


def test_there_are_lessons():
    assert lesson_paths()
