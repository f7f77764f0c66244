"""The files of a fictitious study are those an evaluation reads, and the same seed gives the same bytes."""

import hashlib
import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pyarrow.csv
import pytest
from pyarrow.parquet import read_table

from commonweal.evaluation import plan, synthetic
from commonweal.evaluation.inputs import layout
from commonweal.exchange import tables
from commonweal.exchange.schema import Table


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return synthetic.borough(8_000, tmp_path_factory.mktemp("borough"), seed=7, effect=0.8)


@pytest.fixture(scope="module")
def episodes(made):
    return read_table(made.folder / "hes" / "apc.parquet").to_pylist()


@pytest.fixture(scope="module")
def spells(episodes):
    """Finished episodes by person, provider and day of admission, in their order."""
    grouped: dict[tuple, list[dict]] = {}
    for row in episodes:
        if row["EPISTAT"] == "3":
            grouped.setdefault((row["ENCRYPTED_HESID"], row["PROCODE3"], row["ADMIDATE"]), []).append(row)
    return [sorted(rows, key=lambda row: row["EPIORDER"]) for rows in grouped.values()]


def hashes(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_seed_gives_the_same_bytes(tmp_path):
    first = synthetic.borough(3_000, tmp_path / "one", seed=5, effect=0.9)
    second = synthetic.borough(3_000, tmp_path / "two", seed=5, effect=0.9)
    assert hashes(first.folder) == hashes(second.folder)


def test_another_seed_gives_other_people(tmp_path):
    one = synthetic.borough(3_000, tmp_path / "one", seed=5)
    two = synthetic.borough(3_000, tmp_path / "two", seed=6)
    assert hashes(one.folder)["bridge.parquet"] != hashes(two.folder)["bridge.parquet"]


def test_the_first_part_of_a_borough_does_not_depend_on_how_many_follow(tmp_path, monkeypatch):
    monkeypatch.setattr("commonweal.evaluation.synthetic.boroughs.PART", 1_500)
    one = synthetic.borough(1_500, tmp_path / "one", seed=5, referred=60)
    two = synthetic.borough(3_000, tmp_path / "two", seed=5, referred=120)
    rows = read_table(one.folder / "hes" / "op.parquet")
    assert read_table(two.folder / "hes" / "op.parquet").slice(0, rows.num_rows).equals(rows)


def test_csv_and_parquet_hold_the_same_rows(tmp_path):
    parquet = synthetic.borough(2_000, tmp_path / "one", seed=5)
    comma = synthetic.borough(2_000, tmp_path / "two", seed=5, file_format="csv")
    rows = read_table(parquet.folder / "study" / "onward.parquet")
    types = {field.name: field.type for field in rows.schema}
    options = pyarrow.csv.ConvertOptions(column_types=types, strings_can_be_null=True)
    assert pyarrow.csv.read_csv(comma.folder / "study" / "onward.csv", convert_options=options).equals(rows)


def test_the_plan_can_be_read(made):
    assert plan.read(made.plan).sources.apc == ("hes/apc.parquet",)


def test_the_truth_names_the_ratio_of_every_outcome(made):
    hospital = ("spells", "fces", "bed_days", "cips", "ae", "outpatient")
    expected = dict.fromkeys(plan.OUTCOMES, 1.0) | dict.fromkeys(hospital, 0.8)
    assert json.loads(made.truth.read_text())["rate_ratio"] == expected


def test_the_truth_names_the_world(made):
    assert json.loads(made.truth.read_text())["world"] == "record"


def test_study_ids_and_hospital_ids_share_nothing(made):
    study = set(read_table(made.folder / "study" / "people.parquet")["study_id"].to_pylist())
    hospital = set(read_table(made.folder / "hes" / "op.parquet")["ENCRYPTED_HESID"].to_pylist())
    assert not any(name in longer for name in study for longer in hospital)


def test_a_few_of_the_referred_are_not_found_in_the_hospital_files(made):
    assert 0.9 * made.referred < made.linked < made.referred


def test_everybody_in_the_bridge_was_referred(made):
    people = set(read_table(made.folder / "study" / "people.parquet")["study_id"].to_pylist())
    assert set(read_table(made.folder / "bridge.parquet")["study_id"].to_pylist()) <= people


def misfits(rows: list[dict], table: Table) -> list[str]:
    """Cells that do not fit the table's description."""
    found = []
    for column in table.columns:
        cells = [row[column.name] for row in rows] if column.name in rows[0] else []
        if not cells and not column.optional:
            found.append(f"{column.name} is not there")
        if column.required and None in cells:
            found.append(f"{column.name} is empty")
        if column.codes and {cell for cell in cells if cell is not None} - set(column.codes):
            found.append(f"{column.name} has other codes")
    return found


@pytest.mark.parametrize("table", tables.STUDY_TABLES, ids=lambda table: table.name)
def test_a_study_table_is_as_described(made, table):
    assert misfits(read_table(made.folder / "study" / f"{table.name}.parquet").to_pylist(), table) == []


@pytest.mark.parametrize("table", tables.STUDY_TABLES, ids=lambda table: table.name)
def test_a_study_table_has_no_key_twice(made, table):
    rows = read_table(made.folder / "study" / f"{table.name}.parquet").to_pylist()
    keys = [tuple(row[name] for name in table.key) for row in rows] if table.key else []
    assert len(keys) == len(set(keys))


LAYOUTS = {table.name: table for table in layout.TABLES}


@pytest.mark.parametrize("name", ["apc", "ae", "op", "deaths"])
def test_a_hospital_file_is_as_described(made, name):
    assert misfits(read_table(made.folder / "hes" / f"{name}.parquet").to_pylist(), LAYOUTS[name]) == []


@pytest.mark.parametrize("name", ["population", "risk", "gp", "prescriptions", "care"])
def test_a_file_of_practices_and_council_is_as_described(made, name):
    assert misfits(read_table(made.folder / "community" / f"{name}.parquet").to_pylist(), LAYOUTS[name]) == []


def test_the_episodes_of_a_spell_are_numbered_from_one(spells):
    assert all([row["EPIORDER"] for row in rows] == list(range(1, len(rows) + 1)) for rows in spells)


def test_an_episode_begins_when_the_one_before_it_ends(spells):
    assert all(one["EPIEND"] == two["EPISTART"] for rows in spells for one, two in pairwise(rows))


def test_only_the_last_episode_has_a_discharge(spells):
    assert all(row["DISDATE"] is None and row["DISMETH"] == "8" for rows in spells for row in rows[:-1])


def test_the_discharge_is_the_end_of_the_last_episode(spells):
    ended = [rows[-1] for rows in spells if rows[-1]["DISDATE"]]
    assert all(row["DISDATE"] == row["EPIEND"] and row["DISMETH"] in "124" for row in ended)


def test_there_are_more_episodes_than_spells(spells):
    assert 1.1 < sum(map(len, spells)) / len(spells) < 1.6


def test_unfinished_episodes_have_no_end(episodes):
    running = [row for row in episodes if row["EPISTAT"] == "1"]
    assert running
    assert all(row["EPIEND"] is None and row["DISDATE"] is None for row in running)


def test_no_finished_episode_ends_after_the_data(episodes):
    assert max(row["EPIEND"] for row in episodes if row["EPIEND"]) <= date(2016, 3, 31)


def test_nobody_is_in_hospital_twice_at_once(spells):
    stays = sorted(
        (rows[0]["ENCRYPTED_HESID"], rows[0]["ADMIDATE"], rows[-1]["DISDATE"]) for rows in spells if rows[-1]["DISDATE"]
    )
    pairs = pairwise(stays)
    assert all(one[0] != two[0] or one[2] <= two[1] for one, two in pairs)


def test_a_transfer_goes_on_the_same_day_in_another_hospital(spells):
    arrived = {(rows[0]["ENCRYPTED_HESID"], rows[0]["ADMIDATE"]): rows[0] for rows in spells if transferred_in(rows)}
    left = [rows[-1] for rows in spells if rows[-1]["DISDEST"] == "51"]
    onward = [arrived.get((row["ENCRYPTED_HESID"], row["DISDATE"])) for row in left]
    # A few onward spells are still open when the data end.
    assert sum(row is not None for row in onward) > 0.9 * len(left) > 0
    assert all(row["PROCODE3"] != before["PROCODE3"] for row, before in zip(onward, left, strict=True) if row)


def transferred_in(rows: list[dict]) -> bool:
    return rows[0]["ADMIMETH"] == "81"


def test_day_cases_leave_on_the_day_they_came(spells):
    cases = [rows for rows in spells if rows[0]["CLASSPAT"] == "2"]
    assert cases
    assert all(len(rows) == 1 and rows[0]["SPELDUR"] == 0 for rows in cases)


def test_nobody_uses_a_hospital_after_death(made, episodes):
    died = {row["ENCRYPTED_HESID"]: row["DOD"] for row in read_table(made.folder / "hes/deaths.parquet").to_pylist()}
    last = {
        "hes/ae.parquet": "ARRIVALDATE",
        "hes/op.parquet": "APPTDATE",
    }
    for name, day in last.items():
        for row in read_table(made.folder / name).to_pylist():
            assert row[day] <= died.get(row["ENCRYPTED_HESID"], date.max)
    assert all((row["EPIEND"] or row["EPISTART"]) <= died.get(row["ENCRYPTED_HESID"], date.max) for row in episodes)


def test_who_is_discharged_dead_has_died_that_day(made, episodes):
    died = {row["ENCRYPTED_HESID"]: row["DOD"] for row in read_table(made.folder / "hes/deaths.parquet").to_pylist()}
    dead = [row for row in episodes if row["DISMETH"] == "4"]
    assert len(dead) > 50
    assert all(died[row["ENCRYPTED_HESID"]] == row["DISDATE"] for row in dead)


def test_everybody_is_alive_on_the_day_of_referral(made):
    bridge = read_table(made.folder / "bridge.parquet").to_pylist()
    died = {row["ENCRYPTED_HESID"]: row["DOD"] for row in read_table(made.folder / "hes/deaths.parquet").to_pylist()}
    referred_on: dict[str, date] = {}
    for row in read_table(made.folder / "study" / "referrals.parquet").to_pylist():
        referred_on[row["study_id"]] = min(row["referred_on"], referred_on.get(row["study_id"], date.max))
    assert all(died.get(row["hes_id"], date.max) > referred_on[row["study_id"]] for row in bridge)


def test_a_borough_of_nobody_is_refused(tmp_path):
    with pytest.raises(ValueError, match="cannot be made"):
        synthetic.borough(0, tmp_path)


def test_more_referrals_than_people_of_an_age_are_refused(tmp_path):
    with pytest.raises(ValueError, match="make the borough larger or refer fewer"):
        synthetic.borough(1_000, tmp_path, referred=900)


def test_an_unknown_world_is_refused(tmp_path):
    with pytest.raises(ValueError, match="use one of record, unmeasured, admission, dying, recent_use, none"):
        synthetic.borough(1_000, tmp_path, world="random")


def test_an_unknown_format_is_refused(tmp_path):
    with pytest.raises(ValueError, match="parquet, csv"):
        synthetic.borough(1_000, tmp_path, file_format="xlsx")


def test_a_ratio_that_cannot_be_is_refused(tmp_path):
    with pytest.raises(ValueError, match="above 0"):
        synthetic.borough(1_000, tmp_path, effect=0.0)


def test_attendances_cannot_fall_by_more_than_leaves_the_admissions_among_them(tmp_path):
    with pytest.raises(ValueError, match="bring the two ratios closer"):
        synthetic.borough(1_000, tmp_path, effect=synthetic.Effect(spells=1.5, ae=0.4))


def test_a_borough_that_fails_half_way_leaves_no_file(tmp_path, monkeypatch):
    monkeypatch.setattr("commonweal.evaluation.synthetic.boroughs.PART", 1_000)

    def interrupt(words: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        synthetic.borough(2_000, tmp_path, say=interrupt)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_progress_is_told_part_by_part(tmp_path, monkeypatch):
    monkeypatch.setattr("commonweal.evaluation.synthetic.boroughs.PART", 1_000)
    told: list[str] = []
    synthetic.borough(2_000, tmp_path, say=told.append)
    assert told == ["Made 1,000 of 2,000 people.", "Made 2,000 of 2,000 people."]


def test_an_admission_through_ae_is_to_the_hospital_attended(made, spells):
    attended = {
        (row["ENCRYPTED_HESID"], row["ARRIVALDATE"], row["PROCODE3"])
        for row in read_table(made.folder / "hes" / "ae.parquet").to_pylist()
        if row["AEATTENDDISP"] == "01"
    }
    admitted = [rows[0] for rows in spells if rows[0]["ADMIMETH"] == "21"]
    assert len(admitted) > 1_000
    assert all((row["ENCRYPTED_HESID"], row["ADMIDATE"], row["PROCODE3"]) in attended for row in admitted)
