"""Documents: whatever people typed is printed as it stands, tagged, and the same each time."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.paper import charts
from commonweal.paper.documents import (
    Chart,
    Codes,
    Document,
    Facts,
    Heading,
    Letterhead,
    NewPage,
    Points,
    Table,
    Text,
    pdf,
)
from commonweal.paper.documents.pdf import _plain

HOSTILE = (
    '#panic("run")',
    "#import sys: *",
    "*bold* _thin_ `code` $x^2$ = Heading",
    "<label> @reference // comment /* and */ another",
    "\\ \\u{41} ~ -- --- ... ' \"",
    "]]} ) ] #[ #{ [",
    '#read("/etc/passwd")',
    "\x00\x07\x1b[31m\u202e\ufeff\ufffe",
    "زبان 漢字 😀 \ue000",
    "a" * 5_000,
    "",
    "\n\n\n",
)


def everything(text):
    """A document with this text wherever there can be one."""
    return Document(
        text,
        (
            Heading(text),
            Text(text),
            Text(text, strong=True),
            Points((text,)),
            Facts(((text, text),)),
            Codes(((text, text),)),
            Table(text, (text, text), ((text, text),), numeric=(1,)),
            Table(text, (text,), (), empty=text),
            Letterhead((text,), (text,), text),
            NewPage(),
        ),
        subtitle=text,
        footer=text,
    )


def pages(made):
    return int(re.search(rb"/Type/Pages/Count (\d+)", made)[1])


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_markup_is_printed_and_not_obeyed(text):
    assert pdf(everything(text)).startswith(b"%PDF")


@given(st.text(max_size=60))
def test_any_text_can_be_printed(text):
    assert pdf(everything(text)).startswith(b"%PDF")


def test_the_same_document_is_the_same_bytes():
    assert pdf(everything("Wilfred's plan")) == pdf(everything("Wilfred's plan"))


def test_another_word_is_another_document():
    assert pdf(everything("Wilfred")) != pdf(everything("Winifred"))


def test_a_document_is_tagged_by_the_standard_for_everybody():
    made = pdf(everything("Wilfred"))
    assert b"/StructTreeRoot" in made
    assert b"pdfuaid" in made


def test_letters_that_no_font_knows_are_no_reason_to_print_nothing():
    assert b"/StructTreeRoot" in pdf(everything("\ue000"))


def test_large_print_takes_more_paper():
    long = tuple(Text("A sentence that is read by somebody with poor sight. " * 8) for _ in range(12))
    normal, large = (pdf(Document("Plan", long, size=size)) for size in ("normal", "large"))
    assert pages(large) > pages(normal)


def test_a_chart_stands_in_a_document():
    drawn = charts.bars({"Visits": 3, "Calls": 7}, name="contacts", title="Contacts", unit="contacts")
    with_chart, without = (pdf(Document("Month", blocks)) for blocks in ((Chart(drawn, "3 visits, 7 calls"),), ()))
    assert len(with_chart) > len(without)


def test_a_long_word_may_break_and_loses_no_letter():
    (block,) = _plain(Document("Month", (Text("x" * 100),)))["blocks"]
    assert block["text"].replace("\u200b", "") == "x" * 100
    assert max(map(len, block["text"].split("\u200b"))) == 40


def test_line_breaks_are_the_same_from_any_machine():
    (block,) = _plain(Document("Month", (Text("one\r\ntwo\rthree"),)))["blocks"]
    assert block["text"] == "one\ntwo\nthree"
