"""What a person could not have, what they moved on to, and what they claimed."""

from django.utils import timezone

from commonweal.service.desks.caseload import queries
from commonweal.service.desks.caseload.forms.outcomes import gains as forms
from commonweal.service.desks.caseload.views.contacts import done
from commonweal.service.desks.caseload.views.records import referral_of, show_step
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.queries import fetch
from commonweal.service.journey.onward import actions as onward
from commonweal.service.journey.reviews import actions


@permit("people.support")
def unmet(request, pk):
    return noted(request, pk)


@permit("people.support")
def unmet_at(request, pk, service):
    return noted(request, pk, fetch(queries.services(), service))


def noted(request, pk, service=None):
    """The same page from a service that would have suited, and from the person's own."""
    referral = referral_of(request, pk)
    form = forms.UnmetForm.of(request)
    if form.is_valid():
        told = {"noted_on": timezone.localdate(), "service": service, **form.answers}
        onward.note_unmet(referral=referral, by=request.user, **told)
        return done(request, referral, "Kept. Managers see what is missing when they plan what to pay for.")
    title = f"Could not get {service.name}" if service else "Record something they could not get"
    return show_step(request, "outcomes/outcome", referral, form=form, title=title)


@permit("people.support")
def progression(request, pk):
    return added(request, pk, forms.ProgressionForm, actions.add_progression, "Record a step the person took")


@permit("people.support")
def benefit(request, pk):
    return added(request, pk, forms.BenefitForm, actions.add_benefit, "Record a benefit claimed")


def added(request, pk, kind, action, title):
    referral = referral_of(request, pk)
    form = kind.of(request)
    if form.is_valid():
        action(referral=referral, by=request.user, **form.answers)
        return done(request, referral, f"Kept for {referral.person.name}.")
    return show_step(request, "outcomes/outcome", referral, form=form, title=title)


@permit("people.support")
def change_progression(request, pk, progression):
    return changed(request, pk, "progressions", progression, forms.ChangeProgressionForm, actions.amend_progression)


@permit("people.support")
def change_benefit(request, pk, benefit):
    return changed(request, pk, "benefits", benefit, forms.ChangeBenefitForm, actions.amend_benefit)


def changed(request, pk, of, which, kind, action):
    referral = referral_of(request, pk)
    record = fetch(getattr(referral, of).all(), which)
    asked = [name for name in kind.base_fields]
    form = kind.of(request, record=record, initial={name: getattr(record, name) for name in asked})
    if form.is_valid():
        action(**{record._meta.model_name: record}, by=request.user, version=form.version, **form.answers)
        return done(request, referral, f"Changed for {referral.person.name}.")
    return show_step(request, "outcomes/outcome", referral, form=form, title=f"Change: {record.get_kind_display()}")
