"""What hospital files must agree with in an existing extract: who was referred, when, and until when each was alive."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from commonweal.exchange import tables
from commonweal.exchange.files import FORMATS, arrow_schema
from commonweal.exchange.schema import DATE, Table


@dataclass(frozen=True)
class Extract:
    """The people of an extract, by what is told of them, so that neither the order of its rows nor an id decides.

    Parameters
    ----------
    study_id
        Identifiers [people; text].
    on
        Day of the first referral [people; days since 1 January 1970].
    age
        Age on that day [people; completed years].
    seen_on
        Last day on which the service knows them alive [people; days since 1 January 1970].
    died_on
        Day of death where the service knows it, otherwise -1 [people; days since 1 January 1970].
    practice, sex, ethnic_group, conditions
        What the referral told, empty for nothing [people; text].
    imd
        Quintile of deprivation, 0 not known [people; quintiles].
    """

    study_id: np.ndarray
    on: np.ndarray
    age: np.ndarray
    seen_on: np.ndarray
    died_on: np.ndarray
    practice: np.ndarray
    sex: np.ndarray
    ethnic_group: np.ndarray
    conditions: np.ndarray
    imd: np.ndarray


def read(study: Path) -> Extract:
    """Read what matters of an extract.

    Parameters
    ----------
    study
        Folder of the study tables [path].

    Returns
    -------
    Extract
        Its people [people].

    Raises
    ------
    FileNotFoundError
        When `people` or `referrals` is not there.
    ValueError
        When nobody has a referral.
    """
    referrals = _rows(study, tables.REFERRALS, needed=True).sort_by(
        [("study_id", "ascending"), ("referred_on", "ascending"), ("referral_id", "ascending")]
    )
    if not referrals.num_rows:
        raise ValueError(f"Nobody in {study} was referred, so there is nobody to make hospital files for.")
    study_id, first = np.unique(_text(referrals, "study_id"), return_index=True)
    on, age = _days(referrals, "referred_on")[first], referrals["age"].to_numpy()[first]
    people = _rows(study, tables.PEOPLE, needed=True)
    died_on = _latest(study_id, [(people, "died_on")])
    seen_on = np.maximum(_latest(study_id, _sightings(study)), on)
    seen_on = np.where(died_on >= 0, died_on, seen_on)
    imd = _told(people, "imd_quintile", study_id)
    found = Extract(
        study_id,
        on,
        age.astype(np.int64),
        seen_on,
        died_on,
        practice=_told(people, "practice", study_id),
        sex=_told(people, "sex", study_id),
        ethnic_group=_told(people, "ethnic_group", study_id),
        conditions=_told(people, "conditions", study_id),
        imd=np.where(imd == "", "0", imd).astype(float).astype(np.int64),
    )
    # Identifiers are new in every extract: the same people are to have the same lives all the same.
    order = np.lexsort((study_id, found.conditions, found.ethnic_group, found.sex, found.practice, found.age, found.on))
    return Extract(*(column[order] for column in vars(found).values()))


def _told(people: Any, column: str, study_id: np.ndarray) -> np.ndarray:
    """Read a column of the people, in the order of their identifiers; empty where nothing is told."""
    if column not in people.column_names:
        return np.full(study_id.size, "")
    cells = zip(people["study_id"].to_pylist(), people[column].to_pylist(), strict=True)
    told = {name: "" if cell is None else str(cell) for name, cell in cells}
    return np.array([told.get(name, "") for name in study_id.tolist()], dtype=str)


def _sightings(study: Path) -> Iterable[tuple[Any, str]]:
    """Every dated row of a person; a place runs to its end though nobody comes, so that day is no sighting."""
    for table in (tables.CONTACTS, tables.ATTENDANCE, tables.SCORES, tables.CONTINUING):
        rows = _rows(study, table, needed=False)
        for column in table.columns:
            if column.kind == DATE and rows is not None:
                yield rows, column.name


def _latest(study_id: np.ndarray, dated: Iterable[tuple[Any, str]]) -> np.ndarray:
    latest = np.full(study_id.size, -1, dtype=np.int64)
    for rows, column in dated:
        rows = rows.select(["study_id", column]).drop_null()
        names = _text(rows, "study_id")
        place = np.minimum(np.searchsorted(study_id, names), study_id.size - 1)
        known = study_id[place] == names
        np.maximum.at(latest, place[known], _days(rows, column)[known])
    return latest


def _rows(study: Path, table: Table, needed: bool) -> Any:
    found = [study / f"{table.name}.{ending}" for ending in FORMATS if (study / f"{table.name}.{ending}").is_file()]
    if not found:
        if needed:
            raise FileNotFoundError(f"There is no {table.name}.parquet or {table.name}.csv in {study}.")
        return None
    if found[0].suffix == ".csv":
        from pyarrow import csv

        types = {field.name: field.type for field in arrow_schema(table)}
        return csv.read_csv(found[0], convert_options=csv.ConvertOptions(column_types=types))
    from pyarrow.parquet import read_table

    return read_table(found[0])


def _text(rows: Any, column: str) -> np.ndarray:
    return np.array(rows[column].to_pylist(), dtype=str)


def _days(rows: Any, column: str) -> np.ndarray:
    return rows[column].to_numpy().astype("datetime64[D]").astype(np.int64)
