"""What kind of file was uploaded: the sheets that can be read, or a sentence about what to do."""

from commonweal.exchange.lists import text, workbook
from commonweal.exchange.lists.found import LARGEST, MOST_PEOPLE, ListRefused, Sheet

_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")

WRONG_KIND = "The selected file must be an Excel workbook (.xlsx) or a CSV file (.csv)."
EMPTY = "The selected file is empty."
TOO_LARGE = (
    f"The selected file must be smaller than {LARGEST // 1_000_000}MB. A list may have up to {MOST_PEOPLE} people."
)
LOCKED = "The selected file is password protected. Take off the password and upload it again."
OLD_EXCEL = "The selected file is in the old Excel format (.xls). Open it and save it as an Excel workbook (.xlsx)."


def sheets(content: bytes) -> list[Sheet]:
    """Open a file, whatever its name says it is.

    Parameters
    ----------
    content
        The file [bytes].

    Returns
    -------
    list
        Its sheets, or the one that a text file is [sheets].

    Raises
    ------
    ListRefused
        When it is of another kind, locked, damaged, too large or empty.
    """
    if not content.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise ListRefused(EMPTY)
    if len(content) > LARGEST:
        raise ListRefused(TOO_LARGE)
    if content.startswith(_OLE):
        raise ListRefused(LOCKED if _LOCKED in content else OLD_EXCEL)
    if content.startswith(_OTHERS):
        raise ListRefused(WRONG_KIND)
    if content.startswith(_ZIP):
        return workbook.sheets(content)
    return [text.sheet(content)]
