"""Everything that happened with a person, the newest first."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from commonweal.domain import journey
from commonweal.domain.measures import POINTS
from commonweal.service.desks.caseload.presenters.outcomes import story


@dataclass(frozen=True)
class Happening:
    """One thing that happened: on a day, or at an instant where the time is known."""

    when: date | datetime
    title: str
    who: str = ""
    text: str = ""
    written_at: datetime | None = None


def timeline(referrals):
    """Tell the story of these referrals in one list."""
    told = [each for referral in reversed(referrals) for source in SOURCES for each in source(referral)]
    return sorted(reversed(told), key=_moment, reverse=True)


def _moment(happening):
    """When it was, or for a day without a time when it was written down, if that was on the same day."""
    known = happening.when if isinstance(happening.when, datetime) else happening.written_at
    local = timezone.localtime(known) if known else None
    if isinstance(happening.when, datetime):
        return local.date(), local.time()
    return happening.when, local.time() if local and local.date() == happening.when else time.min


def _name(user):
    return user.name if user else ""


def _referred(referral):
    title = f"Referred by {referral.practice.name}"
    yield Happening(referral.referred_on, title, _name(referral.referred_by), referral.reason_text, referral.created_at)


def _moves(referral):
    """Changes of hand, known by when they were written; the other states have a day of their own."""
    for change in referral.history.all():
        if change.state in (journey.ALLOCATED, journey.DECLINED):
            yield Happening(change.at, journey.REFERRAL_STATES[change.state], _name(change.by), change.reason)
        elif change.reason and change.state != journey.CLOSED:
            yield Happening(change.at, "Passed to another advisor", _name(change.by), change.reason)


def _contacts(referral):
    for contact in referral.contacts.all():
        kind, who = contact.get_kind_display(), _name(contact.by)
        if contact.outcome and contact.cancelled:
            yield Happening(_planned_for(contact), f"{kind}: struck out, written down by mistake", who)
        elif contact.outcome:
            title = f"{kind}: {contact.get_outcome_display().lower()}"
            yield Happening(_planned_for(contact), title, who, contact.note, contact.created_at)
        elif contact.cancelled:
            why = contact.get_changed_display()
            yield Happening(_planned_for(contact), f"{kind}: cancelled", who, why)


def _planned_for(contact):
    if contact.at_time is None:
        return contact.on
    return timezone.make_aware(datetime.combine(contact.on, contact.at_time))


def _assessment(referral):
    written = {}
    for scoring in referral.scorings.all():
        title = f"Well-being measures asked: {POINTS[scoring.point].lower()}"
        written[scoring.point] = scoring.created_at
        yield Happening(scoring.scored_on, title, _name(scoring.by), written_at=scoring.created_at)
    assessment = getattr(referral, "assessment", None)
    if assessment and assessment.completed_on:
        # Completing needs the first scores, and follows them at once.
        said = (_name(assessment.by), assessment.needs_text, written.get("baseline"))
        yield Happening(assessment.completed_on, "Assessment completed", *said)


def _planned(referral):
    for goal in referral.goals.all():
        for each in goal.progress.all():
            yield Happening(each.on, f"Goal: {each.get_state_display().lower()}", _name(each.by), goal.words)
    for agreed in referral.agreements.all():
        title = f"Plan agreed: {agreed.get_agreed_with_display().lower()}"
        yield Happening(agreed.agreed_on, title, _name(agreed.by), agreed.get_copy_display(), agreed.created_at)


def _onward(referral):
    for onward in referral.onwards.all():
        name, written = onward.service.name, {change.state: change.at for change in onward.history.all()}
        yield Happening(
            onward.made_on, f"{onward.get_kind_display()}: {name}", _name(onward.by), onward.ask, onward.created_at
        )
        if onward.started_on:
            yield Happening(onward.started_on, f"Started at {name}", written_at=written.get(journey.STARTED))
        if onward.ended_on:
            said = {"text": onward.get_next_step_display(), "written_at": written.get(journey.ENDED)}
            yield Happening(onward.ended_on, f"Ended at {name}", **said)
        yield from _replies(onward)
        yield from _asked(onward)


def _replies(onward):
    for change in onward.history.all():
        if change.state in (journey.ACCEPTED, journey.WAITLISTED, journey.REFUSED):
            title = f"{onward.service.name}: {journey.ONWARD_STATES[change.state].lower()}"
            yield Happening(change.at, title, _name(change.by), change.reason)


def _asked(onward):
    for asked in onward.continuing.all():
        title = f"{onward.service.name}: {asked.get_answer_display().lower()}"
        yield Happening(asked.asked_on, title, asked.by.name, written_at=asked.created_at)


def _reviews(referral):
    for review in referral.reviews.all():
        if review.done_on:
            title = f"Review: {review.get_outcome_display().lower()}"
            yield Happening(review.done_on, title, _name(review.by), review.progress, review.created_at)


def _feedback(referral):
    for message in referral.feedback.all():
        title = f"Message to {referral.practice.name}: {message.subject}"
        yield Happening(message.sent_at, title, _name(message.by), message.body)


def _closed(referral):
    for change in referral.history.all():
        if change.state == journey.CLOSED:
            yield Happening(referral.closed_on, "Closed", _name(change.by), change.reason, change.at)


def _afterwards(referral):
    return (Happening(*told) for told in story.told(referral))


SOURCES = (_referred, _moves, _contacts, _assessment, _planned, _onward, _afterwards, _reviews, _feedback, _closed)
