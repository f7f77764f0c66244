"""The verb `demo`: a fictitious borough from the first referral to the report, the one verb that wires both halves."""

import hashlib
import os
import secrets
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer

from commonweal.cli import operating
from commonweal.cli.telling import teller

PACKAGE = Path(__file__).resolve().parent.parent
PLAN = """# How the demonstration is evaluated; every key is explained in docs/guides/plan.md
title = "A fictitious borough's social prescribing service"

[sources]
study = "extract/study"
bridge = "hospital/bridge.csv"
apc = "hospital/apc.csv"
ae = "hospital/ae.csv"
op = "hospital/op.csv"
deaths = "hospital/deaths.csv"
population = "hospital/population.csv"
risk = "hospital/risk.csv"

[cohort]
referred_from = {referred_from}
referred_to = {referred_to}
data_from = {data_from}
data_to = {data_to}
months = 12

[matching]
waiver = "a demonstration, on whose answer nothing hangs"
"""


def demo(
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Stop after the report.")] = False,
    out: Annotated[Path, typer.Option(help="Folder for everything that is made.")] = Path("out/demo"),
    people: Annotated[int, typer.Option(min=60, help="People referred to the service.")] = 1000,
    seed: Annotated[int, typer.Option(help="Start of every random draw.")] = 1,
    port: Annotated[int, typer.Option(help="Port of the site.")] = 8000,
    again: Annotated[bool, typer.Option("--again", help="Make everything anew.")] = False,
) -> None:
    """Make a fictitious borough, run the whole thread through it, and open the site on this machine."""
    say = teller()
    out = out.resolve()
    _environment(out)
    stamp, key = out / "made", _key(people, seed)
    if again or not stamp.exists() or stamp.read_text("utf-8") != key:
        stamp.unlink(missing_ok=True)
        _make(out, people, seed, say)
        stamp.write_text(key, "utf-8")
    else:
        say("Everything is made already (--again makes it anew).")
    _tell(out, port, no_serve)
    if not no_serve:
        operating.serve(port=port, host="127.0.0.1", workers=2)


def _environment(out: Path) -> None:
    """Settings of the demonstration: its own database, its own secret, plain HTTP on this machine only."""
    out.mkdir(parents=True, exist_ok=True)
    secret = out / "secret"
    if not secret.exists():
        secret.write_text(secrets.token_urlsafe(50), "utf-8")
        secret.chmod(0o600)
    os.environ["COMMONWEAL_OUT"] = str(out)
    os.environ["COMMONWEAL_SECRET_KEY"] = secret.read_text("utf-8")
    os.environ["COMMONWEAL_DEMO"] = "1"
    os.environ["DATABASE_URL"] = f"sqlite:///{out / 'commonweal.sqlite3'}"


def _key(people: int, seed: int) -> str:
    """What the demonstration depends on: the code, the sizes, and the day (visits are due today)."""
    digest = hashlib.sha256(f"{people} {seed} {date.today()}".encode())
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in {".py", ".toml", ".yaml", ".html", ".j2"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _make(out: Path, people: int, seed: int, say: Callable[[str], None]) -> None:
    today = date.today()
    say("The service: a database, organisations, people and their journeys")
    _serve_people(out, people, seed, today, say)
    say("The hospital's side: files in the layout of HES, and the bridge")
    _go_to_hospital(out, seed, today, say)
    say("The evaluation")
    _evaluate(out, today, say)


def _serve_people(out: Path, people: int, seed: int, today: date, say: Callable[[str], None]) -> None:
    for old in out.glob("commonweal.sqlite3*"):
        old.unlink()
    shutil.rmtree(out / "extract", ignore_errors=True)
    operating.start_django()
    from django.core.management import call_command

    from commonweal.service.demo import actions as borough
    from commonweal.service.interfaces.extract import actions as extract

    call_command("migrate", verbosity=0)
    made = borough.build(people=people, seed=seed, today=today, say=say)
    (out / "sign-ins.txt").write_text(made.sign_ins, "utf-8")
    (out / "costs.csv").write_text(made.costs, "utf-8")
    passphrase = out / "passphrase"
    passphrase.write_text(secrets.token_urlsafe(24), "utf-8")
    passphrase.chmod(0o600)
    say("Study tables for the evaluator, a sealed linkage file for the controller")
    extract.extract(
        by=made.manager,
        folder=out / "extract",
        file_format="parquet",
        passphrase=passphrase.read_text("utf-8"),
        costs=out / "costs.csv",
    )


def _go_to_hospital(out: Path, seed: int, today: date, say: Callable[[str], None]) -> None:
    from commonweal.evaluation import synthetic

    synthetic.hospital(study=out / "extract" / "study", out=out / "hospital", seed=seed, data_to=today, say=say)


def _evaluate(out: Path, today: date, say: Callable[[str], None]) -> None:
    from commonweal.domain.disclosure import HES
    from commonweal.evaluation import plan as plans
    from commonweal.evaluation import study
    from commonweal.evaluation.report import write
    from commonweal.exchange import release

    first = today - timedelta(days=913)
    asked = PLAN.format(
        referred_from=first, referred_to=today, data_from=first - timedelta(days=730), data_to=today - timedelta(days=1)
    )
    path = out / "plan.toml"
    for old in out.glob(f"{path.name}.*"):
        old.unlink()
    path.write_text(asked, "utf-8")
    plans.lock(path, plans.read(path))
    found = study.Study(path, out / "evaluation", say=say).evaluate()
    (out / "report.html").write_bytes(write(out / "evaluation").read_bytes())
    release.publish(found, out / "releases", HES)


def _tell(out: Path, port: int, no_serve: bool) -> None:
    report = out / "report.html"
    typer.echo((out / "sign-ins.txt").read_text("utf-8"))
    typer.echo(f"Report: {report.relative_to(Path.cwd()) if report.is_relative_to(Path.cwd()) else report}")
    if not no_serve:
        typer.echo(f"Site:   http://127.0.0.1:{port}/   (Ctrl-C stops it)")
        typer.echo(f"E-mail: {out / 'mail'} (nothing is sent: what would be is put there)")
