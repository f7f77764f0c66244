"""Places, room, and whether the menu is right."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from commonweal.service.desks.provider import queries
from commonweal.service.desks.provider.forms.places import RoomForm
from commonweal.service.desks.provider.presenters import places as shown
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.menu import actions as menu


@permit("onward.reply")
@require_safe
def capacity(request):
    services = list(queries.services(request.user))
    rows = shown.place_rows(queries.blocks(services))
    context = {"services": [shown.service(each) for each in services], "rows": rows, "words": shown}
    return render(request, "provider/capacity.html", context)


@permit("onward.reply")
def room(request, pk):
    service = get_object_or_404(queries.services(request.user), pk=pk)
    told = {"capacity": service.capacity, "waiting_weeks": service.waiting_weeks}
    form = RoomForm.of(request, record=service, initial=told)
    if form.is_valid():
        menu.set_capacity(service=service, by=request.user, version=form.version, **form.answers)
        messages.success(request, f"{service.name}: {service.get_capacity_display().lower()}. Advisors can see it.")
        return redirect("provider:capacity")
    return render(request, "provider/room.html", {"service": service, "form": form})


@permit("onward.reply")
@require_POST
def still_right(request, pk):
    service = get_object_or_404(queries.services(request.user), pk=pk)
    menu.confirm(service=service, by=request.user)
    messages.success(request, f"Thank you. {service.name} was checked today.")
    return redirect("provider:capacity")
