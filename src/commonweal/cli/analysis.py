"""The verbs of the evaluation: lock, evaluate, report, release, synthesise, reproduce."""

import os
from pathlib import Path
from typing import Annotated

import typer

from commonweal.cli.telling import DATA_PROBLEM, STOPPED, teller

Out = Annotated[Path, typer.Option("--out", help="Folder for what is made; it is made when missing.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Say nothing but the result.")]


def evaluate(
    plan: Annotated[Path, typer.Argument(help="The plan, a TOML file; see docs/guides/plan.md.")],
    out: Out = Path("out/evaluation"),
    engine: Annotated[str, typer.Option(help="duckdb, or spark where it is installed.")] = "duckdb",
    quiet: Quiet = False,
    json: Annotated[bool, typer.Option("--json", help="Print the results as JSON.")] = False,
) -> None:
    """Count hospital use before and after referral, distance travelled and value; write results, tables, manifest."""
    # Two threads on the small matrices of the score get in each other's way: one is several times quicker.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from commonweal.evaluation import study
    from commonweal.exchange.results import BALANCE

    found = study.Study(plan, out, engine=engine, say=teller(quiet)).evaluate()
    typer.echo((out / "results.json").read_text("utf-8") if json else study.summary(found, out))
    if found.stage == BALANCE:
        raise typer.Exit(STOPPED)


def lock(plan: Annotated[Path, typer.Argument(help="The plan, a TOML file; see docs/guides/plan.md.")]) -> None:
    """Write down a plan with its hash before outcomes are read; later changes are printed as deviations."""
    from commonweal.evaluation import plan as plans

    typer.echo(plans.lock(plan, plans.read(plan)))


def report(folder: Annotated[Path, typer.Argument(help="Where `evaluate` left its results.")]) -> None:
    """Make report.html of results: one file, no network, no script."""
    from commonweal.evaluation.report import write

    typer.echo(write(folder))


def release(
    folder: Annotated[Path, typer.Argument(help="Where `evaluate` left its results.")],
    to: Annotated[Path, typer.Option(help="Folder that the insight desk reads.")] = Path("out/releases"),
    policy: Annotated[str, typer.Option(help="Disclosure rule: hes or strict10.")] = "hes",
) -> None:
    """Hide small numbers, check that none is left, and hand the results to the insight desk."""
    from commonweal.domain.disclosure import POLICIES
    from commonweal.exchange import release as gate
    from commonweal.exchange import results

    if policy not in POLICIES:
        raise typer.BadParameter(f"There is no rule {policy!r}: use {' or '.join(POLICIES)}.")
    typer.echo(gate.publish(results.read(folder), to, POLICIES[policy]))


def synthesise(
    out: Out = Path("out/borough"),
    people: Annotated[int, typer.Option(min=100, help="People in the borough.")] = 10_000,
    seed: Annotated[int, typer.Option(help="Start of every random draw.")] = 1,
    effect: Annotated[float, typer.Option(min=0.05, max=5, help="True rate ratio after referral; 1 is none.")] = 0.9,
    world: Annotated[
        str, typer.Option(help="How people are selected: record, unmeasured, admission, dying, recent_use or none.")
    ] = "record",
    community: Annotated[bool, typer.Option(help="Write GP contacts, prescriptions and social care too.")] = True,
    file_format: Annotated[str, typer.Option("--format", help="parquet or csv.")] = "parquet",
    quiet: Quiet = False,
) -> None:
    """Write a fictitious borough with a known true effect: study tables, bridge, hospital files, plan."""
    from commonweal.evaluation import synthetic

    synthetic.borough(
        people=people,
        seed=seed,
        effect=effect,
        world=world,
        community=community,
        out=out,
        file_format=file_format,
        say=teller(quiet),
    )
    typer.echo(out / "plan.toml")


def reproduce() -> None:
    """Recompute every published figure that can be recomputed, and say of each how it compares."""
    from commonweal.evaluation import published

    rows = published.reproduce(say=teller())
    typer.echo(published.render(rows))
    if not published.explained(rows):
        raise typer.Exit(DATA_PROBLEM)
