"""The people themselves: adding, renaming, putting away, erasing."""

from __future__ import annotations

from datetime import date
from typing import Any

from journal_app.errors import JournalError
from journal_app.operations.cards import come_back
from journal_app.operations.checks import clean_name, clean_text, past_day
from journal_app.operations.transaction import Transaction, kind_of, transact
from journal_app.shapes import Changes, Step
from journal_app.storage import erasing, queries
from journal_app.storage.models import OWNED, Client
from journal_app.storage.store import Store

OPENING_LIMIT = 999


def add_client(
    store: Store, name: str, opening: int | None = None, since: date | None = None
) -> Changes:
    """Add a client with an opening credit (points; the setting's if none is named).

    Raises JournalError ``empty_name name_too_long points_out_of_range future_date
    date_out_of_range``.
    """
    cleaned = clean_name(name)
    credit = known_opening(store.settings["opening"] if opening is None else opening)
    day = past_day(store, since)
    with transact(store, Step("add_client")) as (tx, outcome):
        tx.id = tx.insert(Client, name=cleaned, opening=credit, since=day)
    return outcome.changes


def edit_client(store: Store, client: int, **fields: Any) -> Changes:
    """Change ``name``, ``opening`` or ``since``. The day they met is never after the first record.

    Raises JournalError as adding does, and ``no_such_client``, ``not_editable``.
    """
    new: dict[str, Any] = {}
    for field, value in fields.items():
        if field == "name":
            new["name"] = clean_name(value)
        elif field == "opening":
            new["opening"] = known_opening(value)
        elif field == "since":
            first = queries.first_record(store.database, client)
            new["since"] = min(past_day(store, value), first or date.max)
        else:
            raise JournalError("not_editable", field=field)
    with transact(store, Step("edit_client", client)) as (tx, outcome):
        tx.id = client
        tx.update(Client, client, **new)
    return outcome.changes


def known_opening(points: int) -> int:
    """An opening credit that the journal takes. Raises JournalError ``points_out_of_range``."""
    if type(points) is not int or abs(points) > OPENING_LIMIT:
        raise JournalError("points_out_of_range", points=points)
    return points


def archive_client(store: Store, client: int) -> Changes:
    """Put a client away: out of the lists, with everything kept."""
    with transact(store, Step("archive", client)) as (tx, outcome):
        tx.id = client
        tx.update(Client, client, archived_on=store.today())
    return outcome.changes


def unarchive_client(store: Store, client: int) -> Changes:
    """Bring a client back from the archive; who had finished or left is active again."""
    with transact(store, Step("unarchive", client)) as (tx, outcome):
        tx.id = client
        tx.update(Client, client, archived_on=None)
        come_back(tx, client, store.today())
    return outcome.changes


def erase_client(store: Store, client: int, reason: str, copies: str = "[]") -> Changes:
    """Remove a client for good: every row, every undo step, every trace in the file.

    Cannot be undone. The event log notes the day and the reason, never the person; the act tells
    of ``copies`` that hold the client still (JSON). Raises JournalError ``no_such_client``.
    """
    Transaction(store).get(Client, client)
    erasing.erase(store, client, clean_text(reason), copies)
    kinds = {"client", *(kind_of(model._meta.table_name) for model in OWNED)}
    return Changes(frozenset(kinds), frozenset({client}), client, Step("erase"))


def meet_by(tx: Transaction, client: int, day: date) -> None:
    """Something happened on this day, so they had met by then. Raises ``no_such_client``."""
    if day.isoformat() < tx.get(Client, client)["since"]:
        tx.update(Client, client, since=day)
