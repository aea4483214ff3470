"""The widget: its numbers are the table's, whatever a reader or a link does to it leaves it working."""
import re
from urllib.parse import quote

import pytest

from conftest import NARROW, POLICY, WIDE
from widgets import Widget, claimed, column, data, plain, presets, printed, source, widget_paths

PAGES = widget_paths()
FIRST = PAGES[0] if PAGES else ""
pytestmark = pytest.mark.skipif(not PAGES, reason="no page of this site shows a widget")


@pytest.fixture
def opened(visit):
    """A widget and its visit, on a page with a fragment if wanted."""
    def open_widget(path=FIRST, number=0, **setting):
        visited = visit(path, **setting)
        return Widget(visited.page, number), visited
    return open_widget


# The same numbers

@pytest.mark.parametrize("path, number, place, name", presets())
def test_steps_give_the_rows_of_the_claimed_table(opened, gd, path, number, place, name):
    if not source(path) or not name:
        pytest.skip("the run has no name, or its lesson is not at hand")
    tables = claimed(gd, source(path), name)
    told = data(path)[number]
    preset = told["presets"][place]
    if not tables or not preset["digits"]:
        pytest.skip("the lesson has no table of this run")
    widget, visited = opened(path, number)
    widget.choose(place)
    compared = set()
    for step in range(max(tables) + 1):
        if step:
            widget.press("step")
        shown = widget.rows()[step]
        for name, digits in tables.get(step, {}).items():
            quantity = column(name, preset, told["functions"])
            # A table of several runs has a row for each, not one for each step.
            if quantity in preset["digits"]:
                assert plain(shown[quantity]) == plain(digits), (step, quantity)
                compared.add(quantity)
    assert compared == set(preset["digits"])
    assert not visited.errors


def test_the_first_widget_of_the_course_has_a_claimed_table(gd):
    assert len(claimed(gd, "by-hand", "ball")) == 9
    assert list(data("by-hand.html")[0]["presets"][0]["digits"]) == ["w", "loss"]


@pytest.mark.parametrize("path, number, place, name", presets())
def test_steps_give_the_rows_of_the_tool(opened, gd, path, number, place, name):
    lesson = source(path)
    if not lesson or not name:
        pytest.skip("the run has no name, or its lesson is not at hand")
    names, rows = printed(gd, lesson, name)
    widget, _ = opened(path, number)
    widget.choose(place)
    widget.press("step", 60)
    shown = widget.rows()
    compared = 0
    for step, cells in rows.items():
        for quantity, digits in zip(names, cells):
            own = shown.get(step, {}).get(quantity)
            if own is not None and digits.count(".") == 1 and len(own.split(".")[-1]) == len(digits.split(".")[-1]):
                assert plain(own) == plain(digits), (step, quantity)
                compared += 1
    assert compared or data(path)[number]["presets"][place]["digits"]


@pytest.mark.parametrize("path", PAGES)
def test_static_table_is_the_start_of_the_walk(opened, path):
    for number, _ in enumerate(data(path)):
        widget, _ = opened(path, number)
        lines = widget.node.evaluate("""node => [...node.querySelectorAll('.twin tr')].map(
            row => [...row.cells].map(cell => cell.textContent))""")
        widget.press("step", max(len(lines) - 2, 0))
        shown = widget.rows()
        for step, *cells in lines[1:]:
            for quantity, digits in zip(lines[0][1:], cells):
                own = shown[int(step)][quantity]
                if len(own.split(".")[-1]) == len(digits.split(".")[-1]):
                    assert plain(own) == plain(digits), (step, quantity)


# Whatever a reader does

EVENTS = """([seed, count]) => {
    const node = document.querySelectorAll('.widget')[seed % document.querySelectorAll('.widget').length];
    let state = seed * 2654435761 % 4294967296;
    const random = below => { state = (state * 1664525 + 1013904223) % 4294967296; return Math.floor(state / 4294967296 * below); };
    const pick = list => list[random(list.length)];
    const tell = (target, type) => target.dispatchEvent(new Event(type, { bubbles: true }));
    const texts = ['x^2', '1/x', 'log(x)', 'exp(x^2)', 'abs(x)', 'x^2 + y^2', 'f(a, b) = a*b', '-x^2', 'sqrt(x)', '(', '', 'q',
        'x^x', 'max(x, 1)', 'tan(x)', '1e308x^2', 'x^3', 'cos(x)/sin(x)', '<b>x</b>', '0', '0x', 'x/0', 'sin(x)*exp(y)'];
    const numbers = ['0', '-3', '1e-9', '1e9', '', '0.1', '1.5', '7', '1000000', '0.99', '2.5e2'];
    const keys = ['Enter', ' ', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'Escape', 'Tab', 'a'];
    for (let event = 0; event < count; event += 1) {
        const kind = random(10);
        if (kind < 4) {
            node.querySelector(`[data-do=${pick(['step', 'step', 'back', 'ten', 'ten', 'reset', 'play'])}]`).click();
        } else if (kind < 7) {
            const slider = pick([...node.querySelectorAll('input[type=range]:not(:disabled)')]);
            const [low, high] = [Number(slider.min), Number(slider.max)];
            slider.value = low + (high - low) * random(1001) / 1000;
            tell(slider, 'input');
            if (random(3) === 0) tell(slider, 'change');
        } else if (kind === 7) {
            const box = pick([...node.querySelectorAll('input[type=number]:not(:disabled)')]);
            box.value = pick(numbers);
            tell(box, pick(['input', 'change']));
        } else if (kind === 8) {
            const target = pick([...node.querySelectorAll('button, input, select')].filter(one => one.checkVisibility()));
            target.focus();
            for (const type of ['keydown', 'keyup']) target.dispatchEvent(new KeyboardEvent(type, { key: pick(keys), bubbles: true }));
        } else if (random(4) === 0) {
            const select = pick([...node.querySelectorAll('select')]);
            select.selectedIndex = random(select.options.length);
            tell(select, 'change');
        } else if (random(4) === 0) {
            const box = node.querySelector('[data-of=text]');
            box.value = pick(texts);
            tell(box, pick(['input', 'change']));
        }
    }
    return seed % document.querySelectorAll('.widget').length;
}"""
BATCH, BATCHES = 250, 40


def test_ten_thousand_random_events(opened):
    widgets = {}
    for seed in range(1, BATCHES + 1):
        path = PAGES[seed % len(PAGES)]
        if path not in widgets:
            widgets[path] = opened(path)
        _, visited = widgets[path]
        number = visited.page.evaluate(EVENTS, [seed, BATCH])
        widget = Widget(visited.page, number)
        assert widget.unsound() == [], (path, seed)
        assert visited.errors == [], (path, seed)
        # No stuck state.
        widget.choose(0)
        widget.press("reset")
        first = widget.rows()[0]
        widget.press("step")
        again = Widget(visited.page, number).rows()
        assert again[0] == first and len(again) == 2, (path, seed)
        fresh = data(path)[number]["presets"][0]
        assert re.fullmatch(r"−?[\d.]+", first[list(first)[0]])
        assert float(plain(first[list(first)[0]])) == pytest.approx(fresh["start"][0], abs=0.6)


HOSTILE = [
    "gd=", "gd=,,,,", "gd=f", "gd=:", "gd=f:", "gd=eta:NaN", "gd=eta:1e999", "gd=eta:-1", "gd=x0:Infinity,y0:undefined",
    "gd=f:" + "x%2B" * 2500 + "x", "gd=f:%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "gd=<script>alert(1)</script>:1",
    "gd=nonsense:1,more:2", "gd=method:sgd", "gd=method:__proto__", "gd=constructor:1,__proto__:2,toString:3",
    "gd=schedule:toString", "gd=schedule:step,every:0,factor:-1", "gd=schedule:step", "gd=form:none", "gd=t:1e9", "gd=t:-5",
    "gd=f:x%", "gd=%E0%A4%A,eta:%", "gd=f:1%2Fx,x0:0", "gd=f:log(x),x0:-1", "gd=mu:2,eta:0.1", "gd=b:nobody,t:3",
    "gd=hide:everything", "gd=f:x%5E2&hide=rate+function", "gd=method:adam,beta1:1e999,epsilon:-1", "gd=" + "a:1," * 5000,
    "gd=f:sin(", "gd=f:L(w)%3Dw%5E2,x0:1e308,eta:1e308", "gd=f:x*y*z",
]


@pytest.mark.parametrize("fragment", HOSTILE)
def test_a_hostile_address_leaves_the_page_working(opened, fragment):
    widget, visited = opened(f"{FIRST}#{fragment}")
    assert widget.unsound() == []
    if widget.node.locator("[data-of=preset]").is_visible():
        widget.choose(0)
    widget.press("reset")
    widget.press("step")
    assert len(widget.rows()) == 2
    assert visited.errors == []


@pytest.mark.parametrize("fragment, words", [
    ("gd=eta:NaN", "eta"), ("gd=eta:1e999", "eta"), ("gd=nonsense:1", "nonsense"), ("gd=method:sgd", "method"),
    ("gd=f:sin(", "f"), ("gd=f:x%2B" + "x" * 5000, "f"), ("gd=%3Cb%3E:1", "<b>"),
])
def test_what_a_link_says_in_vain_is_named(opened, fragment, words):
    widget, _ = opened(f"{FIRST}#{fragment}")
    assert f"“{words}”" in widget.status() or f"link’s “{words}" in widget.status()


@pytest.mark.parametrize("text, words", [
    ("x" * 10_000, "write a shorter one"),
    ("(" * 900, "nests"),
    ("q^2", "Nothing is called 'q'"),
    ("2 sin(x) + wrong", "'*'"),
    ("", "Expected"),
])
def test_a_function_that_cannot_be_read_is_explained_with_carets(opened, text, words):
    widget, visited = opened()
    before = widget.readout()
    widget.type(text)
    assert widget.node.locator(".caret").is_visible()
    assert "^" in widget.node.locator(".caret").text_content()
    assert widget.node.locator("[data-of=text]").get_attribute("aria-invalid") == "true"
    assert words in widget.node.locator(".slope").text_content()
    assert widget.readout() == before
    assert visited.errors == []


def test_carets_stand_under_what_is_wrong(opened):
    widget, _ = opened()
    widget.type("x^2 + qq*3")
    text, carets = widget.node.locator(".caret").text_content().split("\n")
    assert text[carets.index("^"):carets.rindex("^") + 1] == "qq"


@pytest.mark.parametrize("text, start, words", [
    ("1/x", "0", "no value here"),
    ("-x^2", "1", "> 1"),
    ("x", "1", ""),
    ("-exp(x)", "1", "gone from"),
    ("5", "1", "slope is 0"),
])
def test_a_function_without_a_minimum_is_walked_on(opened, text, start, words):
    widget, visited = opened()
    widget.type(text)
    widget.control("x0", "number").fill(start)
    widget.press("step", 24)
    assert widget.unsound() == []
    assert words in widget.status()
    widget.press("ten", 400)
    assert widget.unsound() == []
    assert visited.errors == []


def test_a_function_of_ones_own_shows_its_derivative(opened):
    widget, _ = opened()
    widget.type("h(z) = (z - 1)^2")
    assert widget.node.locator(".slope").text_content() == "h′(z) = 2(z − 1)"
    widget.control("x0", "number").fill("3")
    assert widget.readout()["slope"] == "4"
    assert widget.node.locator("[data-of=preset]").evaluate("s => s.selectedOptions[0].textContent") == "your own"


def test_a_function_of_two_parameters_has_a_map(opened):
    widget, visited = opened()
    widget.type("x^2/2 + 4y^2")
    assert widget.node.locator("[data-dial=y0]").is_visible()
    assert widget.node.locator(".moving .contour").first.get_attribute("d").count("M") > 50
    widget.press("step", 3)
    assert list(widget.rows()[3]) == ["x", "y", "loss", "dL/dx", "dL/dy"] or len(widget.rows()[3]) == 5
    assert visited.errors == []


# How a walk ends

def test_divergence_says_why_and_keeps_the_view(opened):
    widget, _ = opened(f"{FIRST}#gd=f:{quote('L(w) = (w - 3)^2')},eta:0.1,x0:0")
    ticks = widget.node.locator(".moving .tick").all_text_contents()
    widget.control("rate", "number").fill("1.1")
    widget.press("step", 3)
    assert "|1 − 2η| = |1 − 2 · 1.1| = 1.2 > 1" in widget.status()
    widget.press("ten", 3)
    left = widget.node.locator(".plots .moving").first
    assert left.locator(".tick").all_text_contents() == ticks[:left.locator(".tick").count()]
    assert re.search(r"w = −?[\d.]+", left.locator(".label").text_content())
    right = widget.node.locator(".plots .moving").nth(1)
    assert "logarithmic" in right.text_content()
    assert "logarithmic" in widget.status()
    widget.press("ten", 1000)
    assert "range of numbers" in widget.status() and widget.unsound() == []


def test_play_stops_where_a_walk_diverges(opened):
    widget, _ = opened(f"{FIRST}#gd=f:{quote('(x - 3)^2')},eta:30,x0:0")
    widget.press("play")
    widget.page.wait_for_timeout(6500)
    assert widget.node.locator("[data-do=play]").text_content() == "Play"
    assert "> 1" in widget.status()


def test_convergence_is_said(opened):
    widget, _ = opened(f"{FIRST}#gd=f:{quote('(x - 3)^2')},eta:0.4,x0:0")
    widget.press("ten", 3)
    assert "Converged" in widget.status()


# Playing, reading out, moving

def test_nothing_plays_by_itself(opened):
    widget, _ = opened()
    widget.page.wait_for_timeout(1200)
    assert widget.readout()["step"] == "0"


def test_play_takes_two_steps_a_second_and_pauses_out_of_view(opened):
    widget, _ = opened(f"{FIRST}#gd=f:{quote('x^2')},eta:0.01,x0:4")
    # By the page's own clock, since a busy machine may keep the test waiting.
    steps, waited = widget.node.evaluate("""async node => {
        node.querySelector('[data-do=play]').click();
        const begun = performance.now();
        await new Promise(done => setTimeout(done, 1700));
        return [Number(node.querySelector('.readout dd').textContent), performance.now() - begun];
    }""")
    assert widget.node.locator("[data-do=play]").text_content() == "Pause"
    assert waited / 500 - 1.5 <= steps <= waited / 500 + 1.5
    # To the end of the page that is farther from the widget.
    widget.page.evaluate("""() => {
        const top = document.querySelector('.widget').getBoundingClientRect().top + scrollY;
        scrollTo({ top: top > document.body.scrollHeight / 2 ? 0 : document.body.scrollHeight, behavior: 'instant' });
    }""")
    widget.page.wait_for_timeout(300)
    there = widget.readout()["step"]
    widget.page.wait_for_timeout(1200)
    assert widget.readout()["step"] == there
    assert widget.node.locator("[data-do=play]").text_content() == "Play"


def test_one_region_is_read_out_and_nothing_while_a_slider_moves(opened):
    widget, _ = opened()
    assert widget.node.locator("[role=status], [aria-live]").count() == 1
    widget.press("step")
    assert widget.status() != ""
    changes = widget.node.evaluate("""async node => {
        const said = [];
        const status = node.querySelector('.status');
        new MutationObserver(() => { if (status.textContent) said.push(status.textContent); }).observe(status, { childList: true });
        const slider = node.querySelector('[data-dial=rate] input[type=range]');
        for (let place = 0; place < 40; place += 1) {
            slider.value = -3 + place / 20;
            slider.dispatchEvent(new Event('input', { bubbles: true }));
            // A hand that holds still for a while has not let go yet.
            await new Promise(done => setTimeout(done, place === 20 ? 600 : 20));
        }
        const during = said.length;
        slider.dispatchEvent(new Event('change', { bubbles: true }));
        await new Promise(done => setTimeout(done, 600));
        return [during, said.length];
    }""")
    assert changes == [0, 1]


@pytest.mark.parametrize("motion, duration", [("no-preference", 0.15), ("reduce", 0)])
def test_the_ball_glides_briefly_or_not_at_all(opened, motion, duration):
    widget, _ = opened(reduced_motion=motion)
    found = widget.node.locator(".ball").first.evaluate("ball => parseFloat(getComputedStyle(ball).transitionDuration)")
    assert found <= duration and (found > 0) == (duration > 0)


def test_the_keyboard_does_it_all(opened):
    widget, visited = opened()
    page = visited.page
    widget.node.locator("[data-do=step]").focus()
    page.keyboard.press("Enter")
    page.keyboard.press(" ")
    assert widget.readout()["step"] == "2"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert widget.readout()["step"] == "1"
    rate = widget.control("rate", "number").input_value()
    widget.control("rate", "range").focus()
    page.keyboard.press("ArrowUp")
    assert widget.control("rate", "number").input_value() != rate
    widget.control("x0", "range").focus()
    page.keyboard.press("ArrowLeft")
    moved = widget.control("x0", "number").input_value()
    widget.press("reset")
    assert widget.control("x0", "number").input_value() != moved
    # Every control is reached by Tab, in the order in which they stand.
    names = page.evaluate("""() => [...document.querySelector('.widget .panel').querySelectorAll('button, select, input, [tabindex]')]
        .filter(one => one.checkVisibility() && !one.disabled).length""")
    widget.node.locator("[data-do=step]").focus()
    seen = set()
    for _ in range(names):
        seen.add(page.evaluate("document.activeElement.id || document.activeElement.dataset.do || document.activeElement.className + document.activeElement.type + document.activeElement.parentNode.dataset.dial"))
        page.keyboard.press("Tab")
    assert len(seen) == names
    assert visited.errors == []


def test_keys_elsewhere_on_the_page_do_nothing(opened):
    widget, visited = opened()
    before = widget.readout()
    for key in ["ArrowRight", " ", "Enter", "s", "p", "r", "j"]:
        visited.page.keyboard.press(key)
    assert widget.readout() == before


def test_the_ball_can_be_dragged(opened):
    widget, visited = opened(f"{FIRST}#gd=f:{quote('x^2')},eta:0.1,x0:2")
    # It glides to its place first.
    visited.page.wait_for_timeout(400)
    ball = widget.node.locator(".ball").first.bounding_box()
    mouse = visited.page.mouse
    mouse.move(ball["x"] + ball["width"] / 2, ball["y"] + ball["height"] / 2)
    mouse.down()
    mouse.move(ball["x"] - 60, ball["y"] + 20, steps=4)
    mouse.up()
    assert float(widget.control("x0", "number").input_value()) < 1.5
    assert widget.readout()["step"] == "0"


# Addresses

@pytest.mark.parametrize("path", PAGES)
def test_a_copied_link_leads_back_to_the_same_walk(opened, path):
    widget, visited = opened(path)
    widget.control("rate", "number").fill("0.37")
    widget.control("x0", "number").fill("1.25")
    widget.node.locator("[data-of=method]").select_option("momentum")
    widget.control("mu", "number").fill("0.4")
    widget.press("step", 7)
    visited.page.evaluate("() => { navigator.clipboard.writeText = async text => { window.copied = text; }; }")
    widget.press("link")
    link = visited.page.evaluate("window.copied")
    assert widget.status() == "Link copied."
    other, _ = opened(path + "#" + link.split("#")[1])
    assert (other.readout(), other.rows()) == (widget.readout(), widget.rows())
    assert visited.page.evaluate("history.length") <= 2


def test_where_the_clipboard_is_forbidden_the_link_is_shown_selected(opened):
    widget, visited = opened()
    visited.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden')); }")
    widget.press("link")
    box = widget.node.locator(".link input")
    box.wait_for()
    assert "#gd=" in box.input_value()
    assert visited.page.evaluate("getSelection().toString() || document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)").endswith(box.input_value()[-10:])


def test_the_address_is_replaced_and_followed(opened):
    widget, visited = opened()
    widget.press("step", 3)
    visited.page.wait_for_timeout(600)
    assert "t:3" in visited.page.evaluate("location.hash")
    visited.page.evaluate("location.hash = '#gd=f:x%5E4,eta:0.05,x0:1,t:2'")
    visited.page.wait_for_timeout(200)
    assert widget.readout()["step"] == "2"
    assert widget.control("rate", "number").input_value() == "0.05"


def test_a_teacher_can_hide_controls(opened):
    widget, _ = opened(f"{FIRST}#gd=t:1&hide=rate+momentum")
    assert not widget.control("rate", "number").is_visible()
    assert not widget.control("mu", "number").is_visible()
    assert widget.control("x0", "number").is_visible()
    widget.press("step")
    widget.page.wait_for_timeout(600)
    assert "hide:rate" in widget.page.evaluate("location.hash")


@pytest.mark.parametrize("path", PAGES)
def test_it_works_from_the_disk(opened, path):
    widget, visited = opened(path, from_disk=True)
    widget.press("step", 2)
    visited.page.wait_for_timeout(600)
    assert widget.readout()["step"] == "2"
    assert visited.errors == [] and visited.outside == []


def test_open_in_the_playground_leads_to_the_same_run(opened, visit, site):
    if not (site / "playground.html").is_file() or not data("playground.html"):
        pytest.skip("this course has no playground with a widget")
    found = 0
    for path in PAGES:
        links = visit(path).page.locator("a[href*='playground.html#gd=']")
        for number in range(min(links.count(), 3)):
            address = links.nth(number).get_attribute("href")
            widget, visited = opened(address)
            assert visited.errors == []
            said = widget.status()
            assert "Step 0" in said and "cannot be used" not in said and "means nothing" not in said
            found += 1
    assert found


# Without it, and around it

def without_engine(page):
    page.add_init_script("delete window.WebAssembly")


def policy_without_engine(page):
    def answer(route):
        response = route.fetch()
        policy = POLICY.replace(" 'wasm-unsafe-eval'", "")
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": policy})
    page.route("**/*.html*", answer)


@pytest.mark.parametrize("prepare", [without_engine, policy_without_engine])
def test_without_webassembly_the_page_says_so_and_is_complete(visit, prepare):
    visited = visit(FIRST, prepare=prepare)
    node = visited.page.locator(".widget").first
    node.locator(".absent").wait_for()
    assert "WebAssembly" in node.locator(".absent").text_content()
    assert not node.locator(".panel").is_visible()
    assert node.locator(".plots svg").first.is_visible()
    assert not [error for error in visited.errors if error.startswith("uncaught")]


@pytest.mark.parametrize("path", PAGES)
def test_without_scripts_the_figure_and_the_table_are_there(visit, path):
    page = visit(path, javascript=False).page
    for number, _ in enumerate(data(path)):
        node = page.locator(".widget").nth(number)
        assert node.locator(".plots svg").count() == 2
        assert not node.locator(".panel").is_visible()
        assert node.locator(".twin").count() == 0 or node.locator(".twin").is_visible()


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("path", PAGES)
def test_the_page_stands_still_when_the_widget_comes_to_life(visit, path, width):
    def watch(page):
        page.add_init_script("""window.shift = 0;
            new PerformanceObserver(list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value; })
                .observe({ type: 'layout-shift', buffered: true });""")
    visited = visit(path, width=width, prepare=watch)
    before = visited.page.evaluate("document.body.scrollHeight")
    for number, _ in enumerate(data(path)):
        node = visited.page.locator(".widget").nth(number)
        node.locator(".panel:not([hidden])").wait_for()
        node.scroll_into_view_if_needed()
        node.locator("[data-do=play]").evaluate("button => button.click()")
        visited.page.wait_for_timeout(1700)
    assert visited.page.evaluate("window.shift") <= 0.01
    assert before > 0


def test_targets_are_large_enough_for_a_finger(opened):
    for width in (WIDE, NARROW):
        widget, _ = opened(width=width)
        small = widget.node.locator(".panel").evaluate("""panel => [...panel.querySelectorAll('button, select, input')]
            .filter(one => one.checkVisibility() && (one.offsetHeight < 44 || one.offsetWidth < 44))
            .map(one => `${one.localName} ${one.id || one.dataset.do} ${one.offsetWidth}×${one.offsetHeight}`)""")
        assert small == []


def test_every_control_has_a_visible_label(opened):
    widget, _ = opened()
    unnamed = widget.node.locator(".panel").evaluate("""panel => [...panel.querySelectorAll('select, input')]
        .filter(one => one.checkVisibility()).filter(one => {
            const named = one.labels[0] || document.getElementById(one.getAttribute('aria-labelledby'));
            return !named || !named.checkVisibility() || !named.textContent.trim();
        }).map(one => one.outerHTML)""")
    assert unnamed == []


def test_print_shows_the_static_twin_and_no_controls(opened):
    widget, visited = opened()
    widget.press("step", 3)
    visited.page.emulate_media(media="print")
    assert not widget.node.locator(".panel").is_visible()
    assert not widget.node.locator(".moving").first.is_visible()
    assert widget.node.locator(".plots svg:not(.moving)").first.is_visible()
