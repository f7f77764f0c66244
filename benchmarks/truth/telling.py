"""The table and the chart of what was found in thousands of boroughs."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log, sqrt
from pathlib import Path
from statistics import fmean, median, stdev

from benchmarks.measuring import machine
from benchmarks.truth.trials import AFTER, DEATHS, EARLIER, NAIVE, OURS, OUTCOMES, STAY, Finding
from commonweal.evaluation.statistics import e_value
from commonweal.evaluation.synthetic.worlds import world as draw

WAYS = (NAIVE, OURS, STAY, AFTER)
WORLD = {
    "record": "Selection on what the record shows",
    "unmeasured": "The referrer sees more than the record",
    "admission": "Referral within ten days of an admission",
    "dying": "Referrers see who is dying",
}
NAMES = {"spells": "Spells", "ae": "A&E", "outpatient": "Outpatients"}


@dataclass(frozen=True)
class Line:
    """Many boroughs of one world, one outcome, one way."""

    world: str
    truth: float
    outcome: str
    way: str
    boroughs: int
    middle: float
    bias: float
    bias_error: float
    spread: float
    covered: float
    covered_error: float
    seen: float

    def text(self) -> str:
        bias = f"{self.bias:+.1%} (± {1.96 * self.bias_error:.1%})"
        covered = f"{self.covered:.1%} (± {1.96 * self.covered_error:.1%})"
        cells = (
            NAMES[self.outcome], self.way, f"{self.boroughs:,}", f"{self.middle:.3f}", bias, f"{self.spread:.3f}",
            covered, f"{self.seen:.1%}",
        )  # fmt: skip
        return f"| {' | '.join(cells)} |"


def lines(found: Iterable[Finding]) -> list[Line]:
    """Bias, spread and coverage of each way, by world, truth and outcome."""
    groups: dict[tuple[str, float, str, str], list[Finding]] = {}
    for one in found:
        if one.way in WAYS and one.outcome in OUTCOMES:
            groups.setdefault((one.world, one.truth, one.outcome, one.way), []).append(one)
    return [_line(*key, ones) for key, ones in groups.items()]


def _line(world: str, truth: float, outcome: str, way: str, ones: list[Finding]) -> Line:
    logs = [log(one.ratio / truth) for one in ones if one.ratio]
    covered = [one.low <= truth <= one.high for one in ones if one.low is not None and one.high is not None]
    share, spread = fmean(covered), stdev(logs)
    return Line(
        world, truth, outcome, way, len(ones), truth * exp(fmean(logs)), exp(fmean(logs)) - 1,
        spread / sqrt(len(logs)), spread, share, sqrt(share * (1 - share) / len(covered)),
        fmean(one.high is not None and one.high < 1 for one in ones),
    )  # fmt: skip


HEAD = (
    "| outcome | way | boroughs | middle estimate | bias of the ratio | spread of its logarithm "
    "| 95 % interval holds the truth | says “fell” |\n|---|---|---:|---:|---:|---:|---:|---:|"
)
SIGNS_HEAD = (
    "| world | true ratio | deaths differ (p < 0.05) | the year before differs, spells | … A&E "
    "| E-value of spells, middle | boroughs without a ratio |\n|---|---:|---:|---:|---:|---:|---:|"
)


def signs(found: list[Finding], world: str, truth: float) -> str:
    """What speaks against believing the comparison: how often each sign is given in one world."""
    here = [one for one in found if (one.world, one.truth) == (world, truth)]

    def differs(outcome: str, way: str) -> float:
        return fmean(one.p is not None and one.p < 0.05 for one in here if (one.outcome, one.way) == (outcome, way))

    spells = [one for one in here if (one.outcome, one.way) == ("spells", OURS)]
    unseen = [e_value(one.ratio) or 1.0 for one in spells if one.ratio]
    cells = (
        WORLD[world], f"{truth:.2f}", f"{differs(DEATHS, OURS):.1%}", f"{differs('spells', EARLIER):.1%}",
        f"{differs('ae', EARLIER):.1%}", f"{median(unseen):.2f}", f"{sum(not one.ratio for one in spells)}",
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"


def generator() -> str:
    """Hash of what the generator draws, so that it can be seen not to have changed."""
    whole = hashlib.sha256()
    for name in WORLD:
        drawn = draw(2_000, 40, name=name, seed=1, effect=0.85)
        whole.update(drawn.referred_on.astype("<i8").tobytes() + drawn.scores.known.astype("<i8").tobytes())
        for stream in sorted(drawn.streams):
            for column in (drawn.streams[stream].person, drawn.streams[stream].day):
                whole.update(column.astype("<i8").tobytes())
    return whole.hexdigest()


def write(found: list[Finding], folder: Path, *, people: int, referred: int) -> str:
    """Write truth.md and truth.svg, and give the table back."""
    from benchmarks.truth.drawing import chart

    told = lines(found)
    text = "\n".join(_page(found, told, people, referred))
    (folder / "truth.md").write_text(text + "\n", "utf-8")
    (folder / "truth.svg").write_text(chart(told), "utf-8")
    return text


def _page(found: list[Finding], told: list[Line], people: int, referred: int) -> Iterable[str]:
    yield "# Whether the method finds the truth\n"
    yield (
        f"Boroughs of {people:,} people of whom {referred} are referred, drawn by `evaluation/synthetic/worlds` "
        f"(tag worlds-1; sha256 of what it draws {generator()[:16]}…) "
        "and judged with the plan's own defaults, bed days apart. 365 days before and "
        "after. "
        '"Bias" is the geometric mean of estimate over truth, less 1; the ± are 95 % limits of the simulation itself. '
        "Of every borough all outcomes are told, whatever came out.\n"
    )
    yield f"{machine()}.\n"
    yield "![Bias and coverage](truth.svg)\n"
    for world in dict.fromkeys(line.world for line in told):
        for truth in dict.fromkeys(line.truth for line in told if line.world == world):
            what = "no effect" if truth == 1 else f"a true rate ratio of {truth}"
            yield f"## {WORLD[world]}: {what}\n"
            yield HEAD
            yield from (line.text() for line in told if (line.world, line.truth) == (world, truth))
            yield ""
    yield "## What the warning signs said\n"
    yield (
        "Where nothing is hidden each sign should be given in one borough of twenty. The year before is the same "
        "comparison between 24 to 12 and 12 to 0 months before referral; matching has made those alike, so it can see "
        "only what matching left.\n"
    )
    yield SIGNS_HEAD
    for world, truth in dict.fromkeys((line.world, line.truth) for line in told):
        yield signs(found, world, truth)
