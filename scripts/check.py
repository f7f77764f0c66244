"""Run every check that needs no test: all of them, even after one has failed, and then say which did."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
# What is checked is the code: no database of anybody's is opened.
SETTINGS = {"DJANGO_SETTINGS_MODULE": "commonweal.service.config.settings", "DATABASE_URL": "sqlite:///:memory:"}

CHECKS = {
    "format": ("ruff", "format", "--check", "--quiet", "."),
    "lint": ("ruff", "check", "--quiet", "."),
    "types": ("mypy",),
    "import contracts": ("lint-imports", "--config", "contracts.toml"),
    "settings": ("python", "-m", "django", "check"),
    "migrations": ("python", "-m", "django", "makemigrations", "--check", "--dry-run"),
    "templates": ("python", "scripts/templates.py"),
    "documents": ("commonweal", "docs", "--check"),
    "counting rules": ("python", "-m", "tests.spec.render", "--check"),
}


def passes(name: str, command: tuple[str, ...]) -> bool:
    """Run one check; print a line for it, and everything it said if it failed."""
    started = time.monotonic()
    tool, *arguments = command
    done = subprocess.run(
        [BIN / tool, *arguments], cwd=ROOT, env=os.environ | SETTINGS, capture_output=True, text=True, check=False
    )
    verdict = "FAILED" if done.returncode else "ok"
    print(f"check: {name:<17} {verdict:<7} {time.monotonic() - started:5.1f} s", flush=True)
    if done.returncode:
        print(done.stdout + done.stderr, flush=True)
    return done.returncode == 0


def main() -> int:
    chosen = {name: CHECKS[name] for name in sys.argv[1:]} or CHECKS
    failed = [name for name, command in chosen.items() if not passes(name, command)]
    if failed:
        print(f"check: {', '.join(failed)} failed; `make fix` puts right what a machine can")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
