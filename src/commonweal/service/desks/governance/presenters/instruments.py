"""Questionnaires in use, out of use, and ready to be taken up."""

from django.urls import reverse

from commonweal.domain import instruments, measures
from commonweal.service.ground.ui.presenters.words import counted

HEAD = ("Questionnaire", "Edition", "Questions", "Answered", "State")


def rows(found):
    return [
        [
            {"text": each.name, "href": reverse("governance:instrument", args=[each.pk])},
            each.edition,
            len(each.items),
            counted(each.times, "time"),
            "In use" if each.in_use else "Out of use",
        ]
        for each in found
    ]


def ready(known):
    """What comes with the service and was not taken up yet."""
    return [(code, each) for code, each in instruments.ready().items() if code not in known]


def facts(found, times):
    asked = ", ".join(measures.POINTS[point] for point in found.points)
    return [
        ("Edition", f"{found.edition}, {'in use' if found.in_use else 'out of use'}"),
        ("Answered", counted(times, "time")),
        ("Asked at", asked),
    ]
