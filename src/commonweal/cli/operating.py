"""The verbs of the service: serve, work, manage, extract, open-linkage."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from commonweal.cli.telling import USAGE

SETTINGS = "commonweal.service.config.settings"


def start_django() -> None:
    """Load the service's settings and models."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    django.setup()


def manage(context: typer.Context) -> None:
    """Run a management command of Django: `commonweal manage migrate`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    from django.core.management import execute_from_command_line

    execute_from_command_line(["commonweal manage", *context.args])


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, help="Processes; twice the cores is a fair start.")] = 2,
    alone: Annotated[bool, typer.Option("--alone", help="Pages only: `commonweal work` runs elsewhere.")] = False,
) -> None:
    """Serve the pages with gunicorn, and do the work behind them in a process beside it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    os.environ.setdefault("COMMONWEAL_ADDRESS", f"http://{host}:{port}")
    sys.stderr.flush()
    if not alone:
        # This process is gunicorn in a moment, and the work stops when it does.
        subprocess.Popen([sys.executable, "-m", "django", "work", f"--beside={os.getpid()}"])
    where = f"--bind={host}:{port}"
    size = (f"--workers={workers}", "--threads=4", "--preload", "--log-level=warning")
    os.execv(
        sys.executable, [sys.executable, "-m", "gunicorn", where, *size, "commonweal.service.config.wsgi:application"]
    )


def work(once: Annotated[bool, typer.Option("--once", help="Do what is due now, and stop.")] = False) -> None:
    """Send the e-mails and make the files that pages have asked for, until stopped."""
    start_django()
    from django.core.management import call_command

    call_command("work", once=once)


def extract(
    by: Annotated[str, typer.Option(help="E-mail of the manager who makes the extract.")],
    passphrase_file: Annotated[Path, typer.Option(help="File with the passphrase that seals the linkage file.")],
    out: Annotated[Path, typer.Option(help="Folder for the two sets.")] = Path("out/extract"),
    costs: Annotated[Path | None, typer.Option(help="What the service cost, a CSV; see docs/tables/costs.md.")] = None,
    file_format: Annotated[str, typer.Option("--format", help="parquet or csv.")] = "parquet",
) -> None:
    """Write study tables for the evaluator, and a sealed linkage file for the controller of the hospital data."""
    start_django()
    from commonweal.service.ground.accounts.queries import users
    from commonweal.service.interfaces.extract import actions

    user = users().filter(email=by.lower(), is_active=True).first()
    if user is None:
        typer.echo(f"There is no active user {by}. Give the e-mail of a gateway manager.", err=True)
        raise typer.Exit(USAGE)
    made = actions.extract(
        by=user,
        folder=out,
        file_format=file_format,
        passphrase=passphrase_file.read_text("utf-8").strip(),
        costs=costs,
    )
    typer.echo(f"Study tables: {made.study}\nLinkage file: {made.linkage} (sealed)")
    for reason, count in made.excluded.items():
        typer.echo(f"Left out, {reason}: {count:,} people")


def open_linkage(
    sealed: Annotated[Path, typer.Argument(help="The sealed linkage file.")],
    passphrase_file: Annotated[Path, typer.Option(help="File with the passphrase.")],
    out: Annotated[Path, typer.Option(help="CSV file to write.")] = Path("linkage.csv"),
) -> None:
    """Open a sealed linkage file, at the controller's."""
    from commonweal.exchange.sealing import unseal

    out.write_bytes(unseal(sealed, passphrase_file.read_text("utf-8").strip()))
    typer.echo(out)
