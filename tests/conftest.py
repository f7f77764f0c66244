"""What every test stands on."""

import os
import time

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.core.signals import setting_changed
from django.db import connections
from hypothesis import HealthCheck, settings

pytest_plugins = [
    "pytester",
    "tests.support.skips",
    "tests.support.stages",
    "tests.support.sharing",
    "tests.support.browser",
    "tests.support.java",
    "tests.support.engines",
    "tests.support.service",
    "tests.support.counted",
]

# A laptop busy with something else is no reason to fail; the number of examples is what differs.
# The same few each time, so that a red run is the change's doing; `many` goes looking.
settings.register_profile(
    "few", max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("many", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "few"))

# Before anything loads it: two workers with two threads each on small matrices stand in each other's way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# A test's outcome must not hang on where it is run.
os.environ["TZ"] = "Europe/London"
time.tzset()


def pytest_configure() -> None:
    """Hash passwords cheaply: Argon2 is slow on purpose, and tests sign in hundreds of times. Do tasks at once."""
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # What waits for a worker is done when it is handed out: see `outbox.tasks.hand_out`.
    django_settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    setting_changed.send(sender=None, setting="TASKS", value=django_settings.TASKS, enter=True)


@pytest.fixture(autouse=True)
def _forget() -> None:
    """Who has tried too many links in one test has tried none in the next."""
    cache.clear()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, tmp_path_factory) -> None:
    """SQLite in a file, not in memory: the threads of a live server must not share one connection."""
    chosen = connections["default"].settings_dict
    if chosen["ENGINE"].endswith("sqlite3"):
        chosen["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
        # Nothing here is worth keeping, so nothing waits for a disk.
        chosen["OPTIONS"]["init_command"] = chosen["OPTIONS"]["init_command"].replace("=FULL", "=OFF")
