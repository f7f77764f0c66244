"""The registers: which service, who was there, and a sheet to tick on paper."""

from datetime import timedelta

from django.urls import reverse

from commonweal.service.desks.provider import queries

SERVICES_HEAD = ("Service", "Taking part", "On paper")
WEEKS_AHEAD = 5


def service_rows(services):
    return [
        [
            {"text": each.name, "href": reverse("provider:session", args=[each.pk])},
            each.taking_part,
            {"text": f"Print the register of {each.name}", "href": reverse("provider:sheet", args=[each.pk])},
        ]
        for each in services
    ]


def days_ahead(service, today):
    """The days that the service runs next, to head the columns; of a service without a timetable, left open."""
    weekdays = {each.weekday for each in service.schedules.all()}
    found = [today + timedelta(days=number) for number in range(7 * WEEKS_AHEAD)]
    return [each for each in found if each.weekday() in weekdays][:WEEKS_AHEAD]


def sheet(people, days):
    """Rows of a sheet to tick: a name and room for each day."""
    heads = [f"{each.day} {each:%b}" for each in days] or ["Day:"] * WEEKS_AHEAD
    return ("Person", *heads), [[queries.name(each), *[""] * len(heads)] for each in people]
