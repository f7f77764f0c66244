"""What the tests of several desks stand on: a borough, and those of its people who are signed in."""

import pytest

from commonweal.exchange import release
from commonweal.service.ground.accounts.models import Role
from tests.support import example_results, journeys
from tests.support.service import signed_in


@pytest.fixture
def place(db):
    return journeys.borough()


@pytest.fixture
def doctor(place):
    return signed_in(place.doctor)


@pytest.fixture
def ada(place):
    return signed_in(place.advisor)


@pytest.fixture
def mary(place):
    return signed_in(place.manager)


@pytest.fixture
def worker(place):
    return signed_in(place.worker)


@pytest.fixture
def stranger(place):
    """Somebody of another provider."""
    return signed_in(journeys.user(Role.PROVIDER, "Olive Other", place.other_provider))


@pytest.fixture
def asked(place):
    """A person whom a provider was asked to take."""
    who = journeys.person(place, access_needs="Speak up, please.", address="1 Quiet Lane")
    return journeys.referred_on(place, who=who, reason_text="Has been low since the funeral.")


@pytest.fixture
def taking_part(place):
    return journeys.started(place)


@pytest.fixture
def releases(settings, tmp_path):
    settings.RELEASES = tmp_path / "releases"
    return settings.RELEASES


@pytest.fixture
def released(releases):
    release.publish(example_results.results(), releases)


@pytest.fixture
def commissioner(place):
    where = journeys.organisation("commissioner", "Commissioners", "C001")
    return signed_in(journeys.user(Role.COMMISSIONER, "Cora Commissioner", where))
