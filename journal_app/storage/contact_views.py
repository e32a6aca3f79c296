"""What is read of contacts and positions, in plain SQL."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from playhouse.sqlcipher_ext import SqlCipherDatabase as Database

from journal_app.rules.contacts import CAP_DAYS, cap_state
from journal_app.shapes.contacts import CapUse, ContactLine, PositionLine
from journal_app.storage.database import fetch
from journal_app.storage.models import read_day
from journal_app.storage.store import Store

_CONTACT = """
SELECT contact.id, contact.client_id, client.name, contact.on_day, contact.at_time,
    contact.channel, contact.outgoing, contact.touchpoint, contact.text, contact.state,
    contact.reminder, contact.visit_id
FROM contact JOIN client ON client.id = contact.client_id"""

# The window is that of rules.contacts.used: day − 30 < on ≤ day.
_USED = """
SELECT client_id, count(*) FROM contact
WHERE outgoing = 1 AND reminder = 0 AND on_day > :after AND on_day <= :day {which}
GROUP BY client_id"""

_POSITION = "SELECT id, client_id, visit_id, on_day, taken, role, activity, direction, note"


def contact(store: Store, row_id: int) -> ContactLine | None:
    """One contact; None when it is gone."""
    found = fetch(store.database, f"{_CONTACT} WHERE contact.id = ?", (row_id,))
    return _contact(*found[0]) if found else None


def contacts_of(store: Store, client: int, limit: int = -1) -> list[ContactLine]:
    """The newest contacts with a client."""
    sql = f"{_CONTACT} WHERE client_id = ? ORDER BY on_day DESC, contact.id DESC LIMIT ?"
    return [_contact(*row) for row in fetch(store.database, sql, (client, limit))]


def waiting(store: Store) -> list[ContactLine]:
    """Questions of clients (not put away) that wait for an answer, the longest first."""
    sql = f"""{_CONTACT} WHERE contact.state = 'waiting' AND client.archived_on IS NULL
        ORDER BY on_day, contact.created"""
    return [_contact(*row) for row in fetch(store.database, sql)]


def touchpoints(store: Store) -> list[str]:
    """The touchpoints that were ever named, the most frequent first."""
    sql = """SELECT touchpoint FROM contact WHERE touchpoint <> ''
        GROUP BY touchpoint ORDER BY count(*) DESC, touchpoint"""
    return [name for (name,) in fetch(store.database, sql)]


def preferred(store: Store, client: int) -> str:
    """By what the client asked to be reached, "" when they did not say."""
    found = fetch(store.database, "SELECT channel FROM card WHERE client_id = ?", (client,))
    return str(found[0][0]) if found else ""


def cap_use(store: Store, client: int, day: date | None = None) -> CapUse:
    """How much of a client's cap is taken on a day, today if none is named."""
    return caps(store, day or store.today(), client).get(client) or unused(store)


def caps(store: Store, day: date, client: int | None = None) -> dict[int, CapUse]:
    """The cap of every client (or one) who has a contact or a card, as of a day."""
    after = day - timedelta(days=CAP_DAYS)
    values = {"after": after.isoformat(), "day": day.isoformat(), "client": client}
    which = "" if client is None else "AND client_id = :client"
    used = dict(fetch(store.database, _USED.format(which=which), values))
    cards: Mapping[int, tuple[Any, ...]] = {
        owner: tuple(rest)
        for owner, *rest in fetch(
            store.database,
            f"SELECT client_id, cap, cap_agreed, channel FROM card WHERE 1 {which}",
            values,
        )
    }
    usual = store.settings["contact_cap"]
    found = {}
    for owner in used.keys() | cards.keys():
        cap, agreed, channel = cards.get(owner, (None, "", ""))
        cap, count = usual if cap is None else cap, used.get(owner, 0)
        found[owner] = CapUse(count, cap, cap_state(count, cap), agreed, channel)
    return found


def unused(store: Store) -> CapUse:
    """The cap of somebody who was never written to."""
    cap = store.settings["contact_cap"]
    return CapUse(0, cap, cap_state(0, cap), "", "")


def pending_reminder(database: Database, visit: int) -> int | None:
    """The reminder of a visit that was sent and not answered yet."""
    sql = """SELECT max(id) FROM contact
        WHERE visit_id = ? AND reminder = 1 AND state = 'sent'"""
    found: int | None = fetch(database, sql, (visit,))[0][0]
    return found


def positions_of(store: Store, client: int, limit: int = -1) -> list[PositionLine]:
    """The newest positions of a client; of one session, the planned before the taken."""
    sql = f"""{_POSITION} FROM position WHERE client_id = ?
        ORDER BY on_day DESC, taken, id DESC LIMIT ?"""
    return [_position(*row) for row in fetch(store.database, sql, (client, limit))]


def positions_for(store: Store, visit: int) -> list[PositionLine]:
    """The planned and the taken position of a session, in this order."""
    sql = f"{_POSITION} FROM position WHERE visit_id = ? ORDER BY taken, id"
    return [_position(*row) for row in fetch(store.database, sql, (visit,))]


def position_of(
    database: Database, client: int, visit: int | None, day: date, taken: bool
) -> int | None:
    """The position that a session has already, planned or ``taken``."""
    sql = """SELECT id FROM position WHERE client_id = ? AND taken = ?
        AND visit_id IS ? AND (visit_id IS NOT NULL OR on_day = ?) ORDER BY id LIMIT 1"""
    found = fetch(database, sql, (client, int(taken), visit, day.isoformat()))
    return int(found[0][0]) if found else None


def _contact(
    row_id: int,
    client: int,
    name: str,
    on: str,
    at: str | None,
    channel: str,
    outgoing: int,
    touchpoint: str,
    text: str,
    state: str,
    reminder: int,
    visit: int | None,
) -> ContactLine:
    return ContactLine(
        row_id, client, name, read_day(on), at, channel, bool(outgoing), touchpoint, text, state,
        bool(reminder), visit,
    )  # fmt: skip


def _position(
    row_id: int,
    client: int,
    visit: int | None,
    on: str,
    taken: int,
    role: str,
    activity: str,
    direction: Any,
    note: str,
) -> PositionLine:
    day = read_day(on)
    return PositionLine(
        row_id, client, visit, day, bool(taken), role, activity, direction, note
    )  # fmt: skip
