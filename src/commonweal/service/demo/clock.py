"""A clock that can be set: what is written in the fictitious borough bears the day on which it is told to happen."""

from contextlib import contextmanager
from datetime import datetime, time, timedelta

from django.utils import timezone

OPENS = time(9)


class Clock:
    """Says the day it was set to, a minute later each time it is asked; today it is the real time."""

    def __init__(self):
        self.real, self.day, self.asked = timezone.now, None, 0

    def set(self, day):
        if day != self.day:
            self.day, self.asked = day, 0

    def now(self):
        real = self.real()
        if self.day is None or self.day >= timezone.localtime(real).date():
            return real
        self.asked += 1
        opened = datetime.combine(self.day, OPENS, timezone.get_current_timezone())
        return opened + timedelta(minutes=self.asked % 480)

    @contextmanager
    def ruling(self):
        """As long as this lasts, every action takes its time from this clock."""
        timezone.now = self.now
        try:
            yield self
        finally:
            timezone.now = self.real
