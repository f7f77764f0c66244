"""Which part of a list to show, and whom to look for."""

from django import forms

from commonweal.domain import journey
from commonweal.domain.standards import STANDARDS
from commonweal.service.desks.gateway import queries
from commonweal.service.desks.gateway.queries.lists import AGES
from commonweal.service.ground.ui.forms import Filter, Form


class ReferralFilter(Filter):
    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[("", "All"), (queries.OPEN, "All open"), *journey.REFERRAL_STATES.items()],
    )
    practice = forms.ChoiceField(label="Practice", required=False)
    advisor = forms.ChoiceField(label="Advisor", required=False)
    pathway = forms.ChoiceField(label="Pathway", required=False, choices=[("", "All"), *journey.PATHWAYS.items()])
    age = forms.ChoiceField(label="Referred", required=False, choices=[("", "At any time"), *AGES.items()])
    breach = forms.ChoiceField(
        label="Late", required=False, choices=[("", "All"), *((code, each.title) for code, each in STANDARDS.items())]
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["practice"].choices = [("", "All"), *queries.practices()]
        self.fields["advisor"].choices = [("", "All"), *queries.advisors()]

    @property
    def wanted(self):
        return self.answers if self.is_valid() else {}

    @property
    def is_narrowed(self):
        return any(self.wanted.values())


class VisitFilter(Filter):
    advisor = forms.ChoiceField(label="Advisor", required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["advisor"].choices = [("", "All"), *queries.advisors()]


class FindForm(Form):
    """Sent, and not put in the address, since what is looked for is a name or an NHS number."""

    words = forms.CharField(
        label="Name, NHS number or reference", max_length=100, widget=forms.TextInput(attrs={"width": 20})
    )
