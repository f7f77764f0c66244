"""Send a referral: everything that was checked is written at once, or nothing."""

from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from commonweal.service.desks.practice.queries import senders, steps
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.ground.drafts import actions as drafts
from commonweal.service.ground.drafts.models import Draft
from commonweal.service.journey.onward import actions as onward
from commonweal.service.journey.referrals import actions as referrals
from commonweal.service.people import actions as people
from commonweal.service.people.models import Consent, Person

REACHED_BY = ("address", "postcode", "phone", "language", "access_needs")
ONCE_KNOWN = {"nhs_number": None, "sex": "X", "ethnic_group": "Z"}


def keep(*, answers, by, begun=None):
    """Keep what is answered so far, sealed; a referral that is only begun gets an identifier of its own."""
    begun = begun or uuid4()
    drafts.save(kind=steps.KIND, answers=answers, by=by, about=begun)
    return begun


def discard(*, begun, by):
    drafts.discard(kind=steps.KIND, by=by, about=begun)


@transaction.atomic
def send(*, answers, begun, by):
    """Register the person, or take the record that was chosen; write down what they agreed to; refer them."""
    _once(begun, by)
    who, why = steps.read(answers[steps.WHO]), steps.read(answers[steps.WHY])
    practice = _practice(who, by)
    person = _known(answers, who, by) or _new(who, practice, by)
    for kind in Consent.Kind.values:
        onward.decide(person=person, kind=kind, given=answers[steps.CONSENT][kind], by=by)
    referral = referrals.receive(
        person=person,
        practice=practice,
        by=by,
        asked_by=who.get("asked_by", ""),
        referred_on=timezone.localdate(),
        subject=who["subject"],
        cared_for=Person.objects.get(pk=who["cared_for"]) if who["cared_for"] else None,
        **{name: each for name, each in why.items() if name != "pathway"},
    )
    discard(begun=begun, by=by)
    return referral


def _practice(who, by):
    practice = senders.practice_of(by, who)
    if practice is None:
        raise ActionRefused("Choose the practice the person is registered with on the page about who they are.")
    return practice


def _once(begun, by):
    """Of two sendings at the same moment the second waits here, and finds that the draft is gone."""
    if not Draft.objects.select_for_update().filter(owner=by, kind=steps.KIND, about=begun).exists():
        raise ActionRefused("This referral was sent or deleted already. Find it in your list.")


def _known(answers, who, by):
    chosen = answers[steps.KNOWN]
    if not chosen or chosen == steps.SOMEBODY_ELSE:
        return None
    person = Person.objects.select_related("merged_into", "practice").get(pk=chosen)
    person = person.merged_into or person
    changes = _news(person, who, ours=senders.our_list(by).filter(pk=person.pk).exists())
    return people.amend(person=person, by=by, version=person.version, **changes) if changes else person


def _news(person, who, *, ours):
    """What the record lacks; and for the practice's own people, how they are reached now."""
    missing = {name: who[name] for name, empty in ONCE_KNOWN.items() if who[name] and getattr(person, name) == empty}
    reached = {name: who[name] for name in REACHED_BY if who[name] and (ours or not getattr(person, name))}
    return {name: each for name, each in (missing | reached).items() if getattr(person, name) != each}


def _new(who, practice, by):
    details = {name: who[name] for name in steps.FILLED_IN}
    return people.register(by=by, practice=practice, **{**details, "nhs_number": who["nhs_number"] or None})
