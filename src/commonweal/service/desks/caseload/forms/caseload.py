"""What to look for on the caseload."""

from django import forms

from commonweal.domain import journey
from commonweal.service.ground.ui.forms import Filter

ORDERS = {
    "name": "Name",
    "contact": "Longest without contact",
    "planned": "Next planned contact",
    "review": "Review due first",
    "referred": "Referred longest ago",
}


class CaseloadForm(Filter):
    """Open referrals unless a state is asked for; nothing in it is about one person, so it may stand in the address."""

    state = forms.ChoiceField(
        label="State", required=False, choices=[("", "All open"), *journey.REFERRAL_STATES.items()]
    )
    practice = forms.ChoiceField(label="Practice", required=False)
    to_do = forms.ChoiceField(label="What is next", required=False, choices=[("", "Any"), *journey.TO_DO.items()])
    review = forms.ChoiceField(
        label="Review", required=False, choices=[("", "Any"), ("due", "Due"), ("overdue", "Overdue")]
    )
    quiet = forms.TypedChoiceField(
        label="Not spoken with for",
        required=False,
        coerce=int,
        empty_value=0,
        choices=[("", "Any time"), *((str(days), f"{days} days or more") for days in (14, 30, 60, 90))],
    )
    needs = forms.ChoiceField(
        label="Needs",
        required=False,
        choices=[("", "Any"), ("access", "Access or communication needs"), ("language", "Another language")],
    )
    sort = forms.ChoiceField(label="Order", required=False)
    risk = forms.BooleanField(label="Risks to staff", required=False)

    def __init__(self, *args, practices=(), **options):
        super().__init__(*args, **options)
        self.fields["practice"].choices = [("", "All practices"), *practices]
        # Turned round is for the headings of the table; the box shows it only when that is the order now.
        turned = self.data.get("sort", "").removeprefix("-") if self.data.get("sort", "").startswith("-") else ""
        turned = [(f"-{turned}", f"{ORDERS[turned]}, the other way round")] if turned in ORDERS else []
        self.fields["sort"].choices = [*ORDERS.items(), *turned]

    def clean_sort(self):
        return self.cleaned_data["sort"] or "name"

    @property
    def order(self):
        return self.cleaned_data.get("sort") or "name"

    @property
    def is_narrowed(self):
        return any(value for name, value in self.cleaned_data.items() if name != "sort")
