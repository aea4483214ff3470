"""How long a step of the widget takes, layout included, as a reader's browser has it: `step_time.py [PAGE…]`.

Prints, as JSON, the median and the ninth decile in milliseconds for each page of site/ with a widget; asserts nothing.
"""
import json
import sys

from playwright.sync_api import sync_playwright

from conftest import SITE, launch
from widgets import widget_paths

STEPS = 300
TIMES = """async count => {
    const widget = document.querySelector('.widget');
    widget.scrollIntoView({ behavior: 'instant' });
    const [step, reset] = ['step', 'reset'].map(name => widget.querySelector(`[data-do=${name}]`));
    const times = [];
    for (let number = 0; number < count; number += 1) {
        const start = performance.now();
        step.click();
        document.body.getBoundingClientRect();
        times.push(performance.now() - start);
        await new Promise(requestAnimationFrame);
        if (number % 40 === 39) reset.click();
    }
    times.sort((one, other) => one - other);
    return [times[count >> 1], times[Math.floor(count * 0.9)]];
}"""


def main(paths):
    found = {}
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for path in paths or widget_paths():
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(f"{SITE.as_uri()}/{path}")
            page.wait_for_selector(".panel:not([hidden])")
            found[path] = page.evaluate(TIMES, STEPS)
        browser.close()
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1:])
