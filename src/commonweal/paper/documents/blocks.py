"""What a document is made of. Every text is plain text: nothing in it is ever read as markup."""

from dataclasses import dataclass, field
from typing import Literal

Size = Literal["normal", "large"]


@dataclass(frozen=True)
class Heading:
    """A heading within a document.

    Parameters
    ----------
    text
        Its words [text].
    level
        How deep it lies: 1 directly below the document's title, then 2, then 3 [1-3].
    """

    text: str
    level: int = 1


@dataclass(frozen=True)
class Text:
    """A paragraph, or several with empty lines between them.

    Parameters
    ----------
    text
        The words; line breaks are kept [text].
    strong
        True for what must not be overlooked [yes/no].
    """

    text: str
    strong: bool = False


@dataclass(frozen=True)
class Points:
    """A list of points, one below another.

    Parameters
    ----------
    points
        The words of each [texts].
    """

    points: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """Labels with what is known of each.

    Parameters
    ----------
    rows
        Label and value, from the top; line breaks are kept [(text, text)].
    """

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Codes:
    """Codes to record in another system, each with its meaning.

    Parameters
    ----------
    rows
        Code and meaning, from the top [(text, text)].
    """

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """A table whose heading is repeated on every page it runs over.

    Parameters
    ----------
    caption
        What the table shows [text].
    head
        The words above each column [texts].
    rows
        The cells of each row, as many as the head has words [texts].
    numeric
        Positions of the columns that hold numbers, from 0 [positions].
    shares
        How much of the width each column gets beside the others; empty for what each needs [shares].
    empty
        What to say when there is no row [text].
    about
        What each row is about, for a page that links its first cell: identifiers; empty for nothing [texts].
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()
    shares: tuple[float, ...] = ()
    empty: str = "None."
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chart:
    """A drawing, and what it shows in words.

    Parameters
    ----------
    svg
        The drawing [SVG].
    words
        What it shows, for those who do not see it [text].
    width
        How wide it is printed [% of the page's width].
    narrow
        The same drawn for a narrow screen, where it is read on one [SVG].
    """

    svg: str
    words: str
    width: float = 100
    narrow: str = ""


@dataclass(frozen=True)
class Letterhead:
    """Who writes to whom, and on which day.

    Parameters
    ----------
    sender, recipient
        The lines of either, from the top [texts].
    dated
        The day, as it is printed [text].
    """

    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    dated: str


@dataclass(frozen=True)
class NewPage:
    """What follows begins on a new page."""


Block = Heading | Text | Points | Facts | Codes | Table | Chart | Letterhead | NewPage


@dataclass(frozen=True)
class Document:
    """A whole document.

    Parameters
    ----------
    title
        What it is called, also by a PDF reader [text].
    blocks
        What is in it, from the top [blocks].
    subtitle
        A line below the title [text].
    footer
        Words at the foot of every page, beside its number [text].
    size
        Normal print, or large: 18 points [normal or large].
    titled
        True when the title is printed on the first page; a letter has a head instead [yes/no].
    """

    title: str
    blocks: tuple[Block, ...] = field(default=())
    subtitle: str = ""
    footer: str = ""
    size: Size = "normal"
    titled: bool = True
