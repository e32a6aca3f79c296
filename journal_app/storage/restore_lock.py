"""One at a time: whoever puts another file in a journal's place, or has a folder of their own.

A restore and a salvage get their file ready under one known name, so that whoever opens the journal
next can finish what a kill has left. Two of them at once would write into each other's file.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from sqlcipher3 import dbapi2

from journal_app.errors import JournalError
from journal_app.storage.failures import code_of


def lock_of_restore(path: Path) -> Path:
    """An empty file beside a journal; who has SQLite's lock on it may put a file in its place."""
    return path.with_name(f".{path.name}.replacing")


@contextlib.contextmanager
def alone_at(journal: Path) -> Iterator[None]:
    """Nobody else, in any process, replaces this journal meanwhile. Raises JournalError
    ``restore_under_way``."""
    with alone_with(lock_of_restore(journal), journal):
        yield


@contextlib.contextmanager
def alone_with(lock: Path, journal: Path) -> Iterator[None]:
    """Nobody else has this lock meanwhile. It is there as long as the work, and ends with the
    process, whatever ends that. Raises JournalError ``restore_under_way``."""
    with contextlib.suppress(FileExistsError):
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    before = _told(lock)
    connection = dbapi2.connect(str(lock), timeout=0, isolation_level=None)
    try:
        _take(connection, journal)
        now = _told(lock)
        # What was locked may be the file of one who has just ended, which is nobody's lock any
        # more.
        if before is None or now is None or not os.path.samestat(before, now):
            raise JournalError("restore_under_way", path=str(journal))
        try:
            yield
        finally:
            if os.name == "nt":
                connection.close()  # an open file cannot be removed there
            with contextlib.suppress(OSError):
                lock.unlink(missing_ok=True)
    finally:
        connection.close()


def sweep_lock(journal: Path) -> None:
    """Take away the lock of a restore that was killed."""
    if lock_of_restore(journal).exists():
        with contextlib.suppress(JournalError, OSError, dbapi2.Error), alone_at(journal):
            pass


def _take(connection: dbapi2.Connection, journal: Path) -> None:
    try:
        connection.execute("PRAGMA journal_mode = MEMORY")  # nothing is written, so no file of it
        connection.execute("BEGIN EXCLUSIVE")
    except dbapi2.Error as error:
        if code_of(error) == "journal_in_use":
            raise JournalError("restore_under_way", path=str(journal)) from error
        raise


def _told(lock: Path) -> os.stat_result | None:
    try:
        return lock.stat()
    except FileNotFoundError:
        return None
