"""Which unmet needs to list, and a sheet of answers that came back."""

from django import forms

from commonweal.domain import journey, outcomes
from commonweal.domain.outcomes import experience
from commonweal.service.ground.ui.forms import Filter, Form

POINTS = [("", "Not ticked"), *((str(points), words) for points, words in experience.SCALE.items())]


class UnmetFilter(Filter):
    need = forms.ChoiceField(label="Need", required=False, choices=[("", "All"), *journey.REASONS.items()])
    why = forms.ChoiceField(label="Why", required=False, choices=[("", "All"), *outcomes.UNMET_WHY.items()])


class PaperForm(Form):
    """The code of the sheet, and a field for each question."""

    code = forms.CharField(
        label="Sheet",
        help_text="The letters at the bottom of the sheet",
        max_length=20,
        error_messages={"required": "Enter the letters at the bottom of the sheet"},
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for number, question in enumerate(experience.QUESTIONS, 1):
            self.fields[question.code] = forms.ChoiceField(
                label=f"{number}. {question.person}", choices=POINTS, required=False
            )
        self.fields["words"] = forms.CharField(
            label="What was written (optional)", required=False, max_length=2000, widget=forms.Textarea
        )

    @property
    def told(self):
        """What the action takes."""
        answers = {code: int(self.cleaned_data[code]) for code in experience.CODES if self.cleaned_data[code]}
        return {"code": self.cleaned_data["code"], "answers": answers, "words": self.cleaned_data["words"]}
