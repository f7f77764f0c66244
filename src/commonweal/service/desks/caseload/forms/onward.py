"""Refer on: which of four different things it is, and what is asked."""

from django import forms

from commonweal.domain import journey
from commonweal.service.ground.ui.forms import Form
from commonweal.service.journey.onward import queries


class OnwardForm(Form):
    """The kinds on offer follow from the service."""

    kind = forms.ChoiceField(
        label="What do you want to do?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Select whether to refer or to signpost",
            "invalid_choice": "Nothing was sent: select what is possible now",
        },
    )
    ask = forms.CharField(
        label="What do you ask of the provider?",
        help_text="The provider sees these words. Leave out health details that they do not need.",
        required=False,
        max_length=2000,
        widget=forms.Textarea,
    )

    def __init__(self, *args, kinds, referral, service, **options):
        super().__init__(*args, **options)
        self.fields["kind"].choices = kinds
        self.fields["kind"].initial = kinds[0][0] if len(kinds) == 1 else None
        self.referral, self.service = referral, service

    def clean(self):
        if self.cleaned_data.get("kind", journey.SIGNPOST) != journey.SIGNPOST and "ask" in self.cleaned_data:
            self._look_at_what_is_asked()
        return self.cleaned_data

    def _look_at_what_is_asked(self):
        ask, number = self.cleaned_data["ask"], self.referral.person.nhs_number
        if not ask.strip():
            self.add_error("ask", "Enter what you ask of the provider")
        elif queries.giving_away([("ask", ask)], number):
            self.add_error("ask", "Take out the NHS number: the provider may not have it")
        elif heading := queries.giving_away(self.lines, number):
            self.add_error(None, queries.GIVES_AWAY.format(heading))

    @property
    def lines(self):
        """What the provider will see."""
        return queries.preview(self.referral, self.service, self.cleaned_data["ask"])

    @property
    def step(self):
        """Which button was pressed: to see the preview, to change what is asked, or to send it."""
        return self.data.get("step", "preview")

    def saw(self, mark):
        """Was this what the page showed that was sent? Of a signpost, nothing is shown."""
        return self.is_signpost or self.data.get("seen") == mark

    @property
    def is_signpost(self):
        return self.cleaned_data["kind"] == journey.SIGNPOST

    def done(self, service):
        """What is said once it is done."""
        if self.is_signpost:
            return f"Signpost to {service.name} recorded. Nothing was sent to the provider."
        return f"Referral sent to {service.provider.name}."
