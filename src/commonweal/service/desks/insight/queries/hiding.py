"""Hide small counts, and every count from which a hidden one could be had, within a year or between years."""

from commonweal.domain.disclosure import HES, is_small, safe
from commonweal.domain.journey import FUNDED_VCS, ONWARD_KINDS, OTHER_VCS, STATUTORY
from commonweal.exchange.process import PARTS as RELEASED_PARTS
from commonweal.exchange.process import REFERRALS_OUT, is_of_organisations
from commonweal.exchange.release.partitions import hidden
from commonweal.service.desks.insight.queries.counts import ALL, BUSIEST, PEOPLE, VOLUNTARY

PARTS = (
    *RELEASED_PARTS,
    (REFERRALS_OUT, (VOLUNTARY, ONWARD_KINDS[STATUTORY])),
    (VOLUNTARY, (ONWARD_KINDS[FUNDED_VCS], ONWARD_KINDS[OTHER_VCS])),
)
NOT_A_SUM = {PEOPLE, BUSIEST}
"""Counts whose years do not add up to all years."""


def made_safe(counts):
    """The same counts, rounded, or None where they must not be told; counts of organisations as they are."""
    cells = {(period, name): number for period, names in counts.items() for name, number in names.items()}
    gone = _gone(cells)
    return {period: {name: _told(cells, gone, (period, name)) for name in names} for period, names in counts.items()}


def _told(cells, gone, cell):
    if is_of_organisations(cell[1]):
        return cells[cell]
    return None if cell in gone else safe(cells[cell], HES)


def _gone(cells):
    """Hide until no sum has a single hidden member, looking again at every sum whenever something was hidden."""
    gone = {cell for cell, number in cells.items() if is_small(number, HES)}
    sums = [*_sums_of_a_period(cells), *_sums_of_years(cells)]
    while more := {cell for whole, parts in sums for cell in _to_hide(cells, gone, whole, parts)} - gone:
        gone |= more
    return gone


def _sums_of_a_period(cells):
    for period in {period for period, _ in cells}:
        yield from (((period, whole), [(period, part) for part in parts]) for whole, parts in PARTS)


def _sums_of_years(cells):
    years = {period for period, _ in cells} - {ALL}
    for name in {name for _, name in cells} - NOT_A_SUM:
        if not is_of_organisations(name):
            yield (ALL, name), [(year, name) for year in years]


def _to_hide(cells, gone, whole, parts):
    numbers = [cells[part] for part in parts]
    hide = hidden(numbers, cells[whole], HES, [part in gone for part in parts])
    chosen = [part for part, must in zip(parts, hide, strict=True) if must and cells[part]]
    if cells[whole] > sum(numbers) or not any(numbers):
        return chosen  # what is in none of the parts is told nowhere
    if whole in gone and not chosen:
        return [min((part for part in parts if cells[part]), key=cells.get)]
    return [*chosen, whole] if len(chosen) == 1 else chosen
