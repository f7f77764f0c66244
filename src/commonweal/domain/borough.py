"""The published marginals of the borough, which fictitious data are made to resemble."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def marginals() -> dict[str, Any]:
    """Read the borough's published marginals.

    Returns
    -------
    dict
        Tables `practices`, `people`, `onward`, `wellbeing`, `hospital` [units in the file's comments].

    References
    ----------
    `borough.toml` beside this module names the source of each value.
    """
    return tomllib.loads(files(__package__).joinpath("borough.toml").read_text("utf-8"))
