"""The browser that the journeys walk in."""

import pytest
from playwright.sync_api import Error

from tests.support.browser import violations

pytestmark = pytest.mark.browser

GOOD = (
    "<!doctype html><html lang=en><head><title>A page</title></head><body><main><h1>Heading</h1></main></body></html>"
)


def test_a_good_page_has_no_violations(page):
    page.set_content(GOOD)
    assert violations(page) == []


def test_a_picture_without_words_is_a_violation(page):
    page.set_content(GOOD.replace("</main>", "<img src='data:,'></main>"))
    assert [line.split(":")[0] for line in violations(page)] == ["image-alt"]


def test_the_browser_reaches_nobody_outside(page):
    # An address kept for documentation, nobody's: a name would not resolve on a closed network anyway.
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://192.0.2.1/")
