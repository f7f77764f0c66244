"""The assessment, kept as often as needed and then completed; the task list; and what a colleague had begun."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from commonweal.service.desks.caseload import actions, queries
from commonweal.service.desks.caseload.forms.assessments import AssessmentForm
from commonweal.service.desks.caseload.presenters import tasks as pages
from commonweal.service.desks.caseload.presenters.assessment import initial
from commonweal.service.desks.caseload.queries.tasks import SCORES
from commonweal.service.desks.caseload.queries.tasks import tasks as state_of
from commonweal.service.desks.caseload.views.records import referral_of, show_step
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.drafts import actions as keeping
from commonweal.service.ground.drafts import queries as drafts


@permit("people.support")
def tasks(request, pk):
    referral = referral_of(request, pk)
    told = state_of(referral, request.user)
    done, count = pages.count(referral, told)
    shown = {"sections": pages.sections(referral, told), "done": done, "count": count}
    shown |= {"unsent": pages.unsent(told["unsent"]), "left": pages.left(told["left"])}
    return show_step(request, "assessments/tasks", referral, **shown)


@permit("people.support")
def assess(request, pk):
    referral = referral_of(request, pk)
    assessment = queries.assessment_of(referral)
    draft = drafts.latest(owner=request.user, kind=SCORES, about=referral.pk)
    form = AssessmentForm.of(request, record=assessment, initial=initial(assessment, draft, timezone.localdate()))
    if form.is_valid():
        messages.success(request, keep(request, referral, form))
        return redirect("caseload:tasks" if form.for_later else "caseload:care_plan", referral.pk)
    left = pages.left(drafts.left(about=referral.pk, user=request.user))
    return show_step(request, "assessments/assessment", referral, form=form, assessment=assessment, left=left)


def keep(request, referral, form):
    """Keep it for later, or complete it; what is said of it on the next page."""
    kept = {"referral": referral, "by": request.user, "version": form.version, "told": form.told}
    if form.for_later:
        actions.keep_assessment(typed=form.typed_scores, **kept)
        return "Saved. Come back to the assessment when you can."
    actions.complete_assessment(scores=form.scores, scored_on=form.cleaned_data["scored_on"], **kept)
    return f"Assessment of {referral.person.name} completed. Next: what {referral.person.name} wants."


@permit("people.support")
@require_POST
def take_over(request, pk):
    referral = referral_of(request, pk)
    taken = keeping.take_over(about=referral.pk, by=request.user, person=referral.person_id)
    messages.success(
        request, "It is yours now: open it below to go on." if taken else "There is nothing left to go on with."
    )
    return redirect("caseload:tasks", referral.pk)
