"""The page fits: a phone, letters at twice their size, more room between them, and it stands still while it loads."""
import pytest

from conftest import NARROW, WIDE

# What reaches past the sides of the page without being in a box that scrolls or is cut off on purpose.
STICKING_OUT = """() => {
    const width = document.documentElement.clientWidth;
    const scrolls = element => {
        for (let at = element.parentElement; at && at !== document.body; at = at.parentElement)
            if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX)) return true;
        return false;
    };
    const out = [...document.querySelectorAll('body *')].filter(element => {
        const box = element.getBoundingClientRect();
        return element.checkVisibility({ opacityProperty: true }) && box.width > 0 && box.bottom > 0 &&
            (box.right > width + 1 || box.left < -1) && !scrolls(element);
    }).map(element => {
        const box = element.getBoundingClientRect();
        return `${element.localName}.${element.getAttribute('class') || ''} '${element.textContent.trim().slice(0, 30)}' ` +
            `${box.left.toFixed(0)}…${box.right.toFixed(0)} of ${width}`;
    });
    const scroll = document.documentElement.scrollWidth;
    return scroll > width ? [`the page scrolls sideways: ${scroll} of ${width}`, ...out] : out;
}"""

# Text that a box cuts off, or that lies on other text.
LOST = """() => {
    const name = element => `${element.localName}.${element.getAttribute('class') || ''} ` +
        `'${element.textContent.trim().slice(0, 40)}'`;
    const cut = [...document.querySelectorAll('main *, header *, footer *')].filter(element => {
        const look = getComputedStyle(element);
        if (element.matches('.formula, .maths')) {
            // The boxes of a formula's letters are higher than its ink, which is what must not be cut.
            const box = element.getBoundingClientRect();
            return [...element.querySelectorAll('mi, mn, mo')].some(letter =>
                letter.getBoundingClientRect().bottom > box.bottom || letter.getBoundingClientRect().top < box.top);
        }
        // A line to type in scrolls with its caret, as a reader's own text makes it; a number must be seen whole.
        return element.checkVisibility() && !element.closest('svg, math') && !element.matches('[type=text]') &&
            (['hidden', 'clip'].includes(look.overflowX) && element.scrollWidth > element.clientWidth + 1 ||
             ['hidden', 'clip'].includes(look.overflowY) && element.scrollHeight > element.clientHeight + 1);
    }).map(element => `cut off: ${name(element)}`);
    const blocks = [...document.querySelectorAll(
            'h1, h2, h3, h4, p, li, td, th, pre, summary, caption, figcaption, label, .breadcrumbs li, .formula')]
        .filter(element => element.checkVisibility() && !element.querySelector('p, li, td, pre') &&
            element.textContent.trim())
        .map(element => {
            const range = document.createRange();
            range.selectNodeContents(element);
            return [element, range.getBoundingClientRect()];
        }).filter(([, box]) => box.width > 0).sort((a, b) => a[1].top - b[1].top);
    const over = [];
    for (let i = 0; i < blocks.length; i++) {
        const [element, box] = blocks[i];
        for (let j = i + 1; j < blocks.length && blocks[j][1].top < box.bottom - 2; j++) {
            const [other, its] = blocks[j];
            if (Math.min(box.right, its.right) - Math.max(box.left, its.left) > 2 && !element.contains(other) &&
                    !other.contains(element) && !element.closest('.contents') && !other.closest('.contents'))
                over.push(`on each other: ${name(element)} and ${name(other)}`);
        }
    }
    return [...cut, ...over];
}"""

# WCAG 1.4.12: a reader's own spacing, which must not lose any text. The labels of a figure are a picture's.
SPACED = """*:not(svg, svg *) { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
            svg { letter-spacing: normal; word-spacing: normal }
            p { margin-bottom: 2em !important }"""


@pytest.fixture
def opened(visit, page_path):
    """The page with all its details open, at a width; `style` is a reader's own."""
    def open_at(width, style="", **setting):
        page = visit(page_path, width=width, **setting).page
        page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        # A stylesheet of the reader's is no part of the page, so the page's policy does not hold it up.
        page.evaluate("""style => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(style);
            document.adoptedStyleSheets = [sheet];
        }""", style)
        return page

    return open_at


# One width of each of the layouts between which the stylesheet changes.
WIDTHS = [NARROW, 375, 768, WIDE]


def at_each_width(page, widths, *checks):
    """What the checks find when the reader makes the window wider and wider, by width."""
    found = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        # A box that is drawn for its size is told of the new one with the next frame.
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        found[width] = [fault for check in checks for fault in page.evaluate(check)]
    return {width: faults for width, faults in found.items() if faults}


def test_nothing_sticks_out(opened):
    assert at_each_width(opened(NARROW), WIDTHS, STICKING_OUT, LOST) == {}


def test_letters_of_twice_the_size(opened):
    page = opened(WIDE, "html { font-size: 200% }")
    assert page.evaluate(STICKING_OUT) + page.evaluate(LOST) == []
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.text :is(p, dd), .not-found > p')).fontSize)") >= 32


def test_more_room_between_letters_and_lines(opened):
    assert at_each_width(opened(NARROW, SPACED), [NARROW, WIDE], STICKING_OUT, LOST) == {}


SHIFTS = """() => {
    window.shifted = 0;
    new PerformanceObserver(list => {
        for (const shift of list.getEntries()) window.shifted += shift.value;
    }).observe({ type: 'layout-shift', buffered: true });
}"""


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_it_stands_still(visit, page_path, width):
    page = visit(page_path, width=width, prepare=lambda page: page.add_init_script(f"({SHIFTS})()")).page
    page.wait_for_timeout(100)
    for _ in range(5):
        page.mouse.wheel(0, 3000)
        page.wait_for_timeout(30)
    page.wait_for_timeout(200)
    assert page.evaluate("window.shifted") <= 0.01


def test_a_shift_is_seen(visit):
    page = visit("index.html", prepare=lambda page: page.add_init_script(f"({SHIFTS})()")).page
    page.wait_for_timeout(100)
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('beforebegin', '<br><br><br><br>')")
    page.wait_for_timeout(300)
    assert page.evaluate("window.shifted") > 0.01


def test_a_lesson_has_few_nodes(visit, lesson_path):
    page = visit(lesson_path, javascript=True).page
    assert page.evaluate("document.querySelectorAll('*').length") <= 1500


MEASURE = """() => {
    // Letters in each line of the text but the last one of its paragraph.
    const counts = [];
    for (const paragraph of [...document.querySelectorAll('.text > p')].slice(0, 20)) {
        if (paragraph.querySelector('math')) continue;
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT), range = document.createRange();
        const lines = [];
        let bottom = 0;
        for (let node; (node = walker.nextNode());) {
            for (let at = 0; at < node.length; at++) {
                range.setStart(node, at);
                range.setEnd(node, at + 1);
                const box = range.getBoundingClientRect();
                if (box.top > bottom - 4) {
                    lines.push(0);
                    bottom = box.bottom;
                }
                lines[lines.length - 1] += 1;
            }
        }
        counts.push(...lines.slice(0, -1));
    }
    return counts.sort((a, b) => a - b);
}"""


def test_a_line_is_60_to_75_letters(visit, lesson_path):
    letters = visit(lesson_path).page.evaluate(MEASURE)
    assert letters and 60 <= letters[len(letters) // 2] <= 75


MOVING = """() => [...document.querySelectorAll('*')].filter(element => {
    const look = getComputedStyle(element);
    return look.animationName !== 'none' || look.scrollBehavior === 'smooth' ||
        look.transitionDuration.split(',').some(time => parseFloat(time) > 0);
}).map(element => element.localName + '.' + element.className)"""


def test_nothing_moves_for_who_wants_it_still(visit, page_path):
    assert visit(page_path, reduced_motion="reduce").page.evaluate(MOVING) == []


# The names of series and levels lie on the lines; on each other they cannot be read.
LABELS = """() => [...document.querySelectorAll('svg')].filter(svg => svg.checkVisibility()).flatMap(svg => {
    const labels = [...svg.querySelectorAll('text')].filter(label => label.textContent.trim())
        .map(label => [label, label.getBoundingClientRect()]);
    return labels.flatMap(([label, box], i) => labels.slice(i + 1)
        .filter(([, its]) => Math.min(box.right, its.right) - Math.max(box.left, its.left) > 1 &&
            Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top) > box.height * .3)
        .map(([other]) => `${svg.querySelector('title').textContent.slice(0, 40)}: ` +
            `'${label.textContent}' on '${other.textContent}'`));
})"""

# A figure that a widget has taken the place of has no size on the page.
SMALL = """() => [...document.querySelectorAll('svg')].filter(svg => svg.checkVisibility()).flatMap(svg => {
    const scale = svg.getScreenCTM().a;
    return [...svg.querySelectorAll('text')]
        .filter(label => parseFloat(getComputedStyle(label).fontSize) * scale < 11)
        .map(label => `'${label.textContent}' ${(parseFloat(getComputedStyle(label).fontSize) * scale).toFixed(1)} px`);
})"""


def test_labels_of_a_figure_can_be_read(visit, page_path):
    page = visit(page_path, width=NARROW).page
    widths = [NARROW, 768, WIDE]
    assert at_each_width(page, widths, LABELS, SMALL) == {}
    # A widget hides the figures that stand there until it has come, and that are printed.
    page.evaluate("for (const widget of document.querySelectorAll('.live')) widget.classList.remove('live')")
    assert at_each_width(page, widths, LABELS, SMALL) == {}
