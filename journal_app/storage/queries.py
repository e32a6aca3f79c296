"""Small questions that operations ask while they write."""

from __future__ import annotations

from datetime import date

from peewee import fn
from playhouse.sqlcipher_ext import SqlCipherDatabase as Database

from journal_app.rules import points as rules
from journal_app.storage.database import fetch, records, rows, value
from journal_app.storage.models import (
    Anniversary,
    Card,
    CardField,
    ContactDetail,
    Entry,
    PromiseMove,
    read_day,
)


def ledger(database: Database, client: int) -> list[rules.Entry]:
    """A client's entries as the rules see them, in the order of day and recording.

    Plain SQL: header, feed and chart wait for this after every save, and building model
    instances of 1,000 entries would cost them several milliseconds.
    """
    found = fetch(
        database,
        "SELECT id, kind, principle, points, on_day, confirmed, answers_id, promise_id "
        "FROM entry WHERE client_id = ? ORDER BY on_day, id",
        (client,),
    )
    return [
        rules.Entry(row_id, kind, principle, points, read_day(on), *rest)
        for row_id, kind, principle, points, on, *rest in found
    ]


def apologies_of(database: Database, client: int) -> list[tuple[str, date]]:
    """(principle of the entry answered, day of the apology) of every apology to a client."""
    answered = Entry.alias()
    query = (
        Entry.select(answered.principle, Entry.on_day)
        .join(answered, on=(Entry.answers == answered.id))
        .where(Entry.client == client)
    )
    return rows(database, query)


def answer_to(database: Database, entry: int) -> int | None:
    """The apology that answers an entry."""
    found: int | None = value(database, Entry.select(Entry.id).where(Entry.answers == entry))
    return found


def move_of_entry(database: Database, entry: int) -> int | None:
    """The move of a promise that an entry was posted for."""
    query = PromiseMove.select(PromiseMove.id).where(PromiseMove.entry == entry)
    found: int | None = value(database, query)
    return found


def last_moved(database: Database, promise: int) -> date | None:
    """The day a promise was last moved."""
    query = PromiseMove.select(fn.MAX(PromiseMove.moved_on)).where(PromiseMove.promise == promise)
    found: date | None = value(database, query)
    return found


def closing_entry(database: Database, promise: int) -> int | None:
    """The entry that closed a promise."""
    query = Entry.select(Entry.id).where(Entry.promise == promise, Entry.closes)
    found: int | None = value(database, query)
    return found


def parts_of_promise(database: Database, promise: int) -> tuple[list[int], list[int]]:
    """The moves and the entries of a promise."""
    moves = PromiseMove.select(PromiseMove.id).where(PromiseMove.promise == promise)
    entries = Entry.select(Entry.id).where(Entry.promise == promise)
    return (
        [row_id for (row_id,) in rows(database, moves)],
        [row_id for (row_id,) in rows(database, entries)],
    )


HAPPENED = (
    ("entry", "on_day", ""),
    ("promise", "made", ""),
    ("note", "on_day", ""),
    ("visit", "on_day", " AND state IN ('done', 'missed')"),
    ("contact", "on_day", ""),
)
"""What happens between two people who have met: table, its day, and which rows of it."""


def first_record(database: Database, client: int) -> date | None:
    """The day of the earliest thing recorded of a client."""
    happened = " UNION ALL ".join(
        f"SELECT min({day}) FROM {table} WHERE client_id = :client{which}"
        for table, day, which in HAPPENED
    )
    days = [day for (day,) in fetch(database, happened, {"client": client}) if day is not None]
    return read_day(min(days)) if days else None


def met_later(database: Database) -> list[tuple[int, date]]:
    """Clients with a record from before they were met, each with the day of the earliest one."""
    happened = " UNION ALL ".join(
        f"SELECT client_id, min({day}) AS first FROM {table} WHERE client_id IS NOT NULL{which} "
        "GROUP BY client_id"
        for table, day, which in HAPPENED
    )
    found = fetch(
        database,
        f"SELECT client.id, min(first) FROM ({happened}) JOIN client ON client.id = client_id "
        "GROUP BY client.id HAVING min(first) < since",
    )
    return [(client, read_day(first)) for client, first in found]


def is_habit(database: Database, client: int, text: str, since: date) -> bool:
    """Whether a deposit of the same words was recorded after a day."""
    words = text.strip().casefold()
    notes = Entry.select(Entry.note).where(
        Entry.client == client, Entry.kind == "deposit", Entry.on_day > since
    )
    return bool(words) and any(row.note.casefold() == words for row in records(database, notes))


def card_of(database: Database, client: int) -> int | None:
    """The row of a client's card, if anything was written on it."""
    found: int | None = value(database, Card.select(Card.id).where(Card.client == client))
    return found


def card_fields(database: Database, key: str, client: int | None = None) -> list[int]:
    """The rows of a field of the professional part: a client's, or everybody's."""
    query = CardField.select(CardField.id).where(CardField.key == key)
    if client is not None:
        query = query.where(CardField.client == client)
    return [row_id for (row_id,) in rows(database, query)]


def last_place(database: Database, client: int) -> int:
    """The place of a client's last way to be reached; −1 when there is none."""
    query = ContactDetail.select(fn.MAX(ContactDetail.place))
    top: int | None = value(database, query.where(ContactDetail.client == client))
    return -1 if top is None else top


def birthday(database: Database, client: int) -> int | None:
    """The row of a client's birthday."""
    query = Anniversary.select(Anniversary.id)
    found: int | None = value(
        database, query.where(Anniversary.client == client, Anniversary.kind == "birthday")
    )
    return found


def who_brought_whom(database: Database) -> dict[str, str]:
    """The uid of who brought them, by the uid of the brought."""
    sql = """SELECT client.uid, card.brought_by FROM card JOIN client
        ON client.id = card.client_id WHERE card.brought_by <> ''"""
    return dict(fetch(database, sql))
