"""The plan on its pages: goal by goal, agreed as a whole, printed three ways; two advisors lose nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.assessments import actions, queries
from commonweal.service.journey.assessments.models import Agreement, Goal, Progress, Step
from tests.support import journeys
from tests.support.pages import words
from tests.support.service import signed_in

WALK = {"what": "Walk to the shop", "who": "Me", "due_on": None, "done": False}


@pytest.fixture
def referral(place):
    return journeys.allocated(place, referred_on=journeys.ago(30))


def goal(place, referral, **told):
    told = {"words": "To get out again", "importance": 9, "confidence": 4, "steps": [WALK], **told}
    return actions.add_goal(referral=referral, by=place.advisor, **told)


def typed(found=None, **changes):
    told = {"words": "To see the sea", "need": "getting_out", "importance": "8", "confidence": "5", "easy_words": ""}
    steps = list(found.steps.filter(dropped=False).order_by("created_at")) if found else []
    for number, step in enumerate(steps, 1):
        told |= {f"step_{number}": step.pk, f"what_{number}": step.what, f"who_{number}": step.who}
    version = {"version": found.version} if found else {}
    return told | version | changes


def at(name, referral, *more):
    return reverse(f"caseload:{name}", args=[referral.pk, *more])


def test_a_goal_is_added_with_a_step(ada, referral):
    ada.post(at("add_goal", referral), typed(what_1="Ask about the bus", who_1="Ada", due_on_1_day="3", **later()))
    kept = queries.goals(referral)[0]
    assert (kept.words, kept.importance, kept.need) == ("To see the sea", 8, "getting_out")
    assert (kept.taken[0].what, kept.taken[0].who, kept.taken[0].due_on.year) == ("Ask about the bus", "Ada", 2031)


def later():
    return {"due_on_1_month": "3", "due_on_1_year": "2031"}


def test_a_goal_without_words_is_shown_again_with_what_was_typed(ada, referral):
    page = words(ada.post(at("add_goal", referral), typed(words="", what_1="Ask about the bus")))
    assert "Enter what the person wants" in page and "Ask about the bus" in page
    assert not Goal.objects.exists()


def test_a_step_with_a_name_and_nothing_to_do_is_asked_about(ada, referral):
    assert "Step 1: enter what will be done" in words(ada.post(at("add_goal", referral), typed(who_1="Ada")))


def test_a_goal_and_its_step_are_changed_together(place, ada, referral):
    found = goal(place, referral)
    ada.post(at("goal", referral, found.pk), typed(found, what_1="Walk to the park", done_1="on"))
    step = Step.objects.get()
    assert (Goal.objects.get().words, step.what, step.done_on) == (
        "To see the sea",
        "Walk to the park",
        journeys.today(),
    )


def test_a_step_is_added_below_those_there_are(place, ada, referral):
    found = goal(place, referral)
    ada.post(at("goal", referral, found.pk), typed(found, what_2="Take the bus"))
    assert [step.what for step in queries.goals(referral)[0].taken] == ["Walk to the shop", "Take the bus"]


def test_the_second_of_two_advisors_sees_both_versions_and_nothing_is_lost(place, ada, referral):
    found = goal(place, referral)
    first = typed(found, words="To sing in a choir", what_1="Ring the choir")
    second = typed(found, words="To dance", what_1="Find a class", what_2="Buy shoes")
    ada.post(at("goal", referral, found.pk), first)
    answer = signed_in(place.advisor).post(at("goal", referral, found.pk), second)
    assert answer.status_code == 409
    page = words(answer)
    for said in ("To sing in a choir", "Ring the choir", "To dance", "Find a class", "Buy shoes"):
        assert said in page
    assert Goal.objects.get().words == "To sing in a choir"


def test_steps_that_nobody_typed_are_not_compared(place, ada, referral):
    found = goal(place, referral)
    ada.post(at("goal", referral, found.pk), typed(found, words="To sing"))
    page = words(ada.post(at("goal", referral, found.pk), typed(found, words="To dance")))
    assert "Step 1 is done" in page and "Step 2 is done" not in page


def test_only_what_differs_is_said_to_differ(place, ada, referral):
    found = goal(place, referral, need="getting_out", steps=[WALK | {"due_on": journeys.today()}])
    day = journeys.today()
    boxes = {"due_on_1_day": day.day, "due_on_1_month": day.month, "due_on_1_year": day.year}
    same = typed(found, importance="9", confidence="4", **boxes)
    ada.post(at("goal", referral, found.pk), same | {"words": "To sing"})
    assert words(ada.post(at("goal", referral, found.pk), same | {"words": "To dance"})).count("Differs") == 1


def test_what_the_second_typed_can_still_be_saved_over_it(place, ada, referral):
    found = goal(place, referral)
    ada.post(at("goal", referral, found.pk), typed(found, words="To sing"))
    ada.post(at("goal", referral, found.pk), typed(found, words="To dance", version=2, what_1="Find a class"))
    assert (Goal.objects.get().words, Step.objects.get().what) == ("To dance", "Find a class")


def test_a_step_is_ticked_off_with_one_press(place, ada, referral):
    found = goal(place, referral)
    ada.post(at("finish_step", referral, found.pk, found.steps.get().pk), {"version": 1})
    assert Step.objects.get().done_on == journeys.today()


def test_how_a_goal_goes_is_recorded_and_shown(place, ada, referral):
    found, day = goal(place, referral), journeys.today()
    boxes = {"on_day": day.day, "on_month": day.month, "on_year": day.year}
    sent = {"state": "partly", "confidence": "7", "note": "Went twice", "version": 1, **boxes}
    page = words(ada.post(at("review_goal", referral, found.pk), sent, follow=True))
    assert "Partly achieved" in page and "Went twice" in page
    assert Progress.objects.get().confidence == 7


def agreed(client, referral, **changes):
    day = journeys.today()
    boxes = {"agreed_on_day": day.day, "agreed_on_month": day.month, "agreed_on_year": day.year}
    seen = queries.digest(queries.plan(referral))
    told = {"agreed_with": "person", "copy": "large", "seen": seen, **boxes, **changes}
    return client.post(at("agree", referral), told, follow=True)


def test_a_plan_is_agreed_and_says_so(place, ada, referral):
    goal(place, referral)
    assert "On paper, large print" in words(agreed(ada, referral))


def test_a_plan_changed_after_it_was_agreed_says_so(place, ada, referral):
    goal(place, referral)
    agreed(ada, referral)
    goal(place, referral, words="To sing")
    assert "Changed since it was agreed" in words(ada.get(at("care_plan", referral)))


def test_a_plan_that_changed_under_the_page_is_read_again_before_it_is_agreed(place, ada, referral):
    goal(place, referral)
    page = words(agreed(ada, referral, seen="older"))
    assert "The plan was changed while this page was open" in page and 'value="large" checked' in page
    assert not Agreement.objects.exists()


@pytest.mark.parametrize(
    ("look", "said"), [("normal", "Goal 1: To get out again"), ("large", "Goal 1"), ("easy", "What I want")]
)
def test_the_plan_is_printed_three_ways(place, ada, referral, look, said):
    goal(place, referral)
    page = words(ada.get(f"{at('print_plan', referral)}?look={look}"))
    assert said in page and f"caseload-plan--{look}" in page


def test_the_plan_in_easy_words_uses_the_easy_words_of_a_goal(place, ada, referral):
    goal(place, referral, easy_words="I want to go out.")
    page = words(ada.get(f"{at('print_plan', referral)}?look=easy"))
    assert "I want to go out." in page and "To get out again" not in page


def test_the_plan_says_whom_to_ring(place, ada, referral, settings):
    settings.TELEPHONE = "01632 960100"
    goal(place, referral)
    page = words(ada.get(at("print_plan", referral)))
    assert "Ada Advisor" in page and "01632 960100" in page


def test_the_plan_as_it_is_handed_over_has_no_nhs_number(place, ada, referral):
    goal(place, referral)
    article = words(ada.get(at("print_plan", referral))).split("<article")[1].split("</article>")[0]
    assert referral.person.nhs_number[-4:] not in article


@pytest.mark.parametrize("look", ["normal", "large", "easy", "nonsense"])
def test_the_plan_is_a_pdf_as_well(place, ada, referral, look):
    goal(place, referral)
    answer = ada.get(f"{at('plan_pdf', referral)}?look={look}")
    assert answer.headers["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")


def test_opening_the_pdf_is_written_down(place, ada, referral):
    goal(place, referral)
    ada.get(at("plan_pdf", referral))
    assert Entry.objects.views().about(referral.person_id).get().detail == {"page": "caseload:plan_pdf"}


def test_services_that_meet_the_needs_are_suggested(place, ada, referral):
    journeys.service(place, name="Walking group", needs=["getting_out"])
    goal(place, referral, need="getting_out")
    assert "Walking group" in words(ada.get(at("care_plan", referral)))


def test_a_goal_of_somebody_elses_person_does_not_exist(place, referral):
    found = goal(place, referral)
    other = signed_in(place.other_advisor)
    assert other.get(at("goal", referral, found.pk)).status_code == 404


def test_a_goal_does_not_answer_below_another_persons_address(place, ada, referral):
    found = goal(place, journeys.allocated(place, referred_on=journeys.ago(30)))
    assert ada.get(at("goal", referral, found.pk)).status_code == 404


@pytest.mark.parametrize("role", ["practice", "manager", "provider", "commissioner", "administrator"])
def test_no_other_role_opens_a_plan(client_of, referral, role):
    assert client_of(role).get(at("care_plan", referral)).status_code == 403


def test_a_plan_asks_the_database_as_often_for_two_goals_as_for_twelve(
    place, ada, referral, django_assert_max_num_queries
):
    for number in range(2):
        goal(place, referral, words=f"Goal {number}")
    with django_assert_max_num_queries(40) as counted:
        ada.get(at("care_plan", referral))
    few = len(counted)
    for number in range(10):
        goal(place, referral, words=f"More {number}")
    with django_assert_max_num_queries(few):
        ada.get(at("care_plan", referral))


def test_what_was_typed_of_a_goal_comes_back_with_its_steps(place, ada, referral):
    found = goal(place, referral)
    sent = typed(found, words="To dance", what_1="Find a class", what_2="Buy shoes", keep=at("care_plan", referral))
    assert ada.post(at("goal", referral, found.pk), sent).headers["Location"] == at("care_plan", referral)
    page = words(ada.get(at("goal", referral, found.pk)))
    assert all(said in page for said in ("To dance", "Find a class", "Buy shoes", "You had begun this page"))
    assert Goal.objects.get().words == "To get out again"


def test_a_step_that_is_late_says_so(place, ada, referral):
    goal(place, referral, steps=[WALK | {"due_on": timezone.localdate() - timedelta(days=2)}])
    assert "Overdue by 2 days" in words(ada.get(at("care_plan", referral)))


def test_goals_and_what_became_of_them_are_on_the_persons_page(place, ada, referral):
    found = goal(place, referral)
    actions.review_goal(goal=found, by=place.advisor, version=1, on=journeys.today(), state="partly")
    agreed(ada, referral)
    page = words(ada.get(reverse("caseload:person", args=[referral.person_id])))
    assert "Goal: partly achieved" in page and "Plan agreed: the person" in page
    assert page.count("To get out again") == 2
