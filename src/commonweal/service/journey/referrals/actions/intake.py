"""Receive a referral, or say why it cannot be taken in."""

from decimal import Decimal, InvalidOperation

from django.db import transaction
from django.utils import timezone

from commonweal.domain import journey
from commonweal.service.ground.accounts.models import Organisation
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.referrals import queries
from commonweal.service.journey.referrals.models import Referral, StateChange
from commonweal.service.people import actions as people
from commonweal.service.people import queries as known
from commonweal.service.people.models import Consent, Person, Relationship

FOLLOWING = {Organisation.Kind.PRACTICE, Organisation.Kind.TEAM}
"""Who sees a person from the referral on; at the gateway, the advisor does once there is one."""


@transaction.atomic
def receive(*, person, practice, by, referred_on, sender=None, cared_for=None, **told):
    """Take in a referral; whoever sends it may follow it from now on. Where it comes from says its pathway.

    `told` are further fields of a referral: reasons, conditions, risk to staff, who asked for it.
    """
    sender = sender or _sender(practice, by)
    named = {"person": person, "practice": practice, "sender": sender, "pathway": sender.refers_as}
    referral = Referral(**named, referred_by=by, referred_on=referred_on, **_read(told))
    _check_words(referral)
    _check_sender(referral, by)
    _check_person(referral)
    audit.add(referral, event="REFERRAL_RECEIVED", by=by, person=person, sender=str(sender.pk))
    StateChange.objects.create(referral=referral, state=referral.state, by=by)
    for place in {practice, sender}:
        if place.kind in FOLLOWING:
            people.relate(person=person, why=Relationship.Why.REFERRER, organisation=place, by=by)
    if cared_for is not None:
        people.link_carer(carer=person, cared_for=cared_for, by=by)
    return referral


def _read(told):
    words = {name: each.strip() for name, each in told.items() if isinstance(each, str)}
    several = {name: list(each) for name, each in told.items() if name in ("reasons", "conditions", "circumstances")}
    return told | words | several | {"risk_score": _score(told.get("risk_score"))}


def _sender(practice, by):
    return practice if by is None else by.organisation


def _score(typed):
    if typed in (None, ""):
        return None
    try:
        score = round(Decimal(str(typed)), 2)
    except InvalidOperation:
        score = Decimal("NaN")
    if not (score.is_finite() and 0 <= score < 10_000):
        raise ActionRefused("Enter the risk score as a number from 0 to 9,999, or leave it out.")
    return score


def _check_words(referral):
    if not referral.reasons:
        raise ActionRefused("Choose at least one reason for the referral.")
    for reason in referral.reasons:
        queries.refuse_unknown(reason, journey.REASONS, "a reason")
    for condition in referral.conditions:
        queries.refuse_unknown(condition, journey.CONDITIONS, "a condition")
    for circumstance in referral.circumstances:
        queries.refuse_unknown(circumstance, journey.CIRCUMSTANCES, "what applies")
    if referral.pathway == journey.SELF:
        queries.refuse_unknown(referral.asked_by, journey.ASKED_BY, "who asked")
    queries.refuse_unknown(referral.subject, journey.SUBJECTS, "patient or carer")
    queries.refuse_unknown(referral.staff_risk, Referral.StaffRisk.values, "whether there are risks to staff")
    if referral.staff_risk == Referral.StaffRisk.KNOWN and not referral.staff_risk_text:
        raise ActionRefused("Say what the risks to staff are.")


def _check_sender(referral, by):
    if referral.practice.kind != Organisation.Kind.PRACTICE:
        raise ActionRefused("Choose the GP practice the person is registered with.")
    if by is not None and referral.sender != by.organisation:
        raise ActionRefused("You can refer for the place you work at only.")
    if not queries.practices_of(referral.sender).filter(pk=referral.practice_id).exists():
        raise ActionRefused(f"{referral.sender} does not refer for {referral.practice}. Choose another practice.")


def _check_person(referral):
    # The row is locked so that two referrals of one person at the same moment cannot both be taken in.
    person = Person.objects.select_for_update().get(pk=referral.person_id)
    if person.merged_into_id:
        raise ActionRefused("This record was merged into another. Refer the person from the record that is kept.")
    if person.died_on:
        raise ActionRefused(queries.DEAD)
    if referral.referred_on > timezone.localdate():
        raise ActionRefused("The day of the referral is in the future. Enter today or an earlier day.")
    if referral.referred_on < person.born_on:
        raise ActionRefused("The day of the referral is before the date of birth. Check both.")
    _check_consent(referral, known.consent(person, Consent.Kind.SERVICE))
    if queries.open_for(person):
        raise ActionRefused("This person has an open referral already. Ask the gateway what is happening with it.")


def _check_consent(referral, agreed):
    """Nobody can be asked by a list: the advisor asks at the first visit. A no that was said stands all the same."""
    if agreed is False or (agreed is None and not referral.by_list):
        raise ActionRefused("The person has not agreed to the service. Ask them first, and record what they decide.")
