"""Look over a page: what axe finds, what scrolls sideways, how errors are told, what is not there without a script."""

from urllib.parse import urlsplit

from django.conf import settings
from playwright.sync_api import TimeoutError as TooLate

from tests.support.browser import violations

WIDTHS = (1280, 768, 320)  # [px]
# What axe looks at is either as on a wide screen or as on a narrow one; between them only the lines are longer.
AXED = (1280, 320)
# What is offered, yet not shown, and not folded away under a summary that the browser itself unfolds; but for the name
# that tells a browser whose password it is. Of a form's buttons one is enough: a hidden one says what Enter means.
OFFERED = "a[href], input:not([type=hidden], [autocomplete=username]), select, textarea, form"
HIDDEN = f"""() => [...document.querySelectorAll("main :is({OFFERED})")]
    .map(each => each.tagName === "FORM" ? each.querySelector("button:not([type=button], [hidden])") ?? each : each)
    .filter(each => !each.closest("details:not([open])") && (!each.checkVisibility() || each.tagName === "FORM"))
    .filter(each => ![...document.querySelectorAll("main a")].some(
        other => each.href && other.href === each.href && other.checkVisibility()))
    .map(each => each.outerHTML.slice(0, 160))"""
# What does nothing by itself: a button that sends no form, a link to nowhere.
IDLE = """() => [...document.querySelectorAll("main button[type=button], main a[href='#'], main [onclick]")]
    .filter(each => each.checkVisibility()).map(each => each.outerHTML.slice(0, 160))"""


def page_of(browser, site, client=None, script=True):
    """A page of a browser of its own, of whoever is signed in at the client."""
    context = browser.new_context(
        viewport={"width": WIDTHS[0], "height": 900}, locale="en-GB", java_script_enabled=script
    )
    context.set_default_timeout(10_000)
    if client:
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": site}])
    return context.new_page()


def show(page, address, answer):
    """Open the address and be given this answer, as if the server had just sent it."""
    place = urlsplit(address)._replace(query="").geturl()

    def fulfil(route):
        route.fulfill(status=answer.status_code, headers=dict(answer.headers), body=answer.content)

    page.route(place, fulfil)
    page.goto(place)
    page.unroute(place)


def sideways(page, name):
    if page.evaluate("document.documentElement.scrollWidth") > page.viewport_size["width"]:
        yield f"{name} at {page.viewport_size['width']}: scrolls sideways"


def settle(page, width):
    """The header folds its links a moment after the width has changed: a page that never fits is told of later."""
    try:
        page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width, timeout=2_000)
    except TooLate:
        return


def faults(page, name):
    """What is wrong with the page that is open, at each width."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        settle(page, width)
        yield from sideways(page, name)
        if width in AXED:
            yield from (f"{name} at {width}: {each}" for each in violations(page))
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})


def out_of_reach(page, name):
    """What only a script could open or make use of, where none runs."""
    yield from (f"{name}: only a script shows {each}" for each in page.evaluate(HIDDEN))
    yield from (f"{name}: only a script makes use of {each}" for each in page.evaluate(IDLE))


def unkind(page, name):
    """How an error must be told: in the title, in a summary that has the focus, with links to what is wrong."""
    if page.locator(".nhsuk-error-summary").count() == 0:
        yield f"{name}: nothing says what is wrong"
        return
    if not page.title().startswith("Error: "):
        yield f"{name}: the title does not say that there is an error"
    if not page.evaluate("document.activeElement.closest('.nhsuk-error-summary') !== null"):
        yield f"{name}: the summary of errors has no focus"
    for link in page.locator(".nhsuk-error-summary a").all():
        target = page.locator(link.get_attribute("href"))
        if target.count() != 1 or not target.is_visible():
            yield f"{name}: {link.inner_text()} leads nowhere"
