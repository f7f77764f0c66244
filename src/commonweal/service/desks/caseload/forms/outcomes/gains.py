"""What a person could not have, what they moved on to, and what they claimed."""

from django import forms

from commonweal.domain import journey, outcomes
from commonweal.service.ground.ui.forms import DateField, Form, PoundsField


def _words(label, hint=""):
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, help_text=hint, required=False, max_length=2000, widget=widget)


def _mistake():
    return forms.BooleanField(
        label="This was entered by mistake", required=False, help_text="It stays in the history and counts no more."
    )


class UnmetForm(Form):
    need = forms.ChoiceField(
        label="What did the person need?",
        choices=[("", "Select"), *journey.REASONS.items()],
        error_messages={"required": "Select what the person needed"},
    )
    why = forms.ChoiceField(
        label="Why could they not have it?",
        choices=list(outcomes.UNMET_WHY.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select why they could not get it"},
    )
    note = _words("What would have helped? (optional)", "Managers read this when they plan what to pay for.")

    def clean(self):
        given = super().clean()
        if "other" in (given.get("need"), given.get("why")) and not given.get("note", "").strip():
            self.add_error("note", "Enter what was needed, or why they could not get it")
        return given


class ProgressionForm(Form):
    kind = forms.ChoiceField(
        label="What has the person moved on to?",
        choices=list(outcomes.PROGRESSION.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select what the person moved on to"},
    )
    began_on = DateField(label="The day it began", past=True)
    note = _words("In a few words (optional)")

    def clean(self):
        given = super().clean()
        if given.get("kind") == "other" and not given.get("note", "").strip():
            self.add_error("note", "Enter what the person moved on to")
        return given


class ChangeProgressionForm(ProgressionForm):
    mistaken = _mistake()


class BenefitForm(Form):
    kind = forms.ChoiceField(
        label="Which benefit?",
        choices=[("", "Select"), *outcomes.BENEFITS.items()],
        error_messages={"required": "Select the benefit"},
    )
    claimed_on = DateField(label="The day of the claim", past=True)
    outcome = forms.ChoiceField(
        label="What came of it?",
        choices=list(outcomes.BENEFIT_OUTCOMES.items()),
        widget=forms.RadioSelect,
        initial=outcomes.AWAITING,
        error_messages={"required": "Select what came of it"},
    )
    decided_on = DateField(label="The day of the decision", past=True, required=False)
    amount_pence = PoundsField(
        label="Amount awarded in pounds", required=False, help_text="For example, 3,780 or 60.50"
    )
    paid = forms.ChoiceField(
        label="How often is it paid?", required=False, choices=[("", "Select"), *outcomes.PAID.items()]
    )
    note = _words("Note (optional)")

    def clean(self):
        given = super().clean()
        outcome = given.get("outcome")
        if outcome in (outcomes.AWARDED, outcomes.NOT_AWARDED) and not self._told("decided_on"):
            self.add_error("decided_on", "Enter the day of the decision")
        if outcome == outcomes.AWARDED and given.get("kind") not in outcomes.UNPAID:
            if not self._told("amount_pence"):
                self.add_error("amount_pence", "Enter how much was awarded")
            if not self._told("paid"):
                self.add_error("paid", "Select how often it is paid")
        return given

    def _told(self, name):
        return self.cleaned_data.get(name) or name in self.errors


class ChangeBenefitForm(BenefitForm):
    mistaken = _mistake()
