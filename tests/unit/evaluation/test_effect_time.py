"""Months around referral, practice series and who was reached: against counting by day, the truth, and the edges."""

import numpy as np
import pytest

from commonweal.evaluation import effect
from commonweal.evaluation.effect.months import EDGES, days_in
from commonweal.evaluation.effect.time.segments import fit
from commonweal.evaluation.effect.time.stacks import stacked
from tests.reference.comparison import month_of
from tests.support import compared

BEGINS = 2010 * 12 + 8


def test_every_day_lies_in_the_month_that_its_edges_say():
    for day in range(-730, 730):
        place = month_of(day) + 24
        assert EDGES[place] <= day < EDGES[place + 1]


def test_days_followed_are_counted_day_by_day():
    people = compared.some_people(20, 1, dying=0.6)
    found = days_in(people)
    for place in range(40):
        first, end = (
            (people[name][place] - people["index_on"][place]).astype(int) for name in ("starts_on", "ends_on")
        )
        plainly = np.zeros(48, int)
        for day in range(max(first, -730), min(end, 730)):
            plainly[month_of(day) + 24] += 1
        assert found[place].tolist() == plainly.tolist()


def test_without_days_followed_the_windows_serve():
    people = compared.some_people(3, 1, dying=0)
    del people["starts_on"], people["ends_on"]
    assert days_in(people).sum(axis=1).tolist() == [730] * 6


@pytest.fixture(scope="module")
def matched():
    return compared.some_matched(300, 2)


def test_the_curve_has_a_row_for_each_of_48_months(matched):
    found = effect.curve(matched, {"ae": compared.some_months(matched.people)})
    assert [row.month for row in found] == list(range(-24, 24))


def test_a_month_of_the_curve_is_a_rate_per_year_followed(matched):
    table = compared.some_months(matched.people)
    row = effect.curve(matched, {"ae": table})[30]
    mine = matched.people["treated"]
    days = days_in(matched.people)[mine, 30].sum()
    assert row.rate == pytest.approx(365 * table[mine, 30].sum() / days)
    assert row.events == table[mine, 30].sum()


def test_controls_of_the_curve_count_each_set_once():
    people = compared.some_people(2, 1, dying=0)
    sets = compared.MadeSets(np.arange(4), np.array([0, 0, 0, 3]), np.array([True, False, False, True]),
                             np.array([1.0, 0.5, 0.5, 1.0]))  # fmt: skip
    table = np.zeros((4, 48), int)
    table[1, 24] = 1
    row = effect.curve(compared.MadeMatched(people, sets), {"ae": table})[24]
    assert row.control == pytest.approx(0.5 * 365 / 31)


def test_instances_have_a_curve_of_their_own(matched):
    found = effect.curve(matched, {"instances": compared.some_months(matched.people)})
    assert found[0].name.startswith("Instances")


def test_months_in_which_nobody_was_followed_are_left_out(matched):
    late = matched.people | {"starts_on": matched.people["index_on"] - 365}
    found = effect.curve(compared.MadeMatched(late, matched.sets), {"ae": compared.some_months(late)})
    assert found[0].month == -12


def practices(seed, level=1.0, slope=0.0, begun=24, never=8, months=64):
    """Practices that begin to refer in their third or fourth year, and practices that never do."""
    draw = np.random.default_rng(seed)
    count, calendar = begun + never, BEGINS + np.arange(months)
    start = np.where(np.arange(count) < begun, BEGINS + 24 + draw.integers(0, 12, count), 10**6)[:, None]
    days = (draw.integers(2000, 8000, count)[:, None] * 30.4 * np.ones(months)).astype(int)
    since = calendar - start
    log_rate = (np.log(0.1) + draw.normal(0, 0.2, count)[:, None] + 0.002 * np.arange(months)
                + 0.1 * np.cos(2 * np.pi * (calendar % 12) / 12))  # fmt: skip
    after = np.where(since >= 0, np.log(level) + slope * since / 12, 0)
    used = draw.poisson(np.exp(log_rate + after) * days / 365)
    return {
        "practice": np.repeat([f"P{place:02d}" for place in range(count)], months),
        "month": np.tile(calendar, count),
        "person_days": days.ravel(),
        "referrals": (since == 0).astype(int).ravel() * 3 + (since > 0).ravel(),
        "ae": used.ravel(),
    }


@pytest.fixture(scope="module")
def stepped():
    return effect.interrupted(practices(1, 0.85, 0.06), compared.a_plan())[0]


def test_a_step_and_a_turn_are_found(stepped):
    assert stepped.level_low <= 0.85 <= stepped.level_high
    assert stepped.slope_low <= np.exp(0.06) <= stepped.slope_high


def test_what_all_practices_share_is_no_step():
    rows = practices(2)
    shared = rows | {"ae": np.where(rows["month"] >= BEGINS + 30, rows["ae"] // 2, rows["ae"])}
    beside = effect.interrupted(shared, compared.a_plan())[0]
    alone = effect.interrupted(
        {name: column.reshape(32, -1)[:24].ravel() for name, column in shared.items()}, compared.a_plan()
    )[0]
    assert beside.level == pytest.approx(1, abs=0.1)
    assert alone.level < 0.85


def test_practices_that_began_and_that_never_did_are_counted(stepped):
    assert (stepped.practices, stepped.controls) == (24, 8)


def test_the_series_runs_over_the_months_that_all_beginners_have(stepped):
    mine = [point.month for point in stepped.series if point.group == "referring"]
    assert mine == list(range(-stepped.months_before, stepped.months_after))


def test_before_the_beginning_what_is_expected_is_what_is_fitted(stepped):
    early = [point for point in stepped.series if point.month < 0]
    assert early
    assert all(point.fitted == point.expected for point in early)


def test_the_series_is_of_events_per_thousand_person_months():
    rows = practices(3)
    found = effect.interrupted(rows, compared.a_plan())[0]
    point = next(point for point in found.series if (point.group, point.month) == ("referring", 0))
    first = rows["referrals"] == 3
    assert point.events == rows["ae"][first].sum()
    assert point.rate == pytest.approx(1000 * rows["ae"][first].sum() / (rows["person_days"][first].sum() * 12 / 365))


def test_the_estimate_is_that_of_poisson_regression_with_its_own_errors_as_a_floor():
    import statsmodels.api as sm

    stacks = stacked(practices(4, begun=1, never=1), ("ae",))
    after = (stacks.month >= 0).astype(float)
    waves = 2 * np.pi * stacks.calendar / 12
    shared = [np.ones_like(after), after, stacks.month * after, stacks.month, np.sin(waves), np.cos(waves),
              np.sin(2 * waves), np.cos(2 * waves)]  # fmt: skip
    own = [each * stacks.treated for each in shared[:4]]
    model = sm.GLM(stacks.events["ae"], np.stack([*shared, *own], axis=1), sm.families.Poisson(),
                   offset=np.log(stacks.days)).fit(tol=1e-12)  # fmt: skip
    found = fit(stacks, "ae")
    assert np.log(found.level.ratio) == pytest.approx(model.params[9], abs=1e-6)
    assert np.log(found.slope.ratio) == pytest.approx(12 * model.params[10], abs=1e-6)
    assert found.level.error >= model.bse[9]


def test_without_control_practices_the_own_trend_serves():
    found = effect.interrupted(practices(5, begun=6, never=0), compared.a_plan())[0]
    assert found.controls == 0
    assert "own trend" in found.words


def test_practices_that_began_too_early_take_no_part_and_are_told():
    rows = practices(6)
    early = (rows["practice"] == "P00") & (rows["month"] == BEGINS + 3)
    found = effect.interrupted(rows | {"referrals": rows["referrals"] + early}, compared.a_plan())[0]
    assert (found.practices, "1 began too near an end" in found.words) == (23, True)


def test_with_too_short_a_past_there_is_no_series_and_a_reason():
    found = effect.interrupted(practices(7, months=26, begun=3), compared.a_plan())[0]
    assert (found.level, found.series) == (None, [])
    assert "24 months of data before" in found.words


def test_a_practice_with_no_event_at_all_is_no_reason_to_fail():
    rows = practices(8)
    found = effect.interrupted(rows | {"ae": np.zeros_like(rows["ae"])}, compared.a_plan())[0]
    assert found.words == "No series: too few events for the model to settle."


def test_no_practices_at_all_have_no_rows():
    assert effect.interrupted({name: column[:0] for name, column in practices(9).items()}, compared.a_plan()) == []


def test_the_reach_of_a_group_is_its_referred_among_its_eligible(matched):
    people = matched.people
    women = people["treated"] & (people["sex"] == "2")
    row = effect.reach({"sex": {"Female": 4000, "Male": 3000}}, people)[0]
    assert (row.group, row.referred, row.engaged) == ("Female", women.sum(), (women & people["engaged"]).sum())
    assert row.referred_pct == pytest.approx(100 * women.sum() / 4000)
    assert row.low < row.referred_pct < row.high


def test_a_group_that_nobody_was_referred_from_has_a_row(matched):
    row = effect.reach({"ethnicity": {"Mixed": 50}}, matched.people)[0]
    assert (row.referred, row.referred_pct, row.engaged_pct) == (0, 0.0, None)


def test_a_division_that_people_do_not_tell_has_no_rows(matched):
    assert effect.reach({"practice": {"P1": 50}}, matched.people) == []
