"""One referral: what is known, what has happened, what may be done."""

from commonweal.domain import journey, people
from commonweal.domain.standards import STANDARDS
from commonweal.service.ground.ui.presenters.words import counted, day


def waited(referral, today):
    days = (today - referral.referred_on).days
    return counted(days, "day") if days else "Since today"


def reasons(referral):
    return ", ".join(journey.REASONS[code] for code in referral.reasons)


def late(codes):
    """What is late, in words that stand beside a name."""
    return ", ".join(STANDARDS[code].badge for code in codes)


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
        ("Risk-stratification score", "" if score is None else f"{score.normalize():f}"),
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


def may_be_reopened(referral):
    return referral.state not in journey.OPEN_STATES
