"""The same people set side by side in other ways, so that an effect can be seen to hold or not."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.matching.found import Sets
from commonweal.evaluation.matching.nearest import Pairs, arranged, paired
from commonweal.evaluation.matching.pool import Pool
from commonweal.evaluation.plan import Matching
from commonweal.evaluation.plan.controls import EVERYBODY, GROUPS

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
CALIPERS, RATIOS = (0.1, 0.2, 0.5), (1, 5)
EACH, MOST = 20, 100_000
OF_WHOM = {EVERYBODY: "over everybody", GROUPS: "pooled from the two groups"}


def as_sets(kind: str, words: str, pairs: Pairs) -> Sets:
    """Write pairs as sets, each referred followed by their controls.

    Parameters
    ----------
    kind, words
        What was varied, and this way in words [texts].
    pairs
        Who has whom, sorted by referred [pairs].

    Returns
    -------
    Sets
        With places in the pool [sets].
    """
    referred, many = np.unique(pairs.referred, return_counts=True)
    place = np.concatenate([referred, pairs.control])
    of = np.concatenate([referred, pairs.referred])
    weight = np.concatenate([np.ones(len(referred)), np.repeat(1 / many, many)])
    treated = np.arange(len(place)) < len(referred)
    order = np.argsort(of, kind="stable")
    return Sets(kind, words, place[order], of[order], treated[order], weight[order])


def spread(logit: Floats, treated: NDArray[np.bool_], convention: str) -> float:
    """Take the standard deviation of a score by one of two conventions.

    Parameters
    ----------
    logit
        One entry a unit, nan for who has none [logit].
    treated
        Who was referred [yes/no].
    convention
        Over everybody, or pooled within the two groups [code].

    Returns
    -------
    float
        The deviation; nought when all scores are the same [logit].

    References
    ----------
    Austin (2011), Optimal caliper widths for propensity-score matching, Pharmaceutical Statistics 10.
    """
    known = ~np.isnan(logit)
    groups = [logit[known]] if convention == EVERYBODY else [logit[known & treated], logit[known & ~treated]]
    variances = [float(np.var(group, ddof=1)) if len(group) > 1 else 0.0 for group in groups]
    return float(np.sqrt(np.mean(variances)))


def in_other_ways(pool: Pool, logit: Floats, wanted: Matching) -> Iterator[Sets]:
    """Match again with another caliper, another number of controls, other strata; then without matching.

    Parameters
    ----------
    pool
        Everybody [pool].
    logit
        One entry a unit [logit].
    wanted
        How the plan would have it [section].

    Yields
    ------
    Sets
        With places in the pool [sets].
    """
    widths = {one: spread(logit, pool.treated, one) for one in OF_WHOM}
    caliper = wanted.caliper * widths[wanted.caliper_by] if wanted.caliper else np.inf
    blocks = arranged(pool, logit, wanted.exact)
    for words, width in _calipers(wanted, widths):
        yield as_sets("caliper", words, paired(pool, logit, blocks, wanted.ratio, width))
    for ratio in RATIOS:
        if ratio != wanted.ratio:
            words = "1 control each" if ratio == 1 else f"Up to {ratio} controls each"
            yield as_sets("ratio", words, paired(pool, logit, blocks, ratio, caliper))
    for words, exact in _strata(wanted):
        yield as_sets("exact", words, paired(pool, logit, arranged(pool, logit, exact), wanted.ratio, caliper))
    yield from _unmatched(pool, logit)


def _calipers(wanted: Matching, widths: dict[str, float]) -> Iterator[tuple[str, float]]:
    other = next(one for one in OF_WHOM if one != wanted.caliper_by)
    for times in CALIPERS:
        if times != wanted.caliper:
            yield f"Caliper of {times:g} standard deviations", times * widths[wanted.caliper_by]
    if wanted.caliper:
        words = f"Caliper of {wanted.caliper:g} standard deviations, {OF_WHOM[other]}"
        yield words, wanted.caliper * widths[other]


def _strata(wanted: Matching) -> Iterator[tuple[str, tuple[str, ...]]]:
    if wanted.exact:
        yield "Nothing shared exactly but the month", ()
    if "practice" not in wanted.exact:
        yield "The same practice, too", (*wanted.exact, "practice")


def _unmatched(pool: Pool, logit: Floats) -> Iterator[Sets]:
    """All referred beside an even sample of candidates: as they are, and weighted so that their scores overlap."""
    referred, candidates = np.flatnonzero(pool.treated), np.flatnonzero(~pool.treated)
    candidates = candidates[np.argsort(pool.month[candidates], kind="stable")]
    many = min(EACH * len(referred), MOST, len(candidates))
    sample = candidates[np.arange(many) * len(candidates) // max(many, 1)]
    place = np.sort(np.concatenate([referred, sample]))
    treated = pool.treated[place]
    yield Sets("sample", "Not matched: an even sample of the candidates", place, place, treated, np.ones(len(place)))
    scored = place[~np.isnan(logit[place])]
    treated = pool.treated[scored]
    # In a sample the referred are as much commoner as it is smaller.
    odds = logit[scored] + np.log(len(candidates) / max(many, 1))
    weight = 1 / (1 + np.exp(np.where(treated, odds, -odds)))
    yield Sets("weights", "Not matched: overlap weights by the score", scored, scored, treated, weight)
