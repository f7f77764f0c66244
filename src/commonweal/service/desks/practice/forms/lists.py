"""Which part of a list to show."""

from django import forms

from commonweal.domain import journey
from commonweal.service.ground.ui.forms import Filter, Form


class StateFilter(Filter):
    state = forms.ChoiceField(
        label="State", required=False, choices=[("", "All"), *journey.REFERRAL_STATES.items()], widget=forms.Select
    )


class FindForm(Form):
    """Sent, and not put in the address, since what is looked for is a name or an NHS number."""

    words = forms.CharField(
        label="Name, NHS number or reference", max_length=100, widget=forms.TextInput(attrs={"width": 20})
    )


class SendForm(Form):
    """Nothing to fill in: a button that is obeyed once."""
