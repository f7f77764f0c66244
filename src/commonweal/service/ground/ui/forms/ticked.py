"""The rows of a list that somebody ticked, to do something with all of them."""

from django import forms

from commonweal.service.ground.ui.forms.base import Filter

MOST = 200


class Keys(forms.Field):
    """The keys of ticked rows; what is no key was not ticked on a page of ours."""

    widget = forms.MultipleHiddenInput

    def clean(self, value):
        found = []
        for each in (value or [])[:MOST]:
            try:
                found.append(forms.UUIDField().clean(each))
            except forms.ValidationError:
                continue
        return found


class TickedForm(Filter):
    """Which rows were ticked: in the address, where keys say nothing of anybody."""

    who = Keys(required=False)

    @property
    def keys(self):
        return self.cleaned_data["who"] if self.is_valid() else []
