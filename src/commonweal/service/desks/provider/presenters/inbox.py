"""The provider's inbox, and its own people."""

from django.urls import reverse

from commonweal.domain import journey
from commonweal.service.desks.provider import queries
from commonweal.service.ground.ui.presenters.words import counted, day

WAITING_HEAD = ("Person", "Service", "Asked", "On your list for")
ACCEPTED_HEAD = ("Person", "Service", "Asked", "Next")
STARTED_HEAD = ("Person", "Service", "Started", "Funded until")
ENDED_HEAD = ("Person", "Service", "Ended", "What came next")
WITHDRAWN_HEAD = ("Service", "Asked", "Now")


def inbox(onwards):
    """What is in hand by what it waits for: the answers, the waiting list, the starts, those who take part."""
    return {
        "asked": [_asked(each) for each in onwards if each.state == journey.SENT],
        "listed": [_listed(each) for each in onwards if each.state == journey.WAITLISTED],
        "accepted": [_accepted(each) for each in onwards if each.state == journey.ACCEPTED],
    }


def _asked(onward):
    days = queries.waited(onward)
    return {
        "pk": onward.pk,
        "version": onward.version,
        "name": queries.name(onward),
        "facts": [
            ["Service", onward.service.name],
            ["What is asked", onward.ask],
            [
                "Asked",
                f"{day(onward.made_on)}, {counted(days, 'day')} ago" if days else f"{day(onward.made_on)}, today",
            ],
        ],
        "late": f"Late: an answer is due within {counted(journey.ANSWER_DAYS, 'day')}"
        if queries.is_late(onward)
        else "",
    }


def _listed(onward):
    return [linked(onward), onward.service.name, day(onward.made_on), counted(queries.waited(onward), "day")]


def _accepted(onward):
    start = {"text": "Record the start", "href": reverse("provider:start", args=[onward.pk])}
    return [linked(onward), onward.service.name, day(onward.made_on), start]


def linked(onward):
    return {"text": queries.name(onward), "href": reverse("provider:onward", args=[onward.pk])}


def started_rows(onwards):
    return [
        [linked(each), each.service.name, day(each.started_on), day(each.funded_until) or "Not counted"]
        for each in onwards
        if each.state == journey.STARTED
    ]


def ended_rows(onwards):
    return [
        [
            linked(each) if queries.can_be_opened(each) else queries.name(each),
            each.service.name,
            day(each.ended_on),
            journey.NEXT_STEPS.get(each.next_step, "Not said yet"),
        ]
        for each in onwards
    ]


def declined_facts(onwards):
    return [
        {
            "pk": each.pk,
            "version": each.version,
            "facts": [["Service", each.service.name], ["Asked", day(each.made_on)]],
        }
        for each in onwards
    ]


def withdrawn_rows(onwards):
    return [[each.service.name, day(each.made_on), "Withdrawn: do not contact the person"] for each in onwards]
