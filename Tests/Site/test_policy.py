"""Nothing is asked for outside the site, and nothing breaks under the strict policy, served or from the disk."""
import pytest

from conftest import POLICY
from documents import document


@pytest.mark.parametrize("from_disk", [False, True], ids=["served", "from the disk"])
def test_no_error_and_no_outside_request(visit, page_path, from_disk):
    opened = visit(page_path, from_disk=from_disk)
    # What a script does a moment later counts as well.
    opened.page.mouse.wheel(0, 100_000)
    opened.page.wait_for_timeout(100)
    assert opened.errors == []
    assert opened.outside == []


def test_no_inline_script_or_style(page_path):
    assert document(page_path).forbidden == []


def test_the_policy_is_in_force(serve, visit, tmp_path):
    (tmp_path / "index.html").write_text(
        "<!DOCTYPE html><title>t</title><p style='color: red'>Red<img src='https://example.invalid/a.png'>"
        "<script>document.title = 'ran'</script>")
    opened = visit("index.html", home=serve(tmp_path))
    assert opened.page.title() == "t"
    assert "default-src 'none'" in POLICY
    assert sum("Content Security Policy" in error for error in opened.errors) == 3
    assert opened.page.evaluate("getComputedStyle(document.querySelector('p')).color") == "rgb(0, 0, 0)"


def test_a_request_beyond_the_site_is_seen(serve, visit, served, tmp_path):
    (tmp_path / "index.html").write_text("<!DOCTYPE html><title>t</title>")
    opened = visit("index.html", home=serve(tmp_path))
    opened.page.evaluate("address => fetch(address, { mode: 'no-cors' }).catch(() => {})", served + "index.html")
    opened.page.wait_for_timeout(50)
    assert opened.outside or opened.errors
