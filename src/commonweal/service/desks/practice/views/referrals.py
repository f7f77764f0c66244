"""The practice's referrals, what became of them, and the messages that came back."""

from django.contrib import messages as notices
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render

from commonweal.service.desks.practice.forms.lists import FindForm, ReferralFilter
from commonweal.service.desks.practice.forms.why import RiskForm
from commonweal.service.desks.practice.presenters import lists
from commonweal.service.desks.practice.presenters import referral as shown
from commonweal.service.desks.practice.queries import desk, listed, senders
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.actions import viewed
from commonweal.service.journey.meetings import queries as meetings
from commonweal.service.journey.referrals import actions
from commonweal.service.menu import queries as menu

ROWS = 25


@permit("referrals.follow")
def home(request):
    user = request.user
    context = {
        "tiles": lists.tiles(desk.states(user)),
        "untold": lists.waiting_rows(desk.waiting(user)),
        "tasks": meetings.open_tasks(user).count(),
        "menu_news": len(menu.unread(user)),
        "news": lists.news_rows(desk.news(user)[: lists.NEWS_SHOWN]),
        "messages": lists.new_messages(user, desk.unread(user)),
        "begun": lists.begun_rows(desk.begun(user), listed.begun(user)),
        "lists": lists,
    }
    return render(request, "practice/home.html", context)


@permit("referrals.follow")
def referrals(request):
    user = request.user
    wanted = ReferralFilter.of(request, advisors=desk.advisors(user), practices=senders.practices(user))
    find = FindForm.of(request)
    found = desk.find(user, find.answers["words"]) if find.is_valid() else None
    asked = wanted.answers if wanted.is_valid() else {}
    page = Paginator(desk.referrals(user, **asked), ROWS).get_page(request.GET.get("page"))
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


@permit("referrals.follow")
def risk(request, pk):
    found = get_object_or_404(desk.referrals(request.user), pk=pk)
    viewed(person=found.person, by=request.user, page="practice:risk")
    initial = {"staff_risk": found.staff_risk, "staff_risk_text": found.staff_risk_text}
    form = RiskForm.of(request, record=found, initial=initial)
    if form.is_valid():
        actions.tell_risk(referral=found, by=request.user, version=form.version, **form.answers)
        notices.success(request, "Thank you. Whoever visits sees it from now on.")
        return redirect("practice:referral", pk)
    return render(request, "practice/risk.html", {"form": form, "referral": found})


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
