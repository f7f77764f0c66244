"""Every page a role may open, and what each form says when it is sent empty: no fault at any of three widths."""

import pytest
from django.conf import settings as django_settings
from django.urls import reverse

from commonweal.exchange import release
from commonweal.service.ground.accounts.models import Role
from tests.integration.test_access_matrix import ANYBODY, ROWS
from tests.support import doors, example_results
from tests.support.browser import violations
from tests.support.counted import LOOKED_AT
from tests.support.service import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WIDTHS = (1280, 768, 320)
NOT_SEEN_SIGNED_IN = {"accounts:sign_in"}


@pytest.fixture
def world(site, tmp_path):
    release.publish(example_results.results(), tmp_path)
    before, django_settings.RELEASES = django_settings.RELEASES, tmp_path
    yield doors.World()
    django_settings.RELEASES = before


def opened(world, role, posts):
    """The pages of a role that answer in HTML: name -> address; with `posts`, those that a form is sent from."""
    client = signed_in(world.users[role])
    for name, (roles, about, statuses) in ROWS.items():
        shown = statuses["GET"] == 200 and (statuses["POST"] == 200 if posts else True)
        if shown and {role, f"{role}*", ANYBODY} & set(roles) and name not in NOT_SEEN_SIGNED_IN:
            address = reverse(name, args=world.targets(about)[doors.OWN])
            if client.get(address).headers["Content-Type"].startswith("text/html"):
                yield name, address


def page_of(browser, site, user):
    context = browser.new_context(viewport={"width": WIDTHS[0], "height": 900}, locale="en-GB")
    context.set_default_timeout(10_000)
    cookie = signed_in(user).cookies[django_settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": site}])
    return context.new_page()


def faults(page, name):
    """What is wrong with the page that is open, at each width."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        # The header folds its links a moment after the width has changed.
        page.wait_for_timeout(50)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            yield f"{name} at {width}: scrolls sideways"
        yield from (f"{name} at {width}: {each}" for each in violations(page))
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})


def unkind(page, name):
    """How an error must be told: in the title, in a summary that has the focus, with links to what is wrong."""
    if page.locator(".nhsuk-error-summary").count() == 0:
        return
    if not page.title().startswith("Error: "):
        yield f"{name}: the title does not say that there is an error"
    if not page.evaluate("document.activeElement.closest('.nhsuk-error-summary') !== null"):
        yield f"{name}: the summary of errors has no focus"
    for link in page.locator(".nhsuk-error-summary a").all():
        if page.locator(link.get_attribute("href")).count() != 1:
            yield f"{name}: {link.inner_text()} leads nowhere"


@pytest.mark.parametrize("role", list(Role))
def test_no_page_has_a_fault(role, browser, site, world, record_property):
    page, found, seen = page_of(browser, site, world.users[role]), [], 0
    for name, address in opened(world, role, posts=False):
        answer = page.goto(site + address)
        found += [f"{name}: answered {answer.status}"] if answer.status != 200 else faults(page, name)
        seen += 1
    page.context.close()
    record_property(LOOKED_AT, seen * len(WIDTHS))
    assert found == []


@pytest.mark.parametrize("role", list(Role))
def test_no_form_sent_empty_has_a_fault(role, browser, site, world, record_property):
    page, found, seen = page_of(browser, site, world.users[role]), [], 0
    for name, address in opened(world, role, posts=True):
        page.goto(site + address)
        button = page.locator("main form[method=post] button[type=submit], main form[method=post] button:not([type])")
        if button.count() == 0:
            continue
        button.last.click()
        page.wait_for_load_state()
        found += [*unkind(page, name), *faults(page, f"{name}, sent empty")]
        seen += 1
    page.context.close()
    record_property(LOOKED_AT, seen * len(WIDTHS))
    assert found == []
