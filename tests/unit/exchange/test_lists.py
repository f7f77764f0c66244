"""A list of people is read row by row, or refused in a sentence that says what to do."""

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest

from commonweal.exchange import lists
from commonweal.exchange.lists import layout
from commonweal.exchange.lists.found import MOST_PEOPLE
from tests.support import sheets
from tests.support.sheets import EDITH, HEADINGS, edith

TODAY = date(2026, 3, 3)


def read(content):
    return lists.read(content, TODAY)


def one(content):
    return read(content).entries[0].values


def refused(content):
    with pytest.raises(lists.ListRefused) as why:
        read(content)
    return str(why.value)


def rejected(**others):
    return dict(read(sheets.text(edith(**others))).rejected[0].problems)


def numbered(count):
    return [
        edith(
            nhs_number="",
            given_name="A" * (1 + number % 50),
            born_on=date(1930, 1, 1).replace(year=1930 + number // 50),
        )
        for number in range(count)
    ]


@pytest.mark.parametrize(
    "content",
    [
        sheets.workbook(EDITH),
        sheets.text(EDITH),
        sheets.text(EDITH, separator=";"),
        sheets.text(EDITH, separator="\t"),
        sheets.text(EDITH, encoding="utf-8-sig"),
        sheets.text(EDITH, encoding="utf-16"),
        sheets.text(EDITH, encoding="cp1252"),
    ],
    ids=["excel", "comma", "semicolon", "tab", "byte order mark", "utf-16", "cp1252"],
)
def test_the_same_list_is_read_from(content):
    assert one(content)["nhs_number"] == "9990000018"


def test_letters_of_windows_are_read():
    assert one(sheets.text(edith(family_name="Brontë"), encoding="cp1252"))["family_name"] == "Brontë"


@pytest.mark.parametrize(
    "typed",
    [
        "15/03/1941",
        "1941-03-15",
        "15.03.1941",
        "15 Mar 1941",
        "15 March 1941",
        date(1941, 3, 15),
        datetime(1941, 3, 15),
    ],
)
def test_a_date_of_birth_is_read_however_it_is_written(typed):
    assert one(sheets.workbook(edith(born_on=typed)))["born_on"] == date(1941, 3, 15)


def test_an_nhs_number_may_be_a_number():
    assert one(sheets.workbook(edith(nhs_number=9990000018)))["nhs_number"] == "9990000018"


def test_the_nought_that_a_spreadsheet_dropped_is_put_back():
    assert one(sheets.workbook(edith(phone=1632960123)))["phone"] == "01632960123"


def test_an_nhs_number_may_be_left_out():
    assert one(sheets.text(edith(nhs_number="")))["nhs_number"] == ""


@pytest.mark.parametrize("heading", ["nhs no", "NHS_NUMBER", " NHS Number "])
def test_a_heading_is_known_by(heading):
    assert one(sheets.text(EDITH, headings=(heading, *HEADINGS[1:])))["nhs_number"] == "9990000018"


def test_headings_may_stand_below_a_title():
    content = sheets.workbook(HEADINGS, EDITH, headings=["Patients at high risk"])
    assert read(content).entries[0].line == 3


def test_a_column_that_is_not_known_is_said():
    content = sheets.text((*EDITH, "red"), headings=(*HEADINGS, "Colour"))
    assert read(content).notes == ("These columns were not read: Colour.",)


def test_conditions_are_read_by_many_names():
    assert one(sheets.text(edith(conditions="T2DM; COPD, hypertension")))["conditions"] == [
        "diabetes",
        "asthma_copd",
        "high_blood_pressure",
    ]


def test_a_condition_with_a_name_of_several_words_is_one():
    assert one(sheets.text(edith(conditions="Heart disease or heart failure")))["conditions"] == ["heart"]


def test_a_condition_that_is_not_known_is_kept_as_another_and_said():
    entry = read(sheets.text(edith(conditions="gout"))).entries[0]
    assert (entry.values["conditions"], entry.notes) == (["other"], ("Conditions: gout is kept as something else.",))


def test_a_risk_score_is_a_number():
    assert one(sheets.text(EDITH))["risk_score"] == Decimal("42.50")


def test_what_a_row_can_do_without_is_left_out_and_said():
    entry = read(sheets.text(edith(risk_score="high"))).entries[0]
    assert (entry.values["risk_score"], len(entry.notes)) == (None, 1)


@pytest.mark.parametrize(
    ("cells", "heading", "reason"),
    [
        ({"nhs_number": "999 000 0019"}, "NHS number", "not a valid NHS number"),
        ({"nhs_number": "9.99E+09"}, "NHS number", "rounded by a spreadsheet"),
        ({"given_name": ""}, "First name", "Write the name"),
        ({"family_name": "12"}, "Last name", "not a name"),
        ({"born_on": ""}, "Date of birth", "Write the date of birth"),
        ({"born_on": "15/3/41"}, "Date of birth", "four digits"),
        ({"born_on": "31/02/1941"}, "Date of birth", "not a date"),
        ({"born_on": "15050"}, "Date of birth", "a number, not a date"),
        ({"born_on": "04/03/2026"}, "Date of birth", "in the future"),
        ({"born_on": "01/01/1880"}, "Date of birth", "more than 130 years"),
        ({"phone": ""}, "Phone", "phone number or an address"),
        ({"phone": "0" * 31}, "Phone", "at most 30 letters"),
        ({"family_name": "#REF!"}, "Last name", "holds an error"),
        ({"family_name": "x" * 5000}, "Last name", "more than 4,000 letters"),
    ],
)
def test_a_row_that_cannot_be_used_says_which_column_and_why(cells, heading, reason):
    assert reason in rejected(**cells)[heading]


def test_every_problem_of_a_row_is_said_at_once():
    assert set(rejected(given_name="", born_on="", phone="")) == {"First name", "Date of birth", "Phone"}


def test_a_formula_is_not_read():
    problems = dict(read(sheets.workbook(edith(family_name='=UPPER("x")'))).rejected[0].problems)
    assert "holds a formula" in problems["Last name"]


@pytest.mark.parametrize("second", [EDITH, edith(nhs_number=""), edith(given_name="E.", family_name="F")])
def test_the_same_person_twice_is_read_once(second):
    found = read(sheets.text(EDITH, second))
    assert ([each.line for each in found.entries], [(each.line, each.first) for each in found.repeated]) == (
        [2],
        [(3, 2)],
    )


def test_two_numbers_are_two_people():
    found = read(sheets.text(EDITH, edith(nhs_number="999 000 0026")))
    assert len(found.entries) == 2


def test_blank_rows_are_no_rows():
    assert read(sheets.workbook([], EDITH, ["", " "], edith(nhs_number="999 000 0026"))).rows == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n", "is empty"),
        (b"%PDF-1.7 ", "must be an Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "old Excel format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password protected"),
        (b"PK\x03\x04" + b"x" * 99, "damaged"),
        (b"NHS number,\x00First name", "other than text"),
        (b"a" * 2_000_001, "must be smaller than 2MB"),
        (sheets.text(EDITH, headings=("NHS nmber", *HEADINGS[1:])), "Is “NHS nmber” meant to be NHS number?"),
        (sheets.text(EDITH, headings=("Date of birth",)), "NHS number, First name, Last name"),
        (sheets.text(), "no people below"),
        (sheets.text(*numbered(MOST_PEOPLE + 1)), "has 201 people; 200 can be sent"),
        (sheets.text(*[EDITH] * 50_000), "smaller than 2MB"),
        (sheets.text(*[["9"]] * 2_500), "more than 2,000 lines"),
        (sheets.text(EDITH) + b'"never closed', "quotation mark is not closed"),
        (b"x" * 200_000, "line is far too long"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(content, sentence):
    assert sentence in refused(content)


def archive(parts, **kept):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"word/document.xml": ""}, "must be an Excel workbook"),
        ({"xl/workbook.bin": ""}, "binary workbook"),
        ({"xl/workbook.xml": "", "xl/vbaProject.bin": ""}, "holds macros"),
        ({"xl/workbook.xml": "", "xl/worksheets/sheet1.xml": b"0" * 8_000_001}, "far more than a list"),
        ({"xl/workbook.xml": "", "xl/styles.xml": b"<a>" * 400_001}, "far more than a list"),
        ({"xl/workbook.xml": "", **{f"xl/part{number}.xml": "" for number in range(500)}}, "far more than a list"),
        ({"xl/workbook.xml": "<not xml"}, "damaged"),
    ],
)
def test_an_archive_is_judged_by_what_it_declares(parts, sentence):
    assert sentence in refused(archive(parts))


def test_what_hides_in_the_xml_is_not_unfolded():
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>'
    assert "damaged" in refused(archive({"xl/workbook.xml": bomb, "[Content_Types].xml": bomb}))


def test_a_sheet_of_50_000_rows_is_refused_before_it_is_read():
    assert "far more than a list" in refused(sheets.workbook(*[EDITH] * 50_000))


def test_a_sheet_of_too_many_lines_is_refused():
    assert "more than 2,000 lines" in refused(sheets.workbook(*[["9"]] * 2_000))


def test_a_sheet_that_claims_a_line_far_down_is_refused():
    def far(book):
        book.active.cell(1_048_576, 1, "x")

    assert "more than 2,000 lines" in refused(sheets.workbook(EDITH, change=far))


def second_sheet(*rows):
    return lambda book: [book.create_sheet("April").append(row) for row in rows[:1]] or None


def test_of_several_sheets_the_one_with_the_headings_is_read_and_said():
    content = sheets.workbook(EDITH, change=second_sheet(["Notes"]))
    assert read(content).notes == ("The sheet “People” was read, and no other.",)


def test_two_sheets_with_lists_are_refused():
    assert "“People” and “April”" in refused(sheets.workbook(EDITH, change=second_sheet(HEADINGS)))


def test_merged_cells_are_refused():
    assert "merged cells (B2:B3)" in refused(
        sheets.workbook(EDITH, EDITH, change=lambda book: book.active.merge_cells("B2:B3"))
    )


def test_cells_merged_above_the_headings_do_no_harm():
    content = sheets.workbook(
        HEADINGS, EDITH, headings=["A title"], change=lambda book: book.active.merge_cells("A1:D1")
    )
    assert read(content).rows == 1


def test_rows_that_are_hidden_are_read_and_said():
    def hide(book):
        book.active.row_dimensions[2].hidden = True

    assert any("hidden" in note for note in read(sheets.workbook(EDITH, change=hide)).notes)


def test_the_size_a_sheet_claims_is_not_relied_on():
    content = sheets.workbook(EDITH)
    lying = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(lying, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'<dimension ref="A1:G2"', b'<dimension ref="A1:A1"'))
    assert read(lying.getvalue()).rows == 1


def test_the_template_has_every_heading():
    with pytest.raises(lists.ListRefused, match="no people below"):
        read(lists.template())


def test_no_two_columns_share_a_heading():
    named = [{layout.plain(words) for words in (field.heading, *field.also)} for field in layout.FIELDS]
    assert sum(map(len, named)) == len(set().union(*named))
