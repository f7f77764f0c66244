"""What could hide behind a finding: something unrecorded, or too few people."""

import numpy as np

from commonweal.evaluation.statistics.rates import Ratio
from commonweal.evaluation.statistics.steady import steady

FOUND_IN_FOUR_OF_FIVE = 1.959963984540054 + 0.8416212335729143
"""The normal deviates of a two-sided test at 5 % and of a power of 80 % [standard errors]."""


def e_value(ratio: float | None) -> float | None:
    """Work out how strong an unrecorded cause of both would have to be to explain a ratio away.

    Parameters
    ----------
    ratio
        The ratio found [ratio].

    Returns
    -------
    float or None
        The E-value; none without a ratio or for a ratio of nought [ratio].

    References
    ----------
    VanderWeele and Ding (2017), Sensitivity analysis in observational research: introducing the E-value, Annals of
    Internal Medicine 167.
    """
    if not ratio:
        return None
    away = max(ratio, 1 / ratio)
    return steady(float(away + np.sqrt(away * (away - 1))))


def e_value_limit(found: Ratio) -> float | None:
    """Work out the same for the end of the interval that lies nearer to 1.

    Parameters
    ----------
    found
        The ratio with its interval [ratio].

    Returns
    -------
    float or None
        The E-value, 1 when the interval holds 1, none without an interval [ratio].
    """
    if found.ratio is None or found.low is None or found.high is None:
        return None
    if found.low <= 1 <= found.high:
        return 1.0
    return e_value(found.high if found.ratio < 1 else found.low)


def detectable(found: Ratio) -> float | None:
    """Work out which fall would have been found in four studies of five with a spread like this.

    Parameters
    ----------
    found
        The ratio with its standard error [ratio].

    Returns
    -------
    float or None
        A ratio so small or smaller; none where there is no standard error [ratio].
    """
    return None if found.error is None else steady(float(np.exp(-FOUND_IN_FOUR_OF_FIVE * found.error)))
