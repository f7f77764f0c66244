"""Whatever was found, what is released passes the check, and nothing small can be worked out from it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from commonweal.domain.disclosure import POLICIES, is_small
from commonweal.exchange.release import check, release
from commonweal.exchange.results import Linked, Rows, Shift, Step
from tests.support.example_results import change, results

COUNT = st.integers(0, 40) | st.integers(0, 5000)
GROUP = st.tuples(COUNT, COUNT, COUNT)
POLICY = st.sampled_from(list(POLICIES.values()))
NAMES = ("people", "before", "after")


@st.composite
def changes(draw):
    """Everybody, two groups by age and one by engagement, for two kinds of care; the people are the same in both."""
    under, over, engaged = draw(COUNT), draw(COUNT), draw(COUNT)
    rows = []
    for outcome in ("ae", "spells"):
        used = {name: (draw(COUNT), draw(COUNT)) for name in ("under", "over")}
        whole = (under + over, *(sum(pair) for pair in zip(*used.values(), strict=True)))
        part = tuple(min(count, draw(COUNT)) for count in whole[1:])
        groups = [("all", "Everybody", whole), ("age", "Under 80", (under, *used["under"]))]
        groups += [
            ("age", "80 and over", (over, *used["over"])),
            ("engaged", "Engaged", (min(engaged, whole[0]), *part)),
        ]
        rows += [change(by, group, outcome, outcome, *counts) for by, group, counts in groups]
    return rows


@st.composite
def everything(draw):
    people = sorted(draw(st.lists(COUNT, min_size=1, max_size=5)), reverse=True)
    flow = [Step("Everybody", 0, people[0])]
    flow += [Step(f"Step {place}", people[place - 1] - left, left) for place, left in enumerate(people) if place]
    links = [
        Linked("sex", group, count, min(count, draw(COUNT)))
        for group, count in zip("MF", (draw(COUNT), draw(COUNT)), strict=True)
    ]
    whole = Linked("all", "Everybody", sum(row.people for row in links), sum(row.linked for row in links))
    parts = [draw(COUNT) for _ in range(4)]
    return replace(
        results(), changes=draw(changes()), flow=flow, linkage=[whole, *links], inputs=[Rows("apc", sum(parts), *parts)]
    )


@given(COUNT, COUNT, COUNT, POLICY)
def test_however_many_used_less_the_release_passes_the_check(fewer, same, more, policy):
    row = Shift(
        "ae", "A&E", fewer + same + more, fewer, same, more, 100 * fewer / max(1, fewer + same + more), 1.0, 2.0
    )
    shown = release(replace(results(), shifts=[row]), policy)
    assert check(shown) == []
    assert not any(is_small(count or 0, policy) for count in (shown.shifts[0].fewer, shown.shifts[0].more))


@given(everything(), POLICY)
def test_whatever_was_found_a_release_passes_the_check(found, policy):
    assert check(release(found, policy)) == []


@given(changes(), POLICY)
def test_no_small_number_is_shown(rows, policy):
    shown = release(replace(results(), changes=rows), policy).changes
    assert not [
        row for row, old in zip(shown, rows, strict=True) for name in NAMES
        if is_small(getattr(old, name), policy) and getattr(row, name) is not None
    ]  # fmt: skip


@given(changes(), POLICY)
def test_nothing_rests_on_a_hidden_number(rows, policy):
    for row in release(replace(results(), changes=rows), policy).changes:
        if None in (row.people, row.before, row.after):
            assert {row.ratio, row.low, row.high, row.p, row.change_pct} == {None}
        assert (row.rate_before is None) >= (row.before is None)
        assert (row.rate_after is None) >= (row.after is None)


@given(everything(), POLICY)
def test_the_order_of_groups_changes_nothing_but_their_order(found, policy):
    turned = release(replace(found, changes=found.changes[::-1]), policy).changes[::-1]
    assert [row.people for row in turned] == [row.people for row in release(found, policy).changes]
