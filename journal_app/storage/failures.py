"""What a disk can cause, told by a code of ours whatever names the system and the drivers use."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

import peewee
from sqlcipher3 import dbapi2

from journal_app.errors import JournalError

_OS_CODES = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EIO: "disk_error",
    errno.ENOENT: "no_such_file",
    errno.ENAMETOOLONG: "no_such_file",
}
"""What else a system refuses comes down to: here we may not write."""
_NAMES = {
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "file is not a database": "SQLITE_NOTADB",
}
"""The driver's ``backup()`` tells only these words, not the name of the error."""
_DAMAGE = ("Could not decode to UTF-8", "invalid fts5 file format")
"""Words that have no such name: the driver's own (SQLite sees nothing wrong with such bytes), and
those of a search index that has lost its version."""


@contextlib.contextmanager
def errors_told(path: Path | str) -> Iterator[None]:
    """Turn what a disk can cause into a JournalError; let bugs through."""
    try:
        yield
    except (peewee.PeeweeException, dbapi2.Error, OSError) as error:
        code = code_of(error)
        if code is None:
            raise
        raise JournalError(code, path=str(path)) from error


def code_of(error: BaseException) -> str | None:
    """The code of what a disk has caused, None for a bug. A full disk reaches us as "cannot
    rollback"; the truth is further down the chain."""
    if isinstance(error, OSError):
        return _OS_CODES.get(error.errno or 0, "read_only")
    names = []
    link: BaseException | None = error
    while link is not None:
        names.append(getattr(link, "sqlite_errorname", None) or _NAMES.get(str(link), ""))
        if str(link).startswith(_DAMAGE):
            return "damaged"
        link = link.__cause__ or link.__context__
    for prefix, code in (
        ("SQLITE_FULL", "disk_full"),
        ("SQLITE_BUSY", "journal_in_use"),
        ("SQLITE_LOCKED", "journal_in_use"),
        ("SQLITE_READONLY", "read_only"),
        ("SQLITE_CANTOPEN", "read_only"),
        ("SQLITE_PERM", "read_only"),
        ("SQLITE_CORRUPT", "damaged"),
        ("SQLITE_NOTADB", "damaged"),
        ("SQLITE_IOERR", "disk_error"),
    ):
        if any(name.startswith(prefix) for name in names):
            return code
    return None
