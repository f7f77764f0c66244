"""One person who was referred here: answer, start, write, end."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from commonweal.service.desks.provider import queries
from commonweal.service.desks.provider.forms.people import DeclineForm, EndForm, NextForm, NoteForm, StartForm
from commonweal.service.desks.provider.presenters import people as shown
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.actions import viewed
from commonweal.service.journey.onward import actions


@permit("onward.reply")
def onward(request, pk):
    return show(request, "onward", opened(request, pk))


@permit("onward.reply")
@require_POST
def accept(request, pk):
    found = opened(request, pk)
    actions.accept(onward=found, by=request.user, version=request.POST.get("version", 0))
    messages.success(request, f"{queries.name(found)}: accepted. The advisor can see it.")
    return redirect("provider:onward", pk)


@permit("onward.reply")
@require_POST
def waitlist(request, pk):
    found = opened(request, pk)
    actions.waitlist(onward=found, by=request.user, version=request.POST.get("version", 0))
    messages.success(request, f"{queries.name(found)}: on your waiting list. The advisor can see it.")
    return redirect("provider:inbox")


@permit("onward.reply")
def decline(request, pk):
    said = "Declined. The advisor can see why. You can change your mind in your inbox for some days."
    return filled(request, pk, DeclineForm, actions.refuse, said, then="provider:inbox")


@permit("onward.reply")
@require_POST
def reconsider(request, pk):
    found = get_object_or_404(queries.declined(request.user), pk=pk)
    actions.reconsider(onward=found, by=request.user, version=request.POST.get("version", 0))
    messages.success(request, f"{queries.name(found)} is in your inbox again. Accept to tell the advisor.")
    return redirect("provider:onward", pk)


@permit("onward.reply")
def start(request, pk):
    return filled(request, pk, StartForm, actions.start, "The start is recorded.")


@permit("onward.reply")
def end(request, pk):
    return filled(request, pk, EndForm, actions.end, "The end is recorded. The advisor can see it.")


@permit("onward.reply")
def next_step(request, pk):
    return filled(request, pk, NextForm, actions.record_next_step, "What came next is recorded.")


@permit("onward.reply")
def note(request, pk):
    return filled(request, pk, NoteForm, actions.write_note, "The note is saved. The advisor can see it.")


def filled(request, pk, kind, action, said, then=""):
    """A form about one person that, once filled in, is one action."""
    found = opened(request, pk)
    form = kind.of(request, record=found)
    if form.is_valid():
        action(onward=found, by=request.user, version=form.version, **form.answers)
        messages.success(request, said)
        return redirect(then) if then else redirect("provider:onward", pk)
    return show(request, "fill", found, form=form)


def opened(request, pk):
    return get_object_or_404(queries.opened(request.user), pk=pk)


def show(request, page, onward, **context):
    """A page about a person: looking at it is written down."""
    viewed(person=onward.referral.person, by=request.user, page=f"provider:{page}")
    context |= {
        "onward": onward,
        "name": queries.name(onward),
        "place": shown.place(onward),
        "may": shown.may(onward),
        "sessions": shown.sessions(onward),
        "came": shown.came(onward),
        "notes": shown.notes(onward),
    }
    return render(request, f"provider/{page}.html", context)
