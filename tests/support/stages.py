"""Which tests belong to which database: all run on SQLite, the service's that open it run again on PostgreSQL."""

import os
from pathlib import Path

import pytest

# Where every test that opens the database is the service's, without saying so.
SERVICE_FOLDERS = {"integration"}
OPENING = {"db", "transactional_db", "django_db_setup", "live_server"}


def on_postgres() -> bool:
    return os.environ.get("DATABASE_URL", "").startswith(("postgres://", "postgresql://"))


def of_the_service(item: pytest.Item) -> bool:
    tests = item.config.rootpath / "tests"
    folder = Path(item.path).relative_to(tests).parts[0] if Path(item.path).is_relative_to(tests) else ""
    return (folder in SERVICE_FOLDERS and opens_the_database(item)) or any(
        item.get_closest_marker(name) for name in ("service", "postgres")
    )


def opens_the_database(item: pytest.Item) -> bool:
    """Whether it asks for the database, by its mark or by what it stands on: what does not is the same on any."""
    return bool(item.get_closest_marker("django_db") or OPENING & set(getattr(item, "fixturenames", ())))


def wanted(item: pytest.Item) -> bool:
    return of_the_service(item) if on_postgres() else item.get_closest_marker("postgres") is None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    left = [item for item in items if not wanted(item)]
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if wanted(item)]
