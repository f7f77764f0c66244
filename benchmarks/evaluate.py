"""Time and peak memory of `commonweal evaluate`, as a user runs it, beside the time to read the columns it needs.

    python -m benchmarks.evaluate [--people 10000 --people 1000000] [--runs 3] [--again]

Boroughs are made under out/bench and kept; the table is printed and written to benchmarks/results/evaluate.md.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import Cost, machine, run, size

ROOT = Path(__file__).resolve().parents[1]
BENCH, RESULTS = ROOT / "out" / "bench", ROOT / "benchmarks" / "results" / "evaluate.md"
COMMONWEAL = str(Path(sys.executable).with_name("commonweal"))
SIZES = (10_000, 1_000_000)
HEAD = "| step | wall s | CPU s | peak MiB | × reading (CPU) |\n|---|---:|---:|---:|---:|"


@dataclass(frozen=True)
class Line:
    """One line of a table; `limit` is the cost of reading alone, where that is the thing to compare with."""

    step: str
    cost: Cost
    limit: Cost | None = None

    def text(self) -> str:
        times = f"{self.cost.cpu / self.limit.cpu:.1f}" if self.limit else ""
        peak = f"{self.cost.peak:,.0f}" if self.cost.peak else ""
        return f"| {self.step} | {self.cost.wall:.2f} | {self.cost.cpu:.2f} | {peak} | {times} |"


def best(runs: int, command: list[str], before: Callable[[], None] = lambda: None) -> Cost:
    """The quickest of some runs: others use the machine too, and none of them makes us faster."""
    costs = []
    for _ in range(runs):
        before()
        costs.append(run(command))
    return min(costs, key=lambda cost: cost.wall)


def reading(folder: Path, kind: str, runs: int) -> Cost:
    """The limit: the time inside the process, without the time to start it."""
    costs = []
    for _ in range(runs):
        found = run([sys.executable, "-m", "benchmarks.scan", str(folder), kind])
        costs.append(Cost(*map(float, found.printed.split()), found.peak, ""))
    return min(costs, key=lambda cost: cost.wall)


def borough(people: int, again: bool) -> tuple[Path, list[Line]]:
    """Make a borough, unless one of that size is there."""
    folder = BENCH / f"{people}"
    if (folder / "truth.json").exists() and not again:
        return folder, []
    shutil.rmtree(folder, ignore_errors=True)
    made = run([COMMONWEAL, "synthesise", "--people", str(people), "--out", str(folder), "--quiet"])
    return folder, [Line("`commonweal synthesise`: make the borough", made)]


def timed(people: int, runs: int, again: bool) -> str:
    folder, lines = borough(people, again)
    out = folder / "evaluation"
    command = [COMMONWEAL, "evaluate", str(folder / "plan.toml"), "--out", str(out), "--quiet"]
    cold = best(min(runs, 1 if people > 100_000 else runs), command, lambda: shutil.rmtree(out, ignore_errors=True))
    first = (out / "results.json").read_bytes()
    warm = best(runs, command)
    if (out / "results.json").read_bytes() != first:
        raise SystemExit(f"{people:,} people: the results differ once the store is reused.")
    stored = next(path for path in (out / "store").rglob("apc.parquet")).parent
    limits = reading(folder / "hes", "hospital", runs), reading(stored, "store", runs)
    lines += [
        Line("`commonweal --version`: starting", best(runs, [COMMONWEAL, "--version"])),
        Line("reading the needed columns of the hospital files (limit)", limits[0]),
        Line("`commonweal evaluate`, cold: store built", cold, limits[0]),
        Line("reading the store (limit)", limits[1]),
        Line("`commonweal evaluate`, store reused", warm, limits[1]),
    ]
    return "\n".join([_title(folder, stored), "", HEAD, *(line.text() for line in lines)])


def _title(folder: Path, stored: Path) -> str:
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    rows = sum(count for name, count in truth["rows"].items() if name.startswith("hes/"))
    sizes = f"{size(folder / 'hes'):,.0f} MiB of Parquet, {size(stored):,.0f} MiB of store"
    return f"## {truth['people']:,} people, {truth['referred']:,} referred\n\n{rows:,} hospital rows; {sizes}."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, action="append", help="size of a borough; may be given more than once")
    parser.add_argument("--runs", type=int, default=3, help="how often; the quickest counts")
    parser.add_argument("--again", action="store_true", help="make the boroughs again")
    wanted = parser.parse_args()
    head = f"# `commonweal evaluate`\n\n{machine()}.\nThe quickest run counts; on a busy machine trust CPU seconds."
    parts = [timed(people, wanted.runs, wanted.again) for people in wanted.people or SIZES]
    text = "\n\n".join([head, *parts]) + "\n"
    print(text)
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
