"""A form that asks once more when what was typed is possible, and likely a slip."""

from datetime import timedelta

from django.utils import timezone

from commonweal.service.ground.ui.forms import Form
from commonweal.service.ground.ui.presenters.words import day

LONG_AGO, FAR_AHEAD = timedelta(days=90), timedelta(days=366)
LONG_MINUTES = 12 * 60
EARLY, LATE = 7, 21  # [hours]
LEFT_OUT = {"csrfmiddlewaretoken", "token", "version", "sure"}


class CarefulForm(Form):
    """What is doubtful is asked about and never forbidden: real life is odder than any rule."""

    @property
    def is_changing(self):
        """Did its writer, once asked, choose to change it?"""
        return self.data.get("sure") == "no"

    def doubts(self, person):
        """What to ask about before it is saved; nothing once its writer is sure."""
        return [] if self.data.get("sure") == "yes" else list(self._doubts(person))

    @property
    def again(self):
        """All that was typed, to send it once more: [(name, value), ...]."""
        return [(name, each) for name in self.data if name not in LEFT_OUT for each in self.data.getlist(name)]

    def _doubts(self, person):
        told, today = self.cleaned_data.get, timezone.localdate()
        if person.died_on:
            yield f"{person.name} died on {day(person.died_on)}. Was this a talk with the family?"
        on, next_on = told("on"), told("next_on")
        if on and on < today - LONG_AGO:
            yield f"The day of the contact is long ago: {day(on)}."
        for each in (on, next_on):
            if each and each > today + FAR_AHEAD:
                yield f"This is more than a year ahead: {day(each)}."
        if (told("minutes") or 0) > LONG_MINUTES:
            yield f"The contact took more than 12 hours: {told('minutes')} minutes."
        if told("at_time") and not EARLY <= told("at_time").hour < LATE:
            yield f"The time is {told('at_time'):%H:%M}, when most people are asleep."
