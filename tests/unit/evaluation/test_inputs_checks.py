"""What is right in each row and odd beside others is listed in checks.csv, and said once."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.support.small_study import FILES, REGISTER_FILES, SmallStudy


@pytest.fixture
def small(tmp_path: Path) -> SmallStudy:
    return SmallStudy(tmp_path).register()


def test_inputs_in_order_give_a_list_of_nothing_and_no_note(small: SmallStudy) -> None:
    assert small.checks() == []
    assert small.prepare().notes == []


def test_a_store_used_again_still_gives_the_list(small: SmallStudy) -> None:
    small.add("gp.csv", "H1,2013-05-01,face_to_face")
    first = small.checks()
    (small.out / "checks.csv").unlink()
    assert small.checks() == first != []


def test_the_tables_with_something_to_look_at_are_named_in_a_note(small: SmallStudy) -> None:
    small.add("gp.csv", "H1,2013-05-01,face_to_face")
    assert small.prepare().notes == [
        "The inputs were checked beyond single rows: checks.csv says what to look at in gp."
    ]


ODD = {
    "an event after death": (
        "op.csv", "H9,9,2014-12-30,5", 'op,after the person\'s death,1,0.3333,2014-12-30'),
    "an event of somebody not registered": (
        "op.csv", "H8,9,2014-12-30,5", "op,of people who are not in the population,1,0.3333,2014-12-30"),
    "an event after registration ended": (
        "op.csv", "H2,9,2015-01-15,5", "op,while the person was not registered,1,0.3333,2015-01-15"),
    "a contact that is there twice": (
        "gp.csv", "H1,2013-05-01,face_to_face", 'gp,"the same as another row, counted as well",1,0.3333,2013-05-01'),
    "a code that is not listed": (
        "apc.csv", "H9,9,RFR,2013-12-03,2013-12-10,1,3,2013-12-03,11,2013-12-10,x",
        "apc,DISMETH is not a listed code,1,0.2500,X"),
    "a code that is not known": (
        "op.csv", "H9,9,2013-12-30,9", "op,ATTENDED is not known,1,0.3333,9"),
    "somebody too old to be still there": (
        "population.csv", "H11,2,1902-02,C87001,1,A,,1998-05-11,,",
        "population,still registered at more than 110 years of age,1,0.2000,1902-02-01"),
    "somebody without a score": (
        "population.csv", "H11,2,1933-02,C87001,1,A,,1998-05-11,,",
        "population,without any risk score,1,0.2000,C87001"),
}  # fmt: skip


@pytest.mark.parametrize("which", ODD)
def test_what_is_odd_is_listed(small: SmallStudy, which: str) -> None:
    name, row, line = ODD[which]
    small.add(name, row)
    assert line in small.checks()


def test_an_event_before_the_data_is_out_of_scope_and_not_listed(small: SmallStudy) -> None:
    small.add("gp.csv", "H10,1999-12-31,home")
    assert small.checks() == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("H1,2,1933-02", "H1,1,1933-02", "population,with another sex than in the study,1,0.5000,2"),
        ("H1,2,1933-02", "H1,2,1923-02", "referrals,with another age than in the population,1,0.5000,80"),
        ("1998-05-11", "2013-04-02", "referrals,made while the person was not registered,1,0.5000,2013-04-01"),
    ],
)
def test_somebody_who_is_another_in_the_register_is_listed(small: SmallStudy, old: str, new: str, line: str) -> None:
    small.swap("population.csv", old, new)
    assert line in small.checks()


def test_a_referral_after_death_is_noted(small: SmallStudy) -> None:
    small.add("deaths.csv", "H1,2013-03-31")
    assert "1 of 2 referrals are dated after the person's death. Check both days." in small.prepare().notes


def test_a_death_on_the_day_of_referral_is_not(small: SmallStudy) -> None:
    small.add("deaths.csv", "H1,2013-04-01")
    assert not any("referrals" in line for line in small.checks())


def test_somebody_linked_who_is_not_in_the_population_is_noted(small: SmallStudy) -> None:
    small.swap("population.csv", REGISTER_FILES["population.csv"].splitlines()[2] + "\n", "")
    assert small.prepare().notes[0] == (
        "1 of the 2 people in the bridge are not in the population. They can have no controls: check that both are of "
        "the same practices and days."
    )


def monthly(small: SmallStudy, left_out: str) -> list[str]:
    days = [date(2012, 4, 1) + timedelta(days=number % 1095) for number in range(2190)]
    rows = [f"H10,{key},{day},5" for key, day in enumerate(days) if not str(day).startswith(left_out)]
    small.put("op.csv", "\n".join([FILES["op.csv"].splitlines()[0], "H1,x,2013-07-01,5", *rows]) + "\n")
    return [line for line in small.checks() if "a month" in line]


def test_a_month_without_rows_is_listed(small: SmallStudy) -> None:
    assert monthly(small, "2013-05") == ["op,a month with no rows beside 62 usually,0,0.0000,2013-05"]


def test_months_that_are_all_there_are_not_listed(small: SmallStudy) -> None:
    assert monthly(small, "never") == []


def test_the_list_holds_no_identifier(small: SmallStudy) -> None:
    for name, row, _ in ODD.values():
        small.add(name, row)
    assert not any(identifier in line for line in small.checks() for identifier in ("H1,", "H8", "H9", "H10", "H11"))
