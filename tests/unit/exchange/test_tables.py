"""What the service hands over, and what it must never hand over."""

import pytest

from commonweal.exchange import outcomes, tables
from commonweal.exchange.schema import Column, Table

EVERY = (*outcomes.HANDED_OVER, tables.LINKAGE, tables.BRIDGE)
IDENTIFIERS = {"nhs_number", "family_name", "given_name", "name", "born_on", "postcode", "address", "phone"}


@pytest.mark.parametrize("table", outcomes.HANDED_OVER, ids=lambda table: table.name)
def test_no_study_table_names_a_person(table):
    assert not IDENTIFIERS & {column.name for column in table.columns}


def test_the_linkage_file_says_nothing_of_health_or_the_service():
    named = {column.name for column in tables.LINKAGE.columns} - {"study_id", "sex"}
    assert named <= IDENTIFIERS


def test_the_bridge_holds_no_identifier_of_the_service():
    assert {column.name for column in tables.BRIDGE.columns} == {"study_id", "hes_id", "match_rank"}


@pytest.mark.parametrize("table", EVERY, ids=lambda table: table.name)
def test_headings_are_unique(table):
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("table", EVERY, ids=lambda table: table.name)
def test_keys_are_columns_that_are_always_filled(table):
    assert all(table.column(name).required for name in table.key)


def test_tables_have_names_of_their_own():
    assert len({table.name for table in EVERY}) == len(EVERY)


def test_a_column_that_is_not_there_is_not_found():
    with pytest.raises(KeyError):
        Table("a", "A", "one a", (Column("b", "text", "B."),)).column("c")
