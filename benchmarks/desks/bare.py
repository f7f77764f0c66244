"""A bare Django page of the same shape: the same database, a plain query and a plain template, and nothing else.

No sign-in, no permission, no design system, no audit: what is left is what the framework costs.
"""

import random

from django.db.models import Max, Min
from django.http import HttpResponse
from django.template import engines
from django.urls import path

LIST = """<!doctype html><title>People</title><h1>People</h1><table>{% for each in rows %}<tr><td>{{ each.person.name }}
<td>{{ each.practice.name }}<td>{{ each.referred_on }}<td>{{ each.get_state_display() }}{% endfor %}</table>"""
RECORD = """<!doctype html><title>{{ one.person.name }}</title><h1>{{ one.person.name }}</h1>
<ul>{% for each in contacts %}<li>{{ each.on }} {{ each.get_kind_display() }} {{ each.note }}{% endfor %}</ul>
<ul>{% for each in onwards %}<li>{{ each.made_on }} {{ each.service.name }} {{ each.state }}{% endfor %}</ul>
<ul>{% for each in changes %}<li>{{ each.at }} {{ each.state }}{% endfor %}</ul>"""


def drawn(source, **found):
    return HttpResponse(engines["jinja2"].from_string(source).render(found))


def referrals():
    from commonweal.service.journey.referrals.models import Referral

    return Referral.objects.select_related("person", "practice")


def listed(request):
    ends = referrals().aggregate(first=Min("referred_on"), last=Max("referred_on"))
    return drawn(LIST, rows=referrals().filter(referred_on__gte=ends["first"]).order_by("referred_on")[:50])


def record(request):
    one = referrals().filter(referred_on__lt=random.choice(days())).first()
    return drawn(
        RECORD,
        one=one,
        contacts=one.contacts.all(),
        onwards=one.onwards.select_related("service"),
        changes=one.history.all(),
    )


def days():
    return referrals().order_by("-referred_on").values_list("referred_on", flat=True)[:100]


urlpatterns = [path("list/", listed), path("record/", record)]
