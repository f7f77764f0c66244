"""Dates, counts and numbers as they are said on a page."""

from datetime import datetime

from django.utils import timezone

from commonweal.domain import dates
from commonweal.domain.identifiers import spaced
from commonweal.paper.words import counted

__all__ = ["clock", "counted", "day", "due", "moment", "nhs_number", "yes_no"]


def day(value):
    """3 March 2026."""
    if not value:
        return ""
    value = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return dates.said(value)


def moment(value):
    """3 March 2026, 2:05pm; of a day without a time, the day alone."""
    return f"{day(value)}, {clock(timezone.localtime(value))}" if isinstance(value, datetime) else day(value)


def clock(value):
    """2:05pm."""
    return dates.clock(value) if value else ""


def nhs_number(value):
    return spaced(value) if value else "Not known"


def yes_no(value):
    return {True: "Yes", False: "No"}.get(value, "Not asked")


def due(value, today=None):
    """When something is due, in words, and whether it is late, today or ahead: never told by colour alone."""
    days = (value - (today or timezone.localdate())).days
    if days < 0:
        return {"state": "overdue", "text": f"Overdue by {counted(-days, 'day')}"}
    if days == 0:
        return {"state": "today", "text": "Due today"}
    return {"state": "ahead", "text": f"Due in {counted(days, 'day')}"}
