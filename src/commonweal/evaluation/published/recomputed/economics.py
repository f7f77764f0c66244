"""Returns and sums over several years, from the model."""

from commonweal.domain.money import rounded
from commonweal.evaluation.parameters import named
from commonweal.evaluation.published.cells import Cell, number, taken
from commonweal.evaluation.value import ReturnModel
from commonweal.exchange.results import Results

ENGAGED = 939
GRID = {"E21": 269, "E22": 534, "E23": 902}
PILOT = {"E01": (552_000, 0.50), "E02": (423_000, 0.38)}
FULL_YEAR = 415_000
FOUR_YEARS, FOUR_YEARS_ROI = 647_000, 0.35
SOCIAL_VALUE, SOCIAL_ROI = 2.0e6, 1.11
SOCIAL_VALUE_ROUNDING, ROI_ROUNDING = 0.05e6, 0.005
HIGHEST_FIRST_RETURN = 0.43
VOLUNTEERING = (81_000, 148_000)


def model(saving: float, cost: float, profile: str) -> ReturnModel:
    """Set up the model as the published tables have it.

    Parameters
    ----------
    saving
        Costs avoided in the first year [GBP].
    cost
        What the service cost [GBP].
    profile
        Name of the way in which benefits fade [text].

    Returns
    -------
    ReturnModel
        The model with simple discounting [model].
    """
    discount = named("discounts")["cresr_2014"]
    return ReturnModel(saving, cost, named("drop_off")[profile].numbers, discount.form, discount.number)


def cells(runs: dict[str, Results]) -> dict[str, list[Cell]]:
    """Work out again what the savings return.

    Parameters
    ----------
    runs
        Each made-up study's results; none are needed here [results].

    Returns
    -------
    dict
        Figure -> our cells [cells].
    """
    each, year = (named("cresr")[name].number for name in ("per_patient", "full_year"))
    sums = {"E05": "full", "E06": "drop_20", "E07": "drop_33"}
    return (
        {figure: _grid(saving, each) for figure, saving in GRID.items()}
        | {figure: _pilot(saving, each) for figure, (saving, _) in PILOT.items()}
        | {figure: _long_run(model(FULL_YEAR, year, profile)) for figure, profile in sums.items()}
        | {"E04": [_payback_months(year)] * 2, "E11": [number(value / year, 2) for value in VOLUNTEERING]}
        | {
            "E20": [_cost_of_each()],
            "E24": _first_return(),
            "E26": _four_years(),
            "E28": _social(),
            "E27": [_recouped()],
        }
    )


def _grid(saving: float, each: float) -> list[Cell]:
    found = [taken(str(saving)), number(model(saving, each, "full").roi(1), 2)]
    for profile in ("drop_33", "drop_20"):
        scenario = model(saving, each, profile)
        found += [number(scenario.benefit(5)), number(scenario.roi(5), 2)]
    return found


def _pilot(saving: float, each: float) -> list[Cell]:
    return [taken(str(saving)), number(model(saving, each * ENGAGED, "full").roi(1), 2)]


def _long_run(scenario: ReturnModel) -> list[Cell]:
    """The sum as printed: in millions with one decimal, below a million in thousands."""
    total = scenario.benefit(5)
    text = f"{rounded(total / 1e6, 1)}m" if total >= 1e6 else str(rounded(total / 1e3) * 1000)
    return [Cell(text), number(scenario.roi(5), 2)]


def _payback_months(year: float) -> Cell:
    return number(12 * (model(FULL_YEAR, year, "full").payback(5) or 0))


def _cost_of_each() -> Cell:
    """The pilot's cost that both printed returns allow, shared by the people engaged."""
    low = max(saving / (roi + ROI_ROUNDING) for saving, roi in PILOT.values())
    high = min(saving / (roi - ROI_ROUNDING) for saving, roi in PILOT.values())
    return number((low + high) / 2 / ENGAGED, 0, low / ENGAGED, high / ENGAGED)


def _first_return() -> list[Cell]:
    found = [taken(str(HIGHEST_FIRST_RETURN))]
    for profile in ("drop_33", "drop_20"):
        middle, low, high = (
            model(HIGHEST_FIRST_RETURN + side * ROI_ROUNDING, 1, profile).benefit(5) for side in (0, -1, 1)
        )
        found.append(number(middle, 2, low, high))
    return found


def _four_years() -> list[Cell]:
    """The return on the cost that the social return implies."""
    middle = FOUR_YEARS / (SOCIAL_VALUE / SOCIAL_ROI)
    low = FOUR_YEARS * (SOCIAL_ROI - ROI_ROUNDING) / (SOCIAL_VALUE + SOCIAL_VALUE_ROUNDING)
    high = FOUR_YEARS * (SOCIAL_ROI + ROI_ROUNDING) / (SOCIAL_VALUE - SOCIAL_VALUE_ROUNDING)
    return [taken(str(FOUR_YEARS)), number(middle, 2, low, high)]


def _social() -> list[Cell]:
    """The social return on the cost that the four years' return implies."""
    middle = SOCIAL_VALUE * FOUR_YEARS_ROI / FOUR_YEARS
    low = (SOCIAL_VALUE - SOCIAL_VALUE_ROUNDING) * (FOUR_YEARS_ROI - ROI_ROUNDING) / FOUR_YEARS
    high = (SOCIAL_VALUE + SOCIAL_VALUE_ROUNDING) * (FOUR_YEARS_ROI + ROI_ROUNDING) / FOUR_YEARS
    return [taken("around 2.0m"), number(middle, 2, low, high)]


def _recouped() -> Cell:
    years = model(FOUR_YEARS_ROI, 1, "full").payback(3)
    return Cell("recouped" if years else "not recouped")
