"""However records are merged and taken apart: no row is lost, none counts twice, and taking back restores what was."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from hypothesis.extra.django import TestCase

from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.people import actions, queries
from commonweal.service.people.models import Consent, Person, Relationship
from tests.support import journeys

pytestmark = pytest.mark.service
PEOPLE = 4
CHILDREN = (Referral, Consent, Relationship)
moves = some.lists(
    some.tuples(some.sampled_from(["merge", "merge", "unmerge"]), some.integers(0, PEOPLE - 1), some.integers(1, 3)),
    max_size=12,
)


def borough():
    place = journeys.borough()
    for number in range(PEOPLE):
        who = journeys.person(place, given_name=f"Person{number}", agrees=number != 1)
        if queries.consent(who, "service"):
            referral = journeys.allocated(place, who=who)
            Contact.objects.create(referral=referral, by=place.advisor, kind="phone", on=journeys.today())
    return place


def state():
    """Everything that is written of people, but versions and when."""
    people = Person.objects.order_by("pk").values("pk", "given_name", "merged_into", "merged_by", "practice")
    rows = {model.__name__: list(model.objects.order_by("pk").values_list("pk", "person")) for model in CHILDREN}
    seen = {user: set(Person.objects.visible_to(user)) for user in (journeys.User.objects.all())}
    return list(people), rows, seen, {each.pk: queries.consent(each, "service") for each in Person.objects.all()}


def step(place, name, first, further):
    people = list(Person.objects.order_by("given_name"))
    one, other = people[first], people[(first + further) % PEOPLE]
    if name == "merge":
        versions = {"version": one.version, "into_version": other.version}
        actions.merge(person=one, into=other, by=place.manager, **versions)
    else:
        actions.unmerge(person=one, by=place.manager, version=one.version)
    return one


def walk(place, walked):
    for each in walked:
        try:
            step(place, *each)
        except ActionRefused:
            continue


class TestMerging(TestCase):
    @given(moves)
    def test_every_row_belongs_to_exactly_one_person_who_is_kept(self, walked):
        place = borough()
        before = {model: set(model.objects.values_list("pk", "person")) for model in CHILDREN}
        walk(place, walked)
        kept = Person.objects.filter(merged_into=None)
        for model in CHILDREN:
            theirs = [
                model.objects.filter(person__in=Person.objects.whole(each)).values_list("pk", "person") for each in kept
            ]
            rows = [row for found in theirs for row in found]
            assert (len(rows), set(rows)) == (len(before[model]), before[model])

    @given(moves, some.integers(0, PEOPLE - 1), some.integers(1, 3))
    def test_taking_a_merge_back_restores_exactly_what_was(self, walked, first, further):
        place = borough()
        walk(place, walked)
        before = state()
        try:
            one = step(place, "merge", first, further)
        except ActionRefused:
            return
        gone = Person.objects.get(pk=one.pk)
        actions.unmerge(person=gone, by=place.manager, version=gone.version)
        assert state() == before

    @given(moves)
    def test_nobody_is_shown_a_record_that_is_not_kept(self, walked):
        place = borough()
        walk(place, walked)
        for user in (place.advisor, place.doctor, place.manager):
            assert all(each.merged_into_id is None for each in Person.objects.visible_to(user))

    @given(moves)
    def test_a_refusal_before_a_merge_is_never_lost_in_it(self, walked):
        place = borough()
        refuser = Person.objects.get(given_name="Person1")
        walk(place, walked)
        refuser.refresh_from_db()
        assert queries.consent(refuser.kept, "service") is False
