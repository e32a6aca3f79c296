"""Reading what is left of a damaged file: table by table, and where that fails page by page.

A table is read by its tree, as always, until a page cannot be read. Then every page of the file is
looked at by itself: a first page of our own is put over the file's, with a table whose root is the
page that is looked at, so that SQLite reads the rows of one leaf without the tree above it. What
table a row is of, its digest tells. A page that SQLCipher refuses costs its own rows and no others.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import peewee
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2

from journal_app.errors import JournalError
from journal_app.storage.database import connect, make_private
from journal_app.storage.failures import code_of
from journal_app.storage.migrations import migrate
from journal_app.storage.models import TABLES, Table, column, digest_of
from journal_app.storage.settings import is_sound
from journal_app.storage.vault import Key

PAGE = 4096
Row = dict[str, Any]
Rows = dict[str, list[Row]]
Step = Callable[[int, int], None]

_ERRORS = (peewee.PeeweeException, dbapi2.Error, JournalError)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z")
_DIGEST = re.compile("[0-9a-f]{32}")
_DERIVED = ("standing", "undo_step", "undo_record")
"""Made anew, or of no use without the rest."""


class Damaged:
    """A copy of a damaged file, to be read by whatever way there is. ``rows`` of each table, the
    uids that an index still names, and of which tables not everything could be read."""

    def __init__(self, path: Path, key: Key | None, version: int) -> None:
        self._path, self._key = path, key
        self._columns = columns_of(version)
        self._model = dbapi2.connect(":memory:", isolation_level=None)
        migrate(self._model.execute, 0, version)
        self._declared = {
            name: [(one[1], one[2]) for one in self._model.execute(f"PRAGMA table_info({name})")]
            for name in self._columns
        }
        self.rows: Rows = {name: [] for name in self._columns}
        self.named: dict[str, dict[str, int]] = {}
        """uid → id, of the tables whose index could be read to its end."""
        self.cut: set[str] = set()
        """Tables of which a page could not be read."""
        self.strange = 0
        """Rows with a digest that this schema knows no table for."""
        self.counted: dict[int, int] = {}
        """client → how many entries the list counted, where that can still be read."""

    def read(self, step: Step) -> None:
        """Everything that can be read."""
        self._fill_up()
        for name in self._columns:
            self._walk(name)
            self._name(name)
        self._count()
        if self.cut:
            self._sweep(step)
        self._model.close()

    def _fill_up(self) -> None:
        """Give a file that was cut its length again: SQLite opens none that is shorter than its
        first page says. That page may be encrypted, so the length is found by trying."""
        size = max(1, -(-self._path.stat().st_size // PAGE)) * PAGE
        for times in (1, 2, 4, 8, 16, 32):
            os.truncate(self._path, size * times)
            with contextlib.suppress(*_ERRORS), _Opened(self._path, self._key) as database:
                database.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
                (pages,) = database.execute_sql("PRAGMA page_count").fetchone()
                size = max(size, pages * PAGE)
                break
        os.truncate(self._path, size)

    def _walk(self, name: str) -> None:
        names = self._columns[name]
        try:
            with _Opened(self._path, self._key) as database:
                for values in database.execute_sql(f"SELECT {', '.join(names)} FROM {name}"):
                    self.rows[name].append(dict(zip(names, values, strict=True)))
        except _ERRORS:
            self.cut.add(name)

    def _name(self, name: str) -> None:
        if "uid" not in self._columns[name]:
            return
        index = f"sqlite_autoindex_{name}_1"
        try:
            with _Opened(self._path, self._key) as database:
                sql = f"SELECT uid, id FROM {name} INDEXED BY {index} ORDER BY uid"
                self.named[name] = dict(database.execute_sql(sql))
        except _ERRORS:
            return
        for row in self.rows[name]:  # a row number is in no digest, but it is told twice
            row["id"] = self.named[name].get(row["uid"], row["id"])

    def _count(self) -> None:
        sql = "SELECT client_id, entries FROM standing WHERE entries > 0"
        with contextlib.suppress(*_ERRORS), _Opened(self._path, self._key) as database:
            self.counted = dict(database.execute_sql(sql).fetchall())

    def _sweep(self, step: Step) -> None:
        known = {
            (name, row.get("uid") or row["id"]) for name in self.rows for row in self.rows[name]
        }
        pages = self._path.stat().st_size // PAGE
        width = max(map(len, self._columns.values()))
        lay_own_first_page(self._path, self._key, pages, width)
        seen = {told for _, told in known}
        for values in leaves(self._path, self._key, pages, step):
            name = self._recognised(values)
            if name is None:
                self.strange += values[1] not in seen and _has_digest(values)
            else:
                row = dict(zip(self._columns[name], values, strict=False))
                place = (name, row.get("uid") or row["id"])
                if place not in known:
                    known.add(place)
                    self.rows[name].append(row)

    def _recognised(self, values: tuple[Any, ...]) -> str | None:
        for name, names in self._columns.items():
            rest = values[len(names) :]
            if name in self.cut and rest.count(None) == len(rest):
                row = dict(zip(names, values, strict=False))
                if is_own(_BY_NAME[name], row) and self._fits(name, row):
                    return name
        return None

    def _fits(self, name: str, row: Row) -> bool:
        """Whether the table takes such a row: two tables with columns alike have digests alike."""
        types = (_TYPES[declared] for _, declared in self._declared[name])
        if not all(isinstance(one, kind) for one, kind in zip(row.values(), types, strict=True)):
            return False
        marks = ", ".join("?" * len(row))
        try:
            self._model.execute(f"INSERT INTO {name} VALUES ({marks})", list(row.values()))
        except dbapi2.IntegrityError:
            return False
        self._model.execute(f"DELETE FROM {name} WHERE id = ?", (row["id"],))
        return True


def is_own(model: type[Table], row: Mapping[str, Any]) -> bool:
    """Whether values are a row of a table, by its digest or, where there is none, by its look."""
    if model.DIGESTED:
        return is_whole(model, row)
    name = model._meta.table_name
    if name == "setting":
        return isinstance(row["value"], str) and is_sound(str(row["key"]), row["value"])
    if name in ("event", "draft"):
        texts = ("what", "detail") if name == "event" else ("kind", "content")
        moment = isinstance(row["at"], str) and _MOMENT.fullmatch(row["at"]) is not None
        return moment and all(isinstance(row[text], str) for text in texts)
    return False


def is_whole(model: type[Table], row: Mapping[str, Any]) -> bool:
    """Whether a row is as it was written. One of an older schema has the columns of that schema,
    and its digest covers those, in the order of today's."""
    names = [column(model, field) for field in model.DIGESTED]
    content = [row[name] for name in names if name in row]
    try:
        return isinstance(row["digest"], str) and digest_of(content) == row["digest"]
    except (ValueError, TypeError):
        return False


def _has_digest(values: tuple[Any, ...]) -> bool:
    """Whether the last of some values looks like the digest of a row."""
    told = next((one for one in reversed(values) if one is not None), None)
    return isinstance(told, str) and _DIGEST.fullmatch(told) is not None


_TYPES = {"TEXT": (str, type(None)), "INTEGER": (int, type(None)), "BLOB": (bytes, type(None))}
_BY_NAME = {model._meta.table_name: model for model in TABLES}


@cache
def columns_of(version: int) -> dict[str, list[str]]:
    """The columns of each table of ours in a schema version, in the order of the file."""
    model = dbapi2.connect(":memory:")
    try:
        migrate(model.execute, 0, version)
        found = {
            name: [one[1] for one in model.execute(f"PRAGMA table_info({name})")]
            for name in _BY_NAME
            if name not in _DERIVED
        }
    finally:
        model.close()
    return {name: columns for name, columns in found.items() if columns}


class _Opened:
    """A connection of its own for each question: once SQLCipher has met a page that it cannot
    read, it answers nothing more by the same one."""

    def __init__(self, path: Path, key: Key | None) -> None:
        self._database = connect(path, key)
        self._database.connection().text_factory = lambda told: told.decode("utf-8", "replace")

    def __enter__(self) -> SqlCipherDatabase:
        return self._database

    def __exit__(self, *_: object) -> None:
        self._database.close()


def lay_own_first_page(path: Path, key: Key | None, pages: int, width: int) -> None:
    """Put a first page over that of a file, which knows of one table ``leaf`` alone. It is made by
    SQLite itself, so that it is encrypted as the file is."""
    with contextlib.suppress(*_ERRORS), _Opened(path, key) as database:
        # What is in the log belongs to the pages, too.
        database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    made = path.with_name("first")
    make_private(made)
    with _Opened(made, key) as database:
        columns = ", ".join(f"c{number}" for number in range(1, width))
        database.execute_sql(f"CREATE TABLE leaf (c0 INTEGER PRIMARY KEY, {columns})")
        database.execute_sql("CREATE TABLE filler (content)")
        # SQLite takes no page for a root that its first page says is not in the file.
        database.execute_sql("INSERT INTO filler VALUES (zeroblob(?))", (pages * PAGE,))
    with made.open("rb") as file:
        first = file.read(PAGE)
    made.unlink()
    with path.open("r+b") as file:
        file.write(first)


def leaves(path: Path, key: Key | None, pages: int, step: Step) -> Iterator[tuple[Any, ...]]:
    """The rows of every page that can be read as a leaf of a table."""
    database: SqlCipherDatabase | None = None
    try:
        for page in range(2, pages + 1):
            if page % 64 == 0:
                step(page, pages)
            for _ in range(2):
                database = database or _ready(path, key)
                try:
                    yield from _leaf(database, page)
                    break
                except _ERRORS as error:
                    database.close()
                    database = None
                    if code_of(error) != "read_only":
                        break  # else it is an earlier page that made the connection refuse
    finally:
        if database is not None:
            database.close()


def _leaf(database: SqlCipherDatabase, page: int) -> list[tuple[Any, ...]]:
    database.execute_sql("UPDATE sqlite_master SET rootpage = ? WHERE name = 'leaf'", (page,))
    database.execute_sql(f"PRAGMA schema_version = {page}")
    return list(database.execute_sql("SELECT * FROM leaf").fetchall())


def _ready(path: Path, key: Key | None) -> SqlCipherDatabase:
    database = connect(path, key)
    database.connection().text_factory = lambda told: told.decode("utf-8", "replace")
    for pragma in ("writable_schema = ON", "journal_mode = OFF", "synchronous = OFF"):
        database.execute_sql(f"PRAGMA {pragma}")
    return database


def copy_parts(path: Path, folder: Path) -> Path:
    """A copy of a file and its log under a plain name in a folder of ours."""
    target = folder / "damaged"
    for suffix in ("", "-wal"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            shutil.copyfile(part, folder / f"damaged{suffix}")
    return target
