"""Supervision: words of notes that are taken to a colleague, each with the question to ask."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from journal_app.errors import JournalError
from journal_app.operations.checks import clean_text, past_day, required_text
from journal_app.operations.transaction import Transaction, transact
from journal_app.shapes import Changes, Step
from journal_app.storage.models import Client, Fragment, Note
from journal_app.storage.store import Store


def add_fragment(
    store: Store,
    client: int,
    text: str,
    question: str = "",
    note: int | None = None,
    on: date | None = None,
    private: bool = False,
) -> Changes:
    """Set words aside for supervision; ``private`` when they come from the private layer.

    Raises JournalError ``no_such_client no_such_row empty_text text_too_long future_date
    date_out_of_range``.
    """
    words, asked, day = required_text(text), clean_text(question), past_day(store, on)
    with transact(store, Step("fragment", client)) as (tx, outcome):
        tx.get(Client, client)
        if note is not None and tx.get(Note, note)["client_id"] != client:
            raise JournalError("no_such_row", id=note)
        tx.id = tx.insert(
            Fragment,
            client=client,
            note=note,
            on_day=day,
            text=words,
            question=asked,
            private=private,
        )
    return outcome.changes


def edit_fragment(
    store: Store, fragment: int, text: str | None = None, question: str | None = None
) -> Changes:
    """Change the words or the question. Raises JournalError ``no_such_row empty_text
    text_too_long``."""
    row = Transaction(store).get(Fragment, fragment)
    words = row["text"] if text is None else required_text(text)
    asked = row["question"] if question is None else clean_text(question)
    with transact(store, Step("edit_fragment", row["client_id"])) as (tx, outcome):
        tx.update(Fragment, fragment, text=words, question=asked)
        tx.id = fragment
    return outcome.changes


def discuss(store: Store, fragments: Collection[int], on: date | None = None) -> Changes:
    """Mark fragments as discussed on a day (today if none is named): one step. Raises JournalError
    ``no_such_row future_date date_out_of_range``."""
    return _mark(store, "discuss", fragments, past_day(store, on))


def reopen(store: Store, fragments: Collection[int]) -> Changes:
    """Take fragments to supervision again. Raises JournalError ``no_such_row``."""
    return _mark(store, "undiscuss", fragments, None)


def delete_fragment(store: Store, fragment: int) -> Changes:
    """Take words off the list; the note keeps them. Raises JournalError ``no_such_row``."""
    row = Transaction(store).get(Fragment, fragment)
    with transact(store, Step("delete_fragment", row["client_id"])) as (tx, outcome):
        tx.delete(Fragment, fragment)
        tx.id = fragment
    return outcome.changes


def _mark(store: Store, code: str, fragments: Collection[int], day: date | None) -> Changes:
    reader = Transaction(store)
    owners = {reader.get(Fragment, fragment)["client_id"] for fragment in fragments}
    step = Step(code, owners.pop() if len(owners) == 1 else None)
    with transact(store, step) as (tx, outcome):
        for fragment in fragments:
            tx.update(Fragment, fragment, discussed_on=day)
            tx.id = fragment
    return outcome.changes
