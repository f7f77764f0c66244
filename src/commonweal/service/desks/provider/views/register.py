"""Who came: a day of a service, on the screen and on paper."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from commonweal.service.desks.provider import queries
from commonweal.service.desks.provider.forms.register import DayFilter, RegisterForm, day_of
from commonweal.service.desks.provider.presenters import register as shown
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.ui.presenters.words import day
from commonweal.service.journey.onward import actions


@permit("onward.reply")
@require_safe
def registers(request):
    rows = shown.service_rows(queries.services(request.user))
    return render(request, "provider/registers.html", {"rows": rows, "words": shown})


@permit("onward.reply")
def register(request, pk):
    service = get_object_or_404(queries.services(request.user), pk=pk)
    asked = DayFilter.of(request)
    on = day_of(request, asked) or timezone.localdate()
    people = queries.taking_part(request.user, service, on)
    form = RegisterForm.of(request, people=people, initial={"on": on})
    if form.is_valid():
        with transaction.atomic():
            for onward, came in form.told:
                actions.attend(onward=onward, on=form.answers["on"], attended=came, by=request.user)
        messages.success(request, f"{service.name}, {day(on)}: {len(form.told)} written in the register.")
        return redirect("provider:register")
    context = {"service": service, "form": form, "filter": asked, "on": on}
    return render(request, "provider/register.html", context)


@permit("onward.reply")
@require_safe
def sheet(request, pk):
    service = get_object_or_404(queries.services(request.user), pk=pk)
    today = timezone.localdate()
    head, rows = shown.sheet(queries.taking_part(request.user, service, today), shown.days_ahead(service, today))
    return render(request, "provider/sheet.html", {"service": service, "head": head, "rows": rows, "today": today})
