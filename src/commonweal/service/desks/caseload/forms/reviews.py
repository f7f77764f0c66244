"""Review, the ladder when nobody can be reached, and closing."""

from django import forms

from commonweal.domain import journey
from commonweal.service.desks.caseload.forms.scores import ScoresForm
from commonweal.service.ground.ui.forms import DateField, Form


class ReviewForm(ScoresForm):
    """The follow-up scores, how things are going, and what the person still goes to."""

    progress = forms.CharField(
        label="How are things going? (optional)",
        help_text="The practice reads this in its monthly report.",
        required=False,
        max_length=8000,
        widget=forms.Textarea,
    )
    field_order = ("progress", "scored_on")

    def __init__(self, *args, onwards=(), **options):
        super().__init__(*args, **options)
        self.onwards = onwards
        for onward in onwards:
            question = f"Does the person still go to {onward.service.name}?"
            self.fields[f"still_{onward.pk}"] = forms.ChoiceField(
                label=question,
                choices=list(journey.STILL_GOING.items()),
                widget=forms.RadioSelect,
                error_messages={"required": f"Select whether the person still goes to {onward.service.name}"},
            )

    @property
    def still_going(self):
        return [self[f"still_{onward.pk}"] for onward in self.onwards]

    @property
    def told(self):
        """What the action takes."""
        answers = {onward.pk: self.cleaned_data[f"still_{onward.pk}"] for onward in self.onwards}
        said = {"done_on": self.cleaned_data["scored_on"], "progress": self.cleaned_data["progress"]}
        return {**said, "scores": self.scores, "continuing": answers}


class UnableForm(Form):
    on = DateField(label="The day of the last attempt", past=True)


class CloseForm(Form):
    reason = forms.ChoiceField(
        label="Why is it closed?",
        choices=list(journey.CLOSE_REASONS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select why it is closed"},
    )
    on = DateField(label="The day it was closed", past=True)
    message = forms.CharField(
        label="Message to the practice",
        help_text="The practice sees exactly these words. Change them as you like.",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": "Enter a message to the practice"},
    )
