"""The holistic assessment on one page."""

from django import forms

from commonweal.domain import journey
from commonweal.service.desks.caseload.forms.scores import ScoresForm


def words(**options):
    return forms.CharField(required=False, max_length=8000, widget=forms.Textarea, **options)


class AssessmentForm(ScoresForm):
    needs = forms.MultipleChoiceField(
        label="What does the person need help with?",
        help_text="Select all that apply",
        choices=list(journey.REASONS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    needs_text = words(label="More about these needs (optional)")
    what_matters = words(label="What matters to me", help_text="In the person's own words")
    strengths = words(
        label="Strengths (optional)", help_text="What the person can do and enjoys, and who is there for them"
    )
    field_order = ("needs", "needs_text", "what_matters", "strengths", "scored_on")

    @property
    def told(self):
        """The part of the page that is about words, not scores."""
        return {name: self.cleaned_data[name] for name in ("needs", "needs_text", "what_matters", "strengths")}
