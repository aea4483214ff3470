"""Code boxes: a button copies exactly what they hold, tabs remember the reader's language, storage or none."""
import shutil
import subprocess

import pytest

from conftest import PROJECT

BLOCK = """
```gd {name}
minimize L(w) = (w - 3)^2 + {name}0
from w = 0
rate 0.1
steps 8
show code(swift, python, javascript)
```
"""
LESSON = "---\ntitle: Code\n---\n" + BLOCK.format(name="a").replace(" + a0", "") + """
```python
print("<&>\t" * 2)

```
""" + BLOCK.format(name="b").replace(" + b0", " + 1")


@pytest.fixture(scope="module")
def site_of_code(gd, tmp_path_factory):
    root = tmp_path_factory.mktemp("course")
    (root / "content").mkdir()
    (root / "content/code.md").write_text(LESSON, "utf-8")
    (root / "content/other.md").write_text(LESSON, "utf-8")
    shutil.copytree(PROJECT / "templates", root / "templates")
    subprocess.run([gd, "build", "--quiet", "--root", root], check=True)
    return root / "site"


@pytest.fixture
def open_code(site_of_code, serve, browser):
    opened = []
    home = serve(site_of_code)

    def open_page(prepare=None):
        context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
        opened.append(context)
        page = context.new_page()
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        if prepare:
            page.add_init_script(prepare)
        page.goto(home + "code.html")
        return page

    yield open_page
    for context in opened:
        context.close()


def chosen(page):
    return page.eval_on_selector_all(".tabs input:checked", "inputs => inputs.map(input => input.value)")


def test_the_button_copies_the_code_and_nothing_else(open_code):
    page = open_code()
    box = page.locator(".code").filter(has_text="<&>")
    box.get_by_role("button", name="Copy").click()
    box.get_by_text("Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == 'print("<&>\t" * 2)\n\n'
    listing = page.locator(".tab:visible .code").first
    listing.get_by_role("button", name="Copy").press("Enter")
    listing.get_by_text("Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("import Foundation\n\nvar w = 0.0\n")
    assert page.errors == []


def test_where_copying_is_forbidden_the_code_is_selected(open_code):
    page = open_code("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    box = page.locator(".code").filter(has_text="<&>")
    box.get_by_role("button", name="Copy").click()
    box.get_by_text("Selected").wait_for()
    assert page.evaluate("getSelection().toString()").strip() == 'print("<&>\t" * 2)'


def test_a_chosen_language_is_chosen_everywhere_and_remembered(open_code):
    page = open_code()
    assert chosen(page) == ["swift", "swift"]
    page.get_by_text("JavaScript", exact=True).locator("visible=true").first.click()
    assert chosen(page) == ["javascript", "javascript"]
    page.reload()
    assert chosen(page) == ["javascript", "javascript"]
    page.goto(page.url.replace("code.html", "other.html"))
    assert chosen(page) == ["javascript", "javascript"]
    assert page.errors == []


def test_the_tabs_do_not_need_the_storage(open_code):
    page = open_code("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } })")
    page.get_by_text("Python", exact=True).locator("visible=true").first.click()
    assert chosen(page) == ["python", "python"]
    assert page.errors == []


def test_what_the_reader_looks_at_stays_where_it_is(open_code):
    page = open_code()
    label = page.locator(".tabs").nth(1).locator("label").nth(1)
    label.scroll_into_view_if_needed()
    before = label.bounding_box()["y"]
    label.click()
    assert abs(label.bounding_box()["y"] - before) < 1


def test_the_tabs_work_without_a_script(site_of_code, serve, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(serve(site_of_code) + "code.html")
    page.locator(".tabs").nth(0).locator("label").nth(1).click()
    assert page.locator(".tab:visible").nth(0).inner_text().startswith("w = 0.0")
    assert page.get_by_role("button").count() == 0
    context.close()
