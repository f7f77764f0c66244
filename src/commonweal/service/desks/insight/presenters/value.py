"""Value as it was released: costs avoided, and the return on each pound by scenario."""

from functools import partial

from commonweal.paper import charts, words, worth
from commonweal.service.desks.insight.presenters.figure import figure, table

IF_ALL = (
    "Every figure here takes the whole change for the service's doing. Read it as what the service would be worth if "
    "that were so."
)


def said(value):
    """The return in a sentence, from the least to the most of its scenarios."""
    known = [row for row in worth.scenarios(value.returns) if row.roi is not None] if value else []
    if not known:
        return "No return can be told."
    return f"{worth.told(known)} On this reckoning {worth.headline(known)}."


def ladder(value):
    """Return by scenario."""
    rows = worth.scenarios(value.returns)
    return figure(
        "ladder",
        partial(charts.ladder, rows),
        title="Hospital costs avoided for each £1 spent",
        head=worth.RETURNS_HEAD,
        rows=[worth.scenario(row) for row in rows],
        key=worth.KEY,
        note=f"Numerator: hospital costs avoided. Denominator: {worth.cost(value.cost)}, what the service cost. "
        f"Discounting: {value.discount}. Prices of {value.price_year}. n = {words.count(value.people)} people. "
        f"{worth.GIVEN}",
    )


def savings(value):
    """Costs avoided in the first year by kind of care."""
    rows = [*map(worth.saving, value.savings), worth.total(value.saved, value.low, value.high)]
    title = "Costs avoided in the first year; a minus means that costs rose"
    return table(title, worth.SAVINGS_HEAD, rows, value.cost_words)
