"""Hide small numbers in what the comparison found: effects, months, ways of working it out, negative controls."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from commonweal.domain.disclosure import Policy, is_small, safe
from commonweal.exchange.release.changes import gone
from commonweal.exchange.release.partitions import safely, stretched
from commonweal.exchange.release.sentences import HIDDEN_WORDS, counts
from commonweal.exchange.results import (
    Change,
    Effect,
    Interaction,
    Interrupted,
    Matching,
    Month,
    NegativeControl,
    Regression,
    Series,
    Specification,
)

COUNTED = ("people", "controls", "before", "after", "controls_before", "controls_after")
RATES = {
    "rate_before": "before", "rate_after": "after", "control_before": "controls_before",
    "control_after": "controls_after",
}  # fmt: skip
RATIO = {"ratio": 2, "low": 2, "high": 2}
LANDMARK = "landmark_"
"""How divisions are called that are compared from a landmark on."""
MONTH = 1 / 12
"""How long each person is at risk in a month of the curve [years]."""
ESTIMATES = RATIO | {
    "p": 3, "p_holm": 3, "p_bh": 3, "difference": 2, "difference_low": 2,
    "difference_high": 2, "e_value": 2, "e_value_limit": 2, "detectable": 2, "gamma": 2,
}  # fmt: skip


def effects(rows: list[Effect], changes: list[Change], made: Matching | None, policy: Policy) -> list[Effect]:
    """Make effects fit to be published.

    Parameters
    ----------
    rows
        Every group and kind of care [effects].
    changes
        The changes before and after, as they were found [rows].
    made
        How controls were chosen, as it was found: few of a group who have no control hide how many have [object].
    policy
        The rule of disclosure control [policy].

    Returns
    -------
    list
        The same rows: counts rounded or hidden, rates from rounded counts, and nothing that rests on a hidden count;
        from a landmark on nothing but regression output of many, in two decimals, since every count would tell, beside
        that of the same people from referral on, of few who were gone by then [effects].
    """
    out = gone(rows, COUNTED, policy)
    wholes = [(row.by, row.group, row.people or 0) for row in changes]
    wholes += [(row.by, row.group, row.referred or 0) for row in made.lost] if made else []
    return [_effect(row, out[place], _few_lost(row, wholes, made, policy), policy) for place, row in enumerate(rows)]


def _few_lost(row: Effect, wholes: list[tuple[str, str, int]], made: Matching | None, policy: Policy) -> bool:
    """Whether few of the same people, as they are counted elsewhere, have no control."""
    same = [people for by, group, people in wholes if (by, group) == (row.by, row.group)]
    same += [made.referred or 0] if made and row.by == "all" else []
    return any(is_small(max(people - (row.people or 0), 0), policy) for people in same)


def _effect(row: Effect, out: set[str], few_lost: bool, policy: Policy) -> Effect:
    shown = _counts(row, COUNTED, policy) | dict.fromkeys(out)
    told = None not in shown.values()
    rates: dict[str, Any] = {
        rate: _rates(row, (rate,), getattr(row, count), policy)[rate] if told else None for rate, count in RATES.items()
    }
    untold = (*COUNTED, *RATES) if row.by.startswith(LANDMARK) else ("people",) if few_lost else ()
    return replace(
        row,
        **shown | rates | dict.fromkeys(untold),
        **_numbers(row, ESTIMATES, told),
        words=_words(row.words, told),
    )


def _counts(row: Any, names: Iterable[str], policy: Policy) -> dict[str, Any]:
    return {name: safely(getattr(row, name), policy) for name in names}


def _numbers(row: Any, places: Mapping[str, int], told: bool) -> dict[str, Any]:
    return {name: _places(getattr(row, name), told, kept) for name, kept in places.items()}


def _rates(row: Any, names: tuple[str, ...], count: int | None, policy: Policy, each: float = 1.0) -> dict[str, Any]:
    """A rate and its ends from rounded events and rounded time at risk, so long for each of the people."""
    times, shown = stretched(count, getattr(row, names[0]), policy.base * each), safely(count, policy)
    return {name: _rate(getattr(row, name), count, shown, policy, times) for name in names}


def _rate(rate: float | None, count: int | None, shown: int | None, policy: Policy, times: float = 1.0) -> float | None:
    """The rate that the rounded count makes; none of few, nor of what is not known to be many."""
    if rate is None or count is None or shown is None or is_small(count, policy):
        return None
    return round(rate * shown / count * times, 2) if count else 0.0


def _places(value: float | None, told: bool, places: int = 2) -> float | None:
    return round(value, places) if told and value is not None else None


def _words(said: str, told: bool) -> str:
    return said if told and not counts(said) else HIDDEN_WORDS


def interactions(rows: list[Interaction], parts: Iterable[Change | Effect]) -> list[Interaction]:
    """Make tests of interaction fit to be published.

    Parameters
    ----------
    rows
        Whether groups differ [rows].
    parts
        Changes and effects as released: where one of the groups is hidden, so is how it differs [rows].

    Returns
    -------
    list
        The same, in two decimals [rows].
    """
    gone_parts = {
        ("effect" if isinstance(row, Effect) else "change", row.by, row.outcome) for row in parts if row.ratio is None
    }
    return [_interaction(row, (row.of, row.by, row.outcome) not in gone_parts) for row in rows]


def _interaction(row: Interaction, told: bool) -> Interaction:
    return replace(row, **_numbers(row, RATIO | {"p": 3, "p_holm": 3, "p_bh": 3}, told))


def specifications(rows: list[Specification], released: list[Effect], policy: Policy) -> list[Specification]:
    """Make the ways of working an effect out fit to be published.

    Parameters
    ----------
    rows
        Every way [rows].
    released
        The effects as released: where the main finding is hidden, every way of working it out is [effects].
    policy
        The rule of disclosure control [policy].

    Returns
    -------
    list
        The same in two decimals; how many people stays behind, for ways that differ by few would tell of them [rows].
    """
    shown = {row.outcome for row in released if row.by == "all" and row.ratio is not None}
    return [
        replace(
            row, people=None, **_numbers(row, RATIO, row.outcome in shown and not is_small(row.people or 0, policy))
        )
        for row in rows
    ]  # fmt: skip


def months(rows: list[Month], policy: Policy) -> list[Month]:
    """Make use month by month fit to be published.

    Parameters
    ----------
    rows
        Every month [rows].
    policy
        The rule of disclosure control [policy].

    Returns
    -------
    list
        The same; no rate of few events, nor of events that are not told [rows].
    """
    return [
        replace(
            row,
            **_rates(row, ("rate", "low", "high"), row.events, policy, MONTH),
            **_rates(row, ("control", "control_low", "control_high"), row.control_events, policy, MONTH),
            **_counts(row, ("events", "control_events"), policy),
        )
        for row in rows
    ]


def regression(rows: list[Regression], found: list[Change], released: list[Change], policy: Policy) -> list[Regression]:
    """Make changes that are expected without any service fit to be published.

    Parameters
    ----------
    rows
        Beside every raw change [rows].
    found
        The changes as they were found: beside how many they are of, few less stay behind [changes].
    released
        The changes as released: a raw change that is hidden there is hidden here [changes].
    policy
        The rule of disclosure control [policy].

    Returns
    -------
    list
        The same, hidden where few people or events are behind it [rows].
    """
    seen = {(row.by, row.group, row.outcome): row.ratio for row in released}
    many = {(row.by, row.group, row.outcome): row.people or 0 for row in found}
    return [_expected(row, many.get(_what(row), 0), seen.get(_what(row)), policy) for row in rows]


def _what(row: Regression) -> tuple[str, str, str]:
    return row.by, row.group, row.outcome


def _expected(row: Regression, whole: int, raw: float | None, policy: Policy) -> Regression:
    shown = _counts(row, ("people", "before", "after"), policy)
    told = None not in shown.values()
    said = _words(row.words, told and raw is not None)
    if is_small(max(whole - (row.people or 0), 0), policy):
        shown["people"] = None
    return replace(row, **shown, **_numbers(row, RATIO, told), raw=_places(raw, told), words=said)


def negative(rows: list[NegativeControl], policy: Policy) -> list[NegativeControl]:
    """Make negative controls fit to be published.

    Parameters
    ----------
    rows
        What the service cannot have changed [rows].
    policy
        The rule of disclosure control [policy].

    Returns
    -------
    list
        The same, hidden where few people or events are behind it; how many referred stays behind, for beside those who
        were to be matched it would tell of few who found no control [rows].
    """
    return [_negative(row, policy) for row in rows]


def _negative(row: NegativeControl, policy: Policy) -> NegativeControl:
    shown = _counts(row, ("people", "controls", "events", "control_events"), policy)
    told = None not in shown.values()
    rates = _rates(row, ("rate",), row.events if told else None, policy)
    rates |= _rates(row, ("control",), row.control_events if told else None, policy)
    shown["people"] = None
    return replace(row, **shown, **rates, **_numbers(row, RATIO | {"p": 3}, told), words=_words(row.words, told))


def interrupted(row: Interrupted, policy: Policy) -> Interrupted:
    """Make a series of practices fit to be published.

    Parameters
    ----------
    row
        The series of one kind of care [row].
    policy
        The rule of disclosure control [policy].

    Returns
    -------
    Interrupted
        The same; what was seen is hidden where it is few, what was fitted is regression output, and numbers of
        practices are no numbers of people [row].
    """
    names = ("level", "level_low", "level_high", "slope", "slope_low", "slope_high")
    numbers = _numbers(row, dict.fromkeys(names, 3), told=True)
    return replace(row, **numbers, series=[_point(point, policy) for point in row.series])


def _point(row: Series, policy: Policy) -> Series:
    events = None if row.events is None else safe(row.events, policy)
    return replace(
        row, rate=_rate(row.rate, row.events, events, policy), events=events,
        fitted=_places(row.fitted, told=True), expected=_places(row.expected, told=True),
    )  # fmt: skip
