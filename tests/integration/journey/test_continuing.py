"""Whether people still go, 3, 6 and 12 months after the funded time: whom to ask, and how complete the answers are."""

import pytest

from commonweal.domain.outcomes import EARLY, STILL_GOING_ASKED
from commonweal.service.ground.audit.models import ActionRefused, Entry
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.reviews import actions, queries
from commonweal.service.journey.reviews.models import Progression
from commonweal.service.people import actions as people
from tests.support import afterwards, journeys

THREE, SIX, TWELVE = (question.after.days for question in STILL_GOING_ASKED)


def due(place):
    return [(each.pk, each.months) for each in queries.continuing_due(place.advisor, journeys.today())]


def ask(place, onward, answer="yes", **told):
    told = {"asked_on": journeys.today(), "told_by": "person" if answer != "no_answer" else "", **told}
    return actions.ask_continuing(onward=onward, answer=answer, by=place.advisor, **told)


def shares(place):
    found = queries.followed(Onward.objects.visible_to(place.advisor), journeys.today())
    return {each.months: (each.due, each.asked, each.answered, each.going) for each in found}


@pytest.mark.parametrize(
    ("days", "months"), [(THREE - 1, []), (THREE, [3]), (SIX - 29, [3]), (SIX, [6]), (TWELVE, [12]), (456, [])]
)
def test_each_question_comes_due_on_its_day_and_closes_when_the_next_opens(place, days, months):
    afterwards.over(place, days_ago=days)
    assert [asked for _, asked in due(place)] == months


def test_a_place_that_ended_early_is_over_from_its_last_day(place):
    onward = afterwards.over(place, days_ago=THREE - 30)
    Onward.objects.filter(pk=onward.pk).update(ended_on=journeys.ago(THREE))
    assert due(place) == [(onward.pk, 3)]


@pytest.mark.parametrize("answer", ["yes", "no", "no_answer"])
def test_what_was_asked_is_not_due_any_more(place, answer):
    onward = afterwards.over(place, days_ago=THREE)
    assert ask(place, onward, answer).months == 3
    assert due(place) == []


def test_who_could_not_be_asked_may_be_tried_again(place):
    onward = afterwards.over(place, days_ago=THREE)
    ask(place, onward, "no_answer")
    assert [each.pk for each in queries.continuing_unreached(place.advisor, journeys.today())] == [onward.pk]


def test_tried_in_the_morning_and_reached_in_the_afternoon_is_answered(place):
    onward = afterwards.over(place, days_ago=THREE)
    ask(place, onward, "no_answer")
    assert ask(place, onward, "yes").answer == "yes"
    assert queries.continuing_unreached(place.advisor, journeys.today()) == []


def test_who_is_spoken_with_a_little_earlier_is_asked_already(place):
    onward = afterwards.over(place, days_ago=THREE - EARLY.days + 1)
    assert [each.pk for each in queries.continuing_ahead(place.advisor, journeys.today())] == [onward.pk]
    assert ask(place, onward).months == 3
    assert queries.continuing_ahead(place.advisor, journeys.today()) == []


def test_nobody_asks_after_the_dead(place):
    onward = afterwards.over(place, days_ago=THREE)
    person = onward.referral.person
    people.record_death(person=person, died_on=journeys.ago(1), by=place.advisor, version=person.version)
    assert (due(place), shares(place)[3]) == ([], (0, 0, 0, 0))


def test_who_said_no_to_the_service_is_not_asked_and_still_counts_as_silent(place):
    onward = afterwards.over(place, days_ago=THREE)
    people.decide(person=onward.referral.person, kind="service", given=False, by=place.advisor)
    assert (due(place), shares(place)[3]) == ([], (1, 0, 0, 0))


def test_the_shares_have_silence_in_their_denominators(place):
    asked = {number: afterwards.over(place, days_ago=THREE + number, who=journeys.person(place)) for number in range(5)}
    for number, answer in enumerate(("yes", "yes", "no", "no_answer")):
        ask(place, asked[number], answer)
    assert shares(place)[3] == (5, 4, 3, 2)


def test_an_answer_at_a_review_is_none_of_the_questions(place):
    onward = afterwards.over(place, days_ago=20)
    assert ask(place, onward).months is None


def test_what_they_moved_on_to_is_kept_with_the_answer(place):
    onward = afterwards.over(place, days_ago=THREE)
    told = {"answer": "yes", "asked_on": journeys.today(), "told_by": "carer", "moved_on": "volunteering"}
    actions.told_later(onward=onward, by=place.advisor, **told)
    assert Progression.objects.get().kind == "volunteering"


def test_an_answer_is_in_the_trail(place):
    onward = afterwards.over(place, days_ago=THREE)
    ask(place, onward)
    assert Entry.objects.filter(event="CONTINUING_ASKED", person=onward.referral.person_id).count() == 1


def test_another_advisor_asks_nobody_of_this_caseload(place):
    afterwards.over(place, days_ago=THREE)
    assert queries.continuing_due(place.other_advisor, journeys.today()) == []


def test_an_unknown_teller_is_refused(place):
    with pytest.raises(ActionRefused, match="who said so"):
        ask(place, afterwards.over(place, days_ago=THREE), told_by="postman")


def test_a_longer_list_asks_the_database_no_more_often(place, django_assert_num_queries):
    for number in range(6):
        afterwards.over(place, days_ago=THREE + number, who=journeys.person(place))
    merges = 2  # what people whose records were merged decided is asked for once
    with django_assert_num_queries(len(STILL_GOING_ASKED) + merges):
        found = queries.continuing_due(place.advisor, journeys.today())
        assert [each.referral.person.name for each in found] == ["Wilfred Ashdown"] * 6
