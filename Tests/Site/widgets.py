"""The widgets of the built site: what their pages say of them, and how a reader works one."""
import functools
import html
import json
import re
import subprocess

import test_coverage as coverage
from conftest import PROJECT, SITE


@functools.cache
def widget_paths():
    """The pages with a widget, as paths within the site."""
    return sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html")
                  if 'class="widget"' in path.read_text("utf-8"))


@functools.cache
def data(path):
    """What each widget of a page is told of its runs."""
    return [json.loads(html.unescape(found))
            for found in re.findall(r'data-widget="([^"]*)"', (SITE / path).read_text("utf-8"))]


def presets():
    """(page, widget's number, preset's number, preset's name) of every preset of the site."""
    return [(path, number, place, preset["name"]) for path in widget_paths()
            for number, widget in enumerate(data(path)) for place, preset in enumerate(widget["presets"])]


@functools.cache
def printed(gd, lesson, block):
    """What the tool prints of a run: the names of its columns, and a row of digits for each step."""
    said = subprocess.run([gd, "run", f"content/{lesson}.md#{block}"], cwd=PROJECT, capture_output=True, text=True)
    assert said.returncode == 0, said.stderr
    head, _, *lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in said.stdout.splitlines()]
    return head[1:], {int(step): digits for step, *digits in lines if step.isdigit()}


@functools.cache
def claimed(gd, lesson, block):
    """The digits that a lesson writes in its tables of a walk, whichever block they belong to: step to quantity to digits."""
    names, walk = printed(gd, lesson, block)
    rows = {}
    for selector, places in coverage.claims(gd, lesson).items():
        found = re.fullmatch(r"(\w+)\.(.+)\[(\d+)\]", selector)
        if not found or found[1] not in coverage.blocks(lesson):
            continue
        for line, column in places:
            text = coverage.source(lesson)[line - 1]
            # A table below a block, not one of the prose, whose cells are links.
            is_cell = text.startswith("|") and text.encode()[column - 2:column - 1] != b"["
            if is_cell and is_same_walk(gd, lesson, found[1], names, walk):
                rows.setdefault(int(found[3]), {})[found[2]] = coverage.written(lesson, line, column)
    return rows


def column(name, preset, functions):
    """What the widget calls a column of a lesson's table."""
    function = next(one for one in functions if one["text"] == preset["text"])
    loss, parameters = function["name"], ", ".join(function["parameters"])
    if name in (loss, f"{loss}({parameters})"):
        return "loss"
    return "slope" if name in (f"d{loss}/d{parameters}", f"{loss}'({parameters})") else name


def is_same_walk(gd, lesson, block, names, walk):
    its_names, its_walk = printed(gd, lesson, block)
    return its_names == names and all(walk[step] == its_walk[step] for step in walk.keys() & its_walk.keys())


def plain(digits):
    """Digits with the sign that a keyboard has."""
    return digits.replace("−", "-")


def source(path):
    """The lesson that became a page, by its name below content/, or None."""
    for file in (PROJECT / "content").rglob("*.md"):
        slug = re.search(r"^slug: *(\S+)", file.read_text("utf-8"), re.M)
        if (slug[1] if slug else file.stem) + ".html" == path:
            return file.relative_to(PROJECT / "content").with_suffix("").as_posix()
    return None


class Widget:
    """One widget of an open page."""

    def __init__(self, page, number=0):
        self.page = page
        self.node = page.locator(".widget").nth(number)
        self.node.locator(".panel:not([hidden])").wait_for()

    def press(self, action, times=1):
        """Presses a button so often, as a reader with a quick hand."""
        self.node.locator(f"[data-do={action}]").evaluate(
            "(button, times) => { for (let i = 0; i < times; i += 1) button.click(); }", times)

    def choose(self, number):
        self.node.locator("[data-of=preset]").select_option(index=number)

    def control(self, setting, kind):
        return self.node.locator(f"[data-dial={setting}] input[type={kind}]")

    def type(self, text):
        box = self.node.locator("[data-of=text]")
        box.fill(text)
        box.dispatch_event("change")
        # What reads it is asked for when it is needed first.
        self.node.locator("[data-of=text]:not([aria-busy])").wait_for(state="attached")

    def readout(self):
        """Each quantity of the readout with its value."""
        return dict(self.node.locator(".readout").evaluate(
            "list => [...list.children].map(item => [...item.children].map(part => part.textContent))"))

    def rows(self):
        """The table of the steps so far: step to quantity to digits."""
        lines = self.node.locator(".history").evaluate(
            "box => [...box.querySelectorAll('tr')].map(row => [...row.cells].map(cell => cell.textContent))")
        return {int(line[0].replace(",", "")): dict(zip(lines[0][1:], line[1:])) for line in lines[1:] if len(line) > 1}

    def status(self, wait=900):
        """What the status region says when it has come to rest."""
        self.page.wait_for_timeout(wait)
        return self.node.locator(".status").text_content()

    def text(self):
        """All that the widget shows and names, what it was told aside."""
        return self.node.evaluate("""node => {
            const copy = node.cloneNode(true);
            copy.removeAttribute('data-widget');
            return copy.outerHTML + [...node.querySelectorAll('input')].map(input => input.value).join(' ');
        }""")

    def unsound(self):
        """Where it shows what is no number; empty where all is well."""
        return [found[0] for found in re.finditer(r".{0,60}(NaN|Infinity|undefined|\bnull\b|\[object).{0,20}", self.text())]
