"""Whatever people do, in whatever order: histories, places, lists and the audit trail keep agreeing."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some
from hypothesis.extra.django import TestCase

from commonweal.domain import journey
from commonweal.service.ground.audit.models import ActionRefused, Entry
from commonweal.service.journey.assessments import actions as assessments
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.contacts import queries as diary
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.onward import actions as onward
from commonweal.service.journey.onward import queries as onwards
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.referrals import actions as referrals
from commonweal.service.journey.referrals import queries as loads
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.journey.reviews import actions as reviews
from commonweal.service.journey.reviews import queries as due
from commonweal.service.menu import queries as menus
from commonweal.service.menu.models import Block
from commonweal.service.people import queries as people
from commonweal.service.people.models import Person
from tests.support import journeys

pytestmark = pytest.mark.service
PLACES = 2


class Walk:
    """Two people and one service with few places; every step picks one of what there is and may be refused."""

    def __init__(self):
        self.place = journeys.borough()
        self.service = journeys.service(self.place, places=PLACES)
        # One has come far already, one has not begun: from there, walks get everywhere.
        far = journeys.referred_on(self.place, where=self.service, who=journeys.person(self.place, given_name="Ann"))
        self.people = [far.referral.person, journeys.person(self.place, given_name="Ben")]

    def referral(self, pick):
        found = list(Referral.objects.order_by("created_at"))
        return found[pick % len(found)] if found else None

    def onward(self, pick):
        found = list(Onward.objects.order_by("created_at"))
        return found[pick % len(found)] if found else None

    def contact(self, pick):
        found = list(Contact.objects.order_by("created_at"))
        return found[pick % len(found)] if found else None

    def do(self, name, pick):
        """One step; without anything to do it to, or when refused, nothing happens."""
        about, _, _ = name.partition(".")
        subject = self.people[pick % 2] if about == "person" else getattr(self, about)(pick)
        if subject is not None:
            try:
                STEPS[name](self.place, self, subject, pick)
            except ActionRefused:
                return


def _allocate(place, walk, referral, pick):
    advisor = (place.advisor, place.other_advisor)[pick % 2]
    referrals.allocate(referral=referral, advisor=advisor, by=place.manager, version=referral.version)


def _assess(place, walk, referral, pick):
    on = journeys.ago(100 + pick)
    assessment = assessments.begin(referral=referral, by=place.advisor, on=on)
    scored = {"point": "baseline", "scored_on": on, "scores": journeys.scores(1 + pick % 5)}
    assessments.score(referral=referral, by=place.advisor, **scored)
    assessments.complete(assessment=assessment, by=place.advisor, version=assessment.version, on=on)


def _refer(place, walk, referral, pick):
    asked = {"kind": onwards.kind_of(walk.service), "ask": "Please", "made_on": journeys.ago(60)}
    onward.refer(referral=referral, service=walk.service, by=place.advisor, **asked)


def _review(place, walk, referral, pick):
    told = {"scores": journeys.scores(1 + pick % 5), "progress": "", "continuing": {}}
    reviews.complete(referral=referral, by=place.advisor, done_on=journeys.ago(pick % 9), **told)


def _close(place, walk, referral, pick):
    reason = sorted(journey.CLOSE_REASONS)[pick % len(journey.CLOSE_REASONS)]
    ending = {"reason": reason, "message": "Thank you.", "on": journeys.today()}
    reviews.close(referral=referral, by=place.advisor, version=referral.version, **ending)


def _plan(place, walk, referral, pick):
    on = journeys.ago(pick % 7 - 3)
    contacts.plan(referral=referral, by=place.advisor, kind="visit", purpose="support", on=on, today=on)


def _answer(action, **details):
    def answered(place, walk, found, pick):
        action(onward=found, by=place.worker, version=found.version, **details)

    return answered


STEPS = {
    "person.receive": lambda place, walk, person, pick: journeys.received(place, who=person),
    "referral.allocate": _allocate,
    "referral.assess": _assess,
    "referral.refer": _refer,
    "referral.signpost": lambda place, walk, referral, pick: onward.signpost(
        referral=referral, service=walk.service, by=place.advisor, made_on=journeys.ago(50)
    ),
    "referral.review": _review,
    "referral.close": _close,
    "referral.decline": lambda place, walk, referral, pick: referrals.decline(
        referral=referral, reason="other", by=place.manager, version=referral.version
    ),
    "referral.plan": _plan,
    "contact.complete": lambda place, walk, contact, pick: contacts.complete(
        contact=contact, by=place.advisor, version=contact.version, outcome="reached"
    ),
    "contact.cancel": lambda place, walk, contact, pick: contacts.cancel(
        contact=contact, by=place.advisor, version=contact.version
    ),
    "onward.accept": _answer(onward.accept),
    "onward.waitlist": _answer(onward.waitlist),
    "onward.refuse": _answer(onward.refuse, reason="full"),
    "onward.start": lambda place, walk, found, pick: onward.start(
        onward=found, on=journeys.ago(40), by=place.worker, version=found.version
    ),
    "onward.attend": lambda place, walk, found, pick: onward.attend(
        onward=found, on=journeys.ago(30 + pick), attended=pick % 3 > 0, by=place.worker
    ),
    "onward.end": lambda place, walk, found, pick: onward.end(
        onward=found, on=journeys.ago(pick % 20), next_step="stopped", by=place.worker, version=found.version
    ),
}

# The way there comes up more often than the ways out, or most walks would end at once.
WAY = ["person.receive", "referral.allocate", "referral.assess", "referral.refer", "onward.accept", "onward.start"]
steps = some.lists(
    some.tuples(some.sampled_from([*WAY, *WAY, *WAY, *STEPS]), some.integers(0, 30)), min_size=10, max_size=40
)


def histories_agree(model, moves):
    for each in model.objects.prefetch_related("history"):
        states = [change.state for change in each.history.all()]
        assert states[-1] == each.state
        assert all(one == other or journey.may_move(moves, one, other) for one, other in pairwise(states))


def every_change_is_audited(model):
    for each in model.objects.prefetch_related("history"):
        told = Entry.objects.filter(subject=each.pk)
        assert told.count() == len(each.history.all())


def places_add_up(walk):
    held = [
        each
        for each in Onward.objects.exclude(block=None)
        if each.state != "refused" and not (each.state == "ended" and each.started_on is None)
    ]
    (block,) = Block.objects.counted()
    assert block.taken == len(held) <= PLACES
    assert menus.places_left([walk.service], journeys.today())[walk.service.pk] == PLACES - len(held)


def reviews_are_in_one_list(walk):
    today = journeys.today()
    for advisor in (walk.place.advisor, walk.place.other_advisor):
        listed = [each.pk for each in due.due(advisor, today) + due.overdue(advisor, today)]
        mine = Referral.objects.filter(advisor=advisor)
        wanted = [each.pk for each in mine if due.due_on(each) and due.due_on(each) <= today]
        assert sorted(listed) == sorted(wanted)


def planned_contacts_are_in_one_list(walk):
    for advisor in (walk.place.advisor, walk.place.other_advisor):
        lists = (diary.overdue(advisor), diary.visits_on(advisor, journeys.today()), diary.upcoming(advisor))
        listed = [each.pk for found in lists for each in found]
        planned = Contact.objects.planned().filter(referral__advisor=advisor)
        wanted = [each.pk for each in planned if each.referral.state in journey.OPEN_STATES]
        assert sorted(listed) == sorted(wanted)


def an_advisor_sees_whom_they_support(walk):
    for advisor, open_cases in loads.advisor_loads():
        mine = Referral.objects.visible_to(advisor).open()
        seen = set(Person.objects.visible_to(advisor).values_list("pk", flat=True))
        assert (len(mine) == open_cases) and {each.person_id for each in mine} <= seen


def a_provider_sees_whom_it_has_in_hand(walk):
    seen = set(Person.objects.visible_to(walk.place.worker).values_list("pk", flat=True))
    in_hand = onwards.inbox(walk.place.provider).select_related("referral")
    assert {each.referral.person_id for each in in_hand} <= seen


class TestWalks(TestCase):
    @given(steps)
    def test_after_any_walk_everything_still_agrees(self, walked):
        walk = Walk()
        for name, pick in walked:
            walk.do(name, pick)
        histories_agree(Referral, journey.REFERRAL_MOVES)
        histories_agree(Onward, journey.ONWARD_MOVES)
        places_add_up(walk)
        reviews_are_in_one_list(walk)
        planned_contacts_are_in_one_list(walk)
        an_advisor_sees_whom_they_support(walk)
        a_provider_sees_whom_it_has_in_hand(walk)

    @given(steps)
    def test_after_any_walk_every_change_of_state_is_in_the_audit_trail(self, walked):
        walk = Walk()
        for name, pick in walked:
            walk.do(name, pick)
        every_change_is_audited(Referral)
        every_change_is_audited(Onward)

    @given(steps)
    def test_nobody_has_two_open_referrals(self, walked):
        walk = Walk()
        for name, pick in walked:
            walk.do(name, pick)
        open_ones = list(Referral.objects.open().values_list("person", flat=True))
        assert len(open_ones) == len(set(open_ones))


letters = "abcdefghiklmnoprstuvw"
names = some.text(letters, min_size=5, max_size=12).map(str.title)
days = some.dates(date(1915, 1, 1), date(1990, 12, 31))


@some.composite
def slips(draw):
    """A name and the same name with one slip: two letters exchanged, one left out, one doubled, or one mistaken."""
    name = draw(names)
    place = draw(some.integers(1, len(name) - 2))
    slip = draw(some.sampled_from(["exchange", "leave out", "double", "mistake"]))
    before, letter, following, after = name[:place], name[place], name[place + 1], name[place + 2 :]
    return name, {
        "exchange": before + following + letter + after,
        "leave out": before + following + after,
        "double": before + letter * 2 + following + after,
        "mistake": before + draw(some.sampled_from(letters)) + following + after,
    }[slip]


class TestDuplicates(TestCase):
    def warned(self, person, **typed):
        return person in [each for each, _, _ in people.likely_duplicates(**typed)]

    def known(self, **details):
        return journeys.person(journeys.borough(), postcode="", nhs_number=None, **details)

    @given(slips(), names, days)
    def test_a_family_name_with_one_slip_and_the_same_birth_is_a_likely_duplicate(self, family, given_name, born_on):
        right, slipped = family
        person = self.known(given_name=given_name, family_name=right, born_on=born_on)
        typed = {"given_name": given_name, "family_name": slipped, "born_on": born_on}
        assert self.warned(person, nhs_number=None, postcode="", **typed)

    @given(slips(), names, some.integers(1930, 1980), some.integers(1, 12), some.integers(1, 12))
    def test_a_slip_and_a_swapped_birth_together_are_a_likely_duplicate(self, family, given_name, year, one, other):
        right, slipped = family
        person = self.known(given_name=given_name, family_name=right, born_on=date(year, one, other))
        typed = {"given_name": given_name, "family_name": slipped, "born_on": date(year, other, one)}
        assert self.warned(person, nhs_number=None, postcode="", **typed)

    @given(names, names, days)
    def test_a_namesake_born_years_apart_is_none(self, given_name, family_name, born_on):
        person = self.known(given_name=given_name, family_name=family_name, born_on=born_on)
        typed = {"given_name": given_name, "family_name": family_name, "born_on": born_on + timedelta(days=4321)}
        assert not self.warned(person, nhs_number=None, postcode="", **typed)
