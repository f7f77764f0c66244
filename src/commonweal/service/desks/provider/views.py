"""Answer the advisors, keep the register, say what came next, keep the menu right."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from commonweal.service.desks.provider import presenters, queries
from commonweal.service.desks.provider.forms import DeclineForm, EndForm, NextForm, NoteForm, RegisterForm, StartForm
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.actions import viewed
from commonweal.service.journey.onward import actions
from commonweal.service.journey.onward.queries import inbox as in_hand
from commonweal.service.menu import actions as menu


@permit("onward.reply")
def inbox(request):
    lists = presenters.inbox(in_hand(request.user.organisation))
    ended = presenters.ended_rows(queries.ended(request.user))
    return render(request, "provider/inbox.html", {"lists": lists, "ended": ended, "words": presenters})


@permit("onward.reply")
def onward(request, pk):
    return show(request, "onward", opened(request, pk))


@permit("onward.reply")
@require_POST
def accept(request, pk):
    found = opened(request, pk)
    actions.accept(onward=found, by=request.user, version=request.POST.get("version", 0))
    messages.success(request, "Accepted. The advisor can see it.")
    return redirect("provider:onward", pk)


@permit("onward.reply")
@require_POST
def waitlist(request, pk):
    found = opened(request, pk)
    actions.waitlist(onward=found, by=request.user, version=request.POST.get("version", 0))
    messages.success(request, "On your waiting list. The advisor can see it.")
    return redirect("provider:onward", pk)


@permit("onward.reply")
def decline(request, pk):
    return filled(request, pk, DeclineForm, actions.refuse, "Declined. The advisor can see why.")


@permit("onward.reply")
def start(request, pk):
    return filled(request, pk, StartForm, actions.start, "The start is recorded.")


@permit("onward.reply")
def end(request, pk):
    return filled(request, pk, EndForm, actions.end, "The end is recorded. The advisor can see it.")


@permit("onward.reply")
def next_step(request, pk):
    return filled(request, pk, NextForm, actions.record_next_step, "What came next is recorded.")


def filled(request, pk, kind, action, said):
    """A form about one person that, once filled in, is one action."""
    found = opened(request, pk)
    form = kind.of(request, record=found, initial={"note": found.note})
    if form.is_valid():
        action(onward=found, by=request.user, version=form.version, **form.answers)
        messages.success(request, said)
        return redirect("provider:onward", pk)
    return show(request, "fill", found, form=form)


@permit("onward.reply")
def note(request, pk):
    return filled(request, pk, NoteForm, actions.write_note, "The note is saved. The advisor can see it.")


@permit("onward.reply")
def registers(request):
    rows = presenters.service_rows(queries.services(request.user))
    return render(request, "provider/registers.html", {"rows": rows, "words": presenters})


@permit("onward.reply")
def register(request, pk):
    service = get_object_or_404(queries.services(request.user), pk=pk)
    form = RegisterForm.of(
        request, people=queries.taking_part(request.user, service), initial={"on": timezone.localdate()}
    )
    if form.is_valid():
        with transaction.atomic():
            for onward, came in form.told:
                actions.attend(onward=onward, on=form.answers["on"], attended=came, by=request.user)
        messages.success(request, f"{len(form.told)} written in the register of {service.name}.")
        return redirect("provider:register")
    return render(request, "provider/register.html", {"service": service, "form": form})


@permit("onward.reply")
def capacity(request):
    services = list(queries.services(request.user))
    context = {"services": services, "rows": presenters.place_rows(queries.blocks(services)), "words": presenters}
    return render(request, "provider/capacity.html", context)


@permit("onward.reply")
@require_POST
def still_right(request, pk):
    service = get_object_or_404(queries.services(request.user), pk=pk)
    menu.confirm(service=service, by=request.user)
    messages.success(request, f"Thank you. {service.name} was checked today.")
    return redirect("provider:capacity")


def opened(request, pk):
    return get_object_or_404(queries.onwards(request.user).prefetch_related("attendance"), pk=pk)


def show(request, page, onward, **context):
    """A page about a person: looking at it is written down."""
    viewed(person=onward.referral.person, by=request.user, page=f"provider:{page}")
    context |= {
        "onward": onward,
        "name": queries.name(onward),
        "place": presenters.place(onward),
        "may": presenters.may(onward),
        "sessions": presenters.sessions(onward),
    }
    return render(request, f"provider/{page}.html", context)
