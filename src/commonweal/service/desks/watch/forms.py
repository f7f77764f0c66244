"""What is said in supervision."""

from django import forms

from commonweal.service.desks.watch import queries
from commonweal.service.ground.ui.forms import DateField, Form


class NoteForm(Form):
    said = forms.CharField(
        label="What do you want to say?",
        max_length=4000,
        help_text="You and the other side of this supervision see it, nobody else.",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    referral = forms.ChoiceField(label="About which case? (optional)", required=False)
    again_on = DateField(label="When to come back to it (optional)", required=False)

    def __init__(self, *args, advisor, **options):
        super().__init__(*args, **options)
        self.cases = dict(queries.cases(advisor))
        named = [(pk, f"{each.person.name}, {each.reference}") for pk, each in self.cases.items()]
        self.fields["referral"].choices = [("", "No case in particular"), *named]

    def clean_referral(self):
        return self.cases.get(self.cleaned_data["referral"])
