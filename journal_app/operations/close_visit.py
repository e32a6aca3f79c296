"""Closing a visit: everything that is noted in the two minutes after it, as one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from journal_app.errors import JournalError
from journal_app.operations.checks import clean_text, known_day, past_day, required_text
from journal_app.operations.clients import meet_by
from journal_app.operations.entries import add_entry, movement_points
from journal_app.operations.transaction import Row, Transaction, transact
from journal_app.operations.visit_checks import (
    HAPPENED,
    ServiceGiven,
    chosen,
    known_minutes,
    known_services,
    known_time,
)
from journal_app.operations.visits import (
    add_visit,
    of_state,
    planned_row,
    put_services,
    write_visit,
)
from journal_app.rules import promises as promise_rules
from journal_app.shapes import Changes, Step
from journal_app.storage import contact_views, visit_queries
from journal_app.storage.models import Fragment, Position, Promise, read_day
from journal_app.storage.store import Store

Movement = tuple[str, str]
"""A chip: (principle, note)."""


@dataclass(frozen=True)
class _Next:
    """The visit that is planned while this one is closed."""

    on: date
    start: str | None
    minutes: int | None
    services: list[ServiceGiven] | None
    """None: the same as this time."""


def close_visit(
    store: Store,
    visit: int | None,
    client: int | None = None,
    *,
    on: date | None = None,
    services: Iterable[Any] | None = None,
    came: str = "",
    feeling: str = "",
    contact: str = "",
    note: str | None = None,
    come_back: str = "",
    state: str = "done",
    deposit: Movement | None = None,
    slip: Movement | None = None,
    promise: tuple[str, date | None] | None = None,
    fragment: str = "",
    position: Mapping[str, str] | None = None,
    next_on: date | None = None,
    next_start: str | None = None,
    next_minutes: int | None = None,
    next_services: Iterable[Any] | None = None,
) -> Changes:
    """Close a planned visit, or with None one of ``client`` that nobody had planned.

    ``state`` is ``done``, ``missed`` or ``cancelled``; ``on`` the day it took place (the planned
    one, or today); services are the planned ones unless named. A deposit and a slip are recorded
    with today's usual points on that day, the promise is made on it; ``fragment`` goes to
    supervision; ``position`` (role, activity, direction) is the one that was taken in a visit that
    is done, in place of one noted before. ``next_on`` plans the next visit, with this one's
    services unless others are named.

    Raises JournalError ``no_such_row visit_closed no_such_client next_before_visit``, and what
    planning a visit, recording a movement and making a promise raise; then nothing is written.
    """
    row = None if visit is None else planned_row(store, visit)
    owner = _owner(row, client)
    if state not in (*HAPPENED, "cancelled"):
        raise JournalError("unknown_choice", field="state", value=state)
    day = _day(store, row, on, state)
    values = {
        "on_day": day,
        "state": state,
        "came": chosen("came", came),
        "feeling": clean_text(feeling),
        "contact": chosen("contact", contact),
        "come_back": clean_text(come_back),
    }
    if note is not None or row is None:
        values["note"] = clean_text(note or "")
    given = None if services is None else known_services(services)
    movements = _movements(store, deposit, slip)
    # A cancelled visit may lie ahead; what is said of it is said now.
    told = min(day, store.today())
    promised = None if promise is None else _promised(promise, told)
    taken = None if position is None else _taken(position)
    words = clean_text(fragment)
    upcoming = _next(day, next_on, next_start, next_minutes, next_services)
    with transact(store, Step("close_visit", owner, points=_sum(movements))) as (tx, outcome):
        if state in HAPPENED or movements or promised or words:
            meet_by(tx, owner, told)
        tx.id = _written(tx, owner, row, given, of_state(state, values))
        for kind, principle, points, text in movements:
            add_entry(
                tx,
                client=owner,
                kind=kind,
                principle=principle,
                points=points,
                on_day=told,
                note=text,
            )
        if promised is not None:
            text, due = promised
            tx.insert(
                Promise, client=owner, text=text, made=told, due=due, size="usual", state="open"
            )
        if words:
            tx.insert(Fragment, client=owner, on_day=told, text=words)
        if taken is not None and state == "done":
            _take(tx, owner, day, taken)
        if upcoming is not None:
            _plan_next(tx, owner, upcoming)
    return outcome.changes


def _owner(row: Row | None, client: int | None) -> int:
    if row is not None:
        return int(row["client_id"])
    if client is None:
        raise JournalError("no_such_client", id=client)
    return client


def _day(store: Store, row: Row | None, on: date | None, state: str) -> date:
    """The day of the visit; one that is cancelled may lie ahead."""
    if on is None and row is not None:
        on = read_day(row["on_day"])
    return known_day(on) if state == "cancelled" and on is not None else past_day(store, on)


def _movements(
    store: Store, deposit: Movement | None, slip: Movement | None
) -> list[tuple[str, str, int, str]]:
    """(kind, principle, signed points, note) of the chips, by today's tariff."""
    chips = (("deposit", deposit), ("withdrawal", slip))
    return [
        (kind, chip[0], movement_points(store, kind, chip[0]), clean_text(chip[1]))
        for kind, chip in chips
        if chip is not None
    ]


def _sum(movements: list[tuple[str, str, int, str]]) -> int | None:
    return sum(points for _, _, points, _ in movements) if movements else None


def _promised(promise: tuple[str, date | None], made: date) -> tuple[str, date | None]:
    text, due = promise
    if due is not None:
        due = known_day(due)
        promise_rules.check_due(made, due)
    return required_text(text), due


def _taken(position: Mapping[str, str]) -> dict[str, str]:
    return {
        "role": chosen("role", position.get("role", "")),
        "activity": chosen("activity", position.get("activity", "")),
        "direction": chosen("direction", position.get("direction", "equal")),
    }


def _take(tx: Transaction, client: int, day: date, taken: dict[str, str]) -> None:
    """The position of the visit that is being closed: a session has one at most."""
    there = contact_views.position_of(tx.database, client, tx.id, day, taken=True)
    if there is None:
        tx.insert(Position, client=client, visit=tx.id, on_day=day, taken=True, **taken)
    else:
        tx.update(Position, there, **taken)


def _next(
    day: date,
    on: date | None,
    start: str | None,
    minutes: int | None,
    services: Iterable[Any] | None,
) -> _Next | None:
    if on is None:
        return None
    if known_day(on) < day:
        raise JournalError("next_before_visit", date=on)
    named = None if services is None else known_services(services)
    return _Next(known_day(on), known_time(start), known_minutes(minutes), named)


def _written(
    tx: Transaction,
    client: int,
    row: Row | None,
    services: list[ServiceGiven] | None,
    values: dict[str, Any],
) -> int:
    """The visit as it went; its id."""
    if row is None:
        return add_visit(tx, client, services or [], **values)
    write_visit(tx, row, **values)
    if services is not None:
        put_services(tx, client, row["id"], services)
    return int(row["id"])


def _plan_next(tx: Transaction, client: int, upcoming: _Next) -> None:
    services = upcoming.services
    if services is None:
        these = visit_queries.services_of(tx.database, tx.id)
        services = [(name, price) for _, name, price in these]
    add_visit(
        tx,
        client,
        services,
        on_day=upcoming.on,
        start=upcoming.start,
        minutes=upcoming.minutes,
    )
