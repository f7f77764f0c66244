"""The practice's referrals, what became of them, and the messages that came back."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render

from commonweal.service.desks.practice.forms.lists import FindForm, StateFilter
from commonweal.service.desks.practice.presenters import lists
from commonweal.service.desks.practice.presenters import referral as shown
from commonweal.service.desks.practice.queries import desk
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.actions import viewed

ROWS = 25


@permit("referrals.follow")
def home(request):
    user = request.user
    context = {
        "tiles": lists.tiles(desk.states(user)),
        "messages": lists.message_rows(desk.unread(user)),
        "begun": lists.begun_rows(desk.begun(user)),
        "lists": lists,
    }
    return render(request, "practice/home.html", context)


@permit("referrals.follow")
def referrals(request):
    wanted, find = StateFilter.of(request), FindForm.of(request)
    state = wanted.answers["state"] if wanted.is_valid() else ""
    found = desk.find(request.user, find.answers["words"]) if find.is_valid() else None
    page = Paginator(desk.referrals(request.user, state), ROWS).get_page(request.GET.get("page"))
    rows = lists.referral_rows(page if found is None else found)
    context = {"filter": wanted, "find": find, "page": page, "found": found is not None, "rows": rows, "lists": lists}
    return render(request, "practice/referrals.html", context)


@permit("referrals.follow")
def referral(request, pk):
    found = get_object_or_404(desk.with_history(request.user), pk=pk)
    viewed(person=found.person, by=request.user, page="practice:referral")
    context = {
        "referral": found,
        "rows": shown.summary(found),
        "story": shown.story(found),
        "codes": shown.codes(found),
    }
    return render(request, "practice/referral.html", context)


@permit("referrals.make", "referrals.take")
def sent(request, pk):
    found = get_object_or_404(desk.sent(request.user), pk=pk)
    viewed(person=found.person, by=request.user, page="practice:sent")
    context = {"referral": found, "steps": shown.next_steps(desk.usual_wait()), "codes": shown.codes(found)}
    return render(request, "practice/sent.html", context)


@permit("referrals.follow")
def messages(request):
    page = Paginator(desk.feedback(request.user), ROWS).get_page(request.GET.get("page"))
    context = {"page": page, "rows": lists.message_rows(page), "lists": lists}
    return render(request, "practice/messages.html", context)
