"""Results as a JSON file: written whole or not at all, read strictly."""

import json
from dataclasses import MISSING, asdict, fields
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from commonweal.exchange.results.whole import SCHEMA, Results

FILE = "results.json"


def write(results: Results, folder: Path) -> Path:
    """Write results as JSON, whole or not at all, the same bytes for the same results.

    Parameters
    ----------
    results
        What was found [results].
    folder
        Where to [path].

    Returns
    -------
    Path
        The file written [path].
    """
    folder.mkdir(parents=True, exist_ok=True)
    final = folder / FILE
    partial = folder / f".{FILE}.partial"
    partial.write_text(json.dumps(asdict(results), indent=1, ensure_ascii=False, allow_nan=False) + "\n", "utf-8")
    partial.replace(final)
    return final


def read(path: Path) -> Results:
    """Read results that were written.

    Parameters
    ----------
    path
        The file, or the folder it is in [path].

    Returns
    -------
    Results
        What was found [results].

    Raises
    ------
    FileNotFoundError
        When there is no such file.
    ValueError
        When the file is not of this layout; the message says what is wrong.
    """
    path = path / FILE if path.is_dir() else path
    if not path.exists():
        raise FileNotFoundError(f"There are no results at {path}. Run `commonweal evaluate` first.")
    content = json.loads(path.read_text("utf-8"))
    if not isinstance(content, dict) or content.get("schema") != SCHEMA:
        raise ValueError(f"{path} is not a results file of layout {SCHEMA}: run `commonweal evaluate` again.")
    return _build(Results, content, str(path))


def _build(kind: Any, content: Any, where: str) -> Any:
    """Turn plain JSON into the dataclass it describes, naming the place of any misfit."""
    if get_origin(kind) is UnionType:
        inner = [part for part in get_args(kind) if part is not NoneType]
        return None if content is None else _build(inner[0], content, where)
    if get_origin(kind) is list:
        return [_build(get_args(kind)[0], part, f"{where}[{place}]") for place, part in enumerate(content)]
    if hasattr(kind, "__dataclass_fields__"):
        hints = get_type_hints(kind)
        needed = [field.name for field in fields(kind) if field.default is field.default_factory is MISSING]
        missing = [name for name in needed if name not in content]
        if missing:
            raise ValueError(f"{where} lacks {', '.join(missing)}: it was made by another version.")
        return kind(
            **{name: _build(hints[name], content[name], f"{where}.{name}") for name in hints if name in content}
        )
    return content
