"""What every test of the site is given: the folder, a server under the strict policy, a browser, a visit.

A test that takes `page_path` runs once for every page of the site, one that takes `lesson_path` once for every
page whose article is a lesson, one that takes `own_path` for every page but the print edition. `visit(path, …)` opens a page and notes what went wrong on it.
"""
import functools
import http.server
import os
import pathlib
import shutil
import threading

import pytest
from playwright.sync_api import sync_playwright

PROJECT = pathlib.Path(__file__).resolve().parents[2]
SITE = pathlib.Path(os.environ.get("GD_SITE", PROJECT / "site")).resolve()

# What a careful host sends with every page. Everything must work under it.
POLICY = ("default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
          "base-uri 'none'; form-action 'none'")

WIDE, NARROW = 1280, 320
SCHEMES = ("light", "dark")


# The print edition has the lessons once more, with the same styles. What is proved of each lesson's controls and colours
# need not be proved of their copies, in a page ten times as long.
EDITION = "print.html"


def page_paths():
    """Every page, as its path within the site: `index.html`, `by-hand.html`."""
    return sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))


def own_paths():
    """Every page but the one that repeats others."""
    return [path for path in page_paths() if path != EDITION]


def lesson_paths():
    return [path for path in page_paths() if '<article class="lesson">' in (SITE / path).read_text("utf-8")]


def pytest_generate_tests(metafunc):
    for argument, paths in (("page_path", page_paths), ("own_path", own_paths), ("lesson_path", lesson_paths)):
        if argument in metafunc.fixturenames:
            metafunc.parametrize(argument, paths())


@pytest.fixture(scope="session")
def site():
    """The folder of the built site."""
    assert (SITE / "index.html").is_file(), f"no site in {SITE}: run make site"
    return SITE


@pytest.fixture(scope="session")
def pages(site):
    """The path within the site of every page."""
    return page_paths()


@pytest.fixture(scope="session")
def gd():
    """The tool, for what is tested through it; GD names another than make's."""
    tool = pathlib.Path(os.environ.get("GD", PROJECT / ".build/release/gd"))
    if not tool.is_file():
        pytest.skip(f"no tool at {tool}: run make tool")
    return tool


class Handler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def do_GET(self):
        # A browser asks for this of itself where no page names an icon; that is no fault of a page.
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *_):
        pass


@pytest.fixture(scope="session")
def serve():
    """Serves a folder under the strict policy, on loopback, and gives the address, with a slash at its end."""
    running = []

    def start(folder):
        handler = functools.partial(Handler, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        running.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def served(site, serve):
    """The address of the site, served under the strict policy."""
    return serve(site)


def launch(playwright):
    """The system's Chromium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert program, "no chromium on the PATH: run make site-tests, which installs it"
    # Root, as in a container, has to do without the sandbox.
    return playwright.chromium.launch(executable_path=program, chromium_sandbox=os.geteuid() != 0,
                                      args=["--force-color-profile=srgb"])


@pytest.fixture(scope="session")
def browser():
    """The system's Chromium, one for all tests."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def contexts(browser):
    """Contexts by what they stand for, since making one costs more than a page in it."""
    made = {}

    def context(scheme="light", width=WIDE, height=900, javascript=True, reduced_motion="no-preference",
                forced_colors="none"):
        key = (scheme, width, height, javascript, reduced_motion, forced_colors)
        if key not in made:
            made[key] = browser.new_context(
                color_scheme=scheme, viewport={"width": width, "height": height},
                java_script_enabled=javascript, reduced_motion=reduced_motion, forced_colors=forced_colors)
        return made[key]

    yield context
    for one in made.values():
        one.close()


class Visit:
    """A page that is open: `page` is Playwright's, `errors` what its console and scripts complained of,
    `outside` every address that it asked for beyond the site."""

    def __init__(self, page, home):
        self.page, self.home = page, home
        self.errors, self.outside = [], []
        page.on("console", lambda message: self._said(message))
        page.on("pageerror", lambda error: self.errors.append(f"uncaught: {error}"))
        page.on("request", lambda request: self._asked(request.url))
        page.on("requestfailed", lambda request: self.errors.append(f"failed: {request.url}"))

    def _said(self, message):
        if message.type in ("error", "warning"):
            self.errors.append(f"{message.type}: {message.text}")

    def _asked(self, url):
        if not url.startswith((self.home, "data:", "blob:", "about:")):
            self.outside.append(url)


@pytest.fixture
def visit(site, served, contexts):
    """visit(path, scheme=, width=, javascript=, from_disk=, …): a `Visit` to a page of the site.

    `path` is the page's path within the site, with a fragment if wanted. `from_disk` opens the file itself,
    as a reader does who got the course as a folder. `home` is another address to open it at, such as what
    `serve` gave. `prepare(page)` is called before the page is opened. What else is given goes to `contexts`.
    """
    opened = []

    def open_page(path, *, from_disk=False, home=None, prepare=None, wait_until="load", **setting):
        home = home or (site.as_uri() + "/" if from_disk else served)
        page = contexts(**setting).new_page()
        opened.append(page)
        visit = Visit(page, home)
        if prepare:
            prepare(page)
        page.goto(home + path, wait_until=wait_until)
        return visit

    yield open_page
    for page in opened:
        page.close()
