"""Which tests run again on PostgreSQL: the service's that open the database, and those that say so."""

import re

import pytest

FILE = """
import pytest

@pytest.fixture
def db(): pass

@pytest.fixture
def place(db): pass

def test_of_a_command(): pass

def test_of_a_place(place): pass

@pytest.mark.django_db
def test_of_a_mark(): pass

@pytest.mark.service
def test_of_a_process_of_its_own(): pass

@pytest.mark.postgres
def test_of_postgres_alone(): pass
"""
OF_THE_SERVICE = {"of_a_place", "of_a_mark", "of_a_process_of_its_own"}


@pytest.fixture
def done(pytester, pytestconfig, monkeypatch):
    """The tests that are run with a database at this address."""
    monkeypatch.setenv("PYTHONPATH", str(pytestconfig.rootpath))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makeini("[pytest]\nmarkers =\n    django_db\n    service\n    postgres\n")
    (pytester.mkdir("tests") / "integration").mkdir()
    (pytester.path / "tests" / "integration" / "test_it.py").write_text(FILE)

    def run(address):
        monkeypatch.setenv("DATABASE_URL", address)
        said = pytester.runpytest_subprocess("-p", "tests.support.stages", "-v").stdout.str()
        return set(re.findall(r"test_it\.py::test_(\w+) PASSED", said))

    return run


def test_what_opens_the_database_or_says_so_runs_on_postgres(done):
    assert done("postgres://nowhere/it") == OF_THE_SERVICE | {"of_postgres_alone"}


def test_all_but_what_is_postgress_own_runs_on_sqlite(done):
    assert done("") == OF_THE_SERVICE | {"of_a_command"}
