"""Words without points: notes of a client's feed, and the inbox of those without a client."""

from __future__ import annotations

from datetime import date

from journal_app.errors import JournalError
from journal_app.operations.checks import past_day, required_text
from journal_app.operations.clients import meet_by
from journal_app.operations.transaction import Transaction, transact
from journal_app.shapes import Changes, Step
from journal_app.storage.models import Note, read_day
from journal_app.storage.store import Store


def add_note(
    store: Store, client: int | None, text: str, on: date | None = None, kind: str = "note"
) -> Changes:
    """Keep a note; without a client it waits in the inbox.

    Raises JournalError ``no_such_client empty_text text_too_long future_date
    date_out_of_range``.
    """
    words = required_text(text)
    day = past_day(store, on)
    with transact(store, Step("note", client)) as (tx, outcome):
        if client is not None:
            meet_by(tx, client, day)
        tx.id = tx.insert(Note, client=client, kind=kind, on_day=day, text=words)
    return outcome.changes


def edit_note(store: Store, note: int, text: str) -> Changes:
    """Change a note's words. Raises JournalError ``no_such_row empty_text text_too_long``."""
    words = required_text(text)
    row = Transaction(store).get(Note, note)
    with transact(store, Step("edit_note", row["client_id"])) as (tx, outcome):
        tx.update(Note, note, text=words)
        tx.id = note
    return outcome.changes


def assign_note(store: Store, note: int, client: int) -> Changes:
    """Give a note of the inbox to a client, for good: whoever has a note, has its undo steps.

    Raises JournalError ``no_such_row`` when the inbox has no such note, ``no_such_client``.
    """
    row = Transaction(store).get(Note, note)
    if row["client_id"] is not None:
        raise JournalError("no_such_row", id=note)
    with transact(store, Step("assign_note", client)) as (tx, outcome):
        meet_by(tx, client, read_day(row["on_day"]))
        tx.update(Note, note, client=client)
        tx.id = note
    return outcome.changes


def delete_note(store: Store, note: int) -> Changes:
    """Remove a note. Raises JournalError ``no_such_row``."""
    row = Transaction(store).get(Note, note)
    with transact(store, Step("delete_note", row["client_id"])) as (tx, outcome):
        tx.delete(Note, note)
        tx.id = note
    return outcome.changes
