"""The eight measures on one screen: a score, or the reason why there is none."""

from django import forms

from commonweal.domain.measures import HIGHEST, LOWEST, MEASURES, SKIPPED
from commonweal.service.ground.ui.forms import DateField, Form

SCALE = [(str(points), str(points)) for points in range(LOWEST, HIGHEST + 1)]
REASONS = [("", "If skipped, why?"), *SKIPPED.items()]
LATER = "later"


class ScoresForm(Form):
    """Fields `score_<measure>` and `skip_<measure>`: one of the two is answered, unless it is kept for later."""

    scored_on = DateField(label="The day you asked", past=True)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["scored_on"].required = not self.for_later
        for measure in MEASURES:
            score = forms.ChoiceField(label=measure.name, choices=SCALE, widget=forms.RadioSelect, required=False)
            self.fields[f"score_{measure.code}"] = score
            skip = forms.ChoiceField(label="Or why it was skipped", choices=REASONS, required=False)
            self.fields[f"skip_{measure.code}"] = skip

    @property
    def for_later(self):
        """Was the button pressed that keeps an unfinished page?"""
        return self.data.get("then") == LATER

    @property
    def rows(self):
        """The two fields of each measure, for the page."""
        return [(self[f"score_{measure.code}"], self[f"skip_{measure.code}"]) for measure in MEASURES]

    def clean(self):
        for measure in MEASURES:
            self._clean_measure(measure, *self._answers(measure))
        return self.cleaned_data

    def _answers(self, measure):
        return tuple(self.cleaned_data.get(f"{what}_{measure.code}", "") for what in ("score", "skip"))

    def _clean_measure(self, measure, score, skip):
        name = f"score_{measure.code}"
        if score and skip:
            self.add_error(name, f"{measure.name}: select a score or a reason for skipping, not both")
        elif not (score or skip or self.for_later or name in self.errors):
            self.add_error(name, f"{measure.name}: select a score, or say why it was skipped")

    @property
    def scores(self):
        """What the action takes: a measure's score, or the reason why it was skipped."""
        answers = {measure.code: self._answers(measure) for measure in MEASURES}
        return {code: int(score) if score else skip for code, (score, skip) in answers.items()}

    @property
    def typed_scores(self):
        """What was answered so far, to be shown again another time."""
        chosen = ["scored_on", *(f"{what}_{measure.code}" for measure in MEASURES for what in ("score", "skip"))]
        return {name: self.cleaned_data[name] for name in chosen if self.cleaned_data.get(name)}
