"""One person's month in a few lines."""

from collections import Counter

from commonweal.domain import journey
from commonweal.domain.dates import said
from commonweal.domain.identifiers import spaced
from commonweal.paper.words import counted
from commonweal.service.journey.reviews.models import Review

ENDINGS = journey.CLOSE_REASONS | journey.DECLINE_REASONS
UNKNOWN = "what came next is not known"


def who(entry):
    person = entry.referral.person
    number = spaced(person.nhs_number) if person.nhs_number else ""
    died = f"Died {said(person.died_on)}" if person.died_on and person.died_on <= entry.period.until else ""
    return _lines(person.name, f"born {said(person.born_on)}", number, died)


def stands(entry):
    referral = entry.referral
    reasons = ", ".join(journey.REASONS[each] for each in referral.reasons)
    return _lines(
        reasons,
        f"Referred {said(referral.referred_on)}{' (new)' if entry.is_new else ''}",
        state(entry),
    )


def state(entry):
    referral, name = entry.referral, journey.REFERRAL_STATES[entry.state]
    if entry.ended:
        return f"{name} {said(referral.closed_on)}: {ENDINGS.get(referral.close_reason, referral.close_reason)}"
    if entry.is_waiting or referral.advisor is None:
        return name
    return (
        f"With {referral.advisor.name}" if entry.state == journey.ALLOCATED else f"{name}, with {referral.advisor.name}"
    )


def happened(entry):
    """Contacts, support and how it goes, reviews and what moved."""
    return _lines(_contacts(entry), *(support(*each) for each in entry.news), *_reviews(entry)) or "–"


def _contacts(entry):
    kinds = Counter(journey.CONTACT_KINDS[each.kind].lower() for each in entry.contacts)
    made = ", ".join(counted(number, kind) for kind, number in kinds.items())
    if not made:
        return "" if entry.ended or entry.is_waiting else "No contact this month"
    return f"{made}; reached {len(entry.reached)} of {len(entry.contacts)}"


def support(onward, state, still_goes=False):
    """How it stands; of somebody who said later that they still go, not that they were thought to have stopped."""
    came = len(onward.attendance.all())
    sessions = f", came {'once' if came == 1 else f'{came} times'}" if came else ""
    where = f"{onward.service.name} ({onward.service.provider.name})"
    return f"{where}: {journey.ONWARD_STATES[state].lower()}{_next(onward, state, still_goes)}{sessions}"


def _next(onward, state, still_goes):
    if state != journey.ENDED or (still_goes and onward.next_step not in journey.CONTINUING_STEPS):
        return ""
    step = UNKNOWN if onward.next_step == "unknown" else onward.get_next_step_display().lower()
    return f", {step}" if step else ""


def _reviews(entry):
    for review in entry.reviewed:
        if review.outcome == Review.Outcome.UNABLE:
            yield f"Review {said(review.done_on)}: could not be reached"
        else:
            yield f"Reviewed {said(review.done_on)}{': ' + review.progress if review.progress else ''}"
    if entry.distance and (entry.reviewed or entry.ended):
        yield moved(entry.distance)


def moved(distance):
    """What moved between the first scores and the last."""
    higher, lower = (sum(sign * (after - before) > 0 for _, before, after in distance) for sign in (1, -1))
    changed = ", ".join(f"{each.name} {before} → {after}" for each, before, after in distance if before != after)
    same = len(distance) - higher - lower
    counts = f"Well-being: {higher} better, {same} the same, {lower} worse of {counted(len(distance), 'measure')}"
    return f"{counts} ({changed})" if changed else counts


def following(entry):
    review = _review(entry)
    return (
        _lines(review, *(f"{each.owner.name}: {each.what} ({when(each, entry.period)})" for each in entry.tasks)) or "–"
    )


def _review(entry):
    due_on = entry.review_due_on
    if due_on is None:
        return ""
    return f"Review due {said(due_on)}" if due_on > entry.period.until else f"Review has been due since {said(due_on)}"


def about(task):
    return task.case.referral.person.name if task.case else "The practice"


def when(task, period):
    if task.done_on and task.done_on <= period.until:
        return f"done {said(task.done_on)}"
    return f"{'was due' if task.due_on < period.until else 'by'} {said(task.due_on)}"


def meeting(each):
    came = [person.name for person in each.attendees.all() if person.came]
    if each.state == "planned":
        return f"{said(each.on)}: planned"
    people = counted(len(each.cases.all()), "person", "people")
    return f"{said(each.on)}: {people} on the list; came: {', '.join(came) or 'nobody'}"


def _lines(*lines):
    return "\n".join(filter(None, lines))
