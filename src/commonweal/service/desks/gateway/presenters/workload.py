"""Who has how much to do: each number leads to the list that it counts."""

from urllib.parse import urlencode

from django.urls import reverse

from commonweal.domain import journey
from commonweal.service.desks.gateway import queries
from commonweal.service.desks.gateway.queries.lists import MONTH

HEAD = (
    "Advisor",
    "Open cases",
    "Room for",
    *(journey.REFERRAL_STATES[state] for state in queries.WORKING),
    "New this month",
    "Visits this week",
    "Reviews overdue",
    "Change",
)
NUMBERS = list(range(1, len(HEAD) - 1))


def rows(team):
    return [
        [
            load.advisor.name,
            _linked(load.cases, load.advisor, state=queries.OPEN),
            str(max(0, load.capacity - load.cases)),
            *(_linked(load.by_state.get(state, 0), load.advisor, state=state) for state in queries.WORKING),
            _linked(load.new, load.advisor, age=MONTH),
            _linked(load.visits, load.advisor, page="gateway:visits"),
            _linked(load.overdue, load.advisor, breach="review"),
            {"text": "Hand over", "href": reverse("gateway:hand_over", args=[load.advisor.pk])} if load.cases else "",
        ]
        for load in team
    ]


def _linked(count, advisor, page="gateway:referrals", **question):
    if not count:
        return "0"
    return {"text": str(count), "href": f"{reverse(page)}?{urlencode({'advisor': advisor.pk, **question})}"}


def covered(advisors, covers, capacities):
    """For every advisor, how much they can carry and which practices they look after."""
    return [
        {
            "advisor": each,
            "capacity": capacities.get(each.pk, journey.CASELOAD),
            "covers": [cover for cover in covers if cover.advisor_id == each.pk],
        }
        for each in advisors
    ]
