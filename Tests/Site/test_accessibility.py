"""axe finds nothing against WCAG 2.2 AA and good practice: every page, both schemes, on a desk and on a phone."""
import pathlib

import axe_playwright_python
import pytest

from conftest import NARROW, SCHEMES, WIDE

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
CONTRAST = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
# What a reader can open is a part of the page.
OPEN = "for (const d of document.querySelectorAll('details')) d.open = true"
RUN = """async rules => {
    const found = await axe.run(document, { runOnly: rules, resultTypes: ['violations'] });
    return {
        violations: found.violations.flatMap(rule => rule.nodes.map(node =>
            `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.split('\\n').slice(1, 3).join(' ').trim()}`)),
        passes: found.passes.length,
    };
}"""


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing(visit, page_path, scheme, width):
    page = visit(page_path, scheme=scheme, width=width).page
    page.evaluate(OPEN)
    page.evaluate(AXE)
    # Nothing but colours differs between the schemes, so the second one is asked about those alone.
    found = page.evaluate(RUN, RULES if scheme == "light" else CONTRAST)
    assert found["violations"] == []
    assert found["passes"] > (20 if scheme == "light" else 0), "axe hardly looked"


# WCAG 2.5.8 wants 24 px and lets links and terms in a line of text be; a control that stands alone gets a fingertip's 44,
# wherever within them the finger comes down: what is drawn may be smaller than what is touched.
TARGETS = """() => {
    const least = target => target.matches('.contents a') ? 24 : 44;
    // Links of a list are as wide as their words, and so is the link below a run.
    const isWords = target => target.matches('.contents a, .playground a');
    const reaches = (target, x, y) => {
        const hit = document.elementFromPoint(x, y);
        return hit !== null && (target.contains(hit) || [...(target.labels || [])].some(label => label.contains(hit)));
    };
    return [...document.querySelectorAll(
            'button:not(.term), select, summary, .tabs label, input, [role=button], .pager a, .contents a, .playground a')]
        .filter(target => target.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
        .filter(target => {
            target.scrollIntoView({ block: 'center', behavior: 'instant' });
            // A box or circle to tick is as large as its label.
            const shape = target.matches('[type=radio], [type=checkbox]') && target.labels[0] || target;
            const box = shape.getBoundingClientRect(), half = least(target) / 2 - 1;
            const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
            const across = isWords(target) ? 0 : half;
            return ![[-across, 0], [across, 0], [0, -half], [0, half]].every(([dx, dy]) => reaches(shape, x + dx, y + dy));
        })
        .map(target => `${target.localName}.${target.className} '${target.textContent.trim().slice(0, 30)}' ` +
            JSON.stringify(target.getBoundingClientRect()));
}"""


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_targets_fit_a_fingertip(visit, page_path, width):
    page = visit(page_path, width=width).page
    page.evaluate(OPEN)
    assert page.evaluate(TARGETS) == []


# A box is a stop of the Tab key so that arrows can scroll it. One that does not scroll only costs the reader a key.
STOPS = """() => [...document.querySelectorAll('main *')].filter(box => box.checkVisibility())
    .filter(box => {
        const scrolls = ['auto', 'scroll'].includes(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth;
        const stops = box.getAttribute('tabindex') === '0' && !box.matches('a, button, input, select, summary');
        return scrolls !== stops && !box.matches('[role=radio], [role=slider], nav');
    })
    .map(box => `${box.localName}.${box.className} ${box.scrollWidth} in ${box.clientWidth}, tabindex ` +
        `${box.getAttribute('tabindex')}: ${box.textContent.trim().slice(0, 40)}`)"""


def test_boxes_that_scroll_are_tab_stops_and_others_are_not(visit, page_path):
    page = visit(page_path, width=NARROW).page
    page.evaluate(OPEN)
    page.wait_for_timeout(100)
    assert page.evaluate(STOPS) == []
    page.set_viewport_size({"width": WIDE, "height": 900})
    page.wait_for_timeout(100)
    assert page.evaluate(STOPS) == []


def test_boxes_that_scroll_are_tab_stops_without_scripts(visit, page_path):
    page = visit(page_path, width=NARROW, javascript=False).page
    page.evaluate(OPEN)
    assert [fault for fault in page.evaluate(STOPS) if "tabindex null" in fault] == []


def test_every_control_is_reached_by_keyboard(visit, page_path):
    page = visit(page_path).page
    wanted = page.evaluate("""() => {
        const all = [...document.querySelectorAll('a[href], button:enabled, select:enabled, summary, input:enabled')]
            .filter(control => control.checkVisibility({ visibilityProperty: true }))
            // A group of radio buttons is one stop.
            .filter(control => control.type !== 'radio' || control.checked);
        all.forEach((control, index) => control.dataset.stop = index);
        return all.length;
    }""")
    reached = page.evaluate("document.activeElement.dataset.stop") and 1 or 0
    seen = set()
    for _ in range(wanted * 3 + 20):
        page.keyboard.press("Tab")
        stop = page.evaluate("""() => {
            const at = document.activeElement, look = getComputedStyle(at);
            if (at === document.body) return 'end';
            // Who steers by keyboard must see where they are: an outline on the control, or on its label.
            const shown = [look, ...[...(at.labels || [])].map(label => getComputedStyle(label))]
                .some(one => one.outlineStyle !== 'none' && parseFloat(one.outlineWidth) >= 2);
            return [at.dataset.stop ?? null, shown, at.outerHTML.slice(0, 80)];
        }""")
        if stop == "end":
            break
        assert stop[1], f"no outline on {stop[2]}"
        seen.add(stop[0])
    assert len(seen - {None}) + reached == wanted
