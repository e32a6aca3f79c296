"""Rewriting the file after a client was erased, so that no freed page holds their words.

That takes as much room again as the journal has. Where a disk has none, the client is gone all the
same, and the event log tells that the file is still to be rewritten: that is tried again when it is
closed, and while nobody is at it.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable

from journal_app.errors import JournalError
from journal_app.storage.database import errors_told, fetch
from journal_app.storage.following import followed
from journal_app.storage.store import Store

_ROOM = 2
"""How often the file must fit on the disk once more: as a log, and as what else is written."""
_LAST = "SELECT what FROM event WHERE what IN ('erased', 'cleaned') ORDER BY id DESC LIMIT 1"


def clean_up(store: Store) -> bool:
    """Rewrite the file and empty its log; False where the disk has no room for it, or fails."""
    try:
        with errors_told(store.path), store.writing() as database:
            database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            database.execute_sql("VACUUM")
            database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            store.log_event("cleaned")
    except JournalError:
        return False
    return True


def is_due(store: Store) -> bool:
    """Whether somebody was erased and the file was not rewritten since."""
    return fetch(store.database, _LAST) == [("erased",)]


def may_clean(store: Store) -> bool:
    """Whether the file is to be rewritten and there is room for it now: a try without would fill
    what the next save needs."""
    if store.view_only or store.is_lent or not is_due(store):
        return False
    size = store.path.stat().st_size
    return shutil.disk_usage(store.path.parent).free > _ROOM * size


def clean_meanwhile(store: Store, cancelled: Callable[[], bool]) -> bool:
    """``clean_up`` from a worker thread, where ``may_clean`` was True; False also where it was
    stopped in the middle, and nothing has changed then."""

    def look() -> None:
        if cancelled():
            raise JournalError("cancelled")

    try:
        with store.copying(), store.writing() as database, followed(database, look):
            look()
            return clean_up(store)
    except JournalError:
        return False


def clean_if_due(store: Store) -> None:
    """At closing, try what there was no room for; what fails is due the next time."""
    with contextlib.suppress(JournalError):
        if not store.view_only and not store.is_lent and is_due(store):
            clean_up(store)
