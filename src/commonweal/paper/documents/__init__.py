"""Documents as tagged PDF, put together from a few blocks: headings, facts, tables, charts, a letter's head."""

from commonweal.paper.documents.blocks import (
    Block,
    Chart,
    Codes,
    Document,
    Facts,
    Heading,
    Letterhead,
    NewPage,
    Points,
    Size,
    Table,
    Text,
)
from commonweal.paper.documents.pdf import pdf

__all__ = [
    "Block",
    "Chart",
    "Codes",
    "Document",
    "Facts",
    "Heading",
    "Letterhead",
    "NewPage",
    "Points",
    "Size",
    "Table",
    "Text",
    "pdf",
]
