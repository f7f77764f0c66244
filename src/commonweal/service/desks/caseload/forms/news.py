"""What an advisor heard from a provider who does not answer here."""

from django import forms

from commonweal.domain import journey
from commonweal.service.ground.ui.forms import DateField, Form


class NewsForm(Form):
    """Only what may follow from where it is now is on offer."""

    state = forms.ChoiceField(
        label="What did you hear?",
        widget=forms.RadioSelect,
        error_messages={"required": "Select what you heard"},
    )
    on = DateField(label="The day it started or ended", past=True, required=False)
    reason = forms.ChoiceField(
        label="If it was not accepted, why?", required=False, choices=[("", "Select"), *journey.REFUSALS.items()]
    )
    next_step = forms.ChoiceField(
        label="If it ended, what came next?", required=False, choices=[("", "Select"), *journey.NEXT_STEPS.items()]
    )

    def __init__(self, *args, now, **options):
        super().__init__(*args, **options)
        following = journey.ONWARD_MOVES[now] - {journey.WITHDRAWN, journey.SENT}
        self.fields["state"].choices = [each for each in journey.ONWARD_STATES.items() if each[0] in following]

    def clean(self):
        state = self.cleaned_data.get("state")
        if state == journey.REFUSED and not self.cleaned_data.get("reason"):
            self.add_error("reason", "Select why it was not accepted")
        if state == journey.ENDED and not self.cleaned_data.get("next_step"):
            self.add_error("next_step", "Select what came next")
        if state in (journey.STARTED, journey.ENDED) and not self.cleaned_data.get("on") and "on" not in self.errors:
            self.add_error("on", "Enter the day it started or ended")
        return self.cleaned_data
