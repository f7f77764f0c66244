"""What a practice types to refer somebody, and its way through the pages."""

import re

from django.urls import reverse

from commonweal.service.journey.referrals.models import Referral
from tests.support import journeys

START = reverse("practice:refer")
OPEN_ALREADY = "This person has an open referral already."
AGREED = {"service": "yes", "sharing": "yes", "evaluation": "no"}


def who(**others):
    return {
        "subject": "patient",
        "nhs_number": journeys.nhs_number(),
        "given_name": "Edith",
        "family_name": "Fernley",
        "born_on_day": "5",
        "born_on_month": "3",
        "born_on_year": "1941",
        "sex": "2",
        "ethnic_group": "A",
        "phone": "01632 960123",
        "postcode": "ZZ99 4AA",
        **others,
    }


def why(**others):
    return {
        "reasons": ["isolation", "mood"],
        "conditions": ["diabetes"],
        "staff_risk": "none_known",
        "risk_score": "42.5",
        **others,
    }


def like(known, **others):
    born = {"born_on_day": known.born_on.day, "born_on_month": known.born_on.month, "born_on_year": known.born_on.year}
    named = {"given_name": known.given_name, "family_name": known.family_name, "postcode": known.postcode}
    return who(**{"nhs_number": "", "number_unknown": "on", **named, **born, **others})


def page_of(response):
    return response["Location"].rstrip("/").rsplit("/", 1)[-1]


def sibling(address, page):
    """The address of another page of the same unfinished referral."""
    return re.sub(r"[a-z]+/$", f"{page}/", address)


def answered(client, *, first=None, second=None, third=None):
    """Fill in every page; the address of the page to check them."""
    reply = client.post(START, first or who())
    for answers in (second or why(), third or AGREED):
        reply = client.post(reply["Location"], answers)
    return reply["Location"]


def sent(client, **pages):
    reply = client.post(answered(client, **pages), {"token": "once"})
    return Referral.objects.get(pk=re.search(r"referrals/([^/]+)/", reply["Location"])[1])
