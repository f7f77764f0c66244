"""A desk for tests alone: one page with every kind of field and component, and what can go wrong with it."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import include, path
from django.views.decorators.http import require_POST

from commonweal.service.config import urls as roots
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.accounts.models import Organisation
from commonweal.service.ground.audit import actions
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.ground.ui.forms import DateField, Filter, Form, NhsNumberField, PostcodeField, TimeField
from commonweal.service.ground.ui.forms import YesNoField as YesNo

KINDS = Organisation.Kind.choices


class EveryField(Form):
    name = forms.CharField(label="Name of the practice", help_text="As it is written on its door", max_length=50)
    code = forms.CharField(required=False)
    kind = forms.ChoiceField(choices=KINDS, widget=forms.RadioSelect, required=False)
    rooms = forms.IntegerField(label="Number of rooms", required=False, min_value=1)
    near = forms.ChoiceField(choices=[("", "Choose"), ("n", "North"), ("s", "South")], required=False)
    days = forms.MultipleChoiceField(
        choices=[("1", "Monday"), ("2", "Tuesday")], widget=forms.CheckboxSelectMultiple, required=False
    )
    opened_on = DateField(label="Opening day", past=True, required=False)
    opens_at = TimeField(label="Opens at", required=False)
    number = NhsNumberField(required=False)
    postcode = PostcodeField(required=False)
    step_free = YesNo(label="Is it step-free?", required=False)
    note = forms.CharField(widget=forms.Textarea, required=False)
    active = forms.BooleanField(label="It is open", required=False)


class Search(Filter):
    words = forms.CharField(required=False)
    since = DateField(required=False)


PAGE = """
{% extends "ui/layout.html" %}
{% import "ui/components.html" as ui with context %}
{% block title %}Gallery{% endblock %}
{% block back %}{{ ui.back(url("home")) }}{% endblock %}
{% block content %}
<h1 class="nhsuk-heading-l">Gallery</h1>
{{ ui.tiles([{"count": 3, "text": "visits today", "href": "#list"}, {"count": 0, "text": "overdue"}]) }}
{% if person %}{{ ui.identity(person, risk="A dog that bites.\\nRing first.") }}{% endif %}
{{ ui.summary([("Name", "Elm <b>Road</b>", "#change"), ("Phone", none)]) }}
{{ ui.table("People", ["Name", "Visits"], [[{"text": "Ash", "href": "#ash"}, 3], ["Rowan", 12]], numeric=[1]) }}
<h2 class="nhsuk-heading-m">What happened</h2>
{{ ui.timeline([{"title": "Referred", "when": day, "who": "Dr Elm", "text": "By letter"}]) }}
<p>{{ ui.due(day) }} {{ ui.tag("Waiting", "blue") }}</p>
{{ ui.chart('<svg viewBox="0 0 9 9" role="img" aria-label="A square"><rect width="9" height="9"/></svg>', "A square",
            "One of one.", ["Side", "Length"], [["a", 9]], [1]) }}
{% call ui.filter(search) %}{{ ui.fields(search) }}{% endcall %}
{% call ui.form(form) %}{{ ui.fields(form) }}{{ ui.button("Save") }}{% endcall %}
{{ ui.post_button("Touch", url("touch"), version=organisation.version) }}
{% endblock %}
"""


def drawn(request, **told):
    return HttpResponse(engines["jinja2"].from_string(PAGE).render(told, request))


@permit.signed_in
def page(request):
    organisation = request.user.organisation
    form = EveryField.of(request, record=organisation, initial={"name": organisation.name, "kind": organisation.kind})
    if form.is_valid():
        if form.answers["note"] == "refuse me":
            raise ActionRefused("It is closed on Sundays. Choose another day.")
        actions.amend(organisation, event="TOUCHED", by=request.user, version=form.version, name=form.answers["name"])
        return redirect("gallery")
    search = Search.of(request)
    return drawn(
        request, form=form, search=search, organisation=organisation, day=organisation.created_at.date(), person=None
    )


@permit.signed_in
@require_POST
def touch(request):
    version = request.POST["version"]
    actions.amend(request.user.organisation, event="TOUCHED", by=request.user, version=version, active=True)
    return redirect("gallery")


@permit.signed_in
@require_POST
def refuse(request):
    raise ActionRefused("There is no place left. Choose another service.")


@permit("people.support")
def advisors_only(request):
    return HttpResponse("for advisors")


@permit("referrals.make", "people.support")
def practices_or_advisors(request):
    return HttpResponse("for either")


def undeclared(request):
    return HttpResponse("nobody should see this")


@permit.anyone
def broken(request):
    raise RuntimeError("something broke")


urlpatterns = [
    path("gallery/", page, name="gallery"),
    path("touch/", touch, name="touch"),
    path("refuse/", refuse, name="refuse"),
    path("advisors/", advisors_only),
    path("either/", practices_or_advisors),
    path("undeclared/", undeclared),
    path("broken/", broken),
    path("", include(roots.urlpatterns)),
]
handler400, handler403, handler404, handler500 = roots.handler400, roots.handler403, roots.handler404, roots.handler500
