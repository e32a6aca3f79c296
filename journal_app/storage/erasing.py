"""Removing a client for good, down to the bytes of the file."""

from __future__ import annotations

from journal_app.storage.database import errors_told
from journal_app.storage.models import (
    Client,
    Entry,
    Note,
    Promise,
    PromiseMove,
    UndoRecord,
    UndoState,
    UndoStep,
)
from journal_app.storage.store import Store


def erase(store: Store, client: int, reason: str) -> None:
    """Delete every row of a client and cut them out of every undo step, then rewrite the file
    so that no freed page holds their words."""
    database = store.database
    promises = Promise.select(Promise.id).where(Promise.client == client)
    with errors_told(store.path):
        with database.atomic("IMMEDIATE"):
            database.execute_sql("PRAGMA defer_foreign_keys = ON")
            for query in (
                PromiseMove.delete().where(PromiseMove.promise.in_(promises)),
                Entry.delete().where(Entry.client == client),
                Promise.delete().where(Promise.client == client),
                Note.delete().where(Note.client == client),
                Client.delete().where(Client.id == client),
                UndoRecord.delete().where(UndoRecord.client == client),
                UndoStep.delete().where(UndoStep.id.not_in(UndoRecord.select(UndoRecord.step))),
                UndoStep.update(client=None).where(UndoStep.client == client),
                UndoState.update(changes=UndoState.changes + 1),
            ):
                query.bind(database).execute()
            store.log_event("erased", reason)
        database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        database.execute_sql("VACUUM")
        database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.version += 1
