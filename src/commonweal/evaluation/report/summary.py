"""What was found, in plain sentences that can also say "no change" and "worse"."""

from dataclasses import dataclass

from commonweal.evaluation.effect import SIGNIFICANT, nobody
from commonweal.evaluation.report.returns import interval, steps
from commonweal.exchange.results import Change, Moved, Results, Return, Value
from commonweal.paper import words

ROSE, FELL, STILL = "↑", "↓", "○"


@dataclass(frozen=True)
class Finding:
    """A finding as the page begins with it.

    Parameters
    ----------
    verdict
        `better`, `worse`, `unclear`, `unknown` or `fact` [text].
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
    """

    numbers: list[Number]
    findings: list[Finding]


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
    findings = [_change(row) for row in everybody if row.people != 0]
    if everybody and not findings:
        findings = [Finding("unknown", STILL, "Hospital use: nobody was analysed", nobody(found.flow))]
    findings += _wellbeing(found.wellbeing)
    findings += [Finding("fact", "•", "Any of the eight measures", found.any_of_eight.words)] if found.wellbeing else []
    findings += _value(found.value) if found.value else []
    return Summary(_numbers(found, everybody), findings)


def _numbers(found: Results, everybody: list[Change]) -> list[Number]:
    people = everybody[0].people if everybody else None
    numbers = [Number(words.count(people), "people analysed")] if everybody else []
    if found.wellbeing:
        numbers.append(Number(words.count(found.any_of_eight.people), "people followed up on their well-being"))
    if found.value is not None:
        first = min(found.value.returns, key=lambda row: row.years, default=None)
        numbers.append(Number(words.money(found.value.cost), "cost of the service for them"))
        if first is not None:
            numbers.append(Number(words.money(first.roi, 2), _first_year(first)))
    return numbers


def _sureness(known: list[Return], surely: int, never: int) -> str:
    if any(row.roi_low is None or row.roi_high is None for row in known):
        return ""
    if not surely and not never:
        return " Each 95% interval reaches from less than the cost to more: whether it is paid back is not known."
    return f" The whole 95% interval lies above the cost in {surely} of them and below it in {never}."


def _first_year(row: Return) -> str:
    said = "hospital costs avoided in the first year for each £1"
    return said if row.roi_low is None or row.roi_high is None else f"{said} (95% interval {interval(row)})"


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


def _value(value: Value) -> list[Finding]:
    known = [row for row in steps(value) if row.roi is not None]
    if not known:
        return [Finding("unclear", STILL, "Return: cannot be worked out", value.cost_words)]
    lowest, highest = (pick(row.roi for row in known if row.roi is not None) for pick in (min, max))
    back = sum(row.roi is not None and row.roi >= 1 for row in known)
    surely = sum(row.roi_low is not None and row.roi_low >= 1 for row in known)
    never = sum(row.roi_high is not None and row.roi_high < 1 for row in known)
    judged = "better" if surely == len(known) else "worse" if never == len(known) or highest < 0 else "unclear"
    scope = f"Over {min(row.years for row in known)} to {max(row.years for row in known)} years"
    return [
        Finding(
            judged,
            "£",
            f"Return: the cost would be paid back in {back} of {len(known)} scenarios",
            f"{scope}, and by how benefits fade, hospital costs avoided lie between {words.money(lowest, 2)} and "
            f"{words.money(highest, 2)} for each £1 spent, if the whole change were the service's doing."
            + _sureness(known, surely, never),
        )
    ]
