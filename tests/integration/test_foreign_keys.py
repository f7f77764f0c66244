"""No form takes the key of somebody or something on the other side, wherever a page of one's own has a key."""

from random import Random

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from commonweal.service.ground.accounts.models import Role
from commonweal.service.ground.audit.models import Entry
from commonweal.service.people.models import Person
from tests.integration.test_access_matrix import ROWS
from tests.support import doors
from tests.support.filled import filled
from tests.support.service import signed_in

DRAWN = 6
"""So many foreign keys are tried in each place."""
TWO_SIDED = (Role.PRACTICE, Role.TEAM, Role.ADVISOR, Role.PROVIDER, Role.ENABLER)
"""Roles that see one side alone; a team sees neither."""
EVERYBODYS = {"instrument", "service", "session", "block", "venue", "entry_link", "link", "questions", "section"}
EVERYBODYS |= {"kind", "outcome", "check", "answer"}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        made = doors.World()
        made.cookies = {role: signed_in(user).cookies for role, user in made.users.items()}
        keys = {name: str(key) for name, key in made.keys[doors.FOREIGN].items() if name not in EVERYBODYS}
        own = {str(key) for key in made.keys[doors.OWN].values()}
        made.foreign = sorted(set(keys.values()) - own)
        practices = {made.users[Role.PRACTICE].organisation_id}
        made.strangers = set(Person.objects.exclude(practice__in=practices).values_list("pk", flat=True))
        yield made
        transaction.set_rollback(True)


def client_of(world, role):
    client = Client(raise_request_exception=False)
    for name, each in world.cookies[role].items():
        client.cookies[name] = each.value
    return client


def touched(world, since):
    """What was done to the other side since then: each with who or what it was done to."""
    done = Entry.objects.filter(pk__gt=since).exclude(event="PERSON_VIEWED", person=None)
    foreign = set(world.foreign)
    return [
        (each.event, str(each.person), str(each.subject))
        for each in done
        if each.person in world.strangers or str(each.subject) in foreign
    ]


@pytest.mark.parametrize("name", [each for each in ROWS if ROWS[each][0] != ["anybody"]])
def test_a_foreign_key_in_a_form_does_nothing_to_the_other_side(name, world, db):
    roles, about, _ = ROWS[name]
    address, done, random = reverse(name, args=world.targets(about)[doors.OWN]), [], Random(name)
    for role in [each for each in TWO_SIDED if {each, f"{each}*"} & set(roles)]:
        client = client_of(world, role)
        with transaction.atomic():
            places = [(form, place) for form in filled(client.get(address)) for place in sorted(form.keyed)]
            transaction.set_rollback(True)
        for form, place in places:
            for key in random.sample(world.foreign, DRAWN):
                since = Entry.objects.values_list("pk", flat=True).first() or 0
                with transaction.atomic():
                    answer = client.post(form.action or address, form.sent | {place: key})
                    done += [(role, place, answer.status_code, *each) for each in touched(world, since)]
                    done += [(role, place, 500)] if answer.status_code >= 500 else []
                    transaction.set_rollback(True)
    assert done == []


LISTS = [name for name, (roles, about, _) in ROWS.items() if not about and roles != ["anybody"]]
ASKED = ("who", "case", "referral", "advisor", "practice", "person", "service")


@pytest.mark.parametrize("name", LISTS)
def test_a_foreign_key_in_the_address_shows_nobody_of_the_other_side(name, world, db):
    roles, seen = ROWS[name][0], []
    for role in [each for each in TWO_SIDED if {each, f"{each}*"} & set(roles)]:
        for key in world.foreign:
            since = Entry.objects.values_list("pk", flat=True).first() or 0
            with transaction.atomic():
                answer = client_of(world, role).get(reverse(name), dict.fromkeys(ASKED, key))
                seen += [(role, key, *each) for each in touched(world, since)]
                seen += [(role, key, 500)] if answer.status_code >= 500 else []
                transaction.set_rollback(True)
    assert seen == []
