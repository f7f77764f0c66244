"""Value: costs avoided, and the return on each pound under every scenario."""

from dataclasses import dataclass

from commonweal.evaluation.report.parts import Figure, Table, twice
from commonweal.exchange.results import Results, Return, Saving, Value
from commonweal.paper import charts, words

GIVEN = "Intervals are of the change of use alone: prices, the cost and the way benefits fade are taken as given."


@dataclass(frozen=True)
class Section:
    """Value as the page shows it.

    Parameters
    ----------
    savings
        Costs avoided by kind of care [table].
    ladder
        Return by scenario [figure].
    basis
        What every figure rests on: numerator, denominator, prices, discounting [table].
    """

    savings: Table
    ladder: Figure
    basis: Table


def section(found: Results) -> Section | None:
    """Lay out value.

    Parameters
    ----------
    found
        What was found [results].

    Returns
    -------
    Section or None
        Chart and tables; none when the plan asks for no value [section].
    """
    value = found.value
    return None if value is None else Section(_savings(value), _ladder(value), _basis(value))


def _savings(value: Value) -> Table:
    rows = [_saving(saving) for saving in value.savings]
    sure = words.between(words.money(value.low), words.money(value.high))
    total = ("All that is priced", words.UNKNOWN, words.UNKNOWN, sure, words.money(value.saved), "")
    return Table(
        "Costs avoided in the first year; a minus means that costs rose",
        ("Kind of care", "Price of one", "Avoided, a person and year", "95% interval", "Costs avoided", "Price from"),
        [*rows, total],
        note=f"Prices of {value.price_year}. n = {words.count(value.people)} people. Avoided: each person's own rate "
        f"before less their own rate after, weighed by their time at risk (Mantel-Haenszel). {GIVEN}",
    )


def _saving(row: Saving) -> tuple[str, ...]:
    interval = words.between(words.decimal(row.low, sign=True), words.decimal(row.high, sign=True))
    avoided = words.decimal(row.avoided, sign=True)
    return row.name, words.money(row.unit_cost, 2), avoided, interval, words.money(row.saved), row.source


def _ladder(value: Value) -> Figure:
    title = "Costs avoided for each £1 spent, by how long benefits are counted and how they fade"
    rows = steps(value)
    drawn = twice("ladder", lambda name, width: charts.ladder(rows, name=name, title=title, width=width))
    head = (
        "Counted over", "Benefits", "Multiplier", "Costs avoided", "Cost", "For each £1", "95% interval",
        "Paid back after",
    )  # fmt: skip
    return Figure(
        title, *drawn, table=Table(title, head, [_return(row) for row in rows]),
        key="The line at 1 is breaking even. Filled bars pay the cost back, pale ones do not.",
        note=f"Numerator: hospital costs avoided. Denominator: {words.money(value.cost)}, what the service cost, in "
        "the pounds of its own time. "
        f"Discounting: {value.discount}. Prices of {value.price_year}. n = {words.count(value.people)} people. {GIVEN}",
    )  # fmt: skip


def steps(value: Value) -> list[Return]:
    """Drop scenarios that say the same: in the first year benefits have not yet begun to fade.

    Parameters
    ----------
    value
        The appraisal [object].

    Returns
    -------
    list
        One scenario for each horizon and multiplier, in the order of the results [scenarios].
    """
    kept: dict[tuple[int, float], Return] = {}
    for row in value.returns:
        kept.setdefault((row.years, round(row.multiplier, 9)), row)
    return list(kept.values())


def _return(row: Return) -> tuple[str, ...]:
    back = "not within the years" if row.payback_years is None else f"{words.decimal(row.payback_years, 1)} years"
    return (
        f"{row.years} year{'' if row.years == 1 else 's'}", words.fading(row.profile), words.decimal(row.multiplier, 3),
        words.money(row.benefit), words.money(row.cost), words.money(row.roi, 2), interval(row), back,
    )  # fmt: skip


def interval(row: Return) -> str:
    """Print how sure a return is.

    Parameters
    ----------
    row
        A scenario [scenario].

    Returns
    -------
    str
        Both ends, or a dash when they are not known [text].
    """
    return words.between(words.money(row.roi_low, 2), words.money(row.roi_high, 2))


def _basis(value: Value) -> Table:
    return Table(
        "What these figures rest on",
        ("What", "How"),
        [
            ("Cost of the service", words.money(value.cost)),
            ("Numerator, denominator, scope", value.cost_words),
            ("Discounting", value.discount),
            ("Prices", value.price_year),
        ],
    )
