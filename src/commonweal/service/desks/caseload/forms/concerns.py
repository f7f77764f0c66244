"""A concern for a person's safety, in as few words as it takes."""

from django import forms

from commonweal.domain import safeguarding
from commonweal.service.ground.ui.forms import DateField, Form, YesNoField


class ConcernForm(Form):
    immediate = YesNoField(
        label="Is anybody in danger now?",
        help_text="If so, ring 999 first, then write it here.",
        error_messages={"required": "Select whether anybody is in danger now"},
    )
    kind = forms.ChoiceField(
        label="What is the concern about?",
        choices=list(safeguarding.KINDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select what the concern is about"},
    )
    seen = forms.CharField(
        label="What was seen or said?",
        help_text="As it was seen, and in the words that were used.",
        max_length=8000,
        widget=forms.Textarea,
        error_messages={"required": "Enter what was seen or said"},
    )
    on = DateField(label="The day it was seen or said", past=True)
    told = forms.CharField(
        label="Whom have you told? (optional)",
        help_text="For example, the person, their doctor, the police",
        required=False,
        max_length=300,
    )
