"""The same seed gives the same borough; another gives another."""

import pytest

from tests.support import demonstration

pytestmark = pytest.mark.django_db
PEOPLE = 25


def fingerprint(seed):
    with demonstration.borough(PEOPLE, seed):
        return demonstration.fingerprint()


def test_the_same_seed_gives_the_same_borough():
    assert fingerprint(3) == fingerprint(3)


def test_another_seed_gives_another_borough():
    assert fingerprint(3) != fingerprint(4)
