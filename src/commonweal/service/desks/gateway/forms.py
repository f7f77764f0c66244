"""What a gateway manager may type."""

from django import forms

from commonweal.domain import journey, safeguarding
from commonweal.service.desks.gateway import queries
from commonweal.service.ground.ui.forms import Filter, Form


class AllocateForm(Form):
    advisor = forms.ChoiceField(
        label="Which advisor takes this referral?",
        widget=forms.RadioSelect,
        error_messages={"required": "Select an advisor"},
    )

    def __init__(self, *args, suggested=(), **options):
        super().__init__(*args, **options)
        self.advisors = {str(advisor.pk): advisor for advisor, *_ in suggested}
        self.fields["advisor"].choices = [(pk, each.name) for pk, each in self.advisors.items()]
        self.fields["advisor"].widget.hints = {str(advisor.pk): why for advisor, _, _, why in suggested}

    def clean_advisor(self):
        return self.advisors[self.cleaned_data["advisor"]]


class DeclineForm(Form):
    reason = forms.ChoiceField(
        label="Why can the service not take this person on?",
        choices=list(journey.DECLINE_REASONS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select why the service cannot take this person on"},
    )
    note = forms.CharField(
        label="What should the practice know? (optional)",
        required=False,
        max_length=140,
        help_text="Up to 140 characters. The practice sees this.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self):
        given = super().clean()
        if given.get("reason") == "other" and not given.get("note"):
            self.add_error("note", "Enter the reason, so that the practice knows")
        return given


class ReferralFilter(Filter):
    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[("", "All"), (queries.OPEN, "All open"), *journey.REFERRAL_STATES.items()],
    )
    practice = forms.ChoiceField(label="Practice", required=False)
    advisor = forms.ChoiceField(label="Advisor", required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["practice"].choices = [("", "All"), *queries.practices()]
        self.fields["advisor"].choices = [("", "All"), *queries.advisors()]


class FindForm(Form):
    """Sent, and not put in the address, since what is looked for is a name or an NHS number."""

    words = forms.CharField(
        label="Name, NHS number or reference", max_length=100, widget=forms.TextInput(attrs={"width": 20})
    )


class ConcernFilter(Filter):
    """What is not closed, unless a state is asked for."""

    state = forms.ChoiceField(
        label="State", required=False, choices=[("", "Open or passed on"), *safeguarding.STATES.items()]
    )


class HandlingForm(Form):
    """What was done about a concern; where it may go from where it is."""

    done = forms.CharField(
        label="What was done?",
        help_text="Whom you spoke to, what they will do, and by when.",
        max_length=8000,
        widget=forms.Textarea,
        error_messages={"required": "Enter what was done"},
    )
    state = forms.ChoiceField(
        label="Where does it stand now?",
        choices=list(safeguarding.STATES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select where it stands now"},
    )
