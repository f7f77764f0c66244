"""What a person decided."""

from django import forms

from commonweal.service.ground.ui.forms import Form, YesNoField
from commonweal.service.people.models import Consent


class ConsentForm(Form):
    kind = forms.ChoiceField(
        label="What did the person decide about?",
        choices=Consent.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select what the person decided about"},
    )
    given = YesNoField(
        label="Do they agree?",
        yes="Yes, they agree",
        no="No, they do not agree",
        error_messages={"required": "Select whether they agree"},
    )
