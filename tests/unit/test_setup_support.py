"""What the tests lean on: programs found, started and stopped, and what is left out without them."""

import socket
import textwrap
import urllib.parse

import psycopg
import pytest

from tests.support import browser, java, postgres


@pytest.fixture
def address():
    if postgres.binaries() is None:
        pytest.skip(postgres.MISSING)
    with postgres.cluster() as started:
        yield started


def test_a_cluster_answers_on_loopback(address):
    with psycopg.connect(urllib.parse.urlsplit(address)._replace(path="/postgres").geturl()) as connection:
        assert connection.execute("SELECT host(inet_server_addr()), current_user").fetchone() == (
            "127.0.0.1",
            "commonweal",
        )


def test_a_cluster_is_gone_when_its_block_ends():
    if postgres.binaries() is None:
        pytest.skip(postgres.MISSING)
    with postgres.cluster() as started:
        place = urllib.parse.urlsplit(started)
    with pytest.raises(ConnectionRefusedError), socket.create_connection((place.hostname, place.port)):
        pass


def test_the_network_beyond_this_machine_is_closed_to_tests():
    # 192.0.2.1 is an address kept for documentation: nobody's.
    with pytest.raises(UserWarning, match=r"192\.0\.2\.1"), socket.create_connection(("192.0.2.1", 80), timeout=1):
        pass


def a_program(folder, name: str, does: str) -> None:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{does}\n")
    program.chmod(0o755)


def test_a_browser_named_by_the_caller_comes_first(tmp_path, monkeypatch):
    a_program(tmp_path, "mine", "true")
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "mine"))
    assert browser.chromium_path() == str(tmp_path / "mine")


def test_a_browser_named_wrongly_is_not_quietly_replaced(monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    assert browser.chromium_path() is None


@pytest.mark.parametrize(
    ("said", "major"), [('openjdk version "17.0.15"', 17), ('java version "1.8.0_402"', 1), ("no", 0)]
)
def test_the_version_of_java_is_read_from_what_it_says(tmp_path, said, major):
    a_program(tmp_path, "java", f"echo '{said}' >&2")
    assert java.version(str(tmp_path / "java")) == major


@pytest.fixture
def run_of_one_skip(pytester, pytestconfig, monkeypatch):
    """The exit code and the words of a run in which one test is skipped for this reason."""
    monkeypatch.setenv("PYTHONPATH", str(pytestconfig.rootpath))

    def run(reason: str, ci: str):
        monkeypatch.setenv("CI", ci)
        pytester.makepyfile(
            textwrap.dedent(f"""
                import pytest
                def test_present(): pass
                def test_absent(): pytest.skip({reason!r})
            """)
        )
        return pytester.runpytest_subprocess("-p", "tests.support.skips", "-p", "no:django", "-p", "no:xdist")

    return run


def test_a_missing_program_is_reported(run_of_one_skip):
    run_of_one_skip("needs Chromium", ci="").stdout.fnmatch_lines(["*left out*", "*1 needs Chromium"])


def test_a_missing_program_passes_on_a_bare_machine(run_of_one_skip):
    assert run_of_one_skip("needs Chromium", ci="").ret == 0


def test_a_missing_program_fails_where_everything_must_be_there(run_of_one_skip):
    assert run_of_one_skip("needs Chromium", ci="true").ret == 1


def test_a_skip_for_another_reason_never_fails(run_of_one_skip):
    assert run_of_one_skip("only on Mondays", ci="true").ret == 0
