"""Assessments: what was said, the eight scores, and distance travelled."""

from datetime import date

import pytest

from commonweal.domain import measures
from commonweal.service.ground.audit.models import ActionRefused, Entry, Stale
from commonweal.service.journey.assessments import actions, queries
from commonweal.service.journey.assessments.models import Assessment, Score, Scoring
from tests.support import journeys

pytestmark = pytest.mark.django_db
SAID = {"needs": ["isolation", "money"], "needs_text": "Lonely", "what_matters": "The garden", "strengths": "Humour"}


@pytest.fixture
def referral(place):
    return journeys.allocated(place)


@pytest.fixture
def assessment(place, referral):
    return actions.begin(referral=referral, by=place.advisor)


def score(place, referral, **details):
    details = {"point": "baseline", "scored_on": journeys.today(), "scores": journeys.scores(), **details}
    return actions.score(referral=referral, by=place.advisor, **details)


def test_beginning_again_opens_the_same_assessment(place, referral, assessment):
    assert actions.begin(referral=referral, by=place.advisor) == assessment


def test_no_assessment_is_begun_before_there_is_an_advisor(place):
    with pytest.raises(ActionRefused, match="Allocate it first"):
        actions.begin(referral=journeys.received(place), by=place.manager)


def test_what_was_said_is_kept(place, assessment):
    actions.save(assessment=assessment, by=place.advisor, version=1, **SAID)
    kept = Assessment.objects.get()
    assert {name: getattr(kept, name) for name in SAID} == SAID


def test_what_was_said_is_not_in_the_audit_trail(place, assessment):
    actions.save(assessment=assessment, by=place.advisor, version=1, **SAID)
    assert "The garden" not in str(Entry.objects.get(event="ASSESSMENT_SAVED").detail)


def test_of_two_who_save_at_once_the_second_is_told(place, assessment):
    actions.save(assessment=assessment, by=place.advisor, version=1, **SAID)
    with pytest.raises(Stale) as stale:
        actions.save(assessment=assessment, by=place.advisor, version=1, **{**SAID, "what_matters": "The cat"})
    assert stale.value.current.what_matters == "The garden"


def test_an_unknown_need_is_refused(place, assessment):
    with pytest.raises(ActionRefused, match="needs from the list"):
        actions.save(assessment=assessment, by=place.advisor, version=1, **{**SAID, "needs": ["cake"]})


def test_all_eight_measures_are_kept(place, referral):
    scoring = score(place, referral)
    assert scoring.scores.count() == 8


def test_a_skipped_measure_keeps_its_reason_and_no_score(place, referral):
    score(place, referral, scores=journeys.scores(money="preferred_not"))
    skipped = Score.objects.get(measure="money")
    assert (skipped.value, skipped.skipped) == (None, "preferred_not")


@pytest.mark.parametrize("given", [0, 6, -1, None, "", "3", 3.0, True, "forgot"])
def test_what_is_no_score_from_1_to_5_and_no_reason_is_refused(place, referral, given):
    with pytest.raises(ActionRefused, match="Money: choose a score from 1 to 5"):
        score(place, referral, scores=journeys.scores(money=given))


def test_a_refused_score_leaves_none_of_the_eight(place, referral):
    with pytest.raises(ActionRefused):
        score(place, referral, scores=journeys.scores(family_friends=9))
    assert (Scoring.objects.count(), Score.objects.count()) == (0, 0)


def test_an_unknown_measure_is_refused(place, referral):
    with pytest.raises(ActionRefused, match="no measure called luck"):
        score(place, referral, scores=journeys.scores(luck=3))


@pytest.mark.parametrize(("day", "said"), [(date(2999, 1, 1), "in the future"), (date(2015, 1, 1), "before the ref")])
def test_an_impossible_day_of_scoring_is_refused(place, referral, day, said):
    with pytest.raises(ActionRefused, match=said):
        score(place, referral, scored_on=day)


def test_without_scores_an_assessment_is_not_complete(place, assessment):
    with pytest.raises(ActionRefused, match="not scored yet"):
        actions.complete(assessment=assessment, by=place.advisor, version=1)


def test_a_complete_assessment_makes_the_referral_assessed(place):
    assert journeys.assessed(place).state == "assessed"


def test_a_complete_assessment_is_not_changed(place):
    assessment = journeys.assessed(place).assessment
    with pytest.raises(ActionRefused, match="is complete"):
        actions.save(assessment=assessment, by=place.advisor, version=assessment.version, **SAID)


def test_an_assessment_is_completed_once(place):
    assessment = journeys.assessed(place).assessment
    with pytest.raises(ActionRefused, match="is complete"):
        actions.complete(assessment=assessment, by=place.advisor, version=assessment.version)


def test_an_assessment_is_not_complete_before_it_was_scored(place, assessment, referral):
    score(place, referral)
    with pytest.raises(ActionRefused, match="before it was begun or scored"):
        actions.complete(assessment=assessment, by=place.advisor, version=1, on=journeys.ago(3))


def test_the_baseline_stands_once_the_assessment_is_complete(place):
    with pytest.raises(ActionRefused, match="Score again at the review"):
        score(place, journeys.assessed(place))


def test_there_is_no_follow_up_without_a_complete_assessment(place, referral):
    with pytest.raises(ActionRefused, match="no complete assessment to compare"):
        score(place, referral, point="follow_up")


def test_a_follow_up_comes_after_the_assessment(place):
    with pytest.raises(ActionRefused, match="before the assessment was complete"):
        score(place, journeys.assessed(place), point="follow_up", scored_on=journeys.ago(145))


def test_the_latest_scoring_counts(place, referral):
    for value in (1, 4):
        score(place, referral, scores=journeys.scores(value))
    assert {each.value for each in queries.latest(referral, "baseline").scores.all()} == {4}


def test_without_scores_there_is_no_latest(place, referral):
    assert queries.latest(referral, "baseline") is None


def test_distance_stands_beside_each_measure_in_order(place):
    referral = journeys.assessed(place)
    score(place, referral, point="follow_up", scores=journeys.scores(4, money="unable"))
    travelled = {measure.code: (before, after) for measure, before, after in queries.distance(referral)}
    wanted = {measure.code: (3, 4) for measure in measures.MEASURES} | {"money": (3, None)}
    assert (travelled, list(travelled)) == (wanted, list(wanted))


def test_distance_takes_four_statements(place, django_assert_num_queries):
    referral = journeys.assessed(place)
    score(place, referral, point="follow_up")
    with django_assert_num_queries(4):
        queries.distance(referral)
