"""The key of an encrypted journal, and the small file beside it that tells a wrong passphrase from
a damaged journal.

The key is what SQLCipher 4 itself makes of a passphrase (PBKDF2-HMAC-SHA512, 256,000 rounds, the
salt is the first 16 bytes of the file), so the stock ``sqlcipher`` shell opens a journal by its
passphrase. We derive it once and hand it over raw, with its salt: a start pays for it once however
many connections it opens, and a file whose salt is damaged opens all the same.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO

from journal_app.errors import JournalError
from journal_app.storage.failures import errors_told
from journal_app.storage.held import is_held, is_held_encrypted

ROUNDS = 256_000
"""SQLCipher 4's own number of rounds."""
PLAIN_HEADER = b"SQLite format 3\x00"
SALT_SIZE = 16
_KEY_SIZE = 32
_PAGE = 4096
_MAC_SIZE, _MAC_SALT, _MAC_ROUNDS = 64, 0x3A, 2
"""SQLCipher 4's own, of what each page ends with."""
_FORMAT = "client-journal-salt"
_CONTEXT = b"client-journal"
_MANY_VALUES = 240
"""Of the 256 values a byte can have, a page of cipher text holds nearly all; writing, far fewer."""
_SAMPLES = 16
"""How many pages of a file are looked at beside the first: one that is spoiled looks encrypted."""


@dataclass(frozen=True, slots=True)
class Key:
    """What opens one encrypted file and every copy of it. Never shown: not even by ``repr``."""

    raw: bytes = field(repr=False)
    salt: bytes = field(repr=False)
    rounds: int = ROUNDS

    @property
    def pragma(self) -> str:
        """As ``PRAGMA key`` takes it: the key itself and its salt, nothing to be derived."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"

    @property
    def check(self) -> bytes:
        """Tells whether a passphrase is the right one, and is no easier to guess from than the
        journal itself: every guess costs all the rounds."""
        return hmac.digest(self.raw, _CONTEXT, "sha256")


@dataclass(frozen=True, slots=True)
class Mark:
    """What the sidecar keeps of one key."""

    salt: bytes
    rounds: int
    check: bytes


def normalised(passphrase: str) -> str:
    """A passphrase in the one form that every keyboard and system gives (NFC).

    Raises JournalError ``bad_passphrase``: an empty one would leave the file plain, SQLite ends a
    text at a zero byte, and what looks like ``x'…'`` is taken for a raw key by other programs.
    """
    text = unicodedata.normalize("NFC", passphrase)
    why = ""
    if not text:
        why = "empty"
    elif "\0" in text:
        why = "nul"
    elif text[:2].lower() == "x'" and text.endswith("'"):
        why = "raw_form"
    else:
        try:
            text.encode()
        except UnicodeEncodeError:  # half of an emoji
            why = "letters"
    _refuse(why)
    return text


def chosen(passphrase: str) -> str:
    """A new passphrase, normalised. Raises JournalError ``bad_passphrase``, also (``blank``) for
    white space alone: nobody sees what was typed. What a journal has already goes on opening it.
    """
    text = normalised(passphrase)
    _refuse("" if text.strip() else "blank")
    return text


def _refuse(why: str) -> None:
    if why:
        raise JournalError("bad_passphrase", why=why)


def derive(passphrase: str, salt: bytes, rounds: int | None = None) -> Key:
    """The key of a normalised passphrase; takes about 0.1 s, as it should."""
    rounds = rounds or ROUNDS
    raw = hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, rounds, _KEY_SIZE)
    return Key(raw, salt, rounds)


def new_key(passphrase: str) -> Key:
    """A key of its own for a file to come. Raises JournalError ``bad_passphrase``."""
    return derive(chosen(passphrase), os.urandom(SALT_SIZE))


def is_encrypted(path: Path) -> bool:
    """Whether a file that is there is an encrypted journal, as far as can be told without its
    passphrase: what it begins with, and the sidecar beside it or the look of its pages."""
    if is_held(path):
        return is_held_encrypted(path)
    if not path.is_file():
        return False  # looking into a pipe waits for ever
    try:
        with path.open("rb") as file:
            page = file.read(_PAGE)
            if page.startswith(PLAIN_HEADER) or not page:
                return False
            return bool(read_sidecar(path)) or _looks_encrypted(file, page)
    except OSError:
        return False


def _looks_encrypted(file: BinaryIO, first: bytes) -> bool:
    """Whether the first page of a file and most of some others look like cipher text."""
    size = os.fstat(file.fileno()).st_size
    if size % _PAGE or len(set(first)) < _MANY_VALUES:
        return False
    pages = range(1, size // _PAGE)
    looks = []
    for page in pages[:: max(1, len(pages) // _SAMPLES)]:
        file.seek(page * _PAGE)
        looks.append(len(set(file.read(_PAGE))) >= _MANY_VALUES)
    return sum(looks) * 2 >= len(looks)


def key_for(path: Path, passphrase: str | Key | None) -> Key | None:
    """What opens a file that may not be there yet; None for a plain one. The key of a journal
    that was open just now stands for its passphrase, which nobody has kept.

    Raises JournalError ``bad_passphrase passphrase_needed not_encrypted journal_in_use``, and
    ``wrong_passphrase`` where the sidecar tells so (else opening will).
    """
    if isinstance(passphrase, Key):
        return _known_key(path, passphrase)
    text = None if passphrase is None else normalised(passphrase)
    if is_held(path):
        raise JournalError("journal_in_use", path=str(path))
    if not path.exists():
        return None if passphrase is None else new_key(passphrase)
    if not is_encrypted(path):
        if text is not None and _is_plain(path):
            raise JournalError("not_encrypted", path=str(path))
        return None
    if text is None:
        raise JournalError("passphrase_needed", path=str(path))
    with path.open("rb") as file:
        salt = file.read(SALT_SIZE)
    marks = _marks_of(path, salt)
    for mark in marks:
        key = derive(text, mark.salt, mark.rounds)
        if hmac.compare_digest(key.check, mark.check):
            return key
    if any(mark.salt == salt for mark in marks) or (marks and _cannot_be_checked(path)):
        raise JournalError("wrong_passphrase", path=str(path))
    return derive(text, salt)


def _known_key(path: Path, key: Key) -> Key | None:
    """The key, unless a file is plain; whether it fits, opening tells."""
    if is_held(path):
        raise JournalError("journal_in_use", path=str(path))
    if path.exists() and not is_encrypted(path):
        return None
    return key


def opens(key: Key | None, passphrase: str) -> bool:
    """Whether a passphrase is the one that a key was made of."""
    if key is None:
        return False
    try:
        text = normalised(passphrase)
    except JournalError:
        return False
    return hmac.compare_digest(derive(text, key.salt, key.rounds).raw, key.raw)


def _cannot_be_checked(path: Path) -> bool:
    """Whether a file is too short for the key to be tried on it."""
    return path.stat().st_size < _PAGE


def _is_plain(path: Path) -> bool:
    if not path.is_file():
        return False
    with errors_told(path), path.open("rb") as file:
        return file.read(len(PLAIN_HEADER)) == PLAIN_HEADER


def why_shut(path: Path, key: Key) -> JournalError:
    """Why a key does not open a file: ``damaged`` where it is the file's own, as the sidecar says
    or any page; else ``wrong_passphrase``, also (``other_salt``) where the sidecar beside the file
    is that of an earlier passphrase, which was typed."""
    with errors_told(path), path.open("rb") as file:
        salt = file.read(SALT_SIZE)
    known = [one for one in read_sidecar(path) if hmac.compare_digest(one.check, key.check)]
    if any(mark.salt == salt for mark in known) or _opens_a_page(path, key):
        return JournalError("damaged", path=str(path))
    told = {"why": "other_salt"} if known else {}
    return JournalError("wrong_passphrase", path=str(path), **told)


def _opens_a_page(path: Path, key: Key) -> bool:
    """Whether the first page of a file, or one of some others, was written with a key: SQLCipher 4
    ends each with an HMAC-SHA512 over it and its number."""
    salt = bytes(one ^ _MAC_SALT for one in key.salt)
    secret = hashlib.pbkdf2_hmac("sha512", key.raw, salt, _MAC_ROUNDS, _KEY_SIZE)
    with errors_told(path), path.open("rb") as file:
        pages = os.fstat(file.fileno()).st_size // _PAGE
        for number in range(1, pages + 1, max(1, pages // _SAMPLES)):
            file.seek((number - 1) * _PAGE)
            page = file.read(_PAGE)
            told = page[SALT_SIZE if number == 1 else 0 : -_MAC_SIZE]
            mac = hmac.digest(secret, told + number.to_bytes(4, "little"), "sha512")
            if hmac.compare_digest(mac, page[-_MAC_SIZE:]):
                return True
    return False


def _marks_of(path: Path, salt: bytes) -> tuple[Mark, ...]:
    """The marks that a file with this salt may belong to. The file says which is its own: a kill
    while the passphrase is changed leaves two; a file whose own salt is damaged has none."""
    marks = read_sidecar(path)
    own = next((mark for mark in marks if mark.salt == salt), None)
    return marks if own is None else (own,)


# The sidecar


def sidecar_of(path: Path) -> Path:
    """The small file beside an encrypted journal or backup. There is nothing secret in it."""
    return path.parent / f"{path.name}.salt"


def mark_of(key: Key) -> Mark:
    """What is kept of a key."""
    return Mark(key.salt, key.rounds, key.check)


def read_sidecar(path: Path) -> tuple[Mark, ...]:
    """The marks beside a journal; none where they are missing or not to be trusted."""
    try:
        if not sidecar_of(path).is_file():
            return ()  # looking into a pipe waits for ever
        told = json.loads(sidecar_of(path).read_bytes())
        marks = told["keys"]
        if told["format"] != _FORMAT or told["digest"] != _digest(marks):
            return ()
        return tuple(
            Mark(bytes.fromhex(one["salt"]), int(one["rounds"]), bytes.fromhex(one["check"]))
            for one in marks
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ()


def write_sidecar(path: Path, marks: Iterable[Mark]) -> None:
    """Put marks beside a journal, whole or not at all; on the disk when it returns."""
    from journal_app.storage.database import make_private, sync_folder  # they need this module

    keys = [
        {"salt": mark.salt.hex(), "rounds": mark.rounds, "check": mark.check.hex()}
        for mark in marks
    ]
    told = {
        "format": _FORMAT,
        "version": 1,
        "kdf": "PBKDF2-HMAC-SHA512",
        "keys": keys,
        "digest": _digest(keys),
    }
    target = sidecar_of(path)
    draft = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        make_private(draft)
        with draft.open("r+b") as file:
            file.write(json.dumps(told, indent=1).encode())
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
        sync_folder(target.parent)
    finally:
        draft.unlink(missing_ok=True)


def _digest(keys: Any) -> str:
    return blake2b(json.dumps(keys, sort_keys=True).encode(), digest_size=16).hexdigest()
