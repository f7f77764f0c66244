"""Compile every Jinja template, so that a slip in one is found before a person opens its page."""

import sys
from pathlib import Path

import django
from django.template import TemplateSyntaxError, engines
from django.template.backends.jinja2 import Jinja2

SERVICE = Path(__file__).resolve().parent.parent / "src" / "commonweal" / "service"


def templates() -> list[str]:
    """The name by which each template is loaded: what follows its jinja2 folder."""
    found = (
        file for file in SERVICE.rglob("jinja2/**/*") if file.is_file() and file.suffix in {".html", ".jinja", ".txt"}
    )
    return sorted({file.as_posix().rsplit("/jinja2/", 1)[1] for file in found})


def main() -> int:
    django.setup()
    jinja = next((engine for engine in engines.all() if isinstance(engine, Jinja2)), None)
    if jinja is None:
        sys.exit("the settings name no Jinja2 engine")
    wrong = 0
    for name in templates():
        try:
            jinja.get_template(name)
        except TemplateSyntaxError as slip:
            wrong += 1
            print(f"{name}: {slip}")
    print(f"{len(templates())} templates, {wrong} that do not compile")
    # None at all means that we looked in the wrong place.
    return 1 if wrong or not templates() else 0


if __name__ == "__main__":
    sys.exit(main())
