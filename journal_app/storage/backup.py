"""Finished, verified copies of the journal beside it; and putting one back.

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
from typing import Any

import peewee
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2

from journal_app.errors import JournalError
from journal_app.storage.database import (
    close_database,
    errors_told,
    fetch,
    has_log,
    make_private,
    open_database,
    reader,
    real_path,
    refuse_unless_ours,
    sync_file,
    sync_folder,
    value,
)
from journal_app.storage.models import PRACTICE, Event
from journal_app.storage.store import Store, stamped

_NAME = re.compile(
    r"(?P<label>.+)-(?P<number>\d{4,})-(?P<day>\d{4}-\d\d-\d\d)-(?P<time>\d{6})"
    r"(-before-version-(?P<before>\d+))?\.journal$"
)


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
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sweep(store.path, place)
        name = backup_name(store.path, place, store.local_moment())
        draft = place / f".{name}.part"
        try:
            changes = _copy(store, draft, gently, cancelled)
            sync_file(draft)
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
            events = Event.select(Event.detail).where(Event.what == "backed up")
            last = value(database, events.order_by(Event.id.desc()))
        if changes == 0 or (last == str(changes) and backups_of(store.path)):
            return None
        return back_up(store, gently=gently, cancelled=cancelled)


def _copy(store: Store, draft: Path, gently: bool, cancelled: Callable[[], bool]) -> int:
    """Copy the journal page by page, verify the copy, and return the count of changes in it."""
    for _ in range(_TRIES):
        make_private(draft)
        copy = SqlCipherDatabase(str(draft), passphrase="", autoconnect=False, pragmas=[])
        copy.connect()
        try:
            with store.writing() as database:
                _copy_pages(database, copy, store, gently, cancelled)
                source = _facts(database)
        finally:
            copy.close()
        if _facts_of(draft) == source:
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


def _facts_of(draft: Path) -> list[list[tuple[Any, ...]]] | None:
    """What a finished copy tells of itself when it is opened again; None if it is not sound. A
    copy killed half-way can pass SQLite's own check, so that alone is not enough."""
    copy = SqlCipherDatabase(str(draft), passphrase="", autoconnect=False, pragmas=[])
    copy.connect()
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


def restore(backup: Path, journal: Path) -> Path | None:
    """Put a backup in the journal's place; return where what it replaces was moved to.

    The live file goes aside together with its -wal and -shm, never overwritten. Raises
    JournalError ``no_such_file not_a_journal newer_version damaged journal_in_use read_only``.
    """
    backup, journal = real_path(backup), real_path(journal)
    with errors_told(backup):
        if not backup.is_file():
            raise JournalError("no_such_file", path=str(backup))
    draft = journal.with_name(f".{journal.name}.restored")
    with errors_told(journal):
        if journal.exists() and not journal.is_file():
            raise JournalError("not_a_journal", path=str(journal))
        try:
            _copy_whole(backup, draft)
            # A log without its journal would be played into the new one, so it goes aside too.
            aside = _move_aside(journal) if journal.exists() or has_log(journal) else None
            try:
                draft.rename(journal)
            except OSError:
                if aside is not None:
                    _move_whole(aside, journal)
                raise
            sync_folder(journal.parent)
        finally:
            draft.unlink(missing_ok=True)
    return aside


def _copy_whole(backup: Path, draft: Path) -> None:
    """Copy a backup, which stays as it is, and make sure that the copy is a sound journal."""
    refuse_unless_ours(backup)
    make_private(draft)
    with reader(backup) as source:
        source.execute_sql("VACUUM INTO ?", (str(draft),))
    # The backup itself stays of its version; only the copy is brought to ours.
    copy = open_database(draft, _convert)
    try:
        with errors_told(draft):
            if fetch(copy, "PRAGMA integrity_check") != [("ok",)]:
                raise JournalError("damaged", path=str(backup))
    finally:
        close_database(copy)
    sync_file(draft)


def _convert(draft: Path, version: int) -> None:
    from journal_app.storage.upgrade import convert  # seldom needed, and it needs this module

    convert(draft, version, datetime.now().astimezone())


def _move_aside(journal: Path) -> Path:
    """Give the live files another name. The file must not be open elsewhere; a damaged one moves
    as it is, and so does an older one."""
    try:
        if journal.exists():
            close_database(open_database(journal))
    except JournalError as error:
        if error.code == "journal_in_use":
            raise
    stamp = stamped(datetime.now().astimezone())[:19].replace(":", "").replace("T", "-")
    aside = journal.with_name(f"{journal.stem}-replaced-{stamp}{journal.suffix}")
    number = 1
    while aside.exists():
        number += 1
        aside = aside.with_name(f"{journal.stem}-replaced-{stamp}-{number}{journal.suffix}")
    _move_whole(journal, aside)
    return aside


def _move_whole(journal: Path, target: Path) -> None:
    """Rename a journal together with its log and index: all of them, or none."""
    moved: list[tuple[Path, Path]] = []
    try:
        for suffix in ("-wal", "-shm", ""):
            part = journal.with_name(journal.name + suffix)
            if part.exists():
                moved.append((part.rename(target.with_name(target.name + suffix)), part))
    except OSError:
        for there, here in moved:
            there.rename(here)
        raise
