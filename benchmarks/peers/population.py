"""The people every tool is given: so many referred, so many others, and the logit of our own score of them."""

from pathlib import Path

import numpy as np

from benchmarks.matching import drawn
from commonweal.evaluation.matching.scoring.collapse import collapsed
from commonweal.evaluation.matching.scoring.propensity import propensity
from commonweal.evaluation.matching.scoring.terms import columns
from commonweal.evaluation.plan import Matching


def written(file: Path, people: int, referred: int) -> Path:
    """Everybody in an order of chance, in one stratum; a few covariates go along for tools that ask for some."""
    # Months after their referral are taken out of what is drawn: four of each referred at most.
    pool = drawn(people + 4 * referred, referred)
    listed = columns(pool, Matching().covariates)
    rows = collapsed(pool, listed)
    logit = propensity(rows, listed).logit[rows.of]
    # A candidate whom nobody referred could be like has no score.
    others = np.flatnonzero(~pool.treated & ~np.isnan(logit))
    if np.isnan(logit[pool.treated]).any() or len(others) < people - referred:
        raise SystemExit(f"Too few of {people:,} people have a score: draw others.")
    rng = np.random.default_rng(people)
    others = rng.permutation(others)[: people - referred]
    kept = rng.permutation(np.concatenate([np.flatnonzero(pool.treated), others]))
    file.parent.mkdir(parents=True, exist_ok=True)
    np.savez(
        file, referred=pool.treated[kept], logit=logit[kept], age=pool.age[kept], sex=pool.sex[kept],
        imd=pool.imd[kept],
    )  # fmt: skip
    return file
