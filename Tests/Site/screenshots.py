"""Pictures of every page as its readers see it: `screenshots.py [PART…]`, of the pages whose path contains a PART.

Into .build/screenshots, in slices that fit a screen: each page in light and dark on a desk, on the narrowest phone,
with the system's forced colours, and the sheets that a printer gets. For looking at, not for comparing.
"""
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

from conftest import NARROW, PROJECT, SITE, WIDE, launch, page_paths

FOLDER = PROJECT / ".build/screenshots"
SLICE = 1600
LOOKS = {
    "light": {"color_scheme": "light", "viewport": {"width": WIDE, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": WIDE, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": NARROW, "height": 640}, "device_scale_factor": 2},
    "phone-dark": {"color_scheme": "dark", "viewport": {"width": NARROW, "height": 640}, "device_scale_factor": 2},
    "forced": {"color_scheme": "dark", "forced_colors": "active", "viewport": {"width": WIDE, "height": 900}},
}


def photograph(page, name):
    """The whole page, from the top, in slices."""
    height = page.evaluate("document.documentElement.scrollHeight")
    width = page.viewport_size["width"]
    for index, top in enumerate(range(0, height, SLICE)):
        clip = {"x": 0, "y": top, "width": width, "height": min(SLICE, height - top)}
        page.screenshot(path=FOLDER / f"{name}-{index + 1}.png", full_page=True, clip=clip)


def print_sheets(page, name):
    sheets = FOLDER / f"{name}.pdf"
    page.pdf(path=sheets, format="A4")
    if shutil.which("pdftoppm"):
        subprocess.run(["pdftoppm", "-r", "80", "-png", sheets, FOLDER / name], check=True)


def main(parts):
    chosen = [path for path in page_paths() if not parts or any(part in path for part in parts)]
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in chosen:
        name = path.removesuffix(".html").replace("/", "-")
        for old in [*FOLDER.glob(f"{name}-*.png"), *FOLDER.glob(f"{name}-*.pdf")]:
            old.unlink()
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for look, setting in LOOKS.items():
            context = browser.new_context(**setting)
            for path in chosen:
                page = context.new_page()
                page.goto((SITE / path).as_uri())
                name = path.removesuffix(".html").replace("/", "-")
                photograph(page, f"{name}-{look}")
                if look == "light":
                    print_sheets(page, f"{name}-print")
                page.close()
            context.close()
        browser.close()
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER.relative_to(PROJECT)}")


if __name__ == "__main__":
    main(sys.argv[1:])
