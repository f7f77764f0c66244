"""The sentences of a plan in easy words; a service may put its own in their place."""

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

LONGEST_WORDS = 15


class NotEasy(ValueError):
    """A service's own sentences cannot be used; the message says which and why."""

    exit_code = 1


def sentences(own: Path | None = None) -> dict[str, str]:
    """Read the sentences.

    Parameters
    ----------
    own
        A file of the service's own, with some of the same names [TOML].

    Returns
    -------
    dict
        Name -> sentence.
    """
    ready = tomllib.loads(files(__package__).joinpath("easy_words.toml").read_text("utf-8"))
    if own is None:
        return ready
    told = _read(own)
    unknown = sorted(set(told) - set(ready))
    if unknown:
        raise NotEasy(f"{own.name}: there is no sentence called {', '.join(unknown)}. Known are {', '.join(ready)}.")
    for name, sentence in told.items():
        _refuse_hard(own, name, sentence)
    return ready | told


def _read(own: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(own.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as why:
        raise NotEasy(f"{own.name} cannot be read: {why}.") from None


def _refuse_hard(own: Path, name: str, sentence: object) -> None:
    if not isinstance(sentence, str) or not sentence.strip():
        raise NotEasy(f"{own.name}: {name} is empty or is not text.")
    if any(len(part.split()) > LONGEST_WORDS for part in sentence.split(".")):
        raise NotEasy(f"{own.name}: {name} has a sentence of more than {LONGEST_WORDS} words. Make it shorter.")
