"""Give the person or their carer the questions about the service."""

from django import forms

from commonweal.domain.outcomes import experience
from commonweal.service.ground.ui.forms import Form


class AskExperienceForm(Form):
    who = forms.ChoiceField(
        label="Who answers?",
        choices=list(experience.WHO.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select who answers"},
    )
    how = forms.ChoiceField(
        label="How do they answer?",
        choices=list(experience.HOW.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select how they answer"},
    )
    to = forms.EmailField(label="Their e-mail address, if you send a link", required=False)

    def clean(self):
        given = super().clean()
        if given.get("how") == experience.LINK and not given.get("to") and "to" not in self.errors:
            self.add_error("to", "Enter the e-mail address that the link goes to")
        return given
