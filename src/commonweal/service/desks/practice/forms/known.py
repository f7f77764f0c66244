"""Between pages 1 and 2, only when somebody like this is known: is it the same person?"""

from django import forms

from commonweal.service.desks.practice.queries.steps import SOMEBODY_ELSE
from commonweal.service.ground.ui.forms import Form


class KnownForm(Form):
    known = forms.ChoiceField(
        label="Is this the person you are referring?",
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether this is the same person"},
    )

    def __init__(self, *args, choices=(), wrong=(), **options):
        super().__init__(*args, **options)
        self.wrong = dict(wrong)
        self.fields["known"].choices = [*choices, (SOMEBODY_ELSE, "No, this is somebody else")]

    def clean_known(self):
        answer = self.cleaned_data["known"]
        if answer in self.wrong:
            raise forms.ValidationError(self.wrong[answer])
        return answer
