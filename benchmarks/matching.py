"""Score, match and judge balance: 10,000 referred, up to five million candidates.

`python -m benchmarks.matching` writes `results/matching.md`; with a number and a ratio it measures one size in this
process and prints seconds and peak GiB by step.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.measuring import MEBIBYTE, machine, run
from commonweal.evaluation.matching import Pool, pair
from commonweal.evaluation.matching.balance import balance
from commonweal.evaluation.matching.nearest import arranged, paired
from commonweal.evaluation.matching.others import spread
from commonweal.evaluation.matching.scoring.collapse import collapsed
from commonweal.evaluation.matching.scoring.propensity import propensity
from commonweal.evaluation.matching.scoring.terms import columns
from commonweal.evaluation.plan import Matching

RESULTS = Path(__file__).parent / "results" / "matching.md"
REFERRED, MONTHS, FIRST_MONTH, PRACTICES = 10_000, 24, 2013 * 12 + 3, 35
SIZES = ((100_000, 1), (1_000_000, 1), (5_000_000, 1), (5_000_000, 3))
STEPS = ("collapse", "score", "sort", "match", "balance")
ONE_IN_FOUR_USES = 0.25


def drawn(candidates: int, referred: int = REFERRED, seed: int = 1) -> Pool:
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
    return _pool(rng, np.repeat(np.arange(people), each), month, rows, referred)


def _pool(
    rng: np.random.Generator, person: np.ndarray, month: np.ndarray, rows: dict[str, np.ndarray], referred: int
) -> Pool:
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
    chosen = order[np.argsort(-pull[order], kind="stable")[:referred]]
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


Spent = dict[str, tuple[float, float]]


def timed(candidates: int, ratio: int) -> dict[str, Any]:
    """What each step takes on its own, what everything takes with the other ways of matching, and the peaks."""
    pool, wanted = drawn(candidates), Matching(ratio=ratio)
    spent: Spent = {}
    sizes = _steps(pool, wanted, spent)
    peak = _peak()
    _step(spent, "whole", lambda: pair(pool, wanted))
    return {"spent": spent, "rows": len(pool), **sizes, "peak": peak, "peak_whole": _peak()}


def _steps(pool: Pool, wanted: Matching, spent: Spent) -> dict[str, int]:
    listed = columns(pool, wanted.covariates)
    rows = _step(spent, "collapse", lambda: collapsed(pool, listed))
    scored = _step(spent, "score", lambda: propensity(rows, listed))
    logit = scored.logit[rows.of]
    blocks = _step(spent, "sort", lambda: arranged(pool, logit, wanted.exact))
    caliper = wanted.caliper * spread(logit, pool.treated, wanted.caliper_by)
    pairs = _step(spent, "match", lambda: paired(pool, logit, blocks, wanted.ratio, caliper))
    own = np.bincount(rows.of[np.unique(pairs.referred)], minlength=len(rows.referred)).astype(float)
    others = np.bincount(rows.of[pairs.control], minlength=len(rows.referred)).astype(float)
    _step(spent, "balance", lambda: balance(rows, listed, own, others))
    return {"distinct": len(rows.referred)}


def _step(spent: Spent, name: str, work: Callable[[], Any]) -> Any:
    """Do something, and note its seconds on the wall and of processor."""
    began, used = time.perf_counter(), time.process_time()
    found = work()
    spent[name] = time.perf_counter() - began, time.process_time() - used
    return found


def _peak() -> float:
    """GiB at the peak so far, the pool itself among them."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEBIBYTE / 1024


HEAD = (
    "| candidates | controls | distinct rows | collapse | score | sort | match | balance | sum | sum on the wall | GiB "
    "| everything | on the wall | GiB |\n" + "|---:" * 14 + "|"
)


def line(found: dict[str, Any], ratio: int) -> str:
    spent = found["spent"]
    wall, cpu = (sum(spent[name][kind] for name in STEPS) for kind in (0, 1))
    steps = " | ".join(f"{spent[name][1]:.2f}" for name in STEPS)
    everything = f"{spent['whole'][1]:.1f} | {spent['whole'][0]:.1f} | {found['peak_whole']:.2f}"
    size = f"{found['rows']:,} | 1:{ratio} | {found['distinct']:,}"
    return f"| {size} | {steps} | {cpu:.1f} | {wall:.1f} | {found['peak']:.2f} | {everything} |"


PEERS = "Beside other tools, on the same people and scores: [peers](peers.md)."


def main() -> None:
    if len(sys.argv) == 3:
        print(json.dumps(timed(int(sys.argv[1]), int(sys.argv[2]))))
        return
    # On a busy machine two threads of linear algebra wait for one another.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    found = []
    for candidates, ratio in SIZES:
        cost = run([sys.executable, "-m", "benchmarks.matching", str(candidates), str(ratio)])
        found.append((json.loads(cost.printed), ratio))
    text = "\n".join([
        "# Score and matching", "", f"{machine()}; one thread of linear algebra.", "",
        f"{REFERRED:,} referred over {MONTHS} months; the covariates and strata of a plan that says nothing else.",
        "Seconds of processor, since others used the machine too, and seconds on the wall. GiB at the peak, the pool "
        "itself among them.",
        "Everything: balance of every square and product, the nine other ways of setting people side by side, and the "
        "people of all sets.", "",
        HEAD, *(line(one, ratio) for one, ratio in found), "", PEERS, "",
    ])  # fmt: skip
    print(text)
    RESULTS.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
