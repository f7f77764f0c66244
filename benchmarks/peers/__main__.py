"""Our matching beside that of others: the same people, the same scores, one machine, one run.

    python -m benchmarks.peers [--candidates 10000 --candidates 5000000]

The others are installed into an environment of their own under out/bench/peers, which the project's never sees. The
page is printed and written to benchmarks/results/peers.md.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np

from benchmarks.measuring import machine
from benchmarks.peers.one import TOOLS
from benchmarks.peers.population import written
from benchmarks.peers.telling import page
from benchmarks.peers.trying import NOT_TRIED, Task, Trial, hopeless, tried

ROOT = Path(__file__).resolve().parents[2]
FOLDER, RESULTS = ROOT / "out" / "bench" / "peers", ROOT / "benchmarks" / "results" / "peers.md"
PYTHON = FOLDER / "environment" / "bin" / "python"
PINNED = (
    "cohortmatch==0.1.0",  # matching for studies of cohorts, small to very large
    "pymatchit-causal==0.6.1",  # R's MatchIt written again in Python
    "psmpy==0.3.16",  # propensity scores and nearest neighbours for data frames
    # What they stand on.
    "numpy==2.4.6",
    "pandas==3.1.1",
    "scikit-learn==1.9.1",
    "scipy==1.17.1",
)
SIZES, REFERRED, ONE_IN, RATIOS = (10_000, 100_000, 1_000_000, 5_000_000), 10_000, 10, (1, 3)
# One thread each, so that processor seconds are comparable; and no window for pictures.
ALONE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MPLBACKEND": "Agg"}


def main() -> None:
    """Install the others, let everybody match, and write the page."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--candidates", type=int, action="append", help="size of a population; may be repeated")
    sizes = sorted(words.parse_args().candidates or SIZES)
    installed()
    began, trials, logits = machine(), [], {}
    for people in sizes:
        file = written(FOLDER / f"{people}.npz", people, min(REFERRED, people // ONE_IN))
        logits[people] = np.load(file)["logit"]
        trials += matched(file, people, trials)
    text = page(began, PINNED, trials, logits, outcome())
    print(text)
    RESULTS.write_text(text, "utf-8")


def installed() -> None:
    """The environment of the others, made unless it is there with these versions."""
    marker = FOLDER / "environment" / "pinned.json"
    if marker.exists() and json.loads(marker.read_text("utf-8")) == list(PINNED):
        return
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(FOLDER / "environment")], check=True)
    subprocess.run([str(PYTHON), "-m", "pip", "install", "--quiet", *PINNED], check=True)
    marker.write_text(json.dumps(PINNED), "utf-8")


def matched(file: Path, people: int, before: list[Trial]) -> list[Trial]:
    """Every tool on one population, 1:1 and then 1:3; what it could not do with less it is not asked again."""
    trials: list[Trial] = []
    for ratio in RATIOS:
        task = Task(file, people, min(REFERRED, people // ONE_IN), ratio)
        for tool in TOOLS:
            python = Path(sys.executable) if tool == "ours" else PYTHON
            if hopeless(tool, task, before + trials):
                trials.append(Trial(tool, task, NOT_TRIED))
            else:
                trials.append(tried(tool, python, task, os.environ | ALONE))
            print(people, ratio, tool, trials[-1].words or trials[-1].figures, file=sys.stderr, flush=True)
    return trials


def outcome() -> dict[str, float]:
    """What an outcome does to the score of psmpy."""
    command = [str(PYTHON), str(Path(__file__).with_name("outcome.py"))]
    done = subprocess.run(command, env=os.environ | ALONE, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


if __name__ == "__main__":
    main()
