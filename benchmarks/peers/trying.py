"""Let one tool match one population within a limit of memory and of time, and set its pairs beside ours."""

import json
import signal
import subprocess
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from benchmarks.peers.one import OUT_OF_MEMORY

GIBIBYTES, SECONDS = 14, 300
RUNS, QUICK = 3, 20
"""What takes fewer seconds than this is run as often as that, and the quickest counts."""
NOT_TRIED = "not tried: it ran out with less to do"
ONE = Path(__file__).with_name("one.py")


@dataclass(frozen=True)
class Task:
    """So many controls for each referred of a population in a file."""

    population: Path
    people: int
    referred: int
    ratio: int


@dataclass(frozen=True)
class Trial:
    """What a tool did: seconds, GiB and pairs, or in words why not; and its pairs beside ours."""

    tool: str
    task: Task
    words: str = ""
    figures: dict[str, float] = field(default_factory=dict)
    pairs: np.ndarray = field(default_factory=lambda: np.zeros((0, 2), np.int64))


def tried(tool: str, python: Path, task: Task, environment: dict[str, str]) -> Trial:
    """The quickest of some runs of a tool, each in a process of its own."""
    out = task.population.with_name(f"{tool}-{task.people}-{task.ratio}")
    command = [str(python), str(ONE), tool, str(task.population), str(task.ratio), str(GIBIBYTES), str(out)]
    best = Trial(tool, task)
    for _ in range(RUNS):
        words = ended(command, environment, SECONDS)
        if words:
            return replace(best, words=words)
        figures = json.loads(Path(f"{out}.json").read_text("utf-8"))
        if not best.figures or figures["cpu"] < best.figures["cpu"]:
            best = replace(best, figures=figures, pairs=np.load(f"{out}.npy"))
        if figures["wall"] > QUICK:
            break
    return best


def ended(command: list[str], environment: dict[str, str], seconds: float) -> str:
    """Run a command to its end or that of its time; nothing when it went well, else what became of it."""
    started = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        said, _ = started.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        started.kill()
        started.communicate()
        return f"not done in {seconds:g} s"
    if started.returncode < 0:
        return f"ended by {signal.Signals(-started.returncode).name}"
    if started.returncode == OUT_OF_MEMORY:
        return f"out of memory over {GIBIBYTES} GiB"
    return f"failed: {said.strip().splitlines()[-1:]}" if started.returncode else ""


def hopeless(tool: str, task: Task, before: Iterable[Trial]) -> bool:
    """Whether a tool has already run out with no more people and no more controls each."""
    return any(
        one.tool == tool and one.words and one.task.people <= task.people and one.task.ratio <= task.ratio
        for one in before
    )


def shared(pairs: np.ndarray, ours: np.ndarray) -> float:
    """The share of our pairs, whose rows are pairs of numbers, that are among theirs, each counted once."""
    theirs, mine = (Counter(map(tuple, one.tolist())) for one in (pairs, ours))
    return (theirs & mine).total() / max(mine.total(), 1)


def by_score(pairs: np.ndarray, logit: np.ndarray) -> np.ndarray:
    """Pairs in which the control is whoever has that score."""
    return np.column_stack([pairs[:, 0], np.unique(logit, return_inverse=True)[1][pairs[:, 1]]])
