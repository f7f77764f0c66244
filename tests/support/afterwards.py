"""People whose place has begun, and all there can be a page of that comes after."""

from datetime import timedelta

from commonweal.domain.journey import FUNDED_VCS
from commonweal.service.ground.accounts.models import Role
from commonweal.service.journey.onward import actions as onward
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.reviews import actions as reviews
from tests.support import journeys


def begun(place, referral, *, name="Men's shed", days_ago=120, places=5):
    """A funded place at a service of its own, begun so many days ago."""
    where = journeys.service(place, name=name, places=places)
    asked = {"service": where, "kind": FUNDED_VCS, "ask": "Please welcome him.", "by": place.advisor}
    sent = onward.refer(referral=referral, made_on=journeys.ago(days_ago), **asked)
    onward.accept(onward=sent, by=place.worker, version=sent.version)
    return onward.start(onward=sent, on=journeys.ago(days_ago), by=place.worker, version=sent.version)


def over(place, *, days_ago, **details):
    """A place whose funded time ended so many days ago."""
    referral = journeys.assessed(place, completed_days_ago=days_ago + 100, **dated(days_ago, details))
    found = begun(place, referral, days_ago=days_ago + 90, places=0)
    Onward.objects.filter(pk=found.pk).update(funded_until=journeys.ago(days_ago))
    found.refresh_from_db()
    return found


def dated(days_ago, details):
    return {"referred_on": journeys.ago(days_ago + 120), **details}


def enabler(place, name="Lou Enabler"):
    return journeys.user(Role.ENABLER, name, place.gateway)


def visit(place, sent, who, *, days_ahead=2):
    """An enabler goes along in some days."""
    return onward.accompany(
        onward=sent,
        enabler=who,
        on=journeys.today() + timedelta(days=days_ahead),
        by=place.advisor,
        meet="At the door",
        ask="Introduce him to the others.",
    )


def came(place, referral, who):
    """What a page can be about, as keys."""
    sent = begun(place, referral, name="Club")
    by = place.advisor
    step = reviews.add_progression(referral=referral, kind="volunteering", began_on=journeys.ago(9), by=by)
    claim = {"kind": "pip", "claimed_on": journeys.ago(20), "outcome": "awaiting"}
    return {
        "place": sent.pk,
        "visit": visit(place, sent, who).pk,
        "enabler": who.pk,
        "progression": step.pk,
        "benefit": reviews.add_benefit(referral=referral, by=by, **claim).pk,
        "asking": reviews.ask_experience(referral=referral, who="person", how="paper", by=by)[0].pk,
    }
