"""Write the hash locks in requirements/ from pyproject.toml and the two .in files."""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "requirements"
# No address, no header and no note of who asked: a lock says what, and what its bytes hash to, and nothing else.
OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-header",
    "--no-annotate",
    "--no-config",
    "--quiet",
)


def wanted() -> dict[str, list[str]]:
    """What each lock must hold, before it is resolved; later ones may rest on earlier ones."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = declared["dependency-groups"]
    run = declared["project"]["dependencies"] + groups["build"]
    return {
        "uv": (LOCKS / "uv.in").read_text().split(),
        "node": (LOCKS / "node.in").read_text().split(),
        "run": run,
        "dev": run + groups["dev"],
        "spark": declared["project"]["optional-dependencies"]["spark"],
    }


def compile_lock(name: str, requirements: list[str], uv: str, upgrade: bool) -> None:
    # Held to the run lock, so that what people use and what is tested are the same versions.
    constraints = {"dev": ["-c", "run.txt"], "spark": ["-c", "dev.txt"]}.get(name, [])
    command = [uv, "pip", "compile", *OPTIONS, *constraints, "-", "-o", f"{name}.txt"]
    subprocess.run(
        command + (["--upgrade"] if upgrade else []),
        input="\n".join(requirements),
        text=True,
        check=True,
        cwd=LOCKS,
        stdout=subprocess.DEVNULL,
    )
    print(f"requirements/{name}.txt: {(LOCKS / f'{name}.txt').read_text().count('==')} packages")


def main() -> None:
    uv = str(ROOT / ".venv" / "bin" / "uv")
    for name, requirements in wanted().items():
        compile_lock(name, requirements, uv, upgrade="--upgrade" in sys.argv)


if __name__ == "__main__":
    main()
