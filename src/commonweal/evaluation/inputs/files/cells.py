"""How a cell is read, in DuckDB's SQL: what it means, and what is wrong with it when it means nothing."""

import re
from collections.abc import Iterator

from commonweal.evaluation.engines.base import literal
from commonweal.evaluation.inputs.layout import NO_DATE, PSEUDONYMS, SYNONYMS
from commonweal.exchange.schema import DATE, MONTH, NUMBER, TEXT, WHOLE, YES_NO, Column, Table

NOTHING = ("", "NULL", "null", "NA", "N/A", "n/a", "NaN", "nan", "-", "&", "\\N")
FIRST_DAY, LAST_DAY = "1900-01-01", "2100-12-31"

DATE_OF = """
CASE WHEN length({cell}) = 10 AND {cell}[5] = '-' THEN try_cast({cell} AS DATE)
  ELSE coalesce(CAST(try_strptime({cell}, ['%d/%m/%Y', '%Y%m%d', '%d-%m-%Y', '%d-%b-%Y', '%Y/%m/%d']) AS DATE),
    CAST(try_cast({cell} AS TIMESTAMP) AS DATE)) END
"""
# A month may also be told by any of its days.
MONTH_OF = (
    "CAST(coalesce(try_strptime({cell}, ['%Y-%m', '%m/%Y', '%Y%m', '%m-%Y', '%b-%Y', '%Y/%m']), "
    f"date_trunc('month', {DATE_OF.strip()})) AS DATE)"
)
# What is written like a day, in a month and with a number that some month has, and yet is none.
_DD, _MM = "(0?[1-9]|[12][0-9]|3[01])", "(0?[1-9]|1[0-2])"
DAY_SHAPES = f"^({_DD}/{_MM}/[0-9]{{4}}|{_DD}-({_MM}|[A-Za-z]{{3}})-[0-9]{{4}}|[0-9]{{4}}([-/]?){_MM}([-/]?){_DD})$"
WHOLE_OF = (
    "CASE WHEN try_cast({cell} AS DOUBLE) = floor(try_cast({cell} AS DOUBLE)) THEN try_cast({cell} AS BIGINT) END"
)
NUMBER_OF = "CASE WHEN isfinite(try_cast({cell} AS DOUBLE)) THEN try_cast({cell} AS DOUBLE) END"
YES_NO_OF = """
CASE WHEN lower({cell}) IN ('true', 'yes', 'y', 't', '1', '1.0') THEN true
  WHEN lower({cell}) IN ('false', 'no', 'n', 'f', '0', '0.0') THEN false END
"""
# Codes come as 1, 01, "1" and, out of spreadsheets, 1.0.
PLAIN_CODE = "lower(ltrim(regexp_replace({cell}, '\\.0$', ''), '0'))"

READS = {DATE: DATE_OF, MONTH: MONTH_OF, WHOLE: WHOLE_OF, NUMBER: NUMBER_OF, YES_NO: YES_NO_OF, TEXT: "{cell}"}
SHOULD_BE = {
    DATE: "is not a date: write it like 2014-03-31",
    MONTH: "is not a month: write it like 1933-02",
    WHOLE: "is not a whole number",
    NUMBER: "is not a number",
    YES_NO: "is neither true nor false",
    TEXT: "cannot be read",
}


def meaning(column: Column) -> str:
    """Write how the text of a cell becomes its value.

    Parameters
    ----------
    column
        The column; the text is expected under `raw_` and its name [column].

    Returns
    -------
    str
        An expression that gives nothing for a cell that means nothing [DuckDB's SQL].
    """
    cell = f"raw_{column.name}"
    if column.codes:
        return _code(column, cell)
    if column.name in PSEUDONYMS:
        return f"upper({cell})"
    return READS[column.kind].format(cell=cell).strip()


def _code(column: Column, cell: str) -> str:
    """Most cells hold the code as it is listed; only the others are worth a closer look."""
    listed = literal(tuple(column.codes))
    known = {code: code for code in column.codes} | SYNONYMS.get(column.name, {})
    plain = " ".join(f"WHEN {literal(_plain(theirs))} THEN {literal(code)}" for theirs, code in known.items())
    otherwise = f"upper({cell})" if column.open else "NULL"
    return (
        f"CASE WHEN {cell} IN {listed} THEN {cell} WHEN {cell} IS NOT NULL THEN "
        f"CASE {PLAIN_CODE.format(cell=cell)} {plain} ELSE {otherwise} END END"
    )


def _plain(code: str) -> str:
    return code.lstrip("0").lower()


def kept(column: Column) -> str:
    """Write what is kept of a value that has been read.

    Parameters
    ----------
    column
        The column; its value as read is expected under `read_` and its name [column].

    Returns
    -------
    str
        The value, or nothing when it is one of the days that mean "no date" [DuckDB's SQL].
    """
    name = f"read_{column.name}"
    if column.kind not in (DATE, MONTH):
        return name
    days = ", ".join(f"DATE '{day}'" for day in NO_DATE)
    return f"CASE WHEN {name} NOT IN ({days}) THEN {name} END"


def faults(table: Table) -> Iterator[tuple[str, str, str]]:
    """List what can be wrong with the cells of a row.

    Parameters
    ----------
    table
        The table [table].

    Yields
    ------
    tuple
        The column, the condition under which it is wrong, the reason in words [text, DuckDB's SQL, text].
    """
    for column in table.columns:
        name = column.name
        if column.kind == DATE:
            # Already a day in Parquet, hence the cast.
            shaped = f"regexp_matches(CAST(raw_{name} AS VARCHAR), {literal(DAY_SHAPES)})"
            yield name, f"read_{name} IS NULL AND {shaped}", "is not a day of the calendar"
        yield name, f"raw_{name} IS NOT NULL AND read_{name} IS NULL", _reason(column)
        if column.kind in (DATE, MONTH):
            yield name, f"{name} NOT BETWEEN DATE '{FIRST_DAY}' AND DATE '{LAST_DAY}'", "is not a possible date"
        if column.required:
            yield name, f"{name} IS NULL", "is empty"
        if limits := re.search(r"(\d+)-(\d+)$", column.unit):
            yield name, f"{name} NOT BETWEEN {limits[1]} AND {limits[2]}", f"is not from {limits[1]} to {limits[2]}"


def _reason(column: Column) -> str:
    if not column.codes:
        return SHOULD_BE[column.kind]
    codes = list(column.codes)
    return f"is not one of {', '.join(codes[:25])}{' …' if len(codes) > 25 else ''}"
