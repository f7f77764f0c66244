"""A questionnaire beside the eight measures: each question answered, or the reason why it is skipped."""

from django import forms

from commonweal.domain.measures import POINTS
from commonweal.service.desks.caseload.forms.scores import REASONS
from commonweal.service.ground.ui.forms import DateField, Form


class AnswersForm(Form):
    """Fields `answer_<item>` and `skip_<item>`: one of the two is filled in."""

    point = forms.ChoiceField(
        label="When is it asked?",
        choices=list(POINTS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select when it is asked"},
    )
    answered_on = DateField(label="The day you asked", past=True)

    def __init__(self, *args, asked, **options):
        super().__init__(*args, **options)
        self.asked = asked
        steps = [(str(points), str(points)) for points in range(asked.lowest, asked.highest + 1)]
        for number, item in enumerate(asked.items, start=1):
            label = item.words if item.words.endswith("?") else f"{number}. {item.words}"
            scale = {"choices": steps, "widget": forms.RadioSelect, "required": False}
            self.fields[f"answer_{item.code}"] = forms.ChoiceField(label=label, **scale)
            skip = forms.ChoiceField(label="Or why it was skipped", choices=REASONS, required=False)
            self.fields[f"skip_{item.code}"] = skip

    @property
    def rows(self):
        return [(self[f"answer_{item.code}"], self[f"skip_{item.code}"]) for item in self.asked.items]

    def clean(self):
        for number, item in enumerate(self.asked.items, start=1):
            answer, skip = self._given(item)
            name = f"answer_{item.code}"
            if answer and skip:
                self.add_error(name, f"Question {number}: select an answer or a reason for skipping, not both")
            elif not (answer or skip or name in self.errors):
                self.add_error(name, f"Question {number}: select an answer, or say why it was skipped")
        return self.cleaned_data

    def _given(self, item):
        return tuple(self.cleaned_data.get(f"{what}_{item.code}", "") for what in ("answer", "skip"))

    @property
    def told(self):
        """What the action takes."""
        given = {item.code: self._given(item) for item in self.asked.items}
        answers = {code: int(answer) if answer else skip for code, (answer, skip) in given.items()}
        return {
            "answers": answers,
            "point": self.cleaned_data["point"],
            "answered_on": self.cleaned_data["answered_on"],
        }
