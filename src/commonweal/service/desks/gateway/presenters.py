"""What the gateway's pages show."""

from urllib.parse import urlencode

from django.urls import reverse

from commonweal.domain import journey, people
from commonweal.service.desks.gateway import queries
from commonweal.service.ground.ui.presenters.words import counted, day

WAITING_HEAD = ("Person", "Waiting", "Age", "Practice", "Why", "Referred")
REFERRAL_HEAD = ("Person", "Practice", "Referred", "State", "Advisor", "Reference")
TEAM_HEAD = ("Advisor", "Open cases", *(journey.REFERRAL_STATES[state] for state in queries.WORKING))


def waiting_rows(referrals, today):
    return [
        [
            {"text": each.person.name, "href": reverse("gateway:allocate", args=[each.pk])},
            waited(each, today),
            each.person.age,
            each.practice.name,
            reasons(each),
            day(each.referred_on),
        ]
        for each in referrals
    ]


def waited(referral, today):
    days = (today - referral.referred_on).days
    return counted(days, "day") if days else "Since today"


def reasons(referral):
    return ", ".join(journey.REASONS[code] for code in referral.reasons)


def referral_rows(referrals):
    return [
        [
            {"text": each.person.name, "href": reverse("gateway:referral", args=[each.pk])},
            each.practice.name,
            day(each.referred_on),
            journey.REFERRAL_STATES[each.state],
            each.advisor.name if each.advisor else "Not yet",
            each.reference,
        ]
        for each in referrals
    ]


def team_rows(team):
    return [
        [
            advisor.name,
            _linked(str(load), advisor, state=queries.OPEN),
            *(_count(advisor, state, by_state) for state in queries.WORKING),
        ]
        for advisor, load, by_state in team
    ]


def _count(advisor, state, by_state):
    count = by_state.get(state, 0)
    return _linked(str(count), advisor, state=state) if count else "0"


def _linked(text, advisor, **question):
    return {"text": text, "href": f"{reverse('gateway:referrals')}?{urlencode({'advisor': advisor.pk, **question})}"}


def summary(referral, today):
    score = referral.risk_score
    return [
        ("Reference", referral.reference),
        ("State", journey.REFERRAL_STATES[referral.state]),
        ("Advisor", referral.advisor.name if referral.advisor else "Not with an advisor yet"),
        ("Referred", f"{day(referral.referred_on)} by {referral.referred_by or 'the practice'}"),
        *([("Waiting", waited(referral, today))] if referral.state == journey.RECEIVED else []),
        ("Practice", referral.practice.name),
        ("Referred as", journey.SUBJECTS[referral.subject]),
        ("What might help", reasons(referral)),
        ("For the advisor", referral.reason_text),
        ("Long-term conditions", ", ".join(journey.CONDITIONS[code] for code in referral.conditions)),
        ("Risk-stratification score", "" if score is None else f"{score:f}"),
        ("Pathway", journey.ASKED_BY.get(referral.asked_by) or journey.PATHWAYS[referral.pathway]),
        ("Risks to staff", referral.risk_to_staff or "No known risks"),
        ("Lives in", referral.person.postcode),
        ("Sex", people.SEXES[referral.person.sex]),
    ]


def story(referral):
    """The states it went through, the newest first."""
    changes = sorted(referral.history.all(), key=lambda each: each.pk, reverse=True)
    return [
        {
            "title": journey.REFERRAL_STATES[each.state],
            "when": each.at,
            "who": each.by.name if each.by else "",
            "text": each.reason,
        }
        for each in changes
    ]


def may_be_allocated(referral):
    return referral.state in journey.OPEN_STATES


def may_be_declined(referral):
    return journey.may_move(journey.REFERRAL_MOVES, referral.state, journey.DECLINED)
