"""The end of life: who is due which days, whose use is of the last days, and when there is nothing to say."""

from datetime import date

import numpy as np
import pytest

from commonweal.evaluation import effect
from tests.support import compared

YEAR = 365
PLAN = compared.a_plan(subgroups={"age": 0})


def some(lived, died, each=1, index="2013-01-15"):
    """One person referred with controls, each followed so many days after referral."""
    people = compared.some_people(1, each, dying=0)
    people["days_after"], people["died"] = np.array(lived), np.array(died)
    people["index_on"] = np.full(len(lived), np.datetime64(index, "D"))
    return compared.MadeMatched(people, compared.some_sets(1, each))


def last(matched, earlier, last_used, after):
    none = np.zeros(len(after), int)
    dying, used = {"ae": (np.array(earlier), np.array(last_used))}, {"ae": (none, np.array(after))}
    return effect.last_days(matched, dying, used, PLAN)[0]


def out(matched, nights=None, plan=PLAN, draws=0):
    none = np.zeros(len(matched.people["person"]), int)
    return effect.alive_out(matched, (none, none if nights is None else np.array(nights)), plan, draws)[0]


@pytest.mark.parametrize(
    ("lived", "last_of", "earlier"), [(1, 1, 0), (89, 89, 0), (90, 90, 0), (91, 90, 1), (92, 90, 2), (YEAR, 90, 275)]
)
def test_the_last_90_days_end_with_the_day_of_death_and_begin_with_the_index_day_at_the_earliest(
    lived, last_of, earlier
):
    row = last(some([lived, YEAR], [True, False]), [0, 0], [0, 0], [0, 0])
    assert (row.days_last, row.days_earlier) == (last_of, earlier)


def test_who_moved_away_has_no_last_days():
    row = last(some([40, YEAR], [False, False]), [0, 0], [0, 0], [3, 2])
    assert (row.deaths, row.days_last, row.rate_last, row.share_pct) == (0, 0, None, 0.0)


def test_rates_of_the_dead_are_by_their_own_days():
    row = last(some([183, YEAR], [True, False]), [1, 0], [9, 0], [10, 5])
    assert (row.rate_last, row.rate_earlier) == (36.5, pytest.approx(YEAR / 93))


def test_without_the_last_days_both_their_use_and_their_days_are_taken_off():
    row = last(some([180, YEAR], [True, False]), [1, 0], [9, 0], [10, 5])
    assert (row.rate_after, row.rate_rest) == (pytest.approx(10 * YEAR / 180), pytest.approx(YEAR / 90))


def test_the_share_is_of_everybodys_use_and_each_set_of_controls_counts_once():
    row = last(some([YEAR, 50, YEAR], [False, True, False], each=2), [0, 0, 0], [0, 6, 0], [4, 6, 2])
    assert (row.share_pct, row.control_share_pct, row.controls_last) == (0.0, 75.0, 6)


def test_nothing_used_has_no_share():
    row = last(some([50, 60], [True, True]), [0, 0], [0, 0], [0, 0])
    assert (row.share_pct, row.rate_last, row.rate_rest) == (None, 0.0, None)


def test_only_outcomes_that_were_counted_have_rows():
    assert effect.last_days(some([YEAR, YEAR], [False, False]), {}, {}, PLAN) == []


def test_the_dead_are_due_the_whole_window():
    row = out(some([100, YEAR], [True, False]))
    assert (row.after, row.control_after, row.apart_after) == (100.0, 365.0, -265.0)


def test_who_moved_away_is_due_only_the_days_followed():
    row = out(some([100, YEAR], [False, False]), nights=[10, 0])
    assert row.after == pytest.approx(0.9 * YEAR)


def test_the_dead_are_due_no_day_after_the_end_of_the_data():
    plan = compared.a_plan(cohort={**days(), "data_to": date(2013, 6, 1), "after": "partial"}, subgroups={"age": 0})
    index = np.datetime64("2013-06-02") - 200
    assert out(some([100, 200], [True, False], index=index), plan=plan).after == 0.5 * YEAR


def days():
    return {"referred_from": date(2012, 9, 1), "referred_to": date(2013, 5, 31), "data_from": date(2010, 9, 1)}


def test_nights_in_hospital_are_no_days_out():
    assert out(some([YEAR, YEAR], [False, False]), nights=[12, 2]).apart_after == -10.0


def test_before_referral_nobody_is_dead_and_the_gap_is_balance():
    matched = some([100, YEAR], [True, False])
    none = np.zeros(2, int)
    row = effect.alive_out(matched, (np.array([5, 1]), none), PLAN, 0)[0]
    assert (row.apart_before, row.apart) == (-4.0, -261.0)


def test_who_lost_a_day_is_counted():
    row = out(some([100, YEAR, YEAR], [True, False, False], each=2), nights=[0, 3, 0])
    assert (row.away_after, row.controls_away_after, row.away_before) == (1, 1, 0)


def test_days_lost_in_few_sets_have_no_interval():
    matched = compared.some_matched(60, 2, dying=0)
    nights = np.zeros(180, int)
    nights[:9] = 5
    row = out(matched, nights, draws=50)
    assert (row.apart_after_low, row.apart_low) == (None, None)


def test_days_lost_in_many_sets_have_an_interval_that_holds_the_estimate():
    row = out(compared.some_matched(200, 2, dying=0.2), draws=200)
    assert row.apart_after_low < row.apart_after < row.apart_after_high


def test_no_sets_at_all_have_rows_without_numbers():
    row = out(compared.some_matched(0, 2))
    assert (row.people, row.after, row.apart) == (0, None, None)


def test_everybody_and_both_ages_have_rows():
    none = np.zeros(80, int)
    rows = effect.alive_out(compared.some_matched(20, 3), (none, none), compared.a_plan(), 0)
    assert [row.group for row in rows] == ["Everybody analysed", "Aged under 80", "Aged 80 and over"]


def said(gap, low, high, after=351.27, fell=True):
    from commonweal.evaluation.effect.dying.words import finding

    return finding(after, 352.62, (gap, low, high), -0.2, fell)


def test_no_clear_difference_is_said_with_its_interval_and_what_was_before():
    assert said(-1.35, -7.57, 3.6) == (
        "351.3 in the window after referral, of the controls 352.6: no clear difference (−1.4, 95 % interval −7.6 to "
        "+3.6; before referral −0.2)."
    )


def test_fewer_days_than_the_controls_are_called_worse():
    assert "worse, fewer days than the controls (−8.0" in said(-8.0, -12.0, -4.0)


def test_fewer_days_that_may_have_been_fewer_before_are_not_called_worse():
    assert ": fewer days than the controls (−8.0" in said(-8.0, -12.0, -4.0, fell=False)


def test_more_days_than_the_controls_are_said():
    assert ": more days than the controls (+8.0" in said(8.0, 4.0, 12.0)


def test_without_an_interval_nothing_is_said_of_the_difference():
    assert said(-1.0, None, None).endswith("; too few lost any day to say how sure the difference is.")


def test_nobody_with_a_control_is_said():
    assert said(None, None, None, None) == "Nobody in this group has a control."
