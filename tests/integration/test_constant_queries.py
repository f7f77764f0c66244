"""A page asks the database as often with many rows as with few: every page of every role."""

from collections import Counter
from functools import partialmethod

import pytest
from django.conf import settings as django_settings
from django.core.paginator import Paginator
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commonweal.exchange import release
from commonweal.service.ground.accounts.models import Role
from tests.integration.test_access_matrix import ROWS
from tests.support import crowd, doors, example_matched
from tests.support.service import signed_in

pytestmark = pytest.mark.slow

FEW, MORE = 2, 3
# Lists that begin with a few only.
QUESTIONS = {"directory:keep": "?state=all", "gateway:referrals": "?state=assessed"}
SEARCHED = {"caseload:people": {"text": "Ashdown"}}


@pytest.fixture(scope="module")
def counted(django_db_setup, django_db_blocker, tmp_path_factory):
    """What each page asked with few rows, and with many."""
    folder = tmp_path_factory.mktemp("releases")
    release.publish(example_matched.comparison(), folder)
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(django_settings, "RELEASES", folder)
        patch.setattr(Paginator, "__init__", partialmethod(whole, Paginator.__init__))
        world = doors.World()
        crowd.grow(world, FEW)
        few = asked(world)
        crowd.grow(world, MORE)
        yield few, asked(world)
        transaction.set_rollback(True)


def whole(self, begin, found, _rows, **options):
    """All rows on one page: a page that is full with few rows already would not tell."""
    begin(self, found, 10_000, **options)


def asked(world):
    """What every page of every role that is read as HTML asks the database: (role, name) -> statements."""
    found = {}
    for role in Role:
        client = signed_in(world.users[role])
        for name, (roles, about, statuses) in ROWS.items():
            if statuses["GET"] == 200 and {role, f"{role}*"} & set(roles):
                address = reverse(name, args=world.targets(about)[doors.OWN]) + QUESTIONS.get(name, "")
                answer = client.get(address)  # what is asked once in a process is asked now
                if answer.headers["Content-Type"].startswith("text/html"):
                    found[role, name] = statements(client, address)
                if name in SEARCHED:
                    found[role, f"{name}, searched"] = statements(client, address, SEARCHED[name])
    return found


def statements(client, address, typed=None):
    with CaptureQueriesContext(connection) as queries:
        answer = client.post(address, typed) if typed else client.get(address)
    assert answer.status_code == 200
    return [each["sql"] for each in queries]


def often(few, many):
    """The tables that were asked more often, and how much."""
    tables = [
        Counter(each.partition(" FROM ")[2].partition(" ")[0] or each[:60] for each in asked) for asked in (few, many)
    ]
    return len(few), len(many), dict((tables[1] - tables[0]).most_common(4))


def test_no_page_asks_more_often_for_more_rows(counted, db):
    few, many = counted
    assert {page: often(few[page], many[page]) for page in few if len(few[page]) != len(many[page])} == {}
