"""Questionnaires and their scores at both points, with better and worse in words."""

from commonweal.domain import instruments

HEAD = ["Score of", "Baseline", "Follow-up", "Change"]
CHANGES = {instruments.BETTER: "Better", instruments.WORSE: "Worse", instruments.SAME: "No change"}


def told(offered, travelled):
    """Each questionnaire with its scores, if it was asked."""
    scores = dict(travelled)
    every = [*offered, *(each for each in scores if each not in offered)]
    return [
        {
            "instrument": each,
            "rows": _rows(each.rules, scores[each]) if each in scores else [],
            "head": HEAD,
            "may_ask": each in offered,
        }
        for each in every
    ]


def _rows(asked, pairs):
    named = instruments.named(asked)
    return [
        [named[score], _said(asked, score, before), _said(asked, score, after), _change(asked, score, before, after)]
        for score, before, after in pairs
    ]


def _said(asked, score, value):
    if value is None:
        return "–"
    return f"{value.normalize():f}{' (low)' if instruments.is_low(asked, score, value) else ''}"


def _change(asked, score, before, after):
    if before is None or after is None:
        return "–"
    return CHANGES[instruments.change(asked, score, before, after)]
