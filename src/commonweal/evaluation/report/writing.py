"""Make report.html from the results of an evaluation: one file, no script, nothing fetched."""

import json
import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from commonweal.domain.disclosure import POLICIES
from commonweal.evaluation.effect import ASSOCIATION, CHANGE_NOT_EFFECT
from commonweal.evaluation.report import account, changes, method, returns, scores, summary
from commonweal.exchange import results
from commonweal.exchange.results import Results

FILE = "report.html"
MANIFEST = "manifest.json"


def write(folder: Path) -> Path:
    """Write the report of an evaluation beside its results.

    Parameters
    ----------
    folder
        Where the results are; their manifest is shown when it is there [path].

    Returns
    -------
    Path
        The report [path].

    Raises
    ------
    FileNotFoundError
        When the folder has no results.
    ValueError
        When the results are of another layout, or the manifest cannot be read.
    """
    found = results.read(folder)
    manifest = folder / MANIFEST
    made = json.loads(manifest.read_text("utf-8")) if manifest.exists() else {}
    final, partial = folder / FILE, folder / f".{FILE}.partial"
    partial.write_text(render(found, made), "utf-8")
    return partial.replace(final)


def render(found: Results, manifest: dict[str, Any]) -> str:
    """Make the page.

    Parameters
    ----------
    found
        What was found [results].
    manifest
        What the results were made from; may be empty [mapping].

    Returns
    -------
    str
        HTML, the same text for the same results and manifest [text].
    """
    pages = Environment(
        loader=PackageLoader("commonweal.evaluation.report"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    pages.filters["tight"] = tight
    return pages.get_template("report.html.jinja").render(
        results=found,
        summary=summary.summary(found),
        account=account.account(found),
        changes=changes.section(found),
        scores=scores.section(found),
        returns=returns.section(found),
        method=method.section(found, manifest),
        policy=POLICIES.get(found.released),
        not_an_effect=CHANGE_NOT_EFFECT,
        association=ASSOCIATION,
    )


def tight(text: str) -> str:
    """Write "20 %" as British readers do.

    Parameters
    ----------
    text
        A sentence [text].

    Returns
    -------
    str
        The sentence without blanks before signs of per cent [text].
    """
    return re.sub(r"(\d) %", r"\1%", text)
