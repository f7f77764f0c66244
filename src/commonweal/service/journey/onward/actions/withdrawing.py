"""Take back what was sent, when the person no longer agrees to it."""

from django.db import transaction
from django.utils import timezone

from commonweal.domain import journey
from commonweal.service.journey.onward import queries
from commonweal.service.journey.onward.actions import visiting
from commonweal.service.journey.onward.actions.moving import move, release
from commonweal.service.journey.onward.models import Onward
from commonweal.service.people import actions as people
from commonweal.service.people.models import Consent, Person, Relationship

ENDS_SHARING = (Consent.Kind.SHARING, Consent.Kind.SERVICE)
NO_LONGER = "The person no longer agrees to sharing"
DIED = "The person has died"
NOT_BEGUN = (journey.SENT, journey.WAITLISTED, journey.ACCEPTED)


@transaction.atomic
def withdraw(*, onward, by, version, reason=""):
    """The provider sees from now on that it was withdrawn, and nothing else; a funded place is free again."""
    ended = {"ended_on": timezone.localdate(), "next_step": "unknown"} if onward.started_on else {}
    said = {"event": "ONWARD_WITHDRAWN", "version": version, "reason": reason.strip()}
    move(onward=onward, to=journey.WITHDRAWN, by=by, **said, **ended)
    return release(onward=onward, by=by, after_days=0)


@transaction.atomic
def recall(*, person, by, reason=NO_LONGER, states=queries.LIVE):
    """Withdraw all that is with providers now, whichever of the person's records it was sent from; says how many."""
    whole = Person.objects.whole(person)
    live = Onward.objects.filter(referral__person__in=whole, state__in=states).exclude(kind=journey.SIGNPOST)
    live = list(live.select_related("referral__person", "service__provider"))
    for onward in live:
        withdraw(onward=onward, by=by, version=onward.version, reason=reason)
    return len(live)


@transaction.atomic
def decide(*, person, kind, given, by):
    """Write down what a person decided; with consent to sharing goes what was shared. Says how many were withdrawn."""
    people.decide(person=person, kind=kind, given=given, by=by)
    if given or kind not in ENDS_SHARING:
        return 0
    withdrawn = recall(person=person, by=by)
    people.end_sight(person=person, why=Relationship.Why.PROVIDER, by=by)
    if kind == Consent.Kind.SERVICE:
        visiting.call_off(by=by, onward__referral__person__in=Person.objects.whole(person))
    return withdrawn


@transaction.atomic
def record_death(*, person, died_on, by, version):
    """Write down that a person died: nobody who has not begun yet rings the family. Says how many were taken back."""
    people.record_death(person=person, died_on=died_on, by=by, version=version)
    visiting.call_off(by=by, onward__referral__person__in=Person.objects.whole(person))
    return recall(person=person, by=by, reason=DIED, states=NOT_BEGUN)
