"""What the tests of people stand on."""

import pytest
import time_machine
from django.utils import timezone

from tests.support import journeys


@pytest.fixture
def place(db):
    return journeys.borough()


@pytest.fixture
def time_machine_today():
    """A later day, at noon in London: `with time_machine_today(timedelta(days=3)):`."""
    return lambda later: time_machine.travel(timezone.localtime().replace(hour=12) + later, tick=False)
