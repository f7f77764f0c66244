"""One command, `commonweal`: each verb imports its half only when it runs."""

import typer

from commonweal import __version__
from commonweal.cli import analysis, demonstration, documents, operating
from commonweal.cli.telling import plainly

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Social prescribing, run well and judged honestly.",
)

for verb in (
    demonstration.demo,
    analysis.evaluate,
    analysis.report,
    analysis.release,
    analysis.synthesise,
    analysis.reproduce,
    operating.serve,
    operating.work,
    operating.extract,
    operating.open_linkage,
    documents.docs,
):
    app.command(name=verb.__name__.replace("_", "-"))(plainly(verb))
plans = typer.Typer(no_args_is_help=True, help="What to evaluate, settled before anybody looks.")
plans.command(name="lock")(plainly(analysis.lock))
app.add_typer(plans, name="plan")
app.command(name="manage", context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(
    plainly(operating.manage)
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _first(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    """Social prescribing, run well and judged honestly."""


def main() -> None:
    """Run the command."""
    app()
