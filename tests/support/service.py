"""The service's people and rows for tests: organisations, users of each role, signed-in clients."""

from importlib import import_module

import factory
import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.test import Client
from factory.django import DjangoModelFactory

from commonweal.domain.identifiers import check_digit
from commonweal.service.ground.accounts.models import Organisation, Role, User

PASSWORD = "seven quiet herons wade"
WORKPLACES = {
    Role.PRACTICE: "practice",
    Role.ADVISOR: "gateway",
    Role.MANAGER: "gateway",
    Role.PROVIDER: "provider",
    Role.COMMISSIONER: "commissioner",
    Role.ADMINISTRATOR: "gateway",
    Role.TEAM: "team",
    Role.ENABLER: "gateway",
}


@pytest.fixture(scope="session", autouse=True)
def _loopback() -> None:
    """Tests speak plain HTTP to this machine; what HTTPS adds is tested by asking for it."""
    settings.HTTPS = settings.SECURE_SSL_REDIRECT = False
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "session", "csrf"
    settings.SECURE_HSTS_SECONDS = 0


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """Emptying SQLite between tests means deleting, which the audit's trigger refuses: lift it for that alone."""
    written = import_module("commonweal.service.ground.audit.migrations.0002_append_only")
    if connection.vendor != "sqlite":
        return
    # Of the class, since a browser's event loop has a connection of its own.
    operations = type(connection.ops)
    emptying = operations.sql_flush

    def sql_flush(self, *args, **options):
        return [*written.SQLITE_UNDO.values(), *emptying(self, *args, **options), *written.SQLITE.values()]

    operations.sql_flush = sql_flush


def nhs_number(number):
    """The n-th valid fictitious NHS number: 999 and six digits, with the numbers that cannot be left out."""
    for tried in range(number * 2, 1_000_000):
        digits = f"999{tried:06}"
        if check_digit(digits) < 10:
            return f"{digits}{check_digit(digits)}"
    raise ValueError("no fictitious NHS numbers left")


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    kind = "practice"
    name = factory.Sequence(lambda n: f"Millbrook Surgery {n}")
    code = factory.Sequence(lambda n: f"Z{n:05}")


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    role = Role.PRACTICE
    name = factory.Sequence(lambda n: f"Robin Ashdown {n}")
    email = factory.Sequence(lambda n: f"robin{n}@example.test")
    organisation = factory.LazyAttribute(lambda user: OrganisationFactory(kind=WORKPLACES[Role(user.role)]))

    @factory.lazy_attribute
    def password(self):
        return make_password(PASSWORD)


def signed_in(user, **options):
    """A client whose user has just signed in."""
    client = Client(**options)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    client.user = user
    return client


@pytest.fixture
def make_user(db):
    """`make_user("advisor")`, or with an organisation."""
    return lambda role, **options: UserFactory(role=role, **options)


@pytest.fixture
def client_of(make_user):
    """`client_of("provider")`: a signed-in client of a new user of that role; the user is `client.user`."""
    return lambda role, **options: signed_in(make_user(role, **options))


@pytest.fixture
def advisor(make_user):
    return make_user("advisor")


@pytest.fixture
def manager(make_user):
    return make_user("manager")


@pytest.fixture
def practice_user(make_user):
    return make_user("practice")


@pytest.fixture
def provider_user(make_user):
    return make_user("provider")


@pytest.fixture
def commissioner(make_user):
    return make_user("commissioner")


@pytest.fixture
def administrator(make_user):
    return make_user("administrator")
