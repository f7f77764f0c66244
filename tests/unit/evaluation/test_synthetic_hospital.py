"""Hospital files for an extract agree with it, and know no more of it than a linkage would."""

import shutil
from datetime import date
from pathlib import Path

import pyarrow
import pytest
from pyarrow.parquet import read_table, write_table

from commonweal.evaluation import plan, synthetic


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Path:
    """The study tables of some borough; its own hospital files are not used."""
    return synthetic.borough(6_000, tmp_path_factory.mktemp("borough"), seed=3).folder / "study"


@pytest.fixture(scope="module")
def made(study, tmp_path_factory):
    return synthetic.hospital(study, tmp_path_factory.mktemp("hospital"), seed=4, effect=0.9, file_format="parquet")


def rows(path: Path) -> list[dict]:
    return read_table(path).to_pylist()


def test_everybody_in_the_bridge_is_in_the_extract(study, made):
    known = {row["study_id"] for row in rows(study / "people.parquet")}
    assert {row["study_id"] for row in rows(made.folder / "bridge.parquet")} <= known


def test_a_few_are_not_found(made):
    assert 0.9 * made.referred < made.linked < made.referred


def test_most_matches_are_sure_and_some_are_not(made):
    ranks = [row["match_rank"] for row in rows(made.folder / "bridge.parquet")]
    assert 0.8 < ranks.count(1) / len(ranks) < 1


def test_the_hospital_knows_people_who_are_not_in_the_extract(made):
    linked = {row["hes_id"] for row in rows(made.folder / "bridge.parquet")}
    assert {row["ENCRYPTED_HESID"] for row in rows(made.folder / "op.parquet")} - linked


def test_the_plan_covers_all_referrals_of_the_extract(study, made):
    referred = [row["referred_on"] for row in rows(study / "referrals.parquet")]
    cohort = plan.read(made.plan).cohort
    assert cohort.referred_from == min(referred)


def test_the_plan_finds_the_study_tables(study, made):
    found = plan.read(made.plan)
    assert (found.folder / found.sources.study).resolve() == study.resolve()


def test_a_death_the_service_knows_of_is_the_same_in_the_hospital(study, made):
    hes_id = {row["study_id"]: row["hes_id"] for row in rows(made.folder / "bridge.parquet")}
    died = {row["ENCRYPTED_HESID"]: row["DOD"] for row in rows(made.folder / "deaths.parquet")}
    known = [row for row in rows(study / "people.parquet") if row["died_on"] and row["study_id"] in hes_id]
    # Deaths are known until the day the hospital data end.
    last = plan.read(made.plan).cohort.data_to
    known = [row for row in known if row["died_on"] <= last]
    assert known
    assert all(died[hes_id[row["study_id"]]] == row["died_on"] for row in known)


def test_nobody_dies_before_the_service_last_saw_them(study, made):
    hes_id = {row["study_id"]: row["hes_id"] for row in rows(made.folder / "bridge.parquet")}
    died = {row["ENCRYPTED_HESID"]: row["DOD"] for row in rows(made.folder / "deaths.parquet")}
    seen = [(row["study_id"], row["contacted_on"]) for row in rows(study / "contacts.parquet")]
    assert all(day <= died.get(hes_id.get(name, ""), date.max) for name, day in seen)


def test_the_order_of_the_extract_changes_nothing(study, made, tmp_path):
    shutil.copytree(study, tmp_path / "study")
    for path in (tmp_path / "study").glob("*.parquet"):
        table = read_table(path)
        write_table(table.take(list(reversed(range(table.num_rows)))), path)
    again = synthetic.hospital(tmp_path / "study", tmp_path / "hospital", seed=4, effect=0.9, file_format="parquet")
    assert (again.folder / "apc.parquet").read_bytes() == (made.folder / "apc.parquet").read_bytes()


def test_the_same_people_under_other_identifiers_have_the_same_lives(study, made, tmp_path):
    shutil.copytree(study, tmp_path / "study")
    for path in (tmp_path / "study").glob("*.parquet"):
        table = read_table(path)
        if "study_id" in table.column_names:
            place = table.column_names.index("study_id")
            other = pyarrow.array([name[::-1] for name in table["study_id"].to_pylist()])
            write_table(table.set_column(place, table.schema.field(place), other), path)
    again = synthetic.hospital(tmp_path / "study", tmp_path / "hospital", seed=4, effect=0.9, file_format="parquet")
    assert (again.folder / "apc.parquet").read_bytes() == (made.folder / "apc.parquet").read_bytes()


def test_the_referred_used_hospitals_more_in_the_year_before_than_others_in_a_year(study, made):
    hes_id = {row["study_id"]: row["hes_id"] for row in rows(made.folder / "bridge.parquet")}
    referred_on: dict[str, date] = {}
    for row in rows(study / "referrals.parquet"):
        name = hes_id.get(row["study_id"], "")
        referred_on[name] = min(row["referred_on"], referred_on.get(name, date.max))
    mine, others = 0, 0
    for row in rows(made.folder / "ae.parquet"):
        on = referred_on.get(row["ENCRYPTED_HESID"])
        others += on is None
        mine += on is not None and 0 < (on - row["ARRIVALDATE"]).days <= 365
    cohort = plan.read(made.plan).cohort
    years = (cohort.data_to - cohort.data_from).days / 365
    assert mine / made.linked > 2 * others / years / (made.people - made.linked)


def test_everybody_in_the_hospital_files_is_in_the_population(made):
    population = {row["ENCRYPTED_HESID"] for row in rows(made.folder / "population.parquet")}
    assert len(population) == made.people
    for name in ("apc", "ae", "op", "deaths", "risk"):
        assert {row["ENCRYPTED_HESID"] for row in rows(made.folder / f"{name}.parquet")} <= population


def test_the_population_says_of_the_referred_what_the_extract_says(study, made):
    hes_id = {row["study_id"]: row["hes_id"] for row in rows(made.folder / "bridge.parquet")}
    population = {row["ENCRYPTED_HESID"]: row for row in rows(made.folder / "population.parquet")}
    for row in rows(study / "people.parquet"):
        if row["study_id"] in hes_id:
            same = population[hes_id[row["study_id"]]]
            for column in ("sex", "practice", "imd_quintile", "ethnic_group", "conditions"):
                assert row[column] == same[column]


def test_the_referred_had_been_registered_for_two_years(study, made):
    hes_id = {row["study_id"]: row["hes_id"] for row in rows(made.folder / "bridge.parquet")}
    since = {row["ENCRYPTED_HESID"]: row["registered_from"] for row in rows(made.folder / "population.parquet")}
    for row in rows(study / "referrals.parquet"):
        if row["study_id"] in hes_id:
            assert (row["referred_on"] - since[hes_id[row["study_id"]]]).days >= 730


def test_a_birth_month_gives_the_age_of_the_extract(study, made):
    hes_id = {row["study_id"]: row["hes_id"] for row in rows(made.folder / "bridge.parquet")}
    born = {row["ENCRYPTED_HESID"]: row["birth_month"] for row in rows(made.folder / "population.parquet")}
    for row in rows(study / "referrals.parquet"):
        if row["study_id"] in hes_id:
            year, month = (int(part) for part in born[hes_id[row["study_id"]]].split("-"))
            on = row["referred_on"]
            # A second referral carries a round year more than the first.
            assert abs((on.year * 12 + on.month - year * 12 - month) // 12 - row["age"]) <= 1


def test_sixty_others_are_made_for_each_person(made):
    assert made.people == 61 * made.referred


def test_the_plan_asks_for_controls(made):
    found = plan.read(made.plan)
    assert found.matching is not None
    assert found.sources.population == ("population.parquet",)


def test_data_may_end_when_asked(study, tmp_path):
    made = synthetic.hospital(study, tmp_path, data_to=date(2015, 9, 30), file_format="parquet")
    assert max(row["APPTDATE"] for row in rows(made.folder / "op.parquet")) == date(2015, 9, 30)


def test_an_extract_without_referrals_is_refused(study, tmp_path):
    (tmp_path / "study").mkdir()
    shutil.copy(study / "people.parquet", tmp_path / "study")
    with pytest.raises(FileNotFoundError, match=r"no referrals\.parquet"):
        synthetic.hospital(tmp_path / "study", tmp_path / "hospital")


def test_an_extract_of_nobody_is_refused(study, tmp_path):
    shutil.copytree(study, tmp_path / "study")
    write_table(read_table(study / "referrals.parquet").slice(0, 0), tmp_path / "study" / "referrals.parquet")
    with pytest.raises(ValueError, match="nobody to make hospital files for"):
        synthetic.hospital(tmp_path / "study", tmp_path / "hospital")
