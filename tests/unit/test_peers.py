"""How the benchmark sets the matching of others beside ours."""

import os
import sys
from pathlib import Path

import numpy as np
import pytest

from benchmarks.peers import one
from benchmarks.peers.population import written
from benchmarks.peers.telling import HEAD, table
from benchmarks.peers.trying import NOT_TRIED, Task, Trial, by_score, ended, hopeless, shared

OURS = np.array([[0, 3], [1, 4]])
LOGIT = np.array([0.0, 1.0, 2.0, 0.5, 0.5, 1.5])


def task(people: int = 100, ratio: int = 1) -> Task:
    return Task(Path("people.npz"), people, 10, ratio)


def run(code: str, seconds: float = 60) -> str:
    return ended([sys.executable, "-c", code], dict(os.environ), seconds)


def test_half_of_our_pairs_are_theirs_when_they_found_one_of_two():
    assert shared(np.array([[0, 3], [1, 5]]), OURS) == 0.5


def test_a_pair_listed_twice_is_shared_once():
    assert shared(np.array([[0, 3], [0, 3]]), OURS) == 0.5


def test_a_tool_that_found_nobody_shares_nothing():
    assert shared(np.zeros((0, 2), np.int64), OURS) == 0


def test_two_controls_of_one_score_are_the_same_by_score():
    swapped = np.array([[0, 4], [1, 3]])
    assert (shared(swapped, OURS), shared(by_score(swapped, LOGIT), by_score(OURS, LOGIT))) == (0, 1)


def test_a_command_that_ends_well_has_nothing_to_say():
    assert run("print('done')") == ""


def test_a_command_that_outlasts_its_time_is_ended_and_says_so():
    assert run("import time; time.sleep(60)", 0.5) == "not done in 0.5 s"


def test_a_tool_that_wants_too_much_memory_says_so():
    assert run(f"raise SystemExit({one.OUT_OF_MEMORY})") == "out of memory over 14 GiB"


def test_a_tool_that_fails_says_its_last_words():
    assert "no such score" in run("raise ValueError('no such score')")


def test_a_tool_that_the_system_ends_says_by_what():
    assert run("import os; os.kill(os.getpid(), 9)") == "ended by SIGKILL"


@pytest.mark.parametrize(("people", "ratio", "expected"), [(100, 1, True), (1000, 3, True), (10, 1, False)])
def test_who_ran_out_is_not_asked_for_more(people, ratio, expected):
    assert hopeless("psmpy", task(people, ratio), [Trial("psmpy", task(), "not done in 300 s")]) is expected


def test_who_ran_out_does_not_stop_another():
    assert not hopeless("ours", task(), [Trial("psmpy", task(), NOT_TRIED)])


def test_every_line_has_as_many_columns_as_the_head():
    done = Trial("ours", task(), "", {"wall": 1.0, "cpu": 1.0, "peak": 1.0}, OURS)
    lines = table([done, Trial("psmpy", task(), "not done in 300 s")], LOGIT).splitlines()[2:]
    assert {each.count("|") for each in lines if each} == {HEAD.splitlines()[0].count("|")}


def test_the_population_is_as_large_as_asked(tmp_path):
    people = np.load(written(tmp_path / "people.npz", 2_000, 200))
    assert (len(people["logit"]), int(people["referred"].sum())) == (2_000, 200)


def test_ours_matches_the_nearest_within_the_caliper():
    people = {"logit": np.array([0.0, 5.0, 0.1, 5.1, 9.0]), "referred": np.array([True, True, False, False, False])}
    assert one.timed(one.ours, people, 1)[1].tolist() == [[0, 2], [1, 3]]
