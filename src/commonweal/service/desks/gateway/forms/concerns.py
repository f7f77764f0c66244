"""Safeguarding concerns: which to show, and what was done."""

from django import forms

from commonweal.domain import safeguarding
from commonweal.service.ground.ui.forms import Filter, Form


class ConcernFilter(Filter):
    """What is not closed, unless a state is asked for."""

    state = forms.ChoiceField(
        label="State", required=False, choices=[("", "Open or passed on"), *safeguarding.STATES.items()]
    )


class HandlingForm(Form):
    """What was done about a concern; where it may go from where it is."""

    done = forms.CharField(
        label="What was done?",
        help_text="Whom you spoke to, what they will do, and by when.",
        max_length=8000,
        widget=forms.Textarea,
        error_messages={"required": "Enter what was done"},
    )
    state = forms.ChoiceField(
        label="Where does it stand now?",
        choices=list(safeguarding.STATES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select where it stands now"},
    )
