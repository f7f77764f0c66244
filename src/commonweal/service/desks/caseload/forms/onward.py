"""Refer on: which of four different things it is, and what is asked."""

from django import forms

from commonweal.domain import journey
from commonweal.service.ground.ui.forms import Form


class OnwardForm(Form):
    """The kinds on offer follow from the service."""

    kind = forms.ChoiceField(
        label="What do you want to do?",
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether to refer or to signpost"},
    )
    ask = forms.CharField(
        label="What do you ask of the provider?",
        help_text="The provider sees these words. Leave out health details that they do not need.",
        required=False,
        max_length=2000,
        widget=forms.Textarea,
    )

    def __init__(self, *args, kinds, **options):
        super().__init__(*args, **options)
        self.fields["kind"].choices = kinds

    def clean(self):
        kind = self.cleaned_data.get("kind")
        if kind and kind != journey.SIGNPOST and not self.cleaned_data.get("ask", "").strip():
            self.add_error("ask", "Enter what you ask of the provider")
        return self.cleaned_data

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
