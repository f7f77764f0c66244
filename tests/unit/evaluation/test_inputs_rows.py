"""Rows that cannot be used, or not twice: set aside with line, column, value and reason, and counted."""

from datetime import date
from pathlib import Path

import pytest
from pyarrow import parquet

from tests.support.small_study import FILES, SmallStudy


@pytest.fixture
def small(tmp_path: Path) -> SmallStudy:
    return SmallStudy(tmp_path)


def test_the_small_study_is_all_used(small: SmallStudy) -> None:
    for row in small.prepare().rows:
        assert row.used == row.read, row


BAD = [
    ("apc.csv", "H1,4,RFR,2013-02-30,2013-03-01,1,3,2013-02-27,21,2013-03-01,1",
     "EPISTART,2013-02-30,is not a day of the calendar"),
    ("apc.csv", "H1,4,RFR,2013-03-02,2013-03-01,1,3,2013-02-27,21,2013-03-01,1",
     "EPIEND,2013-03-01,lies before EPISTART"),
    ("apc.csv", "H1,4,RFR,1066-10-14,2013-03-01,1,3,1066-10-14,21,2013-03-01,1",
     "EPISTART,1066-10-14,is not a possible date"),
    ("apc.csv", "H1,4,RFR,2013-03-01,,1,3,2013-03-01,21,,8",
     "EPIEND,,is empty although the episode is finished"),
    ("apc.csv", "H1,4,RFR,2013-03-01,2013-03-02,1,7,2013-03-01,21,,8",
     'EPISTAT,7,"is not one of 1, 3"'),
    ("apc.csv", "H1,5,RFR,2013-03-01,2013-03-02,1,3,2013-03-01,ZZ,2013-03-02,1",
     'ADMIMETH,ZZ,"is not one of 11, 12, 13, 21, 22, 23, 24, 25, 27, 2A, 2B, 2C, 2D, 28, 31, 32, 81, 82, 83, 98, 99"'),
    ("apc.csv", "H1,1,RFR,2013-04-01,2013-04-02,1,3,2013-04-01,21,2013-04-02,1",
     'EPIKEY,1,"another row of this person has the same EPIKEY, and says something else"'),
    ("ae.csv", "H1,3,2013-01-01,1,88",
     'AEATTENDDISP,88,"is not one of 01, 02, 03, 04, 05, 06, 07, 10, 11, 12, 13, 14, 99"'),
    ("ae.csv", "H1,1,2013-01-01,1,01",
     'AEKEY,1,"another row of this person has the same AEKEY, and says something else"'),
    ("op.csv", "H1,1,2013-08-01,5",
     'ATTENDKEY,1,"another row of this person has the same ATTENDKEY, and says something else"'),
    ("study/referrals.csv", "s1,r3,31/02/2013,80,C87001,practice,,received,,",
     "referred_on,31/02/2013,is not a day of the calendar"),
    ("apc.csv", ",4,RFR,2013-03-01,2013-03-02,1,3,2013-03-01,21,,8",
     "ENCRYPTED_HESID,,is empty"),
    ("apc.csv", "H1,4,RFR,2013-03-01,2013-03-02,2,3,,21,,8",
     'ADMIDATE,,"is empty on an episode that is not the first or is a transfer, '
     'and no other episode of the spell tells it"'),
    ("apc.csv", "H1,4,RFR,2013-03-01,2013-03-02,1,3,2013-03-01,21,2013-02-01,1",
     "DISDATE,2013-02-01,lies before ADMIDATE"),
    ("apc.csv", "H1,4,RFR,2013-03-01",
     '"","H1,4,RFR,2013-03-01",has more or fewer cells than the heading'),
    ("study/people.csv", "s3,patient,7,A,C87001,,,",
     'sex,7,"is not one of 1, 2, 9, X"'),
    ("study/people.csv", "s3,patient,1,A,C87001,6,,",
     "imd_quintile,6,is not from 1 to 5"),
    ("study/people.csv", "s1,patient,1,A,C87001,6,,",
     "imd_quintile,6,is not from 1 to 5"),
    ("study/referrals.csv", "s1,r3,2013-06-01,131,C87001,practice,,received,,",
     "age,131,is not a possible age"),
    ("study/referrals.csv", "s1,r3,2013-06-01,80.5,C87001,practice,,received,,",
     "age,80.5,is not a whole number"),
    ("study/referrals.csv", "s1,r3,2013-06-01,80,C87001,practice,high,received,,",
     "risk_score,high,is not a number"),
    ("study/referrals.csv", "s8,r3,2013-06-01,80,C87001,practice,,received,,",
     "study_id,s8,is not in the people table"),
    ("bridge.csv", "s1,H7,9", "match_rank,9,is not from 1 to 8"),
]  # fmt: skip


@pytest.fixture(scope="module")
def set_aside(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is set aside from one study with all of these rows in it: file and line -> column, value, reason."""
    small = SmallStudy(tmp_path_factory.mktemp("bad"))
    for name, row, _ in BAD:
        small.add(name, row)
    return {",".join(line.split(",")[:2]): ",".join(line.split(",")[2:]) for line in small.rejects()}


@pytest.mark.parametrize(("name", "row", "reject"), BAD)
def test_a_bad_row_is_set_aside_with_its_line_column_value_and_reason(
    set_aside: dict[str, str], name: str, row: str, reject: str
) -> None:
    rows = [bad for file, bad, _ in BAD if file == name]
    line = len(FILES[name].splitlines()) + 1 + rows.index(row)
    assert set_aside[f"{Path(name).name},{line}"] == reject


def test_nothing_else_is_set_aside(set_aside: dict[str, str]) -> None:
    assert len(set_aside) == len(BAD)


def test_of_two_rows_of_one_key_that_differ_one_is_set_aside(small: SmallStudy) -> None:
    small.add("study/referrals.csv", "s1,r2,2013-06-01,80,C87001,practice,,received,,")
    assert small.rejects() == [
        'referrals.csv,3,referral_id,r2,"another row has the same referral_id, and says something else"'
    ]


def test_a_cell_that_swallowed_the_next_rows_is_set_aside(small: SmallStudy) -> None:
    small.put("deaths.csv", 'ENCRYPTED_HESID,DOD\nH9,2014-12-24\n"H1,2013-01-01\nH2",2013-01-02\nH3,bad\n')
    first, *_, last = small.rejects()
    assert first.startswith('deaths.csv,3,ENCRYPTED_HESID,"H1,2013-01-01')
    assert last == "deaths.csv,5,DOD,bad,is not a date: write it like 2014-03-31"


def test_lines_are_counted_as_they_stand_in_the_file(small: SmallStudy) -> None:
    small.put("deaths.csv", "ENCRYPTED_HESID,DOD\n\nH9,2014-12-24\nH1\n\nH2,bad\n")
    assert [reject.split(",")[:3] for reject in small.rejects()] == [
        ["deaths.csv", "4", '""'],
        ["deaths.csv", "6", "DOD"],
    ]


def test_empty_lines_are_not_rows(small: SmallStudy) -> None:
    small.put("deaths.csv", FILES["deaths.csv"] + "\n,\n\n")
    assert small.rows("deaths")["read"] == 1


def test_a_copy_of_an_episode_is_a_duplicate(small: SmallStudy) -> None:
    small.add("apc.csv", "H1,77,RFR,2012-10-03,2012-10-10,2,3,2012-10-01,21,2012-10-10,1")
    assert small.rows("apc") == {"read": 4, "used": 3, "duplicate": 1, "rejected": 0, "out_of_scope": 0}


def test_a_copy_that_has_the_same_key_too_is_a_duplicate(small: SmallStudy) -> None:
    small.add("apc.csv", "H1,2,RFR,2012-10-03,2012-10-10,2,3,2012-10-01,21,2012-10-10,1")
    assert small.rows("apc") == {"read": 4, "used": 3, "duplicate": 1, "rejected": 0, "out_of_scope": 0}


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_rows_of_one_key_the_earlier_is_kept_wherever_it_stands(small: SmallStudy, turned: bool) -> None:
    rows = ["H1,1,2013-07-01,5", "H1,1,2013-06-01,5"]
    small.put("op.csv", "\n".join([FILES["op.csv"].splitlines()[0], *(reversed(rows) if turned else rows)]) + "\n")
    kept = parquet.read_table(small.prepare().table("op")).column("appointment_on").to_pylist()
    assert kept == [date(2013, 6, 1)]


def test_an_unfinished_episode_and_the_same_finished_may_have_one_key(small: SmallStudy) -> None:
    small.add("apc.csv", "H1,4,RFR,2013-03-01,,1,1,2013-03-01,21,,8")
    small.add("apc.csv", "H1,4,RFR,2013-03-01,2013-04-05,1,3,2013-03-01,21,2013-04-05,1")
    assert small.rows("apc") == {"read": 5, "used": 4, "duplicate": 0, "rejected": 0, "out_of_scope": 1}


def test_codes_of_whole_numbers_stand_for_those_with_letters(small: SmallStudy) -> None:
    small.swap("apc.csv", "2012-10-01,21,,8", "2012-10-01,66,,8")
    assert parquet.read_table(small.prepare().table("apc")).column("admimeth").to_pylist()[0] == "2A"


def test_a_code_that_decides_nothing_is_kept_though_it_is_not_listed(small: SmallStudy) -> None:
    small.swap("apc.csv", "2012-10-10,1\n", "2012-10-10,x\n")
    assert parquet.read_table(small.prepare().table("apc")).column("dismeth").to_pylist()[1] == "X"


LENT = {
    "the first of a spell that came from elsewhere": ("H1,1,RFR,2012-10-01,2012-10-03,1,3,,2B,,8", 0),
    "a later one": ("H1,2,RFR,2012-10-03,2012-10-10,2,3,,21,2012-10-10,1", 1),
}


@pytest.mark.parametrize("which", LENT)
def test_an_admission_date_is_taken_from_another_episode_of_the_spell(small: SmallStudy, which: str) -> None:
    row, place = LENT[which]
    small.swap("apc.csv", FILES["apc.csv"].splitlines()[1 + place], row)
    assert parquet.read_table(small.prepare().table("apc")).column("admidate").to_pylist()[place] == date(2012, 10, 1)


def test_an_admission_date_is_not_taken_from_a_spell_that_had_ended(small: SmallStudy) -> None:
    small.add("apc.csv", "H1,4,RFR,2012-10-10,2012-10-12,2,3,,21,2012-10-12,1")
    assert small.rows("apc")["rejected"] == 1


def test_an_admission_date_is_not_taken_from_another_trust(small: SmallStudy) -> None:
    small.swap("apc.csv", "H1,2,RFR,2012-10-03,2012-10-10,2,3,2012-10-01", "H1,2,RHQ,2012-10-03,2012-10-10,2,3,")
    assert small.rows("apc")["rejected"] == 1


def test_it_is_said_how_many_rows_are_of_people_in_the_study(small: SmallStudy) -> None:
    found = next(rows for rows in small.prepare().rows if rows.table == "apc")
    assert (found.used, found.of_study, found.people) == (3, 2, 1)


def test_an_unfinished_episode_is_out_of_scope(small: SmallStudy) -> None:
    small.add("apc.csv", "H1,4,RFR,2013-03-01,,1,1,2013-03-01,21,,8")
    assert small.rows("apc") == {"read": 4, "used": 3, "duplicate": 0, "rejected": 0, "out_of_scope": 1}


def test_events_outside_the_days_the_data_cover_are_out_of_scope(small: SmallStudy) -> None:
    small.add("ae.csv", "H1,3,2012-03-31,1,01")
    small.add("ae.csv", "H1,4,2015-04-01,1,01")
    assert small.rows("ae")["out_of_scope"] == 2


def test_a_stay_that_began_before_the_data_and_ended_in_them_is_in_scope(small: SmallStudy) -> None:
    small.add("apc.csv", "H1,4,RFR,2012-03-25,2012-04-02,1,3,2012-03-25,21,2012-04-02,1")
    assert small.rows("apc")["used"] == 4


def test_arrivals_within_the_hour_are_copies_and_later_ones_are_not(small: SmallStudy) -> None:
    heading = "ENCRYPTED_HESID,AEKEY,ARRIVALDATE,ARRIVALTIME,AEATTENDCAT,PROCODE3"
    times = ["0900", "09:45", "1046", "2359"]
    rows = [f"H1,{key},2013-01-01,{time},1,RFR" for key, time in enumerate(times)]
    small.put("ae.csv", "\n".join([heading, *rows]) + "\n")
    assert small.rows("ae") == {"read": 4, "used": 3, "duplicate": 1, "rejected": 0, "out_of_scope": 0}


def test_arrivals_of_unknown_time_are_copies_only_when_they_have_the_same_key(small: SmallStudy) -> None:
    small.add("ae.csv", "H1,1,2012-10-01,1,01")
    small.add("ae.csv", "H1,5,2012-10-01,1,01")
    assert small.rows("ae")["duplicate"] == 1


def test_of_two_records_of_one_appointment_the_attended_one_is_kept(small: SmallStudy) -> None:
    heading = "ENCRYPTED_HESID,ATTENDKEY,APPTDATE,ATTENDED,PROCODE3,TRETSPEF,MAINSPEF"
    small.put("op.csv", f"{heading}\nH1,1,2013-07-01,3,RFR,300,300\nH1,2,2013-07-01,5,RFR,300,300\n")
    store = small.prepare()
    assert parquet.read_table(store.table("op")).column("attended").to_pylist() == ["5"]


def test_the_same_row_of_a_study_table_twice_is_a_duplicate(small: SmallStudy) -> None:
    small.add("study/people.csv", "s1,patient,2,A,C87001,1,diabetes,")
    assert small.rows("people") == {"read": 3, "used": 2, "duplicate": 1, "rejected": 0, "out_of_scope": 0}


def test_a_person_linked_twice_keeps_the_surer_match(small: SmallStudy) -> None:
    small.put("bridge.csv", "study_id,hes_id,match_rank\ns1,H7,2\ns1,H1,1\n")
    assert small.rejects() == ['bridge.csv,2,study_id,s1,"another row has the same study_id, and says something else"']


def test_two_people_linked_to_one_hospital_person_are_not_both_linked(small: SmallStudy) -> None:
    small.add("bridge.csv", "s2,H1,2")
    small.swap("bridge.csv", "s2,H2,3\n", "")
    assert small.rejects() == ["bridge.csv,3,hes_id,H1,another study_id is linked to the same hospital person"]


def test_somebody_linked_who_is_not_in_the_study_is_out_of_scope(small: SmallStudy) -> None:
    small.add("bridge.csv", "s8,H8,1")
    assert small.rows("bridge")["out_of_scope"] == 1


def test_a_referral_of_somebody_whose_row_was_set_aside_is_set_aside_too(small: SmallStudy) -> None:
    small.swap("study/people.csv", "s2,carer,1", "s2,carer,7")
    assert [line.split(",")[0] for line in small.rejects()] == ["people.csv", "referrals.csv"]


def test_keys_may_begin_again_for_another_person(small: SmallStudy) -> None:
    small.add("ae.csv", "H9,1,2013-01-01,1,01")
    assert small.rejects() == []
