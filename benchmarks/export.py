"""What a spreadsheet of 100,000 referrals costs, made behind the page: `python -m benchmarks.export`.

The worker runs twice: with nothing to do, and with the file to make; the difference in peak memory is the file's.
"""

import os
import sys
from pathlib import Path

from benchmarks.measuring import machine, run

ROOT = Path(__file__).resolve().parents[1]
FOLDER, RESULTS = ROOT / "out" / "bench" / "export", ROOT / "benchmarks" / "results" / "export.md"
ROWS = 100_000
LIMIT_SECONDS, LIMIT_MIB = 30, 100
MINUTE = "from benchmarks import export; export."


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "commonweal.service.config.settings",
        "COMMONWEAL_SECRET_KEY": "nothing is kept secret in a benchmark, and this is long enough",
        "COMMONWEAL_OUT": str(FOLDER),
        "DATABASE_URL": os.environ.get("DATABASE_URL", f"sqlite:///{FOLDER}/export.sqlite3"),
        "PYTHONPATH": str(ROOT),
    }
    began = machine()
    if not (FOLDER / "filled").exists():
        run([sys.executable, "-c", f"{MINUTE}fill()"])
        (FOLDER / "filled").touch()
    work = [sys.executable, "-m", "django", "work", "--once"]
    run(work)  # whatever was due
    idle = run(work)
    run([sys.executable, "-c", f"{MINUTE}ask()"])
    busy = run(work)
    rows = run([sys.executable, "-c", f"{MINUTE}tell()"]).printed.strip()
    text = told(began, rows, busy.wall - idle.wall, busy.peak - idle.peak, idle.peak)
    RESULTS.write_text(text, "utf-8")
    print(text)


def start() -> None:
    import django

    django.setup()


def fill() -> None:
    """As many people and referrals as there are to be rows."""
    start()
    from django.core.management import call_command

    from benchmarks.desks import filling

    call_command("migrate", verbosity=0)
    filling.fill(people=ROWS, referrals=ROWS, services=200)


def ask() -> None:
    """A manager asks for the file."""
    start()
    from commonweal.service.ground.accounts.queries import users
    from commonweal.service.ground.outbox import actions

    actions.start_job(kind="referrals.all", by=users().filter(role="manager").first())


def tell() -> None:
    """How many rows the newest file has, and how many MiB."""
    start()
    from commonweal.service.ground.outbox import queries
    from commonweal.service.ground.outbox.models import Job

    job = Job.objects.order_by("-created_at").first()
    print(f"{job.rows:,} rows, {(queries.folder(job) / job.file).stat().st_size / 2**20:.1f} MiB")


def told(began: str, rows: str, seconds: float, more: float, idle: float) -> str:
    within = "within" if seconds <= LIMIT_SECONDS and more <= LIMIT_MIB else "NOT within"
    return (
        "# A spreadsheet of all referrals\n\n"
        f"`python -m benchmarks.export`, on {began}.\n\n"
        "| file | seconds | more memory, MiB | the worker at rest, MiB |\n|---|---:|---:|---:|\n"
        f"| {rows} | {seconds:.1f} | {more:.0f} | {idle:.0f} |\n\n"
        f"The limits are {LIMIT_SECONDS} seconds and {LIMIT_MIB} MiB: {within} them.\n"
    )


if __name__ == "__main__":
    main()
