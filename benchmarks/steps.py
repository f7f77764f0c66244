"""What each step of an evaluation with matched controls costs, as boroughs grow tenfold, and counting beside reading.

    python -m benchmarks.steps [--people 10000 --people 100000 --people 1000000]

Boroughs are made under out/bench and kept. Each is evaluated in a process of its own, one step after the other; the
table is printed and written to benchmarks/results/steps.md.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from benchmarks.measuring import MEBIBYTE, machine
from benchmarks.measuring import run as carry_out
from benchmarks.scan import scan

ROOT = Path(__file__).resolve().parents[1]
BENCH, RESULTS = ROOT / "out" / "bench", ROOT / "benchmarks" / "results" / "steps.md"
COMMONWEAL = str(Path(sys.executable).with_name("commonweal"))
SIZES = (10_000, 100_000, 1_000_000)
FEW, TIMES = 3_000, 3
COUNTED = (
    ("cohort", "people", "the cohort"),
    ("few", "few_people", "a part of it"),
    ("scattered", "few_people", "as many from all over the register"),
)
"""What is counted, of how many people, in words."""
NEEDED = {
    "apc": ("person", "provider", "epikey", "epistart", "epiend", "epiorder", "transit", "admidate", "admimeth",
            "admisorc", "disdate", "dismeth"),
    "ae": ("person", "arrived_on", "category", "disposal"),
    "op": ("person", "appointment_on", "attended"),
}  # fmt: skip


def main() -> None:
    """Make the boroughs, evaluate each, and write the table."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--people", type=int, action="append", help="size of a borough; may be given more than once")
    words.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    asked = words.parse_args()
    if asked.inside:
        print(json.dumps(evaluated(asked.inside)))
        return
    sizes = asked.people or list(SIZES)
    found = {people: measured(borough(people)) for people in sizes}
    text = "\n".join(_page(found)) + "\n"
    print(text)
    RESULTS.write_text(text, "utf-8")


def borough(people: int) -> Path:
    """A borough of that size, made unless it is there; its plan waives the look at the balance."""
    folder = BENCH / f"steps-{people}"
    if not (folder / "truth.json").exists():
        shutil.rmtree(folder, ignore_errors=True)
        carry_out(
            [COMMONWEAL, "synthesise", "--people", str(people), "--no-community", "--out", str(folder), "--quiet"]
        )
        with (folder / "plan.toml").open("a", encoding="utf-8") as plan:
            plan.write('waiver = "a benchmark"\n')
    return folder


def measured(folder: Path) -> dict:
    """The steps of one borough, in a process whose memory nothing else has used."""
    command = [sys.executable, "-m", "benchmarks.steps", "--inside", str(folder)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    return json.loads(printed.splitlines()[-1])


def evaluated(folder: Path) -> dict:
    """Carry out the plan step by step, as the run does, with the cost of each."""
    from commonweal.evaluation import activity, cohort, effect, engines, inputs, matching, plan, run
    from commonweal.evaluation.plan.absent import within_reach

    steps: dict[str, list[float]] = {}
    out = folder / "evaluation"
    shutil.rmtree(out, ignore_errors=True)
    engine = engines.start("duckdb", out / ".scratch")
    step = _stepper(steps)
    asked = plan.read(folder / "plan.toml")
    with step("reading and checking the files: the store"):
        store = inputs.prepare(engine, asked, out)
    source = inputs.read(engine, store)
    asked, _ = within_reach(asked, store.absent)
    with step("choosing who counts"):
        chosen = run.followed_up(cohort.select(engine, source, asked), source, asked)
    with step("before and after: counting the cohort"):
        used = activity.count(engine, chosen, asked)
        people = chosen.people | {"instances": activity.instances(engine, chosen, asked)}
    with step("before and after: estimating"):
        changes, _ = effect.estimate(people, used, asked), effect.shifts(people, used, asked)
    with step("controls: candidates and what was known of them"):
        activity.everybody(engine)
        pool = matching.gather(engine, chosen, asked)
    with step("controls: score, matching, balance, sensitivity sets"):
        matched = run.told(matching.pair(pool, asked.matching), chosen)
        del pool
    with step("effect: counting the matched, by window and month, and in their last days"):
        theirs = activity.count(engine, matched, asked)
        monthly, unrelated = activity.monthly(engine, matched, asked), activity.unrelated(engine, matched, asked)
        nights, dying = activity.nights(engine, matched), activity.last_days(engine, matched, asked)
    with step("effect: estimating, with every sensitivity"):
        effect.compare(matched, theirs, unrelated, monthly, changes, asked, (people, used))
        effect.last_days(matched, dying, theirs, asked)
        effect.alive_out(matched, nights, asked)
    with step("practices: counting everybody by month"):
        rows = activity.by_practice(engine, asked)
    with step("practices: interrupted series"):
        effect.interrupted(rows, asked)
    engine.close()
    sizes = {
        "rows": sum(row.used or 0 for row in store.rows if row.table in ("apc", "ae", "op")),
        "referred": matched.found.referred, "candidates": matched.found.candidates, "controls": matched.found.controls,
    }  # fmt: skip
    return {"steps": steps, "sizes": sizes, "counting": _counting(folder, asked, chosen)}


def _stepper(steps: dict[str, list[float]]) -> Callable:
    @contextmanager
    def step(name: str):
        wall, cpu = time.perf_counter(), time.process_time()
        yield
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEBIBYTE
        steps[name] = [time.perf_counter() - wall, time.process_time() - cpu, peak]

    return step


def _counting(folder: Path, asked, chosen) -> dict[str, float]:
    """Processor time of reading the columns that counting needs, and of counting many and few people; the quickest."""
    from commonweal.evaluation import activity, engines

    engine = engines.start("duckdb", folder / "evaluation" / ".scratch")
    tables = next((folder / "evaluation" / "store").rglob("apc.parquet")).parent
    for name in ("apc", "ae", "op", "population"):
        engine.register(name, tables / f"{name}.parquet")
    few = _few(chosen)
    scattered = _elsewhere(few, engine.run("SELECT person FROM population ORDER BY turn")["person"])
    tasks = {
        "scan": lambda: [scan(tables / f"{name}.parquet", list(columns)) for name, columns in NEEDED.items()],
        "cohort": lambda: activity.count(engine, chosen, asked),
        "few": lambda: activity.count(engine, few, asked),
        "scattered": lambda: activity.count(engine, scattered, asked),
    }
    found = {name: min(_cpu(task) for _ in range(TIMES)) for name, task in tasks.items()}
    engine.close()
    return found | {"people": len(chosen.people["person"]), "few_people": len(few.people["person"])}


def _few(chosen):
    """A part of the cohort, from all over it."""
    return replace(
        chosen, people={name: values[:: max(1, len(values) // FEW)] for name, values in chosen.people.items()}
    )


def _elsewhere(few, everybody):
    """As many others, in the same windows, from all over the register."""
    step = len(everybody) // len(few.people["person"])
    return replace(few, people=few.people | {"person": everybody[::step][: len(few.people["person"])]})


def _cpu(task: Callable[[], object]) -> float:
    began = time.process_time()
    task()
    return time.process_time() - began


def _page(found: dict[int, dict]) -> list[str]:
    sizes = list(found)
    lines = [
        "# Steps of an evaluation with matched controls",
        "",
        f"{machine()}.",
        "",
        "One run each. Peak memory is that of the process so far.",
        "",
    ]
    lines += ["| | " + " | ".join(f"{people:,} people" for people in sizes) + " |", "|---|" + "---:|" * len(sizes)]
    for key, name in (
        ("rows", "hospital rows used"),
        ("referred", "referred, to be matched"),
        ("candidates", "candidate person-months"),
        ("controls", "controls"),
    ):
        lines.append(f"| {name} | " + " | ".join(f"{found[people]['sizes'][key]:,}" for people in sizes) + " |")
    lines += [
        "",
        "| step: wall s / CPU s / peak MiB | " + " | ".join(f"{people:,}" for people in sizes) + " |",
        "|---|" + "---:|" * len(sizes),
    ]
    for name in found[sizes[0]]["steps"]:
        cells = ["{:.1f} / {:.1f} / {:,.0f}".format(*found[people]["steps"][name]) for people in sizes]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    totals = [[sum(step[place] for step in found[people]["steps"].values()) for place in (0, 1)] for people in sizes]
    lines.append("| **all** | " + " | ".join(f"**{wall:.1f} / {cpu:.1f}**" for wall, cpu in totals) + " |")
    lines += [
        "",
        "## Counting beside reading",
        "",
        "Processor time of counting five hospital outcomes on the store, over the time it takes to read "
        "the columns that this needs; the quickest of three, in one run. The cohort stands at the start of the store's "
        "tables, so the rest of them is left unread; people from all over the register are the dearest few there can "
        "be, since something of every part must be read.",
        "",
    ]
    lines += ["| | " + " | ".join(f"{people:,} people" for people in sizes) + " |", "|---|" + "---:|" * len(sizes)]
    counted = [found[people]["counting"] for people in sizes]
    lines.append("| reading, CPU s | " + " | ".join(f"{one['scan']:.2f}" for one in counted) + " |")
    for key, people, words in COUNTED:
        cells = [f"{one[key]:.2f} ({one[key] / one['scan']:.2f} ×; {one[people]:,} people)" for one in counted]
        lines.append(f"| counting {words}, CPU s | " + " | ".join(cells) + " |")
    return lines


if __name__ == "__main__":
    for threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(threads, "1")
    main()
