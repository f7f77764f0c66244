"""Counts of what the service did, from the made-up studies."""

from commonweal.domain import journey
from commonweal.evaluation.published.cells import Cell, number, taken
from commonweal.exchange.results import Results

IN, PEOPLE, PRACTICES, MOST = (
    "Referrals in",
    "People referred",
    "Practices that referred",
    "Most referrals from one practice",
)
OLDEST, YOUNGEST, NOT_WHITE, KNOWN = "Aged 80 and over", "Aged under 60", "Not white", "Ethnic group known"
KIND = journey.ONWARD_KINDS
COUNTS = {
    "P20": ("deck", IN),
    "P22": ("deck", KIND[journey.FUNDED_VCS]),
    "P23": ("deck", KIND[journey.OTHER_VCS]),
    "P24": ("deck", KIND[journey.STATUTORY]),
    "P25": ("deck", KIND[journey.SIGNPOST]),
    "P26": ("deck", PRACTICES),
    "P27": ("deck", MOST),
    "P01": ("pilot_12", PEOPLE),
    "P02": ("pilot_12", KIND[journey.FUNDED_VCS]),
}
REACHED = 1500


def cells(runs: dict[str, Results]) -> dict[str, list[Cell]]:
    """Count again what the service did.

    Parameters
    ----------
    runs
        Each made-up study's results [results].

    Returns
    -------
    dict
        Figure -> our cells [cells].
    """
    counted = {run: {what: many or 0.0 for what, many in found.process.items()} for run, found in runs.items()}
    pilot, deck = counted["pilot_12"], counted["deck"]
    reached = pilot[PEOPLE]
    return {figure: [number(counted[run][what])] for figure, (run, what) in COUNTS.items()} | {
        "P05": [number(pilot[PRACTICES]), taken("36")],
        "P12": [Cell(f"more than {REACHED}" if reached > REACHED else f"{reached:.0f}")],
        "P21": [number(deck[KIND[journey.FUNDED_VCS]] + deck[KIND[journey.OTHER_VCS]])],
        "P28": [number(100 * deck[OLDEST] / deck[IN])],
        "P29": [number(100 * deck[YOUNGEST] / deck[IN], 1)],
        "P30": [number(100 * deck[NOT_WHITE] / deck[KNOWN])],
    }
