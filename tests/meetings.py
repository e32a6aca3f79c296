"""Visits, cards and dates as they stand in the tables, for tests of what is read of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from journal_app import Journal
from journal_app.operations.transaction import transact
from journal_app.shapes import Step
from journal_app.storage.models import Anniversary, Card, Fact, Table, Visit, VisitService
from tests.core import TODAY


def put(journal: Journal, model: type[Table], **values: Any) -> int:
    """One row, written as an operation writes it."""
    with transact(journal.store, Step("note", values.get("client"))) as (tx, _):
        tx.id = tx.insert(model, **values)
    return tx.id


def visit(
    journal: Journal,
    client: int,
    on: date = TODAY,
    start: str | None = "10:00",
    services: tuple[str, ...] = (),
    **values: Any,
) -> int:
    """A visit, planned unless said otherwise."""
    row = put(journal, Visit, client=client, on_day=on, start=start, **values)
    for place, name in enumerate(services):
        put(journal, VisitService, client=client, visit=row, name=name, place=place)
    return row


def card(journal: Journal, client: int, **values: Any) -> int:
    """The card of a client."""
    return put(journal, Card, client=client, **values)


def birthday(journal: Journal, client: int, on: date, year: int | None = None) -> int:
    """A client's birthday, on the day and month of ``on``."""
    values = {"kind": "birthday", "month": on.month, "day": on.day, "year": year}
    return put(journal, Anniversary, client=client, **values)


def little_thing(journal: Journal, client: int, text: str) -> int:
    """A little thing known of a client."""
    return put(journal, Fact, client=client, kind="little_thing", text=text, on_day=TODAY)
