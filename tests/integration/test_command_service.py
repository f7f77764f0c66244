"""The command at the service: extracts are made by who may make them, and problems are one sentence."""

import os
import sqlite3
import subprocess
import sys

import pytest

START = "import sys; from commonweal.cli import main; sys.argv[0] = 'commonweal'; main()"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A database of its own with the first administrator in it, as the guide says to make it."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "passphrase").write_text("four quiet words here\n", "utf-8")
    run = _runner(folder)
    assert run("manage", "migrate", "--verbosity", 0).returncode == 0
    who = ("--email", "ada@example.test", "--name", "Ada Lund", "--organisation", "Gateway")
    made = run("manage", "first_administrator", *who)
    assert made.returncode == 0, made.stderr
    return folder, run


def _runner(folder):
    environment = os.environ | {
        "COMMONWEAL_OUT": str(folder),
        "COMMONWEAL_DEMO": "1",
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
    }

    def run(*words):
        command = [sys.executable, "-c", START, *map(str, words)]
        return subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=120, env=environment, cwd=folder
        )

    return run


def extract(run, folder, by):
    return run("extract", "--by", by, "--passphrase-file", folder / "passphrase", "--out", folder / "extract")


def test_the_first_administrator_is_in_the_database(site):
    folder, _ = site
    with sqlite3.connect(folder / "site.sqlite3") as database:
        assert database.execute("SELECT email, role FROM accounts_user").fetchall() == [
            ("ada@example.test", "administrator")
        ]


def test_there_is_only_one_first_administrator(site):
    _, run = site
    again = run("manage", "first_administrator", "--email", "b@example.test", "--name", "B", "--organisation", "C")
    assert again.returncode != 0


def test_an_extract_by_nobody_is_a_usage_error(site):
    folder, run = site
    refused = extract(run, folder, "nobody@example.test")
    assert refused.returncode == 2 and refused.stderr.startswith("There is no active user")


def test_an_extract_by_somebody_who_may_not_is_refused_in_one_sentence(site):
    folder, run = site
    refused = extract(run, folder, "ada@example.test")
    assert refused.returncode == 1 and "Ask a gateway manager" in refused.stderr and "Traceback" not in refused.stderr


def test_what_is_no_sealed_file_is_told_in_one_sentence(site):
    folder, run = site
    refused = run("open-linkage", folder / "passphrase", "--passphrase-file", folder / "passphrase", "--out", "l.csv")
    assert refused.returncode == 1 and refused.stderr.startswith("commonweal open-linkage:")


def test_a_server_without_a_secret_does_not_start(site):
    folder, _ = site
    environment = {name: value for name, value in os.environ.items() if name != "COMMONWEAL_SECRET_KEY"}
    program = "import commonweal.service.config.wsgi"
    started = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, env=environment, cwd=folder
    )
    assert started.returncode != 0 and "COMMONWEAL_SECRET_KEY is not set" in started.stderr
