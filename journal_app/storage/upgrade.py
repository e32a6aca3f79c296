"""Bringing a file of an older schema to the newest one.

A finished copy of the old file is made first and kept for good. Then everything happens in one
transaction, so that a kill at any moment leaves the old file or the new one, never half of each.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playhouse.sqlcipher_ext import SqlCipherDatabase

from journal_app.errors import JournalError
from journal_app.storage import standing
from journal_app.storage.backup_list import backup_folder, backup_name, backups_of
from journal_app.storage.database import (
    connect,
    errors_told,
    fetch,
    make_folder,
    make_private,
    reader,
    records,
    refuse_other_shape,
    settle,
    sync_file,
    sync_folder,
    write_safely,
)
from journal_app.storage.migrations import SCHEMA_VERSION, migrate
from journal_app.storage.models import PRACTICE, Setting
from journal_app.storage.settings import read_settings
from journal_app.storage.tables.base import stamped
from journal_app.storage.vault import Key, mark_of, write_sidecar

TOGETHER = ("note", "visit", "contact")
"""Rows moved from the first of these to the others; every other table keeps its own count."""
_TABLES = """
    SELECT name FROM sqlite_master WHERE type = 'table'
    AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE 'fts%' ORDER BY name"""

_Facts = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What happened to a file at opening: the schema version it came from, and the copy of it."""

    version: int
    backup: Path


def upgrade(path: Path, version: int, now: datetime, key: Key | None = None) -> Upgrade:
    """Bring a journal to the newest schema, after a copy of it is beside the other backups.

    ``now`` is local. Undo steps are let go of: they tell of rows of the old shape. A row that was
    damaged stays so, for ``check`` to name. Raises JournalError ``damaged disk_full read_only
    journal_in_use backup_failed``; the file is as it was in every one of these cases.
    """
    with reader(path, key) as source:
        refuse_other_shape(source, path, version)
        facts = facts_of(source)
        backup = _kept_copy(path, facts, key) or _copy(source, path, facts, now, key)
    convert(path, version, now, facts, key)
    return Upgrade(version, backup)


def convert(
    path: Path,
    version: int,
    now: datetime,
    facts: _Facts | None = None,
    key: Key | None = None,
) -> None:
    """The same without a copy, for a file that is one itself. With ``facts``, the file must still
    be what they were read from (``journal_in_use`` else: another program wrote meanwhile)."""
    database = connect(path, key)
    try:
        with errors_told(path):
            settle(database)
            refuse_other_shape(database, path, version)
            write_safely(database, path)
            convert_open(database, path, version, now, facts)
    finally:
        database.close()


def convert_open(
    database: SqlCipherDatabase,
    path: Path,
    version: int,
    now: datetime,
    facts: _Facts | None = None,
) -> None:
    """The same for a connection, whose manner of reading is another one afterwards."""
    # Rebuilding a table that others point to would empty them (peewee #2988).
    database.execute_sql("PRAGMA foreign_keys = OFF")
    # A damaged row is moved as it is: `check` names it, and nothing else is lost for it.
    database.execute_sql("PRAGMA ignore_check_constraints = ON")
    database.connection().text_factory = _read_anyhow
    with database.atomic("IMMEDIATE"):
        if facts is not None and facts_of(database) != facts:
            raise JournalError("journal_in_use", path=str(path))
        _migrate(database, path, version, now)


def _migrate(database: SqlCipherDatabase, path: Path, version: int, now: datetime) -> None:
    counts, dangling = _counts(database), _dangling(database)
    migrate(database.execute_sql, version)
    database.execute_sql(
        "INSERT INTO event (at, what, detail) VALUES (?, 'upgraded', ?)",
        (stamped(now.astimezone(UTC)), f"{version} {SCHEMA_VERSION}"),
    )
    if _counts(database) != counts or _dangling(database) - dangling:
        raise JournalError("damaged", path=str(path))
    settings = read_settings(records(database, Setting.select()))
    try:
        standing.renew_all(database, now.date(), bool(settings["fading"]))
    except JournalError as error:
        if error.code != "damaged":
            raise
        # A day that is none: `check` names the row, and the other sums are in place.


def _kept_copy(path: Path, facts: _Facts, key: Key | None) -> Path | None:
    """The copy that an upgrade which came to nothing has made, if it is still the same file."""
    for backup in backups_of(path):
        if backup.before == SCHEMA_VERSION and _is_sound(backup.path, facts, key):
            return backup.path
    return None


def _copy(
    source: SqlCipherDatabase, path: Path, facts: _Facts, now: datetime, key: Key | None
) -> Path:
    place = backup_folder(path)
    with errors_told(place):
        make_folder(place)
        name = backup_name(path, place, now, before=SCHEMA_VERSION)
        draft = place / f".{name}.part"
        try:
            make_private(draft)
            source.execute_sql("VACUUM INTO ?", (str(draft),))
            if not _is_sound(draft, facts, key):
                raise JournalError("backup_failed", path=str(draft))
            sync_file(draft)
            if key is not None:
                write_sidecar(place / name, [mark_of(key)])
            draft.rename(place / name)
            sync_folder(place)
        finally:
            draft.unlink(missing_ok=True)
    return place / name


def _is_sound(copy: Path, facts: _Facts, key: Key | None) -> bool:
    """Whether a copy tells the same when it is opened again, and SQLite finds it whole."""
    try:
        with reader(copy, key) as database:
            # A row that breaks a rule did so before; the copy shall be of the file as it is.
            database.execute_sql("PRAGMA ignore_check_constraints = ON")
            whole = fetch(database, "PRAGMA integrity_check") == [("ok",)]
            return whole and facts_of(database) == facts
    except JournalError:
        return False


def facts_of(database: SqlCipherDatabase) -> _Facts:
    """How many rows each table has, its newest row, and the numbers of the file."""
    tables = [name for (name,) in fetch(database, _TABLES)]
    connection = database.connection()
    usual, connection.text_factory = connection.text_factory, bytes
    try:
        facts = {name: fetch(database, f"PRAGMA {name}") for name in _NUMBERS}
        for table in tables:
            facts[table] = [
                *fetch(database, f"SELECT count(*) FROM {table}"),
                *fetch(database, f"SELECT * FROM {table} ORDER BY rowid DESC LIMIT 1"),
            ]
    finally:
        connection.text_factory = usual
    return facts


_NUMBERS = ("application_id", "user_version")


def _counts(database: SqlCipherDatabase) -> list[int]:
    """How many rows each table of the practice has, those that move into each other together."""
    here = {name for (name,) in fetch(database, _TABLES)}
    others = [(model._meta.table_name,) for model in PRACTICE]
    return [
        sum(fetch(database, f"SELECT count(*) FROM {name}")[0][0] for name in group if name in here)
        for group in (TOGETHER, *(group for group in others if group[0] not in TOGETHER))
    ]


def _dangling(database: SqlCipherDatabase) -> Counter[str]:
    """What is pointed at and not there: in which table, and how often."""
    return Counter(parent for _, _, parent, _ in fetch(database, "PRAGMA foreign_key_check"))


def _read_anyhow(content: bytes) -> str:
    """Bytes that are no letters any more: a row with them has a wrong digest, and keeps it."""
    return content.decode("utf-8", "replace")
