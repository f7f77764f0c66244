"""Whom to bring to a meeting, and why."""

from django import forms

from commonweal.service.ground.ui.forms import Form
from commonweal.service.ground.ui.presenters.words import day


class BringForm(Form):
    referral = forms.ChoiceField(
        label="Whom do you want to talk about?",
        widget=forms.Select,
        error_messages={"required": "Select whom you want to talk about"},
    )
    why = forms.CharField(
        label="What about? (optional)",
        required=False,
        max_length=200,
        help_text="Everybody who is asked to the meeting can read this.",
    )

    def __init__(self, *args, people=(), **options):
        super().__init__(*args, **options)
        self.known = {str(each.pk): each for each in people}
        named = [(key, f"{each.person.name}, born {day(each.person.born_on)}") for key, each in self.known.items()]
        self.fields["referral"].choices = [("", "Choose one"), *named]

    def clean_referral(self):
        return self.known[self.cleaned_data["referral"]]
