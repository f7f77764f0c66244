"""ASCII tables in, typed rows out: the store's tables as a specification writes them."""

from datetime import date
from typing import Any

import pyarrow

Row = dict[str, Any]
WHOLE, TEXT, DAY, YES_NO = pyarrow.int64(), pyarrow.string(), pyarrow.date32(), pyarrow.bool_()

# Table -> column -> its type, and what stands in a column that a specification leaves out.
STORE: dict[str, dict[str, tuple[pyarrow.DataType, Any]]] = {
    "apc": {
        "person": (WHOLE, None), "provider": (TEXT, "RFR"), "epikey": (WHOLE, 1), "epistart": (DAY, None),
        "epiend": (DAY, None), "epiorder": (WHOLE, 1), "admidate": (DAY, None), "admimeth": (TEXT, "21"),
        "admisorc": (TEXT, "19"), "disdate": (DAY, None), "dismeth": (TEXT, ""), "transit": (WHOLE, 0),
        "diagnosis": (TEXT, ""),
    },
    "ae": {
        "person": (WHOLE, None), "arrived_on": (DAY, None), "category": (TEXT, "1"), "disposal": (TEXT, "03"),
    },
    "op": {"person": (WHOLE, None), "appointment_on": (DAY, None), "attended": (TEXT, "5")},
    "deaths": {"person": (WHOLE, None), "died_on": (DAY, None)},
    "bridge": {"person": (WHOLE, None), "match_rank": (WHOLE, 1)},
    "people": {
        "person": (WHOLE, None), "sex": (TEXT, "2"), "ethnic_group": (TEXT, "A"), "practice": (TEXT, "C87001"),
        "died_on": (DAY, None),
    },
    "referrals": {
        "person": (WHOLE, None), "referral_id": (TEXT, "r"), "referred_on": (DAY, None), "age": (WHOLE, 75),
        "practice": (TEXT, "C87001"),
    },
    "onward": {
        "person": (WHOLE, None), "onward_id": (TEXT, "o"), "made_on": (DAY, None), "kind": (TEXT, "funded_vcs"),
        "funded_until": (DAY, None), "service_type": (TEXT, ""),
    },
    "attendance": {
        "person": (WHOLE, None), "onward_id": (TEXT, "o"), "attended_on": (DAY, None), "attended": (YES_NO, True),
    },
    "continuing": {
        "person": (WHOLE, None), "onward_id": (TEXT, "o"), "asked_on": (DAY, None), "answer": (TEXT, "yes"),
    },
    "contacts": {"person": (WHOLE, None), "contacted_on": (DAY, None), "outcome": (TEXT, "reached")},
    "gp": {"person": (WHOLE, None), "contacted_on": (DAY, None), "mode": (TEXT, "face_to_face")},
    "prescriptions": {"person": (WHOLE, None), "issued_on": (DAY, None), "items": (WHOLE, 1)},
    "care": {
        "person": (WHOLE, None), "kind": (TEXT, "home_care"), "starts_on": (DAY, None), "ends_on": (DAY, None),
    },
    "population": {
        "person": (WHOLE, None), "practice": (TEXT, "C87001"), "registered_from": (DAY, date(2000, 1, 1)),
        "registered_to": (DAY, None), "died_on": (DAY, None),
    },
}  # fmt: skip

ANALYSED: dict[str, tuple[pyarrow.DataType, Any]] = {
    "unit": (WHOLE, None), "person": (WHOLE, None), "index_on": (DAY, None), "before_from": (DAY, None),
    "after_to": (DAY, None), "starts_on": (DAY, None), "ends_on": (DAY, None), "died_on": (DAY, None),
    "died": (YES_NO, False),
}  # fmt: skip


def cells(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


def value(kind: pyarrow.DataType, cell: str) -> Any:
    if not cell:
        return "" if kind == TEXT else None
    if kind == WHOLE:
        return int(cell)
    if kind == DAY:
        return date.fromisoformat(cell)
    return cell == "yes" if kind == YES_NO else cell


def rows(text: str, columns: dict[str, tuple[pyarrow.DataType, Any]]) -> list[Row]:
    """Read an ASCII table; a column left out holds what is usual."""
    if not text.strip():
        return []
    heading, *lines = cells(text)
    assert set(heading) <= set(columns), f"unknown columns: {set(heading) - set(columns)}"
    usual = {name: default for name, (_, default) in columns.items()}
    return [
        {**usual, **{name: value(columns[name][0], cell) for name, cell in zip(heading, line, strict=True)}}
        for line in lines
    ]


def read(tables: dict[str, str]) -> dict[str, list[Row]]:
    """Every table of the store, empty where a specification says nothing of it."""
    return {name: rows(tables.get(name, ""), columns) for name, columns in STORE.items()}


def arrow(table: list[Row], columns: dict[str, tuple[pyarrow.DataType, Any]]) -> pyarrow.Table:
    schema = pyarrow.schema([(name, kind) for name, (kind, _) in columns.items()])
    return pyarrow.Table.from_pylist(table, schema=schema)
