"""Which month."""

from django import forms
from django.utils import timezone

from commonweal.domain.dates import Month
from commonweal.service.ground.ui.forms import Filter, Form

MONTHS_BACK = 36


def months():
    """This month and those before it: [(code, words)]."""
    month, found = Month.of(timezone.localdate()), []
    for _ in range(MONTHS_BACK):
        found.append((month.code, month.said))
        month = month.before
    return found


class MonthFilter(Filter):
    month = forms.ChoiceField(label="Month", required=False, widget=forms.Select)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["month"].choices = months()

    @property
    def chosen(self):
        """The month asked for, or this one."""
        known = self.is_valid() and self.answers["month"]
        return Month.read(known) if known else Month.of(timezone.localdate())


class AllForm(Form):
    month = forms.ChoiceField(label="Month", widget=forms.Select)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["month"].choices = months()
