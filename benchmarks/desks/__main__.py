"""How long a page takes for fifty people at once, beside a bare Django page: `python -m benchmarks.desks`.

100,000 people, 300,000 referrals and 2,000 services are written under out/bench/desks and kept. Everything listens on
this machine's loopback only, and stops by itself. The figures go to results/desks.md.
"""

import argparse
import csv
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from benchmarks.desks import filling
from benchmarks.measuring import machine

ROOT = Path(__file__).resolve().parents[2]
FOLDER, RESULTS = ROOT / "out" / "bench" / "desks", ROOT / "benchmarks" / "results" / "desks.md"
PEOPLE, BARE, SPAWNED = 50, 5, 2
LIMITS = {"50%": 150, "95%": 300}  # [ms]
SERVED = "commonweal.service.config.wsgi:application"
HEAD = "| page | requests | median ms | p95 ms | longest ms | within limits |\n|---|---:|---:|---:|---:|---|"
NOT_TIMED = ("sign in", "Aggregated")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=int, default=240, help="how long they sit, after they have signed in")
    options.add_argument("--database", default=f"sqlite:///{FOLDER}/desks.sqlite3")
    options.add_argument("--again", action="store_true", help="fill the database again")
    given = options.parse_args()
    environment = surroundings(given.database)
    began = machine()
    prepare(environment, given.database, given.again)
    with (
        served(environment, SERVED) as host,
        served(environment | bare(), "django.core.wsgi:get_wsgi_application()") as b,
    ):
        rows = sat(environment | {"BENCH_HOST": host, "BENCH_BARE": b}, given.seconds)
    text = told(began, given, rows)
    RESULTS.write_text(text, "utf-8")
    print(text)


def surroundings(database: str) -> dict[str, str]:
    FOLDER.mkdir(parents=True, exist_ok=True)
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "commonweal.service.config.settings",
        "DATABASE_URL": database,
        "COMMONWEAL_OUT": str(FOLDER),
        "COMMONWEAL_HTTPS": "0",
        "COMMONWEAL_SECRET_KEY": "nothing is kept secret in a benchmark, and this is long enough",
        "PYTHONPATH": str(ROOT),
    }


def bare() -> dict[str, str]:
    return {"DJANGO_SETTINGS_MODULE": "benchmarks.desks.bare_settings"}


def prepare(environment: dict[str, str], database: str, again: bool) -> None:
    file = Path(database.removeprefix("sqlite:///"))
    if again and database.startswith("sqlite"):
        for each in file.parent.glob(f"{file.name}*"):
            each.unlink()
    if database.startswith("sqlite") and file.exists():
        return
    print("filling the database", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "benchmarks.desks.filling"], env=environment, cwd=ROOT, check=True)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def served(environment: dict[str, str], application: str):
    """Two processes of four threads, as `commonweal serve` starts them."""
    port = free_port()
    size = ("--workers=2", "--threads=4", "--preload", "--log-level=warning", f"--bind=127.0.0.1:{port}")
    started = subprocess.Popen([sys.executable, "-m", "gunicorn", *size, application], env=environment, cwd=ROOT)
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        started.terminate()
        started.wait(30)


def wait_for(port: int) -> None:
    for _ in range(150):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise SystemExit("The server did not start within half a minute.")


def sat(environment: dict[str, str], seconds: int) -> list[dict[str, str]]:
    """Locust's own table of what it measured, from when everybody had signed in."""
    ramp = (PEOPLE + BARE) // SPAWNED + 1
    command = [
        *(sys.executable, "-m", "locust", "-f", "benchmarks/desks/sitting.py", "--headless", "--only-summary"),
        *("--users", str(PEOPLE + BARE), "--spawn-rate", str(SPAWNED), "--reset-stats"),
        *(
            "--run-time",
            f"{seconds + ramp}s",
            "--csv",
            str(FOLDER / "sat"),
            "--stop-timeout",
            "10",
            "--exit-code-on-error",
            "0",
        ),
    ]
    subprocess.run(command, env=environment, cwd=ROOT, check=True)
    with (FOLDER / "sat_stats.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def told(began: str, given: argparse.Namespace, rows: list[dict[str, str]]) -> str:
    pages = sorted((row for row in rows if row["Name"] not in NOT_TIMED), key=lambda row: row["Name"])
    failures = sum(int(row["Failure Count"]) for row in pages)
    where = "SQLite" if given.database.startswith("sqlite") else "PostgreSQL"
    return "\n".join(
        [
            f"""# Fifty people at their desks

Measured with {began}.

{filling.PEOPLE:,} people, {filling.REFERRALS:,} referrals and {filling.SERVICES:,} services on {where}; {PEOPLE}
people (advisors, practices, providers, managers) who think for 5 to 10 seconds between pages, for {given.seconds} s
after all had signed in, on the machine that also serves them: two gunicorn processes of four threads. The bare pages
are Django alone on the same database: a plain query and a plain template, without sign-in, permission, audit or
design; {BARE} more visitors look at them meanwhile. The limits are {LIMITS["50%"]} ms at the median and
{LIMITS["95%"]} ms at the 95th percentile. Requests that failed: {failures}.
""",
            HEAD,
            *(line(row) for row in pages),
            "",
        ]
    )


def line(row: dict[str, str]) -> str:
    median, p95, longest = (float(row[name]) for name in ("50%", "95%", "Max Response Time"))
    kept = "yes" if median <= LIMITS["50%"] and p95 <= LIMITS["95%"] else "no"
    return f"| {row['Name']} | {row['Request Count']} | {median:.0f} | {p95:.0f} | {longest:.0f} | {kept} |"


if __name__ == "__main__":
    main()
