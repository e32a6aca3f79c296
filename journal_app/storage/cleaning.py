"""Rewriting the file after a client was erased, so that no freed page holds their words.

That takes as much room again as the journal has. Where a disk has none, the client is gone all the
same, and the event log tells that the file is still to be rewritten: closing it tries again.
"""

from __future__ import annotations

import contextlib

from journal_app.errors import JournalError
from journal_app.storage.database import errors_told, fetch
from journal_app.storage.store import Store

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


def clean_if_due(store: Store) -> None:
    """At closing, try what there was no room for; what fails is due the next time."""
    with contextlib.suppress(JournalError):
        if not store.view_only and not store.is_lent and is_due(store):
            clean_up(store)
