"""Stepping down, taking a referral back, what could not be had, what was gained."""

from datetime import timedelta

import pytest

from commonweal.service.ground.audit.models import ActionRefused, Stale
from commonweal.service.journey.onward import actions as onward
from commonweal.service.journey.onward import queries
from commonweal.service.journey.onward.models import Note, Onward
from commonweal.service.journey.reviews import actions
from commonweal.service.journey.reviews.models import Benefit
from commonweal.service.menu.models import Block
from commonweal.service.people.models import Person
from tests.support import afterwards, journeys


def ends_in(place, days):
    found = afterwards.begun(place, journeys.assessed(place))
    Onward.objects.filter(pk=found.pk).update(funded_until=journeys.today() + timedelta(days=days))
    found.refresh_from_db()
    return found


def planned(place, sent, **told):
    told = {"planned": "independent", "helper": "Nobody", "from_on": journeys.today(), **told}
    return onward.plan_step_down(onward=sent, by=place.advisor, **told)


@pytest.mark.parametrize(("days", "listed"), [(29, 0), (28, 1), (0, 1), (-30, 1)])
def test_a_funded_time_is_listed_four_weeks_before_its_end_and_until_the_place_ends(place, days, listed):
    ends_in(place, days)
    assert len(queries.ending(place.advisor, journeys.today())) == listed


def test_with_a_plan_nothing_is_left_to_agree(place):
    planned(place, ends_in(place, 5))
    assert queries.without_plan(place.advisor, journeys.today()) == []


def test_a_plan_is_changed_under_its_version(place):
    sent = ends_in(place, 5)
    planned(place, sent)
    planned(place, sent, helper="His daughter", version=1)
    with pytest.raises(Stale):
        planned(place, sent, helper="His son", version=1)


def test_a_plan_says_who_helps(place):
    with pytest.raises(ActionRefused, match="who helps"):
        planned(place, ends_in(place, 5), helper=" ")


def test_what_is_taken_back_the_provider_sees_no_more(place):
    sent = journeys.referred_on(place)
    onward.withdraw(onward=sent, by=place.advisor, version=sent.version, reason="Moved")
    assert (sent.state, sent.told, Person.objects.visible_to(place.worker).count()) == ("withdrawn", [], 0)


def test_a_place_not_begun_is_free_again(place):
    sent = journeys.referred_on(place)
    onward.withdraw(onward=sent, by=place.advisor, version=sent.version)
    assert Block.objects.counted().get(pk=sent.block_id).taken == 0


def test_what_is_over_cannot_be_taken_back(place):
    sent = journeys.ended(place)
    with pytest.raises(ActionRefused, match="cannot become withdrawn"):
        onward.withdraw(onward=sent, by=place.advisor, version=sent.version)


@pytest.mark.parametrize("kind", ["sharing", "service"])
def test_a_no_to_sharing_takes_back_all_that_was_shared(place, kind):
    sent = journeys.started(place)
    recalled = onward.decide(person=sent.referral.person, kind=kind, given=False, by=place.advisor)
    sent.refresh_from_db()
    assert (recalled, sent.state, sent.ended_on) == (1, "withdrawn", journeys.today())


@pytest.mark.parametrize(("kind", "given"), [("sharing", True), ("evaluation", False)])
def test_other_decisions_take_nothing_back(place, kind, given):
    sent = journeys.started(place)
    assert onward.decide(person=sent.referral.person, kind=kind, given=given, by=place.advisor) == 0


def test_a_provider_that_declined_sees_the_person_no_more(place):
    sent = journeys.referred_on(place)
    onward.refuse(onward=sent, reason="full", by=place.worker, version=sent.version)
    assert (sent.told, Person.objects.visible_to(place.worker).count()) == ([], 0)


def test_a_reply_is_new_until_it_is_read(place):
    sent = journeys.referred_on(place)
    onward.accept(onward=sent, by=place.worker, version=sent.version)
    assert [each.pk for each in queries.replies(place.advisor)] == [sent.pk]
    onward.mark_read(onward=sent, by=place.advisor)
    assert list(queries.replies(place.advisor)) == []


def test_a_note_after_that_is_new_again(place):
    sent = journeys.started(place)
    onward.mark_read(onward=sent, by=place.advisor)
    onward.write_note(onward=sent, note="He came twice.", by=place.worker, version=sent.version)
    assert [each.pk for each in queries.replies(place.advisor)] == [sent.pk]


def test_every_note_is_kept(place):
    sent = journeys.started(place)
    for said in ("He came.", "He came again."):
        onward.write_note(onward=sent, note=said, by=place.worker, version=sent.version)
    assert list(Note.objects.values_list("text", flat=True)) == ["He came.", "He came again."]


def test_what_is_sent_is_what_was_shown(place):
    referral, where = journeys.assessed(place), journeys.service(place)
    shown = queries.digest(queries.preview(referral, where, "Please."))
    Person.objects.filter(pk=referral.person_id).update(phone="01632 960999")
    referral.person.refresh_from_db()
    asked = {"kind": "funded_vcs", "ask": "Please.", "made_on": journeys.today(), "seen": shown}
    with pytest.raises(ActionRefused, match="has changed since it was shown"):
        onward.refer(referral=referral, service=where, by=place.advisor, **asked)


def test_an_unmet_need_of_another_kind_is_said_in_words(place):
    told = {"need": "other", "why": "no_service", "noted_on": journeys.today()}
    with pytest.raises(ActionRefused, match="few words"):
        onward.note_unmet(referral=journeys.assessed(place), by=place.advisor, **told)


def test_unmet_needs_are_counted_by_need_and_reason(place):
    referral = journeys.assessed(place)
    for why in ("full", "full", "cost"):
        told = {"need": "isolation", "why": why, "noted_on": journeys.today()}
        onward.note_unmet(referral=referral, by=place.advisor, **told)
    counts = queries.unmet_counts(queries.unmet_needs(place.manager))
    assert counts == {("isolation", "full"): 2, ("isolation", "cost"): 1}


def claim(place, **told):
    told = {"kind": "pip", "claimed_on": journeys.ago(30), "outcome": "awaiting", **told}
    return actions.add_benefit(referral=journeys.assessed(place), by=place.advisor, **told)


AWARD = {"outcome": "awarded", "decided_on": journeys.ago(3), "paid": "yearly", "amount_pence": 378_000}


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"decided_on": None}, "day of the decision"),
        ({"decided_on": journeys.ago(31)}, "before the claim"),
        ({"amount_pence": None}, "how much"),
        ({"paid": ""}, "every year or once"),
        ({"amount_pence": 10_000_001}, "not likely"),
    ],
)
def test_an_award_is_told_whole(place, told, reason):
    with pytest.raises(ActionRefused, match=reason):
        claim(place, **AWARD | told)


def test_a_blue_badge_brings_no_money(place):
    badge = claim(place, kind="blue_badge", outcome="awarded", decided_on=journeys.ago(3))
    assert badge.amount_pence is None


def test_what_is_not_awarded_has_no_amount(place):
    assert claim(place, **AWARD | {"outcome": "refused"}).amount_pence is None


def test_a_mistake_is_taken_off_and_not_away(place):
    benefit = claim(place, **AWARD)
    told = {"kind": "pip", "claimed_on": benefit.claimed_on, **AWARD}
    actions.amend_benefit(benefit=benefit, by=place.advisor, version=1, mistaken=True, **told)
    assert (Benefit.objects.count(), Benefit.objects.meant().count()) == (1, 0)
