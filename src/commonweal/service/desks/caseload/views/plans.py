"""What somebody wants, and the plan for it: changed goal by goal, agreed as a whole, printed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from commonweal.paper.documents import pdf
from commonweal.service.desks.caseload.forms.plans import AgreeForm, GoalForm, GoalReviewForm
from commonweal.service.desks.caseload.presenters import plans as pages
from commonweal.service.desks.caseload.views.records import referral_of, show_step
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.actions import viewed
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.journey.assessments import actions, queries
from commonweal.service.menu import queries as menu


@permit("people.support")
def plan(request, pk):
    referral = referral_of(request, pk)
    goals = queries.goals(referral)
    told = queries.plan(referral, goals)
    page = pages.page(goals, told, queries.agreement(referral), queries.progress(referral))
    return show_step(request, "plans/care_plan", referral, plan=page, suggested=suggested(referral, goals))


def suggested(referral, goals):
    """Services that meet the needs that the assessment and the goals name."""
    needs = pages.needs(getattr(referral, "assessment", None), goals)
    person, today = referral.person, timezone.localdate()
    about = {"near": person.postcode, "age": pages.age(person, today), "carer": referral.subject == "carer"}
    return pages.suggestions(menu.suggest(needs=needs, **about), referral) if needs else []


@permit("people.support")
def add_goal(request, pk):
    referral = referral_of(request, pk)
    form = GoalForm.of(request)
    if form.is_valid():
        actions.add_goal(referral=referral, by=request.user, **form.told)
        return done(request, referral, "The goal is in the plan.")
    return show_step(request, "plans/goal", referral, form=form)


@permit("people.support")
def goal(request, pk, goal):
    referral = referral_of(request, pk)
    found = fetch(referral.goals.all(), goal)
    steps = list(found.steps.filter(dropped=False).order_by("created_at"))
    form = GoalForm.of(request, record=found, initial=pages.initial(found), steps=steps)
    if form.is_valid():
        actions.change_goal(goal=found, by=request.user, version=form.version, **form.told)
        return done(request, referral, "The goal is changed.")
    return show_step(request, "plans/goal", referral, form=form, goal=found)


@permit("people.support")
@require_POST
def finish_step(request, pk, goal, step):
    referral = referral_of(request, pk)
    found = fetch(fetch(referral.goals.all(), goal).steps.select_related("goal__referral"), step)
    actions.finish_step(step=found, by=request.user, version=request.POST.get("version", 0))
    return done(request, referral, f"Done: {found.what}")


@permit("people.support")
def review_goal(request, pk, goal):
    referral = referral_of(request, pk)
    found = fetch(referral.goals.all(), goal)
    form = GoalReviewForm.of(request, record=found, initial={"on": timezone.localdate()})
    if form.is_valid():
        actions.review_goal(goal=found, by=request.user, version=form.version, **form.answers)
        return done(request, referral, "How the goal is going is recorded.")
    return show_step(request, "plans/review_goal", referral, form=form, goal=found)


@permit("people.support")
def agree(request, pk):
    referral = referral_of(request, pk)
    told = queries.plan(referral)
    form = AgreeForm.of(request, initial={"agreed_on": timezone.localdate()})
    if form.is_valid():
        actions.agree(referral=referral, by=request.user, **form.answers)
        return done(request, referral, f"Recorded that the plan was agreed with {referral.person.name}.")
    document = pages.document(told, referral, None)
    return show_step(request, "plans/agree", referral, form=form, document=document, seen=queries.digest(told))


@permit("people.support")
def printed(request, pk):
    referral = referral_of(request, pk)
    look = pages.look(request.GET.get("look"))
    document = pages.document(queries.plan(referral), referral, queries.agreement(referral), look)
    return show_step(
        request, "plans/print_plan", referral, document=document, look=look, looks=pages.looks(referral, look)
    )


@permit("people.support")
def plan_pdf(request, pk):
    referral = referral_of(request, pk)
    document = pages.document(
        queries.plan(referral), referral, queries.agreement(referral), pages.look(request.GET.get("look"))
    )
    viewed(person=referral.person, by=request.user, page=request.resolver_match.view_name)
    headers = {"Content-Disposition": f'inline; filename="plan-{referral.reference}.pdf"'}
    return HttpResponse(pdf(document), content_type="application/pdf", headers=headers)


def done(request, referral, words):
    messages.success(request, words)
    return redirect("caseload:care_plan", referral.pk)
