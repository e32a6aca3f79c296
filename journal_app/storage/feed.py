"""A client's feed: everything in one stream, newest first, with the balance as of each entry."""

from __future__ import annotations

from datetime import date
from typing import Any

from journal_app.rules.points import running_balances
from journal_app.shapes import FeedLine
from journal_app.storage.database import records, rows, value
from journal_app.storage.models import Client, Entry, Note, Promise, PromiseMove
from journal_app.storage.store import Store

_Key = tuple[date, str]


def feed(store: Store, client: int, limit: int | None = None) -> list[FeedLine]:
    """The newest ``limit`` lines of a client's feed (all of them when None)."""
    lines = _entries(store, client, limit) + _promises(store, client) + _notes(store, client)
    lines.sort(key=lambda pair: pair[0], reverse=True)
    return [line for _, line in lines[:limit]]


def _entries(store: Store, client: int, limit: int | None) -> list[tuple[_Key, FeedLine]]:
    opening = value(store.database, Client.select(Client.opening).where(Client.id == client))
    ledger = store.ledger(client)
    balances = running_balances(ledger, opening or 0, store.fading)
    balance_of = {entry.id: balance for entry, balance in zip(ledger, balances, strict=True)}
    points_of = {entry.id: entry.points for entry in ledger}
    answered = Entry.alias()
    its_promise = Promise.alias()
    query = (
        Entry.select(
            Entry,
            Promise.text,
            Promise.made,
            Promise.due,
            answered.note,
            its_promise.text,
        )
        .left_outer_join(Promise, on=(Entry.promise == Promise.id))
        .switch(Entry)
        .left_outer_join(answered, on=(Entry.answers == answered.id))
        .left_outer_join(its_promise, on=(answered.promise == its_promise.id))
        .where(Entry.client == client)
        .order_by(Entry.on_day.desc(), Entry.id.desc())
        .limit(limit)
    )
    names: list[str] = [field.name for field in Entry._meta.sorted_fields]
    lines = []
    for values in rows(store.database, query):
        row = dict(zip(names, values, strict=False))
        promise_text, made, due, answered_note, answered_promise = values[len(names) :]
        answers_text = answered_promise or answered_note or ""
        lines.append(
            (
                (row["on_day"], row["created"]),
                FeedLine(
                    key=("entry", row["id"]),
                    kind=row["kind"],
                    on=row["on_day"],
                    text=promise_text or row["note"] or answers_text,
                    points=row["points"],
                    balance=balance_of[row["id"]],
                    principle=row["principle"],
                    confirmed=row["confirmed"],
                    answered=row["answered_on"] is not None,
                    answers=row["answers"],
                    answers_text=answers_text,
                    restored=_restored(row, points_of),
                    parts=tuple(part for part in row["parts"].split("+") if part),
                    promise=row["promise"],
                    made=made,
                    due=due,
                ),
            )
        )
    return lines


def _restored(row: dict[str, Any], points_of: dict[int, int]) -> tuple[int, int] | None:
    return None if row["answers"] is None else (row["points"], -points_of[row["answers"]])


def _promises(store: Store, client: int) -> list[tuple[_Key, FeedLine]]:
    """Promises as they were made, moves that cost nothing, and releases."""
    lines = []
    made = Promise.select().where(Promise.client == client)
    for row in records(store.database, made):
        common = {"text": row.text, "promise": row.id, "made": row.made, "due": row.due}
        line = FeedLine(("promise", row.id), "promise_made", row.made, **common)
        lines.append(((row.made, row.created), line))
        if row.state == "released":
            line = FeedLine(("released", row.id), "promise_released", row.closed, **common)
            lines.append(((row.closed, row.created), line))
    moved = (
        PromiseMove.select(PromiseMove, Promise)
        .join(Promise)
        .where(Promise.client == client, PromiseMove.entry.is_null())
    )
    for row in records(store.database, moved):
        line = FeedLine(
            ("move", row.id),
            "promise_moved",
            row.moved_on,
            row.promise.text,
            promise=row.promise_id,
            made=row.promise.made,
            due=row.new_due,
        )
        lines.append(((row.moved_on, row.created), line))
    return lines


def _notes(store: Store, client: int) -> list[tuple[_Key, FeedLine]]:
    query = Note.select().where(Note.client == client)
    return [
        ((row.on_day, row.created), FeedLine(("note", row.id), row.kind, row.on_day, row.text))
        for row in records(store.database, query)
    ]
