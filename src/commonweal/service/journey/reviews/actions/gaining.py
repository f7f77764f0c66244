"""Keep what a person moved on to, what they claimed and what came of it; mistakes are taken off, not away."""

from django.db import transaction
from django.utils import timezone

from commonweal.domain import outcomes
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.referrals import queries as rules
from commonweal.service.journey.reviews.models import Benefit, Progression

MOST_PENCE = 10_000_000
"""More than this in a year is a slip of the finger."""


@transaction.atomic
def add_progression(*, referral, kind, began_on, by, note=""):
    """Keep a step the person took."""
    said = _step(referral, kind, began_on, note)
    step = Progression(referral=referral, by=by, **said)
    return audit.add(step, event="PROGRESSION_NOTED", by=by, person=referral.person_id)


@transaction.atomic
def amend_progression(*, progression, kind, began_on, by, version, note="", mistaken=False):
    """Put a step right, or say that it was entered by mistake."""
    referral = progression.referral
    said = _step(referral, kind, began_on, note) | {"mistaken": mistaken}
    told = {"event": "PROGRESSION_CHANGED", "version": version, "person": referral.person_id}
    return audit.amend(progression, by=by, **told, **said)


def _step(referral, kind, began_on, note):
    rules.refuse_unknown(kind, outcomes.PROGRESSION, "what the person moved on to")
    rules.refuse_day(referral, began_on, "the step")
    if kind == "other" and not note.strip():
        raise ActionRefused("Say in a few words what the person moved on to.")
    return {"kind": kind, "began_on": began_on, "note": note.strip()}


@transaction.atomic
def add_benefit(*, referral, by, **told):
    """Keep a claim the person was helped with."""
    benefit = Benefit(referral=referral, by=by, **_claim(referral, **told))
    return audit.add(benefit, event="BENEFIT_CLAIMED", by=by, person=referral.person_id)


@transaction.atomic
def amend_benefit(*, benefit, by, version, mistaken=False, **told):
    """Say what came of a claim, put it right, or say that it was entered by mistake."""
    referral = benefit.referral
    said = _claim(referral, **told) | {"mistaken": mistaken}
    about = {"event": "BENEFIT_CHANGED", "version": version, "person": referral.person_id}
    return audit.amend(benefit, by=by, **about, **said)


def _claim(referral, *, kind, claimed_on, outcome, decided_on=None, paid="", amount_pence=None, note=""):
    rules.refuse_unknown(kind, outcomes.BENEFITS, "the benefit")
    rules.refuse_unknown(outcome, outcomes.BENEFIT_OUTCOMES, "what came of it")
    rules.refuse_day(referral, claimed_on, "the claim")
    decided_on = None if outcome == outcomes.AWAITING else decided_on
    if outcome != outcomes.AWAITING:
        _check_decision(claimed_on, decided_on)
    if outcome != outcomes.AWARDED:
        paid, amount_pence = "", None
    elif kind not in outcomes.UNPAID:
        _check_amount(paid, amount_pence)
    claimed = {"kind": kind, "claimed_on": claimed_on, "outcome": outcome, "decided_on": decided_on}
    return {**claimed, "paid": paid, "amount_pence": amount_pence, "note": note.strip()}


def _check_decision(claimed_on, decided_on):
    if decided_on is None:
        raise ActionRefused("Enter the day of the decision.")
    if decided_on < claimed_on:
        raise ActionRefused("The decision cannot be before the claim. Check both days.")
    if decided_on > timezone.localdate():
        raise ActionRefused("The day of the decision is in the future. Enter today or an earlier day.")


def _check_amount(paid, amount_pence):
    if not amount_pence:
        raise ActionRefused("Enter how much was awarded.")
    rules.refuse_unknown(paid, outcomes.PAID, "whether it is paid every year or once")
    if amount_pence > MOST_PENCE:
        raise ActionRefused(f"An award of more than £{MOST_PENCE // 100:,} is not likely. Check the amount.")
