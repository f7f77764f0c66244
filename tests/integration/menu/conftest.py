"""What the tests of the menu stand on."""

import pytest

from tests.support import journeys


@pytest.fixture
def place(db):
    return journeys.borough()
