"""The week, the sheet of a day, and what is moved or cancelled in it."""

from django.shortcuts import render
from django.utils import timezone

from commonweal.service.desks.caseload import queries
from commonweal.service.desks.caseload.forms.contacts import CancelForm, MoveForm
from commonweal.service.desks.caseload.forms.diary import DayForm
from commonweal.service.desks.caseload.presenters import diary
from commonweal.service.desks.caseload.views.contacts import done
from commonweal.service.desks.caseload.views.records import referral_of, show_step
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.actions import viewed_all
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.journey.contacts import actions as contacts


@permit("people.support")
def week(request):
    form, today = DayForm.of(request), timezone.localdate()
    first = diary.monday(form.chosen(today))
    planned = queries.week(request.user, first)
    return render(request, "caseload/day/week.html", {"week": diary.week(planned, first, today), "form": form})


@permit("people.support")
def day(request):
    form, today = DayForm.of(request), timezone.localdate()
    chosen = form.chosen(today)
    planned = list(queries.day(request.user, chosen))
    viewed_all(people={each.referral.person_id for each in planned}, by=request.user, page="caseload:day")
    return render(request, "caseload/day/day.html", {"sheet": diary.sheet(planned, chosen), "form": form})


@permit("people.support")
def move(request, pk, contact):
    referral = referral_of(request, pk)
    planned = fetch(referral.contacts.all(), contact)
    form = MoveForm.of(request, record=planned, initial={"on": planned.on, "at_time": planned.at_time})
    if form.is_valid() and not form.is_changing:
        if not referral.person.died_on and (doubts := form.doubts(referral.person)):
            return show_step(request, "contacts/sure", referral, form=form, doubts=doubts)
        contacts.move(contact=planned, by=request.user, version=form.version, **form.answers)
        return done(request, referral, f"Contact with {referral.person.name} moved. Tell the person.")
    return show_step(request, "contacts/move", referral, planned=planned, form=form)


@permit("people.support")
def cancel(request, pk, contact):
    referral = referral_of(request, pk)
    planned = fetch(referral.contacts.all(), contact)
    form = CancelForm.of(request, record=planned)
    if form.is_valid():
        contacts.cancel(contact=planned, by=request.user, version=form.version, **form.answers)
        return done(request, referral, f"Contact with {referral.person.name} cancelled.")
    return show_step(request, "contacts/cancel", referral, planned=planned, form=form)
