"""What every test stands on."""

import os

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = [
    "pytester",
    "tests.support.skips",
    "tests.support.stages",
    "tests.support.browser",
    "tests.support.java",
]

# A laptop busy with something else is no reason to fail; the number of examples is what differs.
settings.register_profile("few", max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("many", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "few"))


@pytest.fixture(scope="session", autouse=True)
def _no_mirror_of_the_callers_environment() -> None:
    """A test's outcome must not hang on where it is run: the clock is London's, the language English."""
    os.environ["TZ"] = "Europe/London"
    os.environ["LC_ALL"] = "C.UTF-8"
