"""Opening a journal where nothing may be written, and saving what can be read into another place.

What is shown is a copy in memory, encrypted there if the file is: so every page works as always,
and neither the file nor anything beside it is touched.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2

from journal_app.errors import JournalError
from journal_app.storage.database import (
    connect,
    errors_told,
    fetch,
    has_log,
    make_private,
    reader,
    real_path,
    refuse_other_shape,
    refuse_unless_ours,
    sync_file,
    sync_folder,
)
from journal_app.storage.held import is_held
from journal_app.storage.migrations import SCHEMA_VERSION
from journal_app.storage.models import PRACTICE
from journal_app.storage.restore_lock import alone_with
from journal_app.storage.store import Store
from journal_app.storage.upgrade import convert_open
from journal_app.storage.vault import Key, mark_of, read_sidecar, sidecar_of, write_sidecar

_MEMORY = Path(":memory:")
_PREFIX = "client-journal-"
_DRAFT = ".copy"
_LOCK, _COPY, _NOTE = "lock", "copy", "draft"
"""In a folder of temporary files: who has the lock uses the copy, a folder. In that may stand where
else something unfinished lies."""


def open_copy(path: Path, key: Key | None, now: datetime) -> SqlCipherDatabase:
    """A journal as it is, in memory, brought to the newest schema there; ``now`` is local.

    Raises JournalError as opening does: ``journal_in_use not_a_journal newer_version damaged
    read_only passphrase_needed wrong_passphrase``.
    """
    if is_held(path):
        raise JournalError("journal_in_use", path=str(path))
    memory = connect(_MEMORY, key)
    try:
        with _readable(path) as place:
            version = refuse_unless_ours(place, key)
            with reader(place, key) as source:
                refuse_other_shape(source, path, version)
                source.connection().backup(memory.connection())
        with errors_told(path):
            if version < SCHEMA_VERSION:
                convert_open(memory, path, version, now)
                memory.connection().text_factory = str
                memory.execute_sql("PRAGMA ignore_check_constraints = OFF")
            memory.execute_sql("PRAGMA trusted_schema = OFF")
            memory.execute_sql("PRAGMA foreign_keys = ON")
    except BaseException:
        memory.close()
        raise
    return memory


@contextlib.contextmanager
def _readable(path: Path) -> Iterator[Path]:
    """The file itself; or, since a log is only read with an index that has to be written beside
    it, a copy of both where nobody else may look, for as long as it takes to read them."""
    if not has_log(path):
        yield path
        return
    with errors_told(path), _own_folder() as folder:
        for part in (path, path.with_name(path.name + "-wal"), sidecar_of(path)):
            if part.exists():
                shutil.copyfile(part, folder / part.name)
        try:
            yield folder / path.name
        except JournalError as error:
            if "path" in error.details:  # of the file that was asked for
                raise JournalError(error.code, **{**error.details, "path": str(path)}) from error
            raise


@contextlib.contextmanager
def _own_folder() -> Iterator[Path]:
    """A folder where nobody else may look, until the work ends; or until the next sweep, if it is
    killed."""
    sweep_views()
    place = Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
        with alone_with(place / _LOCK, place):
            folder = place / _COPY
            folder.mkdir(mode=0o700)
            try:
                yield folder
            finally:
                shutil.rmtree(folder, ignore_errors=True)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def sweep_views() -> None:
    """Take away copies that a process that was killed made for viewing, or saved by half."""
    for lock in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*/{_LOCK}"):
        with contextlib.suppress(JournalError, OSError, dbapi2.Error):
            if not _is_mine(lock.parent):
                continue
            with alone_with(lock, lock.parent):
                done = _sweep_draft(lock.parent / _COPY / _NOTE)
                if done:
                    shutil.rmtree(lock.parent / _COPY, ignore_errors=True)
            if done:
                shutil.rmtree(lock.parent, ignore_errors=True)
            else:
                lock.touch(mode=0o600)


def _sweep_draft(note: Path) -> bool:
    """Take away the draft of which a note tells; False where its folder is not there now, as on a
    stick that was pulled out."""
    if not note.exists():
        return True
    draft = Path(os.fsdecode(note.read_bytes()))
    if draft.name.startswith(".") and draft.suffix == _DRAFT:
        draft.unlink(missing_ok=True)
        return draft.parent.is_dir()
    return True


@contextlib.contextmanager
def _noted(draft: Path) -> Iterator[None]:
    """While a draft is written: the next sweep takes it away if this process is killed. Where no
    note can be made, it lies there until its name is used again."""
    with contextlib.ExitStack() as kept:
        with contextlib.suppress(JournalError, OSError, dbapi2.Error):
            folder = kept.enter_context(_own_folder())
            (folder / _NOTE).write_bytes(os.fsencode(draft.absolute()))
        yield


def _is_mine(place: Path) -> bool:
    """Others may write to the folder of temporary files, too."""
    told = place.lstat()
    return stat.S_ISDIR(told.st_mode) and (os.name == "nt" or told.st_uid == os.getuid())


def save_copy(store: Store, target: Path) -> None:
    """Write what can be read of an open journal to another place, and make sure that it is there.

    The copy has the passphrase of the journal. Raises JournalError ``file_exists disk_full
    read_only disk_error damaged backup_failed``; nothing half-made stays.
    """
    target = real_path(target)
    with errors_told(target):
        marks = () if store.key is None else (mark_of(store.key),)
        # One of ours that was killed may have left the sidecar, and it is the same.
        ours = marks and read_sidecar(target) == marks
        if target.exists() or (sidecar_of(target).exists() and not ours):
            raise JournalError("file_exists", path=str(target))
        draft = target.with_name(f".{target.name}{_DRAFT}")
        with _noted(draft):
            try:
                _write(store, draft, target)
                draft.rename(target)
                sync_folder(target.parent)
            finally:
                draft.unlink(missing_ok=True)
        if marks:  # last: a file opens without it, but nothing takes the name of one that is alone
            with contextlib.suppress(OSError):  # the next opening makes it
                write_sidecar(target, marks)


def _write(store: Store, draft: Path, target: Path) -> None:
    make_private(draft)
    # A journal on a disk that fails may be read no more when it is asked twice.
    with store.writing() as database:
        counts = _counts(database)
        database.execute_sql("VACUUM INTO ?", (str(draft),))
    with reader(draft, store.key) as copy:
        whole = fetch(copy, "PRAGMA integrity_check") == [("ok",)]
        if not whole or _counts(copy) != counts:
            raise JournalError("backup_failed", path=str(target))
    sync_file(draft)


def _counts(database: SqlCipherDatabase) -> list[int]:
    names = [model._meta.table_name for model in PRACTICE]
    return [fetch(database, f"SELECT count(*) FROM {name}")[0][0] for name in names]
