"""Which entries to look at, and whom to ask."""

from django import forms

from commonweal.service.ground.ui.forms import DateField, Filter, Form
from commonweal.service.menu.queries import STATES

__all__ = ["AskForm", "ChangesFilter", "KeepFilter", "ReadForm", "VenueFilter"]


class KeepFilter(Filter):
    state = forms.ChoiceField(label="Show", required=False, choices=list(STATES.items()))
    words = forms.CharField(label="Name", required=False, max_length=100)
    provider = forms.ChoiceField(required=False)

    def __init__(self, *args, providers=(), **options):
        super().__init__(*args, **options)
        self.fields["provider"].choices = [("", "All"), *((str(each.pk), each.name) for each in providers)]

    def clean_state(self):
        return self.cleaned_data["state"] or "due"


class VenueFilter(Filter):
    words = forms.CharField(label="Name", required=False, max_length=100)


class AskForm(Form):
    """The services whose providers are to be asked, ticked in the list."""

    services = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple, error_messages={"required": "Tick at least one service"}
    )

    def __init__(self, *args, services=(), **options):
        super().__init__(*args, **options)
        self.services = {str(each.pk): each for each in services}
        self.fields["services"].choices = [(key, each.name) for key, each in self.services.items()]

    @property
    def chosen(self):
        return [self.services[key] for key in self.cleaned_data["services"]]


class ReadForm(Form):
    """Up to when somebody has read: what changed after the page was shown stays new."""

    INCOMPLETE = "The page was not complete. Look at the changes again, and then mark them as read."

    until = forms.DateTimeField(
        widget=forms.HiddenInput, error_messages={"required": INCOMPLETE, "invalid": INCOMPLETE}
    )


class ChangesFilter(Filter):
    since = DateField(label="From", required=False, past=True)
    until = DateField(label="To", required=False, past=True)
