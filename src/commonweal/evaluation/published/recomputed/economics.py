"""Returns and sums over several years, from the model."""

from commonweal.domain.money import rounded
from commonweal.evaluation.parameters import named
from commonweal.evaluation.published.cells import Cell, number, taken
from commonweal.evaluation.published.figures import printed
from commonweal.evaluation.value import ReturnModel
from commonweal.exchange.results import Results

GRID = ("E21", "E22", "E23")
PILOT = ("E01", "E02")
LONG_RUN = {"E05": "full", "E06": "drop_20", "E07": "drop_33"}
ROI_ROUNDING = 0.005
SOCIAL_VALUE_ROUNDING = 0.05e6


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
    return (
        {figure: _grid(figure, each) for figure in GRID}
        | {figure: _pilot(figure, each) for figure in PILOT}
        | {figure: _long_run(model(printed("E03"), year, profile)) for figure, profile in LONG_RUN.items()}
        | {"E04": [_payback_months(year)] * 2, "E11": [number(printed("E10", place) / year, 2) for place in (0, 1)]}
        | {
            "E20": [_cost_of_each()],
            "E24": _first_return(),
            "E26": _four_years(),
            "E28": _social(),
            "E27": [_recouped()],
        }
    )


def _grid(figure: str, each: float) -> list[Cell]:
    saving = printed(figure)
    found = [taken(f"{saving:.0f}"), number(model(saving, each, "full").roi(1), 2)]
    for profile in ("drop_33", "drop_20"):
        scenario = model(saving, each, profile)
        found += [number(scenario.benefit(5)), number(scenario.roi(5), 2)]
    return found


def _pilot(figure: str, each: float) -> list[Cell]:
    saving = printed(figure)
    return [taken(f"{saving:.0f}"), number(model(saving, each * printed("H20"), "full").roi(1), 2)]


def _long_run(scenario: ReturnModel) -> list[Cell]:
    """The sum as printed: in millions with one decimal, below a million in thousands."""
    total = scenario.benefit(5)
    text = f"{rounded(total / 1e6, 1)}m" if total >= 1e6 else str(rounded(total / 1e3) * 1000)
    return [Cell(text), number(scenario.roi(5), 2)]


def _payback_months(year: float) -> Cell:
    return number(12 * (model(printed("E03"), year, "full").payback(5) or 0))


def _cost_of_each() -> Cell:
    """The pilot's cost that both printed returns allow, shared by the people engaged."""
    pilot = [(printed(figure), printed(figure, 1)) for figure in PILOT]
    low = max(saving / (roi + ROI_ROUNDING) for saving, roi in pilot)
    high = min(saving / (roi - ROI_ROUNDING) for saving, roi in pilot)
    middle, low, high = (cost / printed("H20") for cost in ((low + high) / 2, low, high))
    return number(middle, 0, low, high)


def _first_return() -> list[Cell]:
    first = printed("E24")
    found = [taken(str(first))]
    for profile in ("drop_33", "drop_20"):
        ends = [model(first + side * ROI_ROUNDING, 1, profile).benefit(5) for side in (-1, 1)]
        found.append(number(model(first, 1, profile).benefit(5), 2, *ends))
    return found


def four_years_cost() -> tuple[float, float]:
    """Find the cost of the first four years that both returns printed for them allow.

    Returns
    -------
    tuple
        From the saving and its return, and from the social value and its return: the highest of the low ends, the
        lowest of the high ends [GBP].
    """
    ends = [_implied("E26", 0.0), _implied("E28", SOCIAL_VALUE_ROUNDING)]
    return max(low for low, _ in ends), min(high for _, high in ends)


def _implied(figure: str, rounding: float) -> tuple[float, float]:
    """Between which values the cost lies that a value and its return imply."""
    value, roi = printed(figure), printed(figure, 1)
    return (value - rounding) / (roi + ROI_ROUNDING), (value + rounding) / (roi - ROI_ROUNDING)


def _four_years() -> list[Cell]:
    """The return on the cost that the social return implies."""
    value, low, high = printed("E26"), *_implied("E28", SOCIAL_VALUE_ROUNDING)
    middle = value * printed("E28", 1) / printed("E28")
    return [taken(f"{value:.0f}"), number(middle, 2, value / high, value / low)]


def _social() -> list[Cell]:
    """The social return on the cost that the four years' return implies."""
    value, low, high = printed("E28"), *_implied("E26", 0.0)
    middle = value * printed("E26", 1) / printed("E26")
    ends = (value - SOCIAL_VALUE_ROUNDING) / high, (value + SOCIAL_VALUE_ROUNDING) / low
    return [taken("around 2.0m"), number(middle, 2, *ends)]


def _recouped() -> Cell:
    years = model(printed("E26", 1), 1, "full").payback(3)
    return Cell("recouped" if years else "not recouped")
