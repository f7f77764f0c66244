"""The assessment on one page: kept as often as needed, completed once, every measure answered or skipped."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from commonweal.domain import journey
from commonweal.domain.measures import MEASURES
from commonweal.service.desks.caseload import actions
from commonweal.service.ground.audit.models import ActionRefused, Entry
from commonweal.service.ground.drafts.models import Draft
from commonweal.service.ground.ui.forms.base import mark
from commonweal.service.journey.assessments.models import Assessment, Score, Scoring
from tests.support import journeys
from tests.support.pages import words
from tests.support.service import PASSWORD

FIRST = MEASURES[0]


@pytest.fixture
def referral(place):
    return journeys.allocated(place, referred_on=journeys.ago(30))


def typed(then="complete", version=0, **changes):
    day = journeys.today()
    scored = {f"score_{measure.code}": "3" for measure in MEASURES}
    told = {"needs": ["isolation", "money"], "needs_text": "", "what_matters": "My garden", "strengths": "Cooks well"}
    boxes = {"scored_on_day": day.day, "scored_on_month": day.month, "scored_on_year": day.year}
    return {**scored, **told, **boxes, "then": then, "version": version, **changes}


def send(client, referral, **changes):
    return client.post(reverse("caseload:assess", args=[referral.pk]), typed(**changes))


def without_score(measure):
    return {f"score_{measure.code}": ""}


def test_completing_keeps_the_words_and_the_scores(ada, referral):
    send(ada, referral)
    kept = Assessment.objects.get()
    assert (kept.needs, kept.what_matters, kept.completed_on) == (["isolation", "money"], "My garden", journeys.today())
    assert sorted(Score.objects.values_list("value", flat=True)) == [3] * 8


def test_completing_moves_the_referral_on(ada, referral):
    send(ada, referral)
    referral.refresh_from_db()
    assert referral.state == journey.ASSESSED


def test_completing_is_audited(place, ada, referral):
    send(ada, referral)
    events = set(Entry.objects.about(referral.person_id).filter(by=place.advisor).values_list("event", flat=True))
    assert {"ASSESSMENT_BEGUN", "ASSESSMENT_SAVED", "SCORES_KEPT", "ASSESSMENT_COMPLETED"} <= events


def test_a_measure_can_be_skipped_with_a_reason(ada, referral):
    send(ada, referral, **without_score(FIRST), **{f"skip_{FIRST.code}": "preferred_not"})
    assert Score.objects.get(measure=FIRST.code).skipped == "preferred_not"


def test_a_measure_neither_scored_nor_skipped_stops_completing(ada, referral):
    answer = send(ada, referral, **without_score(FIRST))
    assert f"{FIRST.name}: select a score, or say why it was skipped" in words(answer)
    assert not Scoring.objects.exists()


def test_a_measure_both_scored_and_skipped_is_refused(ada, referral):
    assert "not both" in words(send(ada, referral, **{f"skip_{FIRST.code}": "unable"}))


def test_a_score_outside_the_scale_is_refused(ada, referral):
    assert "Select a valid choice" in words(send(ada, referral, **{f"score_{FIRST.code}": "6"}))


def test_a_page_with_an_error_keeps_everything(ada, referral):
    shown = words(send(ada, referral, what_matters="My grandchildren", **without_score(FIRST)))
    assert "My grandchildren" in shown
    assert shown.count("checked") == 2 + 7


def test_an_unfinished_page_can_be_kept(ada, referral):
    send(ada, referral, then="later", **without_score(FIRST))
    assert Assessment.objects.get().what_matters == "My garden"
    assert not Scoring.objects.exists()


def test_a_kept_page_comes_back_with_its_scores(ada, referral):
    send(ada, referral, then="later", **without_score(FIRST))
    shown = words(ada.get(reverse("caseload:assess", args=[referral.pk])))
    assert "My garden" in shown
    assert shown.count("checked") == 2 + 7


def test_a_page_can_be_kept_with_nothing_but_a_word(ada, referral):
    nothing = {f"score_{measure.code}": "" for measure in MEASURES}
    blank = {"scored_on_day": "", "scored_on_month": "", "scored_on_year": ""}
    answer = send(ada, referral, then="later", needs=[], **nothing, **blank)
    assert answer.status_code == 302


def test_scores_kept_for_later_are_sealed(ada, referral):
    send(ada, referral, then="later")
    assert b"score_" not in bytes(Draft.objects.get().sealed)


def test_completing_forgets_the_scores_kept_for_later(ada, referral):
    send(ada, referral, then="later")
    send(ada, referral, version=Assessment.objects.get().version)
    assert not Draft.objects.exists()


def test_a_stale_page_shows_both_and_saves_neither(ada, referral):
    send(ada, referral, then="later")
    answer = send(ada, referral, then="later", version=1, what_matters="My dog")
    assert answer.status_code == 409
    assert "My dog" in words(answer)
    assert "My garden" in words(answer)
    assert Assessment.objects.get().what_matters == "My garden"


def test_a_page_opened_before_it_was_begun_does_not_replace_what_was_kept_since(ada, referral):
    send(ada, referral, then="later")
    assert send(ada, referral, then="later", version=0, what_matters="My dog").status_code == 409
    assert Assessment.objects.get().what_matters == "My garden"


def test_a_completed_assessment_is_not_changed(ada, referral):
    send(ada, referral)
    answer = send(ada, referral, version=Assessment.objects.get().version, what_matters="My dog")
    assert "This assessment is complete" in words(answer)
    assert Assessment.objects.get().what_matters == "My garden"


def test_what_was_sent_after_the_session_had_ended_is_back_after_signing_in_again(place, client, referral):
    place.advisor.set_password(PASSWORD)
    place.advisor.save()
    come_in = {"email": place.advisor.email, "password": PASSWORD}
    client.post(reverse("accounts:sign_in"), come_in)
    with time_machine.travel(timezone.now() + timedelta(minutes=20), tick=False):
        send(client, referral, what_matters="My grandchildren", token=f"{mark(place.advisor)}.once")
        assert not Assessment.objects.exists()
        client.post(reverse("accounts:sign_in"), come_in)
        shown = words(client.get(reverse("caseload:assess", args=[referral.pk])))
    assert "My grandchildren" in shown
    assert shown.count("checked") == 2 + 8


def test_a_refused_completion_leaves_nothing_half_written(place, referral):
    told = {"needs": [], "needs_text": "", "what_matters": "", "strengths": ""}
    with pytest.raises(ActionRefused):
        actions.complete_assessment(
            referral=referral, by=place.advisor, version=0, told=told, scored_on=journeys.ago(900), scores={}
        )
    assert not Assessment.objects.exists()
    assert not Entry.objects.filter(event="ASSESSMENT_BEGUN").exists()
