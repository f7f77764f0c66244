"""A contact planned, done, or not managed: six fields at most."""

from django import forms

from commonweal.domain import journey
from commonweal.service.desks.caseload.forms.careful import CarefulForm
from commonweal.service.ground.ui.forms import DateField, TimeField

DAY_MINUTES = 24 * 60
TRIED = ("reached", "carer_reached", "no_answer", "voicemail")
OUTCOMES = sorted(journey.CONTACT_OUTCOMES.items(), key=lambda each: (*TRIED, each[0]).index(each[0]))
WHY_CHANGED = [each for each in journey.PLAN_CHANGES.items() if each[0] != "ending"]


def kinds(label, error):
    return forms.ChoiceField(
        label=label,
        choices=list(journey.CONTACT_KINDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": error},
    )


def purposes():
    return forms.ChoiceField(
        label="What is it for?",
        choices=list(journey.CONTACT_PURPOSES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select what the contact is for"},
    )


class _OutcomeForm(CarefulForm):
    outcome = forms.ChoiceField(
        label="What came of it?",
        choices=OUTCOMES,
        widget=forms.RadioSelect,
        error_messages={"required": "Select what came of it"},
    )
    note = forms.CharField(label="Note (optional)", required=False, max_length=4000, widget=forms.Textarea)
    minutes = forms.IntegerField(
        label="How many minutes did it take? (optional)",
        required=False,
        min_value=0,
        max_value=DAY_MINUTES,
        error_messages={
            "invalid": "How long it took must be a number of minutes, like 45",
            "min_value": "How long it took must be 0 minutes or more",
            "max_value": "How long it took must be a day, 1440 minutes, or less",
        },
    )


class _WithNext(_OutcomeForm):
    next_on = DateField(
        label="The day of the next contact (optional)",
        help_text="It goes in your calendar as the same kind of contact.",
        future=True,
        required=False,
    )


class CompleteForm(_WithNext):
    """The outcome of a contact that was planned."""


class LogForm(_WithNext):
    """A contact that has been, or was tried. What it was for follows from how far the person has come."""

    kind = kinds("How were you in touch?", "Select how you were in touch")
    on = DateField(label="The day of the contact", past=True)
    purpose = forms.ChoiceField(
        choices=list(journey.CONTACT_PURPOSES.items()), required=False, widget=forms.HiddenInput
    )
    field_order = ("kind", "outcome", "note", "on", "minutes", "next_on")

    def clean_purpose(self):
        return self.cleaned_data["purpose"] or self.initial["purpose"]


class PutRightForm(_OutcomeForm):
    """What was written of a contact, to be put right."""

    kind = kinds("How were you in touch?", "Select how you were in touch")
    purpose = purposes()
    on = DateField(label="The day of the contact", past=True)
    field_order = ("kind", "purpose", "outcome", "note", "on", "minutes")


class PlanForm(CarefulForm):
    """A contact to come."""

    kind = kinds("How will you be in touch?", "Select how you will be in touch")
    purpose = purposes()
    on = DateField(label="The day of the contact", future=True)
    at_time = TimeField(label="Time (optional)", required=False, help_text="For example, 14:30 or 2pm")
    field_order = ("kind", "purpose", "on", "at_time")


class _ChangedForm(CarefulForm):
    why = forms.ChoiceField(
        label="Why?", choices=WHY_CHANGED, widget=forms.RadioSelect, error_messages={"required": "Select why"}
    )


class MoveForm(_ChangedForm):
    on = DateField(label="The new day", future=True)
    at_time = TimeField(label="Time (optional)", required=False, help_text="For example, 14:30 or 2pm")
    field_order = ("on", "at_time", "why")


class CancelForm(_ChangedForm):
    """Only why: it stays in the record as cancelled."""
