"""The many ways a file may be written, all of which say the same."""

from pathlib import Path

import pyarrow
import pytest
from pyarrow import csv as arrow_csv
from pyarrow import parquet

from commonweal.evaluation import inputs
from tests.support.small_study import FILES, REGISTER_FILES, SmallStudy

TABLES = (
    "people", "referrals", "bridge", "apc", "ae", "op", "deaths",
    "population", "risk", "gp", "prescriptions", "care",
)  # fmt: skip
EVERY = FILES | REGISTER_FILES


@pytest.fixture
def small(tmp_path: Path) -> SmallStudy:
    return SmallStudy(tmp_path).register()


@pytest.fixture
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pyarrow.Table]:
    return tables(SmallStudy(tmp_path_factory.mktemp("plain")).register().prepare())


def tables(store: inputs.Store) -> dict[str, pyarrow.Table]:
    return {name: parquet.read_table(store.table(name)) for name in TABLES}


def recoded(encoding: str) -> object:
    return lambda text: text.encode(encoding)


def with_dates(write: str) -> object:
    def change(text: str) -> str:
        import re

        return re.sub(r"(\d{4})-(\d\d)-(\d\d)", write, text)

    return change


def shuffled(text: str) -> str:
    heading, *rows = text.splitlines()
    return "\n".join([heading, *reversed(rows)]) + "\n"


def columns_reversed(text: str) -> str:
    return "".join(",".join(reversed(line.split(","))) + "\n" for line in text.splitlines())


def more_columns(text: str) -> str:
    heading, *rows = text.splitlines()
    return "\n".join([f"Postcode sector,{heading}", *[f'"S60 1, x",{row}' for row in rows]]) + "\n"


def in_quotes(text: str) -> str:
    return "".join(",".join(f'"{cell}"' for cell in line.split(",")) + "\n" for line in text.splitlines())


MANNERS = {
    "a byte-order mark": recoded("utf-8-sig"),
    "UTF-16": recoded("utf-16"),
    "semicolons": lambda text: text.replace(",", ";"),
    "tabs": lambda text: text.replace(",", "\t"),
    "bars": lambda text: text.replace(",", "|"),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "no line end at the end": lambda text: text.rstrip("\n"),
    "dates like 31/03/2014": with_dates(r"\3/\2/\1"),
    "dates like 20140331": with_dates(r"\1\2\3"),
    "dates with a time of midnight": with_dates(r"\1-\2-\3 00:00:00"),
    "headings in small letters": lambda text: text.replace(text.splitlines()[0], text.splitlines()[0].lower()),
    "headings with spaces": lambda text: text.replace(text.splitlines()[0], text.splitlines()[0].replace(",", " , ")),
    "rows in another order": shuffled,
    "columns in another order": columns_reversed,
    "columns nobody asked for": more_columns,
    "every cell in quotation marks": in_quotes,
    "spaces around cells": lambda text: text.replace(",", " , "),
}


@pytest.mark.parametrize("manner", MANNERS)
def test_a_file_says_the_same_in_whatever_manner_it_is_written(
    small: SmallStudy, plain: dict[str, pyarrow.Table], manner: str
) -> None:
    for name, text in EVERY.items():
        small.put(name, MANNERS[manner](text))
    found = tables(small.prepare())
    assert {name: table.equals(plain[name]) for name, table in found.items()} == dict.fromkeys(TABLES, True)


def test_text_that_is_not_utf_8_is_read_as_windows_wrote_it(small: SmallStudy) -> None:
    small.put("study/people.csv", FILES["study/people.csv"].replace("C87001", "Café–1").encode("cp1252"))
    assert parquet.read_table(small.prepare().table("people")).column("practice").to_pylist()[0] == "Café–1"


@pytest.mark.parametrize("as_text", [False, True])
def test_parquet_says_the_same_as_text(small: SmallStudy, plain: dict[str, pyarrow.Table], as_text: bool) -> None:
    for name in EVERY:
        path = small.folder / name
        typed = arrow_csv.read_csv(path)
        if as_text:
            typed = pyarrow.table(
                {column: typed.column(column).cast(pyarrow.string()) for column in typed.column_names}
            )
        parquet.write_table(typed, path.with_suffix(".parquet"))
        path.unlink()
    small.sources = small.sources.replace(".csv", ".parquet") + 'x = ""'
    small.sources = small.sources.replace('x = ""', "")
    bridge = parquet.read_table(small.folder / "bridge.parquet")
    arrow_csv.write_csv(bridge, small.folder / "bridge.csv")
    found = tables(small.prepare())
    assert {name: table.equals(plain[name]) for name, table in found.items()} == dict.fromkeys(TABLES, True)


def test_codes_keep_their_meaning_without_leading_zeros_and_with_decimals(small: SmallStudy) -> None:
    small.swap("apc.csv", "H1,1,RFR,2012-10-01,2012-10-03,1,3,", "H1,1,RFR,2012-10-01,2012-10-03,01,3.0,")
    small.swap("ae.csv", "H1,1,2012-10-01,1,01", "H1,1,2012-10-01,01,1")
    store = small.prepare()
    assert parquet.read_table(store.table("ae")).column("disposal").to_pylist()[0] == "01"
    assert parquet.read_table(store.table("apc")).column("epiorder").to_pylist()[0] == 1


@pytest.mark.parametrize("nothing", ["NULL", "-", "&", "NA", " "])
def test_words_for_nothing_are_nothing(small: SmallStudy, nothing: str) -> None:
    small.swap("apc.csv", "2012-10-01,21,,8", f"2012-10-01,21,{nothing},8")
    assert parquet.read_table(small.prepare().table("apc")).column("disdate").null_count == 1


@pytest.mark.parametrize("change", [str.lower, str.title, lambda identifier: f" {identifier} "])
def test_identifiers_meet_whatever_their_capitals_and_spaces(small: SmallStudy, change: object) -> None:
    for name in ("apc.csv", "ae.csv", "op.csv", "deaths.csv", *REGISTER_FILES):
        for old in ("H1,", "H2,", "H9,"):
            small.put(name, (small.folder / name).read_text().replace(f"\n{old}", f"\n{change(old[:2])},"))
    assert parquet.read_table(small.prepare().table("ae")).column("person").to_pylist() == [1, 1, 2, 2]


def test_the_hospitals_date_for_no_date_is_none(small: SmallStudy) -> None:
    small.swap("apc.csv", "2012-10-01,21,,8", "2012-10-01,21,1801-01-01,8")
    assert parquet.read_table(small.prepare().table("apc")).column("disdate").null_count == 1


def test_newer_names_of_the_hospital_columns_are_known(small: SmallStudy) -> None:
    small.swap("apc.csv", "ENCRYPTED_HESID", "TOKEN_PERSON_ID")
    small.swap("apc.csv", "PROCODE3", "PROCODE")
    small.swap("apc.csv", ",RFR,", ",RFR01,")
    assert parquet.read_table(small.prepare().table("apc")).column("provider").to_pylist() == ["RFR"] * 3


def test_several_files_and_patterns_are_read_as_one_table(small: SmallStudy) -> None:
    heading, first, second = FILES["ae.csv"].splitlines()
    small.put("years/ae_2012.csv", f"{heading}\n{first}\n")
    small.put("years/ae_2013.csv", f"{heading}\n{second}\n")
    small.sources = small.sources.replace('"ae.csv"', '["years/ae_*.csv", "years/ae_2013.csv"]')
    assert small.rows("ae")["used"] == 2


def test_a_folder_stands_for_the_files_in_it(small: SmallStudy) -> None:
    small.put("years/ae_2012.csv", FILES["ae.csv"])
    small.put("years/notes.docx", b"not ours")
    small.sources = small.sources.replace('"ae.csv"', '"years"')
    assert small.rows("ae")["used"] == 2
