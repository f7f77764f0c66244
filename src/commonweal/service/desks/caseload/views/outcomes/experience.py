"""Give the questions about the service: by a link, on this device, or on paper. The answers are not shown here."""

from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect

from commonweal.domain.outcomes import experience as asked
from commonweal.service.desks.caseload.forms.outcomes.experience import AskExperienceForm
from commonweal.service.desks.caseload.views.records import referral_of, show_step
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.journey.reviews import actions


@permit("people.support")
def experience(request, pk):
    referral = referral_of(request, pk)
    form = AskExperienceForm.of(request, initial={"to": referral.person.email})
    if form.is_valid():
        asking, token = actions.ask_experience(referral=referral, by=request.user, **form.answers)
        return handed(request, referral, asking, token)
    return show_step(request, "outcomes/experience", referral, form=form)


def handed(request, referral, asking, token):
    """Where it goes on; with the device in somebody else's hands, the advisor is signed out."""
    if asking.how == asked.PAPER:
        return redirect("caseload:sheet", referral.pk, asking.pk)
    if asking.how == asked.DEVICE:
        logout(request)
        return redirect("experience:questions", token)
    messages.success(request, "The questions are on their way. You will not see the answers.")
    return redirect("caseload:person", referral.person_id)


@permit("people.support")
def sheet(request, pk, asking):
    referral = referral_of(request, pk)
    found = fetch(referral.askings.filter(how=asked.PAPER), asking)
    questions = [question.to(found.who) for question in asked.QUESTIONS]
    return show_step(
        request, "assessments/sheet", referral, asking=found, questions=questions, scale=asked.SCALE, words=asked.WORDS
    )
