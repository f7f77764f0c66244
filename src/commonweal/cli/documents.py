"""The verb `docs`: pages that are rendered from the code, written or checked."""

import difflib
from pathlib import Path
from typing import Annotated

import typer

from commonweal.cli.telling import DATA_PROBLEM


def docs(
    folder: Annotated[Path, typer.Option(help="The documents' folder.")] = Path("docs"),
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail when a page is out of date.")] = False,
) -> None:
    """Render the pages that describe the files: docs/tables."""
    from commonweal.evaluation.inputs import layout
    from commonweal.exchange import described, outcomes, tables

    pages = described.render((*outcomes.HANDED_OVER, tables.LINKAGE, tables.BRIDGE, *layout.TABLES))
    stale = [name for name, text in pages.items() if _differs(folder / "tables" / name, text)]
    for name in stale:
        typer.echo(f"{'out of date' if check else 'wrote'}: {folder / 'tables' / name}")
        if check:
            _show(folder / "tables" / name, pages[name])
        else:
            (folder / "tables").mkdir(parents=True, exist_ok=True)
            (folder / "tables" / name).write_text(pages[name], "utf-8")
    if stale and check:
        typer.echo("Run `commonweal docs` and commit the pages.")
        raise typer.Exit(DATA_PROBLEM)


def _differs(path: Path, text: str) -> bool:
    return not path.exists() or path.read_text("utf-8") != text


def _show(path: Path, text: str) -> None:
    old = path.read_text("utf-8") if path.exists() else ""
    for line in difflib.unified_diff(old.splitlines(), text.splitlines(), lineterm="", n=0):
        typer.echo(f"  {line}")
