"""Rows that a page keeps to itself: an index still names them, the table does not give them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import peewee
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2

from journal_app.errors import JournalError
from journal_app.storage.database import fetch, open_anew
from journal_app.storage.failures import code_of
from journal_app.storage.models import TABLES

_MOST = 300
"""Rows of one table that are named: each costs an opening of the file (5 ms)."""
_AT_ONCE = 64
_DAYS = ("on_day", "made", "moved_on", "since", "taken")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row by its table and number, and the day it is about where an index knows that."""

    table: str
    row: int
    day: str


def unreadable_rows(database: SqlCipherDatabase) -> Iterator[Unreadable]:
    """Every row that is known to be there and cannot be read; of a table whose indexes cannot be
    read either, none. Never what a row says."""
    for model in TABLES:
        table = model._meta.table_name
        yield from _of_table(database, table, _known(database, table))


def _known(database: SqlCipherDatabase, table: str) -> dict[int, str]:
    """The rows of a table with their days, by the first index that can be read; one that knows the
    day before any other."""
    found = []
    for _number, name, _unique, _origin, partial in fetch(database, f"PRAGMA index_list({table})"):
        columns = [one[2] for one in fetch(database, f"PRAGMA index_info({name})")]
        day = next((one for one in _DAYS if one in columns), "''")
        if not partial:
            found.append((day == "''", name, day))
    for _, name, day in sorted(found):
        try:
            sql = f"SELECT id, {day} FROM {table} INDEXED BY {name} ORDER BY id"
            return dict(fetch(database, sql))
        except JournalError as error:
            if error.code != "damaged":
                raise
    return {}


def _of_table(
    database: SqlCipherDatabase, table: str, known: dict[int, str]
) -> Iterator[Unreadable]:
    rows, named = list(known), 0
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        if _is_read(database, table, some[0], some[-1]):
            continue
        for row in some:
            if not _is_read(database, table, row, row):
                named += 1
                if named > _MOST:
                    return
                yield Unreadable(table, row, str(known[row] or "")[:10])


def _is_read(database: SqlCipherDatabase, table: str, first: int, last: int) -> bool:
    """Whether every row from one to another can be read."""
    database.connection().text_factory = bytes  # what is in them does not matter
    try:
        sql = f"SELECT * FROM {table} NOT INDEXED WHERE id BETWEEN ? AND ?"
        database.execute_sql(sql, (first, last)).fetchall()
    except (peewee.PeeweeException, dbapi2.Error) as error:
        if code_of(error) != "damaged":
            raise
        open_anew(database)
        return False
    finally:
        database.connection().text_factory = str
    return True
