"""Opening the one file, with care: nothing is done to a file that is not understood."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path, PurePath
from typing import Any

import peewee
from peewee import Database
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2

from journal_app.errors import JournalError
from journal_app.storage import vault
from journal_app.storage.backup_list import was_here
from journal_app.storage.failures import errors_told as errors_told
from journal_app.storage.held import hold, is_held, is_held_encrypted, is_in_place, let_go
from journal_app.storage.leftovers import sweep
from journal_app.storage.migrations import APPLICATION_ID, SCHEMA_VERSION, STEPS, migrate
from journal_app.storage.vault import Key

# The second where many rows are written at once, past peewee.
RowRefused = (peewee.IntegrityError, dbapi2.IntegrityError)
"""What the schema's own checks raise: a row that breaks a rule of the method."""

_SHAPE = """
    SELECT type, name, '' FROM sqlite_master
    WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE 'fts!_%' ESCAPE '!'
    UNION ALL SELECT 'column', made.name, column.name
    FROM sqlite_master AS made JOIN pragma_table_info(made.name) AS column
    WHERE made.type = 'table' AND made.name <> 'fts'"""
"""Tables, columns, indexes and triggers by name; SQLite may add tables of its own to ours. Asking
for the columns of the search index would read it, and where it is damaged it can be made again."""
_PATIENCE = "PRAGMA busy_timeout = 2000"


def open_database(
    path: Path, when_old: Callable[[Path, int], object] | None = None, key: Key | None = None
) -> SqlCipherDatabase:
    """Open a journal for this process alone; create it if it is missing (encrypted, with a key).

    ``when_old`` is called with a file of an older schema and its version, to bring it to the
    newest; without it such a file is refused as ``damaged``. Raises JournalError:
    ``journal_in_use not_a_journal newer_version damaged read_only no_such_file disk_full two_names
    passphrase_needed wrong_passphrase``. The file is untouched in every one of these cases.
    """
    path = real_path(path)
    if not path.exists():
        from journal_app.storage.creating import create  # a start needs it once in years

        create(path, key)
    with errors_told(path):
        before = path.stat()
    version = refuse_unless_ours(path, key)
    if before.st_nlink > 1:
        from journal_app.storage.second_name import refuse_second_name  # hardly any file has

        with errors_told(path):
            refuse_second_name(path)
    if marked_read_only(path) or marked_read_only(path.parent):
        raise JournalError("read_only", path=str(path))
    if version < SCHEMA_VERSION and when_old is not None:
        when_old(path, version)
    database = connect(path, key)
    try:
        with errors_told(path):
            settle(database)
            _lock_alone(database, path, before)
            # A reader that came before the lock may have left its index; nobody can use it now.
            path.with_name(path.name + "-shm").unlink(missing_ok=True)
            hold(path, encrypted=key is not None)
            sweep(path)
            with contextlib.suppress(OSError):  # nobody needs it while the file itself is whole
                _mark_alone(path, key)
    except BaseException:
        database.close()
        let_go(path)
        raise
    return database


def close_database(database: SqlCipherDatabase) -> None:
    """Fold the write-ahead log into the file and let go of it. SQLite leaves the log of a file that
    was moved meanwhile where it is: the moved one would lack what is in it, and another file of the
    old name would be spoilt by it."""
    if not is_in_place(database.database):
        with contextlib.suppress(peewee.PeeweeException, dbapi2.Error):
            database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    database.close()
    let_go(database.database)


def real_path(path: Path) -> Path:
    """Where a file really lies. Raises JournalError ``no_such_file`` for a name that no file of
    ours can have, ``not_a_journal`` for the root of a disk, which has no name at all."""
    try:
        real = os.path.realpath(path)
        real.encode()
    except ValueError as error:  # a zero byte, or bytes that are no UTF-8, which SQLite asks for
        raise JournalError("no_such_file", path=str(path)) from error
    if not Path(real).name:
        raise JournalError("not_a_journal", path=str(path))
    return Path(real)


def connect(path: Path, key: Key | None = None) -> SqlCipherDatabase:
    """A bare connection to an existing file of ours, or to an empty one that is to be filled."""
    database = SqlCipherDatabase(
        str(path),
        passphrase=_passphrase(key),
        thread_safe=False,
        check_same_thread=False,
        autoconnect=False,
        pragmas=[],
    )
    with errors_told(path):
        database.connect()
        _hush(database)
    return database


def _passphrase(key: Key | None) -> str:
    """The driver opens plain files with an empty one: one code path for both."""
    return "" if key is None else key.pragma


def _hush(database: SqlCipherDatabase) -> None:
    """SQLCipher tells stderr of every page it cannot read; we say it once, in words."""
    database.execute_sql("PRAGMA cipher_log_level = NONE")


def settle(database: SqlCipherDatabase) -> None:
    """The pragmas that SQLite wants before the first read."""
    database.execute_sql(_PATIENCE)
    database.execute_sql("PRAGMA locking_mode = EXCLUSIVE")


def _mark_alone(path: Path, key: Key | None) -> None:
    """Have in the sidecar what belongs to the file, which may have lost it, and nothing of a
    re-keying that was killed."""
    marks = () if key is None else (vault.mark_of(key),)
    if key is None:
        vault.sidecar_of(path).unlink(missing_ok=True)
    elif vault.read_sidecar(path) != marks:
        vault.write_sidecar(path, marks)


def _lock_alone(database: SqlCipherDatabase, path: Path, before: os.stat_result) -> None:
    try:
        refuse_other_shape(database, path, SCHEMA_VERSION)
    finally:
        if not os.path.samestat(before, path.stat()):
            # Replaced while we waited for its lock: what we have is nobody's journal any more, and
            # a log that we began would lie beside the new one. Nothing was written yet.
            raise JournalError("journal_in_use", path=str(path))
    write_safely(database, path)
    database.execute_sql("PRAGMA foreign_keys = ON")
    # WAL takes its lock with the first write: take it now, so that a second start learns at once.
    database.execute_sql("BEGIN IMMEDIATE")
    database.execute_sql("COMMIT")


def refuse_other_shape(database: SqlCipherDatabase, path: Path, version: int) -> None:
    """Raises JournalError ``damaged`` unless a file has what its schema version is made of."""
    with errors_told(path):  # not by ``fetch``, which opens a damaged file anew, by asking this
        here, ours = set(database.execute_sql(_SHAPE).fetchall()), _shape_of(version)
    # A trigger that is not ours would write what nobody did.
    if not here >= ours or any(kind == "trigger" for kind, *_ in here - ours):
        raise JournalError("damaged", path=str(path))


def write_safely(database: SqlCipherDatabase, path: Path) -> None:
    """The pragmas that a write wants. Raises JournalError ``read_only``."""
    if database.execute_sql("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
        raise JournalError("read_only", path=str(path))
    for pragma in (
        "synchronous = FULL",  # WAL + NORMAL loses commits in a power cut, DELETE + FULL too
        "secure_delete = ON",
        "temp_store = MEMORY",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "mmap_size = 0",
    ):
        database.execute_sql(f"PRAGMA {pragma}")
    if sys.platform == "darwin":
        database.execute_sql("PRAGMA fullfsync = ON")
        database.execute_sql("PRAGMA checkpoint_fullfsync = ON")


@cache
def _shape_of(version: int) -> set[tuple[str, str, str]]:
    """What a file of a schema version is made of."""
    with contextlib.closing(dbapi2.connect(":memory:")) as model:
        migrate(model.execute, 0, version)
        return set(model.execute(_SHAPE))


def refuse_unless_ours(path: Path, key: Key | None = None) -> int:
    """The schema version of an existing file, without changing a byte of it.

    Raises JournalError ``not_a_journal newer_version damaged journal_in_use read_only older_log``,
    and ``passphrase_needed wrong_passphrase`` for an encrypted one.
    """
    path = real_path(path)
    if is_held(path):
        raise JournalError("journal_in_use", path=str(path))
    if not path.is_file():
        raise JournalError("not_a_journal", path=str(path))
    with errors_told(path), path.open("rb") as file:
        header = file.read(100)
    if key is None and vault.is_encrypted(path):
        refuse_if_in_use(path)
        raise JournalError("passphrase_needed", path=str(path))
    if key is None and (len(header) < 100 or not header.startswith(vault.PLAIN_HEADER)):
        raise JournalError("damaged" if was_here(path) else "not_a_journal", path=str(path))
    if key is not None or has_log(path):
        with _opened_by(path, key) as database:
            version = _pragma(database, "user_version")
            _refuse_other_numbers(path, _pragma(database, "application_id"), version)
            # An unclean end. The newest version number was still in the write-ahead log.
            if has_log(path):
                from journal_app.storage.second_name import refuse_older_log

                refuse_older_log(database, path, key)
                if _finds_damage(database):
                    raise JournalError("damaged", path=str(path))
    else:
        version = int.from_bytes(header[60:64], "big")
        _refuse_other_numbers(path, int.from_bytes(header[68:72], "big"), version)
    return version


@contextlib.contextmanager
def _opened_by(path: Path, key: Key | None) -> Iterator[SqlCipherDatabase]:
    """A reader whose first page could be read."""
    with reader(path, key) as database:
        try:
            _read_first(database, path)
        except JournalError as error:
            if error.code == "damaged" and key is not None:
                raise vault.why_shut(path, key) from error
            raise
        yield database


def _read_first(database: SqlCipherDatabase, path: Path) -> None:
    with errors_told(path):
        database.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()


def refuse_if_in_use(path: Path) -> None:
    """Raises JournalError ``journal_in_use`` when somebody has the file open; its passphrase is
    not needed to learn that, since SQLite asks for the lock before it reads."""
    if is_held(path):
        raise JournalError("journal_in_use", path=str(path))
    with reader(path) as database:
        try:
            _read_first(database, path)
        except JournalError as error:
            if error.code == "journal_in_use":
                raise


def _finds_damage(database: SqlCipherDatabase) -> bool:
    """Other than of the search index, which is made again when it is needed."""
    told = database.execute_sql("PRAGMA quick_check").fetchall()
    if told == [("ok",)]:
        return False
    from journal_app.storage.index_mending import is_about_index  # hardly ever needed

    return not all(is_about_index(words) for (words,) in told)


def _refuse_other_numbers(path: Path, ours: int, version: int) -> None:
    if ours != APPLICATION_ID or version < min(STEPS):
        raise JournalError("not_a_journal", path=str(path))
    if version > SCHEMA_VERSION:
        raise JournalError("newer_version", path=str(path), version=version)


@contextlib.contextmanager
def reader(path: Path, key: Key | None = None, alone: bool = False) -> Iterator[SqlCipherDatabase]:
    """Read a file of ours that nobody has open: not a byte of it or of its log changes. ``alone``:
    as it is without its log.

    Raises JournalError ``journal_in_use damaged read_only``.
    """
    path = real_path(path)
    index = path.with_name(path.name + "-shm")
    had_index = index.exists()
    # Without a log there is nothing to lock, and no index has to be written beside the file.
    mode = "mode=ro" if has_log(path) and not alone else "mode=ro&immutable=1"
    database = SqlCipherDatabase(
        f"{as_uri(path)}?{mode}",
        uri=True,
        passphrase=_passphrase(key),
        autoconnect=False,
        pragmas=[],
    )
    with errors_told(path):
        try:
            database.connect()
            _hush(database)
            database.execute_sql(_PATIENCE)
            yield database
        finally:
            database.close()
            if not had_index and index.exists():  # where nothing may be written, nothing is asked
                index.unlink(missing_ok=True)


def as_uri(path: PurePath) -> str:
    """A path as SQLite reads it: the server of a network path has no place of its own there."""
    uri = path.as_uri()
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


def has_log(path: Path) -> bool:
    """Whether something is in the write-ahead log beside a file."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def marked_read_only(path: Path) -> bool:
    """Whether the owner took the write permission away (root could write all the same)."""
    if sys.platform == "win32" and path.is_dir():
        return False  # there the mark says that a folder is dressed up, as Documents is
    return not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK)


def _pragma(database: SqlCipherDatabase, name: str) -> int:
    return int(database.execute_sql(f"PRAGMA {name}").fetchone()[0])


@contextlib.contextmanager
def _asked(database: Database) -> Iterator[None]:
    """Around a question. Once SQLCipher has met a page that it cannot read, it answers nothing more
    by the same connection: then the file is opened anew, so that the rest can still be read."""
    try:
        with errors_told(database.database):
            yield
    except JournalError as error:
        if error.code == "damaged" and not database.in_transaction():
            open_anew(database)
        raise


def open_anew(database: Database) -> None:
    """Let go of a file that is open as a journal and encrypted, and take it again."""
    path = Path(database.database)
    if not is_held_encrypted(path):
        return
    with errors_told(path):
        database.close()
        before = path.stat()
        database.connect()
        _hush(database)
        settle(database)
        try:
            _lock_alone(database, path, before)
        except BaseException:  # what could not be made safe must not write
            database.execute_sql("PRAGMA query_only = ON")
            raise


def make_private(path: Path) -> None:
    """An empty file that nobody else may read, not even while it grows; what was there is gone."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def make_folder(path: Path) -> None:
    """A folder that nobody else may read, and those above it that are missing; their names are on
    the disk, or a power cut would take the folder with all that is in it."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    for folder in reversed(missing):
        sync_folder(folder.parent)


def sync_file(path: Path) -> None:
    """Put a file's bytes on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(path: Path) -> None:
    """Put a folder's names on the disk (Windows has no such call and needs none)."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def fetch(
    database: Database, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()
) -> list[tuple[Any, ...]]:
    """Rows of a plain SQL question, its values in order or by name."""
    with _asked(database):
        found: list[tuple[Any, ...]] = database.execute_sql(sql, values).fetchall()
    return found


# Models are bound to no database, since several journals can be open: these three ask one.


def records(database: SqlCipherDatabase, query: Any) -> list[Any]:
    """The model instances of a query."""
    with _asked(database):
        return list(query.bind(database))


def rows(database: SqlCipherDatabase, query: Any) -> list[Any]:
    """The tuples of a query."""
    with _asked(database):
        return list(query.tuples().bind(database))


def value(database: SqlCipherDatabase, query: Any) -> Any:
    """The first column of a query's first row; None when there is none."""
    with _asked(database):
        return query.bind(database).scalar()
