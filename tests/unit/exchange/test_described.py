"""Pages that describe the files, from which alone a file can be made."""

import csv
import io
import re

import pytest

from commonweal.domain.identifiers import nhs_number
from commonweal.exchange import described, outcomes, tables
from commonweal.exchange.schema import TEXT, Column, Table

EVERY = (*outcomes.HANDED_OVER, tables.LINKAGE, tables.BRIDGE)
EACH = pytest.mark.parametrize("table", EVERY, ids=lambda table: table.name)


@EACH
def test_every_heading_is_on_the_page(table):
    page = described.page(table)
    assert all(f"| `{column.name}` |" in page for column in table.columns)


@EACH
def test_every_code_is_on_the_page_with_its_meaning(table):
    page = described.page(table)
    pairs = [pair for column in table.columns for pair in column.codes.items()]
    assert all(f"| `{code}` | {meaning} |" in page for code, meaning in pairs)


@EACH
def test_the_example_has_a_cell_for_each_heading(table):
    example = re.search(r"```csv\n(.*?)```", described.page(table), re.DOTALL)[1]
    heading, *rows = csv.reader(io.StringIO(example))
    assert rows
    assert all(len(row) == len(heading) == len(table.columns) for row in rows)


@EACH
def test_the_example_keeps_to_the_codes(table):
    told = [column for column in table.columns if column.codes and column.example is not None]
    assert all(described.example(column) in column.codes for column in told)


def test_the_example_of_an_nhs_number_is_valid_and_given_to_nobody():
    number = described.example(tables.LINKAGE.column("nhs_number"))
    assert nhs_number(number).startswith("999")


def test_the_index_leads_to_every_page():
    pages = described.render(EVERY)
    linked = set(re.findall(r"\]\((\w+\.md)\)", pages["README.md"]))
    assert linked == set(pages) - {"README.md"}


def test_links_within_a_page_lead_to_its_headings():
    for page in described.render(EVERY).values():
        headings = {
            heading.lower().replace(" ", "-")
            for heading in re.findall(r"^### (Codes of \w+)`?", page.replace("`", ""), re.M)
        }
        assert set(re.findall(r"\]\(#([\w-]+)\)", page)) <= headings


def test_the_same_tables_are_described_in_the_same_words():
    assert described.render(EVERY) == described.render(EVERY)


def test_two_tables_of_one_name_are_refused():
    with pytest.raises(ValueError, match="Two tables have one name"):
        described.render([tables.PEOPLE, tables.PEOPLE])


def test_a_bar_in_a_meaning_does_not_end_a_cell():
    page = described.page(Table("a", "A", "one a", (Column("b", TEXT, "Joined by |."),)))
    assert "Joined by \\|." in page


def test_the_example_of_a_score_is_not_skipped_as_well():
    assert described.example(tables.SCORES.column("skipped")) == ""


def test_the_numbers_a_column_stays_within_are_among_what_must_hold():
    assert "* `score` is from 1 to 5." in described.page(tables.SCORES)


def test_a_list_of_codes_that_is_not_all_says_what_becomes_of_others():
    page = described.page(Table("a", "A", "one a", (Column("b", TEXT, "B.", codes={"1": "One"}, open=True),)))
    assert "Usually one of [its codes](#codes-of-b); another is kept and decides nothing." in page


def test_a_column_that_may_be_left_out_is_said_to_be():
    page = described.page(Table("a", "A", "one a", (Column("b", TEXT, "B.", optional=True, required=False),)))
    assert "may be left out" in page
