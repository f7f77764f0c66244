"""Receiving, allocating and declining referrals."""

from datetime import date

import pytest

from commonweal.domain import journey
from commonweal.service.ground.audit.models import ActionRefused, Entry, Stale
from commonweal.service.journey.referrals import actions, queries
from commonweal.service.journey.referrals.models import Referral, StateChange
from commonweal.service.people import actions as people
from commonweal.service.people.models import CareLink, Person, Relationship
from tests.support import journeys

pytestmark = pytest.mark.django_db


def states(referral):
    return list(referral.history.values_list("state", flat=True))


def test_a_received_referral_waits_for_an_advisor(place):
    referral = journeys.received(place)
    assert list(Referral.objects.waiting()) == [referral]


def test_a_received_referral_has_begun_its_history(place):
    assert states(journeys.received(place)) == ["received"]


def test_a_reference_can_be_read_out(place):
    assert set(journeys.received(place).reference) <= set("23456789ABCDEFGHJKMNPQRSTVWXYZ-")


def test_the_referring_practice_follows_the_referral(place):
    referral = journeys.received(place)
    assert Relationship.objects.get(why="referrer").organisation == referral.practice


def test_receiving_is_audited_with_the_person(place):
    referral = journeys.received(place)
    assert Entry.objects.get(event="REFERRAL_RECEIVED").person == referral.person_id


def test_a_carer_is_linked_to_whom_they_care_for(place):
    wife, husband = journeys.person(place, given_name="Nell"), journeys.person(place)
    journeys.received(place, who=wife, subject="carer", cared_for=husband)
    assert CareLink.objects.get().cared_for == husband


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ({"referred_on": date(2999, 1, 1)}, "in the future"),
        ({"referred_on": date(1930, 1, 1)}, "before the date of birth"),
        ({"reasons": []}, "at least one reason"),
        ({"reasons": ["boredom"]}, "a reason from the list"),
        ({"conditions": ["hiccups"]}, "a condition from the list"),
        ({"circumstances": ["hiccups"]}, "what applies from the list"),
        ({"subject": "dog"}, "patient or carer from the list"),
        ({"staff_risk": "maybe"}, "risks to staff from the list"),
        ({"staff_risk": "known"}, "Say what the risks to staff are"),
        ({"risk_score": "high"}, "risk score as a number"),
        ({"risk_score": "-1"}, "risk score as a number"),
        ({"risk_score": "NaN"}, "risk score as a number"),
        ({"risk_score": "Infinity"}, "risk score as a number"),
        ({"risk_score": "9999.999"}, "risk score as a number"),
    ],
)
def test_a_wrong_referral_is_refused_with_what_to_do(place, details, said):
    with pytest.raises(ActionRefused, match=said):
        journeys.received(place, **details)


def test_a_refused_referral_leaves_nothing(place):
    who = journeys.person(place)
    before = Entry.objects.count()
    with pytest.raises(ActionRefused):
        journeys.received(place, who=who, reasons=[])
    assert (Referral.objects.count(), StateChange.objects.count(), Entry.objects.count()) == (0, 0, before)


def test_who_did_not_agree_is_not_referred(place):
    with pytest.raises(ActionRefused, match="has not agreed to the service"):
        journeys.received(place, who=journeys.person(place, agrees=False))


def test_a_person_has_one_open_referral(place):
    who = journeys.person(place)
    journeys.received(place, who=who)
    with pytest.raises(ActionRefused, match="has an open referral already"):
        journeys.received(place, who=who)


def test_after_one_referral_ended_another_is_received(place):
    first = journeys.received(place)
    actions.decline(referral=first, reason="wrong_area", by=place.manager, version=first.version)
    journeys.received(place, who=first.person)
    assert Referral.objects.count() == 2


def test_the_dead_are_not_referred(place):
    who = journeys.person(place)
    people.record_death(person=who, died_on=journeys.ago(2), by=place.doctor, version=who.version)
    with pytest.raises(ActionRefused, match="has died"):
        journeys.received(place, who=who)


def test_a_merged_record_is_not_referred(place):
    who = journeys.person(place)
    Person.objects.filter(pk=who.pk).update(merged_into=journeys.person(place, given_name="Kept"))
    with pytest.raises(ActionRefused, match="merged into another"):
        journeys.received(place, who=who)


def test_a_practice_user_does_not_refer_for_another_practice(place):
    stranger = journeys.user("practice", "Sam Stranger", place.other_practice)
    who = journeys.person(place)
    with pytest.raises(ActionRefused, match="Mill does not refer for Elm Road"):
        actions.receive(
            person=who,
            practice=place.practice,
            by=stranger,
            referred_on=journeys.today(),
            reasons=["mood"],
            conditions=[],
            staff_risk="none_known",
        )


def test_an_allocated_referral_is_on_the_advisors_caseload(place):
    referral = journeys.allocated(place)
    assert list(Referral.objects.visible_to(place.advisor)) == [referral]


def test_the_advisor_sees_the_person(place):
    referral = journeys.allocated(place)
    assert list(Person.objects.visible_to(place.advisor)) == [referral.person]


def reallocate(place, referral):
    return actions.allocate(referral=referral, advisor=place.other_advisor, by=place.manager, version=referral.version)


def test_after_a_change_of_advisor_the_earlier_one_sees_the_person_no_longer(place):
    reallocate(place, journeys.allocated(place))
    seen = [Person.objects.visible_to(each).exists() for each in (place.advisor, place.other_advisor)]
    assert seen == [False, True]


def test_a_change_of_advisor_keeps_how_far_the_referral_is(place):
    assert reallocate(place, journeys.assessed(place)).state == journey.ASSESSED


def test_a_change_of_advisor_is_in_the_history(place):
    referral = reallocate(place, journeys.allocated(place))
    assert referral.history.last().reason == "Passed on by Ada Advisor"


def test_allocating_to_the_same_advisor_is_refused(place):
    referral = journeys.allocated(place)
    with pytest.raises(ActionRefused, match="with Ada Advisor already"):
        actions.allocate(referral=referral, advisor=place.advisor, by=place.manager, version=referral.version)


def test_only_an_advisor_is_given_a_referral(place):
    referral = journeys.received(place)
    with pytest.raises(ActionRefused, match="Choose an advisor"):
        actions.allocate(referral=referral, advisor=place.doctor, by=place.manager, version=referral.version)


def test_an_advisor_who_left_is_given_no_referral(place):
    place.advisor.is_active = False
    referral = journeys.received(place)
    with pytest.raises(ActionRefused, match="works here now"):
        actions.allocate(referral=referral, advisor=place.advisor, by=place.manager, version=referral.version)


def test_of_two_who_allocate_at_once_the_second_is_told(place):
    referral = journeys.received(place)
    actions.allocate(referral=referral, advisor=place.advisor, by=place.manager, version=1)
    with pytest.raises(Stale):
        actions.allocate(referral=referral, advisor=place.other_advisor, by=place.manager, version=1)


def test_a_declined_referral_says_why(place):
    referral = journeys.received(place)
    actions.decline(referral=referral, reason="wrong_area", by=place.manager, version=1, note="Lives in Barnby")
    assert referral.history.last().reason == "Lives outside the borough: Lives in Barnby"


def test_a_declined_referral_is_closed_today(place):
    referral = actions.decline(referral=journeys.received(place), reason="duplicate", by=place.manager, version=1)
    assert (referral.state, referral.closed_on, referral.close_reason) == ("declined", journeys.today(), "duplicate")


def test_an_unknown_reason_to_decline_is_refused(place):
    with pytest.raises(ActionRefused, match="from the list"):
        actions.decline(referral=journeys.received(place), reason="", by=place.manager, version=1)


def test_a_note_too_long_to_keep_is_refused_and_not_cut(place):
    with pytest.raises(ActionRefused, match="Keep the note"):
        actions.decline(referral=journeys.received(place), reason="other", by=place.manager, version=1, note="x" * 300)


def test_an_ended_referral_moves_no_more(place):
    referral = journeys.received(place)
    actions.decline(referral=referral, reason="duplicate", by=place.manager, version=1)
    with pytest.raises(ActionRefused, match="Ask the practice for a new referral"):
        actions.allocate(referral=referral, advisor=place.advisor, by=place.manager, version=referral.version)


@pytest.mark.parametrize("mark", [actions.mark_assessed, actions.mark_supported, actions.mark_reviewed])
def test_a_referral_does_not_skip_allocation(place, mark):
    with pytest.raises(ActionRefused, match="cannot become"):
        mark(referral=journeys.received(place), by=place.manager)


def test_marking_supported_twice_adds_nothing_to_the_history(place):
    referral = journeys.assessed(place)
    for _ in range(2):
        actions.mark_supported(referral=referral, by=place.advisor)
    assert states(referral).count("supported") == 1


def test_a_step_sees_what_another_hand_did_meanwhile(place):
    referral = journeys.assessed(place)
    in_another_hand = Referral.objects.get(pk=referral.pk)
    actions.mark_closed(referral=in_another_hand, by=place.advisor, reason="other", on=journeys.today())
    with pytest.raises(ActionRefused, match="This referral is closed"):
        actions.mark_supported(referral=referral, by=place.advisor)


def test_after_closing_the_advisor_sees_the_person_for_some_weeks(place):
    referral = journeys.allocated(place)
    actions.mark_closed(referral=referral, by=place.advisor, reason="other", on=journeys.today())
    assert Person.objects.visible_to(place.advisor).exists()


def test_loads_count_open_cases_only(place):
    for given_name in ("A", "B"):
        referral = journeys.allocated(place, who=journeys.person(place, given_name=given_name))
    actions.mark_closed(referral=referral, by=place.advisor, reason="other", on=journeys.today())
    assert queries.advisor_loads() == [(place.advisor, 1), (place.other_advisor, 0)]


def taken(place, **details):
    told = {"reasons": ["mood"], "staff_risk": "none_known", "referred_on": journeys.today(), "by": place.advisor}
    return actions.receive(person=journeys.person(place), practice=place.practice, **told | details)


def test_what_somebody_asks_for_themselves_says_who_asked(place):
    with pytest.raises(ActionRefused, match="Choose who asked from the list"):
        taken(place)


def test_what_somebody_asks_for_themselves_comes_from_the_gateway(place):
    referral = taken(place, asked_by="person")
    assert (referral.sender, referral.pathway) == (place.gateway, "self")


def test_the_gateway_is_nobodys_reason_to_see_a_person(place):
    referral = taken(place, asked_by="person")
    assert not Person.objects.visible_to(place.advisor).filter(pk=referral.person_id).exists()


def test_a_provider_does_not_refer(place):
    with pytest.raises(ActionRefused, match="does not refer for"):
        taken(place, by=place.worker, asked_by="person")


def test_risks_to_staff_are_not_told_of_a_referral_that_ended(place):
    referral = journeys.received(place, staff_risk="not_told", by_list=True)
    actions.decline(referral=referral, reason="wrong_area", by=place.manager, version=referral.version)
    with pytest.raises(ActionRefused, match="not taken on"):
        actions.tell_risk(referral=referral, staff_risk="none_known", by=place.doctor, version=referral.version)


def test_nobody_is_assessed_who_was_never_asked_whether_they_agree(place):
    who = journeys.person(place)
    who.consents.all().delete()
    referral = journeys.allocated(place, who=who, by_list=True, staff_risk="not_told")
    with pytest.raises(ActionRefused, match="Nobody has asked the person yet"):
        actions.mark_assessed(referral=referral, by=place.advisor)
    people.decide(person=who, kind="service", given=True, by=place.advisor)
    assert actions.mark_assessed(referral=referral, by=place.advisor).state == "assessed"


def test_a_no_that_was_said_stands_against_a_list(place):
    with pytest.raises(ActionRefused, match="has not agreed"):
        journeys.received(place, who=journeys.person(place, agrees=False), by_list=True, staff_risk="not_told")
