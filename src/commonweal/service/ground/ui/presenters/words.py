"""Dates, counts and numbers as they are said on a page."""

from datetime import datetime

from django.utils import timezone

from commonweal.domain.identifiers import spaced


def day(value):
    """3 March 2026."""
    if not value:
        return ""
    value = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return f"{value.day} {value:%B %Y}"


def moment(value):
    """3 March 2026, 2:05pm; of a day without a time, the day alone."""
    return f"{day(value)}, {clock(timezone.localtime(value))}" if isinstance(value, datetime) else day(value)


def clock(value):
    """2:05pm."""
    return f"{value.hour % 12 or 12}:{value:%M}{'am' if value.hour < 12 else 'pm'}" if value else ""


def nhs_number(value):
    return spaced(value) if value else "Not known"


def counted(number, one, many=""):
    """1 visit, 2 visits, 1,200 people."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


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
