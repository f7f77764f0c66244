"""One referral as its practice may see it: never what the advisor wrote down for themselves."""

from django.urls import reverse

from commonweal.domain import journey
from commonweal.domain.referring import snomed
from commonweal.service.desks.practice.presenters import told
from commonweal.service.ground.ui.presenters.words import counted, day

SAID_NO = {"declined", "no_consent"}
ENDED = {journey.CLOSED, journey.DECLINED}


def summary(referral):
    return [
        ("Reference", referral.reference),
        ("State", journey.REFERRAL_STATES[referral.state]),
        ("Advisor", referral.advisor.name if referral.advisor else "Not with an advisor yet"),
        ("Referred", f"{day(referral.referred_on)} by {_referrer(referral)}"),
        *_other_sender(referral),
        ("Referred as", journey.SUBJECTS[referral.subject]),
        *told.why(vars(referral)),
        *_ending(referral),
    ]


def _referrer(referral):
    return ", ".join(str(each) for each in (referral.referred_by, referral.sender) if each)


def _other_sender(referral):
    """For which practice and how, unless it is the practice itself that referred."""
    if referral.sender_id != referral.practice_id:
        yield "Practice", referral.practice.name
        yield "Pathway", _pathway(referral)


def _pathway(referral):
    asked = journey.ASKED_BY.get(referral.asked_by)
    return f"{asked} asked for support" if asked else journey.PATHWAYS[referral.pathway]


def _ending(referral):
    if referral.closed_on:
        reasons = journey.CLOSE_REASONS | journey.DECLINE_REASONS
        yield "Ended", f"{day(referral.closed_on)}: {reasons.get(referral.close_reason, referral.close_reason)}"


def codes(referral):
    """What the practice records in its own system: that it referred, and when the person said no, that too."""
    said_no = referral.close_reason in SAID_NO
    return [snomed.REFERRED, *([snomed.DECLINED] if said_no else [])]


def story(referral):
    """States and messages, the newest first."""
    changes = [
        {"title": journey.REFERRAL_STATES[each.state], "when": each.at, "who": _change_by(each), "text": _reason(each)}
        for each in referral.history.all()
    ]
    messages = [
        {
            "title": f"Message: {each.subject}",
            "when": each.sent_at,
            "who": each.by.name,
            "href": reverse("practice:feedback", args=[each.pk]),
        }
        for each in referral.feedback.all()
    ]
    return sorted(changes + messages, key=lambda each: each["when"], reverse=True)


def _change_by(change):
    return change.by.name if change.by else ""


def _reason(change):
    return change.reason if change.state in ENDED else ""


def next_steps(wait):
    """What happens after a referral was sent, and by when as far as the record can tell."""
    return [
        "The gateway gives the referral to an advisor. Your list then shows who it is.",
        f"The advisor contacts the person and visits them to find out what matters to them.{_usual(wait)}",
        "Three to four months after the assessment the advisor reviews how things are, and writes back to you.",
    ]


def _usual(wait):
    if wait is None:
        return ""
    by_when = f"within {counted(wait, 'day')} of" if wait else "on the day of"
    return f" Half of the people referred lately were contacted {by_when} the referral."
