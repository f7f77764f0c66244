"""Everybody registered, their risk scores, and care outside hospital: which rows are used, and as what."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from commonweal.evaluation.inputs import InputError
from tests.support.small_study import REGISTER_FILES, SmallStudy


@pytest.fixture
def small(tmp_path: Path) -> SmallStudy:
    return SmallStudy(tmp_path).register()


def stored(small: SmallStudy, table: str) -> list[dict[str, Any]]:
    return parquet.read_table(small.prepare().table(table)).to_pylist()


BAD = [
    ("population.csv", "H11,2,1933-13,C87001,1,A,,1998-05-11,,",
     "birth_month,1933-13,is not a month: write it like 1933-02"),
    ("population.csv", "H12,2,1833-02,C87001,1,A,,1998-05-11,,", "birth_month,1833-02,is not a possible date"),
    ("population.csv", "H13,2,,C87001,1,A,,1998-05-11,,", "birth_month,,is empty"),
    ("population.csv", "H14,2,1999-02,C87001,1,A,,1998-05-11,,",
     "registered_from,1998-05-11,lies before birth_month"),
    ("population.csv", "H15,2,1933-02,C87001,1,A,,1998-05-11,1998-05-10,",
     "registered_to,1998-05-10,lies before registered_from"),
    ("population.csv", "H16,2,1933-02,C87001,1,A,,1998-05-11,,1998-05-10",
     "died_on,1998-05-10,lies before registered_from"),
    ("population.csv", "H17,2,1933-02,,1,A,,1998-05-11,,", "practice,,is empty"),
    ("population.csv", "H18,F,1933-02,C87001,1,A,,1998-05-11,,", 'sex,F,"is not one of 1, 2, 9, X"'),
    ("population.csv", "H19,2,1933-02,C87001,6,A,,1998-05-11,,", "imd_quintile,6,is not from 1 to 5"),
    ("population.csv", "H20,2,1933-02,C87001,1,A,,,,", "registered_from,,is empty"),
    ("risk.csv", "H1,2013-05-01,101", "score,101,is not from 0 to 100"),
    ("risk.csv", "H1,2013-05-02,-1", "score,-1,is not from 0 to 100"),
    ("risk.csv", "H1,2013-05-03,high", "score,high,is not a number"),
    ("gp.csv", "H1,2013-05-01,letter", 'mode,letter,"is not one of face_to_face, home, telephone, online, other"'),
    ("prescriptions.csv", "H1,2013-05-01,0", "items,0,is less than one"),
    ("care.csv", "H1,day_care,2013-05-02,2013-05-01", "ends_on,2013-05-01,lies before starts_on"),
]  # fmt: skip


@pytest.fixture(scope="module")
def set_aside(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is set aside from one study with all of these rows in it."""
    small = SmallStudy(tmp_path_factory.mktemp("bad")).register()
    for name, row, _ in BAD:
        small.add(name, row)
    return small.rejects()


@pytest.mark.parametrize(("name", "row", "reject"), BAD)
def test_a_bad_row_is_set_aside_with_its_line_column_value_and_reason(
    set_aside: list[str], name: str, row: str, reject: str
) -> None:
    rows = [bad for file, bad, _ in BAD if file == name]
    line = len(REGISTER_FILES[name].splitlines()) + 1 + rows.index(row)
    assert f"{name},{line},{reject}" in set_aside


def test_nothing_else_is_set_aside(set_aside: list[str]) -> None:
    assert len(set_aside) == len(BAD)


@pytest.mark.parametrize("written", ["1933-02", "02/1933", "193302", "Feb-1933", "1933-02-14", "14/02/1933"])
def test_a_month_may_be_written_in_several_ways(small: SmallStudy, written: str) -> None:
    small.swap("population.csv", "1933-02", written)
    assert stored(small, "population")[0]["birth_month"] == date(1933, 2, 1)


def test_what_is_not_known_of_a_person_is_so_in_the_store(small: SmallStudy) -> None:
    small.add("population.csv", "H0,,1933-02,C87001,,,,1998-05-11,,")
    (added,) = (row for row in stored(small, "population") if row["sex"] == "X")
    assert [added[name] for name in ("sex", "imd", "ethnicity", "conditions")] == ["X", 0, "Z", ""]


def test_conditions_are_kept_once_each_in_one_order(small: SmallStudy) -> None:
    small.swap("population.csv", ",A,diabetes,", ",A,Stroke | diabetes|stroke,")
    assert stored(small, "population")[0]["conditions"] == "diabetes|stroke"


def test_conditions_that_are_not_listed_are_passed_over_and_noted(small: SmallStudy) -> None:
    small.swap("population.csv", ",A,diabetes,", ",A,gout|diabetes,")
    store = small.prepare()
    assert parquet.read_table(store.table("population")).column("conditions")[0].as_py() == "diabetes"
    assert store.notes[0] == (
        "1 of the 4 people in the population have conditions that are not listed, such as 'gout': these are passed "
        "over. docs/tables/population.md has the list."
    )


def test_the_same_person_twice_is_a_duplicate(small: SmallStudy) -> None:
    small.add("population.csv", "H1,2,1933-02,C87001,1,A,diabetes,1998-05-11,,")
    assert small.rows("population") == {"read": 5, "used": 4, "duplicate": 1, "rejected": 0, "out_of_scope": 0}


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_rows_of_a_person_the_one_registered_later_is_used(small: SmallStudy, turned: bool) -> None:
    rows = ["H1,2,1933-02,C87009,1,A,diabetes,1998-05-11,,", "H1,2,1933-02,C87001,1,A,diabetes,2012-05-11,,"]
    heading = REGISTER_FILES["population.csv"].splitlines()[0]
    small.put("population.csv", "\n".join([heading, *(reversed(rows) if turned else rows)]) + "\n")
    assert [row["practice"] for row in stored(small, "population")] == ["C87001"]
    assert small.rejects() == [
        f'population.csv,{3 if turned else 2},ENCRYPTED_HESID,H1,"another row of this person has the same '
        'ENCRYPTED_HESID, and says something else"'
    ]


@pytest.mark.parametrize(("begins", "ends"), [("2015-04-01", ""), ("1998-05-11", "2012-04-01")])
def test_people_registered_before_or_after_the_data_are_out_of_scope(small: SmallStudy, begins: str, ends: str) -> None:
    small.add("population.csv", f"H11,2,1933-02,C87001,1,A,,{begins},{ends},")
    assert small.rows("population")["out_of_scope"] == 1


def test_everybody_in_the_population_has_a_number_and_whoever_is_in_the_study_a_low_one(small: SmallStudy) -> None:
    keys = parquet.read_table(small.prepare().folder / "keys" / "keys.parquet")
    assert keys.column("person").to_pylist() == [1, 2, 3, 4]
    assert keys.column("hes_id").to_pylist() == ["H1", "H2", "H10", "H9"]


def test_the_turn_of_a_person_says_nothing_of_the_study(small: SmallStudy) -> None:
    keys = parquet.read_table(small.prepare().folder / "keys" / "keys.parquet").to_pylist()
    assert [row["hes_id"] for row in sorted(keys, key=lambda row: row["turn"])] == ["H1", "H10", "H2", "H9"]
    known = stored(small, "population")
    assert {row["person"]: row["turn"] for row in known} == {row["person"]: row["turn"] for row in keys}


def test_of_two_days_of_death_the_earlier_counts_in_both_tables(small: SmallStudy) -> None:
    store = small.prepare()
    days = [parquet.read_table(store.table(table)).column("died_on").to_pylist() for table in ("population", "deaths")]
    assert [day for day in days[0] if day] == days[1] == [date(2014, 12, 24)]


def test_a_death_that_only_the_practice_knows_of_counts(small: SmallStudy) -> None:
    small.swap("population.csv", "2000-01-01,,", "2000-01-01,,2014-06-01")
    assert date(2014, 6, 1) in [row["died_on"] for row in stored(small, "deaths")]


def test_a_score_is_kept_in_tenths_of_a_per_cent(small: SmallStudy) -> None:
    assert [row["score"] for row in stored(small, "risk")] == [125, 415, 30, 73, 140]


def test_of_two_scores_on_a_day_the_higher_is_used(small: SmallStudy) -> None:
    small.add("risk.csv", "H1,2012-04-01,50")
    assert [row["score"] for row in stored(small, "risk")][:2] == [500, 415]


def test_a_score_known_after_the_data_is_out_of_scope_and_noted(small: SmallStudy) -> None:
    small.add("risk.csv", "H1,2015-04-01,50")
    store = small.prepare()
    assert small.rows("risk", store)["out_of_scope"] == 1
    assert store.notes[0] == (
        "1 of 6 risk scores were known only after the days that the data cover: they are left out. If that should not "
        "be, change data_to."
    )


def test_scores_that_run_to_one_are_noted(small: SmallStudy) -> None:
    rows = [f"H1,2012-05-{day:02},0.{day:02}" for day in range(1, 31)]
    small.put("risk.csv", "\n".join(["ENCRYPTED_HESID,scored_on,score", *rows]) + "\n")
    assert "No risk score is above 1 %: check that they are in per cent, 23.4 and not 0.234." in small.prepare().notes


def test_care_that_goes_on_has_no_last_day(small: SmallStudy) -> None:
    assert [row["ends_on"] for row in stored(small, "care")] == [date(2013, 8, 31), None]


@pytest.mark.parametrize("days", ["2011-01-01,2012-03-31", "2015-04-01,"])
def test_care_outside_the_days_of_the_data_is_out_of_scope(small: SmallStudy, days: str) -> None:
    small.add("care.csv", f"H1,day_care,{days}")
    assert small.rows("care")["out_of_scope"] == 1


def test_contacts_that_are_alike_all_count(small: SmallStudy) -> None:
    small.add("gp.csv", "H1,2013-05-01,face_to_face")
    assert small.rows("gp")["used"] == 3


def test_a_population_of_nobody_in_the_bridge_is_refused(small: SmallStudy) -> None:
    text = REGISTER_FILES["population.csv"].replace("\nH", "\nX")
    small.put("population.csv", text)
    with pytest.raises(InputError, match=r"None of the 4 rows of .*population.csv is of anybody in the bridge"):
        small.prepare()


def test_care_of_nobody_in_the_bridge_is_no_error(small: SmallStudy) -> None:
    small.put("care.csv", REGISTER_FILES["care.csv"].replace("\nH", "\nX"))
    assert small.rows("care")["used"] == 2


def test_a_first_diagnosis_is_kept_without_its_full_stop(small: SmallStudy) -> None:
    text = (small.folder / "apc.csv").read_text()
    rows = [f"{line},{code}" for line, code in zip(text.splitlines(), ("DIAG_01", "s72.0", "", "K35"), strict=True)]
    small.put("apc.csv", "\n".join(rows) + "\n")
    assert [row["diagnosis"] for row in stored(small, "apc")] == ["S720", "", "K35"]
