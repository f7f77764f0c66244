"""What a command costs: wall time, processor time and peak memory, as the operating system counts them."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

MEBIBYTE = 1024 if sys.platform != "darwin" else 1024 * 1024


@dataclass(frozen=True)
class Cost:
    """Seconds on the wall, seconds of processor, MiB at the peak, and what the command printed."""

    wall: float
    cpu: float
    peak: float
    printed: str


def run(command: list[str]) -> Cost:
    """Run a command to its end; one that fails ends the benchmark with what it printed."""
    with tempfile.TemporaryFile("w+") as output:
        began = time.perf_counter()
        started = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, text=True)
        _, status, used = os.wait4(started.pid, 0)
        wall = time.perf_counter() - began
        started.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        printed = output.read()
    if started.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {started.returncode}:\n{printed}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / MEBIBYTE, printed)


def machine() -> str:
    """What the figures depend on, without naming the machine."""
    from importlib.metadata import version

    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = ", ".join(f"{name} {version(name)}" for name in ("duckdb", "pyarrow", "numpy"))
    python = ".".join(map(str, sys.version_info[:3]))
    busy = f"{os.getloadavg()[0]:.1f} processes wanted a processor as it began"
    return f"{os.cpu_count()} processors, {memory:.0f} GiB, {busy}; Python {python}, {versions}"


def size(folder: Path) -> float:
    """MiB of the files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20
