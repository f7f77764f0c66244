"""Make report.html from the results of an evaluation: one file, no script, nothing fetched."""

import json
import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from commonweal.domain.disclosure import POLICIES
from commonweal.evaluation.effect import ASSOCIATION, CHANGE_NOT_EFFECT
from commonweal.evaluation.report import (
    account,
    changes,
    doubts,
    dying,
    effects,
    matching,
    method,
    reached,
    returns,
    scores,
    stopped,
    summary,
)
from commonweal.exchange import results
from commonweal.exchange.results import BALANCE, Results
from commonweal.paper.effects import HOLDS

FILE, STOPPED = "report.html", "balance.html"
MANIFEST = "manifest.json"


def write(folder: Path) -> Path:
    """Write the report of an evaluation beside its results; one that stopped before outcomes has another name.

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
    name, stale = (STOPPED, FILE) if found.stage == BALANCE else (FILE, STOPPED)
    final, partial = folder / name, folder / f".{name}.partial"
    partial.write_text(render(found, made), "utf-8")
    (folder / stale).unlink(missing_ok=True)
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
    pages.filters |= {"tight": tight, "coded": coded}
    shown = {
        "results": found,
        "flow": account.flow(found),
        "account": account.account(found),
        "matching": matching.section(found),
        "reached": reached.section(found),
        "method": method.section(found, manifest),
        "policy": POLICIES.get(found.released),
    }
    if found.stage == BALANCE:
        return pages.get_template("balance.html.jinja").render(**shown, stopped=stopped.section(found))
    return pages.get_template("report.html.jinja").render(**shown, **_outcomes(found))


def _outcomes(found: Results) -> dict[str, Any]:
    return {
        "summary": summary.summary(found),
        "changes": changes.section(found),
        "effects": effects.section(found),
        "doubts": doubts.section(found),
        "dying": dying.section(found),
        "scores": scores.section(found),
        "returns": returns.section(found),
        "not_an_effect": CHANGE_NOT_EFFECT,
        "association": ASSOCIATION,
        "holds": HOLDS,
    }


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


def coded(text: str) -> Markup:
    """Set what stands between backticks as something to type.

    Parameters
    ----------
    text
        A sentence [text].

    Returns
    -------
    Markup
        The sentence as HTML [HTML].
    """
    return Markup(re.sub("`([^`]*)`", r"<code>\1</code>", str(escape(text))))
