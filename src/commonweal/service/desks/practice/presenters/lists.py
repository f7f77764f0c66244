"""Lists of referrals and messages, row by row."""

from django.urls import reverse

from commonweal.domain import journey
from commonweal.service.ground.accounts.models import Role
from commonweal.service.ground.ui.presenters.words import day, moment

ENDINGS = journey.CLOSE_REASONS | journey.DECLINE_REASONS
REFERRAL_HEAD = ("Person", "Born", "Referred", "State", "Advisor", "Last contact", "Reference")
WAITING_HEAD = ("Person", "Referred", "What is needed")
NEWS_HEAD = ("Person", "What happened", "When")
NEWS_SHOWN = 10
MESSAGE_HEAD = ("Person", "About", "From", "Sent", "Read")


def referral_rows(referrals):
    return [
        [
            {"text": each.person.name, "href": reverse("practice:referral", args=[each.pk])},
            day(each.person.born_on),
            day(each.referred_on),
            state(each),
            each.advisor.name if each.advisor else "Not yet",
            day(each.last_on) or "None yet",
            each.reference,
        ]
        for each in referrals
    ]


def state(referral):
    """Its state, and of one that has ended the reason."""
    ended = ENDINGS.get(referral.close_reason)
    return ": ".join(filter(None, (journey.REFERRAL_STATES[referral.state], ended)))


def waiting_rows(referrals):
    return [
        [
            {"text": each.person.name, "href": reverse("practice:risk", args=[each.pk])},
            day(each.referred_on),
            "Are there risks to staff who visit?",
        ]
        for each in referrals
    ]


def news_rows(changes):
    return [
        [
            {"text": each.referral.person.name, "href": reverse("practice:referral", args=[each.referral_id])},
            _happened(each),
            moment(each.at),
        ]
        for each in changes
    ]


def _happened(change):
    advisor = change.referral.advisor if change.state == journey.ALLOCATED else None
    return f"With {advisor.name} now" if advisor else journey.REFERRAL_STATES[change.state]


def messages_are(user):
    return "Messages of the last two weeks: " if user.role == Role.TEAM else "Messages you have not read: "


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


def new_messages(user, messages):
    """What is new to them; where all of it is unread, it is not said of each."""
    last = None if user.role == Role.TEAM else -1
    return {"head": MESSAGE_HEAD[:last], "rows": [row[:last] for row in message_rows(messages)]}


def tiles(states):
    address = reverse("practice:referrals")
    return [{"count": count, "text": name, "href": f"{address}?state={code}"} for code, name, count in states]


def begun_rows(referrals, lists):
    """Referrals and lists begun and not sent: told apart only by when, since what is in them is sealed."""
    return [
        {
            "words": f"{words} on {moment(each.saved_at)}",
            "go_on": reverse(f"practice:{page}", args=[each.about]),
            "discard": reverse(f"practice:{discard}", args=[each.about]),
        }
        for drafts, words, page, discard in (
            (referrals, "the referral you left", "check", "discard"),
            (lists, "the list you uploaded", "list", "list_discard"),
        )
        for each in drafts
    ]
