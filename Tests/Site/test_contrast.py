"""Every letter and every mark stands out from what lies behind it, for eyes of all kinds.

axe judges the text of HTML. It sees neither the labels nor the marks of an SVG, nor the text of MathML.
"""
import itertools
import pathlib

import pytest

from conftest import SCHEMES
from colours import distance, parsed, seen_by

SCRIPT = (pathlib.Path(__file__).parent / "contrast.js").read_text("utf-8")

# Text by WCAG 1.4.3, marks by 1.4.11. The labels of a chart are never large.
# Left out is what carries no meaning of its own: grid lines repeat the ticks, and the faint areas of a map
# are told apart by the signs within them.
LIMITS = {"text": 4.5, "large": 3, "mark": 3, "unseen": ".grid, .area"}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("forced", ["none", "active"], ids=["own colours", "forced colours"])
def test_text_labels_and_marks(visit, page_path, scheme, forced):
    page = visit(page_path, scheme=scheme, forced_colors=forced).page
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    found = page.evaluate(SCRIPT, LIMITS)
    assert found["faults"] == []
    assert found["texts"] > 0
    assert page.locator("svg").count() == 0 or (found["labels"] > 0 and found["marks"] > 0)


# Areas side by side differ plainly from about 10 in this measure. A line of a chart is thin, so we ask for more;
# each series has its own dash and marker besides.
APART = 20


@pytest.mark.parametrize("count", [3, 4], ids=["up to three", "four"])
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("eyes", ["all colours", "protanopia", "deuteranopia", "tritanopia"])
def test_series_stay_apart(visit, scheme, count, eyes):
    page = visit("index.html", scheme=scheme).page
    colours = page.evaluate(
        """count => {
            const figure = document.createElement('div');
            figure.className = count === 4 ? 'of-4' : '';
            document.body.append(figure);
            const look = getComputedStyle(figure);
            return [...Array(count).keys()].map(i => look.getPropertyValue('--s' + (i + 1)).trim());
        }""", count)
    assert len(set(colours)) == count
    seen = [seen_by(eyes, parsed(colour)) for colour in colours]
    close = {(colours[i], colours[j]): round(distance(seen[i], seen[j]), 1)
             for i, j in itertools.combinations(range(count), 2) if distance(seen[i], seen[j]) < APART}
    assert close == {}
