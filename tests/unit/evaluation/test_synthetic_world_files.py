"""The files of a world tell the same story as its arrays."""

from datetime import date, timedelta

import numpy as np
import pytest
from pyarrow.parquet import read_table

from commonweal.domain import journey
from commonweal.evaluation import plan, synthetic
from commonweal.evaluation.synthetic.effects import Effect
from commonweal.evaluation.synthetic.lives.histories import EMERGENCY, NEVER
from commonweal.evaluation.synthetic.referrals.people import CONDITIONS

EFFECT = Effect(spells=0.8, ae=0.8, outpatient=0.8, gp=0.5, prescriptions=1.5)
PEOPLE, REFERRED, SEED = 12_000, 300, 8


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("borough")
    return synthetic.borough(PEOPLE, folder, seed=SEED, effect=EFFECT, referred=REFERRED, world="unmeasured")


@pytest.fixture(scope="module")
def world():
    return synthetic.world(PEOPLE, REFERRED, name="unmeasured", seed=(SEED, 0), effect=EFFECT)


def rows(made, name: str) -> list[dict]:
    return read_table(made.folder / f"{name}.parquet").to_pylist()


def day(value: date) -> int:
    return (value - date(1970, 1, 1)).days


@pytest.fixture(scope="module")
def place(made):
    """Identifier in the hospital files -> place among the people."""
    return {row["ENCRYPTED_HESID"]: place for place, row in enumerate(rows(made, "community/population"))}


def test_everybody_has_a_row_in_the_population(made, place):
    assert len(place) == PEOPLE == made.people


def test_the_population_says_what_the_register_says(made, world):
    for person, row in list(enumerate(rows(made, "community/population")))[::50]:
        month = int(world.register.birth_month[person])
        assert row["birth_month"] == f"{month // 12}-{month % 12 + 1:02}"
        assert row["practice"] == world.practices.codes[world.register.practice[person]]
        held = [code for bit, code in enumerate(CONDITIONS) if world.register.conditions[person] >> bit & 1]
        assert row["conditions"] == ("|".join(held) or None)
        assert (row["imd_quintile"] or 0) == world.register.imd[person]


def test_conditions_are_those_of_the_glossary(made):
    held = {code for row in rows(made, "community/population") for code in (row["conditions"] or "").split("|")}
    assert held - {""} == set(journey.CONDITIONS)


def test_admissions_are_those_of_the_arrays(made, world):
    stays = world.stays()
    emergency = (stays.method >= 3) & (stays.starts < world.calendar.first + world.calendar.days)
    written = {
        (row["ENCRYPTED_HESID"], row["ADMIDATE"], row["PROCODE3"])
        for row in rows(made, "hes/apc")
        if row["ADMIMETH"] not in ("11", "12", "13")
    }
    assert len(written) == emergency.sum()


def test_the_referred_are_those_of_the_arrays(made, world, place):
    hes_id = {row["study_id"]: row["hes_id"] for row in rows(made, "bridge")}
    first: dict[int, int] = {}
    for row in rows(made, "study/referrals"):
        if row["study_id"] in hes_id:
            person = place[hes_id[row["study_id"]]]
            first[person] = min(day(row["referred_on"]), first.get(person, NEVER))
    assert all(world.referred_on[person] == on for person, on in first.items())
    assert len(first) == made.linked


def test_the_service_is_told_what_the_population_table_says(made):
    hes_id = {row["study_id"]: row["hes_id"] for row in rows(made, "bridge")}
    register = {row["ENCRYPTED_HESID"]: row for row in rows(made, "community/population")}
    for row in rows(made, "study/people"):
        if row["study_id"] in hes_id:
            same = register[hes_id[row["study_id"]]]
            assert [row[name] for name in ("sex", "practice", "imd_quintile", "ethnic_group", "conditions")] == [
                same[name] for name in ("sex", "practice", "imd_quintile", "ethnic_group", "conditions")
            ]


def test_the_latest_score_on_a_day_is_the_one_of_the_arrays(made, world, place):
    latest: dict[int, float] = {}
    on = first_referral = day(date(2013, 6, 20))
    for row in rows(made, "community/risk"):
        if day(row["scored_on"]) <= on:
            latest[place[row["ENCRYPTED_HESID"]]] = row["score"]
    known = world.scores.on(np.full(PEOPLE, first_referral))
    assert all(round(10 * latest[person]) == known[person] for person in np.flatnonzero(known >= 0))


def test_a_score_is_written_only_when_it_changes(made):
    before: dict[str, float] = {}
    for row in rows(made, "community/risk"):
        assert before.get(row["ENCRYPTED_HESID"]) != row["score"]
        before[row["ENCRYPTED_HESID"]] = row["score"]


def test_deaths_are_the_same_in_both_files(made):
    population = {row["ENCRYPTED_HESID"]: row["died_on"] for row in rows(made, "community/population")}
    assert {row["ENCRYPTED_HESID"]: row["DOD"] for row in rows(made, "hes/deaths")} == {
        name: on for name, on in population.items() if on
    }


def test_broken_bones_and_appendicitis_are_the_admissions_that_nobody_can_change(made, world):
    written = {
        (row["ENCRYPTED_HESID"], row["ADMIDATE"])
        for row in rows(made, "hes/apc")
        if row["DIAG_01"][:3] in ("S72", "S52", "S62", "K35") and row["ADMIMETH"] != "81"
    }
    # A few fall on a day on which the person is admitted anyhow.
    assert 0.98 * world.streams["unrelated"].day.size <= len(written) <= world.streams["unrelated"].day.size


@pytest.mark.parametrize(
    ("name", "heading", "ratio"), [("gp", "contacted_on", 0.5), ("prescriptions", "issued_on", 1.5)]
)
def test_the_practice_is_used_by_the_effect_asked_for(made, world, place, name, heading, ratio):
    sides = [0, 0]
    for row in rows(made, f"community/{name}"):
        person = place[row["ENCRYPTED_HESID"]]
        ago = day(row[heading]) - world.referred_on[person]
        if world.people.dies_on[person] - world.referred_on[person] > 365 and -365 <= ago < 365:
            sides[int(ago >= 0)] += 1
    assert sides[1] / sides[0] == pytest.approx(ratio, rel=0.12)


def test_care_ends_no_later_than_life(made):
    died = {row["ENCRYPTED_HESID"]: row["DOD"] for row in rows(made, "hes/deaths")}
    for row in rows(made, "community/care"):
        dead = died.get(row["ENCRYPTED_HESID"], date.max)
        assert row["starts_on"] <= (row["ends_on"] or row["starts_on"]) <= dead


def test_the_referred_are_seen_in_the_hospital_as_often_as_in_the_arrays(made, world, place):
    stays = sum(
        0 < world.referred_on[place[row["ENCRYPTED_HESID"]]] - day(row["ADMIDATE"]) <= 365
        for row in rows(made, "hes/apc")
        if row["EPIORDER"] == 1 and row["EPISTAT"] == "3" and row["ADMIMETH"][0] == "2" and row["DIAG_01"] < "S"
        and row["DIAG_01"] != "K358"
    )  # fmt: skip
    who = world.referred_on < NEVER
    used = world.count(EMERGENCY, world.referred_on - 365, world.referred_on)[who].sum()
    assert 0.93 * used <= stays <= used


def test_the_plan_names_every_file_and_asks_for_controls(made):
    found = plan.read(made.plan)
    assert found.sources.population == ("community/population.parquet",)
    assert found.sources.care == ("community/care.parquet",)
    assert found.matching is not None
    assert found.matching.waiver == ""


def test_care_outside_hospital_can_be_left_out(tmp_path):
    made = synthetic.borough(2_000, tmp_path, seed=1, community=False)
    assert {name for name in made.rows if name.startswith("community/")} == {"community/population", "community/risk"}


@pytest.mark.parametrize("name", ["recent_use", "none"])
def test_the_older_selections_write_no_population_and_ask_for_no_controls(name, tmp_path):
    made = synthetic.borough(2_000, tmp_path, seed=1, world=name)
    assert plan.read(made.plan).matching is None
    assert not [file for file in made.rows if file.startswith("community/")]


def test_a_calendar_of_ones_own_is_kept_to(tmp_path):
    calendar = synthetic.Period(date(2017, 4, 1), date(2022, 3, 31), date(2019, 10, 15), date(2020, 3, 10))
    made = synthetic.borough(4_000, tmp_path, seed=1, calendar=calendar)
    on = [row["referred_on"] for row in rows(made, "study/referrals")]
    assert min(on) >= calendar.referred_from
    assert sorted(on)[made.referred - 1] <= calendar.referred_to + timedelta(days=500)
