"""The assessment: kept as often as needed, then completed."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from commonweal.service.desks.caseload import actions, queries
from commonweal.service.desks.caseload.forms.assessments import AssessmentForm
from commonweal.service.desks.caseload.presenters.assessment import initial
from commonweal.service.desks.caseload.views.records import referral_of, show_step
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.drafts import queries as drafts


@permit("people.support")
def assess(request, pk):
    referral = referral_of(request, pk)
    assessment = queries.assessment_of(referral)
    draft = drafts.latest(owner=request.user, kind=actions.SCORES, about=referral.pk)
    form = AssessmentForm.of(request, record=assessment, initial=initial(assessment, draft, timezone.localdate()))
    if form.is_valid():
        messages.success(request, keep(request, referral, form))
        return redirect("caseload:person", referral.person_id)
    return show_step(request, "assessment", referral, form=form, assessment=assessment)


def keep(request, referral, form):
    """Keep it for later, or complete it; what is said of it on the next page."""
    kept = {"referral": referral, "by": request.user, "version": form.version, "told": form.told}
    if form.for_later:
        actions.keep_assessment(typed=form.typed_scores, **kept)
        return "Saved. Come back to the assessment when you can."
    actions.complete_assessment(scores=form.scores, scored_on=form.cleaned_data["scored_on"], **kept)
    return f"Assessment of {referral.person.name} completed."
