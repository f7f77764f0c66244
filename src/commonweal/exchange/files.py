"""Write and read the tables as Parquet or CSV, whole or not at all."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from commonweal.exchange.schema import DATE, MONTH, NUMBER, TEXT, WHOLE, YES_NO, Table

FORMATS = ("parquet", "csv")
BATCH = 2_000
"""Rows turned into columns at once: as Python objects they take many times the room."""
GROUP = 25
"""Batches that make one row group of a Parquet file: few groups are fast to read."""


def write(table: Table, rows: Iterable[Mapping[str, Any]], folder: Path, file_format: str = "parquet") -> Path:
    """Write a table to a folder; the file appears only when it is whole.

    Parameters
    ----------
    table
        What to write [table].
    rows
        The rows, in the order they are to stand [mappings of column -> value].
    folder
        Where to; it is made when missing [path].
    file_format
        `parquet` or `csv` [text].

    Returns
    -------
    Path
        The file written [path].

    Raises
    ------
    ValueError
        When the format is unknown or a value does not fit its column.
    """
    if file_format not in FORMATS:
        raise ValueError(f"Unknown format {file_format!r}: use one of {', '.join(FORMATS)}.")
    folder.mkdir(parents=True, exist_ok=True)
    final = folder / f"{table.name}.{file_format}"
    partial = final.with_name(f".{final.name}.partial")
    (_write_parquet if file_format == "parquet" else _write_csv)(table, rows, partial)
    partial.replace(final)
    return final


def _write_csv(table: Table, rows: Iterable[Mapping[str, Any]], path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column.name for column in table.columns])
        for row in rows:
            writer.writerow([_text(row.get(column.name)) for column in table.columns])


def _text(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _write_parquet(table: Table, rows: Iterable[Mapping[str, Any]], path: Path) -> None:
    from pyarrow import RecordBatch
    from pyarrow import Table as ArrowTable
    from pyarrow.parquet import ParquetWriter

    schema = arrow_schema(table)
    waiting: list[Any] = []
    with ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in _batches(rows):
            columns = {name: [row.get(name) for row in batch] for name in schema.names}
            waiting.append(RecordBatch.from_pydict(columns, schema=schema))
            if len(waiting) == GROUP:
                writer.write_table(ArrowTable.from_batches(waiting))
                waiting = []
        writer.write_table(ArrowTable.from_batches(waiting, schema=schema))


def _batches(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    batch: list[Mapping[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch


def arrow_schema(table: Table) -> Any:
    """Describe a table to Arrow.

    Parameters
    ----------
    table
        What to describe [table].

    Returns
    -------
    pyarrow.Schema
        Its columns and their types [schema].
    """
    import pyarrow

    kinds = {
        TEXT: pyarrow.string(),
        WHOLE: pyarrow.int64(),
        NUMBER: pyarrow.float64(),
        DATE: pyarrow.date32(),
        MONTH: pyarrow.string(),
        YES_NO: pyarrow.bool_(),
    }
    return pyarrow.schema([(column.name, kinds[column.kind]) for column in table.columns])
