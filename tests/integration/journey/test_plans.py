"""A plan is kept goal by goal, nothing of it is lost to two people at once, and what was agreed stays as it was."""

import pytest

from commonweal.service.ground.audit.models import ActionRefused, Entry, Stale
from commonweal.service.journey.assessments import actions, queries
from commonweal.service.journey.assessments.models import Goal, Progress, Step
from tests.support import journeys

pytestmark = pytest.mark.django_db
WALK = {"what": "Walk to the shop", "who": "Me", "due_on": None, "done": False}


@pytest.fixture
def referral(place):
    return journeys.allocated(place)


def goal(place, referral, **told):
    told = {"words": "To get out again", "importance": 9, "confidence": 4, "steps": [WALK], **told}
    return actions.add_goal(referral=referral, by=place.advisor, **told)


def change(place, found, **told):
    told = {"version": found.version, "words": found.words, "steps": [], **told}
    return actions.change_goal(goal=found, by=place.advisor, **told)


def agree(place, referral, **told):
    seen = queries.digest(queries.plan(referral))
    told = {"agreed_on": journeys.today(), "agreed_with": "person", "copy": "large", "seen": seen, **told}
    return actions.agree(referral=referral, by=place.advisor, **told)


def test_a_goal_is_kept_with_its_steps(place, referral):
    goal(place, referral)
    kept = queries.goals(referral)[0]
    assert (kept.words, kept.importance, [step.what for step in kept.taken]) == ("To get out again", 9, [WALK["what"]])


def test_a_step_without_words_is_no_step(place, referral):
    goal(place, referral, steps=[WALK | {"what": "  "}])
    assert not Step.objects.exists()


def test_a_step_is_taken_out_by_emptying_it_and_not_deleted(place, referral):
    found = goal(place, referral)
    change(place, found, steps=[WALK | {"pk": found.steps.get().pk, "what": ""}])
    assert queries.goals(referral)[0].taken == [] and Step.objects.get().dropped


def test_a_step_of_another_goal_is_not_reached(place, referral):
    found, other = goal(place, referral), goal(place, referral, words="To sing")
    change(place, found, steps=[WALK | {"pk": other.steps.get().pk, "what": "Changed"}])
    assert other.steps.get().what == WALK["what"]


def test_two_people_at_one_goal_do_not_overwrite_each_other(place, referral):
    found = goal(place, referral)
    change(place, found, words="To see the sea")
    with pytest.raises(Stale):
        change(place, found, version=1, words="To stay in")
    assert Goal.objects.get().words == "To see the sea"


def test_a_ticked_step_is_not_unticked_by_somebody_who_did_not_see_it(place, referral):
    found = goal(place, referral)
    step = found.steps.get()
    actions.finish_step(step=step, by=place.advisor, version=1)
    with pytest.raises(Stale):
        change(place, found, version=1, steps=[WALK | {"pk": step.pk}])
    assert Step.objects.get().done_on == journeys.today()


def test_how_a_goal_went_is_kept_each_time(place, referral):
    found = goal(place, referral)
    for state in ("partly", "achieved"):
        actions.review_goal(goal=found, by=place.advisor, version=found.version, on=journeys.today(), state=state)
    assert found.state == "achieved"
    assert list(Progress.objects.order_by("id").values_list("state", flat=True)) == ["partly", "achieved"]


def test_goals_worked_on_come_before_those_achieved_and_the_important_first(place, referral):
    done, less, more = (
        goal(place, referral, words=words, importance=n) for words, n in (("a", 10), ("b", 2), ("c", 7))
    )
    actions.review_goal(goal=done, by=place.advisor, version=1, on=journeys.today(), state="achieved")
    assert queries.goals(referral) == [more, less, done]


def test_what_was_agreed_stays_as_it_was(place, referral):
    found = goal(place, referral)
    agree(place, referral)
    change(place, found, words="Something else")
    assert queries.agreement(referral).plan["goals"][0]["words"] == "To get out again"


def test_a_plan_changed_since_it_was_read_is_not_agreed(place, referral):
    goal(place, referral)
    seen = queries.digest(queries.plan(referral))
    goal(place, referral, words="Another")
    with pytest.raises(ActionRefused, match="changed while this page was open"):
        agree(place, referral, seen=seen)


def test_a_plan_without_a_goal_is_not_agreed(place, referral):
    with pytest.raises(ActionRefused, match="no goal in the plan"):
        agree(place, referral)


def test_a_goal_that_was_given_up_is_not_in_the_plan(place, referral):
    found = goal(place, referral)
    actions.review_goal(goal=found, by=place.advisor, version=1, on=journeys.today(), state="given_up")
    assert queries.plan(referral)["goals"] == []


@pytest.mark.parametrize("told", [{"importance": 11}, {"confidence": 0}, {"words": " "}, {"need": "wings"}])
def test_a_goal_out_of_bounds_is_refused(place, referral, told):
    with pytest.raises(ActionRefused):
        goal(place, referral, **told)


def test_each_change_of_a_plan_is_audited_without_its_words(place, referral):
    found = goal(place, referral)
    actions.finish_step(step=found.steps.get(), by=place.advisor, version=1)
    actions.review_goal(goal=found, by=place.advisor, version=2, on=journeys.today(), state="partly", note="Went once")
    agree(place, referral)
    told = Entry.objects.about(referral.person_id).filter(by=place.advisor)
    events = {"GOAL_ADDED", "STEP_ADDED", "GOAL_MOVED_ON", "STEP_DONE", "GOAL_REVIEWED", "PLAN_AGREED"}
    assert events <= set(told.values_list("event", flat=True))
    assert "shop" not in str(list(told.values_list("detail", flat=True)))


def test_nothing_is_added_to_the_plan_of_a_closed_referral(place, referral):
    referral.state = "closed"
    referral.save()
    with pytest.raises(ActionRefused, match="closed"):
        goal(place, referral)
