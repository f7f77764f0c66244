"""Whether a service has room."""

from django import forms

from commonweal.domain import provision
from commonweal.service.ground.ui.forms import Form


class RoomForm(Form):
    capacity = forms.ChoiceField(
        label="Are you taking people?",
        choices=list(provision.CAPACITIES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether you are taking people"},
    )
    waiting_weeks = forms.IntegerField(
        label="If there is a waiting list: about how many weeks do people wait?",
        required=False,
        min_value=0,
        max_value=104,
        widget=forms.TextInput(attrs={"width": 2, "inputmode": "numeric"}),
        error_messages={"invalid": "The weeks people wait must be a whole number, like 6"},
    )

    def clean(self):
        given = super().clean()
        is_list = given.get("capacity") == provision.WAITING
        if is_list and given.get("waiting_weeks") is None and "waiting_weeks" not in self.errors:
            self.add_error("waiting_weeks", "Enter about how many weeks people wait; 0 if you do not know")
        return given
