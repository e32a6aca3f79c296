"""Promises: making them, and the five ways they go on."""

from __future__ import annotations

from datetime import date
from typing import Any

from journal_app.errors import JournalError
from journal_app.operations.checks import known_day, known_size, past_day, required_text
from journal_app.operations.clients import meet_by
from journal_app.operations.entries import add_entry, days_of, remove_entry
from journal_app.operations.transaction import Row, Transaction, transact
from journal_app.rules import promises as rules
from journal_app.rules.points import signed_points
from journal_app.shapes import Changes, Step
from journal_app.storage import queries
from journal_app.storage.models import Entry, Promise, PromiseMove
from journal_app.storage.store import Store


def make_promise(
    store: Store,
    client: int,
    text: str,
    due: date | None = None,
    on: date | None = None,
    size: str = "usual",
) -> Changes:
    """Note a promise made to a client; no points until it ends.

    Raises JournalError ``no_such_client empty_text text_too_long unknown_size future_date
    due_before_made date_out_of_range``.
    """
    words = required_text(text)
    made = past_day(store, on)
    known_size(size)
    if due is not None:
        due = known_day(due)
        rules.check_due(made, due)
    with transact(store, Step("promise", client)) as (tx, outcome):
        meet_by(tx, client, made)
        tx.id = tx.insert(
            Promise, client=client, text=words, made=made, due=due, size=size, state="open"
        )
    return outcome.changes


def close_promise(
    store: Store, promise: int, result: rules.Outcome, on: date | None = None
) -> Changes:
    """Keep or break a promise; kept after its day, it is late.

    Raises JournalError ``no_such_row promise_closed closed_before_made future_date``.
    """
    row = _open_row(store, promise)
    day = past_day(store, on)
    kind = rules.close(result, day, *days_of(store, row))
    points = signed_points(store.tariff, kind, "commitments", row["size"])
    code = {"promise_kept": "keep", "promise_late": "late", "promise_broken": "break"}[kind]
    with transact(store, Step(code, row["client_id"], points=points)) as (tx, outcome):
        _post(tx, row, kind, points, day, closes=True)
        tx.update(Promise, promise, state=rules.state_of(kind), closed=day)
        tx.id = promise
    return outcome.changes


def move_promise(store: Store, promise: int, due: date, on: date | None = None) -> Changes:
    """Agree on a new day. After the old one this costs what keeping it late costs.

    Raises JournalError ``no_such_row promise_closed moved_into_past closed_before_made
    future_date date_out_of_range``.
    """
    row = _open_row(store, promise)
    day = past_day(store, on)
    due = known_day(due)
    kind = rules.move(day, due, *days_of(store, row))
    points = signed_points(store.tariff, kind, "commitments", row["size"]) if kind else None
    with transact(store, Step("move", row["client_id"], points=points)) as (tx, outcome):
        entry = _post(tx, row, kind, points, day, closes=False) if kind and points else None
        tx.insert(
            PromiseMove,
            promise=promise,
            moved_on=day,
            old_due=row["due"],
            new_due=due,
            entry=entry,
        )
        tx.update(Promise, promise, due=due)
        tx.id = promise
    return outcome.changes


def release_promise(store: Store, promise: int, on: date | None = None) -> Changes:
    """The client lets the promise go: no points.

    Raises JournalError ``no_such_row promise_closed closed_before_made future_date``.
    """
    row = _open_row(store, promise)
    day = past_day(store, on)
    made, _due, last_moved = days_of(store, row)
    rules.check_closing_day(day, made, last_moved)
    with transact(store, Step("release", row["client_id"])) as (tx, outcome):
        tx.update(Promise, promise, state="released", closed=day)
        tx.id = promise
    return outcome.changes


def reopen_promise(store: Store, promise: int) -> Changes:
    """Make a promise open again; its closing entry goes, with what answers it.

    Raises JournalError ``no_such_row``, ``promise_open``.
    """
    row = Transaction(store).get(Promise, promise)
    if row["state"] == "open":
        raise JournalError("promise_open", text=row["text"])
    with transact(store, Step("reopen", row["client_id"])) as (tx, outcome):
        closing = queries.closing_entry(tx.database, promise)
        if closing is None:
            tx.update(Promise, promise, state="open", closed=None)
        else:
            remove_entry(tx, tx.get(Entry, closing))
        tx.id = promise
    return outcome.changes


def edit_promise(store: Store, promise: int, **fields: Any) -> Changes:
    """Change a promise's ``text`` or ``size``. Points already recorded stay.

    Raises JournalError ``no_such_row empty_text text_too_long unknown_size not_editable``.
    """
    new: dict[str, Any] = {}
    for field, value in fields.items():
        if field == "text":
            new["text"] = required_text(value)
        elif field == "size":
            new["size"] = known_size(value)
        else:
            raise JournalError("not_editable", field=field)
    row = Transaction(store).get(Promise, promise)
    with transact(store, Step("edit_promise", row["client_id"])) as (tx, outcome):
        tx.update(Promise, promise, **new)
        tx.id = promise
    return outcome.changes


def delete_promise(store: Store, promise: int) -> Changes:
    """Remove a promise noted by mistake, with its entries and what answers them.

    Raises JournalError ``no_such_row``.
    """
    row = Transaction(store).get(Promise, promise)
    with transact(store, Step("delete_promise", row["client_id"])) as (tx, outcome):
        moves, entries = queries.parts_of_promise(tx.database, promise)
        for move in moves:
            tx.delete(PromiseMove, move)
        for entry in entries:
            remove_entry(tx, tx.get(Entry, entry))
        tx.delete(Promise, promise)
        tx.id = promise
    return outcome.changes


def _open_row(store: Store, promise: int) -> Row:
    row = Transaction(store).get(Promise, promise)
    if row["state"] != "open":
        raise JournalError("promise_closed", text=row["text"])
    return row


def _post(tx: Transaction, row: Row, kind: str, points: int, day: date, closes: bool) -> int:
    return add_entry(
        tx,
        client=row["client_id"],
        kind=kind,
        principle="commitments",
        points=points,
        on_day=day,
        promise=row["id"],
        closes=closes,
    )
