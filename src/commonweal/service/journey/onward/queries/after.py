"""Whose funded time ends, and what people needed and could not have."""

from datetime import timedelta

from django.db.models import Count
from django.db.models.functions import Coalesce, Least

from commonweal.domain import journey, outcomes
from commonweal.service.journey.onward.models import Onward, StepDown, UnmetNeed

SOON = timedelta(days=outcomes.STEP_DOWN_DAYS)


def funded(onwards):
    """Of these, the funded places that were taken up, each with `.over_on`: the last day of its funded time."""
    last = Coalesce(Least("funded_until", "ended_on"), "funded_until", "ended_on")
    return onwards.filter(kind=journey.FUNDED_VCS, started_on__isnull=False).annotate(over_on=last)


def ending(user, today):
    """Places whose funded time ends soon, or has ended with nothing said of it; the first to end first."""
    here = Onward.objects.visible_to(user).filter(state=journey.STARTED, funded_until__lte=today + SOON)
    here = here.filter(referral__person__died_on=None, referral__person__merged_into__died_on=None)
    here = here.select_related("service__provider", "referral__person", "referral__practice", "step_down")
    return list(here.order_by("funded_until", "created_at"))


def without_plan(user, today):
    """Of these, the ones nobody has agreed with the person how it will go on."""
    return [each for each in ending(user, today) if getattr(each, "step_down", None) is None]


def step_down(onward):
    """How it goes on there, or a blank plan not saved yet, whose version is nought."""
    return getattr(onward, "step_down", None) or StepDown(onward=onward, version=0)


def unmet_needs(user, since=None):
    """What could not be had, the newest first."""
    found = UnmetNeed.objects.visible_to(user).select_related("referral__person", "service", "by")
    return found.filter(noted_on__gte=since) if since else found


def unmet_counts(found):
    """How often each need could not be met for each reason: (need, why) -> how many."""
    counted = found.order_by().values_list("need", "why").annotate(times=Count("pk"))
    return {(need, why): times for need, why, times in counted}
