"""The plainest way to match: look at every free candidate each time; lists of dicts and loops."""

from typing import Any

Row = dict[str, Any]


def pairs(rows: list[Row], strata: list[str], ratio: int, caliper: float) -> list[tuple[int, int]]:
    """Referred and control, by unit; rows have unit, person, month, treated, score and the strata."""
    found, gone = [], set()
    for month in sorted({row["month"] for row in rows}):
        here = [row for row in rows if row["month"] == month]
        for part in sorted({tuple(row[name] for name in strata) for row in here}):
            alike = [row for row in here if tuple(row[name] for name in strata) == part]
            free = [row for row in alike if not row["treated"] and row["person"] not in gone]
            for referred, control in in_rounds([row for row in alike if row["treated"]], free, ratio, caliper):
                found.append((referred["unit"], control["unit"]))
                gone.add(control["person"])
    return found


def in_rounds(referred: list[Row], free: list[Row], ratio: int, caliper: float) -> list[tuple[Row, Row]]:
    """One stratum: the largest score first, one control a round, and whoever finds none is out."""
    found, free = [], list(free)
    turns = sorted(referred, key=lambda row: -row["score"])
    for _ in range(ratio):
        staying = []
        for row in turns:
            control = chosen(row["score"], free, caliper)
            if control is not None:
                free.remove(control)
                found.append((row, control))
                staying.append(row)
        turns = staying
    return found


def chosen(score: float, free: list[Row], caliper: float) -> Row | None:
    """The nearest at or above (the first of equals) or the nearest below (the last): the nearer, on a tie the lower."""
    above = below = None
    for row in free:
        if row["score"] >= score and (above is None or row["score"] < above["score"]):
            above = row
        if row["score"] < score and (below is None or row["score"] >= below["score"]):
            below = row
    up = above["score"] - score if above else None
    down = score - below["score"] if below else None
    if above is None and below is None:
        return None
    if up is None or (down is not None and down <= up):
        return below if down <= caliper else None
    return above if up <= caliper else None
