"""Two records of one person: merged by a pointer, shown as one everywhere, and taken apart again."""

from datetime import date

import pytest
from django.urls import reverse

from commonweal.service.ground.audit.models import ActionRefused, Entry, Stale
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.journey.referrals.queries import open_for
from commonweal.service.people import actions, queries
from commonweal.service.people.models import Alike, Person
from tests.support import journeys
from tests.support.pages import words
from tests.support.service import signed_in

pytestmark = pytest.mark.django_db
SERVICE = "service"


@pytest.fixture
def kept(place):
    details = {"given_name": "Edith", "family_name": "Fernley", "nhs_number": None}
    return journeys.person(place, born_on=date(1941, 3, 5), **details)


@pytest.fixture
def gone(place):
    return journeys.person(place, given_name="Edyth", family_name="Fernly", born_on=date(1941, 5, 3))


def merged(place, gone, kept):
    versions = {"version": gone.version, "into_version": kept.version}
    actions.merge(person=gone, into=kept, by=place.manager, **versions)
    return Person.objects.get(pk=gone.pk)


def taken_back(place, gone):
    return actions.unmerge(person=gone, by=place.manager, version=gone.version)


def test_a_referral_shows_the_person_who_is_kept_and_stays_where_it_was_made(place, gone, kept):
    referral = journeys.received(place, who=gone)
    merged(place, gone, kept)
    found = Referral.objects.get(pk=referral.pk)
    assert (found.person, found.person_id) == (kept, gone.pk)


def test_whoever_saw_the_merged_record_sees_the_one_that_is_kept(place, gone, kept):
    journeys.allocated(place, who=gone)
    merged(place, gone, kept)
    assert list(Person.objects.visible_to(place.advisor)) == [kept]


def test_a_merge_taken_back_shows_them_what_they_saw_before(place, gone, kept):
    journeys.allocated(place, who=gone)
    taken_back(place, merged(place, gone, kept))
    assert list(Person.objects.visible_to(place.advisor)) == [gone]


def test_an_advisor_who_took_the_case_over_meanwhile_still_sees_it_when_a_merge_is_taken_back(place, gone, kept):
    referral = journeys.received(place, who=gone)
    found = merged(place, gone, kept)
    referral = Referral.objects.get(pk=referral.pk)
    journeys.referrals.allocate(referral=referral, advisor=place.advisor, by=place.manager, version=referral.version)
    taken_back(place, found)
    assert list(Person.objects.visible_to(place.advisor)) == [gone]


def test_the_persons_page_tells_of_referrals_on_both_records(place, gone, kept):
    both = [journeys.allocated(place, who=each) for each in (gone, kept)]
    merged(place, gone, kept)
    page = words(signed_in(place.advisor).get(reverse("caseload:person", args=[kept.pk])))
    assert page.count("Referred by") >= len(both)


def test_an_old_link_leads_to_the_record_that_is_kept(place, gone, kept):
    journeys.allocated(place, who=gone)
    merged(place, gone, kept)
    reply = signed_in(place.advisor).get(reverse("caseload:person", args=[gone.pk]))
    assert reply.headers["Location"] == reverse("caseload:person", args=[kept.pk])


@pytest.mark.parametrize("text", ["Edyth Fernly", "03/05/1941"])
def test_what_the_merged_record_said_finds_the_person(place, gone, kept, text):
    merged(place, gone, kept)
    assert queries.search(text, user=place.manager) == [kept]


def test_the_merged_records_nhs_number_finds_the_person(place, gone, kept):
    merged(place, gone, kept)
    assert queries.search(gone.nhs_number, user=place.manager) == [kept]


def test_two_open_referrals_are_allowed_and_a_third_is_not(place, gone, kept):
    for each in (gone, kept):
        journeys.received(place, who=each)
    merged(place, gone, kept)
    assert open_for(kept) and Referral.objects.open().count() == 2
    with pytest.raises(ActionRefused, match="open referral already"):
        journeys.received(place, who=kept)


@pytest.mark.parametrize(("one", "other"), [(True, False), (False, True)])
def test_a_refusal_on_either_record_counts(place, gone, kept, one, other):
    actions.decide(person=gone, kind=SERVICE, given=one, by=place.doctor)
    actions.decide(person=kept, kind=SERVICE, given=other, by=place.doctor)
    merged(place, gone, kept)
    assert queries.consent(kept, SERVICE) is False


def test_asked_again_after_the_merge_the_new_answer_counts(place, gone, kept):
    actions.decide(person=gone, kind=SERVICE, given=False, by=place.doctor)
    merged(place, gone, kept)
    actions.decide(person=kept, kind=SERVICE, given=True, by=place.doctor)
    assert queries.consent(kept, SERVICE) is True


def test_what_each_decided_is_theirs_again_when_a_merge_is_taken_back(place, gone, kept):
    actions.decide(person=gone, kind=SERVICE, given=False, by=place.doctor)
    taken_back(place, merged(place, gone, kept))
    assert (queries.consent(gone, SERVICE), queries.consent(kept, SERVICE)) == (False, True)


def test_the_rule_for_everybody_is_the_rule_for_one(place, gone, kept):
    actions.decide(person=gone, kind=SERVICE, given=False, by=place.doctor)
    merged(place, gone, kept)
    assert queries.agreed_after_merging(SERVICE) == {kept.pk: queries.consent(kept, SERVICE)}


def test_a_record_is_not_merged_into_itself(place, kept):
    with pytest.raises(ActionRefused, match="one and the same record"):
        merged(place, kept, kept)


def test_a_record_that_others_were_merged_into_is_kept(place, gone, kept):
    merged(place, gone, kept)
    third = journeys.person(place, given_name="Ede")
    with pytest.raises(ActionRefused, match="keep it, and merge the other"):
        merged(place, Person.objects.get(pk=kept.pk), third)


def test_a_record_changed_since_it_was_compared_is_not_merged(place, gone, kept):
    actions.amend(person=Person.objects.get(pk=gone.pk), by=place.manager, version=gone.version, phone="01632 960999")
    with pytest.raises(Stale):
        merged(place, gone, kept)


def test_both_records_trails_tell_of_the_merge(place, gone, kept):
    merged(place, gone, kept)
    assert {each.person for each in Entry.objects.filter(event="PERSON_MERGED")} == {gone.pk, kept.pk}


def test_a_new_record_like_one_there_is_is_kept_for_the_gateway(place, gone, kept):
    assert [{each.one, each.other} for each in queries.pairs()] == [{gone, kept}]


def test_two_people_told_apart_are_not_asked_about_again(place, gone, kept):
    pair = queries.pairs().get()
    actions.tell_apart(alike=pair, by=place.manager, version=pair.version)
    actions.amend(person=gone, by=place.manager, version=gone.version, postcode="ZZ99 3VZ")
    assert list(queries.pairs()) == []


def test_merged_records_are_asked_about_no_longer(place, gone, kept):
    merged(place, gone, kept)
    assert (list(queries.pairs()), Alike.objects.get().decision) == ([], "same")


@pytest.mark.parametrize("people_there", [2, 12])
def test_the_candidates_take_two_statements_however_many(place, people_there, django_assert_num_queries):
    for number in range(people_there):
        journeys.person(place, given_name=f"Ann{number}", born_on=date(1950 + number, 1, 1))
        journeys.person(place, given_name=f"Anne{number}", born_on=date(1950 + number, 1, 1))
    with django_assert_num_queries(1):
        assert len(list(queries.pairs())) >= people_there
