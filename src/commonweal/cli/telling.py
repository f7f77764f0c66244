"""How the command speaks: progress on the error stream, problems as one plain sentence with an exit code."""

import functools
import os
import sys
import time
from collections.abc import Callable
from typing import Any

import typer

OK, DATA_PROBLEM, USAGE, REFUSED, STOPPED = 0, 1, 2, 3, 4


def teller(quiet: bool = False) -> Callable[[str], None]:
    """Make a function that says how far we are and how long it took, on the error stream."""
    began = time.monotonic()

    def say(words: str) -> None:
        if not quiet:
            print(f"{time.monotonic() - began:7.1f} s  {words}", file=sys.stderr, flush=True)

    return say


def plainly(verb: Callable[..., Any]) -> Callable[..., Any]:
    """Turn the problems a person can mend into a sentence; COMMONWEAL_DEBUG=1 shows where they arose."""

    @functools.wraps(verb)
    def told(*args: Any, **kwargs: Any) -> Any:
        try:
            return verb(*args, **kwargs)
        except typer.Exit:
            raise
        except (ValueError, OSError, RuntimeError) as error:
            code = getattr(error, "exit_code", DATA_PROBLEM if isinstance(error, OSError) else None)
            if code is None or os.environ.get("COMMONWEAL_DEBUG") == "1":
                raise
            typer.echo(f"commonweal {verb.__name__.replace('_', '-')}: {error}", err=True)
            raise typer.Exit(code) from None

    return told
