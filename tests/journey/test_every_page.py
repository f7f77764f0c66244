"""Every page there is, each role's and those for anybody, and each form sent empty: no fault anywhere."""

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from commonweal.exchange import release
from commonweal.service.ground.accounts.models import Role
from tests.integration.test_access_matrix import ANYBODY, ROWS
from tests.support import doors, example_matched
from tests.support.counted import LOOKED_AT
from tests.support.looking import WIDTHS, faults, out_of_reach, page_of, show, sideways, unkind
from tests.support.pages import forms
from tests.support.service import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]

VISITORS = (*Role, ANYBODY)


@pytest.fixture
def world(site, tmp_path):
    release.publish(example_matched.comparison(), tmp_path)
    before, django_settings.RELEASES = django_settings.RELEASES, tmp_path
    yield doors.World()
    django_settings.RELEASES = before


def of(world, visitor):
    return Client() if visitor == ANYBODY else signed_in(world.users[visitor])


def opened(world, visitor, client):
    """The pages of a role that are read as HTML: name, address, answer. Those of anybody are nobody's in particular."""
    for name, (roles, about, statuses) in ROWS.items():
        if statuses["GET"] == 200 and {visitor, f"{visitor}*"} & set(roles):
            address = reverse(name, args=world.targets(about)[doors.OWN])
            answer = client.get(address)
            if answer.headers["Content-Type"].startswith("text/html"):
                yield name, address, answer


def sent_empty(client, address, form):
    """What comes of a form in which nothing is filled in; nothing of it is kept."""
    with transaction.atomic():
        answer = client.post(form.action or address, form.empty)
        transaction.set_rollback(True)
    return answer


@pytest.mark.parametrize("visitor", VISITORS)
def test_no_page_has_a_fault(visitor, browser, site, world, record_property):
    client = of(world, visitor)
    page, found, seen = page_of(browser, site, client if visitor != ANYBODY else None), [], 0
    for name, address, _ in opened(world, visitor, client):
        answer = page.goto(site + address)
        found += [f"{name}: answered {answer.status}"] if answer.status != 200 else faults(page, name)
        seen += 1
    page.context.close()
    record_property(LOOKED_AT, seen * len(WIDTHS))
    assert found == []


@pytest.mark.parametrize("visitor", VISITORS)
def test_no_form_sent_empty_has_a_fault(visitor, browser, site, world, record_property):
    client = of(world, visitor)
    page, found, seen = page_of(browser, site), [], 0
    for name, address, before in opened(world, visitor, client):
        for number, form in enumerate(forms(before), start=1):
            answer, named = sent_empty(client, address, form), f"{name}, form {number} sent empty"
            if answer.status_code == 302:
                continue  # nothing on it has to be filled in
            show(page, site + (form.action or address), answer)
            found += [*unkind(page, named), *faults(page, named)]
            seen += 1
    page.context.close()
    record_property(LOOKED_AT, seen * len(WIDTHS))
    assert found == []


@pytest.mark.parametrize("visitor", VISITORS)
def test_every_page_does_without_scripts(visitor, browser, site, world, record_property):
    client = of(world, visitor)
    page, found, seen = page_of(browser, site, client if visitor != ANYBODY else None, script=False), [], 0
    page.set_viewport_size({"width": 320, "height": 900})
    for name, address, _ in opened(world, visitor, client):
        page.goto(site + address)
        found += [*sideways(page, name), *out_of_reach(page, name)]
        seen += 1
    page.context.close()
    record_property(LOOKED_AT, seen)
    assert found == []
