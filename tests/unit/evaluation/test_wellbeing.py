"""Distance travelled: which score counts as baseline and follow-up, and what is said of the differences."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.domain.measures import MEASURES
from commonweal.evaluation import wellbeing
from commonweal.evaluation.plan import Wellbeing

ALL = tuple(measure.code for measure in MEASURES)
OTHER = next(code for code in ALL if code != "money")


def table(*rows):
    """Rows of person, measure, point, day, score (none when skipped)."""
    columns = list(zip(*rows, strict=True)) or [[], [], [], [], []]
    return {
        "person": np.array(columns[0], np.int64),
        "measure": np.array(columns[1], str),
        "point": np.array(columns[2], str),
        "scored_on": np.array(columns[3], "datetime64[D]"),
        "score": np.array([np.nan if score is None else score for score in columns[4]], float),
    }


def pair(person, began, ended, measure="money"):
    return (person, measure, "baseline", "2013-01-07", began), (person, measure, "follow_up", "2013-04-22", ended)


def money(*rows):
    moved, any_of_eight = wellbeing.distance(table(*rows), Wellbeing())
    return {row.measure: row for row in moved}["money"], any_of_eight


def test_each_of_the_eight_measures_has_a_row():
    moved, _ = wellbeing.distance(table(*pair(1, 2, 3)), Wellbeing())
    assert tuple(row.measure for row in moved) == ALL


def test_the_baseline_is_of_everybody_who_was_asked():
    row, _ = money(*pair(1, 2, 4), (2, "money", "baseline", "2013-02-01", 5))
    assert (row.baseline_n, row.baseline_mean, row.baseline_low_pct) == (2, 3.5, 50.0)


def test_the_paired_change_is_of_those_asked_twice():
    row, _ = money(*pair(1, 2, 4), (2, "money", "baseline", "2013-02-01", 5))
    assert (row.paired_n, row.paired_baseline_mean, row.paired_change) == (1, 2.0, 2.0)


def test_a_score_of_two_is_low_and_of_three_is_not():
    row, _ = money(*pair(1, 2, 3), *pair(2, 3, 3))
    assert (row.low_n, row.low_progress_pct) == (1, 100.0)


def test_progress_is_any_rise_and_worse_any_fall():
    row, _ = money(*pair(1, 2, 3), *pair(2, 3, 3), *pair(3, 4, 1), *pair(4, 1, 5))
    assert (row.progress_pct, row.worse_pct) == (50.0, 25.0)


def test_a_skipped_score_is_no_score():
    row, _ = money(*pair(1, None, 3), *pair(2, 3, None))
    assert (row.baseline_n, row.follow_up_n, row.paired_n) == (1, 0, 0)


def test_a_measure_skipped_at_baseline_still_has_its_follow_up():
    row, _ = money(*pair(1, None, 3), (1, "lifestyle", "baseline", "2013-01-07", 3))
    assert (row.follow_up_n, row.paired_n) == (1, 0)


@pytest.mark.parametrize(
    ("day", "counted"), [("2013-03-07", 0), ("2013-03-08", 1), ("2013-08-05", 1), ("2013-08-06", 0)]
)
def test_a_follow_up_counts_from_sixty_to_two_hundred_and_ten_days(day, counted):
    row, _ = money((1, "money", "baseline", "2013-01-07", 2), (1, "money", "follow_up", day, 3))
    assert row.follow_up_n == counted


def test_the_first_follow_up_in_time_counts():
    row, _ = money(*pair(1, 2, 4), (1, "money", "follow_up", "2013-06-01", 1))
    assert row.paired_change == 2.0


def test_the_first_baseline_counts():
    row, _ = money(*pair(1, 2, 4), (1, "money", "baseline", "2013-02-01", 5))
    assert row.paired_change == 2.0


def test_a_follow_up_without_any_baseline_does_not_count():
    row, _ = money((1, "money", "follow_up", "2013-04-22", 3))
    assert row.follow_up_n == 0


def test_any_rise_and_any_fall_are_counted_over_all_measures():
    _, found = money(*pair(1, 2, 3), *pair(1, 3, 2, "lifestyle"), *pair(2, 3, 3))
    assert (found.people, found.any_rise_pct, found.any_fall_pct) == (2, 50.0, 50.0)


def test_chance_is_half_way_between_the_rises_and_the_falls():
    _, found = money(*pair(1, 2, 3), *pair(2, 2, 3), *pair(3, 3, 2), *pair(4, 3, 3))
    assert found.chance_pct == pytest.approx((50 + 25) / 2)


def test_as_many_rises_as_falls_are_said_to_be_chance():
    rows = [row for person in range(20) for row in pair(person, 3, 2 + 2 * (person % 2))]
    _, found = money(*rows)
    assert "no more than chance" in found.words


def test_many_more_rises_than_falls_are_said_to_be_more_than_chance():
    rows = [row for person in range(20) for row in pair(person, 3, 4)]
    _, found = money(*rows)
    assert found.words.endswith("what was seen is more than chance would give.")


def test_nobody_followed_up_is_said():
    _, found = money((1, "money", "baseline", "2013-01-07", 2))
    assert (found.people, found.any_rise_pct, found.words) == (0, None, "Nobody was followed up.")


def test_no_scores_at_all_is_no_reason_to_fail():
    row, _ = money()
    assert (row.baseline_n, row.baseline_mean, row.p) == (0, None, None)


def test_the_order_of_the_rows_changes_nothing():
    rows = [row for person in range(30) for row in pair(person, 1 + person % 5, 1 + person * 7 % 5)]
    rows += [(3, "money", "follow_up", "2013-04-22", 1), (4, "money", "baseline", "2013-01-07", 5)]
    assert money(*rows) == money(*np.random.default_rng(2).permutation(np.array(rows, object)))


def went(person, rows, **when):
    return wellbeing.direction(np.array(person), table(*rows), Wellbeing(), **when).tolist()


def test_well_being_improves_when_more_points_are_gained_than_lost():
    rows = [*pair(1, 2, 4), *pair(1, 4, 3, OTHER), *pair(2, 2, 3), *pair(2, 4, 2, OTHER), *pair(3, 3, 3)]
    assert went([1, 2, 3], rows) == ["improved", "worsened", "same"]


def test_without_a_follow_up_in_time_nobody_is_said_to_be_the_same():
    late = (1, "money", "baseline", "2013-01-07", 2), (1, "money", "follow_up", "2014-04-22", 4)
    assert went([1, 2], [*late, (2, "money", "baseline", "2013-01-07", 2)]) == ["not_followed_up", "not_followed_up"]


def test_a_measure_scored_once_takes_no_part():
    rows = [*pair(1, 2, 3), (1, OTHER, "baseline", "2013-01-07", 5)]
    assert went([1], rows) == ["improved"]


def test_on_a_landmark_only_what_was_scored_by_then_is_known():
    rows = [*pair(1, 2, 3), *pair(2, 2, 3)]
    days = np.array(["2013-04-22", "2013-04-21"], "datetime64[D]")
    assert went([1, 2], rows, known_on=days) == ["improved", "not_followed_up"]


def test_people_without_any_score_and_scores_of_others_are_no_reason_to_fail():
    assert went([7], [*pair(1, 2, 3)]) == ["not_followed_up"]
    assert went([], [*pair(1, 2, 3)]) == []
    assert went([7], []) == ["not_followed_up"]


@given(
    st.lists(
        st.tuples(
            st.integers(1, 4), st.sampled_from(ALL[:3]), st.sampled_from(["baseline", "follow_up"]),
            st.integers(0, 250), st.one_of(st.none(), st.integers(1, 5)),
        ),
        max_size=40,
    ),
    st.integers(0, 260),
)  # fmt: skip
def test_direction_is_what_the_plainest_python_says(rows, known):
    start = np.datetime64("2013-01-01")
    dated = [(person, measure, point, start + day, score) for person, measure, point, day, score in rows]
    known_on = np.full(4, start + known)
    expected = [
        plain_direction([row for row in rows if row[0] == person and row[3] <= known]) for person in (3, 1, 2, 4)
    ]
    assert went([3, 1, 2, 4], dated, known_on=known_on) == expected


def plain_direction(rows):
    baselines = [row for row in rows if row[2] == "baseline" and row[4]]
    first = min((row[3] for row in baselines), default=0)
    pairs = []
    for measure in ALL:
        begun = [(row[3], row[4]) for row in baselines if row[1] == measure]
        ended = [(row[3], row[4]) for row in rows
                 if row[1] == measure and row[2] == "follow_up" and row[4] and 60 <= row[3] - first <= 210]  # fmt: skip
        if begun and ended:
            pairs.append(min(ended)[1] - min(begun)[1])
    gained = sum(pairs)
    return "not_followed_up" if not pairs else ("improved" if gained > 0 else "worsened" if gained < 0 else "same")
