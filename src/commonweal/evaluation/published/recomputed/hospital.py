"""Use of hospitals before and after, from the made-up studies."""

from commonweal.evaluation.effect import SIGNIFICANT
from commonweal.evaluation.published.cells import Cell, number
from commonweal.evaluation.published.rounding import as_published
from commonweal.exchange.results import Change, Results

ALL = "Everybody analysed"
UNDER_80, OVER_80 = "Aged under 80", "Aged 80 and over"
ENGAGED = "Substantively engaged"
CONTINUES = "Continues to use voluntary support"
FUNDED = "Referred to a funded voluntary service"
HIGH_USE = "3 or more spells and A&E attendances before"

TABLE_1 = {
    "H01": ("pilot_12", ALL, "spells"),
    "H02": ("pilot_12", ALL, "ae"),
    "H03": ("pilot_12", ALL, "outpatient"),
    "H04": ("pilot_12", FUNDED, "spells"),
    "H05": ("pilot_12", FUNDED, "ae"),
    "H06": ("pilot_12", FUNDED, "outpatient"),
    "H07": ("pilot_6", ALL, "spells"),
    "H08": ("pilot_6", ALL, "ae"),
    "H09": ("pilot_6", ALL, "outpatient"),
    "H10": ("pilot_6", FUNDED, "spells"),
    "H11": ("pilot_6", FUNDED, "ae"),
    "H12": ("pilot_6", FUNDED, "outpatient"),
}
PEOPLE = {"H13": ("pilot_12", ALL), "H14": ("pilot_6", ALL), "H20": ("deck", ENGAGED), "H25": ("deck", UNDER_80)}
PERCENTAGES = {
    "H21": [("deck", ALL, "fces")],
    "H22": [("deck", ALL, "spells")],
    "H24": [("deck", ALL, "ae")],
    "H26": [("deck", UNDER_80, "fces")],
    "H27": [("deck", UNDER_80, "spells")],
    "H29": [("deck", UNDER_80, "ae")],
    "H30": [("deck", CONTINUES, "fces")],
    "H31": [("deck", CONTINUES, "spells")],
    "H32": [("deck", CONTINUES, "bed_days")],
    "H33": [("deck", CONTINUES, "ae")],
    "H34": [("deck", ALL, "spells"), ("deck", ALL, "ae")],
    "H35": [("update", ALL, "spells"), ("update", ALL, "ae")],
    "H37": [("update", HIGH_USE, "spells"), ("update", HIGH_USE, "ae")],
    "H39": [("deck", ALL, "fces"), ("deck", UNDER_80, "fces"), ("deck", ALL, "ae"), ("deck", UNDER_80, "ae")],
}


def cells(runs: dict[str, Results]) -> dict[str, list[Cell]]:
    """Find again how use of hospitals changed.

    Parameters
    ----------
    runs
        Each made-up study's results [results].

    Returns
    -------
    dict
        Figure -> our cells [cells].
    """
    rows = {(run, row.group, row.outcome): row for run, found in runs.items() for row in found.changes}
    return (
        {figure: _table_1(rows[place]) for figure, place in TABLE_1.items()}
        | {figure: [number(rows[*place, "spells"].people)] for figure, place in PEOPLE.items()}
        | {figure: [number(rows[place].change_pct) for place in places] for figure, places in PERCENTAGES.items()}
        | {
            "H23": [_significance(rows["deck", ALL, "bed_days"])],
            "H28": [_significance(rows["deck", UNDER_80, "bed_days"])],
        }
        | {"H36": [_direction(rows["update", OVER_80, outcome]) for outcome in ("spells", "ae")]}
    )


def _table_1(row: Change) -> list[Cell]:
    return [Cell(text) for text in as_published(row.before or 0, row.after or 0, row.people or 0)]


def _significance(row: Change) -> Cell:
    return Cell("not significant") if row.p is not None and row.p >= SIGNIFICANT else number(row.change_pct)


def _direction(row: Change) -> Cell:
    return Cell("increase" if (row.change_pct or 0) > 0 else "no increase")
