"""The questions: each may be left out."""

from django import forms

from commonweal.domain.outcomes import experience
from commonweal.service.ground.ui.forms import Form

SCALE = [(str(points), words) for points, words in experience.SCALE.items()]


class QuestionsForm(Form):
    """A field for each question, put to the person or the carer, and room for words."""

    def __init__(self, *args, who, **options):
        super().__init__(*args, **options)
        for question in experience.QUESTIONS:
            self.fields[question.code] = forms.ChoiceField(
                label=question.to(who), choices=SCALE, widget=forms.RadioSelect, required=False
            )
        self.fields["words"] = forms.CharField(
            label=f"{experience.WORDS} (optional)",
            help_text="The manager of the service may read this. Leave out names if you do not want to be known.",
            required=False,
            max_length=2000,
            widget=forms.Textarea,
        )

    def clean(self):
        given = super().clean()
        if not any(given.get(name, "").strip() for name in self.fields):
            self.add_error(None, "Answer at least one question, or write a few words")
        return given

    @property
    def told(self):
        """What the action takes."""
        answers = {code: int(self.cleaned_data[code]) for code in experience.CODES if self.cleaned_data[code]}
        return {"answers": answers, "words": self.cleaned_data["words"]}
