"""Read a list of parameters and check that every number has its date, unit, source and licence."""

from datetime import date
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from commonweal.evaluation.parameters.entries import Parameter, ParameterError, ParameterList

SUFFIX = ".yaml"
NEEDED = ("description", "unit", "values", "source", "licence")


def named(name: str, folder: Path | None = None) -> ParameterList:
    """Find a list by its name, or by the path of a YAML file.

    Parameters
    ----------
    name
        Name of a list that comes with the package, or a path that ends in .yaml or .yml [text].
    folder
        Where a relative path starts; the working folder when not given [path].

    Returns
    -------
    ParameterList
        The list, checked [list].

    Raises
    ------
    ParameterError
        When there is no such list, or it cannot be used.
    """
    if name.endswith((SUFFIX, ".yml")):
        return read((folder or Path()) / name)
    here = files(__package__)
    known = sorted(item.name.removesuffix(SUFFIX) for item in here.iterdir() if item.name.endswith(SUFFIX))
    if name not in known:
        close = get_close_matches(name, known, n=1)
        hint = (
            f"Did you mean {close[0]!r}?" if close else f"Known: {', '.join(known)}; or give the path of a .yaml file."
        )
        raise ParameterError(f"There is no list of parameters called {name!r}. {hint}")
    return _listed(here.joinpath(name + SUFFIX).read_text("utf-8"), name)


def read(path: Path) -> ParameterList:
    """Read a list from a file.

    Parameters
    ----------
    path
        A YAML file of the same layout as those of the package [path].

    Returns
    -------
    ParameterList
        The list, checked [list].

    Raises
    ------
    ParameterError
        When the file is missing or cannot be used.
    """
    try:
        return _listed(path.read_text("utf-8-sig"), str(path))
    except FileNotFoundError:
        raise ParameterError(f"There is no list of parameters at {path}. Give the path of a .yaml file.") from None
    except UnicodeDecodeError:
        raise ParameterError(f"{path} is not UTF-8 text. Save it as UTF-8.") from None
    except OSError as error:
        raise ParameterError(f"{path} cannot be read: {error.strerror}.") from None


def _listed(text: str, where: str) -> ParameterList:
    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ParameterError(f"{where} is not YAML: {' '.join(str(error).split())}.") from None
    if not isinstance(content, dict) or not isinstance(content.get("parameters"), dict):
        raise ParameterError(f"{where}: write a title, and the parameters below a line `parameters:`.")
    parameters = {str(name): _parameter(str(name), entry, where) for name, entry in content["parameters"].items()}
    return ParameterList(str(content.get("title", where)), parameters)


def _parameter(name: str, entry: Any, where: str) -> Parameter:
    place = f"{where}, {name}"
    if not isinstance(entry, dict):
        raise ParameterError(f"{place}: write {', '.join(NEEDED)} below it.")
    missing = [key for key in NEEDED if not entry.get(key)]
    if missing:
        raise ParameterError(f"{place}: {', '.join(missing)} is missing. Every number has a date, a unit and a source.")
    known = (*NEEDED, "price_year", "form")
    unknown = [key for key in entry if key not in known]
    if unknown:
        raise ParameterError(f"{place}: there is no key {unknown[0]!r}. Known here: {', '.join(known)}.")
    dated, numbers = _latest(entry["values"], place)
    words = {key: str(entry.get(key, "")) for key in ("description", "unit", "source", "licence", "price_year", "form")}
    return Parameter(name=name, numbers=numbers, dated=dated, **words)


def _latest(values: Any, place: str) -> tuple[date, tuple[float, ...]]:
    """The value in force last: a list of parameters keeps the old ones for whoever repeats an old study."""
    if not isinstance(values, dict) or not all(type(day) is date for day in values):
        raise ParameterError(f"{place}: below `values`, write a date and the number, like `2025-03-31: 280.17`.")
    newest = max(values)
    found = values[newest] if isinstance(values[newest], list) else [values[newest]]
    for number in found:
        if isinstance(number, bool) or not isinstance(number, int | float) or not 0 <= number < float("inf"):
            raise ParameterError(f"{place}: {number!r} is not a number of nought or more.")
    return newest, tuple(float(number) for number in found)
