"""Give somebody the questions about the service, and keep the answers where no advisor's page reads them."""

from django.db import transaction
from django.utils import timezone

from commonweal.domain.outcomes import experience
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.ground.outbox import actions as outbox
from commonweal.service.journey.referrals import queries as rules
from commonweal.service.journey.reviews.models import Asking, Experience

PURPOSE = "experience:questions"
SUBJECT = "How was our support?"
BODY = f"""Hello,

We would like to know how our support was for you. It takes about two minutes. Your advisor does not see your answers.

{{link}}

The link opens once and for {experience.LINK_DAYS} days. You need not answer.

Thank you.
"""


@transaction.atomic
def ask_experience(*, referral, who, how, by, to=""):
    """Write down that the questions were given, and make what opens them: (asking, token for the device in hand).

    A link goes to whoever answers, and the advisor never sees it.
    """
    rules.refuse_unallocated(referral)
    rules.refuse_unknown(who, experience.WHO, "who is asked")
    rules.refuse_unknown(how, experience.HOW, "how they answer")
    if who == experience.PERSON:
        rules.refuse_dead(referral)
    asking = Asking(referral=referral, who=who, how=how, asked_on=timezone.localdate(), by=by)
    audit.add(asking, event="EXPERIENCE_ASKED", by=by, person=referral.person_id)
    if how == experience.PAPER:
        return asking, ""
    link, token = outbox.make_link(purpose=PURPOSE, subject=asking, by=by, days=experience.LINK_DAYS)
    if how == experience.DEVICE:
        return asking, token
    if not to.strip():
        raise ActionRefused("Enter the e-mail address that the link goes to.")
    outbox.send(to=to, subject=SUBJECT, body=BODY, link=link, by=by, about=asking)
    return asking, ""


@transaction.atomic
def answer(*, link, answers, words="", by=None):
    """Keep what somebody answered; the link opens nothing any more. Nobody is signed in, so that `by` is nobody."""
    outbox.use_link(link=link, by=by)
    return _keep(Asking.objects.select_for_update().get(pk=link.subject), answers, words, by=by)


@transaction.atomic
def answer_on_paper(*, code, answers, by, words=""):
    """Keep the answers of a sheet that came back, by the code that stands on it."""
    asking = Asking.objects.select_for_update().filter(code__iexact=code.strip(), how=experience.PAPER).first()
    if asking is None:
        raise ActionRefused("No sheet has this code. Check the letters at the bottom of the sheet.")
    return _keep(asking, answers, words, by=by)


def _keep(asking, answers, words, *, by):
    if Experience.objects.filter(asking=asking).exists():
        raise ActionRefused("These questions have been answered already. Nothing more is to be done.")
    for code, points in answers.items():
        rules.refuse_unknown(code, experience.CODES, "a question")
        rules.refuse_unknown(points, experience.SCALE, "an answer")
    if not answers and not words.strip():
        raise ActionRefused("Answer at least one question, or write a few words.")
    told = Experience(asking=asking, answered_on=timezone.localdate(), answers=answers, words=words.strip())
    # The trail says that somebody answered, and neither who nor for whom.
    return audit.add(told, event="EXPERIENCE_TOLD", by=by)
