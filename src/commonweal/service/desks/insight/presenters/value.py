"""Value as it was released: costs avoided, and the return on each pound by scenario."""

from functools import partial

from commonweal.paper import charts, words
from commonweal.service.desks.insight.presenters.figure import figure, table

IF_ALL = (
    "Every figure here takes the whole change for the service's doing. Read it as what the service would be worth if "
    "that were so."
)


def said(worth):
    """The return in a sentence, from the least to the most of its scenarios."""
    known = [row.roi for row in scenarios(worth) if row.roi is not None] if worth else []
    if not known:
        return "No return can be told."
    least, most = words.money(min(known), 2), words.money(max(known), 2)
    back = sum(roi >= 1 for roi in known)
    return (
        f"By how long benefits last, between {least} and {most} of hospital costs were avoided for each £1, if the "
        f"whole change were the service's doing. The cost is paid back in {back} of {len(known)} scenarios."
    )


def ladder(worth):
    """Return by scenario."""
    rows = scenarios(worth)
    return figure(
        "ladder",
        partial(charts.ladder, rows),
        title="Hospital costs avoided for each £1 spent",
        head=("Counted over", "Benefits", "Costs avoided", "Cost", "For each £1", "Paid back after"),
        rows=[_return(row) for row in rows],
        key="The line at 1 is breaking even. Filled bars pay the cost back, pale ones do not.",
        note=f"Numerator: hospital costs avoided. Denominator: {words.money(worth.cost)}, what the service cost. "
        f"Discounting: {worth.discount}. Prices of {worth.price_year}. n = {words.count(worth.people)} people.",
    )


def scenarios(worth):
    """In the first year benefits have not yet begun to fade: scenarios that say the same are said once."""
    kept = {}
    for row in worth.returns:
        kept.setdefault((row.years, round(row.multiplier, 9)), row)
    return list(kept.values())


def _return(row):
    years = "1 year" if row.years == 1 else f"{row.years} years"
    back = "not within the years" if row.payback_years is None else f"{words.decimal(row.payback_years, 1)} years"
    return (
        years, words.fading(row.profile), words.money(row.benefit), words.money(row.cost), words.money(row.roi, 2), back
    )  # fmt: skip


def savings(worth):
    """Costs avoided in the first year by kind of care."""
    head = ("Kind of care", "Price of one", "Avoided, a person and year", "95% interval", "Costs avoided", "Price from")
    total = ("All that is priced", words.UNKNOWN, words.UNKNOWN, words.UNKNOWN, words.money(worth.saved), "")
    rows = [*(_saving(row) for row in worth.savings), total]
    return table("Costs avoided in the first year; a minus means that costs rose", head, rows, worth.cost_words)


def _saving(row):
    interval = words.between(words.decimal(row.low, sign=True), words.decimal(row.high, sign=True))
    avoided = words.decimal(row.avoided, sign=True)
    return row.name, words.money(row.unit_cost, 2), avoided, interval, words.money(row.saved), row.source
