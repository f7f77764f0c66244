"""Several steps of the journey done with one press of a button, or none of them."""

from django.db import transaction
from django.utils import timezone

from commonweal.domain import journey
from commonweal.service.desks.caseload import queries
from commonweal.service.desks.caseload.queries.tasks import SCORES
from commonweal.service.ground.drafts import actions as drafts
from commonweal.service.journey.assessments import actions as assessments
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.onward import actions as onward
from commonweal.service.journey.referrals import queries as rules
from commonweal.service.people import actions as people

JUST_BEGUN = 1
"""The version of an assessment nobody has saved yet: what a page filled in before it was begun may replace."""


@transaction.atomic
def keep_assessment(*, referral, by, version, told, typed):
    """Keep an unfinished assessment: its words in the record, its scores so far in a sealed draft."""
    assessment = assessments.begin(referral=referral, by=by)
    assessments.save(assessment=assessment, by=by, version=version or JUST_BEGUN, **told)
    drafts.save(kind=SCORES, about=referral.pk, answers=typed, by=by)
    return assessment


@transaction.atomic
def complete_assessment(*, referral, by, version, told, scored_on, scores):
    """Keep what was said, score the eight measures, and complete: all of it or nothing."""
    assessment = assessments.begin(referral=referral, by=by)
    assessments.save(assessment=assessment, by=by, version=version or JUST_BEGUN, **told)
    assessments.score(referral=referral, point=assessments.BASELINE, scored_on=scored_on, by=by, scores=scores)
    assessments.complete(assessment=assessment, by=by, version=assessment.version)
    drafts.discard(kind=SCORES, about=referral.pk, by=by)
    return assessment


def refer_on(*, referral, service, kind, ask, by, made_on, seen=""):
    """Refer or signpost, as chosen; `seen` marks what was shown of it before."""
    chosen = {"referral": referral, "service": service, "by": by, "made_on": made_on}
    if kind == journey.SIGNPOST:
        return onward.signpost(**chosen)
    return onward.refer(kind=kind, ask=ask, seen=seen, **chosen)


def tell(*, sent, state, by, version, on=None, reason="", next_step=""):
    """Write down what a provider said who has no account here."""
    told = {"onward": sent, "by": by, "version": version}
    if state == journey.REFUSED:
        return onward.refuse(reason=reason, **told)
    if state == journey.STARTED:
        return onward.start(on=on, **told)
    if state == journey.ENDED:
        return onward.end(on=on, next_step=next_step, **told)
    return {journey.ACCEPTED: onward.accept, journey.WAITLISTED: onward.waitlist}[state](**told)


@transaction.atomic
def log_contact(*, referral, by, next_on=None, **told):
    """Write down a contact, and put the next one in the diary when its day is known."""
    contact = contacts.log(referral=referral, by=by, **told)
    _plan_next(referral, by, contact.kind, next_on)
    return contact


@transaction.atomic
def complete_contact(*, contact, by, version, next_on=None, **told):
    """Write down what came of a planned contact, and put the next one in the diary when its day is known."""
    contacts.complete(contact=contact, by=by, version=version, **told)
    _plan_next(contact.referral, by, contact.kind, next_on)
    return contact


def _plan_next(referral, by, kind, on):
    """Of the same kind, where that is one that is planned: nobody makes an appointment for a letter."""
    if on:
        kind = kind if kind in ("visit", "phone", "meeting") else "phone"
        contacts.plan(referral=referral, by=by, kind=kind, purpose=queries.purpose(referral), on=on)


@transaction.atomic
def could_not_reach(*, referral, by):
    """A call of today that nobody answered."""
    rules.refuse_dead(referral)
    tried = {"kind": "phone", "purpose": queries.purpose(referral), "outcome": "no_answer"}
    return contacts.log(referral=referral, by=by, on=timezone.localdate(), **tried)


def tie(*, person, other, tie, by, relation=""):
    """Write down what two people are to each other; what was done, in a sentence."""
    if tie == "lives":
        people.live_together(person=person, other=other, by=by)
        return f"{person.name} and {other.name} live together."
    if tie == "same":
        people.ask_about(person=person, other=other, note=relation, by=by)
        return "The gateway is asked whether the two records are of one person."
    carer, cared_for = (other, person) if tie == "cares" else (person, other)
    people.link_carer(carer=carer, cared_for=cared_for, relation=relation, by=by)
    return f"{carer.name} cares for {cared_for.name}."
