"""Whatever a comparison found, what is released of it passes the check, and nothing small can be read from it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from commonweal.domain.disclosure import POLICIES, is_small
from commonweal.exchange.release import check, release
from commonweal.exchange.results import Balance, Interaction, Lost, Overlap, Reach
from tests.support.example_matched import comparison, effect

FOUND = comparison()
COUNT = st.integers(0, 40) | st.integers(0, 5000)
POLICY = st.sampled_from(list(POLICIES.values()))
COUNTED = ("people", "controls", "before", "after", "controls_before", "controls_after")
GROUPS = {"sex": ("Female", "Male"), "ethnicity": ("White", "Asian", "Black"), "engaged": ("Engaged",)}


@st.composite
def used(draw):
    """What a group used: nothing where nobody is."""
    people = draw(COUNT)
    return {name: draw(COUNT) if people else 0 for name in COUNTED} | {"people": people}


@st.composite
def effects(draw):
    """Everybody, and groups that need not make up the whole: somebody's sex or ethnic group may not be known."""
    rows = []
    for outcome in ("ae", "spells"):
        parts = {(by, group): draw(used()) for by, groups in GROUPS.items() for group in groups}
        whole = {
            name: max(sum(counts[name] for (of, _), counts in parts.items() if of == by) for by in GROUPS)
            + draw(st.integers(0, 9))
            for name in COUNTED
        }
        rows.append(replace(effect("all", "Everybody", outcome, 900), **whole))
        rows += [replace(effect(by, group, outcome, 400), **counts) for (by, group), counts in parts.items()]
    return rows


@st.composite
def matching(draw):
    sets = [draw(COUNT) for _ in range(4)]
    referred = sum(sets)
    shares = [draw(st.floats(0, 1)) for _ in range(3)]
    total = sum(shares) or 1.0
    rows = [
        Balance(f"ethnicity:{place}", f"Group {place}", share / total, share / total, 0.1, None, 0.1, share / total,
                share / total, 0.02, None, 0.1)
        for place, share in enumerate(shares)
    ]  # fmt: skip
    lost = [Lost("sex", name, count, min(count, draw(COUNT))) for name, count in zip("FM", sets[:2], strict=True)]
    whole = Lost("all", "Everybody", sum(row.referred for row in lost), sum(row.matched for row in lost))
    bars = [Overlap(place, place + 1.0, draw(COUNT), draw(COUNT), draw(COUNT)) for place in range(5)]
    return replace(
        FOUND.matching, sets=sets, referred=referred, matched=referred - sets[0], controls=draw(COUNT),
        candidates=draw(COUNT), balance=rows, lost=[whole, *lost], overlap=bars,
    )  # fmt: skip


@st.composite
def reach(draw):
    rows = []
    for group in ("White", "Asian", "Black"):
        eligible = draw(COUNT)
        referred = min(eligible, draw(COUNT))
        engaged = min(referred, draw(COUNT))
        rows.append(Reach("ethnicity", group, eligible, referred, engaged, 10.0, 5.0, 15.0, 50.0, 40.0, 60.0))
    return rows


@st.composite
def everything(draw):
    series = [replace(point, events=draw(COUNT)) for point in FOUND.interrupted[0].series[:4]]
    return dict(
        effects=draw(effects()),
        matching=draw(matching()),
        reach=draw(reach()),
        curve=[replace(row, events=draw(COUNT), control_events=draw(COUNT)) for row in FOUND.curve[:6]],
        negative_controls=[
            replace(row, people=draw(COUNT), events=draw(COUNT), control_events=draw(COUNT))
            for row in FOUND.negative_controls
        ],
        regression=[replace(row, people=draw(COUNT), before=draw(COUNT)) for row in FOUND.regression],
        interactions=[Interaction("effect", "sex", "ae", "A&E", 1.0, 0.9, 1.1, 0.5, 1.0, 1.0)],
        interrupted=[replace(FOUND.interrupted[0], series=series)],
    )


@given(everything(), POLICY)
def test_whatever_a_comparison_found_a_release_of_it_passes_the_check(parts, policy):
    assert check(release(replace(FOUND, **parts), policy)) == []


@given(effects(), POLICY)
def test_no_small_number_of_an_effect_is_shown_nor_anything_that_rests_on_one(rows, policy):
    shown = release(replace(FOUND, effects=rows), policy).effects
    for row, old in zip(shown, rows, strict=True):
        few = [name for name in COUNTED if is_small(getattr(old, name), policy)]
        assert all(getattr(row, name) is None for name in few)
        if few:
            numbers = (row.ratio, row.low, row.high, row.p, row.rate_before, row.control_after, row.difference)
            assert set(numbers) == {None}


@given(matching(), POLICY)
def test_no_small_number_of_the_matching_is_shown(made, policy):
    shown = release(replace(FOUND, matching=made), policy).matching
    pairs = [(shown.sets, made.sets)]
    for name in ("referred", "candidates", "controls"):
        pairs.append(([getattr(bar, name) for bar in shown.overlap], [getattr(bar, name) for bar in made.overlap]))
    pairs.append(([row.matched for row in shown.lost], [row.matched for row in made.lost]))
    assert not [
        old for new, olds in pairs for told, old in zip(new, olds, strict=True)
        if is_small(old, policy) and told is not None
    ]  # fmt: skip


@given(matching(), POLICY)
def test_no_bar_or_set_that_is_hidden_alone_can_be_had_by_subtraction(made, policy):
    shown = release(replace(FOUND, matching=made), policy).matching
    for new, old in [(shown.sets, made.sets)]:
        hidden = [count for told, count in zip(new, old, strict=True) if told is None and count]
        assert len(hidden) != 1 or sum(map(bool, old)) == 1


@given(matching(), POLICY)
def test_few_who_found_no_control_are_not_the_difference_of_two_shown_numbers(made, policy):
    shown = release(replace(FOUND, matching=made), policy).matching
    if is_small(made.referred - made.matched, policy):
        assert shown.matched is None
    for row, old in zip(shown.lost, made.lost, strict=True):
        if is_small(old.referred - old.matched, policy):
            assert row.matched is None


@given(reach(), POLICY)
def test_no_small_number_of_those_reached_is_shown_nor_its_share(rows, policy):
    for row, old in zip(release(replace(FOUND, reach=rows), policy).reach, rows, strict=True):
        for name in ("eligible", "referred", "engaged"):
            assert not (is_small(getattr(old, name), policy) and getattr(row, name) is not None)
        if is_small(old.referred - old.engaged, policy):
            assert {row.engaged, row.engaged_pct} == {None}
