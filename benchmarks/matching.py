"""Score, match and judge balance: 10,000 referred, up to five million candidates. Prints seconds and memory by step.

`python -m benchmarks.matching` writes `results/matching.md`; with a number it measures one size in this process.
"""

import sys
import time
from pathlib import Path

import numpy as np

from benchmarks import measuring
from commonweal.evaluation.matching import Pool

RESULTS = Path(__file__).parent / "results" / "matching.md"
REFERRED, MONTHS, FIRST_MONTH, PRACTICES = 10_000, 24, 2013 * 12 + 3, 35
SIZES = (100_000, 1_000_000, 5_000_000)
ONE_IN_FOUR_USES = 0.25


def drawn(candidates: int, seed: int = 1) -> Pool:
    """A borough in which older people with more use and a higher risk score are referred."""
    rng = np.random.default_rng(seed)
    each = 5
    people = candidates // each
    age = np.clip(rng.normal(62, 17, people), 18, 104).astype(np.int16)
    frailty = rng.gamma(0.7, 1 / 0.7, people) * np.exp(0.03 * (age - 62)) * (rng.random(people) < ONE_IN_FOUR_USES)
    repeated = {
        "age": age, "sex": rng.integers(0, 2, people).astype(np.int8),
        "practice": rng.integers(0, PRACTICES, people).astype(np.int16),
        "imd": rng.integers(1, 6, people).astype(np.int8),
        "ethnicity": np.minimum(rng.geometric(0.7, people) - 1, 15).astype(np.int8),
        "conditions": (1 << rng.integers(0, 4, people) | 1 << rng.integers(0, 12, people)).astype(np.int32),
        "frailty": frailty,
    }  # fmt: skip
    begins = rng.integers(0, MONTHS - each, people)
    month = (FIRST_MONTH + begins[:, None] + np.arange(each)).ravel()
    rows = {name: np.repeat(values, each) for name, values in repeated.items()}
    return _pool(rng, np.repeat(np.arange(people), each), month, rows)


def _pool(rng: np.random.Generator, person: np.ndarray, month: np.ndarray, rows: dict[str, np.ndarray]) -> Pool:
    many, frailty = len(person), rows.pop("frailty")
    means = {"0_1": 0.08, "1_3": 0.16, "3_12": 0.75, "12_24": 1.0, "0_12": 1.0}
    shares = {"spells": 0.8, "ae": 1.2, "outpatient": 2.5, "bed_days": 4.0}
    counts = {
        f"{what}_{period}": rng.poisson(share * means[period] * frailty).astype(np.int16)
        for what, share in shares.items()
        for period in (("0_12", "12_24") if what == "bed_days" else ("0_1", "1_3", "3_12", "12_24"))
    }
    risk = np.clip(rows["age"] / 2 + 60 * np.log1p(frailty), 0, 1000).astype(np.int16)
    pull = 0.05 * (rows["age"] - 70.0) + 0.01 * risk + 0.8 * np.log1p(counts["ae_3_12"]) + rng.gumbel(size=many)
    treated = np.zeros(many, bool)
    # One month of each person at most, that of the strongest pull.
    order = np.argsort(-pull, kind="stable")
    order = order[np.unique(person[order], return_index=True)[1]]
    chosen = order[np.argsort(-pull[order], kind="stable")[:REFERRED]]
    treated[chosen] = True
    month_referred = np.full(int(person.max()) + 1, 2**31)
    month_referred[person[chosen]] = month[chosen]
    stays = month <= month_referred[person]
    index = ((month - 12 * 1970).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) + 14).astype(np.int32)
    columns = {name: values[stays] for name, values in rows.items()}
    return Pool(
        unit=(person * 100_000 + month)[stays], person=person[stays].astype(np.int32),
        month=month[stays].astype(np.int32), treated=treated[stays], index_day=index[stays], **columns,
        risk=risk[stays], starts_on=index[stays] - 730, ends_on=index[stays] + 365,
        counts={name: values[stays] for name, values in counts.items()},
        names={
            "sex": ("1", "2"), "practice": tuple(f"P{place:02}" for place in range(PRACTICES)),
            "ethnicity": tuple("ABCDEFGHJKLMNPRSZ"), "conditions": tuple(f"c{place:02}" for place in range(12)),
        },
    )  # fmt: skip
