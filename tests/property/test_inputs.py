"""Whatever is in the files about everybody, and however they are written, the store keeps what plain Python does."""

import csv
import io
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from hypothesis import given
from hypothesis import strategies as some
from openpyxl import Workbook
from pyarrow import parquet

from tests.reference import inputs as plain
from tests.support.small_study import SmallStudy

FIRST, LAST = date(2012, 4, 1), date(2015, 3, 31)
PEOPLE = ("H1", "H2", "H3", "H4")
WHO = some.sampled_from(PEOPLE)
# Around the edges of the days that the data cover.
DAY = some.integers(-40, 1130).map(lambda days: FIRST + timedelta(days=days))
SELDOM = some.one_of(some.none(), some.none(), DAY)
SCORED = (date(2013, 5, 1), date(2015, 3, 31), date(2015, 4, 1))
NEAR = some.integers(0, 70).map(lambda days: date(2013, 5, 1) + timedelta(days=days))
BASE = {
    "person": "H1", "sex": "2", "birth_month": date(1933, 2, 1), "practice": "C87001", "imd": 1, "ethnicity": "A",
    "conditions": "heart", "registered_from": date(1998, 5, 11), "registered_to": None, "died_on": None,
}  # fmt: skip
REGISTERED = some.fixed_dictionaries({
    "person": some.sampled_from(PEOPLE[1:]), "sex": some.sampled_from("12"),
    "birth_month": some.sampled_from([date(1933, 2, 1), date(2012, 5, 1)]), "practice": some.sampled_from(["A1", "B1"]),
    "imd": some.sampled_from([1, 5]), "ethnicity": some.just("Z"), "conditions": some.just("diabetes"),
    "registered_from": some.one_of(some.just(date(2000, 1, 1)), DAY), "registered_to": SELDOM, "died_on": SELDOM,
})  # fmt: skip
SCORE = some.fixed_dictionaries(
    {"person": WHO, "scored_on": some.sampled_from(SCORED), "tenths": some.sampled_from([0, 7, 415, 1000, 1001])}
)
ARRIVAL = {"person": WHO, "day": NEAR, "category": some.sampled_from(["1", "2", "3", None])}
FILES = some.fixed_dictionaries({
    "population": some.lists(REGISTERED, max_size=6), "risk": some.lists(SCORE, max_size=6),
    "ae": some.lists(some.fixed_dictionaries(ARRIVAL), max_size=6),
    "ecds": some.lists(
        some.fixed_dictionaries(ARRIVAL | {
            "category": some.sampled_from(["1", "2", "3", "4", None]), "same_day": some.booleans(),
        }),
        max_size=6,
    ),
    "deaths": some.dictionaries(WHO, DAY, max_size=2),
})  # fmt: skip
ALWAYS = {
    "risk": {"person": "H1", "scored_on": date(2013, 1, 1), "tenths": 123},
    "ae": {"person": "H1", "day": date(2013, 5, 1), "category": "1"},
    "ecds": {"person": "H1", "day": date(2014, 5, 1), "category": "4", "same_day": False},
}


def cells(files: dict[str, Any]) -> dict[str, list[list[Any]]]:
    """The same as rows of files, headings first."""
    return {
        "population": [
            [
                "ENCRYPTED_HESID",
                "sex",
                "birth_month",
                "practice",
                "imd_quintile",
                "ethnic_group",
                "conditions",
                "registered_from",
                "registered_to",
                "died_on",
            ],
            *(
                [row["person"], row["sex"], f"{row['birth_month']:%Y-%m}", *(row[name] for name in plain.ORDER[2:])]
                for row in files["population"]
            ),
        ],
        "risk": [
            ["ENCRYPTED_HESID", "scored_on", "score"],
            *([row["person"], row["scored_on"], row["tenths"] / 10] for row in files["risk"]),
        ],
        "ae": [
            ["ENCRYPTED_HESID", "AEKEY", "ARRIVALDATE", "AEATTENDCAT"],
            *([row["person"], f"k{key}", row["day"], row["category"]] for key, row in enumerate(files["ae"])),
        ],
        "ecds": [
            ["ENCRYPTED_HESID", "EC_IDENT", "ARRIVAL_DATE", "EC_ATTENDANCE_CATEGORY", "EC_DEPARTMENT_TYPE"],
            *(
                [row["person"], f"k{key}", row["day"], row["category"], "05" if row["same_day"] else "01"]
                for key, row in enumerate(files["ecds"])
            ),
        ],
        "deaths": [["ENCRYPTED_HESID", "DOD"], *map(list, files["deaths"].items())],
    }


def text(rows: list[list[Any]], separator: str = ",", days: str = "%Y-%m-%d", encoding: str = "utf-8") -> bytes:
    made = io.StringIO()
    written = [[cell.strftime(days) if isinstance(cell, date) else cell for cell in row] for row in rows]
    csv.writer(made, delimiter=separator, lineterminator="\r\n").writerows(written)
    return made.getvalue().encode(encoding)


def workbook(rows: list[list[Any]]) -> bytes:
    book, made = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(made)
    return made.getvalue()


def columns(rows: list[list[Any]]) -> bytes:
    made = io.BytesIO()
    heading, *below = rows
    values = [[row[place] for row in below] for place in range(len(heading))]
    parquet.write_table(pyarrow.table([pyarrow.array(column) for column in values], names=heading), made)
    return made.getvalue()


DIALECTS: dict[str, tuple[str, Callable[[list[list[Any]]], bytes]]] = {
    "plain": ("csv", text),
    "from Windows": ("csv", lambda rows: text(rows, ";", "%d/%m/%Y", "cp1252")),
    "with a byte-order mark": ("csv", lambda rows: text(rows, "\t", "%Y%m%d", "utf-8-sig")),
    "Excel": ("xlsx", workbook),
    "Parquet": ("parquet", columns),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("inputs")


@given(FILES, some.sampled_from(sorted(DIALECTS)), some.randoms(use_true_random=False))
def test_the_store_keeps_what_the_plainest_python_does(folder, files, dialect, random):
    files = {name: [*rows, ALWAYS[name]] if name in ALWAYS else rows for name, rows in files.items()}
    files["population"] = [*files["population"], BASE]
    small = SmallStudy(folder)
    ending, write = DIALECTS[dialect]
    sources = ['apc = "apc.csv"', *(f'{name} = "{name}.{ending}"' for name in files if files[name])]
    small.sources = "\n".join(sources) + "\n"
    for name, (heading, *rows) in cells(files).items():
        small.put(f"{name}.{ending}", write([heading, *random.sample(rows, len(rows))]))
    store = small.prepare()
    keys = parquet.read_table(store.folder / "keys" / "keys.parquet").to_pylist()
    hes_id = {row["person"]: row["hes_id"] for row in keys}
    kept = {
        name: [row | {"person": hes_id[row["person"]]} for row in parquet.read_table(store.table(name)).to_pylist()]
        for name in ("population", "risk", "ae", "deaths")
    }
    deaths = {person: day for person, day in files["deaths"].items() if day <= LAST}
    expected = plain.population(files["population"], deaths, FIRST, LAST)
    turns = {row["person"]: row.pop("turn") for row in kept["population"]}
    assert sorted(turns, key=turns.__getitem__) == sorted(turns)
    assert {row["person"]: row for row in kept["population"]} == expected
    scores = {(row["person"], row["scored_on"]): row["score"] for row in kept["risk"]}
    assert scores == plain.risk(files["risk"], LAST)
    found = sorted((row["person"], row["arrived_on"], row["category"]) for row in kept["ae"])
    assert found == plain.attended(files["ae"], files["ecds"], FIRST, LAST)
    days = deaths | {person: row["died_on"] for person, row in expected.items() if row["died_on"]}
    assert {row["person"]: row["died_on"] for row in kept["deaths"]} == days
