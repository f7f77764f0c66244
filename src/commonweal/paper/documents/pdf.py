"""Set a document as PDF: tagged for screen readers, and the same bytes for the same words."""

import json
import re
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import Any

from commonweal.paper.documents.blocks import Document

STANDARD = "ua-1"
# The first attempt that can print every letter counts. The fonts that come with the typesetter give the same bytes on
# any machine, but know neither Arabic nor Chinese: for those the machine's own are asked, and where it has none, a
# document with an empty box in it is better than no document.
ATTEMPTS: tuple[dict[str, Any], ...] = (
    {"ignore_system_fonts": True, "pdf_standards": [STANDARD]},
    {"ignore_system_fonts": False, "pdf_standards": [STANDARD]},
    {"ignore_system_fonts": False, "pdf_standards": []},
)
# What no paper can show: control characters, and signs that turn the direction of what follows or stand for nothing.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)

_UNBROKEN = re.compile(r"(\S{40})(?=\S)")
MAY_BREAK = "\u200b"


def pdf(document: Document) -> bytes:
    """Set a document.

    Parameters
    ----------
    document
        What to print [document].

    Returns
    -------
    bytes
        A tagged PDF, by PDF/UA-1 wherever its letters can be printed; the same for the same document [PDF].

    References
    ----------
    ISO 14289-1:2014, PDF/UA-1: documents that assistive technology can read.
    """
    import typst

    told = {"document": json.dumps(_plain(document), sort_keys=True)}
    for number, attempt in enumerate(ATTEMPTS, 1):
        try:
            made = typst.compile(_template(), format="pdf", sys_inputs=told, timestamp=0, **attempt)
        except typst.TypstError:
            if number == len(ATTEMPTS):
                raise
        else:
            return bytes(made)
    raise AssertionError("the last attempt either prints or says why not")


@cache
def _template() -> bytes:
    return files(__package__).joinpath("document.typ").read_bytes()


def _plain(document: Document) -> dict[str, Any]:
    """The document as the template reads it: data, every text of which is printed as it stands."""
    told = asdict(document)
    told["blocks"] = [
        {"kind": type(block).__name__.lower(), **each}
        for block, each in zip(document.blocks, told["blocks"], strict=True)
    ]
    return dict(_printable(told))


def _printable(told: Any) -> Any:
    if isinstance(told, str):
        cleaned = _UNPRINTABLE.sub("", told.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
        return _UNBROKEN.sub(rf"\1{MAY_BREAK}", cleaned)  # a word too long for its line would run off the paper
    if isinstance(told, dict):
        return {name: each if name == "svg" else _printable(each) for name, each in told.items()}
    return [_printable(each) for each in told] if isinstance(told, list | tuple) else told
