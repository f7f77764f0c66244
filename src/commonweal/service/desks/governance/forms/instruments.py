"""A questionnaire as an administrator enters it: one question on a line, and how the answers are scored."""

import re
from decimal import Decimal, InvalidOperation

from django import forms

from commonweal.domain import instruments
from commonweal.domain.measures import POINTS
from commonweal.service.ground.ui.forms import Form, YesNoField

END = {"max_length": 80, "required": False}


class InstrumentForm(Form):
    name = forms.CharField(max_length=120)
    licence = forms.CharField(
        label="On what terms may you use it?",
        help_text="The licence, its holder, and your registration if there is one. It is shown above the questions.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Enter on what terms you may use it"},
    )
    questions = forms.CharField(
        label="Questions",
        help_text="One on each line. Where the licence does not allow their words, write Item 1, Item 2 and so on.",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Enter the questions"},
    )
    lowest = forms.IntegerField(label="Lowest answer", min_value=-1000, max_value=1000)
    lowest_means = forms.CharField(label="What the lowest answer means (optional)", **END)
    highest = forms.IntegerField(label="Highest answer", min_value=-1000, max_value=1000)
    highest_means = forms.CharField(label="What the highest answer means (optional)", **END)
    higher_is_better = YesNoField(
        label="Is a higher score better?",
        yes="Yes, higher is better",
        no="No, lower is better",
        error_messages={"required": "Select whether a higher score is better"},
    )
    turned = forms.CharField(
        label="Questions that go the other way (optional)",
        help_text="Their numbers, for example 2, 5: a high answer to them means the opposite",
        max_length=200,
        required=False,
    )
    scoring = forms.ChoiceField(
        label="How is it scored?",
        choices=list(instruments.SCORINGS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select how it is scored"},
    )
    table = forms.CharField(
        label="Table of scores (only if the sum is looked up)",
        help_text="The score of each sum, from the lowest sum up, on lines of their own or with spaces between them",
        max_length=5000,
        required=False,
        widget=forms.Textarea,
    )
    low = forms.DecimalField(
        label="Low score (optional)",
        help_text="A score as bad as this, or worse, is marked as low",
        max_digits=7,
        decimal_places=2,
        required=False,
    )
    points = forms.MultipleChoiceField(
        label="When is it asked?",
        choices=list(POINTS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Select when it is asked"},
    )

    def clean_table(self):
        try:
            return tuple(Decimal(score) for score in self.cleaned_data["table"].replace(",", " ").split())
        except InvalidOperation:
            raise forms.ValidationError("Table of scores must be numbers with spaces between them") from None

    def clean_turned(self):
        typed = self.cleaned_data["turned"]
        if not re.fullmatch(r"[\d\s,]*", typed, re.ASCII):
            raise forms.ValidationError("Questions that go the other way must be their numbers, like 2, 5")
        return {int(number) for number in re.findall(r"\d+", typed)}

    def clean(self):
        count, turned = len(self._lines()), self.cleaned_data.get("turned", set())
        if count and turned - set(range(1, count + 1)):
            self.add_error("turned", f"Questions that go the other way must be numbers from 1 to {count}")
        return self.cleaned_data

    def _lines(self):
        lines = self.cleaned_data.get("questions", "").splitlines()
        return [line.strip() for line in lines if line.strip()]

    @property
    def told(self):
        """What the action takes."""
        told = {name: value for name, value in self.cleaned_data.items() if name not in ("questions", "turned")}
        turned = self.cleaned_data["turned"]
        items = tuple(
            instruments.Item(f"item_{number}", words, number in turned)
            for number, words in enumerate(self._lines(), start=1)
        )
        return told | {"items": items, "points": tuple(told["points"])}

    def held(self, current):
        """The questions and the table as they are stored now, beside those typed."""
        return {name: str(value) for name, value in typed(current).items() if name in ("questions", "turned", "table")}


PLAIN = ("name", "licence", "lowest", "lowest_means", "highest", "highest_means", "higher_is_better", "scoring", "low")


def typed(instrument):
    """A stored questionnaire as it would be typed."""
    turned = [str(number) for number, item in enumerate(instrument.items, start=1) if item.get("turned")]
    words = {
        "questions": "\n".join(item["words"] for item in instrument.items),
        "turned": ", ".join(turned),
        "table": "\n".join(instrument.table),
        "points": instrument.points,
    }
    return {name: getattr(instrument, name) for name in PLAIN} | words
