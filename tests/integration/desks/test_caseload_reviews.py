"""Review, giving up after every attempt, distance travelled, and closing with a message to the practice."""

import re

import pytest
from django.urls import reverse

from commonweal.domain import journey
from commonweal.domain.measures import MEASURES
from commonweal.service.desks.caseload.presenters.distance import HEAD, finding, travelled
from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.assessments.models import Scoring
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.referrals import actions as referrals
from commonweal.service.journey.reviews.models import Continuing, Feedback, Review
from tests.support import journeys
from tests.support.pages import links, rows, words
from tests.support.typed import boxes


@pytest.fixture
def onward(place):
    return journeys.ended(place)


@pytest.fixture
def referral(onward):
    return onward.referral


def review(client, referral, still=None, **changes):
    asked = {f"still_{each.pk}": still or "yes" for each in referral.onwards.all()}
    scored = {f"score_{measure.code}": "4" for measure in MEASURES}
    typed = {**asked, **scored, "progress": "Much better", **boxes(journeys.today(), "scored_on"), **changes}
    return client.post(reverse("caseload:review", args=[referral.pk]), typed)


def try_to_reach(place, referral, *kinds):
    for number, kind in enumerate(kinds):
        contacts.log(
            referral=referral,
            by=place.advisor,
            kind=kind,
            purpose="review",
            on=journeys.ago(len(kinds) - number),
            outcome="sent" if kind == "letter" else "no_answer",
        )


def give_up(client, referral):
    return client.post(reverse("caseload:unable", args=[referral.pk]), boxes(journeys.today(), "on"))


def close(client, referral, **changes):
    typed = {"reason": "goals_met", "message": "Thank you.", "version": referral.version, **changes}
    return client.post(reverse("caseload:close", args=[referral.pk]), {**boxes(journeys.today(), "on"), **typed})


def test_a_review_keeps_the_scores_and_how_things_are(ada, referral):
    review(ada, referral)
    kept = Review.objects.get()
    assert (kept.outcome, kept.progress) == (Review.Outcome.DONE, "Much better")
    assert sorted(Scoring.objects.get(point="follow_up").scores.values_list("value", flat=True)) == [4] * 8


def test_a_review_keeps_what_the_person_still_goes_to_with_the_day(ada, onward, referral):
    review(ada, referral)
    asked = Continuing.objects.get()
    assert (asked.onward, asked.answer, asked.asked_on) == (onward, "yes", journeys.today())


def test_a_review_is_audited(place, ada, referral):
    review(ada, referral)
    assert Entry.objects.about(referral.person_id).get(event="REVIEW_DONE").by == place.advisor


def test_earlier_scores_are_hidden_until_the_review_is_saved(ada, referral):
    shown = words(ada.get(reverse("caseload:review", args=[referral.pk])))
    assert "checked" not in shown
    assert "Baseline" not in shown


def test_saving_a_review_draws_the_distance_at_once(ada, referral):
    distance = ada.get(review(ada, referral).headers["Location"])
    assert "Of 8 measures scored twice, 8 went up, 0 went down" in words(distance)
    assert words(distance).count("<svg") == 2


def test_the_chart_has_a_table_with_the_same_numbers(ada, referral):
    distance = ada.get(review(ada, referral).headers["Location"])
    told = [[cell.removeprefix(head).strip() for cell, head in zip(row, HEAD, strict=True)] for row in rows(distance)]
    assert told == [[measure.name, "3", "4", "Up 1"] for measure in MEASURES]
    told = re.search(r"<desc[^>]*>(.*?)</desc>", words(distance), re.DOTALL)[1]
    assert all(f"{measure.name}: 3 → 4 (Up 1)" in told for measure in MEASURES)


def test_the_two_drawings_share_no_id(ada, referral):
    distance = words(ada.get(review(ada, referral).headers["Location"]))
    ids = re.findall(r' id="([^"]+)"', distance)
    assert len(ids) == len(set(ids))


def test_a_review_leaves_the_due_list(ada, referral):
    todo = reverse("caseload:review", args=[referral.pk])
    assert todo in links(ada.get(reverse("caseload:reviews"))).values()
    review(ada, referral)
    assert todo not in links(ada.get(reverse("caseload:reviews"))).values()


def test_a_review_without_an_answer_keeps_what_was_typed(ada, referral):
    shown = words(review(ada, referral, **{f"score_{MEASURES[0].code}": ""}, progress="Kept words"))
    assert "Kept words" in shown
    assert not Review.objects.exists()


def test_what_the_person_still_goes_to_must_be_asked(ada, onward, referral):
    shown = words(review(ada, referral, **{f"still_{onward.pk}": ""}))
    assert "Select whether the person still goes to Allotment" in shown


def test_the_distance_of_a_measure_scored_once_is_not_invented():
    once = [(MEASURES[0], 2, None), (MEASURES[1], 2, 5), (MEASURES[2], None, None)]
    assert finding(once) == "Of 1 measure scored twice, 1 went up, 0 went down"
    assert [row[1:] for row in travelled(once)["rows"]] == [["2", "–", "–"], ["2", "5", "Up 3"], ["–", "–", "–"]]


def test_the_ladder_shows_the_attempts_made(place, ada, referral):
    try_to_reach(place, referral, "phone")
    shown = ada.get(reverse("caseload:unable", args=[referral.pk]))
    assert (words(shown).count("Done"), words(shown).count("To do")) == (1, 2)


def test_the_next_attempt_begins_with_its_purpose_chosen(place, ada, referral):
    try_to_reach(place, referral, "phone")
    page = ada.get(reverse("caseload:unable", args=[referral.pk]))
    form = words(ada.get(links(page)["Log the next attempt"]))
    assert 'name="purpose" value="review"' in form


def test_giving_up_early_is_refused_with_the_next_attempt(place, ada, referral):
    try_to_reach(place, referral, "phone", "phone")
    assert "Next: letter" in words(give_up(ada, referral))
    assert not Review.objects.exists()


def test_giving_up_after_every_attempt_is_kept(place, ada, referral):
    try_to_reach(place, referral, "phone", "phone", "letter")
    give_up(ada, referral)
    assert Review.objects.get().outcome == Review.Outcome.UNABLE


def test_closing_keeps_the_reason_and_sends_the_message(place, ada, referral):
    close(ada, referral, message="She gardens on Tuesdays.")
    referral.refresh_from_db()
    told = Feedback.objects.get()
    assert (referral.state, referral.close_reason) == (journey.CLOSED, "goals_met")
    assert (told.practice, told.body) == (place.practice, "She gardens on Tuesdays.")


def test_closing_proposes_a_message_from_the_record(ada, referral):
    review(ada, referral)
    shown = words(ada.get(reverse("caseload:close", args=[referral.pk])))
    assert "Allotment (Growing Together): ended, goes on independently" in shown
    assert "8 went up" in shown
    assert "they still went to Allotment" in shown


def test_closing_cancels_what_was_planned(place, ada, referral):
    contacts.plan(referral=referral, by=place.advisor, kind="visit", purpose="support", on=journeys.today())
    referral.refresh_from_db()
    close(ada, referral)
    assert Contact.objects.get().cancelled


def test_closing_is_audited(place, ada, referral):
    close(ada, referral)
    assert Entry.objects.about(referral.person_id).get(event="REFERRAL_CLOSED").by == place.advisor


def test_closing_without_a_reason_keeps_the_message(ada, referral):
    shown = words(close(ada, referral, reason="", message="Kept words"))
    assert "Select why it is closed" in shown
    assert "Kept words" in shown
    assert not Feedback.objects.exists()


def test_closing_a_referral_that_has_moved_on_since_shows_both(place, ada, referral):
    stale = referral.version
    referrals.allocate(referral=referral, advisor=place.other_advisor, by=place.manager, version=stale)
    referrals.allocate(referral=referral, advisor=place.advisor, by=place.manager, version=referral.version)
    answer = close(ada, referral, version=stale, message="Kept words")
    assert answer.status_code == 409
    assert "Kept words" in words(answer)
    assert not Feedback.objects.exists()


def test_closing_twice_sends_one_message(ada, referral):
    for _ in range(2):
        close(ada, referral, token="the-same")
    assert Feedback.objects.count() == 1
