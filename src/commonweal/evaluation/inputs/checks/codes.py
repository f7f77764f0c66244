"""Codes that are not listed, or say that something is not known."""

from collections.abc import Iterator

from commonweal.domain.journey import CONDITIONS
from commonweal.evaluation.engines.base import Engine, literal
from commonweal.evaluation.inputs.checks.found import OTHER_CONDITIONS, Check, ask
from commonweal.exchange.schema import Column, Table

UNKNOWN = {
    "ADMIMETH": ("98", "99"), "AEATTENDCAT": ("9",), "AEATTENDDISP": ("99",), "EC_ATTENDANCE_CATEGORY": (),
    "ATTENDED": ("9",), "DIAG_01": (), "sex": ("9", "X"), "ethnic_group": ("Z",), "imd_quintile": (),
}  # fmt: skip
"""Column that decides something -> what it says when nothing is known, beside an empty cell."""
COUNTED = """
SELECT count(*) FILTER (WHERE {so}) AS many, count(*) AS total, coalesce(min(CASE WHEN {so} THEN {shown} END), '')
  AS example
FROM staged WHERE wrong_because IS NULL
"""
OTHERS = f"""
SELECT count(DISTINCT person) AS many, (SELECT count(*) FROM staged WHERE wrong_because IS NULL) AS total,
  coalesce(min(code), '') AS example
FROM (
  SELECT ENCRYPTED_HESID AS person, unnest([trim(one) FOR one IN string_split(lower(conditions), '|')]) AS code
  FROM staged WHERE wrong_because IS NULL AND conditions IS NOT NULL
)
WHERE code <> '' AND code NOT IN {literal(tuple(CONDITIONS))}
"""


def codes(engine: Engine, table: Table) -> list[Check]:
    """Look at the codes of a table that has just been staged.

    Parameters
    ----------
    engine
        Knows its rows as `staged` [engine].
    table
        The table [table].

    Returns
    -------
    list
        Codes that are not listed, and columns in which something is not known [checks].
    """
    found = [check for column in table.columns for check in _column(engine, table, column)]
    if table.name == "population":
        found += ask(engine, table.name, OTHER_CONDITIONS, OTHERS)
    return found


def _column(engine: Engine, table: Table, column: Column) -> Iterator[Check]:
    name = column.name
    if column.open:
        so = f"{name} IS NOT NULL AND {name} NOT IN {literal(tuple(column.codes))}"
        yield from ask(engine, table.name, f"{name} is not a listed code", COUNTED.format(so=so, shown=name))
    if name in UNKNOWN and not (table.name == "ae" and name == "DIAG_01"):
        so = f"coalesce(CAST({name} AS VARCHAR), '') IN {literal(('', *UNKNOWN[name]))}"
        query = COUNTED.format(so=so, shown=f"coalesce(CAST({name} AS VARCHAR), '')")
        found = ask(engine, table.name, f"{name} is not known", query)
        # A column that may be left out, and was, is no news.
        yield from (one for one in found if one.rows < one.of or not column.optional)
