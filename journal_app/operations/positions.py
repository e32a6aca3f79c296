"""Positions: how one means to stand beside a client in a session, and how one stood."""

from __future__ import annotations

from datetime import date
from typing import Any

from journal_app.errors import JournalError
from journal_app.operations.checks import clean_text, known_day, past_day
from journal_app.operations.transaction import Transaction, transact
from journal_app.shapes import Changes, Step
from journal_app.storage import contact_views
from journal_app.storage.models import Client, Fragment, Position, Visit, read_day
from journal_app.storage.store import Store

ROLES = ("adviser", "programmer", "listener", "mirror", "catalyst")
ACTIVITIES = ("active", "passive")
DIRECTIONS = ("equal", "above", "below")


def put_position(
    store: Store,
    taken: bool,
    client: int,
    role: str = "",
    activity: str = "",
    direction: str = "equal",
    visit: int | None = None,
    on: date | None = None,
    note: str = "",
    supervision: str = "",
) -> Changes:
    """Note the position planned for a session, or the one ``taken`` in it.

    A session has one of each: a second takes the place of the first. A session is a visit, or
    without one a day, today if none is named; a plan may be for a day to come. The words of
    ``supervision``, if there are any, are set aside for it in the same step. Raises JournalError
    ``no_such_client no_such_row of_another_client unknown_position text_too_long future_date
    date_out_of_range``.
    """
    values: dict[str, Any] = {
        "role": _known(role, ("", *ROLES)),
        "activity": _known(activity, ("", *ACTIVITIES)),
        "direction": _known(direction, DIRECTIONS),
        "note": clean_text(note),
    }
    words = clean_text(supervision)
    day = _day_of(store, taken, client, visit, on)
    code = "take_position" if taken else "plan_position"
    with transact(store, Step(code, client)) as (tx, outcome):
        tx.get(Client, client)
        there = contact_views.position_of(tx.database, client, visit, day, taken)
        if there is None:
            tx.id = tx.insert(
                Position, client=client, visit=visit, on_day=day, taken=taken, **values
            )
        else:
            tx.update(Position, there, **values)
            tx.id = there
        if words:
            tx.insert(Fragment, client=client, on_day=min(day, store.today()), text=words)
    return outcome.changes


def edit_position(store: Store, position: int, **fields: Any) -> Changes:
    """Change ``role activity direction note``. Raises JournalError ``no_such_row not_editable
    unknown_position text_too_long``."""
    row = Transaction(store).get(Position, position)
    choices = {"role": ("", *ROLES), "activity": ("", *ACTIVITIES), "direction": DIRECTIONS}
    new = {}
    for field, value in fields.items():
        if field in choices:
            new[field] = _known(value, choices[field])
        elif field == "note":
            new[field] = clean_text(value)
        else:
            raise JournalError("not_editable", field=field)
    with transact(store, Step("edit_position", row["client_id"])) as (tx, outcome):
        tx.update(Position, position, **new)
        tx.id = position
    return outcome.changes


def delete_position(store: Store, position: int) -> Changes:
    """Remove a position. Raises JournalError ``no_such_row``."""
    row = Transaction(store).get(Position, position)
    with transact(store, Step("delete_position", row["client_id"])) as (tx, outcome):
        tx.delete(Position, position)
        tx.id = position
    return outcome.changes


def _known(value: str, choices: tuple[str, ...]) -> str:
    if value not in choices:
        raise JournalError("unknown_position", value=value)
    return value


def _day_of(store: Store, taken: bool, client: int, visit: int | None, on: date | None) -> date:
    """The day of the session: that of the visit; what was taken is not of a day to come."""
    if visit is not None:
        row = Transaction(store).get(Visit, visit)
        if row["client_id"] != client:
            raise JournalError("of_another_client")
        on = read_day(row["on_day"])
    if taken or on is None:
        return past_day(store, on)
    return known_day(on)
