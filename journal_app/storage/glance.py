"""A look into a backup before it is brought back: how much is in it, and how new."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from playhouse.sqlcipher_ext import SqlCipherDatabase

from journal_app.errors import JournalError
from journal_app.storage.database import fetch, has_log, reader, real_path, refuse_unless_ours
from journal_app.storage.erasing import mark_of
from journal_app.storage.following import followed
from journal_app.storage.migrations import SCHEMA_VERSION
from journal_app.storage.store import Store
from journal_app.storage.tables.base import stamped
from journal_app.storage.vault import Key, key_for
from journal_app.storage.verifying import REST, has_wrong_digest, is_whole

_RECORDS = ("client", "entry", "promise", "note", "visit", "contact", "photo")
"""What a person writes down; a file of an older version has not all of it."""


@dataclass(frozen=True, slots=True)
class Contents:
    """How much a file holds; ``newest`` is when its newest record was made, None if it is empty."""

    clients: int
    entries: int
    newest: datetime | None
    marks: frozenset[str] = frozenset()
    """What acts of erasing would call these clients."""


def look_into(path: Path, passphrase: str | Key | None = None) -> Contents:
    """What a journal or backup that nobody has open holds; it stays as it is.

    Raises JournalError ``no_such_file not_a_journal newer_version damaged journal_in_use
    passphrase_needed wrong_passphrase``.
    """
    path = real_path(path)
    with of_another(path):
        return _contents(path, key_for(path, passphrase))


@contextlib.contextmanager
def of_another(path: Path) -> Iterator[None]:
    """Damage of a file that is not the journal is told as that of another (``why``): there is
    nothing to mend, only another one to choose."""
    try:
        yield
    except JournalError as error:
        if error.code != "damaged":
            raise
        raise JournalError("damaged", path=str(path), why="other") from error


def _contents(path: Path, key: Key | None) -> Contents:
    refuse_unless_ours(path, key)
    with reader(path, key) as database:
        # One flipped bit makes bytes of letters.
        uids = fetch(database, "SELECT CAST(uid AS TEXT) FROM client")
        ((entries,),) = fetch(database, "SELECT count(*) FROM entry")
        newest = ""
        for table in _records(database):
            ((last,),) = fetch(database, f"SELECT max(CAST(created AS TEXT)) FROM {table}")
            newest = max(newest, last or "")
    try:
        moment = datetime.fromisoformat(newest).astimezone() if newest else None
    except ValueError as error:
        raise JournalError("damaged", path=str(path)) from error
    return Contents(len(uids), int(entries), moment, frozenset(mark_of(uid) for (uid,) in uids))


def is_sound(
    path: Path,
    passphrase: str | Key | None = None,
    cancelled: Callable[[], bool] = bool,
    gently: bool = False,
) -> bool:
    """Whether every page and every row of a file that nobody has open is whole, so that it can be
    brought back. ``gently`` leaves others the processor now and then.

    Raises JournalError ``passphrase_needed wrong_passphrase cancelled``; whatever else keeps it
    from being read means that it is not.
    """
    path = real_path(path)

    def look() -> None:
        if cancelled():
            raise JournalError("cancelled")

    try:
        look()
        key = key_for(path, passphrase)
        version = refuse_unless_ours(path, key)
        with reader(path, key) as database, followed(database, look):
            # The seals are looked for past the log; where there is one, SQLite's own look tells.
            if not is_whole(database, key is not None and not has_log(path), index=False):
                return False
            # Rows of an older version have no digest, or one made otherwise.
            return version < SCHEMA_VERSION or not has_wrong_digest(
                database, REST if gently else 0.0, cancelled
            )
    except JournalError as error:
        if error.code in ("passphrase_needed", "wrong_passphrase", "cancelled"):
            raise
        return False


def written_since(store: Store, moment: datetime | None) -> int:
    """How many records of the open journal were made after a moment."""
    after = "" if moment is None else stamped(moment.astimezone(UTC))
    count = 0
    for table in _records(store.database):
        question = f"SELECT count(*) FROM {table} WHERE created > ?"
        ((found,),) = fetch(store.database, question, (after,))
        count += int(found)
    return count


def _records(database: SqlCipherDatabase) -> list[str]:
    tables = {name for (name,) in fetch(database, "SELECT name FROM sqlite_master")}
    return [name for name in _RECORDS if name in tables]
