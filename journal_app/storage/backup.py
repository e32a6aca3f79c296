"""Finished, verified copies of the journal beside it.

A copy is made through our own connection, opened again, compared with the source, and only then
gets its name. A copy that was cut short never looks like a backup, and a journal that is damaged
itself makes none.
"""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from playhouse.sqlcipher_ext import SqlCipherDatabase

from journal_app.errors import JournalError
from journal_app.storage.backup_list import _NAME, _label, backup_folder, backup_name, backups_of
from journal_app.storage.database import (
    connect,
    errors_told,
    make_folder,
    make_private,
    sync_file,
    sync_folder,
    value,
)
from journal_app.storage.leftovers import sweep_restore
from journal_app.storage.models import Event
from journal_app.storage.restore_lock import sweep_lock
from journal_app.storage.vault import mark_of, write_sidecar

if TYPE_CHECKING:
    from journal_app.storage.store import Store

_HALF = re.compile(
    r"\.?(?P<name>.+\.journal)(\.part(-journal|-wal|-shm)?|\.salt|\.salt\.\d+\.new)$"
)
"""What can be left by a kill: a copy on its way, its sidecar on its way, or one without a copy."""


REKEYED = ("encrypted", "decrypted", "passphrase changed")
"""Events after which the journal has another key than its backups."""
_STEP = 64
"""Pages (of 4 KB) copied at once: 1 to 3 ms, which nobody notices between two keys."""
_REST = 0.002
"""Seconds between two steps of a gentle backup."""
_STEPS_TO_SYNC = 8
"""Steps (2 MB) after which a gentle backup puts its draft on the disk: all of it at once would keep
the disk from a save."""
_TRIES = 3


def back_up(
    store: Store,
    folder: Path | None = None,
    gently: bool = False,
    cancelled: Callable[[], bool] = bool,
    why: str = "",
    pruning: bool = True,
) -> Path:
    """Write a verified copy and return its path; beside the journal, older ones that need not stay
    any longer go then (unless not ``pruning``).

    ``gently`` is for a worker thread while the window goes on saving: the copy is made in small
    steps with rests between them, and writes of the meantime are in it. ``why`` goes into the
    event log. Raises JournalError ``backup_failed`` when the copy does not match, ``damaged`` when
    the journal itself is not sound, ``disk_full``, ``read_only``, ``cancelled``; older backups are
    untouched then, and nothing half-made stays.
    """
    from journal_app.storage.pruning import prune  # no start needs it

    place = Path(folder) if folder else backup_folder(store.path)
    with store.copying(), errors_told(place):
        make_folder(place)
        sweep(store.path, place)
        name = backup_name(store.path, place, store.local_moment())
        draft = place / f".{name}.part"
        try:
            changes = _copy(store, draft, gently, cancelled)
            sync_file(draft)
            if store.key is not None:
                write_sidecar(place / name, [mark_of(store.key)])
            draft.rename(place / name)
            sync_folder(place)
        except BaseException:
            with contextlib.suppress(OSError):
                (place / name).unlink(missing_ok=True)  # its name may not be on the disk
                sweep(store.path, place)  # the draft, and what SQLite wrote beside it
            raise
        # A copy elsewhere may be taken away: only those beside the journal count as made.
        beside = place.resolve() == backup_folder(store.path).resolve()
        with store.writing():
            detail = f"{changes} {why}".rstrip()
            store.log_event("backed up" if beside else "copied out", detail)
        if beside and pruning:
            prune(store)
            sweep_restore(store.path)
            sweep_lock(store.path)
    return place / name


def sweep(journal: Path, place: Path) -> None:
    """Remove what a backup that was killed has left: nobody else writes backups of a journal
    that we have open."""
    for path in place.iterdir():
        half = _HALF.match(path.name)
        match = _NAME.match(half["name"]) if half else None
        if match is None or match["label"] != _label(journal):
            continue
        if path.name.startswith(".") or not (place / match[0]).exists():
            path.unlink()


def back_up_if_changed(
    store: Store,
    gently: bool = False,
    cancelled: Callable[[], bool] = bool,
    why: str = "",
    pruning: bool = True,
) -> Path | None:
    """Back up unless the newest backup beside the journal holds everything already."""
    with store.copying():
        with store.writing() as database:
            changes = store.changes()
            # A re-keying counts too: what was copied before it, today's passphrase does not open.
            events = Event.select(Event.detail).where(Event.what.in_(("backed up", *REKEYED)))
            last = value(database, events.order_by(Event.id.desc())) or ""
        if changes == 0 or (last.split(" ")[0] == str(changes) and backups_of(store.path)):
            return None
        return back_up(store, None, gently, cancelled, why, pruning)


def back_up_before(
    store: Store,
    what: str,
    anyway: bool = False,
    pruning: bool = True,
    cancelled: Callable[[], bool] = bool,
) -> Path | None:
    """A backup before something that reaches over the whole journal (``import erase rekey
    restore``), if anything changed since the last one. Raises JournalError ``cancelled``.

    When it cannot be made nothing shall happen: the JournalError of ``back_up`` is raised, with
    ``before`` = ``what`` among its details, so that the person can make room, or go on knowingly:
    then ``anyway`` is True, and the event log says so. Raises ``view_only`` where nothing could
    follow.
    """
    if store.view_only:
        raise JournalError("view_only", why=store.view_only, path=str(store.path))
    try:
        return back_up_if_changed(store, cancelled=cancelled, why=what, pruning=pruning)
    except JournalError as error:
        if error.code == "cancelled":
            raise
        if not anyway:
            raise JournalError(error.code, **{**error.details, "before": what}) from error
        with contextlib.suppress(JournalError), errors_told(store.path), store.writing():
            store.log_event("not_backed_up", f"{what} {error.code}")
        return None


def _copy(store: Store, draft: Path, gently: bool, cancelled: Callable[[], bool]) -> int:
    """Copy the journal page by page, verify the copy, and return the count of changes in it."""
    from journal_app.storage.index_mending import mend_index  # as above
    from journal_app.storage.verifying import REST, facts, facts_of, refuse_damaged

    rest = REST if gently else 0.0
    for _ in range(_TRIES):
        make_private(draft)
        copy = connect(draft, store.key)
        try:
            # A draft needs no way back, and is put on the disk when it is whole. So the last step
            # of copying, for which a save may wait, has no more to write than any other.
            for pragma in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = {_STEP}"):
                copy.execute_sql(f"PRAGMA {pragma}")
            with store.writing() as database:
                _copy_pages(database, copy, store, gently, cancelled)
                source = facts(database)
        finally:
            copy.close()
        if facts_of(draft, store.key, rest, cancelled) == source:
            return int(source[0][0][0])
        mend_index(store)  # the search index alone is no reason to have no backup
    with store.writing() as database:
        refuse_damaged(database, store.path)
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

    steps = count(1)

    def between(_status: int, left: int, _total: int) -> None:
        if cancelled():
            raise JournalError("cancelled")
        if gently and left:  # what is written after the last step would not be in the copy
            with store.resting():
                time.sleep(_REST)
                if next(steps) % _STEPS_TO_SYNC == 0:
                    sync_file(Path(copy.database))

    database.connection().backup(copy.connection(), pages=_STEP, progress=between)
