"""What a person decided, how they are reached, and that they died."""

from django import forms

from commonweal.service.ground.ui.forms import DateField, Form, PostcodeField, YesNoField
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


class DetailsForm(Form):
    """What changes in a life and an advisor hears first; the rest is the practice's to change."""

    known_as = forms.CharField(label="Likes to be called", required=False, max_length=100)
    phone = forms.CharField(label="Phone", required=False, max_length=30)
    email = forms.EmailField(label="E-mail", required=False)
    address = forms.CharField(label="Address", required=False, max_length=300)
    postcode = PostcodeField(required=False)
    address_hidden = forms.BooleanField(
        label="Do not share the address",
        help_text="Kept from services, letters and the records of carers. Tick it if somebody could be in danger.",
        required=False,
    )
    language = forms.CharField(label="Language", required=False, max_length=60)
    access_needs = forms.CharField(
        label="Access and communication needs",
        help_text="Shown on every page of the person, and to providers",
        required=False,
        max_length=2000,
        widget=forms.Textarea,
    )


class DeathForm(Form):
    died_on = DateField(label="Date of death", past=True)


class FindForm(Form):
    """Sent, and not put in the address, which others may read."""

    text = forms.CharField(
        label="Name, date of birth or NHS number",
        max_length=100,
        error_messages={"required": "Enter a name, a date of birth or an NHS number"},
    )
