"""Which period to look at: a few fixed ones, since free dates would let two periods differ by one person."""

from django import forms

from commonweal.service.desks.insight.queries import ALL
from commonweal.service.ground.ui.forms import Filter


class PeriodFilter(Filter):
    period = forms.ChoiceField(label="Referred in", required=False)

    def __init__(self, *args, periods=(), **options):
        super().__init__(*args, **options)
        self.fields["period"].choices = periods

    @property
    def chosen(self):
        """The year that was asked for, or all."""
        asked = self.answers["period"] or ALL
        return asked if asked == ALL else int(asked)
