"""Where the record contradicts itself, worked out where it can be."""

from commonweal.domain.money import rounded
from commonweal.evaluation.parameters import named
from commonweal.evaluation.published import consistency
from commonweal.evaluation.published.cells import Cell, number
from commonweal.evaluation.published.figures import printed
from commonweal.evaluation.published.recomputed import economics, hospital
from commonweal.exchange.results import Results


def cells(runs: dict[str, Results]) -> dict[str, list[Cell]]:
    """Work out the other side of each contradiction that can be worked out.

    Parameters
    ----------
    runs
        Each made-up study's results [results].

    Returns
    -------
    dict
        Figure -> our cells, which differ from what is printed [cells].
    """
    again = economics.cells(runs)
    fewer = [f"{printed('G03', place):.0f}" for place in (0, 1)]
    smallest = number(consistency.smallest(fewer))
    each = named("cresr")["per_patient"].number
    return {
        "P33": [_implied_cost()],
        "G02": [smallest],
        "G03": [_nearest(percent) for percent in fewer],
        "X01": [hospital.cells(runs)["H03"][1]],
        "X03": [number(runs["pilot_12"].any_of_eight.any_rise_pct)],
        "X06": again["E11"],
        "X07": [smallest],
        "X08": again["E04"][:1],
        "X09": [_oldest_of_engaged(runs["deck"])],
        "X12": [number(economics.model(printed("E21"), each, "full").roi(1), 2)],
        "X13": [number(economics.model(printed("E26"), printed("P33"), "full").roi(1), 2)],
    }


def _implied_cost() -> Cell:
    """The cost of four years that both printed returns allow, to the nearest thousand."""
    return Cell(" to ".join(str(rounded(end / 1000) * 1000) for end in economics.four_years_cost()))


def _nearest(percent: str) -> Cell:
    people = int(printed("G02"))
    return Cell(" or ".join(str(rounded(100 * part / people)) for part in consistency.nearest(percent, people)))


def _oldest_of_engaged(deck: Results) -> Cell:
    people = {row.group: row.people or 0 for row in deck.changes}
    return number(100 * people[hospital.OVER_80] / people[hospital.ENGAGED])
