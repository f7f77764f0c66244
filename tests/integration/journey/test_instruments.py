"""Questionnaires beside the eight measures: taken into use, changed by editions, answered at both points."""

from decimal import Decimal

import pytest

from commonweal.domain import instruments
from commonweal.service.ground.audit.models import ActionRefused, Entry, Stale
from commonweal.service.journey.assessments import actions, queries
from commonweal.service.journey.assessments.models import Answer, Answering, Instrument
from tests.support import journeys

pytestmark = pytest.mark.django_db
OWN = {
    "items": (instruments.Item("item_1", "How lonely?"), instruments.Item("item_2", "How tired?")),
    "lowest": 0,
    "highest": 6,
    "scoring": "sum",
    "higher_is_better": False,
    "licence": "Our own words",
}
GOOD, BAD = (7, 8, 6, 3), (2, 3, 1, 9)


@pytest.fixture
def referral(place):
    return journeys.allocated(place)


@pytest.fixture
def ons4(place):
    return actions.take_up(code="ons4", by=place.manager)


def answer(place, referral, asked, given, point="baseline", **told):
    answers = dict(zip([item["code"] for item in asked.items], given, strict=True))
    told = {"answered_on": journeys.today(), "answers": answers, "point": point, **told}
    return actions.answer(referral=referral, instrument=asked, by=place.advisor, **told)


def test_a_ready_questionnaire_comes_back_as_it_is_defined(ons4):
    assert Instrument.objects.get().rules == instruments.ready()["ons4"]


def test_the_table_of_scores_comes_back_as_it_is_defined(place):
    assert actions.take_up(code="swemwbs", by=place.manager).rules == instruments.ready()["swemwbs"]


def test_a_questionnaire_is_taken_up_once(place, ons4):
    with pytest.raises(ActionRefused, match="already"):
        actions.take_up(code="ons4", by=place.manager)


def test_both_points_are_scored_side_by_side(place, referral, ons4):
    answer(place, referral, ons4, BAD)
    answer(place, referral, ons4, GOOD, "follow_up")
    ((asked, pairs),) = queries.travelled(referral)
    assert asked == ons4
    assert pairs[3] == ("anxious", Decimal(9), Decimal(3))


def test_an_answer_may_be_skipped_with_a_reason(place, referral, ons4):
    answer(place, referral, ons4, (7, "preferred_not", 6, 3))
    assert Answer.objects.get(item="worthwhile").skipped == "preferred_not"


@pytest.mark.parametrize("wrong", [11, -1, None, "", True, "because"])
def test_an_answer_off_the_scale_is_refused(place, referral, ons4, wrong):
    with pytest.raises(ActionRefused, match="Question 2: choose an answer from 0 to 10"):
        answer(place, referral, ons4, (7, wrong, 6, 3))
    assert not Answering.objects.exists()


def test_a_follow_up_needs_a_baseline(place, referral, ons4):
    with pytest.raises(ActionRefused, match="no baseline"):
        answer(place, referral, ons4, GOOD, "follow_up")


def test_a_baseline_is_not_rewritten_after_the_follow_up(place, referral, ons4):
    answer(place, referral, ons4, BAD)
    answer(place, referral, ons4, GOOD, "follow_up")
    with pytest.raises(ActionRefused, match="stays as it is"):
        answer(place, referral, ons4, GOOD)


def test_before_anybody_answered_a_change_is_made_in_place(place):
    own = actions.add_instrument(name="Lonely and tired", by=place.manager, **OWN)
    actions.change_instrument(
        instrument=own, name="Lonely and tired", by=place.manager, version=1, **OWN | {"highest": 5}
    )
    assert Instrument.objects.get().highest == 5


def test_once_somebody_answered_a_change_is_a_new_edition(place, referral):
    own = actions.add_instrument(name="Lonely and tired", by=place.manager, **OWN)
    answer(place, referral, own, (5, 5))
    made = actions.change_instrument(
        instrument=own, name="Lonely and tired", by=place.manager, version=1, **OWN | {"highest": 5}
    )
    assert (made.edition, made.in_use) == (2, True)
    own.refresh_from_db()
    assert (own.highest, own.in_use) == (6, False)


def test_whoever_began_with_an_edition_is_followed_up_with_it(place, referral, ons4):
    answer(place, referral, ons4, BAD)
    actions.retire(instrument=ons4, by=place.manager, version=ons4.version)
    assert queries.offered(referral, "follow_up") == [ons4]
    assert queries.offered(referral, "baseline") == []


def test_two_administrators_do_not_overwrite_each_other(place, ons4):
    actions.retire(instrument=ons4, by=place.manager, version=1)
    with pytest.raises(Stale):
        actions.put_back(instrument=ons4, by=place.manager, version=1)


def test_a_faulty_questionnaire_is_refused_with_a_sentence(place):
    with pytest.raises(ActionRefused, match="must be above the lowest"):
        actions.add_instrument(name="Nothing", by=place.manager, **OWN | {"lowest": 6})


def test_answering_is_audited_without_the_answers(place, referral, ons4):
    answer(place, referral, ons4, BAD)
    entry = Entry.objects.get(event="INSTRUMENT_ANSWERED")
    assert (entry.person, entry.detail) == (referral.person_id, {"point": "baseline", "instrument": "ons4"})
