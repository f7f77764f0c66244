"""What became of the people and of the rows."""

from dataclasses import replace

from commonweal.domain.people import AGE_BANDS
from commonweal.evaluation.report.parts import Figure, Table, twice
from commonweal.exchange.results import Linked, Results, Rows, Step
from commonweal.paper import charts, words

AT_EXTRACT, WITHOUT = "Left out at the extract: ", "Without those left out at the extract: "
"""A box of the chart holds who remains, not who left."""
NOBODY_LEFT = "Steps at which nobody was left out are in the table alone."
BY = {"all": "Everybody", "age": "Age", "sex": "Sex", "practice": "Practice"}


def account(found: Results) -> dict[str, Table]:
    """Account for people, links and rows.

    Parameters
    ----------
    found
        What was found [results].

    Returns
    -------
    dict
        Tables `linkage`, `practices` and `inputs` [tables].
    """
    return {
        "linkage": _linkage("People found in the hospital data", _in_order(found.linkage)),
        "practices": _linkage(
            "People found in the hospital data, by practice", [row for row in found.linkage if row.by == "practice"]
        ),
        "inputs": _inputs(found.inputs),
    }


def flow(found: Results) -> Figure | None:
    """Draw the way from everybody to those analysed, and on to those with a control.

    Parameters
    ----------
    found
        What was found [results].

    Returns
    -------
    Figure or None
        The flow diagram; none when nobody was counted [figure].
    """
    steps = [*found.flow, *_matched(found)]
    if not steps:
        return None
    title = "From everybody in the study tables to the people analysed"
    boxes = [replace(step, what=step.what.replace(AT_EXTRACT, WITHOUT)) for step in steps]
    drawn_steps = [step for place, step in enumerate(boxes) if step.left_out != 0 or place in (0, len(steps) - 1)]
    drawn = twice("flow", lambda name, width: charts.flow(drawn_steps, name=name, title=title, width=width))
    rows = [(step.what, words.count(step.left_out), words.count(step.people)) for step in steps]
    table = Table(title, ("Step", "Left out", "Remain"), rows, sheet="flow")
    return Figure(title, *drawn, table=table, folded=True, note=NOBODY_LEFT)


def _matched(found: Results) -> list[Step]:
    """Those with a control, unless the flow already ends with them."""
    made, last = found.matching, found.flow[-1].people if found.flow else None
    if made is None or made.matched is None or last is None or made.matched >= last:
        return []
    return [Step("With at least one matched control", last - made.matched, made.matched)]


def _inputs(rows: list[Rows]) -> Table:
    head: tuple[str, ...] = ("Input", "Read", "Used", "Duplicate", "Rejected", "Out of scope")
    cells: list[tuple[str, ...]] = [
        (row.table, *map(words.count, (row.read, row.used, row.duplicate, row.rejected, row.out_of_scope)))
        for row in rows
    ]
    note = (
        "Read = used + duplicate + rejected + out of scope. Rejected rows are listed, with their line and "
        "the reason, in rejects.csv, which stays with the evaluator."
    )
    if any(row.of_study is not None for row in rows):
        head = (*head, "Used, of people in the study", "Those people")
        cells = [(*some, _number(row.of_study), _number(row.people)) for some, row in zip(cells, rows, strict=True)]
        note += " Hospital files may hold other people as well: their rows are used, and never counted."
    return Table("What became of the rows of each input", head, cells, note, "inputs")


def _number(number: int | None) -> str:
    return words.UNKNOWN if number is None else words.count(number)


def _in_order(rows: list[Linked]) -> list[Linked]:
    """Bands of age from the youngest on, whatever order they were counted in."""
    bands = [name for _, _, name in AGE_BANDS]
    kept = [row for row in rows if row.by != "practice"]
    kinds = list(dict.fromkeys(row.by for row in kept))
    return sorted(kept, key=lambda row: (kinds.index(row.by), bands.index(row.group) if row.group in bands else 0))


def _linkage(caption: str, rows: list[Linked]) -> Table:
    return Table(
        caption,
        ("Group", "People", "Found", "Not found", "Found, %"),
        [(_group(row), words.count(row.people), words.count(row.linked), _rest(row), _share(row)) for row in rows],
        note="Findings hold for those found. Where one group is found less often than another, they hold less for it.",
        sheet="linkage",
    )


def _group(row: Linked) -> str:
    return row.group if row.by in ("all", "practice") else f"{BY.get(row.by, row.by)}: {row.group}"


def _rest(row: Linked) -> str:
    return words.count(None if row.people is None or row.linked is None else row.people - row.linked)


def _share(row: Linked) -> str:
    if row.linked is None or not row.people:
        return words.UNKNOWN
    return words.percent(100 * row.linked / row.people)
