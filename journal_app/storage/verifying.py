"""Whether a copy of a journal is whole: SQLite's own check, the seals of an encrypted file, the
digest of every row, and what the copy tells of itself against what the journal does."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import peewee
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2

from journal_app.errors import JournalError
from journal_app.storage.check import seals
from journal_app.storage.database import connect, fetch
from journal_app.storage.following import followed, looks_at
from journal_app.storage.models import PRACTICE, TABLES
from journal_app.storage.vault import Key

Facts = list[list[tuple[Any, ...]]]

OF_INDEX = (
    "malformed inverted index for FTS5 table",
    "unable to validate the inverted index for FTS5 table",
    "fts5: ",
)
"""How FTS5 complains, within SQLite's check, of what its index says; not of a page."""
REST = 0.001
"""Seconds that a gentle check rests between two pieces of its work."""
_AT_ONCE = 200
"""Rows looked at between two rests: about a millisecond."""


def facts(database: SqlCipherDatabase) -> Facts:
    """How many changes a journal has seen, its numbers, and of each table of the practice how many
    rows there are and the newest one, with its id."""
    return [fetch(database, question) for question in _questions()]


def _questions() -> list[str]:
    questions = ["SELECT changes FROM undo_state", "PRAGMA application_id", "PRAGMA user_version"]
    for model in PRACTICE:
        table = model._meta.table_name
        # Asked for alone, SQLite need not look at each row: the window waits for these.
        questions.append(f"SELECT count(*) FROM {table}")
        questions.append(f"SELECT * FROM {table} ORDER BY id DESC LIMIT 1")
    return questions


def facts_of(
    draft: Path, key: Key | None, rest: float = 0.0, cancelled: Callable[[], bool] = bool
) -> Facts | None:
    """What a finished copy tells of itself when it is opened again; None if it is not sound. A
    copy killed half-way can pass SQLite's own check, so that alone is not enough.

    With ``rest`` (seconds), others may have the processor now and then. Raises JournalError
    ``cancelled``.
    """
    copy = connect(draft, key)
    try:
        copy.execute_sql("PRAGMA synchronous = OFF")  # who made it puts it on the disk when sound
        # The copy came with the header of a WAL file; a backup is one file and nothing else.
        copy.execute_sql("PRAGMA journal_mode = DELETE")
        with followed(copy, lambda: _stop(cancelled)):
            whole = is_whole(copy, key is not None)
        if not whole or has_wrong_digest(copy, rest, cancelled):
            return None
        return facts(copy)
    except JournalError as error:
        if error.code == "cancelled":
            raise
        return None
    except (peewee.PeeweeException, dbapi2.Error):
        return None
    finally:
        copy.close()


def asked_for(database: SqlCipherDatabase) -> int:
    """About how often ``cancelled`` is asked while a backup of a journal is made and verified."""
    sealed = [model._meta.table_name for model in TABLES if model.DIGESTED]
    rows = sum(int(fetch(database, f"SELECT count(*) FROM {one}")[0][0]) for one in sealed)
    return looks_at(database) + rows // _AT_ONCE


def is_whole(database: SqlCipherDatabase, encrypted: bool, index: bool = True) -> bool:
    """Whether SQLite finds nothing wrong, and every page of an encrypted file has its seal. What
    the search ``index`` says may be left out: whoever brings a copy back makes it again."""
    if encrypted and fetch(database, "PRAGMA cipher_integrity_check"):
        return False
    words = fetch(database, "PRAGMA integrity_check")
    return all(one == "ok" or (not index and one.startswith(OF_INDEX)) for (one,) in words)


def refuse_damaged(database: SqlCipherDatabase, path: Path) -> None:
    """Raises JournalError ``damaged`` when a journal itself is not whole."""
    if not is_whole(database, encrypted=False) or has_wrong_digest(database, 0.0, bool):
        raise JournalError("damaged", path=str(path))


def has_wrong_digest(
    database: SqlCipherDatabase, rest: float, cancelled: Callable[[], bool]
) -> bool:
    """Whether the content of any row is not what its digest was made of."""
    connection = database.connection()
    usual, connection.text_factory = connection.text_factory, _read_anyhow
    try:
        for number, (_table, _id, whole) in enumerate(seals(database)):
            if not whole:
                return True
            if number % _AT_ONCE == 0:
                _stop(cancelled)
                if rest:
                    time.sleep(rest)
        return False
    finally:
        connection.text_factory = usual


def _stop(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise JournalError("cancelled")


def _read_anyhow(content: bytes) -> str:
    """Bytes that are no letters any more are the very thing that is looked for."""
    return content.decode("utf-8", "replace")
