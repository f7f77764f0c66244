"""What the tests of several desks stand on."""

import pytest

from tests.support import journeys


@pytest.fixture
def place(db):
    return journeys.borough()
