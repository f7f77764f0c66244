"""Pools to match in, made from a few columns: what is left out is the same for everybody."""

from typing import Any

import numpy as np

from commonweal.evaluation.matching import Pool
from commonweal.evaluation.matching.pool import COUNTED

NAMES = {
    "sex": ("1", "2"),
    "practice": ("P1", "P2", "P3"),
    "ethnicity": ("A", "B", "Z"),
    "conditions": ("arthritis", "diabetes", "heart"),
}
USUAL = {"age": 70, "sex": 0, "practice": 0, "imd": 3, "ethnicity": 0, "conditions": 0, "risk": 100}


def pool(**columns: Any) -> Pool:
    """A pool of the given person, month and treated; any other column, count or field may be given too."""
    people = {name: np.asarray(columns.pop(name)) for name in ("person", "month", "treated")}
    many, month = len(people["person"]), people["month"]
    index = (month - 12 * 1970).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) + 14
    counts = {
        f"{what}_{period}": np.asarray(columns.pop(f"{what}_{period}", np.zeros(many, int)))
        for what, periods in COUNTED.items()
        for period in periods
    }
    traits = {name: np.broadcast_to(np.asarray(columns.pop(name, usual)), many) for name, usual in USUAL.items()}
    followed = {"starts_on": columns.pop("starts_on", index - 730), "ends_on": columns.pop("ends_on", index + 730)}
    return Pool(
        unit=people["person"] * 100_000 + month, **people, index_day=index, **traits, **followed, counts=counts,
        names=columns.pop("names", NAMES), **columns,
    )  # fmt: skip
