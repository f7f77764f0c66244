"""What is decided about one referral."""

from django import forms

from commonweal.domain import journey
from commonweal.service.ground.ui.forms import Form


class AllocateForm(Form):
    advisor = forms.ChoiceField(
        label="Which advisor takes this referral?",
        widget=forms.RadioSelect,
        error_messages={"required": "Select an advisor"},
    )

    def __init__(self, *args, suggested=(), **options):
        super().__init__(*args, **options)
        self.advisors = {str(each.advisor.pk): each.advisor for each in suggested}
        self.fields["advisor"].choices = [(pk, each.name) for pk, each in self.advisors.items()]
        self.fields["advisor"].widget.hints = {str(each.advisor.pk): each.why for each in suggested}

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


class ReopenForm(Form):
    why = forms.CharField(
        label="Why is the referral opened again?",
        max_length=150,
        help_text="Up to 150 characters. The practice and the advisor see this.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Enter why the referral is opened again"},
    )
    advisor = forms.ChoiceField(label="Which advisor takes it on?", required=False)

    def __init__(self, *args, advisors=(), **options):
        super().__init__(*args, **options)
        self.advisors = {str(each.pk): each for each in advisors}
        same = ("", "The advisor it was with")
        self.fields["advisor"].choices = [same, *((pk, each.name) for pk, each in self.advisors.items())]

    def clean_advisor(self):
        return self.advisors.get(self.cleaned_data["advisor"])
