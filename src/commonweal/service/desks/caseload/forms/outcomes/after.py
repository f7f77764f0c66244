"""How it goes on after the funded time, whether the person still goes, and taking a referral back."""

from django import forms

from commonweal.domain import journey, outcomes
from commonweal.service.ground.ui.forms import DateField, Form

AFTER = [each for each in journey.NEXT_STEPS.items() if each[0] in journey.CONTINUING_STEPS or each[0] == "stopped"]


class StepDownForm(Form):
    planned = forms.ChoiceField(
        label="What comes next?",
        choices=AFTER,
        widget=forms.RadioSelect,
        error_messages={"required": "Select what comes next"},
    )
    helper = forms.CharField(
        label="Who helps with it?",
        help_text="A name, or “nobody”: the person goes on alone",
        max_length=200,
        error_messages={"required": "Enter who helps, even if it is nobody"},
    )
    from_on = DateField(label="From which day?")
    plan = forms.CharField(
        label="How will it go on? (optional)",
        help_text="Cost, transport, what to do on a bad day",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class StillGoingForm(Form):
    """The answer, who gave it, when; and what else has come of it."""

    answer = forms.ChoiceField(
        label="Does the person still go?",
        choices=list(journey.STILL_GOING.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether the person still goes"},
    )
    told_by = forms.ChoiceField(
        label="Who said so?", required=False, choices=[("", "Select"), *outcomes.TOLD_BY.items()]
    )
    asked_on = DateField(label="The day you asked, or tried", past=True)
    moved_on = forms.ChoiceField(
        label="Have they moved on to something new? (optional)",
        required=False,
        choices=[("", "Nothing said"), *(each for each in outcomes.PROGRESSION.items() if each[0] != "other")],
    )

    def clean(self):
        given = super().clean()
        if given.get("answer") in ("yes", "no") and not given.get("told_by"):
            self.add_error("told_by", "Select who said so")
        return given


class WithdrawForm(Form):
    reason = forms.CharField(
        label="Why is it taken back?",
        max_length=150,
        help_text="For your record: the provider does not see this.",
        error_messages={"required": "Enter why it is taken back"},
    )
