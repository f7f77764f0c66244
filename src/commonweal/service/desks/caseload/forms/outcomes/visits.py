"""Ask an enabler to go along to a first visit."""

from django import forms

from commonweal.service.ground.ui.forms import DateField, Form, TimeField


class TogetherForm(Form):
    enabler = forms.ChoiceField(label="Who goes along?", error_messages={"required": "Select who goes along"})
    on = DateField(label="The day of the visit", future=True)
    at_time = TimeField(label="Time (optional)", required=False, help_text="For example, 14:30 or 2pm")
    meet = forms.CharField(
        label="Where do they meet?",
        max_length=300,
        help_text="For example, at the person's home, or at the door of the hall",
        error_messages={"required": "Enter where they meet"},
    )
    ask = forms.CharField(
        label="What should the enabler do? (optional)",
        help_text="The enabler sees these words. Leave out health details that they do not need.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, enablers=(), **options):
        super().__init__(*args, **options)
        self.enablers = {str(each.pk): each for each in enablers}
        self.fields["enabler"].choices = [("", "Select"), *((pk, each.name) for pk, each in self.enablers.items())]

    def clean_enabler(self):
        return self.enablers[self.cleaned_data["enabler"]]


class CancelVisitForm(Form):
    """Nothing to fill in: a button, its version and its token."""
