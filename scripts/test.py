"""Run the tests: all of them on SQLite, then the service's again on a PostgreSQL of our own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.support import postgres
from tests.support.skips import everything_must_be_there

ROOT = Path(__file__).resolve().parent.parent
NOTHING_SELECTED = 5


def pytest(*arguments: str, database: str | None) -> int:
    """Run pytest on both cores; whole files to a worker, so that what a file sets up is set up once."""
    quiet = [] if everything_must_be_there() else ["-q"]
    shared = ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]  # in the order of `tests.support.sharing`
    command = [sys.executable, "-m", "pytest", *quiet, *shared, *arguments]
    # Without an address the settings choose SQLite; the caller's own database is never the one tested on.
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    if database:
        environment["DATABASE_URL"] = database
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def on_sqlite(arguments: list[str]) -> int:
    print("== every test, on SQLite", flush=True)
    return pytest(*arguments, database=None)


def on_postgres(arguments: list[str]) -> int:
    if postgres.binaries() is None:
        print(f"== the service's tests on PostgreSQL: left out, {postgres.MISSING}", flush=True)
        return int(everything_must_be_there())
    with postgres.cluster() as address:
        print("== the service's tests again, on PostgreSQL", flush=True)
        code = pytest(*arguments, database=address)
    # Asked for a few tests by name, there may be none of the service's among them.
    return 0 if arguments and code == NOTHING_SELECTED else code


def main() -> int:
    # A stop from outside must still take the server down with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    arguments = sys.argv[1:]
    return on_sqlite(arguments) or on_postgres(arguments)


if __name__ == "__main__":
    sys.exit(main())
