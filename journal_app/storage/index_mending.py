"""Making the search index again where it alone is damaged.

It is made of the rows, so nothing is lost with it; but only SQLite knows that, not who is told that
the journal is damaged. Damage of the data must not hide behind this: the index is only made again
where every other page and every row was found whole, and nothing else is written.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2

from journal_app.errors import JournalError
from journal_app.storage.database import errors_told, fetch
from journal_app.storage.migrations import PLACES, SEARCHED, migrate
from journal_app.storage.steps.step_1 import FOLDED
from journal_app.storage.verifying import OF_INDEX, has_wrong_digest, is_whole

if TYPE_CHECKING:
    from journal_app.storage.store import Store

_NO_COMPLAINT = re.compile(r"ok|\*\*\* in database main \*\*\*|Page \d+: never used")
_PARTS = "name LIKE 'fts!_%' ESCAPE '!'"
_WITHOUT = ("name = 'fts'", f"name = 'fts' OR {_PARTS}")
_ALL_WORDS = 1_000_000
"""More than SQLite's check has to say of any file; it stops at 100 unasked."""


@dataclass(frozen=True, slots=True)
class Way:
    """How the index can be made again: what must go from the list of tables so that SQLite finds
    nothing wrong with the rest, and whether pages are left then that nobody uses."""

    forgotten: str
    leaves_pages: bool


def is_about_index(words: str) -> bool:
    """Whether a complaint of SQLite's check is about what the search index says, nothing else."""
    return words.startswith(OF_INDEX)


def mend_index(store: Store) -> bool:
    """Make the search index again if it is damaged, and nothing else is; True when that was done.

    From any thread that holds neither the connection nor a transaction; waits for a backup on its
    way. Raises JournalError ``disk_full disk_error read_only``; the file is as it was then, or
    sound.
    """
    if store.view_only:
        return False
    with store.copying(), store.writing() as database, errors_told(store.path):
        if database.in_transaction() or not mend(database, store.is_encrypted):
            return False
        store.log_event("search mended")
    return True


def mend(database: SqlCipherDatabase, encrypted: bool) -> bool:
    """The same on a connection that nobody else has."""
    # What the power tore while the log was folded in is whole in the log.
    fetch(database, "PRAGMA wal_checkpoint(TRUNCATE)")
    way = way_out(database, encrypted)
    if way is None:
        return False
    with _without(database, way.forgotten):
        _write(database)
        database.execute_sql("COMMIT")
    if way.leaves_pages:
        fetch(database, "VACUUM")
        fetch(database, "PRAGMA wal_checkpoint(TRUNCATE)")
    return True


def way_out(database: SqlCipherDatabase, encrypted: bool) -> Way | None:
    """How to make the index again; None where nothing is wrong, where more is than the index, and
    where a page has lost its seal: nothing can be written over that but by a new file (a salvage).

    Without its virtual table, what the index consists of is tables like any other, and SQLite's
    check of the whole file tells whether their pages are in order: then they can be dropped. Else
    they are to be forgotten as well, since a torn page may name one of the data as its own, which
    must not be freed. Nothing is changed by looking.
    """
    try:
        if is_whole(database, encrypted):
            return None
    except JournalError as error:
        if error.code != "damaged":
            raise
    if encrypted and fetch(database, "PRAGMA cipher_integrity_check"):
        return None
    if not (rest_is_whole(database) and _is_consistent(database)):
        return None
    for forgotten in _WITHOUT:
        with contextlib.suppress(_CheckFailedError), _without(database, forgotten):
            words = _complaints(database)
            if all(_NO_COMPLAINT.fullmatch(line) for one in words for line in one.split("\n")):
                return Way(forgotten, words != ["ok"])
    return None


def rest_is_whole(database: SqlCipherDatabase) -> bool:
    """Whether SQLite finds nothing wrong with any table but those of the index. Each is looked at
    by itself: no page of the index is touched, after which SQLCipher would tell nothing more."""
    sql = f"SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'fts' AND NOT {_PARTS}"
    try:
        return all(
            fetch(database, f'PRAGMA integrity_check("{name}")') == [("ok",)]
            for (name,) in fetch(database, sql)
        )
    except JournalError as error:
        if error.code != "damaged":
            raise
        return False


class _CheckFailedError(Exception):
    """SQLite's check could not come to its end."""


def _complaints(database: SqlCipherDatabase) -> list[str]:
    try:
        return [words for (words,) in fetch(database, f"PRAGMA integrity_check({_ALL_WORDS})")]
    except JournalError as error:
        if error.code != "damaged":
            raise
        raise _CheckFailedError from error


def _is_consistent(database: SqlCipherDatabase) -> bool:
    """Whether every row has its digest, and no row refers to what is gone."""
    return not (
        has_wrong_digest(database, 0.0, bool) or fetch(database, "PRAGMA foreign_key_check")
    )


@contextlib.contextmanager
def _without(database: SqlCipherDatabase, forgotten: str) -> Iterator[None]:
    """A transaction in which tables are gone from the list, without a page of theirs touched; they
    are there again afterwards, unless it was committed."""
    database.execute_sql("PRAGMA writable_schema = ON")
    try:
        database.execute_sql("BEGIN IMMEDIATE")
        database.execute_sql(f"DELETE FROM sqlite_master WHERE {forgotten}")
        database.execute_sql("PRAGMA writable_schema = RESET")  # and reads the list again
        yield
    finally:
        if database.connection().in_transaction:
            database.execute_sql("ROLLBACK")
        database.execute_sql("PRAGMA writable_schema = RESET")


def _write(database: SqlCipherDatabase) -> None:
    """The index as it is after all that was ever written."""
    for (name,) in fetch(database, f"SELECT name FROM sqlite_master WHERE {_PARTS}"):
        database.execute_sql(f"DROP TABLE {name}")
    database.execute_sql(_statement())
    database.execute_sql("INSERT INTO fts (fts, rank) VALUES ('secure-delete', 1)")
    for table, text, place in SEARCHED:
        database.execute_sql(
            f"INSERT INTO fts (rowid, text) SELECT id * {PLACES} + {place}, "
            f"{FOLDED.format(text=text)} FROM {table} WHERE {text} <> ''"
        )


def _statement() -> str:
    """How the index is declared: what the damaged file says of that may be damaged, too."""
    with contextlib.closing(dbapi2.connect(":memory:")) as model:
        migrate(model.execute, 0)
        sql = "SELECT sql FROM sqlite_master WHERE name = 'fts'"
        return str(model.execute(sql).fetchone()[0])
