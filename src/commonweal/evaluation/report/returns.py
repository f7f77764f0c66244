"""Value: costs avoided, and the return on each pound under every scenario."""

from dataclasses import dataclass

from commonweal.evaluation.report.parts import Figure, Table, twice
from commonweal.exchange.results import Results, Value
from commonweal.paper import charts, words, worth


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
    return Table(
        "Costs avoided in the first year; a minus means that costs rose",
        worth.SAVINGS_HEAD,
        [*map(worth.saving, value.savings), worth.total(value.saved, value.low, value.high)],
        note=f"Prices of {value.price_year}. n = {words.count(value.people)} people. Avoided: each person's own rate "
        f"before less their own rate after, weighed by their time at risk (Mantel-Haenszel). {worth.GIVEN}",
    )


def _ladder(value: Value) -> Figure:
    title = "Costs avoided for each £1 spent, by how long benefits are counted and how they fade"
    rows = worth.scenarios(value.returns)
    drawn = twice("ladder", lambda name, width: charts.ladder(rows, name=name, title=title, width=width))
    return Figure(
        title, *drawn, table=Table(title, worth.RETURNS_HEAD, [worth.scenario(row) for row in rows]),
        key=worth.KEY,
        note=f"Numerator: hospital costs avoided. Denominator: {worth.cost(value.cost)}, what the service cost, in "
        "the pounds of its own time. "
        f"Discounting: {value.discount}. Prices of {value.price_year}. n = {words.count(value.people)} people. "
        f"{worth.GIVEN}",
    )  # fmt: skip


def _basis(value: Value) -> Table:
    return Table(
        "What these figures rest on",
        ("What", "How"),
        [
            ("Cost of the service", worth.cost(value.cost)),
            ("Numerator, denominator, scope", value.cost_words),
            ("Discounting", value.discount),
            ("Prices", value.price_year),
        ],
    )
