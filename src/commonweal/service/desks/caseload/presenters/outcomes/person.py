"""What came of it for one person: steps taken, benefits claimed, what could not be had, who goes along."""

from django.urls import reverse

from commonweal.domain import outcomes
from commonweal.domain.money import pounds
from commonweal.domain.outcomes import experience
from commonweal.service.ground.ui.presenters.words import clock, day


def outcomes_of(referral):
    """The lists of the page's part about outcomes."""
    return {
        "progressions": [_step(referral, each) for each in referral.progressions.all() if not each.mistaken],
        "benefits": [_benefit(referral, each) for each in referral.benefits.all() if not each.mistaken],
        "unmet": [_unmet(each) for each in referral.unmet_needs.all()],
        "asked": [_asked(referral, each) for each in referral.askings.all()],
    }


def _step(referral, step):
    return {
        "words": step.get_kind_display(),
        "on": step.began_on,
        "note": step.note,
        "href": reverse("caseload:change_progression", args=[referral.pk, step.pk]),
    }


def _benefit(referral, benefit):
    return {
        "words": benefit.get_kind_display(),
        "on": benefit.claimed_on,
        "outcome": outcome(benefit),
        "note": benefit.note,
        "href": reverse("caseload:change_benefit", args=[referral.pk, benefit.pk]),
    }


def outcome(benefit):
    """What came of a claim, with the amount."""
    words = benefit.get_outcome_display()
    if benefit.decided_on:
        words = f"{words} {day(benefit.decided_on)}"
    if benefit.amount_pence:
        every = "a year" if benefit.paid == "yearly" else "once"
        words = f"{words}: {pounds(benefit.amount_pence / 100, 2)} {every}"
    return words


def _unmet(unmet):
    at = f" ({unmet.service.name})" if unmet.service else ""
    return {
        "words": f"{unmet.get_need_display()}: {unmet.get_why_display().lower()}{at}",
        "on": unmet.noted_on,
        "note": unmet.note,
    }


def _asked(referral, asking):
    sheet = asking.how == experience.PAPER
    return {
        "words": f"{asking.get_who_display()}: {asking.get_how_display().lower()}",
        "on": asking.asked_on,
        "href": reverse("caseload:sheet", args=[referral.pk, asking.pk]) if sheet else "",
    }


def visits(onward):
    """Who goes along to a place, and what came of it."""
    return [_visit(onward, each) for each in onward.accompaniments.all() if each.state != outcomes.CANCELLED]


def _visit(onward, visit):
    at = f", {clock(visit.at_time)}" if visit.at_time else ""
    planned = visit.state == outcomes.PLANNED
    return {
        "words": f"{visit.enabler.name} goes along on {day(visit.on)}{at}" if planned else _went(visit),
        "note": visit.note,
        "cancel": reverse("caseload:cancel_visit", args=[onward.referral_id, onward.pk, visit.pk]) if planned else "",
    }


def _went(visit):
    words = f"{visit.get_state_display()} on {day(visit.on)} ({visit.enabler.name})"
    if visit.went_in is not None:
        words += ", took part" if visit.went_in else ", did not take part"
    if visit.goes_again is not None:
        words += ", wants to go again" if visit.goes_again else ", does not want to go again"
    return words
