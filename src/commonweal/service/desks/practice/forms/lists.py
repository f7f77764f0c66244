"""Which part of a list to show."""

from django import forms

from commonweal.domain import journey
from commonweal.service.ground.ui.forms import Filter, Form


class ReferralFilter(Filter):
    state = forms.ChoiceField(required=False, choices=[("", "All"), *journey.REFERRAL_STATES.items()])
    advisor = forms.ChoiceField(required=False)
    practice = forms.ChoiceField(required=False)
    waiting = forms.BooleanField(label="Waiting for information from you", required=False)

    def __init__(self, *args, advisors=(), practices=(), **options):
        super().__init__(*args, **options)
        for name, found in (("advisor", advisors), ("practice", practices)):
            self.fields[name].choices = [("", "All"), *((str(each.pk), each.name) for each in found)]
        if len(practices) < 2:
            del self.fields["practice"]


class FindForm(Form):
    """Sent, and not put in the address, since what is looked for is a name or an NHS number."""

    words = forms.CharField(
        label="Name, NHS number or reference", max_length=100, widget=forms.TextInput(attrs={"width": 20})
    )


class SendForm(Form):
    """Nothing to fill in: a button that is obeyed once."""
