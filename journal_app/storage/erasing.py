"""Removing a client for good, down to the bytes of the file."""

from __future__ import annotations

from datetime import date
from typing import Any

from playhouse.sqlcipher_ext import SqlCipherDatabase

from journal_app.storage.database import errors_told, records, rows, value
from journal_app.storage.models import (
    OWNED,
    Card,
    Client,
    Draft,
    Note,
    Promise,
    PromiseMove,
    UndoRecord,
    UndoState,
    UndoStep,
    column,
    digest,
    packed,
    unpacked,
)
from journal_app.storage.store import Store


def erase(store: Store, client: int, reason: str) -> None:
    """Delete every row of a client and cut them out of every undo step, then rewrite the file
    so that no freed page holds their words."""
    database = store.database
    owned = Note.select(Note.id, Note.uid).where(Note.client == client)
    promises = Promise.select(Promise.id).where(Promise.client == client)
    uid = value(database, Client.select(Client.uid).where(Client.id == client))
    rows_of_theirs: list[Any] = [
        model.delete().where(model._meta.fields["client"] == client) for model in reversed(OWNED)
    ]
    with errors_told(store.path), store.writing():
        with database.atomic("IMMEDIATE"):
            database.execute_sql("PRAGMA defer_foreign_keys = ON")
            _cut_out(database, client, dict(rows(database, owned)))
            for query in (
                PromiseMove.delete().where(PromiseMove.promise.in_(promises)),
                *rows_of_theirs,
                Draft.delete().where(Draft.client == client),
                Client.delete().where(Client.id == client),
                UndoRecord.delete().where(UndoRecord.client == client),
                UndoStep.delete().where(UndoStep.id.not_in(UndoRecord.select(UndoRecord.step))),
                UndoStep.update(client=None).where(UndoStep.client == client),
                UndoState.update(changes=UndoState.changes + 1),
            ):
                query.bind(database).execute()
            _forget_who_brought(database, uid)
            store.log_event("erased", reason)
        store.version += 1  # they are gone, whether or not there is room to rewrite the file
        database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        database.execute_sql("VACUUM")
        database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _forget_who_brought(database: SqlCipherDatabase, uid: str) -> None:
    """Those whom the client brought keep no trace of them."""
    for card in records(database, Card.select().where(Card.brought_by == uid)):
        row = {column(Card, name): card.__data__[name] for name in Card.DIGESTED}
        row = {name: day.isoformat() if isinstance(day, date) else day for name, day in row.items()}
        row["brought_by"] = ""
        again: Any = Card.update(brought_by="", digest=digest(Card, row))
        again.where(Card.id == card.id).bind(database).execute()


def _cut_out(database: SqlCipherDatabase, client: int, notes: dict[int, str]) -> None:
    """Cut a client's notes out of the undo records that are nobody's: a note may have come from
    the inbox, and been put back there. ``notes`` are the ids and uids of the client's notes."""

    def is_theirs(table: str, row_id: int, row: dict[str, Any] | None) -> bool:
        if row is None:
            return table == "note" and row_id in notes
        if row.get("client_id") == client or row.get("uid") in notes.values():
            return True
        return table == "note_version" and row["note_id"] in notes

    nobodys = UndoRecord.select(UndoRecord.id, UndoRecord.rows).where(UndoRecord.client.is_null())
    for record, content in rows(database, nobodys):
        before = unpacked(content)
        kept = [change for change in before if not is_theirs(*change)]
        if len(kept) < len(before):
            cut: Any = UndoRecord.update(rows=packed(kept)) if kept else UndoRecord.delete()
            cut.where(UndoRecord.id == record).bind(database).execute()
