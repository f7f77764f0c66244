"""Whatever is uploaded as a list: every row is accounted for, and nothing but a sentence comes of a bad file."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from commonweal.exchange import lists
from tests.support import sheets

TODAY = date(2026, 3, 3)
GOOD = [sheets.workbook(sheets.EDITH, sheets.edith(nhs_number="")), sheets.text(sheets.EDITH, separator=";")]
# Letters a spreadsheet can hold.
words = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
cells = st.sampled_from(sheets.EDITH) | words
rows = st.lists(st.tuples(*[cells] * len(sheets.HEADINGS)), min_size=1, max_size=8)


def blank(row):
    return not any(cell.strip() for cell in row)


@given(rows, st.sampled_from([sheets.text, sheets.workbook]))
def test_every_row_is_used_rejected_or_a_repetition(rows, written):
    try:
        found = lists.read(written(*rows), TODAY)
    except lists.ListRefused:
        return
    assert found.rows == sum(not blank(row) for row in rows)


@given(st.sampled_from(GOOD), st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=20))
def test_a_damaged_file_is_read_or_refused(content, changes):
    damaged = bytearray(content)
    for place, byte in changes:
        damaged[place % len(damaged)] = byte
    try:
        lists.read(bytes(damaged), TODAY)
    except lists.ListRefused as why:
        assert str(why)


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"NHS number;First name;"]))
def test_any_bytes_are_read_or_refused(content, start):
    try:
        lists.read(start + content, TODAY)
    except lists.ListRefused as why:
        assert str(why)
