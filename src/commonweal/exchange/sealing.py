"""Seal a file with a passphrase so that it can be carried, and open it again at the other end."""

import secrets
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import GCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

MAGIC = b"CWSEALED1\n"
SALT, NONCE, TAG = 16, 12, 16
HEADER = len(MAGIC) + 3 + SALT + NONCE
COST, BLOCK, PARALLEL = 16, 8, 2
"""As dear to guess as the doubled cost with one lane, in half the room: 64 MB."""
DEAREST = 20
SHORTEST = 12


class NotOpened(ValueError):
    """A sealed file could not be opened; the message says what to do."""

    exit_code = 1


def seal(pieces: Iterable[bytes], path: Path, passphrase: str) -> Path:
    """Write bytes so that only who knows the passphrase can read them, whole or not at all.

    The file is: ten bytes `CWSEALED1` and a line feed; one byte each for the base-2 logarithm of scrypt's cost, its
    block size and its parallelism; a salt of 16 bytes; a nonce of 12 bytes; the content under AES-256-GCM with all
    of the above as associated data; the tag of 16 bytes. The key is scrypt of the passphrase (UTF-8, NFC) and the salt.

    Parameters
    ----------
    pieces
        The content, in order [bytes].
    path
        Where to [path].
    passphrase
        Known to both ends and sent another way than the file [text, 12 characters or more].

    Returns
    -------
    Path
        The file written [path].

    Raises
    ------
    ValueError
        When the passphrase is too short.

    References
    ----------
    RFC 7914 (scrypt); NIST SP 800-38D (GCM).
    """
    if len(passphrase) < SHORTEST:
        raise ValueError(f"The passphrase is too short: use at least {SHORTEST} characters, such as four words.")
    salt, nonce = secrets.token_bytes(SALT), secrets.token_bytes(NONCE)
    header = MAGIC + bytes((COST, BLOCK, PARALLEL)) + salt + nonce
    lock = Cipher(AES256(_key(passphrase, salt, (COST, BLOCK, PARALLEL))), GCM(nonce)).encryptor()
    lock.authenticate_additional_data(header)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    with partial.open("wb") as file:
        file.write(header)
        for piece in pieces:
            file.write(lock.update(piece))
        file.write(lock.finalize() + lock.tag)
    partial.replace(path)
    return path


def unseal(path: Path, passphrase: str) -> bytes:
    """Read what was sealed, all of it or nothing.

    Parameters
    ----------
    path
        The sealed file [path].
    passphrase
        The one it was sealed with [text].

    Returns
    -------
    bytes
        The content [bytes].

    Raises
    ------
    NotOpened
        When it is not such a file, was changed or cut short, or the passphrase is another.
    """
    sealed = path.read_bytes()
    if len(sealed) < HEADER + TAG or not sealed.startswith(MAGIC):
        raise NotOpened(f"{path.name} is not a sealed file, or was cut short: ask for it to be sent again.")
    header, content, tag = sealed[:HEADER], sealed[HEADER:-TAG], sealed[-TAG:]
    costs = tuple(header[len(MAGIC) : len(MAGIC) + 3])
    if costs[0] not in range(10, DEAREST + 1) or costs[1] not in range(1, 17) or costs[2] not in range(1, 5):
        raise NotOpened(f"{path.name} asks for more work than is reasonable: ask for it to be sent again.")
    key = _key(passphrase, header[-SALT - NONCE : -NONCE], costs)
    lock = Cipher(AES256(key), GCM(header[-NONCE:], tag)).decryptor()
    lock.authenticate_additional_data(header)
    try:
        return lock.update(content) + lock.finalize()
    except InvalidTag as error:
        raise NotOpened(f"{path.name} does not open: the passphrase is another, or the file was changed.") from error


def _key(passphrase: str, salt: bytes, costs: tuple[int, ...]) -> bytes:
    cost, block, parallel = costs
    words = unicodedata.normalize("NFC", passphrase).encode()
    return Scrypt(salt=salt, length=32, n=2**cost, r=block, p=parallel).derive(words)
