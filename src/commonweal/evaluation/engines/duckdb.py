"""The engine that is always there: DuckDB in this process."""

from collections.abc import Sequence
from pathlib import Path

import duckdb
import numpy as np
import pyarrow

from commonweal.evaluation.engines.base import Value, arrays, fill, literal

MACROS = {
    "days": "(first, last) AS date_diff('day', first, last)",
    "later": "(first, number) AS first + CAST(number AS INTEGER)",
}


class DuckDB:
    """Runs queries in this process, within a limit of memory, spilling into a folder of its own."""

    name = "duckdb"

    def __init__(self, scratch: Path, memory: str = "3GB", threads: int | None = None):
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": memory,
            "temp_directory": str(scratch),
            # Fetching extensions fails behind a closed network, and nothing here needs one.
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        if threads:
            settings["threads"] = threads
        self._connection = duckdb.connect(config=settings)
        self._kept: set[str] = set()
        for name, body in MACROS.items():
            self._do(f"CREATE TEMP MACRO {name}{body}")

    def register(self, name: str, source: Path | Sequence[Path] | pyarrow.Table | pyarrow.RecordBatchReader) -> None:
        """Give Parquet files, or rows in memory, a name that queries may use.

        Parameters
        ----------
        name
            What queries will call it [text].
        source
            Where the rows are; a reader can be read once [Parquet files, a table or a reader].
        """
        if isinstance(source, pyarrow.Table | pyarrow.RecordBatchReader):
            self._connection.register(name, source)
            return
        paths = [source] if isinstance(source, Path) else source
        listed = ", ".join(literal(str(path)) for path in paths)
        self._do(f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT * FROM read_parquet([{listed}])")

    def name_query(self, name: str, sql: str) -> None:
        """Give a query a name without running it: its rows are worked out each time they are asked for.

        Parameters
        ----------
        name
            What queries will call it [text].
        sql
            The query [DuckDB's SQL].
        """
        self._do(f"CREATE OR REPLACE TEMP VIEW {name} AS {sql}")

    def forget(self, *names: str) -> None:
        """Let go of rows that were kept, or held in memory, under a name.

        Parameters
        ----------
        *names
            What queries called them; a name that is not known is passed over [texts].
        """
        for name in names:
            self._connection.unregister(name)
            if name in self._kept:
                self._kept.remove(name)
                self._do(f"DROP TABLE IF EXISTS {name}")

    def keep(self, name: str, sql: str, **parameters: Value) -> None:
        """Run a query now and give its rows a name that later queries may use.

        Parameters
        ----------
        name
            What queries will call it [text].
        sql
            The query [common SQL].
        **parameters
            Values for the query [mapping].
        """
        self._do(f"CREATE OR REPLACE TEMP TABLE {name} AS {fill(sql, parameters)}")
        self._kept.add(name)

    def run(self, sql: str, **parameters: Value) -> dict[str, np.ndarray]:
        """Run a query.

        Parameters
        ----------
        sql
            The query [common SQL].
        **parameters
            Values for the query [mapping].

        Returns
        -------
        dict
            Column -> values [arrays of one length].
        """
        return arrays(self._connection.sql(fill(sql, parameters)).to_arrow_table())

    def write(self, sql: str, path: Path, file_format: str = "FORMAT parquet, COMPRESSION zstd") -> int:
        """Write the rows of a query to a file.

        Parameters
        ----------
        sql
            The query [DuckDB's SQL].
        path
            Where to [path].
        file_format
            How, as DuckDB's COPY says it [text].

        Returns
        -------
        int
            How many [rows].
        """
        return int(self._do(f"COPY ({sql}) TO {literal(str(path))} ({file_format})")[0][0])

    def close(self) -> None:
        """Give back memory and spilled files."""
        self._connection.close()

    def _do(self, statement: str) -> list[tuple[int, ...]]:
        # A result left unread would hold the connection.
        return self._connection.execute(statement).fetchall()
