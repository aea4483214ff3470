"""Nothing is asked for outside the site, and nothing breaks under the strict policy, served or from the disk."""
import pytest


@pytest.mark.parametrize("from_disk", [False, True], ids=["served", "from the disk"])
def test_no_error_and_no_outside_request(visit, page_path, from_disk):
    opened = visit(page_path, from_disk=from_disk)
    opened.page.wait_for_timeout(50)
    assert opened.errors == []
    assert opened.outside == []
