"""A contact planned, done, or not managed: six fields at most."""

from django import forms

from commonweal.domain import journey
from commonweal.service.ground.ui.forms import DateField, Form, TimeField


class _ContactForm(Form):
    kind = forms.ChoiceField(choices=list(journey.CONTACT_KINDS.items()), widget=forms.RadioSelect)
    purpose = forms.ChoiceField(
        label="What is it for?",
        choices=list(journey.CONTACT_PURPOSES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select what the contact is for"},
    )


class _OutcomeForm(Form):
    outcome = forms.ChoiceField(
        label="What came of it?",
        choices=list(journey.CONTACT_OUTCOMES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select what came of it"},
    )
    note = forms.CharField(label="Note (optional)", required=False, max_length=4000, widget=forms.Textarea)


class CompleteForm(_OutcomeForm):
    """The outcome of a contact that was planned."""


class LogForm(_OutcomeForm, _ContactForm):
    """A contact that has been, or was tried."""

    kind = forms.ChoiceField(
        label="How were you in touch?",
        choices=list(journey.CONTACT_KINDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select how you were in touch"},
    )
    on = DateField(label="The day of the contact", past=True)
    field_order = ("kind", "purpose", "on", "outcome", "note")


class PlanForm(_ContactForm):
    """A contact to come."""

    kind = forms.ChoiceField(
        label="How will you be in touch?",
        choices=list(journey.CONTACT_KINDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select how you will be in touch"},
    )
    on = DateField(label="The day of the contact", future=True)
    at_time = TimeField(label="Time (optional)", required=False, help_text="For example, 14:30 or 2pm")
    field_order = ("kind", "purpose", "on", "at_time")


class CancelForm(Form):
    """Nothing to fill in: a button, its version and its token."""
