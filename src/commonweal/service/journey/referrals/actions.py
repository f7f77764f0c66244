"""Receive a referral, give it to an advisor or decline it, and move it on."""

from decimal import Decimal, InvalidOperation

from django.db import transaction
from django.utils import timezone

from commonweal.domain import journey
from commonweal.service.ground.accounts.models import Organisation, Role
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused, Stale
from commonweal.service.journey.referrals import queries
from commonweal.service.journey.referrals.models import Referral, StateChange
from commonweal.service.people import actions as people
from commonweal.service.people import queries as known
from commonweal.service.people.models import Consent, Person, Relationship

WRITING_UP_DAYS = 28
"""How long an advisor still sees a person after the referral ended, to finish what is in hand."""


@transaction.atomic
def receive(
    *,
    person,
    practice,
    by,
    referred_on,
    reasons,
    conditions,
    staff_risk,
    pathway="practice",
    subject="patient",
    reason_text="",
    risk_score=None,
    staff_risk_text="",
    cared_for=None,
):
    """Take in a referral; the practice may follow it from now on."""
    referral = Referral(
        person=person,
        practice=practice,
        referred_by=by,
        referred_on=referred_on,
        pathway=pathway,
        subject=subject,
        reasons=list(reasons),
        reason_text=reason_text.strip(),
        conditions=list(conditions),
        risk_score=_score(risk_score),
        staff_risk=staff_risk,
        staff_risk_text=staff_risk_text.strip(),
    )
    _check_words(referral)
    _check_sender(referral, by)
    _check_person(referral)
    audit.add(referral, event="REFERRAL_RECEIVED", by=by, person=person)
    StateChange.objects.create(referral=referral, state=referral.state, by=by)
    people.relate(person=person, why=Relationship.Why.REFERRER, organisation=practice, by=by)
    if cared_for is not None:
        people.link_carer(carer=person, cared_for=cared_for, by=by)
    return referral


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
    queries.refuse_unknown(referral.pathway, journey.PATHWAYS, "who refers")
    queries.refuse_unknown(referral.subject, journey.SUBJECTS, "patient or carer")
    queries.refuse_unknown(referral.staff_risk, Referral.StaffRisk.values, "whether there are risks to staff")
    if referral.staff_risk == Referral.StaffRisk.KNOWN and not referral.staff_risk_text:
        raise ActionRefused("Say what the risks to staff are.")


def _check_sender(referral, by):
    if referral.practice.kind != Organisation.Kind.PRACTICE:
        raise ActionRefused("Choose the GP practice the referral comes from.")
    if by is not None and by.role == Role.PRACTICE and by.organisation_id != referral.practice_id:
        raise ActionRefused("You can refer for your own practice only.")


def _check_person(referral):
    # The row is locked so that two referrals of one person at the same moment cannot both be taken in.
    person = Person.objects.select_for_update().get(pk=referral.person_id)
    if person.merged_into_id:
        raise ActionRefused("This record was merged into another. Refer the person from the record that is kept.")
    queries.refuse_dead(referral)
    if referral.referred_on > timezone.localdate():
        raise ActionRefused("The day of the referral is in the future. Enter today or an earlier day.")
    if referral.referred_on < person.born_on:
        raise ActionRefused("The day of the referral is before the date of birth. Check both.")
    if known.consent(person, Consent.Kind.SERVICE) is not True:
        raise ActionRefused("The person has not agreed to the service. Ask them first, and record what they decide.")
    if queries.open_for(person):
        raise ActionRefused("This person has an open referral already. Ask the gateway what is happening with it.")


@transaction.atomic
def move(*, referral, to, by, event, version=None, reason="", **changes):
    """Take a referral to its next state and add it to the history; `version` is the one on the screen."""
    lock(referral=referral, by=by, version=version)
    if not journey.may_move(journey.REFERRAL_MOVES, referral.state, to):
        queries.refuse_closed(referral)
        now, wanted = (journey.REFERRAL_STATES[state].lower() for state in (referral.state, to))
        raise ActionRefused(f"This referral is {now}, and cannot become {wanted} from there.")
    return _write(referral, to, by=by, event=event, reason=reason, **changes)


def lock(*, referral, by, version=None):
    """Read a referral again and keep others from changing it until the transaction ends."""
    fields = ["state", "version", "advisor", "closed_on", "close_reason"]
    referral.refresh_from_db(fields=fields, from_queryset=Referral.objects.select_for_update())
    if version is not None and int(version) != referral.version:
        raise Stale(Referral.objects.get(pk=referral.pk))
    return referral


def _write(referral, state, *, by, event, reason="", **changes):
    if len(reason) > StateChange._meta.get_field("reason").max_length:
        raise ActionRefused("Keep the note to about 150 characters.")
    audit.amend(referral, event=event, by=by, person=referral.person_id, state=state, **changes)
    StateChange.objects.create(referral=referral, state=state, by=by, reason=reason)
    return referral


@transaction.atomic
def allocate(*, referral, advisor, by, version):
    """Give a referral to an advisor; one that is further on keeps its state and changes hands."""
    lock(referral=referral, by=by, version=version)
    queries.refuse_closed(referral)
    if advisor.role != Role.ADVISOR or not advisor.is_active:
        raise ActionRefused("Choose an advisor who works here now.")
    earlier = referral.advisor
    if earlier == advisor:
        raise ActionRefused(f"This referral is with {advisor.name} already. Choose somebody else, or leave it.")
    early = referral.state in (journey.RECEIVED, journey.ALLOCATED)
    state = journey.ALLOCATED if early else referral.state
    reason = f"Passed on by {earlier.name}"[:200] if earlier else ""
    _write(referral, state, by=by, event="REFERRAL_ALLOCATED", reason=reason, advisor=advisor)
    if earlier:
        people.unrelate(person=referral.person, why=Relationship.Why.ADVISOR, user=earlier, by=by)
    people.relate(person=referral.person, why=Relationship.Why.ADVISOR, user=advisor, by=by)
    return referral


@transaction.atomic
def decline(*, referral, reason, by, version, note=""):
    """Do not take a referral on, and say why."""
    queries.refuse_unknown(reason, journey.DECLINE_REASONS, "why it is not taken on")
    words = ": ".join(filter(None, (journey.DECLINE_REASONS[reason], note.strip())))
    today = timezone.localdate()
    ending = {"closed_on": max(today, referral.referred_on), "close_reason": reason, "reason": words}
    move(referral=referral, to=journey.DECLINED, by=by, event="REFERRAL_DECLINED", version=version, **ending)
    return _release(referral, by)


def mark_assessed(*, referral, by):
    return move(referral=referral, to=journey.ASSESSED, by=by, event="REFERRAL_ASSESSED")


@transaction.atomic
def mark_supported(*, referral, by):
    """The person was referred on; the second time changes nothing."""
    lock(referral=referral, by=by)
    if referral.state == journey.SUPPORTED:
        return referral
    return move(referral=referral, to=journey.SUPPORTED, by=by, event="REFERRAL_SUPPORTED")


def mark_reviewed(*, referral, by):
    return move(referral=referral, to=journey.REVIEWED, by=by, event="REFERRAL_REVIEWED")


@transaction.atomic
def mark_closed(*, referral, by, reason, on, version=None):
    """End a referral; the advisor sees the person a while longer, to finish what is in hand."""
    queries.refuse_unknown(reason, journey.CLOSE_REASONS, "why the referral ends")
    words = {"closed_on": on, "close_reason": reason, "reason": journey.CLOSE_REASONS[reason]}
    move(referral=referral, to=journey.CLOSED, by=by, event="REFERRAL_CLOSED", version=version, **words)
    return _release(referral, by)


def _release(referral, by):
    if referral.advisor_id:
        advises = {"why": Relationship.Why.ADVISOR, "user": referral.advisor, "after_days": WRITING_UP_DAYS}
        people.unrelate(person=referral.person, by=by, **advises)
    return referral
