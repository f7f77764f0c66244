"""What to look for on the caseload."""

from django import forms

from commonweal.domain import journey
from commonweal.service.ground.ui.forms import Filter


class CaseloadForm(Filter):
    """Open referrals unless a state is asked for."""

    state = forms.ChoiceField(
        label="State", required=False, choices=[("", "All open"), *journey.REFERRAL_STATES.items()]
    )
    practice = forms.ChoiceField(label="Practice", required=False)
    review = forms.ChoiceField(
        label="Review", required=False, choices=[("", "Any"), ("due", "Due"), ("overdue", "Overdue")]
    )

    def __init__(self, *args, practices=(), **options):
        super().__init__(*args, **options)
        self.fields["practice"].choices = [("", "All practices"), *practices]
