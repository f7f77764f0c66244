"""Write the counting rules, their queries and their cases as a page: `python -m tests.spec.render [--check]`."""

import sys
from pathlib import Path

from tests.spec import reading, tables
from tests.spec.cases import cohort, community, continuous, dying, engagement, series, stays, visits
from tests.spec.rule import Case, Rule

PAGE = Path(__file__).parents[2] / "docs" / "methods" / "counting.md"
HEAD = """# What is counted, and how

Written by `python -m tests.spec.render` from the cases that every engine must pass; change those, not this page.

Each rule below is followed by the query that carries it out, the same text on DuckDB and on Spark, and by small tables
that can be checked by hand. `days(a, b)` is the number of days from a to b, `later(a, n)` the day n days after a.
Words after a colon are parameters from the plan. In the queries a person is a whole number given when the files are
read, and a unit a person looked at from one index day; `windows` has two rows a unit, side 0 before referral and side
1 after it, from its first day to the first day outside; `followed` has everybody of whom there is a unit, once.
Columns that a table leaves out hold what is usual: a finished episode with one provider, admitted as an emergency from
home, not a transfer.

Results read before → after. Unless a case says otherwise, windows are of 365 days, referrals are those from
2013-04-01 to 2014-12-31, and the hospital data run from 2012-04-01 to 2015-03-31.
"""
PARTS = (
    ("Who counts", [*cohort.RULES, *engagement.RULES]),
    ("Stays in hospital", [*stays.RULES, *continuous.RULES]),
    ("Visits to hospital", visits.RULES), ("Care outside hospital", community.RULES),
    ("Several times, and month by month", series.RULES), ("The end of life", dying.RULES),
)  # fmt: skip
NAMES = {
    "analysed": "Analysed", "apc": "Episodes", "ae": "A&E", "op": "Outpatients", "deaths": "Deaths", "people": "People",
    "bridge": "Linked", "referrals": "Referrals", "onward": "Onward referrals", "attendance": "Attendance",
    "continuing": "Still going", "contacts": "Contacts", "gp": "GP contacts", "prescriptions": "Prescriptions",
    "care": "Care", "population": "Registered",
}  # fmt: skip


def page() -> str:
    """The whole page."""
    return HEAD + "".join(part(title, rules) for title, rules in PARTS) + reading.part()


def part(title: str, rules: list[Rule]) -> str:
    return f"\n## {title}\n" + "".join(rule_text(rule) for rule in rules)


def rule_text(rule: Rule) -> str:
    queries = "".join(f"\n{name}:\n\n```sql\n{query.strip()}\n```\n" for name, query in rule.queries.items())
    return f"\n### {rule.title}\n\n{rule.words}\n{queries}" + "".join(map(case_text, rule.cases))


def case_text(case: Case) -> str:
    plan = "".join(f"Plan: `{key} = {toml(value)}`\n\n" for key, value in case.plan.items())
    given = "".join(
        f"{NAMES[name]}\n\n{table(text)}\n\n" if text.strip() else f"{NAMES[name]}: nobody\n\n"
        for name, text in case.tables.items()
    )
    found = "**Result**: nobody is analysed" if case.expect == "person" else f"**Result**\n\n{table(case.expect)}"
    return f"\n**{case.fact[0].upper()}{case.fact[1:]}.**\n\n{plan}{given}{found}\n"


def toml(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def table(text: str) -> str:
    heading, *lines = tables.cells(text)
    rows = [heading, ["---"] * len(heading), *lines]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main(arguments: list[str]) -> int:
    """Write the page, or with --check say whether it is as it should be."""
    if "--check" in arguments:
        fresh = PAGE.exists() and PAGE.read_text("utf-8") == page()
        print("docs/methods/counting.md is up to date" if fresh else "run: python -m tests.spec.render")
        return 0 if fresh else 1
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
