"""Removing a client for good, down to the bytes of the file."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from peewee import fn
from playhouse.sqlcipher_ext import SqlCipherDatabase

from journal_app.rules.codes import coded
from journal_app.storage.cleaning import clean_up
from journal_app.storage.client_numbers import HIGHEST, highest_client
from journal_app.storage.database import errors_told, fetch, records, rows, value
from journal_app.storage.drafts_of import drafts_of, drop_drafts_of
from journal_app.storage.models import (
    OWNED,
    Card,
    Client,
    Erasure,
    Event,
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
from journal_app.storage.tables.base import stamped

_LENT = tuple(model for model in OWNED if model._meta.fields["client"].null)
"""Tables whose rows may be nobody's, and may change hands."""
_Was = tuple[str, int, dict[str, Any] | None]
"""A row as an undo record has it: its table, its id, and how it was, if it was there."""


def erase(store: Store, client: int, reason: str, copies: str = "[]") -> int:
    """Delete every row of a client and cut them out of every undo step, then rewrite the file
    so that no freed page holds their words; if there is no room for that now, closing the journal
    does it. ``copies`` is what the act tells of copies (JSON). Returns the number of the act."""
    database = store.database
    with errors_told(store.path), store.saving(), database.atomic("IMMEDIATE"):
        number = erase_rows(database, client, reason, store.moment(), copies)
    store.version += 1
    clean_up(store)
    return number


def erase_rows(
    database: SqlCipherDatabase, client: int, reason: str, now: datetime, copies: str = "[]"
) -> int:
    """The rows of it, inside the caller's transaction; the file is to be vacuumed afterwards."""
    act = _act(database, client, reason, now, copies)
    promises = Promise.select(Promise.id).where(Promise.client == client)
    uid = value(database, Client.select(Client.uid).where(Client.id == client))
    rows_of_theirs: list[Any] = [
        model.delete().where(model._meta.fields["client"] == client) for model in reversed(OWNED)
    ]
    database.execute_sql("PRAGMA defer_foreign_keys = ON")
    _cut_out(database, client)
    drop_drafts_of(database, client)
    for query in (
        PromiseMove.delete().where(PromiseMove.promise.in_(promises)),
        *rows_of_theirs,
        Client.delete().where(Client.id == client),
        UndoRecord.delete().where(UndoRecord.client == client),
        UndoStep.delete().where(UndoStep.id.not_in(UndoRecord.select(UndoRecord.step))),
        UndoStep.update(client=None).where(UndoStep.client == client),
        UndoState.update(changes=UndoState.changes + 1),
        Erasure.insert(**act),
        Event.insert(at=act["at"], what="erased", detail=act["reason"]),
    ):
        query.bind(database).execute()
    _forget_who_brought(database, uid)
    return int(act["number"])


def counts(database: SqlCipherDatabase, client: int) -> dict[str, int]:
    """How many rows of each table are a client's; tables without any are left out."""
    asked = {
        model._meta.table_name: (
            f"SELECT count(*) FROM {model._meta.table_name} WHERE client_id = ?"
        )
        for model in OWNED
    }
    asked["promise_move"] = (
        "SELECT count(*) FROM promise_move JOIN promise ON promise.id = promise_move.promise_id "
        "WHERE promise.client_id = ?"
    )
    asked["undo_step"] = "SELECT count(DISTINCT step_id) FROM undo_record WHERE client = ?"
    found = {name: fetch(database, sql, (client,))[0][0] for name, sql in asked.items()}
    found["draft"] = len(drafts_of(database, client))
    return {name: number for name, number in found.items() if number}


def mark_of(uid: str) -> str:
    """What stands for an erased client: eight signs that a uid leads to, and nothing leads back."""
    return hashlib.blake2b(uid.encode(), digest_size=4).hexdigest()


def _act(
    database: SqlCipherDatabase, client: int, reason: str, now: datetime, copies: str
) -> dict[str, Any]:
    """The row that says that it was done; a name in the reason becomes the client's mark."""
    sql = "SELECT uid, name, since FROM client WHERE id = ?"
    ((uid, name, since),) = fetch(database, sql, (client,))
    number = (value(database, Erasure.select(fn.MAX(Erasure.number))) or 0) + 1
    act = {
        "uid": uuid.uuid4().hex,
        "at": stamped(now),
        "number": number,
        "mark": mark_of(uid),
        "since": since,
        "reason": coded(reason, name, mark_of(uid)),
        "counts": json.dumps({**counts(database, client), HIGHEST: highest_client(database)}),
        "backups": copies,
    }
    return {**act, "digest": digest(Erasure, act)}


def _forget_who_brought(database: SqlCipherDatabase, uid: str) -> None:
    """Those whom the client brought keep no trace of them."""
    for card in records(database, Card.select().where(Card.brought_by == uid)):
        row = {column(Card, name): card.__data__[name] for name in Card.DIGESTED}
        row = {name: day.isoformat() if isinstance(day, date) else day for name, day in row.items()}
        row["brought_by"] = ""
        again: Any = Card.update(brought_by="", digest=digest(Card, row))
        again.where(Card.id == card.id).bind(database).execute()


def _cut_out(database: SqlCipherDatabase, client: int) -> None:
    """Cut a client's rows out of the undo records of all others: what may be nobody's (a note of
    the inbox, an algorithm) may have been somebody else's before, or may be it now."""
    theirs: dict[tuple[str, int], str] = {}
    for model in _LENT:
        owned = model.select(model._meta.fields["id"], model._meta.fields["uid"])
        for row_id, row_uid in rows(database, owned.where(model._meta.fields["client"] == client)):
            theirs[model._meta.table_name, row_id] = row_uid
    others = UndoRecord.select(UndoRecord.id, UndoStep.redo, UndoRecord.rows).join(UndoStep)
    others = others.where(UndoRecord.client.is_null() | (UndoRecord.client != client))
    for record, redo, content in rows(database, others):
        before = unpacked(content)
        kept = list(_of_others(before, client, theirs, bool(redo)))
        if kept != before:
            cut: Any = UndoRecord.update(rows=packed(kept)) if kept else UndoRecord.delete()
            cut.where(UndoRecord.id == record).bind(database).execute()


def _of_others(
    before: list[_Was], client: int, theirs: dict[tuple[str, int], str], redo: bool
) -> Iterator[_Was]:
    """What an undo record keeps. A row that was the client's and is somebody else's by now has no
    way back to them: undoing the change of hands takes it away."""
    uids = set(theirs.values())
    for table, row_id, row in before:
        # By uid, where there is one: the id may have been that of another row before.
        if (table, row_id) in theirs if row is None else row.get("uid") in uids:
            continue
        if row is not None and table == "note_version" and ("note", row["note_id"]) in theirs:
            continue
        if row is None or row.get("client_id") != client:
            yield table, row_id, row
        elif not redo:
            yield table, row_id, None
