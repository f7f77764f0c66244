"""From a pool to matched sets: score, match, look how alike they are, and say so."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.matching import rules, told
from commonweal.evaluation.matching.balance import alike, balance
from commonweal.evaluation.matching.found import Matched
from commonweal.evaluation.matching.nearest import Block, Pairs, arranged, paired
from commonweal.evaluation.matching.others import as_sets, in_other_ways, spread
from commonweal.evaluation.matching.people import gathered
from commonweal.evaluation.matching.pool import Pool
from commonweal.evaluation.matching.scoring.collapse import Collapsed, collapsed
from commonweal.evaluation.matching.scoring.prognosis import with_prognosis
from commonweal.evaluation.matching.scoring.propensity import propensity
from commonweal.evaluation.matching.scoring.terms import columns
from commonweal.evaluation.plan import Matching, PlanError
from commonweal.evaluation.statistics import steady
from commonweal.exchange import results

Floats = NDArray[np.float64]
NOBODY_REFERRED = (
    "NOBODY_REFERRED: nobody of the cohort can be matched, since none is in the population table, adult and registered "
    "for the whole look-back. Compare the identifiers of the population with those of the bridge, or shorten "
    "[matching] look_back_months."
)
NOBODY_AT_RISK = (
    "NOBODY_AT_RISK: the population holds nobody whom the referred could be compared with. Check that it holds "
    "everybody registered and not only those referred, and that they were registered for [matching] look_back_months."
)
NO_CONTROL_AT_ALL = (
    "NO_CONTROL: nobody referred has a control within the plan's strata and caliper. Take something out of [matching] "
    "exact, or widen the caliper."
)
NO_CONTROL = (
    "NO_CONTROL: {lost:,} of the {referred:,} referred have no control: for {empty:,} nobody at risk in their month "
    "shares what must be shared, for {aside:,} nobody has a comparable score, for {far:,} nobody free is within the "
    "caliper. The effect is that on the others; who was lost is listed."
)


def pair(pool: Pool, wanted: Matching) -> Matched:
    """Choose controls.

    Parameters
    ----------
    pool
        Everybody [pool].
    wanted
        How controls are chosen [section].

    Returns
    -------
    Matched
        The sets, how alike they are, and the same people set side by side in other ways [matched].

    Raises
    ------
    PlanError
        When there is nobody to match, nobody to match with, or a score that tells them apart perfectly.
    """
    _check(pool)
    if "prognosis" in wanted.covariates:
        pool = with_prognosis(pool)
    listed, broad = columns(pool, wanted.covariates), pool.broadly()
    rows = collapsed(broad, list(dict.fromkeys((*listed, "age"))))
    scored = propensity(rows, listed)
    logit = scored.logit[rows.of]
    width = spread(logit, pool.treated, wanted.caliper_by)
    caliper = wanted.caliper * width if wanted.caliper else None
    blocks = arranged(broad, logit, wanted.exact)
    pairs = paired(pool, logit, blocks, wanted.ratio, np.inf if caliper is None else caliper)
    if not len(pairs.referred):
        raise PlanError(NO_CONTROL_AT_ALL)
    own = as_sets("primary", "The plan's own sets", pairs)
    people, (sets, *others) = gathered(pool, logit, [own, *in_other_ways(broad, logit, wanted)])
    matched = np.unique(pairs.referred)
    left = int(pool.treated.sum()) - len(matched)
    found = _found(pool, wanted, rows, logit, pairs, rules.words(wanted, width, caliper), caliper)
    flow = [*pool.flow, results.Step("With at least one matched control", left, len(matched))]
    notes = [*scored.notes, *_lost(pool, logit, blocks, matched)]
    return Matched(people, sets, others, found, flow, told.eligible(pool), notes)


def _check(pool: Pool) -> None:
    if (np.diff(pool.unit) <= 0).any():
        raise ValueError("A pool is sorted by unit and has each once; somebody may not be referred and a candidate.")
    if not pool.treated.any():
        raise PlanError(NOBODY_REFERRED)
    if pool.treated.all():
        raise PlanError(NOBODY_AT_RISK)


def _found(
    pool: Pool, wanted: Matching, rows: Collapsed, logit: Floats, pairs: Pairs, words: list[str], caliper: float | None
) -> results.Matching:
    matched, many = np.unique(pairs.referred, return_counts=True)
    referred = int(pool.treated.sum())
    each = np.bincount(rows.of[matched], minlength=len(rows.referred)).astype(float)
    weight = np.repeat(1 / many, many)
    controls = np.bincount(rows.of[pairs.control], weights=weight, minlength=len(rows.referred)).astype(float)
    judged = balance(rows, [name for name in rows.columns], each, controls)
    sizes = np.bincount(many, minlength=wanted.ratio + 1)
    return results.Matching(
        words=words,
        referred=referred,
        matched=len(matched),
        candidates=len(pool) - referred,
        controls=len(pairs.control),
        ratio=wanted.ratio,
        caliper=steady(caliper),
        sets=[referred - len(matched), *sizes[1:].tolist()],
        balance=judged,
        overlap=told.overlap(logit, pool.treated, pairs.control),
        lost=told.lost(pool, matched),
        alike=alike(judged, wanted.limit),
        digest=_digest(pool, judged, pairs),
        limit=wanted.limit,
    )


def _digest(pool: Pool, judged: list[results.Balance], pairs: Pairs) -> str:
    """A hash of who has whom and how alike they are."""
    sets = [pool.unit[pairs.referred].tolist(), pool.unit[pairs.control].tolist()]
    return hashlib.sha256(json.dumps([sets, list(map(asdict, judged))]).encode()).hexdigest()


def _lost(pool: Pool, logit: Floats, blocks: list[Block], matched: NDArray[np.int64]) -> Iterator[str]:
    """Why some of the referred have no control, when there are any."""
    referred = int(pool.treated.sum())
    if referred == len(matched):
        return
    aside = int(np.isnan(logit[pool.treated]).sum())
    empty = sum(len(block.referred) for block in blocks if not len(block.candidates))
    lost = referred - len(matched)
    yield NO_CONTROL.format(lost=lost, referred=referred, empty=empty, aside=aside, far=lost - aside - empty)
