"""Make .venv ready for one of three uses: `run`, `dev` (run and tests) or `spark` (dev and the second engine).

Runs on the bare Python found by the Makefile, so it may import nothing but the standard library. Each step leaves a
stamp of what it was made from; a step whose stamp still holds is passed over.
"""

import hashlib
import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = VENV / "stamps"
LOCKS = ROOT / "requirements"
NHSUK = ROOT / "src" / "commonweal" / "service" / "ground" / "ui" / "static" / "nhsuk"
USES = ("run", "dev", "spark")
OLDEST = (3, 11)


class SetupFailed(Exception):
    """Something a person can put right; the message says what."""


def digest(*files: Path) -> str:
    """What these files hold, and for which Python: one word that changes when either does."""
    seen = hashlib.sha256(environment_python().encode())
    for file in files:
        seen.update(file.read_bytes())
    return seen.hexdigest()


def stamped(step: str) -> str:
    stamp = STAMPS / step
    return stamp.read_text() if stamp.exists() else ""


def run(*command: str | Path, otherwise: str) -> None:
    """Run quietly; when it fails, show what it said and then what to do about it."""
    done = subprocess.run([str(word) for word in command], cwd=ROOT, env=environment(), capture_output=True, text=True)
    if done.returncode:
        raise SetupFailed(f"{done.stdout}{done.stderr}\n{otherwise}")


def environment() -> dict[str, str]:
    """The caller's environment, with what pip was told about mirrors and certificates told to uv as well."""
    told = dict(os.environ)
    for pip, uv in (("PIP_INDEX_URL", "UV_DEFAULT_INDEX"), ("PIP_CERT", "SSL_CERT_FILE")):
        if pip in told:
            told.setdefault(uv, told[pip])
    return told


OFFLINE = (
    "Set-up needs the Python package index (and, once, the npm registry). If this machine reaches them only\n"
    "through a mirror or a proxy, set PIP_INDEX_URL or HTTPS_PROXY, then run the same command again: it goes on\n"
    "where it stopped."
)


def check_python() -> None:
    if sys.version_info < OLDEST:
        raise SetupFailed(
            f"This is Python {sys.version.split()[0]}; Commonweal needs 3.11 or newer.\n"
            "Install it (Debian and Ubuntu: apt install python3 python3-venv), or name one:\n"
            "make PYTHON=/path/to/python3.11"
        )
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise SetupFailed(
            "This Python cannot make virtual environments (its venv or ensurepip module is missing).\n"
            "Debian and Ubuntu: apt install python3-venv"
        )


@cache
def environment_python() -> str:
    """The version of .venv's Python, or nothing if there is none that runs."""
    if not PYTHON.exists():
        return ""
    said = subprocess.run([PYTHON, "--version"], capture_output=True, text=True, check=False)
    return said.stdout.strip() if said.returncode == 0 else ""


def environment_holds() -> bool:
    # Kept whichever Python is found today: another one first in PATH is no reason to install everything again.
    return bool(environment_python() and stamped("environment"))


def make_environment() -> None:
    run(sys.executable, "-m", "venv", "--clear", VENV, otherwise="Python could not make .venv: see its words above.")
    environment_python.cache_clear()


def install_uv() -> None:
    pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes")
    run(*pip, "-r", LOCKS / "uv.txt", otherwise=OFFLINE)


def uv_install(*what: str | Path) -> None:
    run(VENV / "bin" / "uv", "pip", "install", "--python", PYTHON, *what, otherwise=OFFLINE)


def install_dependencies(use: str) -> None:
    # Built wheels only: nothing here runs a stranger's build script. pyspark alone ships as source.
    lock = "run" if use == "run" else "dev"
    uv_install("--require-hashes", "--only-binary", ":all:", "-r", LOCKS / f"{lock}.txt")
    if use == "spark":
        uv_install("--require-hashes", "--no-build-isolation", "-r", LOCKS / "spark.txt")


def install_project() -> None:
    uv_install("--no-deps", "--no-build-isolation", "--editable", ROOT)


def install_assets() -> None:
    run(PYTHON, ROOT / "scripts" / "assets.py", otherwise=OFFLINE)


def files_of(use: str) -> tuple[Path, ...]:
    return {
        "run": (LOCKS / "run.txt",),
        "dev": (LOCKS / "dev.txt",),
        "spark": (LOCKS / "dev.txt", LOCKS / "spark.txt"),
    }[use]


def serves(use: str) -> bool:
    """Are the dependencies for this use in place? Those of a wider use serve a narrower one."""
    wide_enough = USES[USES.index(use) :]
    return any(stamped("dependencies") == f"{wider} {digest(*files_of(wider))}" for wider in wide_enough)


@dataclass(frozen=True)
class Step:
    """One thing to bring about: what it is called, what to tell a person, when it holds, and how to do it."""

    name: str
    says: str
    made_from: tuple[Path, ...]
    work: Callable[[], None]
    holds: Callable[[], bool] | None = None
    label: str = ""

    def key(self) -> str:
        return f"{self.label} {digest(*self.made_from)}".lstrip()

    def is_done(self) -> bool:
        return self.holds() if self.holds else stamped(self.name) == self.key()

    def do(self) -> None:
        """Do it unless it is done, and say how long it took; a step that fails leaves no stamp."""
        if self.is_done():
            return
        print(f"set-up: {self.says} ...", end=" ", flush=True)
        started = time.monotonic()
        (STAMPS / self.name).unlink(missing_ok=True)
        self.work()
        STAMPS.mkdir(exist_ok=True)
        (STAMPS / self.name).write_text(self.key())
        print(f"{time.monotonic() - started:.1f} s", flush=True)


WHAT = {
    "run": "locked dependencies",
    "dev": "locked dependencies, those for tests too",
    "spark": "locked dependencies, those for tests and Spark too (480 MB)",
}


def steps(use: str) -> list[Step]:
    assets = (ROOT / "package-lock.json", ROOT / "scripts" / "assets.py")
    return [
        Step("environment", "a virtual environment in .venv", (), make_environment, environment_holds),
        Step("uv", "uv, which installs the rest", (LOCKS / "uv.txt",), install_uv),
        Step(
            "dependencies",
            WHAT[use],
            files_of(use),
            lambda: install_dependencies(use),
            holds=lambda: serves(use),
            label=use,
        ),
        Step("project", "commonweal itself", (ROOT / "pyproject.toml",), install_project),
        Step("assets", "the NHS design system", assets, install_assets, lambda: assets_hold(assets)),
    ]


def assets_hold(made_from: tuple[Path, ...]) -> bool:
    return NHSUK.exists() and stamped("assets") == digest(*made_from)


def set_up(use: str) -> None:
    """Bring .venv up to date for this use."""
    check_python()
    for step in steps(use):
        step.do()


def main() -> int:
    use = sys.argv[1] if len(sys.argv) > 1 else "run"
    if use not in USES:
        print(f"set-up: {use!r} is not one of {', '.join(USES)}", file=sys.stderr)
        return 2
    try:
        set_up(use)
    except SetupFailed as why:
        print(f"\n\n{why}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
