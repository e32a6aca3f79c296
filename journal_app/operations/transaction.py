"""The one write path: an atomic write that knows its inverse and tells what it changed.

Operations insert, update and delete rows through a ``Transaction``; it remembers every row as it
was before. Undo puts those rows back through the same door, so that redo is the inverse of undo.
"""

from __future__ import annotations

import contextlib
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import Any

from journal_app.errors import JournalError
from journal_app.shapes import Changes, Step
from journal_app.storage import drafts, search, standing
from journal_app.storage.client_numbers import highest_client
from journal_app.storage.database import errors_told, fetch, records, rows, value
from journal_app.storage.models import (
    BY_NAME,
    PRACTICE,
    Client,
    Promise,
    Table,
    UndoRecord,
    UndoState,
    UndoStep,
    digest,
    packed,
    unpacked,
)
from journal_app.storage.store import Store
from journal_app.storage.tables.base import stamped

KEPT_STEPS = 200
KEPT_BYTES = 20_000_000
"""Undo reaches back this far; the newest step is kept whatever its size."""
_CHUNK = 400
_KINDS = {
    "entry_version": "entry",
    "promise_move": "promise",
    "card_field": "card",
    "contact_detail": "card",
    "anniversary": "card",
    "visit_service": "visit",
    "note_version": "note",
}
"""Tables that are parts of another, as ``Changes.kinds`` names them."""

Row = dict[str, Any]
"""A row by column name, in raw database values."""


def kind_of(table: str) -> str:
    """What a table is called in ``Changes.kinds``."""
    return _KINDS.get(table) or str(table)


def new_uid() -> str:
    """A name for a row, made before the write so that a retry cannot double it."""
    return uuid.uuid4().hex


class Transaction:
    """What an operation writes through. Lives inside ``transact`` only."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.database = store.database
        self.moment = store.moment()
        self.created = stamped(self.moment)
        self.id = 0
        self.clients: set[int] = set()
        self.kinds: set[str] = set()
        self._before: dict[tuple[str, int], Row | None] = {}
        self._owner: dict[tuple[str, int], int | None] = {}
        self._next: dict[type[Table], int] = {}
        self._promise_owner: dict[int, int] = {}
        self._uid = store.attempt

    def get(self, model: type[Table], row_id: int) -> Row:
        """A row as it stands. Raises JournalError ``no_such_row`` (``no_such_client``)."""
        rows = self._fetch(model, [row_id])
        if not rows:
            code = "no_such_client" if model is Client else "no_such_row"
            raise JournalError(code, id=row_id)
        return rows[0]

    def rows(self, model: type[Table], ids: Sequence[int]) -> list[Row]:
        """Those of these rows that are there."""
        return self._fetch(model, ids)

    def next_id(self, model: type[Table]) -> int:
        """The id that the next row of a table will have: safe, since the file is ours alone."""
        if model not in self._next:
            table = model._meta.table_name
            (top,) = self.database.execute_sql(f"SELECT max(id) FROM {table}").fetchone()
            self._next[model] = (top or 0) + 1
            if model is Client:
                self._next[model] = highest_client(self.database) + 1
        return self._next[model]

    def insert(self, model: type[Table], **values: Any) -> int:
        """Add one row (fields by name) and return its id; uid, stamp and digest are ours."""
        return self.insert_rows(model, [self.prepared(model, **values)])

    def prepared(self, model: type[Table], **values: Any) -> Row:
        """A whole new row, with its id taken, ready for ``insert_rows``."""
        row: Row = {**_blank(model), **_raw(model, values), "id": self.next_id(model)}
        self._next[model] += 1
        if "uid" in model._meta.fields:
            row["uid"] = row["uid"] or self._first_uid(model) or new_uid()
            # Each row of a step is a tick later than the one before: the order of recording.
            row["created"] = row["created"] or stamped(self.moment)
            self.moment += timedelta(microseconds=1)
            row["digest"] = digest(model, row)
        return row

    def _first_uid(self, model: type[Table]) -> str:
        """The uid that was made for this step before it was tried, for its first row."""
        uid, self._uid = self._uid, ""
        table = model._meta.table_name
        found = uid and fetch(self.database, f"SELECT id FROM {table} WHERE uid = ?", (uid,))
        if found:
            raise JournalError("already_recorded", id=found[0][0])
        return uid

    def insert_rows(self, model: type[Table], rows: Sequence[Row]) -> int:
        """Add prepared rows and return the last id."""
        for row in rows:
            self._remember(model, row["id"], None, row)
        self._write_rows(model, rows)
        return int(rows[-1]["id"]) if rows else 0

    def update(self, model: type[Table], row_id: int, **values: Any) -> None:
        """Change fields of a row; nothing happens when they are the same already."""
        before = self.get(model, row_id)
        after = {**before, **_raw(model, values)}
        if after == before:
            return
        if "digest" in after:
            after["digest"] = digest(model, after)
        self._remember(model, row_id, before, after)
        self._update_row(model, after)

    def delete(self, model: type[Table], row_id: int) -> None:
        """Remove a row; what hangs on it must be removed first."""
        before = self.get(model, row_id)
        self._remember(model, row_id, before, before)
        self._delete_rows(model, [row_id])

    def apply(self, changes: Mapping[str, Mapping[int, Row | None]]) -> None:
        """Put rows back as an undo record says: None removes a row. In chunks, since an import
        of 100,000 lines is one step."""
        # Rows come back in any order; the references are whole again when all is in place.
        self.database.execute_sql("PRAGMA defer_foreign_keys = ON")
        present = {
            table: {row["id"]: row for row in self._fetch(BY_NAME[table], list(rows))}
            for table, rows in changes.items()
        }
        removed = sum(row is None for rows in changes.values() for row in rows.values())
        with search.removing(self.database, removed):
            for model in reversed(PRACTICE):
                table = model._meta.table_name
                wanted, here = changes.get(table, {}), present.get(table, {})
                for row_id in here:
                    self._remember(model, row_id, here[row_id], wanted[row_id] or here[row_id])
                self._delete_rows(model, [row_id for row_id in here if wanted[row_id] is None])
        for model in PRACTICE:
            table = model._meta.table_name
            wanted, here = changes.get(table, {}), present.get(table, {})
            for row_id, row in wanted.items():
                if row is not None and row_id in here:
                    self._update_row(model, row)
            missing = [row for row_id, row in wanted.items() if row and row_id not in here]
            for row in missing:
                self._remember(model, row["id"], None, row)
            self._write_rows(model, missing)

    def records(self) -> dict[int | None, list[tuple[str, int, Row | None]]]:
        """The rows as they were, by the client they belong to."""
        found: dict[int | None, list[tuple[str, int, Row | None]]] = defaultdict(list)
        for (table, row_id), before in self._before.items():
            found[self._owner[table, row_id]].append((table, row_id, before))
        return found

    def _remember(self, model: type[Table], row_id: int, before: Row | None, row: Row) -> None:
        table = model._meta.table_name
        owner = self._owner_of(model, row)
        if (table, row_id) not in self._before:
            self._before[table, row_id] = before
            self._owner[table, row_id] = owner
        self.kinds.add(kind_of(table))
        former = owner if before is None else self._owner_of(model, before)
        self.clients.update(client for client in (owner, former) if client is not None)

    def _owner_of(self, model: type[Table], row: Row) -> int | None:
        if model is Client:
            return int(row["id"])
        if "promise_id" in row and "client_id" not in row:
            promise = row["promise_id"]
            if promise not in self._promise_owner:
                self._promise_owner[promise] = self.get(Promise, promise)["client_id"]
            return self._promise_owner[promise]
        return row.get("client_id")

    def _fetch(self, model: type[Table], ids: Sequence[int]) -> list[Row]:
        names = [field.column_name for field in model._meta.sorted_fields]
        rows: list[Row] = []
        for start in range(0, len(ids), _CHUNK):
            some = ids[start : start + _CHUNK]
            found = fetch(
                self.database,
                f"SELECT {', '.join(names)} FROM {model._meta.table_name} "
                f"WHERE id IN ({', '.join('?' * len(some))})",
                some,
            )
            rows += [dict(zip(names, values, strict=True)) for values in found]
        return rows

    def _write_rows(self, model: type[Table], rows: Sequence[Row]) -> None:
        names = [field.column_name for field in model._meta.sorted_fields]
        sql = (
            f"INSERT INTO {model._meta.table_name} ({', '.join(names)}) "
            f"VALUES ({', '.join('?' * len(names))})"
        )
        cursor = self.database.cursor()
        cursor.executemany(sql, ([row[name] for name in names] for row in rows))

    def _update_row(self, model: type[Table], row: Row) -> None:
        names = [name for name in row if name != "id"]
        self.database.execute_sql(
            f"UPDATE {model._meta.table_name} "
            f"SET {', '.join(name + ' = ?' for name in names)} WHERE id = ?",
            [*(row[name] for name in names), row["id"]],
        )

    def _delete_rows(self, model: type[Table], ids: Sequence[int]) -> None:
        table = model._meta.table_name
        cursor = self.database.cursor()
        cursor.executemany(f"DELETE FROM {table} WHERE id = ?", [(row_id,) for row_id in ids])


class Outcome:
    """What a ``transact`` block leaves: its changes, once it is on the disk."""

    changes: Changes


@contextlib.contextmanager
def transact(store: Store, step: Step) -> Iterator[tuple[Transaction, Outcome]]:
    """One thing a person does, as one step that can be undone: all of it, or nothing.

    The block writes through the transaction and sets its ``id``; afterwards the outcome's
    ``changes`` tell what was touched. Raises JournalError for what a disk can cause.
    """
    outcome = Outcome()
    with _written(store) as tx:
        yield tx, outcome
        if tx.kinds:
            _forget(store, redo=True)
            _keep(tx, step, redo=False)
    outcome.changes = _changes(tx, step)


def undo(store: Store) -> Changes | None:
    """Take back the newest step; None when there is none."""
    return _turn(store, redo=False)


def redo(store: Store) -> Changes | None:
    """Do again what was taken back last; None when there is nothing."""
    return _turn(store, redo=True)


def next_step(store: Store, redo: bool) -> Step | None:
    """What undo (or redo) would do now, for the words of a menu."""
    found = _newest(store, redo)
    return None if found is None else _named(store, found)


def _turn(store: Store, redo: bool) -> Changes | None:
    found = _newest(store, redo)
    if found is None:
        return None
    with _written(store) as tx:
        step = _named(store, found)
        tx.apply(_unpacked(store, found.id))
        UndoStep.delete().where(UndoStep.id == found.id).bind(store.database).execute()
        _keep(tx, step, redo=not redo)
    return replace(_changes(tx, _renamed(store, step)), undone=not redo)


@contextlib.contextmanager
def _written(store: Store) -> Iterator[Transaction]:
    """Around every write: one outermost atomic, standings and the change count renewed."""
    store.fresh_standing(to_write=True)
    tx = Transaction(store)
    try:
        # Errors of the disk are translated outside the atomic, never caught inside it.
        with errors_told(store.path), store.saving(), store.database.atomic("IMMEDIATE"):
            yield tx
            _renew(tx)
        store.version += 1
    except BaseException:
        if "setting" in tx.kinds:
            store.reload_settings()
        raise


def _renew(tx: Transaction) -> None:
    """Bring along what is derived from the rows that were written."""
    store = tx.store
    if "setting" in tx.kinds:
        store.reload_settings()
    if "setting" in tx.kinds or len(tx.clients) > 50:
        standing.renew_all(tx.database, store.today(), store.fading)
    else:
        standing.renew(tx.database, tx.clients, store.today(), store.fading)
    if "client" in tx.kinds:
        drafts.forget_gone(tx.database)
    if tx.kinds:
        count = {UndoState.changes: UndoState.changes + 1}
        UndoState.update(count).bind(tx.database).execute()


def _changes(tx: Transaction, step: Step) -> Changes:
    return Changes(frozenset(tx.kinds), frozenset(tx.clients), tx.id, step)


def _keep(tx: Transaction, step: Step, redo: bool) -> None:
    contents = {
        client: packed(before)  # one record per client, so that erasing can cut them out
        for client, before in tx.records().items()
    }
    step_id = (
        UndoStep.insert(
            redo=redo,
            created=tx.created,
            code=step.code,
            client=step.client,
            points=step.points,
            size=sum(map(len, contents.values())),
        )
        .bind(tx.database)
        .execute()
    )
    for client, content in contents.items():
        record = UndoRecord.insert(step=step_id, client=client, rows=content)
        record.bind(tx.database).execute()
    if not redo:
        _prune(tx.store)


def _prune(store: Store) -> None:
    """Let go of steps beyond the limits; the newest stays."""
    # Plain SQL: every save asks this, and 200 rows by way of peewee take a third of its time.
    sizes = "SELECT id, size FROM undo_step WHERE redo = 0 ORDER BY id DESC"
    total = 0
    for place, (step_id, size) in enumerate(fetch(store.database, sizes)):
        total += size
        if place and (place >= KEPT_STEPS or total > KEPT_BYTES):
            old = UndoStep.delete().where(UndoStep.id <= step_id, ~UndoStep.redo)
            old.bind(store.database).execute()
            return


def _forget(store: Store, redo: bool) -> None:
    UndoStep.delete().where(UndoStep.redo == redo).bind(store.database).execute()


def _newest(store: Store, redo: bool) -> UndoStep | None:
    query = UndoStep.select().where(UndoStep.redo == redo).order_by(UndoStep.id.desc())
    return next(iter(records(store.database, query.limit(1))), None)


def _named(store: Store, step: UndoStep) -> Step:
    return _renamed(store, Step(step.code, step.client, points=step.points))


def _renamed(store: Store, step: Step) -> Step:
    """With the client's name as it is now, or as it was if they are gone."""
    if step.client is None:
        return step
    name = value(store.database, Client.select(Client.name).where(Client.id == step.client))
    return replace(step, client_name=store.names.of(step.client, name)) if name else step


def _unpacked(store: Store, step_id: int) -> dict[str, dict[int, Row | None]]:
    changes: dict[str, dict[int, Row | None]] = defaultdict(dict)
    query = UndoRecord.select(UndoRecord.rows).where(UndoRecord.step == step_id)
    for (content,) in rows(store.database, query):
        for table, row_id, before in unpacked(content):
            changes[table][row_id] = before
    return changes


@cache
def _blank(model: type[Table]) -> Row:
    """A row of a table that says nothing yet."""
    fields = model._meta.sorted_fields
    usual = {field.name: field.default for field in fields if field.default is not None}
    return {**{field.column_name: None for field in fields}, **_raw(model, usual)}


def _raw(model: type[Table], values: Mapping[str, Any]) -> Row:
    """Fields by name into columns with raw values."""
    row: Row = {}
    for name, content in values.items():
        field = model._meta.fields[name]
        raw = field.db_value(content)
        row[field.column_name] = int(raw) if isinstance(raw, bool) else raw
    return row
