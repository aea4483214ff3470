"""axe finds nothing against WCAG 2.2 AA and good practice: every page, both schemes, on a desk and on a phone."""
import pathlib

import axe_playwright_python
import pytest

from conftest import EDITION, NARROW, WIDE

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
CONTRAST = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
# Three quarters of axe's time goes into colours.
ALL, ALL_BUT_COLOURS, COLOURS = {"runOnly": RULES}, {
    "runOnly": RULES, "rules": {rule: {"enabled": False} for rule in CONTRAST["values"]}}, {"runOnly": CONTRAST}
# What a reader can open is a part of the page.
OPEN = "for (const d of document.querySelectorAll('details')) d.open = true"
RUN = """async rules => {
    const found = await axe.run(document, { ...rules, resultTypes: ['violations'] });
    return {
        violations: found.violations.flatMap(rule => rule.nodes.map(node =>
            `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.split('\\n').slice(1, 3).join(' ').trim()}`)),
        passes: found.passes.length,
    };
}"""

# The page's script makes boxes that scroll stops of the Tab key in the frame after they have changed.
SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def violations(page, rules, least):
    found = page.evaluate(RUN, rules)
    assert found["passes"] >= least, "axe hardly looked"
    return found["violations"]


def test_axe_finds_nothing(visit, own_path):
    """In both schemes, on a desk and on a phone. What stands where differs between the widths and colours between
    the schemes, never both at once, so each is asked about once."""
    page = visit(own_path).page
    page.evaluate(OPEN)
    page.evaluate(AXE)
    page.evaluate(SETTLED)
    found = {"light, wide": violations(page, ALL, 21)}
    page.set_viewport_size({"width": NARROW, "height": 900})
    page.wait_for_function("width => innerWidth === width", arg=NARROW)
    page.evaluate(SETTLED)
    found["light, narrow"] = violations(page, ALL_BUT_COLOURS, 20)
    page.emulate_media(color_scheme="dark")
    found["dark, narrow"] = violations(page, COLOURS, 1)
    assert found == {"light, wide": [], "light, narrow": [], "dark, narrow": []}


def test_axe_finds_nothing_in_the_print_edition(visit):
    page = visit(EDITION, width=NARROW).page
    page.evaluate(OPEN)
    page.evaluate(AXE)
    page.evaluate(SETTLED)
    assert violations(page, ALL_BUT_COLOURS, 20) == []


def test_axe_sees_what_each_of_its_rules_is_for(visit):
    """A page broken on purpose, in each of the ways that a run looks for."""
    page = visit("index.html", width=NARROW).page
    page.evaluate(AXE)
    page.evaluate("""() => document.querySelector('main').insertAdjacentHTML('beforeend',
        '<p class="grey">Grey</p><img src="x.png"><button class="small"></button><button class="small"></button>')""")
    page.evaluate("""() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`.grey { color: #999; background: #fff } .small { min-height: 0; height: 9px; width: 9px; padding: 0 }
            @media (prefers-color-scheme: dark) { .grey { color: #444; background: #000 } }`);
        document.adoptedStyleSheets = [sheet];
    }""")
    names = lambda rules: {fault.split(":")[0] for fault in violations(page, rules, 1)}
    assert names(ALL) == {"color-contrast", "image-alt", "button-name", "target-size"}
    assert names(ALL_BUT_COLOURS) == {"image-alt", "button-name", "target-size"}
    page.emulate_media(color_scheme="dark")
    assert names(COLOURS) == {"color-contrast"}


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


# Each stop that the Tab key makes, noted as it is made: the control, and whether its reader sees where they are by an
# outline on it or on its label.
WATCH = """() => {
    window.stops = [];
    document.addEventListener('focusin', ({ target: at }) => {
        const shown = [at, ...(at.labels || [])].map(one => getComputedStyle(one))
            .some(look => look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2);
        window.stops.push([at.dataset.stop ?? null, shown, at.outerHTML.slice(0, 80)]);
    });
    const all = [...document.querySelectorAll('a[href], button:enabled, select:enabled, summary, input:enabled')]
        .filter(control => control.checkVisibility({ visibilityProperty: true }))
        // A group of radio buttons is one stop.
        .filter(control => control.type !== 'radio' || control.checked);
    all.forEach((control, index) => control.dataset.stop = index);
    return all.length;
}"""


def test_every_control_is_reached_by_keyboard(visit, own_path):
    page = visit(own_path).page
    wanted = page.evaluate(WATCH)
    # Boxes that scroll are stops as well, and the browser adds its own behind the last one.
    for _ in range(wanted * 3 + 20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
    stops = page.evaluate("window.stops")
    assert [where for _, shown, where in stops if not shown] == [], "no outline"
    assert len({stop for stop, _, _ in stops if stop is not None}) == wanted
