"""One person's whole way, by the actions alone: from the practice's referral to the message back."""

import pytest

from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.onward.models import StateChange as OnwardState
from commonweal.service.journey.referrals.models import StateChange
from commonweal.service.journey.reviews import actions as reviews
from tests.support import journeys

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(place):
    onward = journeys.ended(place)
    referral = onward.referral
    asked = {str(onward.pk): "yes"}
    told = {"scores": journeys.scores(4), "progress": "Goes every week.", "continuing": asked}
    reviews.complete(referral=referral, by=place.advisor, done_on=journeys.ago(10), **told)
    ending = {"reason": "goals_met", "message": "Thank you for referring Mr Ashdown.", "on": journeys.ago(5)}
    return reviews.close(referral=referral, by=place.advisor, version=referral.version, **ending)


def test_a_referral_goes_through_every_state_to_closed(closed):
    states = list(StateChange.objects.filter(referral=closed).values_list("state", flat=True))
    assert states == ["received", "allocated", "assessed", "supported", "reviewed", "closed"]


def test_an_onward_referral_goes_from_sent_to_ended(closed):
    states = list(OnwardState.objects.filter(onward__referral=closed).values_list("state", flat=True))
    assert states == ["sent", "accepted", "started", "ended"]


def test_every_step_is_in_the_audit_trail_of_the_person(closed):
    events = set(Entry.objects.about(closed.person_id).values_list("event", flat=True))
    assert events >= {
        "PERSON_REGISTERED",
        "CONSENT_GIVEN",
        "REFERRAL_RECEIVED",
        "REFERRAL_ALLOCATED",
        "ASSESSMENT_BEGUN",
        "SCORES_KEPT",
        "ASSESSMENT_COMPLETED",
        "REFERRAL_ASSESSED",
        "REFERRED_ON",
        "REFERRAL_SUPPORTED",
        "ONWARD_ACCEPTED",
        "ONWARD_STARTED",
        "ATTENDANCE_RECORDED",
        "ONWARD_ENDED",
        "CONTINUING_ASKED",
        "REVIEW_DONE",
        "REFERRAL_REVIEWED",
        "FEEDBACK_SENT",
        "REFERRAL_CLOSED",
    }


def test_no_audit_entry_of_a_journey_is_anonymous(closed):
    assert not Entry.objects.about(closed.person_id).filter(by=None).exists()
