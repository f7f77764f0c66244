"""Page 2: why the person is referred, and what those who visit should know."""

from django import forms

from commonweal.domain import journey
from commonweal.service.ground.ui.forms import DateField, Form
from commonweal.service.journey.referrals.models import Referral

KNOWN = Referral.StaffRisk.KNOWN


class RiskForm(Form):
    """Whether those who visit are at risk: asked with the referral, or by itself when a list did not tell."""

    staff_risk = forms.ChoiceField(
        label="Are there risks to staff who visit?",
        choices=[(each.value, each.label) for each in (Referral.StaffRisk.NONE_KNOWN, KNOWN)],
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether there are risks to staff who visit"},
    )
    staff_risk_text = forms.CharField(
        label="What are the risks?",
        required=False,
        max_length=1000,
        help_text="If there are risks: what could happen, and what keeps staff safe. Everybody who visits sees this.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self):
        given = super().clean()
        if given.get("staff_risk") == KNOWN and not given.get("staff_risk_text"):
            self.add_error("staff_risk_text", "Enter what the risks to staff are")
        if given.get("staff_risk") != KNOWN and given.get("staff_risk_text"):
            self.add_error("staff_risk", "You described risks to staff: select that there are risks, or clear the box")
        return given


class WhyForm(RiskForm):
    reasons = forms.MultipleChoiceField(
        label="What might help the person?",
        choices=list(journey.REASONS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Select at least one reason"},
    )
    reason_text = forms.CharField(
        label="What would you like the advisor to know? (optional)",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    conditions = forms.MultipleChoiceField(
        label="Long-term conditions",
        choices=list(journey.CONDITIONS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    circumstances = forms.MultipleChoiceField(
        label="Does any of this apply? (optional)",
        choices=list(journey.CIRCUMSTANCES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="It keeps nobody out: it tells the advisor what to look for.",
    )
    risk_score = forms.DecimalField(
        label="Risk-stratification score (optional)",
        required=False,
        min_value=0,
        max_digits=6,
        decimal_places=2,
        help_text="As your risk tool gives it",
        error_messages={
            "invalid": "The risk-stratification score must be a number, like 42.5",
            "min_value": "The risk-stratification score must be 0 or more",
        },
    )
    risk_source = forms.CharField(
        label="Which risk tool gave the score? (optional)",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"width": 20}),
    )
    risk_scored_on = DateField(label="When was the score worked out? (optional)", past=True, required=False)

    def __init__(self, *args, subject="patient", **options):
        super().__init__(*args, **options)
        self.subject = subject
        if subject == "carer":
            self.fields["conditions"].help_text = "A carer need not have one"

    def clean_conditions(self):
        given = self.cleaned_data["conditions"]
        if self.subject == "patient" and not given:
            raise forms.ValidationError("Select at least one long-term condition")
        return given
