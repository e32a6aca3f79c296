"""Reading a damaged journal whose schema may be an older one: every row is judged as its own schema
wrote it, and brought to the newest one afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import peewee
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2

from journal_app.storage.database import RowRefused, connect, fetch
from journal_app.storage.migrations import SCHEMA_VERSION, STEPS, migrate
from journal_app.storage.models import BY_NAME
from journal_app.storage.salvage_pages import (
    Damaged,
    Row,
    Rows,
    Step,
    columns_of,
    copy_parts,
    is_own,
)
from journal_app.storage.upgrade import TOGETHER, convert_open
from journal_app.storage.vault import Key

Refused = list[tuple[str, Row]]


def read_damaged(
    path: Path, key: Key | None, folder: Path, told: int | None, now: datetime, step: Step
) -> tuple[Damaged, Refused]:
    """What can be read of a file, in the newest schema, and the rows that had no place there.
    ``told`` is the schema version that its first page tells. Where that is damaged, or may be,
    it is the version whose sound rows are the most."""
    vouched = told is not None and (key is not None or told == SCHEMA_VERSION)
    first = SCHEMA_VERSION if told is None else told
    others = [] if vouched else [one for one in sorted(STEPS, reverse=True) if one != first]
    best, version, most = None, first, -1
    for one in (first, *others):
        damaged = Damaged(copy_parts(path, folder), key, one)
        damaged.read(step)
        sound = sum(
            is_own(BY_NAME[name], row) for name, rows in damaged.rows.items() for row in rows
        )
        if sound > most:
            best, version, most = damaged, one, sound
        if told is None and not damaged.strange:
            break
    assert best is not None  # there is one version at least
    return best, _bring_forward(best, version, now) if version < SCHEMA_VERSION else []


def _bring_forward(damaged: Damaged, version: int, now: datetime) -> Refused:
    """Put rows of an older schema as they are in the newest one; the rows that were refused."""
    refused: Refused = []
    database = connect(Path(":memory:"))
    try:
        migrate(database.execute_sql, 0, version)
        database.execute_sql("PRAGMA ignore_check_constraints = ON")
        database.execute_sql("DELETE FROM undo_state")  # a new file has its own
        for name, rows in damaged.rows.items():
            # The sound ones first: no damaged row takes the number or the name of one of them.
            for row in sorted(rows, key=lambda one: not is_own(BY_NAME[name], one)):
                if not _insert(database, name, row):
                    refused.append((name, row))
        convert_open(database, Path(":memory:"), version, now)
        damaged.rows = rows_of(database, SCHEMA_VERSION)
    finally:
        database.close()
    if "visit" not in columns_of(version):  # since then, the notes' lines of a log lie elsewhere
        damaged.named.pop(TOGETHER[0], None)
        if TOGETHER[0] in damaged.cut:
            damaged.cut.update(TOGETHER)
    return refused


def _insert(database: SqlCipherDatabase, name: str, row: Row) -> bool:
    sql = f"INSERT INTO {name} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
    try:
        database.execute_sql(sql, list(_told(name, row)))
    except (*RowRefused, peewee.InterfaceError, dbapi2.InterfaceError):
        return False
    return True


def _told(name: str, row: Row) -> Iterable[object]:
    """The values of a row, as letters where a damaged one has bytes: no step can make a digest of
    those."""
    fields = BY_NAME[name]._meta.columns
    for column, value in row.items():
        letters = isinstance(value, bytes) and fields[column].field_type != "BLOB"
        yield value.decode("utf-8", "replace") if letters else value


def rows_of(database: SqlCipherDatabase, version: int) -> Rows:
    """The rows of a file that can be read, whatever bytes are in them."""
    database.connection().text_factory = lambda told: told.decode("utf-8", "replace")
    return {
        name: [
            dict(zip(names, values, strict=True))
            for values in fetch(database, f"SELECT {', '.join(names)} FROM {name}")
        ]
        for name, names in columns_of(version).items()
    }
