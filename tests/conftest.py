"""What every test stands on."""

import os
import time

from django.conf import settings as django_settings
from hypothesis import HealthCheck, settings

pytest_plugins = [
    "pytester",
    "tests.support.skips",
    "tests.support.stages",
    "tests.support.browser",
    "tests.support.java",
    "tests.support.service",
]

# A laptop busy with something else is no reason to fail; the number of examples is what differs.
settings.register_profile("few", max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("many", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "few"))

# A test's outcome must not hang on where it is run.
os.environ["TZ"] = "Europe/London"
time.tzset()


def pytest_configure() -> None:
    """Hash passwords cheaply: Argon2 is slow on purpose, and tests sign in hundreds of times."""
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
