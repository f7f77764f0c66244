"""Lists of referrals and messages, row by row."""

from django.urls import reverse

from commonweal.domain import journey
from commonweal.service.ground.ui.presenters.words import day, moment

REFERRAL_HEAD = ("Person", "Born", "Referred", "State", "Advisor", "Reference")
MESSAGE_HEAD = ("Person", "About", "From", "Sent", "Read")


def referral_rows(referrals):
    return [
        [
            {"text": each.person.name, "href": reverse("practice:referral", args=[each.pk])},
            day(each.person.born_on),
            day(each.referred_on),
            journey.REFERRAL_STATES[each.state],
            each.advisor.name if each.advisor else "Not yet",
            each.reference,
        ]
        for each in referrals
    ]


def message_rows(messages):
    return [
        [
            {"text": each.referral.person.name, "href": reverse("practice:feedback", args=[each.pk])},
            each.subject,
            each.by.name,
            moment(each.sent_at),
            day(each.read_at) or "Not yet",
        ]
        for each in messages
    ]


def tiles(states):
    address = reverse("practice:referrals")
    return [{"count": count, "text": name, "href": f"{address}?state={code}"} for code, name, count in states]


def begun_rows(drafts):
    """Referrals begun and not sent: told apart only by when they were begun, since what is in them is sealed."""
    return [{"begun": each.about, "saved": moment(each.saved_at)} for each in drafts]
