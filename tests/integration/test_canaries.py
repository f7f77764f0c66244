"""Nobody's words are read by those they are not for: every page of every role, scanned for words of the other side.

What is printed as PDF is drawn from the same document as the page beside it, which is scanned.
"""

import csv

import pytest
from django.conf import settings as django_settings
from django.core import mail
from django.db import transaction
from django.test import Client
from django.urls import reverse

from commonweal.exchange import release
from commonweal.service.ground.accounts.models import Organisation, Role
from commonweal.service.ground.outbox import tasks
from commonweal.service.ground.outbox.models import Message
from commonweal.service.journey.onward import actions as onward
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.reviews import actions as reviews
from tests.integration.test_access_matrix import ROWS
from tests.support import doors, example_matched
from tests.support.canaries import MARKUP, Canaries
from tests.support.service import signed_in

EVERYBODY = [None, *Role]
BOTH = {doors.OWN, doors.FOREIGN}
HELPERS = (Role.PRACTICE, Role.ADVISOR, Role.PROVIDER, Role.ENABLER)
SEES = {Role.MANAGER: BOTH} | {role: {doors.OWN} for role in HELPERS}
"""Of which sides a role may read anything at all; of the others, nothing of anybody."""
NAMES = {"people.Person.given_name", "people.Person.family_name", "people.Person.known_as"}
SHARED = {"onward.Onward.shared", "onward.Onward.ask", "onward.Onward.note", "onward.Note.text"}
REACH = {f"people.Person.{name}" for name in ("phone", "language", "access_needs")}
VISIT = {f"onward.Accompaniment.{name}" for name in ("meet", "ask", "note")}
NO_MORE = {
    Role.PROVIDER: SHARED,
    Role.ENABLER: NAMES | REACH | VISIT | {"referrals.Referral.staff_risk_text"},
}
"""Those who may read these and nothing else, of their own side."""
ANYBODY_BY_LINK = SHARED
SEALED = {
    "contacts.Concern": ("caseload:concern", "caseload:concerns", "gateway:concern", "gateway:concerns"),
    "contacts.Handling": ("gateway:concern",),
    "oversight.Note": ("watch:supervise", "watch:own"),
    "reviews.Experience": ("outcomes:experience",),
}
"""What stands on these pages alone, whoever reads them."""
NOT_FOR_PRACTICES = {
    "contacts.Contact.note", "contacts.Earlier.note", "assessments.Assessment.what_matters",
    "assessments.Assessment.strengths", "onward.Accompaniment.note", "onward.UnmetNeed.note", "reviews.Benefit.note",
    "reviews.Progression.note", "onward.Onward.ask",
}  # fmt: skip
"""What an advisor writes down for themselves."""


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    """Both sides, every text of each marked; nothing of it outlives these tests."""
    folder = tmp_path_factory.mktemp("releases")
    release.publish(example_matched.comparison(), folder)
    before, django_settings.RELEASES = django_settings.RELEASES, folder
    with django_db_blocker.unblock(), transaction.atomic():
        canaries = Canaries()
        made = doors.World(after=canaries.put)
        made.canaries = canaries
        made.cookies = {role: signed_in(user).cookies for role, user in made.users.items()} | {None: {}}
        yield made
        transaction.set_rollback(True)
    django_settings.RELEASES = before


def opened(world, role, method, address, typed=None):
    """What one request shows, and nothing of what it did is kept."""
    client = Client(raise_request_exception=False)
    for name, each in world.cookies[role].items():
        client.cookies[name] = each.value
    with transaction.atomic():
        answer = getattr(client, method)(address, typed or {})
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        transaction.set_rollback(True)
    text = body.decode(errors="replace")
    assert harmless(answer.headers.get("Content-Type", ""), text)
    return world.canaries.found(text)


def harmless(kind, text):
    """Whether what people typed stands there as text: no markup in a page, no formula in a sheet."""
    if kind.startswith("text/csv"):
        return not any(cell.startswith("=") for row in csv.reader(text.splitlines()) for cell in row)
    return not kind.startswith("text/html") or f"zq{MARKUP}" not in text


def leaked(role, name, found):
    """Those of the words found that this role should not have read on this page."""
    return sorted(str(each) for each in found if not _may_read(role, name, each))


def _may_read(role, name, each):
    text = f"{each.model}.{each.field}"
    if each.model in SEALED and name not in SEALED[each.model]:
        return False
    if role is None or name in ("provider:link", "provider:answer"):
        return text in ANYBODY_BY_LINK and each.side == doors.OWN
    if each.side not in SEES.get(role, ()):
        return False
    if role == Role.PRACTICE and text in NOT_FOR_PRACTICES:
        return False
    return text in NO_MORE.get(role, {text})


@pytest.mark.parametrize("name", ROWS)
def test_a_page_shows_each_role_no_word_that_is_not_for_it(name, world, db):
    addressed = {whose: reverse(name, args=args) for whose, args in world.targets(ROWS[name][1]).items()}
    found = {
        (role, whose, method): leaked(role, name, opened(world, role, method, address))
        for role in EVERYBODY
        for whose, address in addressed.items()
        for method in ("get", "post")
    }
    assert {check: words for check, words in found.items() if words} == {}


def test_the_words_are_there_to_be_found(world, db):
    """Without this, a page that showed nothing at all would pass for one that keeps what it should."""
    place = reverse("caseload:person", args=[world.keys[doors.OWN]["person"]])
    assert "people.Person" in {each.model for each in opened(world, Role.ADVISOR, "get", place)}


SEARCHES = (
    (Role.ADVISOR, "caseload:people", "text"),
    (Role.PRACTICE, "practice:referrals", "words"),
    (Role.TEAM, "practice:referrals", "words"),
)


@pytest.mark.parametrize(("role", "name", "box"), SEARCHES)
@pytest.mark.parametrize("typed", ["=Zqforeign", "=Zqforeigm", "=Zqown"])
def test_a_search_finds_nobody_of_the_other_side(role, name, box, typed, world, db):
    found = opened(world, role, "post", reverse(name), {box: typed})
    assert leaked(role, name, found) == []


def test_an_e_mail_carries_no_word_of_anybody(world, db, settings):
    """Not of the person, not of what is asked, not of why: to a provider, to its waiting list, to the person."""
    place = Onward.objects.get(pk=world.keys[doors.OWN]["onward"])
    Organisation.objects.filter(pk=place.service.provider_id).update(email="post@growing.example")
    place = Onward.objects.select_related("service__provider", "referral__person").get(pk=place.pk)
    by, asked = place.referral.advisor, {"who": "person", "how": "link", "to": "somebody@home.example"}
    with transaction.atomic():
        message = onward.ask_by_link(onward=place, by=by)
        onward.answer_by_link(onward=place, link=message.link, answer="waitlisted")
        reviews.ask_experience(referral=place.referral, by=by, **asked)
        tasks.hand_out()
        written = [f"{each.subject} {each.body}" for each in mail.outbox]
        kept = list(Message.objects.values_list("subject", "body"))
        transaction.set_rollback(True)
    assert written and world.canaries.found(f"{written} {kept}") == set()


def test_what_people_typed_is_no_formula_in_a_file(world, db):
    found = opened(world, Role.MANAGER, "get", reverse("gateway:export"))
    assert {each.field for each in found} >= {"given_name", "family_name"}
