"""The task list says how far everything is; what was begun is not lost when somebody else goes on."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse

from commonweal.domain.measures import MEASURES
from commonweal.service.ground.audit.models import Entry
from commonweal.service.ground.drafts.models import Draft
from commonweal.service.journey.assessments import actions, queries
from commonweal.service.journey.referrals import actions as referrals
from tests.support import journeys
from tests.support.pages import words
from tests.support.service import signed_in

STEP = {"what": "Walk", "who": "", "due_on": None, "done": False}


@pytest.fixture
def referral(place):
    return journeys.allocated(place, referred_on=journeys.ago(30))


def at(name, referral, *more):
    return reverse(f"caseload:{name}", args=[referral.pk, *more])


def state(client, referral, title):
    """What the task list says of one task."""
    page = words(client.get(at("tasks", referral)))
    after = page.split(title, 1)[1].split("</li>")[0]
    return next(said for said in ("Completed", "Cannot start yet", "Not started", "In progress") if said in after)


def keep_scores(client, referral):
    told = {"what_matters": "My garden", "then": "later", "version": 0, f"score_{MEASURES[0].code}": "4"}
    return client.post(at("assess", referral), told)


def test_what_nobody_has_touched_is_not_begun(ada, referral):
    assert state(ada, referral, "Needs, strengths and what matters") == "Not started"


def test_what_is_kept_for_later_is_begun(ada, referral):
    keep_scores(ada, referral)
    assert state(ada, referral, "Needs, strengths and what matters") == "In progress"
    assert state(ada, referral, "The eight well-being measures") == "In progress"


def test_what_a_page_has_kept_by_itself_is_begun_too(ada, referral):
    ada.post("/drafts/", {"page": at("assess", referral), "typed": urlencode({"what_matters": "My dog"})})
    assert state(ada, referral, "Needs, strengths and what matters") == "In progress"


def test_what_is_done_is_completed(place):
    done = journeys.assessed(place)
    assert state(signed_in(place.advisor), done, "The eight well-being measures") == "Completed"


def test_a_review_cannot_start_before_the_assessment(ada, referral):
    assert state(ada, referral, "Review how things are going") == "Cannot start yet"


def test_agreeing_cannot_start_without_a_goal(ada, referral):
    assert state(ada, referral, "Agree the plan with them") == "Cannot start yet"


def test_a_plan_changed_since_it_was_agreed_is_begun_again(place, ada, referral):
    actions.add_goal(referral=referral, words="To sing", steps=[STEP], by=place.advisor)
    seen = queries.digest(queries.plan(referral))
    told = {"agreed_on": journeys.today(), "agreed_with": "person", "copy": "none", "seen": seen}
    actions.agree(referral=referral, by=place.advisor, **told)
    assert state(ada, referral, "Agree the plan with them") == "Completed"
    actions.add_goal(referral=referral, words="To dance", steps=[], by=place.advisor)
    assert state(ada, referral, "Agree the plan with them") == "In progress"


def test_a_page_begun_and_not_sent_is_on_the_list(ada, referral):
    ada.post("/drafts/", {"page": at("log", referral), "typed": urlencode({"note": "Rang at noon"})})
    page = words(ada.get(at("tasks", referral)))
    assert "Started and not sent" in page and "A contact" in page


def passed_on(place, referral):
    referral.refresh_from_db()
    referrals.allocate(referral=referral, advisor=place.other_advisor, by=place.manager, version=referral.version)
    return signed_in(place.other_advisor)


def test_the_next_advisor_is_offered_what_the_first_had_begun(place, ada, referral):
    keep_scores(ada, referral)
    bea = passed_on(place, referral)
    page = words(bea.get(at("assess", referral)))
    assert "A colleague had begun something" in page and "Ada Advisor" in page
    assert page.count("checked") == 0


def test_the_next_advisor_goes_on_with_it(place, ada, referral):
    keep_scores(ada, referral)
    bea = passed_on(place, referral)
    bea.post(at("take_over", referral))
    page = words(bea.get(at("assess", referral)))
    assert "My garden" in page and page.count("checked") == 1
    assert Draft.objects.get().owner == place.other_advisor


def test_taking_over_is_written_down(place, ada, referral):
    keep_scores(ada, referral)
    passed_on(place, referral).post(at("take_over", referral))
    entry = Entry.objects.get(event="DRAFTS_TAKEN_OVER")
    assert (entry.person, entry.by, entry.detail) == (referral.person_id, place.other_advisor, {"count": 1})


def test_nobody_takes_over_what_they_may_not_see(place, ada, referral):
    keep_scores(ada, referral)
    assert signed_in(place.other_advisor).post(at("take_over", referral)).status_code == 404
    assert Draft.objects.get().owner == place.advisor


def test_scores_are_not_kept_twice_when_a_kept_page_is_sent(ada, referral):
    day = journeys.today()
    boxes = {"scored_on_day": day.day, "scored_on_month": day.month, "scored_on_year": day.year}
    typed = {f"score_{measure.code}": "3" for measure in MEASURES} | boxes | {"version": 0}
    ada.post("/drafts/", {"page": at("assess", referral), "typed": urlencode(typed)})
    ada.post(at("assess", referral), typed | {"then": "complete", "token": "t.1"})
    ada.post(at("assess", referral), typed | {"then": "complete", "token": "t.1"})
    assert referral.scorings.count() == 1 and not Draft.objects.exists()


@pytest.fixture
def ons4(place):
    return actions.take_up(code="ons4", by=place.manager)


def answered(ons4, point="baseline", **changes):
    day = journeys.today()
    boxes = {"answered_on_day": day.day, "answered_on_month": day.month, "answered_on_year": day.year}
    return {f"answer_{item['code']}": "4" for item in ons4.items} | boxes | {"point": point} | changes


def test_a_questionnaire_is_answered_at_both_points_and_compared(ada, referral, ons4):
    ada.post(at("questionnaire", referral, ons4.pk), answered(ons4))
    ada.post(at("questionnaire", referral, ons4.pk), answered(ons4, "follow_up", answer_anxious="2", answer_happy="3"))
    page = words(ada.get(at("questionnaires", referral)))
    assert page.count("Better") == 1 and page.count("Worse") == 1 and page.count("No change") == 2


def test_earlier_answers_are_hidden_while_the_later_are_asked(ada, referral, ons4):
    ada.post(at("questionnaire", referral, ons4.pk), answered(ons4))
    page = words(ada.get(at("questionnaire", referral, ons4.pk)))
    assert page.count(" checked") == 1  # the point, and no answer


def test_a_question_neither_answered_nor_skipped_is_asked_again(ada, referral, ons4):
    page = words(ada.post(at("questionnaire", referral, ons4.pk), answered(ons4, answer_happy="")))
    assert "Question 3: select an answer, or say why it was skipped" in page
    assert page.count(" checked") == 1 + 3
    assert not referral.answerings.exists()


def test_a_question_may_be_skipped_with_a_reason(ada, referral, ons4):
    ada.post(at("questionnaire", referral, ons4.pk), answered(ons4, answer_happy="", skip_happy="unable"))
    assert queries.answers().get(item="happy").skipped == "unable"


def test_other_questionnaires_are_begun_until_every_one_is_asked(place, ada, referral, ons4):
    actions.take_up(code="swemwbs", by=place.manager)
    assert state(ada, referral, "Other questionnaires") == "Not started"
    ada.post(at("questionnaire", referral, ons4.pk), answered(ons4))
    assert state(ada, referral, "Other questionnaires") == "In progress"


def test_the_task_list_asks_the_database_as_often_for_two_goals_as_for_twelve(
    place, ada, referral, django_assert_max_num_queries
):
    for number in range(2):
        actions.add_goal(referral=referral, words=f"Goal {number}", steps=[STEP], by=place.advisor)
    with django_assert_max_num_queries(45) as counted:
        ada.get(at("tasks", referral))
    few = len(counted)
    for number in range(10):
        actions.add_goal(referral=referral, words=f"More {number}", steps=[STEP], by=place.advisor)
    with django_assert_max_num_queries(few):
        ada.get(at("tasks", referral))
