"""A real browser for tests: Debian's Chromium driven by Playwright, closed to the world outside."""

import os
import shutil
from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "/usr/bin/chromium")
SWITCHES = (
    "--headless",
    "--no-sandbox",  # Chromium refuses to start as root with one, and the pages are our own
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A page that asks anybody but us for something must fail here, not only at a site with a closed network.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
# All that axe knows to look for; only what it finds wrong is written out and brought here.
AXE = "axe.run({resultTypes: ['violations']}).then(found => found.violations)"


def chromium_path() -> str | None:
    """The browser named by $CHROMIUM, or the first there is."""
    named = os.environ.get("CHROMIUM")
    return next(filter(None, map(shutil.which, [named] if named else NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the whole run."""
    program = chromium_path()
    if program is None:
        pytest.skip("needs Chromium: apt install chromium, or set CHROMIUM=/path/to/it")
    # Playwright keeps an event loop in this thread, and Django would refuse to touch its database beside one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(SWITCHES))
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A person's own browser: no cookies from the test before."""
    fresh = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB", timezone_id="Europe/London")
    fresh.set_default_timeout(10_000)
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def violations(page: Page) -> list[str]:
    """What axe finds wrong with the page, a line for each element: rule, where, and what to do."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(AXE)
    return [f"{rule['id']}: {node['html'][:160]}: {rule['help']}" for rule in found for node in rule["nodes"]]
