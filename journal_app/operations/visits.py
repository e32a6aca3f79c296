"""Visits: planning them, and noting how they went."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from journal_app.errors import JournalError
from journal_app.operations.checks import clean_text, known_day, past_day
from journal_app.operations.clients import meet_by
from journal_app.operations.transaction import Row, Transaction, transact
from journal_app.operations.visit_checks import (
    CHOICES,
    HAPPENED,
    ServiceGiven,
    chosen,
    known_minutes,
    known_price,
    known_services,
    known_time,
)
from journal_app.shapes import Changes, Step
from journal_app.storage import visit_queries
from journal_app.storage.models import (
    Client,
    Contact,
    Note,
    Photo,
    Position,
    Table,
    Visit,
    VisitService,
    read_day,
)
from journal_app.storage.store import Store

_TEXTS = ("feeling", "note", "come_back")
_ONLY_DONE = ("came", "feeling", "contact")
"""What can only be said of a visit that took place."""
_PARTS: tuple[type[Table], ...] = (VisitService, Position)
"""What makes no sense without its visit."""
_STAYING: tuple[type[Table], ...] = (Contact, Note, Photo)


def plan_visit(
    store: Store,
    client: int,
    on: date,
    start: str | None = None,
    minutes: int | None = None,
    services: Iterable[Any] = (),
    prepaid: int | None = None,
    note: str = "",
) -> Changes:
    """Plan a visit on a day, past ones allowed, since a day may be written down afterwards.

    Raises JournalError ``no_such_client bad_time minutes_out_of_range price_out_of_range
    empty_service service_too_long date_out_of_range text_too_long``.
    """
    values = {
        "on_day": known_day(on),
        "start": known_time(start),
        "minutes": known_minutes(minutes),
        "prepaid": known_price(prepaid),
        "note": clean_text(note),
    }
    chosen_services = known_services(services)
    with transact(store, Step("plan_visit", client)) as (tx, outcome):
        tx.id = add_visit(tx, client, chosen_services, **values)
    return outcome.changes


def record_visit(
    store: Store,
    client: int,
    on: date | None = None,
    services: Iterable[Any] = (),
    start: str | None = None,
    minutes: int | None = None,
    came: str = "",
    prepaid: int | None = None,
    feeling: str = "",
    contact: str = "",
    note: str = "",
    come_back: str = "",
    state: str = "done",
) -> Changes:
    """Note a visit that took place (``done``) or to which the client did not come (``missed``).

    Raises JournalError as ``plan_visit`` does, and ``future_date``, ``unknown_choice``.
    """
    if state not in HAPPENED:
        raise JournalError("unknown_choice", field="state", value=state)
    values = _checked(
        start=start,
        minutes=minutes,
        came=came,
        prepaid=prepaid,
        feeling=feeling,
        contact=contact,
        note=note,
        come_back=come_back,
        state=state,
    )
    day = past_day(store, on)
    chosen_services = known_services(services)
    with transact(store, Step("visit", client)) as (tx, outcome):
        meet_by(tx, client, day)
        tx.id = add_visit(tx, client, chosen_services, on_day=day, **of_state(state, values))
    return outcome.changes


def add_visit(tx: Transaction, client: int, services: list[ServiceGiven], **values: Any) -> int:
    """Write a visit and its services. Raises JournalError ``no_such_client``."""
    tx.get(Client, client)
    visit = tx.insert(Visit, client=client, **values)
    put_services(tx, client, visit, services)
    return visit


def put_services(tx: Transaction, client: int, visit: int, services: list[ServiceGiven]) -> None:
    """Give a visit these services in place of the ones it has; equal ones stay as they are."""
    former = visit_queries.services_of(tx.database, visit)
    if [(name, price) for _, name, price in former] == services:
        return
    for row_id, _, _ in former:
        tx.delete(VisitService, row_id)
    for place, (name, price) in enumerate(services):
        tx.insert(VisitService, client=client, visit=visit, name=name, price=price, place=place)


def of_state(state: str, values: dict[str, Any]) -> dict[str, Any]:
    """The fields that a visit of this state can have: whoever did not come came neither in time
    nor late."""
    if state == "done":
        return values
    return {**values, **dict.fromkeys(_ONLY_DONE, "")}


def _checked(**fields: Any) -> dict[str, Any]:
    """Fields of a visit by name, as its columns keep them."""
    values: dict[str, Any] = {}
    for field, value in fields.items():
        if field == "on":
            values["on_day"] = known_day(value)
        elif field == "start":
            values["start"] = known_time(value)
        elif field == "minutes":
            values["minutes"] = known_minutes(value)
        elif field == "prepaid":
            values["prepaid"] = known_price(value)
        elif field in _TEXTS:
            values[field] = clean_text(value)
        elif field in ("came", "contact", "state") and field in CHOICES:
            values[field] = chosen(field, value)
        else:
            raise JournalError("not_editable", field=field)
    return values


def edit_visit(store: Store, visit: int, **fields: Any) -> Changes:
    """Change a visit: ``on start minutes services came prepaid feeling contact note come_back
    state``. What is not named stays; None takes away a time, a length, a prepayment.

    Raises JournalError as planning and recording do, and ``no_such_row``, ``not_editable``.
    """
    row = Transaction(store).get(Visit, visit)
    services = fields.pop("services", None)
    chosen_services = None if services is None else known_services(services)
    values = _checked(**fields)
    state = str(values.get("state", row["state"]))
    with transact(store, Step("edit_visit", row["client_id"])) as (tx, outcome):
        tx.id = visit
        if state in HAPPENED:
            day = past_day(store, values.get("on_day") or read_day(row["on_day"]))
            meet_by(tx, row["client_id"], day)
        write_visit(tx, row, **of_state(state, values))
        if chosen_services is not None:
            put_services(tx, row["client_id"], visit, chosen_services)
    return outcome.changes


def write_visit(tx: Transaction, row: Row, **values: Any) -> None:
    """Change a visit's columns; its positions go with its day. A reminder told the former time: at
    a new one it is to be sent again."""
    day = values.get("on_day")
    if day is not None and day.isoformat() == row["on_day"]:
        day = None
    moved = day is not None or values.get("start", row["start"]) != row["start"]
    if moved and row["remind"] and values.get("state", row["state"]) == "planned":
        values = {"remind": "", "reminded_on": None, **values}
    tx.update(Visit, row["id"], **values)
    if day is not None:
        _bring_positions(tx, row["id"], day)


def _bring_positions(tx: Transaction, visit: int, day: date) -> None:
    ids = visit_queries.rows_of_visit(tx.database, Position, visit)
    for position in tx.rows(Position, ids):
        # What was taken is of no day to come, wherever its visit goes.
        on = min(day, tx.store.today()) if position["taken"] else day
        tx.update(Position, position["id"], on_day=on)


def move_visit(store: Store, visit: int, on: date, start: str | None = None) -> Changes:
    """Plan a visit for another day; at the same time unless one is named.

    Raises JournalError ``no_such_row visit_closed bad_time date_out_of_range``.
    """
    row = planned_row(store, visit)
    values: dict[str, Any] = {"on_day": known_day(on)}
    if start:
        values["start"] = known_time(start)
    with transact(store, Step("move_visit", row["client_id"])) as (tx, outcome):
        tx.id = visit
        write_visit(tx, row, **values)
    return outcome.changes


def cancel_visit(store: Store, visit: int) -> Changes:
    """A planned visit will not take place. Raises JournalError ``no_such_row visit_closed``."""
    row = planned_row(store, visit)
    with transact(store, Step("cancel_visit", row["client_id"])) as (tx, outcome):
        tx.id = visit
        tx.update(Visit, visit, state="cancelled")
    return outcome.changes


def miss_visit(store: Store, visit: int) -> Changes:
    """The client did not come. Raises JournalError ``no_such_row visit_closed future_date``."""
    row = planned_row(store, visit)
    day = past_day(store, read_day(row["on_day"]))
    with transact(store, Step("miss_visit", row["client_id"])) as (tx, outcome):
        tx.id = visit
        meet_by(tx, row["client_id"], day)
        tx.update(Visit, visit, state="missed")
    return outcome.changes


def delete_visit(store: Store, visit: int) -> Changes:
    """Remove a visit written down by mistake, with its services and the positions taken in it.
    Notes, photos and contacts stay the client's; they belong to no visit any more.

    Raises JournalError ``no_such_row``.
    """
    row = Transaction(store).get(Visit, visit)
    with transact(store, Step("delete_visit", row["client_id"])) as (tx, outcome):
        tx.id = visit
        for part in _PARTS:
            for row_id in visit_queries.rows_of_visit(tx.database, part, visit):
                tx.delete(part, row_id)
        for other in _STAYING:
            for row_id in visit_queries.rows_of_visit(tx.database, other, visit):
                tx.update(other, row_id, visit=None)
        tx.delete(Visit, visit)
    return outcome.changes


def planned_row(store: Store, visit: int) -> Row:
    """A visit that is still planned. Raises JournalError ``no_such_row visit_closed``."""
    row = Transaction(store).get(Visit, visit)
    if row["state"] != "planned":
        raise JournalError("visit_closed")
    return row


def plan_lines(store: Store, day: date, lines: Iterable[Any]) -> Changes:
    """Plan the visits of a pasted day as one step: (client id, start, minutes, services) each.

    Raises JournalError as ``plan_visit`` does; then none of them is planned.
    """
    on = known_day(day)
    checked = [
        (client, known_time(start), known_minutes(minutes), known_services(services))
        for client, start, minutes, services in lines
    ]
    with transact(store, Step("plan_day")) as (tx, outcome):
        for client, start, minutes, services in checked:
            tx.id = add_visit(tx, client, services, on_day=on, start=start, minutes=minutes)
    return outcome.changes
