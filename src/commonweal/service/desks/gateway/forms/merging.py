"""Which of two records is kept."""

from django import forms

from commonweal.service.ground.ui.forms import Form
from commonweal.service.ground.ui.presenters.words import day


class MergeForm(Form):
    survivor = forms.ChoiceField(
        label="Which record is kept?",
        widget=forms.RadioSelect,
        help_text="Its name, address and NHS number are shown from now on. Everything on the other is shown with it.",
        error_messages={"required": "Select which record is kept"},
    )
    one_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    other_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args, pair, **options):
        versions = {"one_version": pair.one.version, "other_version": pair.other.version}
        super().__init__(*args, initial=versions, **options)
        self.pair = pair
        self.fields["survivor"].choices = [
            (name, f"{each.name}, born {day(each.born_on)}")
            for name, each in (("one", pair.one), ("other", pair.other))
        ]

    @property
    def decided(self):
        """What to hand to the action: which record goes into which, and the versions that were on the screen."""
        kept, gone = (("one", "other"), ("other", "one"))[self.cleaned_data["survivor"] == "other"]
        return {
            "person": getattr(self.pair, gone),
            "into": getattr(self.pair, kept),
            "version": self.cleaned_data[f"{gone}_version"],
            "into_version": self.cleaned_data[f"{kept}_version"],
        }
