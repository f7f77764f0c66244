"""How controls were chosen, how alike they are, and who has none."""

from dataclasses import dataclass

from commonweal.evaluation.report.parts import Figure, Table, twice
from commonweal.exchange.results import Balance, Lost, Matching, Results
from commonweal.paper import charts, words

BY = {"all": "Everybody", "age": "Age", "sex": "Sex", "ethnicity": "Ethnic group", "deprivation": "Deprivation",
      "imd": "Deprivation", "practice": "Practice", "old": "Age", "risk": "Risk"}  # fmt: skip
NOT_A_TEST = "No p values: whether two groups are alike is a matter of their sizes, not of how many people there are."


@dataclass(frozen=True)
class Section:
    """The controls as the page shows them.

    Parameters
    ----------
    rule
        How they were chosen, a sentence each [texts].
    verdict
        Whether they are alike, in a sentence [text].
    sizes, sets, lost, practices
        How many; controls found for each; who has none, by group and by practice [tables].
    love, overlap
        Balance and scores [figures].
    balance
        Everything that was compared [table].
    """

    rule: list[str]
    verdict: str
    sizes: Table
    sets: Table
    lost: Table
    practices: Table
    love: Figure
    overlap: Figure | None
    balance: Table


def section(found: Results) -> Section | None:
    """Lay out how controls were chosen.

    Parameters
    ----------
    found
        What was found [results].

    Returns
    -------
    Section or None
        Charts and tables; none when the plan asks for no controls [section].
    """
    made = found.matching
    if made is None:
        return None
    return Section(
        made.words, verdict(made), _sizes(made), _sets(made),
        _lost("Who found a control", [row for row in made.lost if row.by != "practice"]),
        _lost("Who found a control, by practice", [row for row in made.lost if row.by == "practice"]),
        _love(made), _overlap(made) if made.overlap else None, _balance(made),
    )  # fmt: skip


def apart(made: Matching) -> list[Balance]:
    """Find what the matched still differ in by more than the plan allows.

    Parameters
    ----------
    made
        The matching [object].

    Returns
    -------
    list
        The rows, most apart first [rows].
    """
    rows = [row for row in made.balance if row.matched_smd is not None and abs(row.matched_smd) >= made.limit]
    return sorted(rows, key=lambda row: -abs(row.matched_smd or 0))


def verdict(made: Matching) -> str:
    """Say whether the referred and their controls are alike.

    Parameters
    ----------
    made
        The matching [object].

    Returns
    -------
    str
        A sentence or two [text].
    """
    far, limit = apart(made), f"{words.decimal(made.limit)} standard deviations"
    known = sum(row.matched_smd is not None for row in made.balance)
    if not far:
        return f"After matching none of the {known} things compared differs by {limit} or more."
    named = ", ".join(f"{row.name} ({words.decimal(row.matched_smd, 3, sign=True)})" for row in far[:5])
    more = f" and {len(far) - 5} more" if len(far) > 5 else ""
    return f"After matching {len(far)} of {known} things compared still differ by {limit} or more: {named}{more}."


def _sizes(made: Matching) -> Table:
    return Table(
        "How many people there were to match, and to choose from",
        ("What", "Number"),
        [
            ("Referred people to be matched", words.count(made.referred)),
            ("of them, with at least one control", words.count(made.matched)),
            ("Candidates: one person in one month", words.count(made.candidates)),
            ("Controls chosen", words.count(made.controls)),
            ("Controls wanted for each", words.count(made.ratio)),
            ("Caliper, widest difference of scores (logit)", words.decimal(made.caliper, 3)),
        ],
    )


def _sets(made: Matching) -> Table:
    rows = [(words.count(place), words.count(people)) for place, people in enumerate(made.sets)]
    return Table("Controls found for each person referred", ("Controls", "People referred"), rows)


def _lost(caption: str, lost: list[Lost]) -> Table:
    rows = [
        (row.group if row.by in ("all", "practice") else f"{BY.get(row.by, row.by)}: {row.group}",
         words.count(row.referred), words.count(row.matched),
         words.percent(100 * row.matched / row.referred) if row.matched is not None and row.referred else words.UNKNOWN)
        for row in lost
    ]  # fmt: skip
    return Table(
        caption, ("Group", "Referred", "With a control", "With a control, %"), rows, sheet="lost",
        note="The effect is that on people with a control, and says nothing of the others.",
    )  # fmt: skip


def _love(made: Matching) -> Figure:
    title = "How far apart the referred and their controls are, before and after matching"
    shown = [row for row in made.balance if not set(row.covariate) & set("^*") or _apart(row, made.limit)]
    drawn = twice("love", lambda name, width: charts.love(shown, made.limit, name=name, title=title, width=width))
    rows = [
        (row.name, words.decimal(row.smd, sign=True), words.decimal(row.matched_smd, sign=True)) for row in made.balance
    ]
    table = Table(title, ("What was compared", "Before matching", "After matching"), rows, sheet="balance")
    return Figure(
        title, *drawn, table=table, folded=True,
        key="Hollow: all candidates. Filled: the chosen controls. The upright line is the plan's limit, "
        f"{words.decimal(made.limit)}: what lies left of it counts as alike.",
        note="Difference of the means over the standard deviation of all referred. Squares and products are drawn "
        f"where they lie beyond the limit. {NOT_A_TEST}",
    )  # fmt: skip


def _apart(row: Balance, limit: float) -> bool:
    return row.matched_smd is None or abs(row.matched_smd) >= limit


def _overlap(made: Matching) -> Figure:
    title = "Propensity scores of the referred, the candidates and the chosen controls"
    drawn = twice("overlap", lambda name, width: charts.overlap(made.overlap, name=name, title=title, width=width))
    rows = [
        (words.between(words.decimal(row.low, 1), words.decimal(row.high, 1)), words.count(row.referred),
         words.count(row.candidates), words.count(row.controls))
        for row in made.overlap
    ]  # fmt: skip
    table = Table(title, ("Score (logit)", "Referred", "Candidate months", "Controls"), rows, sheet="overlap")
    return Figure(
        title, *drawn, table=table, folded=True,
        key="Where the line of the referred has no controls under it, nobody comparable was to be had.",
        note="The score is the chance of being referred that month, worked out from what the record shows.",
    )  # fmt: skip


def _balance(made: Matching) -> Table:
    return Table(
        "Everything that was compared",
        (
            "What", "Referred", "Candidates", "Difference", "Variance ratio", "Largest distance", "Matched referred",
            "Controls", "Difference after", "Variance ratio after", "Largest distance after",
        ),
        [
            (
                row.name, words.decimal(row.referred), words.decimal(row.candidates), words.decimal(row.smd, sign=True),
                words.decimal(row.variance_ratio), words.decimal(row.ks), words.decimal(row.matched),
                words.decimal(row.controls), words.decimal(row.matched_smd, sign=True),
                words.decimal(row.matched_variance_ratio), words.decimal(row.matched_ks),
            )
            for row in made.balance
        ],
        note="Means (of shares: the share). Differences are in standard deviations of all referred. A variance ratio "
        "between 0.5 and 2 counts as alike. Largest distance: of the two cumulative distributions.",
        sheet="balance",
    )  # fmt: skip
