"""Emergency care and HES A&E: one table of attendances, in one set of categories, none of them twice."""

from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from tests.support.small_study import SmallStudy

HEADING = "ENCRYPTED_HESID,EC_IDENT,ARRIVAL_DATE,ARRIVAL_TIME,EC_ATTENDANCE_CATEGORY,EC_DISCHARGE_STATUS_SNOMED_CT,\
EC_DEPARTMENT_TYPE,PROCODE3"


@pytest.fixture
def small(tmp_path: Path) -> SmallStudy:
    made = SmallStudy(tmp_path)
    made.sources += 'ecds = "ecds.csv"\n'
    return made


def attended(small: SmallStudy, *rows: str) -> list[dict[str, Any]]:
    small.put("ecds.csv", "\n".join([HEADING, *rows]) + "\n")
    return parquet.read_table(small.prepare().table("ae")).to_pylist()


def alone(small: SmallStudy, *rows: str) -> list[dict[str, Any]]:
    small.sources = small.sources.replace('ae = "ae.csv"\n', "")
    return attended(small, *rows)


@pytest.mark.parametrize(("theirs", "ours"), [("1", "1"), ("2", "3"), ("3", "3"), ("4", "2"), ("", "9")])
def test_categories_are_those_of_a_and_e(small: SmallStudy, theirs: str, ours: str) -> None:
    assert [row["category"] for row in alone(small, f"H1,1,2014-01-05,,{theirs},,01,RFR")] == [ours]


@pytest.mark.parametrize(
    ("status", "disposal"),
    [
        ("1066301000000103", "12"),
        ("1066311000000101", "12"),
        ("1066321000000107", "13"),
        ("182992009", "99"),
        ("", "99"),
    ],
)
def test_whoever_left_is_not_seen(small: SmallStudy, status: str, disposal: str) -> None:
    assert [row["disposal"] for row in alone(small, f"H1,1,2014-01-05,,1,{status},01,RFR")] == [disposal]


def test_same_day_emergency_care_is_no_attendance(small: SmallStudy) -> None:
    assert (
        len(alone(small, "H1,1,2014-01-05,,1,,05,RFR", "H1,2,2014-01-06,,1,,5,RFR", "H1,3,2014-01-07,,1,,1,RFR")) == 1
    )


def test_arrivals_within_the_hour_are_copies_and_later_ones_are_not(small: SmallStudy) -> None:
    times = ["09:00:00", "0945", "10:46", "23:59:00"]
    assert len(alone(small, *(f"H1,{key},2014-01-05,{time},1,,01,RFR" for key, time in enumerate(times)))) == 3


def test_months_of_one_source_alone_are_counted_from_it(small: SmallStudy) -> None:
    assert len(attended(small, "H1,1,2014-01-05,,1,,01,RFR", "H2,2,2014-02-05,,1,,01,RFR")) == 4


def test_a_month_of_both_is_counted_from_a_and_e_when_both_have_as_many(small: SmallStudy) -> None:
    rows = attended(small, "H1,1,2012-10-20,,4,,01,RFR")
    assert [str(row["arrived_on"]) for row in rows] == ["2012-10-01", "2013-06-01"]
    assert small.rows("ecds")["out_of_scope"] == 1


def test_a_month_of_both_is_counted_from_the_one_with_more(small: SmallStudy) -> None:
    rows = attended(small, "H1,1,2012-10-20,,4,,01,RFR", "H2,2,2012-10-21,,1,,01,RFR")
    assert [str(row["arrived_on"]) for row in rows] == ["2012-10-20", "2012-10-21", "2013-06-01"]
    assert small.rows("ae")["out_of_scope"] == 1


def test_months_of_both_are_noted(small: SmallStudy) -> None:
    attended(small, "H1,1,2012-10-20,,4,,01,RFR", "H2,2,2012-10-21,,1,,01,RFR", "H2,3,2013-06-02,,1,,01,RFR")
    assert small.prepare().notes[0] == (
        "HES A&E and the emergency care data set both cover 2 months. So that no attendance counts twice, each is "
        "counted from the one with more attendances in it: 1 from HES A&E, 1 from the emergency care data set."
    )


def test_the_store_keeps_one_table_of_attendances(small: SmallStudy) -> None:
    attended(small, "H1,1,2014-01-05,,1,,01,RFR")
    assert not small.prepare().table("ecds").exists()


def test_newer_names_of_the_columns_are_known(small: SmallStudy) -> None:
    small.put("ecds.csv", "TOKEN_PERSON_ID,EC_IDENT,ARRIVAL_DATE,ATTENDANCE_CATEGORY\nH1,1,2014-01-05,4\n")
    assert parquet.read_table(small.prepare().table("ae")).column("category").to_pylist() == ["1", "2", "1"]
