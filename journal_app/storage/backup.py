"""Finished, verified copies of the journal beside it.

A copy is made through our own connection, opened again, compared with the source, and only then
gets its name. A copy that was cut short never looks like a backup.
"""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import peewee
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2

from journal_app.errors import JournalError
from journal_app.storage.database import (
    connect,
    errors_told,
    fetch,
    make_folder,
    make_private,
    sync_file,
    sync_folder,
    value,
)
from journal_app.storage.models import PRACTICE, Event
from journal_app.storage.vault import Key, mark_of, write_sidecar

if TYPE_CHECKING:
    from journal_app.storage.store import Store

_NAME = re.compile(
    r"(?P<label>.+)-(?P<number>\d{4,})-(?P<day>\d{4}-\d\d-\d\d)-(?P<time>\d{6})"
    r"(-before-version-(?P<before>\d+))?\.journal$"
)


REKEYED = ("encrypted", "decrypted", "passphrase changed")
"""Events after which the journal has another key than its backups."""
_STEP = 256
"""Pages (of 4 KB) copied at once: 1 to 2 ms, which nobody notices between two keys."""
_REST = 0.002
"""Seconds between two steps of a gentle backup."""
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup. ``number`` runs on for ever, since clocks lie. ``before`` is the schema
    version that the journal was brought to after this copy was made: such a one is kept for good.
    """

    path: Path
    number: int
    made: datetime
    before: int | None = None


def backup_folder(journal: Path) -> Path:
    """Where backups of a journal lie unless another folder is named."""
    return journal.with_name(f"{_label(journal)} backups")


def _label(journal: Path) -> str:
    """What backups are named after; ``a.journal`` and ``a.old`` keep theirs apart."""
    return journal.stem if journal.suffix == ".journal" else journal.name


def backups_of(journal: Path, folder: Path | None = None) -> list[Backup]:
    """Finished backups of a journal, the newest first; none where they cannot be read."""
    found = []
    place = folder or backup_folder(journal)
    try:
        names = list(place.iterdir())
    except OSError:
        names = []
    for path in names:
        match = _NAME.match(path.name)
        if match and match["label"] == _label(journal):
            with contextlib.suppress(ValueError):  # no such day: a name that is not ours
                made = datetime.strptime(match["day"] + match["time"], "%Y-%m-%d%H%M%S")
                before = int(match["before"]) if match["before"] else None
                found.append(Backup(path, int(match["number"]), made, before))
    return sorted(found, key=lambda backup: backup.number, reverse=True)


def backup_name(journal: Path, place: Path, now: datetime, before: int | None = None) -> str:
    """What the next backup in a folder is called."""
    newest = next(iter(backups_of(journal, place)), None)
    number = newest.number + 1 if newest else 1
    why = "" if before is None else f"-before-version-{before}"
    return f"{_label(journal)}-{number:04d}-{now:%Y-%m-%d-%H%M%S}{why}.journal"


def back_up(
    store: Store,
    folder: Path | None = None,
    gently: bool = False,
    cancelled: Callable[[], bool] = bool,
) -> Path:
    """Write a verified copy and return its path.

    ``gently`` is for a worker thread while the window goes on saving: the copy is made in small
    steps with rests between them, and writes of the meantime are in it. Raises JournalError
    ``backup_failed`` when the copy does not match, ``disk_full``, ``read_only``, ``cancelled``;
    older backups are untouched then, and nothing half-made stays.
    """
    place = Path(folder) if folder else backup_folder(store.path)
    with store.copying(), errors_told(place):
        make_folder(place)
        _sweep(store.path, place)
        name = backup_name(store.path, place, store.local_moment())
        draft = place / f".{name}.part"
        try:
            changes = _copy(store, draft, gently, cancelled)
            sync_file(draft)
            if store.key is not None:
                write_sidecar(place / name, [mark_of(store.key)])
            draft.rename(place / name)
            sync_folder(place)
        finally:
            draft.unlink(missing_ok=True)
        # A copy elsewhere may be taken away: only those beside the journal count as made.
        beside = place.resolve() == backup_folder(store.path).resolve()
        with store.writing():
            store.log_event("backed up" if beside else "copied out", str(changes))
    return place / name


def _sweep(journal: Path, place: Path) -> None:
    """Remove what a backup that was killed has left: nobody else writes backups of a journal
    that we have open."""
    for path in place.iterdir():
        whole = re.match(r"\.(.+\.journal)\.part(-journal|-wal|-shm)?$", path.name)
        match = _NAME.match(whole[1]) if whole else None
        if match and match["label"] == _label(journal):
            path.unlink()


def back_up_if_changed(
    store: Store, gently: bool = False, cancelled: Callable[[], bool] = bool
) -> Path | None:
    """Back up unless the newest backup beside the journal holds everything already."""
    with store.copying():
        with store.writing() as database:
            changes = store.changes()
            # A re-keying counts too: what was copied before it, today's passphrase does not open.
            events = Event.select(Event.detail).where(Event.what.in_(("backed up", *REKEYED)))
            last = value(database, events.order_by(Event.id.desc()))
        if changes == 0 or (last == str(changes) and backups_of(store.path)):
            return None
        return back_up(store, gently=gently, cancelled=cancelled)


def _copy(store: Store, draft: Path, gently: bool, cancelled: Callable[[], bool]) -> int:
    """Copy the journal page by page, verify the copy, and return the count of changes in it."""
    for _ in range(_TRIES):
        make_private(draft)
        copy = connect(draft, store.key)
        try:
            with store.writing() as database:
                _copy_pages(database, copy, store, gently, cancelled)
                source = _facts(database)
        finally:
            copy.close()
        if _facts_of(draft, store.key) == source:
            return int(source[0][0][0])
    raise JournalError("backup_failed", path=str(draft))


def _copy_pages(
    database: SqlCipherDatabase,
    copy: SqlCipherDatabase,
    store: Store,
    gently: bool,
    cancelled: Callable[[], bool],
) -> None:
    """One connection reads and writes here, and SQLite brings its commits along; the lock is
    only let go between steps, so that no step falls into somebody's open transaction."""

    def between(_status: int, left: int, _total: int) -> None:
        if cancelled():
            raise JournalError("cancelled")
        if gently and left:  # what is written after the last step would not be in the copy
            with store.resting():
                time.sleep(_REST)

    database.connection().backup(copy.connection(), pages=_STEP, progress=between)


def _facts_of(draft: Path, key: Key | None) -> list[list[tuple[Any, ...]]] | None:
    """What a finished copy tells of itself when it is opened again; None if it is not sound. A
    copy killed half-way can pass SQLite's own check, so that alone is not enough."""
    copy = connect(draft, key)
    try:
        # The copy came with the header of a WAL file; a backup is one file and nothing else.
        copy.execute_sql("PRAGMA journal_mode = DELETE")
        sound = fetch(copy, "PRAGMA integrity_check") == [("ok",)]
        return _facts(copy) if sound else None
    except (JournalError, peewee.PeeweeException, dbapi2.Error):
        return None
    finally:
        copy.close()


def _facts(database: SqlCipherDatabase) -> list[list[tuple[Any, ...]]]:
    return [fetch(database, question) for question in _questions()]


def _questions() -> list[str]:
    questions = ["SELECT changes FROM undo_state", "PRAGMA application_id", "PRAGMA user_version"]
    for model in PRACTICE:
        table = model._meta.table_name
        questions.append(f"SELECT count(*), max(id) FROM {table}")
        questions.append(f"SELECT * FROM {table} ORDER BY id DESC LIMIT 1")
    return questions
