"""Between pages 1 and 2, only when somebody like this is known: is it the same person?"""

from django import forms

from commonweal.service.desks.practice.queries.steps import SOMEBODY_ELSE
from commonweal.service.ground.ui.forms import Form

SAME_NUMBER = (
    "This NHS number already belongs to a known record, so this cannot be somebody else. "
    "Choose the known record, or go back and check the number."
)


class KnownForm(Form):
    known = forms.ChoiceField(
        label="Is this the person you are referring?",
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether this is the same person"},
    )

    def __init__(self, *args, choices=(), taken=False, **options):
        super().__init__(*args, **options)
        self.taken = taken
        self.fields["known"].choices = [*choices, (SOMEBODY_ELSE, "No, this is somebody else")]

    def clean_known(self):
        answer = self.cleaned_data["known"]
        if answer == SOMEBODY_ELSE and self.taken:
            raise forms.ValidationError(SAME_NUMBER)
        return answer
