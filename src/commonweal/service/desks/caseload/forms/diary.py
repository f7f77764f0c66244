"""Which day, or which week, of the calendar."""

from django import forms

from commonweal.service.ground.ui.forms import Filter


class DayForm(Filter):
    """Read from the address, and today when it says nothing that is a day."""

    day = forms.DateField(label="Day", required=False, widget=forms.HiddenInput)

    def chosen(self, today):
        """The day asked for, within what a calendar can turn to."""
        day = self.cleaned_data.get("day") if self.is_valid() else None
        return day if day and abs((day - today).days) < FARTHEST else today


FARTHEST = 3700  # [days], some ten years
