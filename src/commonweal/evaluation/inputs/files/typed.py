"""The cells of a Parquet file: taken as they are where the file's types are ours, as text where they are not."""

from pathlib import Path

from commonweal.evaluation.engines.base import literal
from commonweal.evaluation.inputs.files.cells import NOTHING
from commonweal.evaluation.inputs.files.headings import Headings
from commonweal.exchange.schema import DATE, WHOLE, Column, Table

KINDS = {DATE: ("date32[day]",), WHOLE: ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32")}
PLAIN_NOTHING = tuple(word for word in NOTHING if "\\" not in word)
OUT_OF_FLOAT = """
CASE WHEN isfinite({cell}) AND {cell} = floor({cell}) THEN CAST(CAST({cell} AS BIGINT) AS VARCHAR)
  WHEN isfinite({cell}) THEN CAST({cell} AS VARCHAR) END
"""


def cells_of(path: Path, table: Table, places: Headings, names: list[str], kinds: dict[str, str]) -> str:
    """Write the query for a file's cells.

    Parameters
    ----------
    path
        The file [path].
    table
        What it holds [table].
    places
        Where our columns stand in it [headings].
    names
        The names of its columns [texts].
    kinds
        Our name of a column -> its type in the file, as Arrow names it [mapping].

    Returns
    -------
    str
        Rows with `line`, the row's number, and `raw_` and our name for each cell: as it is where the file's type is
        the column's own, as text otherwise [DuckDB's SQL].
    """
    columns = []
    for name, place in places.places.items():
        theirs = '"' + names[place].replace('"', '""') + '"'
        columns.append(f"{_cell(table.column(name), theirs, kinds[name])} AS raw_{name}")
    source = f"read_parquet({literal(str(path))}, file_row_number = true)"
    return f"SELECT file_row_number + 1 AS line, CAST(NULL AS VARCHAR) AS torn, {', '.join(columns)} FROM {source}"


def _cell(column: Column, theirs: str, kind: str) -> str:
    if kind in KINDS.get(column.kind, ()):
        return theirs
    if kind in ("double", "float"):
        return OUT_OF_FLOAT.format(cell=theirs)
    text = f"trim(CAST({theirs} AS VARCHAR))"
    return f"CASE WHEN length({text}) < 5 AND {text} IN {literal(PLAIN_NOTHING)} THEN NULL ELSE {text} END"
