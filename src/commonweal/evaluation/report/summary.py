"""What was found, in plain sentences that can also say "no change" and "worse"."""

from dataclasses import dataclass

from commonweal.evaluation.effect import SIGNIFICANT, nobody
from commonweal.evaluation.report.parts import Table
from commonweal.exchange.results import Change, Effect, Moved, Results, Return, Value
from commonweal.paper import effects, words, worth

ROSE, FELL, STILL = "↑", "↓", "○"


@dataclass(frozen=True)
class Finding:
    """A finding as the page begins with it.

    Parameters
    ----------
    verdict
        `better`, `worse`, `less`, `more`, `unclear`, `unknown` or `fact` [text].
    sign
        Which way it went: an arrow, a circle for no clear change, a dot for a fact [text].
    head
        The finding in a few words [text].
    words
        The finding in a sentence, with its numbers [text].
    """

    verdict: str
    sign: str
    head: str
    words: str


@dataclass(frozen=True)
class Number:
    """A number to begin with.

    Parameters
    ----------
    number
        The number, printed [text].
    words
        What it counts [text].
    """

    number: str
    words: str


@dataclass(frozen=True)
class Summary:
    """How the page begins.

    Parameters
    ----------
    numbers
        A few numbers [numbers].
    findings
        What was found [findings].
    left
        What changed, what changed in the controls, and what is left; none without controls [table].
    """

    numbers: list[Number]
    findings: list[Finding]
    left: Table | None


def summary(found: Results) -> Summary:
    """Sum up what was found.

    Parameters
    ----------
    found
        What was found [results].

    Returns
    -------
    Summary
        Numbers and findings, good or bad [summary].
    """
    everybody = [row for row in found.changes if row.by == "all"]
    compared = [row for row in found.effects if row.by == "all"]
    findings = [_effect(row) for row in compared] or [_change(row) for row in everybody if row.people != 0]
    if everybody and not findings:
        findings = [Finding("unknown", STILL, "Hospital use: nobody was analysed", nobody(found.flow))]
    findings += _wellbeing(found.wellbeing)
    findings += [Finding("fact", "•", "Any of the eight measures", found.any_of_eight.words)] if found.wellbeing else []
    findings += _value(found.value, compared=bool(compared)) if found.value else []
    return Summary(_numbers(found, everybody), findings, _left(compared) if compared else None)


def _left(rows: list[Effect]) -> Table:
    """The whole comparison in one table: what changed, what changed in the controls, what is left."""
    return Table(
        "What changed, what changed in the controls, and what is left",
        ("Kind of care", "Referred", "Their matched controls", "Left: the effect", "95% interval", "Read as"),
        [
            (row.name, _moved(row.rate_before, row.rate_after), _moved(row.control_before, row.control_after),
             _per_cent(row.ratio), words.between(_per_cent(row.low), _per_cent(row.high)),
             effects.VERDICTS[effects.verdict(row)])
            for row in rows
        ],
        note="Events per person and year, before and after referral. The effect is the change of the referred over "
        "that of their controls, in per cent.",
    )  # fmt: skip


def _moved(before: float | None, after: float | None) -> str:
    return f"{words.decimal(before)} → {words.decimal(after)}"


def _per_cent(ratio: float | None) -> str:
    return words.percent(words.change_of(ratio), sign=True)


def _effect(row: Effect) -> Finding:
    judged = effects.verdict(row)
    sign = {"better": FELL, "less": FELL, "worse": ROSE, "more": ROSE}.get(judged, STILL)
    return Finding(judged, sign, f"{row.name}: {effects.VERDICTS[judged]}", row.words)


def _numbers(found: Results, everybody: list[Change]) -> list[Number]:
    people = everybody[0].people if everybody else None
    numbers = [Number(words.count(people), "people analysed")] if everybody else []
    if found.matching is not None:
        numbers.append(Number(words.count(found.matching.controls), "matched controls"))
    if found.wellbeing:
        numbers.append(Number(words.count(found.any_of_eight.people), "people followed up on their well-being"))
    # A return takes the whole change for an effect: beside one that does not, it is no number to begin with.
    if found.value is not None and found.value.cost and not found.effects:
        first = min(found.value.returns, key=lambda row: row.years, default=None)
        numbers.append(Number(words.money(found.value.cost), "cost of the service for them"))
        if first is not None:
            numbers.append(Number(words.money(first.roi, 2), _first_year(first)))
    return numbers


def _first_year(row: Return) -> str:
    said = "hospital costs avoided in the first year for each £1"
    return said if row.roi_low is None or row.roi_high is None else f"{said} (95% interval {worth.interval(row)})"


def verdict(row: Change) -> str:
    """Judge a change by its interval.

    Parameters
    ----------
    row
        A change of use [change].

    Returns
    -------
    str
        `better` when the whole interval lies below no change, `worse` when above, `unknown` without an estimate, else
        `unclear` [text].
    """
    if row.ratio is None:
        return "unknown"
    if row.high is not None and row.high < 1:
        return "better"
    return "worse" if row.low is not None and row.low > 1 else "unclear"


_HEADS = {
    "better": "less use after referral",
    "worse": "worse, more use after referral",
    "unclear": "no clear change",
    "unknown": "no estimate to show",
}


def _change(row: Change) -> Finding:
    judged = verdict(row)
    sign = {"better": FELL, "worse": ROSE}.get(judged, STILL)
    return Finding(judged, sign, f"{row.name}: {_HEADS[judged]}", row.words)


def _wellbeing(rows: list[Moved]) -> list[Finding]:
    if not rows:
        return []
    known = [row for row in rows if row.low is not None and row.high is not None]
    if not known:
        return [Finding("unknown", STILL, "Well-being: no estimate to show", "Too few people answered twice.")]
    sure = [row for row in known if row.p is not None and row.p < SIGNIFICANT]
    rose = [row.name for row in sure if (row.low or 0) > 0]
    fell = [row.name for row in sure if (row.high or 0) < 0]
    still, unknown = len(known) - len(rose) - len(fell), len(rows) - len(known)
    judged = "worse" if len(fell) > len(rose) else "better" if rose else "unclear"
    said = [f"{name} on {_listed(which)}" for name, which in (("rose", rose), ("fell", fell)) if which]
    said += [f"no clear change on {still}"] * bool(still) + [f"no estimate to show on {unknown}"] * bool(unknown)
    head = f"Well-being: rose on {len(rose)} of {len(rows)} measures, fell on {len(fell)}"
    sign = {"better": ROSE, "worse": FELL, "unclear": STILL}[judged]
    return [Finding(judged, sign, head, f"Among people who answered twice, mean scores {'; '.join(said)}.")]


def _listed(names: list[str]) -> str:
    return f"{len(names)} ({', '.join(names)})"


def _value(value: Value, compared: bool) -> list[Finding]:
    """Beside an effect a return that takes the whole change for one is neither good news nor bad."""
    called = "Return, were the whole change an effect" if compared else "Return"
    known = [row for row in worth.scenarios(value.returns) if row.roi is not None]
    if not known:
        return [Finding("unclear", STILL, f"{called}: cannot be worked out", value.cost_words)]
    return [
        Finding(
            "fact" if compared else worth.judged(known), "£", f"{called}: {worth.headline(known)}", worth.told(known)
        )
    ]
