"""The first steps of the flow: who was left out before the study tables were made."""

import numpy as np

from commonweal.evaluation import cohort


def excluded(**counts):
    return {"reason": np.array(list(counts)), "people": np.array(list(counts.values()), dtype=np.int64)}


def test_the_flow_begins_with_everybody_referred():
    assert cohort.before(excluded(no_consent=7, opted_out=3), 90)[0].people == 100


def test_each_reason_is_a_step():
    assert [step.left_out for step in cohort.before(excluded(opted_out=3, no_consent=7), 90)] == [0, 7, 3]


def test_the_last_step_leaves_the_people_of_the_tables():
    assert cohort.before(excluded(no_consent=7, opted_out=3), 90)[-1].people == 90


def test_a_merged_record_is_nobody_left_out():
    assert cohort.before(excluded(merged=5), 90) == []


def test_there_is_no_step_when_nobody_was_left_out():
    assert cohort.before(excluded(no_consent=0), 90) == []


def chosen(*died):
    people = {"person": np.arange(len(died)), "died": np.array(died, dtype=bool)}
    return cohort.Cohort(people, [], [], len(died))


def test_those_who_died_after_referral_are_counted_in_a_sentence():
    assert cohort.deaths(chosen(True, False, True))[0].startswith("2 of the 3 people analysed died")


def test_nothing_is_said_of_deaths_when_nobody_died():
    assert cohort.deaths(chosen(False)) == []
