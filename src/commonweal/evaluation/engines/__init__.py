"""Engines turn millions of events into one row a person; nothing else here knows DuckDB or Spark."""

from pathlib import Path

from commonweal.evaluation.engines.base import Engine, EngineError

__all__ = ["NAMES", "Engine", "EngineError", "start"]

NAMES = ("duckdb", "spark")


def start(name: str, scratch: Path, memory: str = "3GB", threads: int | None = None) -> Engine:
    """Start an engine.

    Parameters
    ----------
    name
        `duckdb` or `spark` [text].
    scratch
        Folder for what does not fit in memory; it is made when missing [path].
    memory
        The most that DuckDB may hold [text like 3GB].
    threads
        How many at once; none for as many as there are processors [threads].

    Returns
    -------
    Engine
        Ready to run; close it when done [engine].

    Raises
    ------
    EngineError
        When there is no engine of that name, or it is not installed.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    if name == "duckdb":
        from commonweal.evaluation.engines.duckdb import DuckDB

        return DuckDB(scratch, memory, threads)
    if name == "spark":
        from commonweal.evaluation.engines.spark import Spark

        try:
            return Spark(scratch)
        except ImportError:
            raise EngineError(
                "The Spark engine is not installed. Run `make spark`, or use the duckdb engine."
            ) from None
    raise EngineError(f"There is no engine {name!r}. Use one of {', '.join(NAMES)}.")
