"""What an engine must do: know tables by name, run a query in the common SQL, and give columns back."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import pyarrow

Value = int | str | date | tuple[str, ...] | tuple[int, ...]


class EngineError(RuntimeError):
    """The engine asked for cannot be had; the message says what to do."""

    exit_code = 2


class Engine(Protocol):
    """Runs queries written once, in SQL that every engine reads alike."""

    name: str

    def register(self, name: str, source: Path | Sequence[Path] | pyarrow.Table) -> None:
        """Give Parquet files, or a table in memory, a name that queries may use.

        Parameters
        ----------
        name
            What queries will call it [text].
        source
            Where the rows are [Parquet files, or a table].
        """

    def keep(self, name: str, sql: str, **parameters: Value) -> None:
        """Run a query now and give its rows a name that later queries may use.

        Parameters
        ----------
        name
            What queries will call it [text].
        sql
            The query, with `:name` where a parameter goes [common SQL].
        **parameters
            Values for the query [mapping].
        """

    def forget(self, *names: str) -> None:
        """Let go of rows that were kept, or held in memory, under a name.

        Parameters
        ----------
        *names
            What queries called them; a name that is not known is passed over [texts].
        """

    def run(self, sql: str, **parameters: Value) -> dict[str, np.ndarray]:
        """Run a query.

        Parameters
        ----------
        sql
            The query, with `:name` where a parameter goes [common SQL].
        **parameters
            Values for the query [mapping].

        Returns
        -------
        dict
            Column -> values, in the order of the rows [arrays of one length].
        """

    def close(self) -> None:
        """Give back what the engine holds."""


def fill(sql: str, parameters: Mapping[str, Value]) -> str:
    """Write parameters into a query as literals that every engine reads alike.

    Parameters
    ----------
    sql
        The query, with `:name` where a parameter goes [common SQL].
    parameters
        A value for each name [mapping].

    Returns
    -------
    str
        The query to run [common SQL].

    Raises
    ------
    KeyError
        When the query names a parameter that was not given.
    """
    return re.sub(r"(?<!:):([a-z_]+)\b", lambda found: literal(parameters[found[1]]), sql)


def literal(value: Value) -> str:
    """Write one value as SQL.

    Parameters
    ----------
    value
        A whole number, text, a date, or several of one kind [value].

    Returns
    -------
    str
        The literal; several stand in brackets [common SQL].

    Raises
    ------
    TypeError
        When the value is of another kind.
    """
    if isinstance(value, tuple):
        return f"({', '.join(map(literal, value))})"
    if isinstance(value, date):
        return f"DATE '{value.isoformat()}'"
    if isinstance(value, str):
        # Spark reads a backslash as the start of an escape, DuckDB as itself; none of our values needs one.
        if "\\" in value:
            raise TypeError(f"{value!r} holds a backslash, which engines read differently.")
        return "'" + value.replace("'", "''") + "'"
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise TypeError(f"{value!r} cannot be written into a query.")


def arrays(table: pyarrow.Table) -> dict[str, np.ndarray]:
    """Turn a table into one array a column.

    Parameters
    ----------
    table
        Rows as an engine gives them [table].

    Returns
    -------
    dict
        Column -> whole numbers as int64, dates as datetime64[D], text as str (none is empty), yes/no as bool,
        numbers as float (none is nan) [arrays of one length].

    Raises
    ------
    ValueError
        When a whole number or a yes/no is missing: a query must say what none means.
    """
    return {name: _array(table.column(name), name) for name in table.column_names}


def _array(column: pyarrow.ChunkedArray, name: str) -> np.ndarray:
    kind = column.type
    if pyarrow.types.is_floating(kind):
        return np.asarray(column.to_numpy(zero_copy_only=False), dtype=float)
    if pyarrow.types.is_date(kind) or pyarrow.types.is_timestamp(kind):
        return column.to_numpy(zero_copy_only=False).astype("datetime64[D]")
    if pyarrow.types.is_string(kind) or pyarrow.types.is_large_string(kind):
        return np.asarray(column.fill_null("").to_pylist(), dtype=str)
    if column.null_count:
        raise ValueError(f"The query gives no value for {name} in {column.null_count} rows; say what none means.")
    return np.asarray(column.to_numpy(zero_copy_only=False), dtype=_numpy_kind(kind))


def _numpy_kind(kind: pyarrow.DataType) -> Any:
    return bool if pyarrow.types.is_boolean(kind) else np.int64
