"""The end of life: how much of the use after referral it was, and days alive and out of hospital."""

from collections.abc import Iterator
from dataclasses import dataclass

from commonweal.evaluation.report.parts import Table
from commonweal.exchange.results import AliveOut, Effect, LastDays, Results
from commonweal.paper import words

DESCRIBED = (
    "Whoever is dying uses much care, whatever anybody does. The next two tables tell how much of the use after "
    "referral fell in the last 90 days of those who died in the window, the day of death included. They describe, and "
    "show no effect: dying is itself an outcome, so those who died among the referred and among their controls are not "
    "alike."
)
OUT = (
    "Means in days. A night in hospital counts, however somebody was admitted. The dead lose their days to the end of "
    "the window; whoever moved away, or was referred later, counts for the days followed. Before referral the two "
    "should be alike. Intervals are from drawing whole sets again. How many lost any day is in tables/alive_out.csv."
)
USE = (
    "Rates are per person and year, of those who died alone; earlier: from referral to 90 days before death. "
    "What was counted is in tables/last_days.csv."
)
SHARES = (
    "Shares are of everybody's use after referral; rates are everybody's, per person and year, with all days and "
    "without the last 90 of those who died."
)
HIDDEN = " Rows with few deaths or little use are left out here and in the table above, and what would give them away."
RISE = "{} rose from {} a year before referral to {} after it; without the last 90 days of those who died it is {}: {}."


@dataclass(frozen=True)
class Section:
    """The end of life as the page shows it.

    Parameters
    ----------
    described
        What the tables of use say, and what they do not [text].
    out, use, shares
        Days alive and out of hospital; use of those who died; its share of all use; none where all is hidden [tables].
    rises
        Where use rose, what of the rise is left without the last days, a sentence each [texts].
    """

    described: str
    out: Table | None
    use: Table | None
    shares: Table | None
    rises: list[str]


def section(found: Results) -> Section | None:
    """Lay out the end of life.

    Parameters
    ----------
    found
        What was found [results].

    Returns
    -------
    Section or None
        Tables and sentences; none when there are no controls [section].
    """
    if not found.last_days or not found.alive_out:
        return None
    out = [row for row in found.alive_out if row.away_after is not None]
    told = [row for row in found.last_days if row.deaths is not None]
    hidden = HIDDEN if len(told) < len(found.last_days) else ""
    return Section(
        DESCRIBED,
        _out(out) if out else None,
        _use(told, hidden) if told else None,
        _shares(told, 0 if found.released else 1) if told else None,
        # Rounded apart, the two rates of a release may seem to rise by themselves.
        [] if found.released else list(_rises(told, found.effects)),
    )


def _out(rows: list[AliveOut]) -> Table:
    return Table(
        f"Days alive and out of hospital, in the {rows[0].window_days} days before and after referral",
        ("Group and window", "Referred", "Controls", "Difference", "95% interval"),
        [cells for row in rows for cells in _windows(row)],
        OUT,
    )


def _windows(row: AliveOut) -> Iterator[tuple[str, ...]]:
    yield (
        f"{row.group}: before referral", _one(row.before), _one(row.control_before), _signed(row.apart_before),
        words.between(_signed(row.apart_before_low), _signed(row.apart_before_high)),
    )  # fmt: skip
    yield (
        f"{row.group}: after referral", _one(row.after), _one(row.control_after), _signed(row.apart_after),
        words.between(_signed(row.apart_after_low), _signed(row.apart_after_high)),
    )  # fmt: skip
    yield (
        f"{row.group}: after less before", _change(row.before, row.after),
        _change(row.control_before, row.control_after), _signed(row.apart),
        words.between(_signed(row.apart_low), _signed(row.apart_high)),
    )  # fmt: skip


def _use(rows: list[LastDays], hidden: str) -> Table:
    return Table(
        "Those who died in the window after referral: use in the last 90 days of life, and earlier",
        (
            "Group and kind of care", "Referred: deaths", "Referred: last 90 days", "Referred: earlier",
            "Controls: deaths", "Controls: last 90 days", "Controls: earlier",
        ),
        [
            (
                _named(row), words.count(row.deaths), words.decimal(row.rate_last), words.decimal(row.rate_earlier),
                words.count(row.control_deaths), words.decimal(row.control_rate_last),
                words.decimal(row.control_rate_earlier),
            )
            for row in rows
        ],
        USE + hidden,
    )  # fmt: skip


def _shares(rows: list[LastDays], places: int) -> Table:
    return Table(
        "How much of the use after referral the last 90 days of life made up",
        (
            "Group and kind of care", "Referred: share", "Referred: all days", "Referred: without", "Controls: share",
            "Controls: all days", "Controls: without",
        ),
        [
            (
                _named(row), words.percent(row.share_pct, places), words.decimal(row.rate_after),
                words.decimal(row.rate_rest), words.percent(row.control_share_pct, places),
                words.decimal(row.control_rate_after), words.decimal(row.control_rate_rest),
            )
            for row in rows
        ],
        SHARES,
    )  # fmt: skip


def _rises(rows: list[LastDays], effects: list[Effect]) -> Iterator[str]:
    earlier = {(row.by, row.group, row.outcome): row.rate_before for row in effects}
    for row in rows:
        before = earlier.get((row.by, row.group, row.outcome))
        if before is None or row.rate_after is None or row.rate_rest is None or row.rate_after <= before:
            continue
        rates = (words.decimal(rate) for rate in (before, row.rate_after, row.rate_rest))
        yield RISE.format(_named(row), *rates, "still a rise" if row.rate_rest > before else "no rise")


def _named(row: LastDays) -> str:
    return f"{row.group}: {row.name[:1].lower() if row.name[1:2].islower() else row.name[:1]}{row.name[1:]}"


def _one(days: float | None) -> str:
    return words.decimal(days, 1)


def _signed(days: float | None) -> str:
    return words.decimal(days, 1, sign=True)


def _change(before: float | None, after: float | None) -> str:
    return _signed(None if before is None or after is None else after - before)
