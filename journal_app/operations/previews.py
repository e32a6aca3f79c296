"""What a record would do, told before it is saved. Nothing here writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from journal_app.errors import JournalError
from journal_app.operations.checks import past_day
from journal_app.operations.entries import assess_apology, movement_points
from journal_app.rules import points as rules
from journal_app.shapes import Preview, Zone, ZoneShift
from journal_app.storage import standing
from journal_app.storage.database import fetch, value
from journal_app.storage.models import Client, Entry
from journal_app.storage.settings import checked, zones_of
from journal_app.storage.store import Store

HABIT_DAYS = 60


def movement(
    store: Store,
    kind: str,
    client: int,
    principle: str,
    size: str = "usual",
    points: int | None = None,
    on: date | None = None,
) -> Preview:
    """The points of a deposit or withdrawal, and today's balance with it. Raises as recording."""
    worth = movement_points(store, kind, principle, size, points)
    entry = rules.Entry(0, kind, principle, worth, past_day(store, on))
    return _with(store, client, entry)


def apology(
    store: Store, entry: int, parts: Collection[str] = (), on: date | None = None
) -> Preview:
    """The points of an apology, the reason, and today's balance with it. Raises as recording."""
    day = past_day(store, on)
    restored = assess_apology(store, entry, parts, day)
    client = value(store.database, Entry.select(Entry.client).where(Entry.id == entry))
    added = rules.Entry(0, "apology", None, restored.points, day, answers=entry)
    return _with(store, client, added, restored.reason)


def zone_shift(store: Store, values: Mapping[str, Any]) -> ZoneShift:
    """How many active clients would change zone if these settings were in force. A tariff moves
    nobody: recorded entries keep their points. Raises JournalError as setting them does."""
    for key, chosen in values.items():
        checked(key, chosen, {**store.settings, **values})
    wanted = {**store.settings, **values}
    zones = zones_of(wanted)
    store.fresh_standing()
    now = fetch(
        store.database,
        "SELECT id, balance, entries FROM client JOIN standing ON client_id = id "
        "WHERE archived_on IS NULL",
    )
    then = {client: balance for client, balance, _ in now}
    if wanted["fading"] != store.fading:
        sums = standing.balances(store.database, store.today(), wanted["fading"])
        then = {client: balance for client, balance, *_ in sums}
    moves: Counter[tuple[Zone, Zone]] = Counter()
    for client, balance, entries in now:
        here = rules.zone(balance, entries, store.zones)
        there = rules.zone(then[client], entries, zones)
        if here != there:
            moves[here, there] += 1
    return ZoneShift(len(now), tuple((*move, count) for move, count in moves.most_common()))


def _with(store: Store, client: int, added: rules.Entry, reason: str = "") -> Preview:
    opening = value(store.database, Client.select(Client.opening).where(Client.id == client))
    if opening is None:
        raise JournalError("no_such_client", id=client)
    today = store.today()
    entries = [*store.ledger(client), added]
    balance = rules.balance(entries, opening, today, store.fading)
    count = sum(entry.on <= today for entry in entries)
    return Preview(added.points, balance, rules.zone(balance, count, store.zones), reason)
