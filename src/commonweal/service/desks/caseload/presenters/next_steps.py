"""What an advisor might do next for a person, the first thing first."""

from dataclasses import dataclass

from django.urls import reverse

from commonweal.domain import journey


@dataclass(frozen=True)
class Step:
    """Something to do, and where it is done; its code is one of `journey.TO_DO`."""

    code: str
    words: str
    href: str
    why: str = ""


def next_steps(referral, *, review_due_on, today, refused=False):
    """The steps that a referral's state asks for; an empty list when it is closed."""
    if referral.state not in journey.OPEN_STATES:
        return []
    if over := _over(referral.person, refused):
        return [Step("close", journey.TO_DO["close"], _to("close", referral), over)]
    return [
        *_contact(referral),
        *_assessment(referral),
        *_onward(referral),
        *_review(referral, review_due_on, today),
    ]


def _over(person, refused):
    """Why nothing is left to do but to close."""
    if person.died_on:
        return "The person has died."
    return "The person no longer agrees to be supported by the service." if refused else ""


def _to(name, referral):
    return reverse(f"caseload:{name}", args=[referral.pk])


def _contact(referral):
    if referral.state == journey.ALLOCATED and not any(not each.cancelled for each in referral.contacts.all()):
        yield Step("visit", journey.TO_DO["visit"], _to("plan", referral), "Nobody has been in touch yet.")


def _assessment(referral):
    assessment = getattr(referral, "assessment", None)
    if referral.state != journey.ALLOCATED:
        return
    if assessment is None:
        yield Step("assess", journey.TO_DO["assess"], _to("assess", referral))
    else:
        yield Step("finish", journey.TO_DO["finish"], _to("assess", referral), "Started and not completed.")


def _onward(referral):
    if referral.state == journey.ASSESSED and not referral.onwards.all():
        yield Step(
            "find",
            f"Find a service for {referral.person.name}",
            _to("find", referral),
            "Assessed, and nothing arranged yet.",
        )


def _review(referral, review_due_on, today):
    if review_due_on and review_due_on <= today:
        yield Step("review", journey.TO_DO["review"], _to("review", referral), "The review is due.")
    if any(review.done_on for review in referral.reviews.all()):
        yield Step("close", "Close, with a message to the practice", _to("close", referral), "The review is settled.")
