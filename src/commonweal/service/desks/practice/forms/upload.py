"""Refer people from a list: the file, and what holds for all of them."""

from django import forms
from django.utils import timezone

from commonweal.domain import journey
from commonweal.exchange import lists
from commonweal.exchange.lists.found import LARGEST, MOST_PEOPLE
from commonweal.service.desks.practice.queries import senders
from commonweal.service.ground.ui.forms import DateField, Form

# A file that is too large is not taken in at all, so to the form there is none.
NO_FILE = f"Select a list: an Excel workbook (.xlsx) or a CSV file smaller than {LARGEST // 1_000_000}MB"


class UploadForm(Form):
    file = forms.FileField(
        label="The list",
        help_text=f"An Excel workbook (.xlsx) or a CSV file, with up to {MOST_PEOPLE} people",
        error_messages={"required": NO_FILE, "empty": "The selected file is empty"},
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    practice = forms.ChoiceField(
        label="Which practice are they registered with, where the list does not say? (optional)", required=False
    )
    reasons = forms.MultipleChoiceField(
        label="What might help, where the list does not say?",
        choices=list(journey.REASONS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Select at least one reason"},
    )
    risk_source = forms.CharField(
        label="Which risk tool gave the scores? (optional)",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"width": 20}),
    )
    risk_scored_on = DateField(label="When were the scores worked out? (optional)", past=True, required=False)

    def __init__(self, *args, user=None, **options):
        super().__init__(*args, **options)
        practices = senders.practices(user)
        self.fields["practice"].choices = [("", "Choose one"), *((str(each.pk), each.name) for each in practices)]
        if len(practices) == 1:
            del self.fields["practice"]

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            self.found = lists.read(file.read(), timezone.localdate())
        except lists.ListRefused as why:
            raise forms.ValidationError(str(why)) from None
        return file.name


class TickForm(Form):
    people = forms.TypedMultipleChoiceField(
        label="Who is to be referred?",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Select who is to be referred"},
    )

    def __init__(self, *args, choices=(), hints=None, **options):
        super().__init__(*args, **options)
        self.fields["people"].choices = choices
        self.fields["people"].widget.hints = hints or {}
