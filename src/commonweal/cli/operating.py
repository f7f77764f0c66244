"""The verbs of the service: serve, manage, extract, open-linkage."""

import os
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
) -> None:
    """Serve the pages with gunicorn."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    sys.stderr.flush()
    where = f"--bind={host}:{port}"
    size = (f"--workers={workers}", "--threads=4", "--preload", "--log-level=warning")
    os.execv(
        sys.executable, [sys.executable, "-m", "gunicorn", where, *size, "commonweal.service.config.wsgi:application"]
    )


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
