"""What is done with the rows that were ticked."""

from django import forms

from commonweal.service.desks.caseload.forms.contacts import kinds
from commonweal.service.ground.ui.forms import DateField, Filter, Form

MOST = 200


class Keys(forms.Field):
    """The keys of ticked rows; what is no key was not ticked on a page of ours."""

    widget = forms.MultipleHiddenInput

    def clean(self, value):
        found = []
        for each in (value or [])[:MOST]:
            try:
                found.append(KEY.to_python(each))
            except forms.ValidationError:
                continue
        return found


KEY = forms.UUIDField(required=False)


class TickedForm(Filter):
    """The rows ticked: in the address, where keys say nothing of anybody."""

    who = Keys(required=False)

    @property
    def keys(self):
        return self.cleaned_data["who"] if self.is_valid() else []


class PlanAllForm(Form):
    """One day for several people."""

    kind = kinds("How will you be in touch?", "Select how you will be in touch")
    on = DateField(label="The day", future=True)
