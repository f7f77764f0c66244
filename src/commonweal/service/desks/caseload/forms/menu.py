"""What to look for: in the menu, and on the caseload."""

from django import forms

from commonweal.domain import journey, provision
from commonweal.service.ground.ui.forms import Filter

WEEKDAYS = [(str(number), name) for number, name in enumerate(provision.WEEKDAYS)]


class SearchForm(Filter):
    """Nothing in it is about a person, so it may stand in the address."""

    words = forms.CharField(label="Words", required=False, max_length=100, help_text="For example, lunch club")
    kind = forms.ChoiceField(
        label="Kind of service", required=False, choices=[("", "Any"), *provision.SERVICE_TYPES.items()]
    )
    day = forms.TypedChoiceField(
        label="Day", required=False, coerce=int, empty_value=None, choices=[("", "Any day"), *WEEKDAYS]
    )
    funded = forms.TypedChoiceField(
        label="Paid for by the grant programme",
        required=False,
        coerce="yes".__eq__,
        empty_value=None,
        choices=[("", "Either"), ("yes", "Funded"), ("no", "Not funded")],
    )
    at_home = forms.BooleanField(label="Comes to the person's home", required=False)

    def clean_at_home(self):
        """Not ticked means either, and not "no"."""
        return self.cleaned_data["at_home"] or None


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
