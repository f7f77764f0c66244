"""Tables as files: typed, whole or not at all."""

import csv
from datetime import date

import pyarrow.parquet
import pytest

from commonweal.exchange import files, outcomes, schema, tables

TABLE = schema.Table(
    "visits",
    "Visits",
    "one visit",
    (
        schema.Column("who", schema.TEXT, "Who."),
        schema.Column("many", schema.WHOLE, "How many."),
        schema.Column("much", schema.NUMBER, "How much."),
        schema.Column("seen_on", schema.DATE, "When."),
        schema.Column("came", schema.YES_NO, "Whether.", required=False),
    ),
)
ROWS = [
    {"who": 'O"Neill, "Zoë"\nsecond line', "many": 7, "much": 1.5, "seen_on": date(2014, 3, 31), "came": True},
    {"who": "007", "many": -1, "much": 0.1, "seen_on": date(2012, 2, 29), "came": None},
]


def test_parquet_gives_back_what_was_written(tmp_path):
    assert pyarrow.parquet.read_table(files.write(TABLE, ROWS, tmp_path)).to_pylist() == ROWS


def test_parquet_has_the_types_of_the_description(tmp_path):
    found = pyarrow.parquet.read_schema(files.write(TABLE, ROWS, tmp_path))
    assert [str(kind) for kind in found.types] == ["string", "int64", "double", "date32[day]", "bool"]


def test_csv_gives_back_every_cell_as_text(tmp_path):
    with files.write(TABLE, ROWS, tmp_path, "csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert found == [
        {"who": ROWS[0]["who"], "many": "7", "much": "1.5", "seen_on": "2014-03-31", "came": "true"},
        {"who": "007", "many": "-1", "much": "0.1", "seen_on": "2012-02-29", "came": ""},
    ]


@pytest.mark.parametrize("file_format", files.FORMATS)
def test_a_table_without_rows_still_has_its_headings(tmp_path, file_format):
    path = files.write(TABLE, [], tmp_path, file_format)
    found = (
        path.read_text("utf-8").strip().split(",") if file_format == "csv" else pyarrow.parquet.read_schema(path).names
    )
    assert found == ["who", "many", "much", "seen_on", "came"]


@pytest.mark.parametrize("file_format", files.FORMATS)
def test_the_same_rows_are_the_same_bytes(tmp_path, file_format):
    first = files.write(TABLE, ROWS, tmp_path / "one", file_format).read_bytes()
    assert files.write(TABLE, iter(ROWS), tmp_path / "two", file_format).read_bytes() == first


def test_more_rows_than_a_batch_are_all_written(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "BATCH", 3)
    path = files.write(TABLE, [ROWS[0] | {"many": number} for number in range(10)], tmp_path)
    assert pyarrow.parquet.read_table(path)["many"].to_pylist() == list(range(10))


def breaking():
    yield ROWS[0]
    raise OSError("the source broke off")


@pytest.mark.parametrize("file_format", files.FORMATS)
def test_a_write_that_breaks_off_leaves_no_table(tmp_path, file_format):
    with pytest.raises(OSError, match="broke off"):
        files.write(TABLE, breaking(), tmp_path, file_format)
    assert not (tmp_path / f"visits.{file_format}").exists()


def test_a_value_of_the_wrong_kind_is_refused(tmp_path):
    with pytest.raises(ValueError, match="seven"):
        files.write(TABLE, [ROWS[0] | {"many": "seven"}], tmp_path)


def test_an_unknown_format_is_refused_with_the_known_ones(tmp_path):
    with pytest.raises(ValueError, match="parquet, csv"):
        files.write(TABLE, ROWS, tmp_path, "xlsx")


@pytest.mark.parametrize("table", [*outcomes.HANDED_OVER, tables.LINKAGE, tables.BRIDGE], ids=lambda table: table.name)
def test_every_exchanged_table_can_be_written(tmp_path, table):
    assert pyarrow.parquet.read_schema(files.write(table, [], tmp_path)).names == [c.name for c in table.columns]
