"""Whether the method finds the truth, and where it does not.

    python -m benchmarks.truth [--boroughs 2000] [--hidden 500] [--people 20000] [--referred 200]

Boroughs that were drawn before are kept under out/bench/truth and not drawn again; the tables and the chart go to
benchmarks/results.
"""

import argparse
import csv
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, fields
from functools import partial
from pathlib import Path

from benchmarks.truth.telling import write
from benchmarks.truth.trials import Finding, findings
from commonweal.evaluation.synthetic.worlds.selecting import RECORD, WORLDS

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "out" / "bench" / "truth"
EFFECT, NONE = 0.85, 1.0
AT_ONCE = 20


def main() -> None:
    """Draw what is missing, and tell what was found."""
    asked = _asked()
    found: list[Finding] = []
    for name in WORLDS:
        boroughs = asked.boroughs if name == RECORD else asked.hidden
        for truth in (EFFECT, NONE):
            found += kept(name, truth, boroughs, people=asked.people, referred=asked.referred)
    print(write(found, ROOT / "benchmarks" / "results", people=asked.people, referred=asked.referred))


def kept(name: str, truth: float, boroughs: int, *, people: int, referred: int) -> list[Finding]:
    """The findings of so many boroughs, drawn now as far as they were not before."""
    KEPT.mkdir(parents=True, exist_ok=True)
    path = KEPT / f"{name}-{truth}-{people}-{referred}.csv"
    before = list(_read(path)) if path.exists() else []
    drawn = {one.seed for one in before}
    missing = [seed for seed in range(1, boroughs + 1) if seed not in drawn]
    with ProcessPoolExecutor(os.cpu_count()) as workers, path.open("a", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, [field.name for field in fields(Finding)])
        if not before:
            writer.writeheader()
        draw = partial(findings, name, truth, people=people, referred=referred)
        for place, rows in enumerate(workers.map(draw, missing, chunksize=AT_ONCE), 1):
            writer.writerows(asdict(row) for row in rows)
            before += rows
            if place % 100 == 0:
                file.flush()
                print(f"{name}, true ratio {truth}: {len(drawn) + place:,} of {boroughs:,}", flush=True)
    return [one for one in before if one.seed <= boroughs]


def _read(path: Path) -> Iterator[Finding]:
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            numbers = {
                name: float(row[name]) if row[name] else None for name in ("ratio", "low", "high", "p", "e_value")
            }
            yield Finding(
                row["world"], float(row["truth"]), int(row["seed"]), row["outcome"], row["way"], **numbers,
                people=int(row["people"]),
            )  # fmt: skip


def _asked() -> argparse.Namespace:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--boroughs", type=int, default=2000, help="of the world that the record tells all of")
    words.add_argument("--hidden", type=int, default=500, help="of each world in which something is hidden")
    words.add_argument("--people", type=int, default=20_000)
    words.add_argument("--referred", type=int, default=200)
    return words.parse_args()


if __name__ == "__main__":
    for threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(threads, "1")
    main()
