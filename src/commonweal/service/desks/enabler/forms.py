"""What came of a visit, in four fields at most."""

from django import forms

from commonweal.domain import outcomes
from commonweal.service.ground.ui.forms import Form, YesNoField

HAPPENED = [(code, outcomes.ACCOMPANIED[code]) for code in (outcomes.WENT, outcomes.DID_NOT_GO)]


class RecordForm(Form):
    state = forms.ChoiceField(
        label="What happened?",
        choices=HAPPENED,
        widget=forms.RadioSelect,
        error_messages={"required": "Select what happened"},
    )
    went_in = YesNoField(label="If you went: did the person take part?", required=False)
    goes_again = YesNoField(label="If you went: do they want to go again?", required=False)
    note = forms.CharField(
        label="What should the advisor know? (optional)",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self):
        given = super().clean()
        if given.get("state") == outcomes.WENT and given.get("went_in") is None and "went_in" not in self.errors:
            self.add_error("went_in", "Select whether the person took part")
        return given
