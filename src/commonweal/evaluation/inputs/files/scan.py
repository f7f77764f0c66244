"""One pass over a file's bytes: its hash, its encoding, and whether anything in it is quoted."""

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path

from commonweal.evaluation.inputs.packed import not_a_table
from commonweal.evaluation.inputs.problems import InputError

CHUNK = 4 << 20
NOT_TEXT = (".parquet", ".xlsx")
NOT_IN_CP1252 = b"\x81\x8d\x8f\x90\x9d"


@dataclass(frozen=True)
class Scan:
    """What the bytes of a file say.

    Parameters
    ----------
    path
        The file [path].
    sha256
        Hash of its content [hexadecimal].
    encoding
        How its text is encoded; empty for Parquet and Excel [name].
    quoted
        Whether a cell may hold line breaks, because something is quoted [yes/no].
    """

    path: Path
    sha256: str
    encoding: str
    quoted: bool


def scan(path: Path) -> Scan:
    """Read a file's bytes once.

    Parameters
    ----------
    path
        The file [path].

    Returns
    -------
    Scan
        Hash, encoding, quoting [scan].

    Raises
    ------
    InputError
        When the file is empty, is compressed or a spreadsheet of another kind than it says, or cannot be read.
    """
    is_text = path.suffix.lower() not in NOT_TEXT
    digest, text = hashlib.sha256(), _Text()
    try:
        if problem := not_a_table(path):
            raise InputError(f"{path} {problem}")
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
                if is_text:
                    text.take(chunk)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}. Check who may read it.") from None
    if not path.stat().st_size:
        raise InputError(f"{path} is empty: not even a heading. Export it again, or take it out of the plan.")
    return Scan(path, digest.hexdigest(), text.encoding() if is_text else "", text.quoted)


class _Text:
    """Learns the encoding of text as its bytes go by."""

    def __init__(self) -> None:
        self.quoted = False
        self._start = b""
        self._utf8: codecs.IncrementalDecoder | None = codecs.getincrementaldecoder("utf-8")()
        self._beyond_cp1252 = False

    def take(self, chunk: bytes) -> None:
        self._start = self._start or chunk[:4]
        self.quoted = self.quoted or b'"' in chunk
        if self._utf8 and not chunk.isascii():
            try:
                self._utf8.decode(chunk)
            except UnicodeDecodeError:
                self._utf8 = None
        self._beyond_cp1252 = self._beyond_cp1252 or any(byte in chunk for byte in NOT_IN_CP1252)

    def encoding(self) -> str:
        if self._start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        if self._utf8:
            return "utf-8"
        return "latin-1" if self._beyond_cp1252 else "cp1252"
