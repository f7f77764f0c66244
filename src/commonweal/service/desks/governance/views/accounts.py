"""Organisations and the people who work in them; and what was done, without whom it was done to."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from commonweal.service.desks.governance import queries
from commonweal.service.desks.governance.forms import accounts as forms
from commonweal.service.desks.governance.presenters import accounts as presenters
from commonweal.service.ground.accounts import actions
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.accounts.queries import new_password
from commonweal.service.ground.drafts.queries import seal, unseal
from commonweal.service.ground.ui.presenters.words import counted

ROWS, LATEST = 25, 10
ONCE = "password to show once"


@permit("accounts.manage")
def home(request):
    wanted = forms.OrganisationFilter.of(request)
    found = queries.organisations(**wanted.answers) if wanted.is_valid() else queries.organisations()
    return listed(request, "home", found, presenters.organisation_rows, filter=wanted)


@permit("accounts.manage")
def users(request):
    wanted = forms.UserFilter.of(request)
    found = queries.users(**wanted.answers) if wanted.is_valid() else queries.users()
    return listed(request, "users", found, presenters.user_rows, filter=wanted)


@permit("accounts.manage")
def audit(request):
    wanted = forms.EventFilter.of(request, events=queries.events())
    found = queries.entries(**wanted.answers) if wanted.is_valid() else queries.entries()
    return listed(request, "audit", found, presenters.entry_rows, filter=wanted)


def listed(request, page, found, rows, **context):
    shown = Paginator(found, ROWS).get_page(request.GET.get("page"))
    return render(
        request, f"governance/{page}.html", {**context, "page": shown, "rows": rows(shown), "words": presenters}
    )


@permit("accounts.manage")
def organisation(request, pk):
    found = get_object_or_404(queries.organisations(), pk=pk)
    rows = presenters.worker_rows(queries.users().filter(organisation=found))
    context = {"organisation": found, "facts": presenters.organisation(found), "rows": rows, "words": presenters}
    return render(request, "governance/organisation.html", context)


@permit("accounts.manage")
def team(request, pk):
    found = get_object_or_404(queries.teams(), pk=pk)
    practices = queries.practices()
    form = forms.TeamForm.of(request, record=found, practices=practices, initial=queries.served(found))
    if form.is_valid():
        chosen = [each for each in practices if str(each.pk) in form.answers["practices"]]
        given = {"pathway": form.answers["pathway"], "practices": chosen, "version": form.version}
        actions.set_team(team=found, by=request.user, **given)
        messages.success(request, f"{found.name} can refer for {counted(len(chosen), 'practice')}.")
        return redirect("governance:organisation", pk)
    return render(request, "governance/team.html", {"form": form, "organisation": found})


@permit("accounts.manage")
def told(request, pk):
    found = get_object_or_404(queries.providers(), pk=pk)
    form = forms.ToldForm.of(request, record=found, initial={"email": found.email})
    if form.is_valid():
        actions.set_email(organisation=found, by=request.user, version=form.version, **form.answers)
        messages.success(request, f"{found.name} is told of referrals at {found.email or 'no e-mail address'}.")
        return redirect("governance:organisation", pk)
    return render(request, "governance/told.html", {"form": form, "organisation": found})


@permit("accounts.manage")
def add_organisation(request):
    form = forms.OrganisationForm.of(request)
    if form.is_valid():
        made = actions.create_organisation(by=request.user, **form.answers)
        messages.success(request, f"{made.name} is added. Now add the people who work there.")
        return redirect("governance:organisation", made.pk)
    return render(request, "governance/add_organisation.html", {"form": form})


@permit("accounts.manage")
@require_POST
def close(request, pk):
    found = get_object_or_404(queries.organisations(), pk=pk)
    actions.close_organisation(organisation=found, by=request.user, version=request.POST.get("version", 0))
    messages.success(request, f"{found.name} is closed.")
    return redirect("governance:organisation", pk)


@permit("accounts.manage")
@require_POST
def reopen(request, pk):
    found = get_object_or_404(queries.organisations(), pk=pk)
    actions.reopen_organisation(organisation=found, by=request.user, version=request.POST.get("version", 0))
    messages.success(request, f"{found.name} is open again.")
    return redirect("governance:organisation", pk)


@permit("accounts.manage")
def add_user(request, pk):
    place = get_object_or_404(queries.organisations(), pk=pk)
    form = forms.UserForm.of(request, roles=queries.roles(place))
    if form.is_valid():
        password = new_password()
        given = {"password": password, "handed_out": True, **form.answers}
        made = actions.create_user(organisation=place, by=request.user, **given)
        show_once(request, made, password)
        messages.success(request, f"{made.name} is added.")
        return redirect("governance:user", made.pk)
    return render(request, "governance/add_user.html", {"form": form, "organisation": place})


@permit("accounts.manage")
def user(request, pk):
    found = get_object_or_404(queries.users(), pk=pk)
    context = {
        "person": found,
        "facts": presenters.user(found),
        "done": presenters.done_rows(queries.done_by(found)[:LATEST]),
        "password": shown_once(request, found),
        "words": presenters,
    }
    return render(request, "governance/user.html", context)


@permit("accounts.manage")
@require_POST
def reset(request, pk):
    found, password = get_object_or_404(queries.users(), pk=pk), new_password()
    version = request.POST.get("version", 0)
    actions.set_password(user=found, password=password, handed_out=True, by=request.user, version=version)
    show_once(request, found, password)
    return redirect("governance:user", pk)


@permit("accounts.manage")
@require_POST
def switch_off(request, pk):
    found = get_object_or_404(queries.users(), pk=pk)
    actions.deactivate(user=found, by=request.user, version=request.POST.get("version", 0))
    messages.success(request, f"{found.name} cannot sign in any more.")
    return redirect("governance:user", pk)


@permit("accounts.manage")
@require_POST
def switch_on(request, pk):
    found = get_object_or_404(queries.users(), pk=pk)
    actions.reactivate(user=found, by=request.user, version=request.POST.get("version", 0))
    messages.success(request, f"{found.name} can sign in again.")
    return redirect("governance:user", pk)


def show_once(request, user, password):
    """Keep a new password, sealed, for the next page and no longer."""
    request.session[ONCE] = seal({"user": str(user.pk), "password": password}).decode()


def shown_once(request, user):
    kept = unseal(request.session.pop(ONCE, "").encode() or seal({}))
    return kept.get("password") if kept.get("user") == str(user.pk) else None
