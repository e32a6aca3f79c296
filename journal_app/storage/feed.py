"""A client's feed: everything in one stream, newest first, with the balance as of each entry."""

from __future__ import annotations

from dataclasses import replace
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
    # The newest lines of all are among the newest of each kind.
    lines = [
        line
        for kind in (_entries, _made, _released, _moved, _notes)
        for line in kind(store, client, limit)
    ]
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
    latest: _Key = (date.min, "")
    for values in reversed(rows(store.database, query)):
        row = dict(zip(names, values, strict=False))
        promise_text, made, due, answered_note, answered_promise = values[len(names) :]
        answers_text = answered_promise or answered_note or ""
        # Where a clock was turned back, balances still follow the order of recording.
        latest = max(latest, (row["on_day"], row["created"]))
        lines.append(
            (
                latest,
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
    return lines[::-1]


def _restored(row: dict[str, Any], points_of: dict[int, int]) -> tuple[int, int] | None:
    return None if row["answers"] is None else (row["points"], -points_of[row["answers"]])


def _made(store: Store, client: int, limit: int | None) -> list[tuple[_Key, FeedLine]]:
    query = Promise.select().where(Promise.client == client)
    query = query.order_by(Promise.made.desc(), Promise.created.desc()).limit(limit)
    return [
        ((row.made, row.created), _promise(("promise", row.id), "promise_made", row.made, row))
        for row in records(store.database, query)
    ]


def _released(store: Store, client: int, limit: int | None) -> list[tuple[_Key, FeedLine]]:
    query = Promise.select().where(Promise.client == client, Promise.state == "released")
    query = query.order_by(Promise.closed.desc(), Promise.created.desc()).limit(limit)
    return [
        (
            (row.closed, row.created),
            _promise(("released", row.id), "promise_released", row.closed, row),
        )
        for row in records(store.database, query)
    ]


def _moved(store: Store, client: int, _limit: int | None) -> list[tuple[_Key, FeedLine]]:
    """Moves that cost nothing; those that did are entries."""
    query = PromiseMove.select(PromiseMove, Promise).join(Promise).where(Promise.client == client)
    lines = []
    for row in records(store.database, query):
        # Asked here: SQLite would walk every such move of the journal to find this client's.
        if row.entry_id is None:
            line = _promise(("move", row.id), "promise_moved", row.moved_on, row.promise)
            lines.append(((row.moved_on, row.created), replace(line, due=row.new_due)))
    return lines


def _promise(key: tuple[str, int], kind: str, on: date, row: Any) -> FeedLine:
    return FeedLine(key, kind, on, row.text, promise=row.id, made=row.made, due=row.due)


def _notes(store: Store, client: int, limit: int | None) -> list[tuple[_Key, FeedLine]]:
    query = Note.select().where(Note.client == client)
    query = query.order_by(Note.on_day.desc(), Note.created.desc()).limit(limit)
    return [
        ((row.on_day, row.created), FeedLine(("note", row.id), row.kind, row.on_day, row.text))
        for row in records(store.database, query)
    ]
