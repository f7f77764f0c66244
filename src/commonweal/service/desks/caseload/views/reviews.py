"""Reviews: who is due, the review itself, giving up, the distance travelled, and closing."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from commonweal.service.desks.caseload import queries
from commonweal.service.desks.caseload.forms.reviews import CloseForm, ReviewForm, UnableForm
from commonweal.service.desks.caseload.presenters import letter
from commonweal.service.desks.caseload.presenters import review as pages
from commonweal.service.desks.caseload.presenters.distance import travelled
from commonweal.service.desks.caseload.presenters.words import review_due
from commonweal.service.desks.caseload.views.records import referral_of, show_step
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.journey.assessments import queries as assessments
from commonweal.service.journey.reviews import actions
from commonweal.service.journey.reviews import queries as steps


@permit("people.support")
def due(request):
    day, user = timezone.localdate(), request.user
    shown = {name: pages.rows(find(user, day), day) for name, find in (("overdue", steps.overdue), ("due", steps.due))}
    return render(request, "caseload/reviews/reviews.html", shown)


@permit("people.support")
def review(request, pk):
    referral = referral_of(request, pk)
    places = list(steps.asked_about(referral))
    form = ReviewForm.of(request, onwards=places, initial={"scored_on": timezone.localdate()})
    if form.is_valid():
        actions.complete(referral=referral, by=request.user, **form.told)
        messages.success(request, f"Review with {referral.person.name} saved.")
        return redirect("caseload:distance", referral.pk)
    due = review_due(steps.due_on(referral), timezone.localdate())
    return show_step(request, "reviews/review", referral, form=form, due=due, goals=assessments.goals(referral))


@permit("people.support")
def unable(request, pk):
    referral = referral_of(request, pk)
    ladder = steps.ladder(referral)
    form = UnableForm.of(request, initial={"on": timezone.localdate()})
    if form.is_valid():
        actions.unable(referral=referral, by=request.user, **form.answers)
        messages.success(request, f"Recorded that {referral.person.name} could not be reached.")
        return redirect("caseload:person", referral.person_id)
    return show_step(request, "reviews/unable", referral, form=form, ladder=ladder, rungs=pages.rungs(ladder))


@permit("people.support")
def distance(request, pk):
    referral = referral_of(request, pk)
    return show_step(request, "assessments/distance", referral, moved=travelled(assessments.distance(referral)))


@permit("people.support")
def close(request, pk):
    referral = referral_of(request, pk)
    message = letter.proposed(referral, assessments.distance(referral), queries.onwards(referral))
    form = CloseForm.of(request, record=referral, initial={"on": timezone.localdate(), "message": message})
    if form.is_valid():
        actions.close(referral=referral, by=request.user, version=form.version, **form.answers)
        messages.success(request, f"Referral of {referral.person.name} closed. The practice has your message.")
        return redirect("caseload:person", referral.person_id)
    return show_step(request, "reviews/close", referral, form=form)
