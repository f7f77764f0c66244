"""Describe the files in words: a Markdown page for each table, good enough to make the file by hand from it alone."""

import re
from collections.abc import Iterable, Sequence

from commonweal.exchange.schema import DATE, MONTH, NUMBER, TEXT, WHOLE, YES_NO, Column, Table

INDEX = "README.md"

KINDS = {
    TEXT: ("text", "string", "Kept as it stands, leading zeros too."),
    WHOLE: ("whole number", "int64", "Digits only, a minus before them if need be: `1250`, not `1,250` or `1250.0`."),
    NUMBER: ("number", "double", "A full stop before the decimals and nothing between thousands: `1250.5`."),
    DATE: ("date", "date32", "Year, month, day: `2014-03-31`."),
    MONTH: ("month", "string", "Year and month: `1933-02`."),
    YES_NO: ("yes/no", "bool", "`true` or `false`."),
}
LIMITS = re.compile(r"(\d+)-(\d+)$")
"""How a unit says within which numbers a column stays."""

EXAMPLES = {TEXT: "abc", WHOLE: "1", NUMBER: "1.5", DATE: "2014-03-31", MONTH: "1933-02", YES_NO: "true"}

FILE_RULES = """\
* **CSV**: UTF-8, commas between cells, lines ended by `\\n` or `\\r\\n`, the headings in the first line. A cell that
  holds a comma, a quotation mark or a line break stands in double quotes; a quotation mark inside it is doubled.
* **Headings** are written exactly as above.
* **An empty cell** means that nothing is known. Write nothing at all for it, no `0` and no word.
* **Codes** are written as in the left column of their list, never the meaning.
* **Parquet**: one column for each heading, of the Parquet type that stands beside its kind; an empty cell is a null.
  Any compression will do.
* **Excel** (`.xlsx`): the first sheet, headings in its first line, no merged cells, no formulas. Up to 100,000 rows;
  more go into CSV or Parquet.
"""

FORGIVEN = """\
Files come as they come, so a reader also takes: a byte-order mark; Windows-1252 in place of UTF-8; `;`, `|` or tabs
between cells; columns in any order, headings in any case, and columns that are not listed, which are left alone; dates
such as `31/03/2014` (day first), `20140331`, `31-Mar-2014` and `2014-03-31 00:00:00`; UTF-16; whole numbers and codes
such as `88.0`; codes with leading zeros lost or added (`1` for `01`) and in small letters; `NULL`, `NA` and `-` for an
empty cell; `yes` and `no`, `1` and `0` for yes and no; in Parquet, text in place of any other type.

Not taken, and said so: years of two digits; a comma before the decimals; headings below a title or a blank line;
compressed files (`.gz`, `.zip`), which are to be unpacked first; spreadsheets other than `.xlsx`.

A row that still cannot be read, or breaks a rule above, is set aside in `rejects.csv` with its file, line, column and
reason, and the rest goes on. A missing column stops the run with a sentence that names it; so does an empty file, a
file of which no row can be used, and one of people or events that holds a heading and no rows.
"""

FATES = """\
| Fate | Rows |
| --- | --- |
| used | Taken into the evaluation's own store. Rows of a hospital file are used whoever they are of, and only those \
of people in the study are ever counted: the summary says how many those are. |
| duplicate | Say once more what another row says; the page of the table says when. |
| rejected | Cannot be read or break a rule: set aside in `rejects.csv`, which is about single people. |
| out of scope | In order, but none of this study's business: events outside the days that the plan says the data \
cover, unfinished episodes (they come again when they are finished), rows of the bridge about people who are not in \
the `people` table. |

Every row read is one of the four. Identifiers of the hospital files (`ENCRYPTED_HESID`, `hes_id`) are compared without
regard to capitals and spaces around them; all others as they stand. When nobody in a hospital file is in the bridge, or
nobody in the bridge is in the `people` table, the run stops.
"""


def render(tables: Iterable[Table]) -> dict[str, str]:
    """Describe tables, a page for each and an index.

    Parameters
    ----------
    tables
        What to describe, in the order the index is to have [tables].

    Returns
    -------
    dict
        File name -> Markdown, the same text for the same tables [mapping of text].

    Raises
    ------
    ValueError
        When two tables have one name.
    """
    listed = list(tables)
    names = [table.name for table in listed]
    if len(set(names)) < len(names):
        raise ValueError(f"Two tables have one name among {', '.join(names)}: give each its own.")
    pages = {f"{table.name}.md": page(table) for table in listed}
    return {INDEX: index(listed), **pages}


def index(tables: Sequence[Table]) -> str:
    """List the tables and the rules that hold for all of them.

    Parameters
    ----------
    tables
        What to list [tables].

    Returns
    -------
    str
        A page in Markdown [text].
    """
    rows = [(f"[{table.name}]({table.name}.md)", table.title, table.row, f"{len(table.columns)}") for table in tables]
    kinds = [(shown, f"`{parquet}`", rule) for shown, parquet, rule in KINDS.values()]
    parts = [
        "# The files, table by table",
        "These pages are made from the code by `commonweal docs`; change the code, not the pages.",
        "An evaluation reads a folder of study tables, the bridge and the hospital files; a plan names them, as "
        "[the guide to plans](../guides/plan.md) tells. Each page here can be used alone.",
        _grid(("Table", "Holds", "One row is", "Columns"), rows),
        "## Rules for every file",
        FILE_RULES.strip(),
        "## Kinds of value",
        _grid(("Kind", "Parquet type", "How it is written in CSV"), kinds),
        "## What is forgiven, and what is not",
        FORGIVEN.strip(),
        "## What becomes of a row",
        FATES.strip(),
    ]
    return "\n\n".join(parts) + "\n"


def page(table: Table) -> str:
    """Describe one table.

    Parameters
    ----------
    table
        What to describe [table].

    Returns
    -------
    str
        A page in Markdown: columns, codes, what else must hold, an example, how the file is written [text].
    """
    parts = [f"# {table.title} (`{table.name}`)", f"One row is {table.row}."]
    parts += [f"Whose definition: {table.source}."] if table.source else []
    parts += [f"**The file.** {table.place or f'`{table.name}.csv` or `{table.name}.parquet`.'}"]
    parts += ["## Columns", _columns(table), *_codes(table), *_rules(table), "## Example", _example(table)]
    parts += [
        "## How the file is written",
        FILE_RULES.strip(),
        "## What is forgiven, and what is not",
        FORGIVEN.strip(),
    ]
    return "\n\n".join([*parts, "[All tables](README.md)"]) + "\n"


def _rules(table: Table) -> list[str]:
    rules = list(table.rules)
    rules += [
        f"`{column.name}` is from {limits[1]} to {limits[2]}."
        for column in table.columns
        if (limits := LIMITS.search(column.unit))
    ]
    if table.key and not table.source:
        rules.append(
            f"No two rows agree in {_and([f'`{name}`' for name in table.key])}: the same row again is a duplicate, and "
            "of rows that say different things one is used and the others are set aside."
        )
    return ["## What else must hold", "\n".join(f"* {rule}" for rule in rules)] if rules else []


def _columns(table: Table) -> str:
    rows = [
        (f"`{column.name}`", *KINDS[column.kind][:1], f"`{KINDS[column.kind][1]}`", _needed(column), _meaning(column))
        for column in table.columns
    ]
    return _grid(("Column", "Kind", "Parquet type", "Must be there", "Holds"), rows)


def _needed(column: Column) -> str:
    if column.optional:
        return "the column may be left out" + ("" if column.required else ", a cell may be empty")
    return "in every row" if column.required else "the column; a cell may be empty"


def _meaning(column: Column) -> str:
    unit = f" Unit: {column.unit}." if column.unit else ""
    link = f"[its codes](#codes-of-{column.name.lower()})"
    codes = f" Usually one of {link}; another is kept and decides nothing." if column.open else f" One of {link}."
    codes = codes if column.codes else ""
    return f"{column.means}{unit}{codes}"


def _codes(table: Table) -> list[str]:
    parts: list[str] = []
    for column in table.columns:
        if column.codes:
            parts.append(f"### Codes of `{column.name}`")
            parts.append(_grid(("Code", "Meaning"), [(f"`{code}`", words) for code, words in column.codes.items()]))
    return parts


def example(column: Column) -> str:
    """Give a fictitious value of a column.

    Parameters
    ----------
    column
        Which column [column].

    Returns
    -------
    str
        Its own example, else its first code, else a plain value of its kind; nothing where it says so [text].
    """
    if column.example is None:
        return ""
    return column.example or next(iter(column.codes), "") or EXAMPLES[column.kind]


def _example(table: Table) -> str:
    lines = [[column.name for column in table.columns], [example(column) for column in table.columns]]
    return "\n".join(["```csv", *(",".join(_quoted(cell) for cell in line) for line in lines), "```"])


def _quoted(cell: str) -> str:
    return f'"{cell}"' if "," in cell else cell


def _grid(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heading, ["---"] * len(heading), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
