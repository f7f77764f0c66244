"""Files written part by part, which appear only when all of them are whole."""

from pathlib import Path
from types import TracebackType
from typing import Any

FORMATS = ("parquet", "csv")


class Files:
    """A folder of files that are written a part at a time, as context manager.

    Parameters
    ----------
    folder
        Where to; it is made when missing [path].
    file_format
        `parquet` or `csv` [text].

    Raises
    ------
    ValueError
        When the format is unknown.
    """

    def __init__(self, folder: Path, file_format: str = "parquet") -> None:
        if file_format not in FORMATS:
            raise ValueError(f"Unknown format {file_format!r}: use one of {', '.join(FORMATS)}.")
        self.folder, self.file_format = folder, file_format
        self.writers: dict[str, Any] = {}
        self.rows: dict[str, int] = {}

    def __enter__(self) -> "Files":
        self.folder.mkdir(parents=True, exist_ok=True)
        return self

    def path(self, name: str) -> Path:
        """Say where a file will be.

        Parameters
        ----------
        name
            Its name without the ending, with folders before it [text].

        Returns
        -------
        Path
            Where it will be when all is written [path].
        """
        return self.folder / f"{name}.{self.file_format}"

    def add(self, name: str, rows: Any, schema: Any = None) -> None:
        """Write a part of a file.

        Parameters
        ----------
        name
            Its name without the ending, with folders before it [text].
        rows
            The rows [Arrow table].
        schema
            Types to write them in, when not their own [Arrow schema].
        """
        rows = _plain(rows) if schema is None else rows.select(schema.names).cast(schema)
        if name not in self.writers:
            self.writers[name] = self._open(name, rows.schema)
        self.writers[name].write_table(rows)
        self.rows[name] = self.rows.get(name, 0) + rows.num_rows

    def _open(self, name: str, schema: Any) -> Any:
        partial = self._partial(name)
        partial.parent.mkdir(parents=True, exist_ok=True)
        if self.file_format == "csv":
            from pyarrow import csv

            return csv.CSVWriter(partial, schema, write_options=csv.WriteOptions(quoting_style="needed"))
        from pyarrow.parquet import ParquetWriter

        return ParquetWriter(partial, schema, compression="zstd", store_schema=False)

    def _partial(self, name: str) -> Path:
        final = self.path(name)
        return final.with_name(f".{final.name}.partial")

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for writer in self.writers.values():
            writer.close()
        for name in self.writers:
            if kind is None:
                self._partial(name).replace(self.path(name))
            else:
                self._partial(name).unlink(missing_ok=True)


def _plain(rows: Any) -> Any:
    """Turn columns of codes into text, so that every reader sees the same types."""
    import pyarrow
    from pyarrow import types

    plain = [
        pyarrow.field(field.name, pyarrow.string()) if types.is_dictionary(field.type) else field
        for field in rows.schema
    ]
    return rows.cast(pyarrow.schema(plain))
