"""What comes after, as it is told in a person's timeline."""

from commonweal.domain import journey, outcomes
from commonweal.service.desks.caseload.presenters.outcomes.person import outcome


def told(referral):
    """Each thing that came of it: (when, title, who, text, when it was written)."""
    yield from _gains(referral)
    for onward in referral.onwards.all():
        yield from _places(onward)


def _gains(referral):
    for step in referral.progressions.all():
        if not step.mistaken:
            yield step.began_on, step.get_kind_display(), "", step.note, step.created_at
    for benefit in referral.benefits.all():
        if not benefit.mistaken:
            title = f"Claimed: {benefit.get_kind_display()}"
            yield benefit.claimed_on, title, "", outcome(benefit), benefit.created_at
    for unmet in referral.unmet_needs.all():
        title = f"Could not get: {unmet.get_need_display().lower()}"
        yield unmet.noted_on, title, "", unmet.note, unmet.created_at


def _places(onward):
    name = onward.service.name
    for visit in onward.accompaniments.all():
        if visit.state in (outcomes.WENT, outcomes.DID_NOT_GO):
            title = f"{name}: {visit.get_state_display().lower()}"
            yield visit.on, title, visit.enabler.name, visit.note, visit.created_at
    for change in onward.history.all():
        if change.state == journey.WITHDRAWN:
            yield change.at, f"{name}: taken back", change.by.name if change.by else "", change.reason, None
