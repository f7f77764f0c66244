"""The reproduction as a plain table."""

from textwrap import wrap

from commonweal.evaluation.published.reproduction import VERDICTS, Row, tally, unexplained

WIDTH = 120
SEEDS = {
    "000": "Dayson and Damm (2017), Evaluation Update",
    "001": "Social Care Institute for Excellence, case study",
    "002": "Dayson and Bashir (2014), Summary Evaluation Report",
    "003": "Rotherham Social Prescribing Service, presentation (2015)",
    "004": "Dayson and Moss (2017), A GP Perspective",
}
HEAD = """Every printed figure beside ours; in brackets what is taken as printed and not recomputed.

The record prints no data. For hospital use, well-being and process, events and scores are made up to the printed
counts, or to the printed percentage where no count is printed, and run through the whole pipeline: that a figure comes
out the same shows that the pipeline counts and rounds as the record did, not that the record is right. Returns over
several years, costs and payback come out of the model, from the savings printed for the first year."""


def render(rows: list[Row]) -> str:
    """Write the reproduction as a plain table, with the counts at the end.

    Parameters
    ----------
    rows
        Every row [rows].

    Returns
    -------
    str
        The table [text].
    """
    documents = [f"{seed}  {title}" for seed, title in SEEDS.items()]
    return "\n".join([HEAD, "", *(line for row in rows for line in _lines(row)), *documents, "", _count(rows)])


def _lines(row: Row) -> list[str]:
    head = wrap(f"{row.id}  {row.seed}  {row.what}", WIDTH, subsequent_indent=" " * 10)
    ours = row.ours or "–"
    said = [
        f"printed  {row.published}",
        f"ours     {ours}",
        f"{row.verdict}: {row.reason}" if row.reason else row.verdict,
    ]
    return (
        head
        + [
            part
            for line in said
            for part in wrap(line, WIDTH - 10, initial_indent=" " * 10, subsequent_indent=" " * 12)
        ]
        + [""]
    )


def _count(rows: list[Row]) -> str:
    counts = tally(rows)
    lines = [f"{counts[verdict]:>5}  {verdict}" for verdict in VERDICTS]
    left = unexplained(rows)
    end = f"Not explained: {', '.join(row.id for row in left)}." if left else "Nothing is left unexplained."
    return "\n".join([*lines, f"{len(rows):>5}  figures", "", end])
