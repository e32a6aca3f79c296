"""What the screens read: frozen shapes, built from as few rows as the screen shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from peewee import fn

from journal_app.errors import JournalError
from journal_app.rules import indicators
from journal_app.rules import points as rules
from journal_app.rules.promises import is_overdue
from journal_app.shapes import (
    ClientLine,
    ClientPage,
    OpenWound,
    PromiseLine,
    Reason,
    Zone,
)
from journal_app.storage import standing
from journal_app.storage.database import fetch, records, value
from journal_app.storage.database import rows as tuples
from journal_app.storage.models import Client, Entry, Promise, PromiseMove, read_day
from journal_app.storage.nearby import nearby
from journal_app.storage.store import Store

_RANK = {
    "overdue_promise": 8,
    "unanswered": 7,
    "zone_leaving": 6,
    "zone_fragile": 5,
    "falling": 4,
    "away": 3,
    "promise_due": 2,
    "birthday": 1,
    "anniversary": 1,
}
_AHEAD = ("promise_due", "birthday", "anniversary")
"""Reasons whose days are still to come."""


# Plain SQL where a screen waits: model instances of a thousand lines cost more than the question.
_WOUND_COLUMNS = """entry.id, entry.on_day, entry.kind, entry.principle, entry.points,
    coalesce(promise.text, entry.note)"""
_WHICH = "WHERE client.id = :client"
_LINES = f"""
SELECT client.id, client.uid, client.name, client.archived_on, standing.balance,
    standing.confirmed, standing.entries, standing.trend, standing.last_on, standing.last_visit,
    standing.gap, coalesce(card.status, 'active'), {_WOUND_COLUMNS}
FROM client JOIN standing ON standing.client_id = client.id
LEFT JOIN card ON card.client_id = client.id
LEFT JOIN entry ON entry.id = standing.wound
LEFT JOIN promise ON promise.id = entry.promise_id
{{which}} ORDER BY client.name, client.id"""
_OPEN_WOUNDS = f"""
SELECT {_WOUND_COLUMNS} FROM entry LEFT JOIN promise ON promise.id = entry.promise_id
WHERE entry.client_id = :client AND entry.points < 0 AND entry.kind <> 'apology'
    AND entry.answered_on IS NULL
ORDER BY entry.on_day DESC, entry.id DESC"""


def client_lines(store: Store, only: int | None = None) -> list[ClientLine]:
    """Every client (or one) as the list shows them, by name."""
    store.fresh_standing()
    rows = fetch(store.database, _LINES.format(which="" if only is None else _WHICH), _named(only))
    promises = _open_promises(store, only)
    near = nearby(store, only)
    today, usual_gap = store.today(), float(store.settings["usual_gap"])
    lines = []
    for row_id, uid, name, archived, balance, confirmed, entries, trend, *lasts in rows:
        last, visited, gap, status, *wound = lasts
        last_visit, next_visit = _day(visited), near.visits.get(row_id)
        zone = rules.zone(balance, entries, store.zones)
        open_here = promises.get(row_id, [])
        wounded = [_wound(*wound)] if wound[0] is not None else []
        care: tuple[Reason, ...] = ()
        if archived is None:
            away = indicators.away_reason(
                last_visit, gap or usual_gap, today, next_visit is not None, status
            )
            care = indicators.care_reasons(zone, balance, trend, open_here, wounded, today, away)
        told = care[0] if care else _pressing(open_here, wounded, today)
        pressing = (
            told or near.dates.get(row_id) or next_visit or _last(last_visit, _day(last), today)
        )
        lines.append(
            ClientLine(
                id=row_id,
                uid=uid,
                name=name,
                balance=balance,
                confirmed=confirmed,
                zone=zone,
                archived=archived is not None,
                open_promises=len(open_here),
                care=care,
                pressing=pressing,
                urgency=_urgency(pressing),
            )
        )
    return lines


def has_clients(store: Store) -> bool:
    """Whether the journal holds anybody."""
    return bool(fetch(store.database, "SELECT 1 FROM client LIMIT 1"))


def _open_promises(store: Store, client: int | None) -> dict[int, list[indicators.OpenPromise]]:
    sql = "SELECT client_id, id, text, size, due FROM promise WHERE state = 'open'"
    if client is not None:
        sql += " AND client_id = :client"
    found: dict[int, list[indicators.OpenPromise]] = defaultdict(list)
    for owner, row_id, text, size, due in fetch(store.database, sql, _named(client)):
        found[owner].append(indicators.OpenPromise(row_id, text, size, _day(due)))
    return found


def _named(client: int | None) -> dict[str, int]:
    return {} if client is None else {"client": client}


def _day(text: str | None) -> date | None:
    return None if text is None else read_day(text)


def _wound(
    row_id: int, on_day: str, kind: str, principle: str, points: int, text: str
) -> OpenWound:
    return OpenWound(row_id, read_day(on_day), kind, principle, points, text)


def _pressing(
    promises: Sequence[indicators.OpenPromise],
    wounds: Sequence[OpenWound],
    today: date,
) -> Reason | None:
    """What waits for an answer, though nothing is wrong."""
    for wound in wounds:
        days = (today - wound.on).days
        return Reason("unanswered", days=days, text=wound.text, row=wound.id)
    due = [promise for promise in promises if indicators.is_at_stake(promise.due, today)]
    if due:
        soonest = min(due, key=lambda promise: (promise.due or today, promise.id))
        days = ((soonest.due or today) - today).days
        return Reason("promise_due", days=days, text=soonest.text, row=soonest.id)
    return None


def _last(visited: date | None, recorded: date | None, today: date) -> Reason:
    """What was last heard of a client."""
    if visited is not None:
        return Reason("last_visit", days=(today - visited).days)
    if recorded is not None:
        return Reason("last_entry", days=(today - recorded).days)
    return Reason("no_entries")


def _urgency(pressing: Reason) -> int:
    """By what it is, then by how long it has waited."""
    waited = -pressing.days if pressing.code in _AHEAD else pressing.days
    rank = _RANK.get(pressing.code, 0)
    return rank * 1000 + min(waited, 900) if rank else 0


def client_page(store: Store, client: int) -> ClientPage:
    """The header of one client. Raises JournalError ``no_such_client``."""
    lines = client_lines(store, client)
    if not lines:
        raise JournalError("no_such_client", id=client)
    row = records(store.database, Client.select().where(Client.id == client))[0]
    line, entries, today = lines[0], store.ledger(client), store.today()
    return ClientPage(
        id=row.id,
        uid=row.uid,
        name=row.name,
        opening=row.opening,
        since=row.since,
        archived_on=row.archived_on,
        balance=line.balance,
        confirmed=line.confirmed,
        zone=line.zone,
        entries=sum(entry.on <= today for entry in entries),
        fades=rules.fades(entries, row.opening, today, fading=store.fading),
        trend=indicators.trend(entries, today),
        margin=indicators.safety_margin(line.balance, entries, today, store.tariff),
        open_promises=line.open_promises,
        care=line.care,
    )


def promise_lines(store: Store, client: int | None = None) -> list[PromiseLine]:
    """A client's promises, open ones first by due day, then the closed, latest first; without a
    client the open ones of everybody active."""
    query = Promise.select(Promise, Client.id, Client.name).join(Client)
    if client is None:
        query = query.where(Promise.state == "open", Client.archived_on.is_null())
    else:
        query = query.where(Promise.client == client)
    rows = records(store.database, query)
    moves: dict[int, int] = defaultdict(int)
    moved = PromiseMove.select(PromiseMove.promise).join(Promise)
    if client is not None:
        moved = moved.where(Promise.client == client)
    else:
        moved = moved.where(Promise.state == "open")
    for (promise,) in tuples(store.database, moved):
        moves[promise] += 1
    lines = [_promise_line(store, row, moves[row.id]) for row in rows]
    is_open = [line for line in lines if line.state == "open"]
    closed = [line for line in lines if line.state != "open"]
    is_open.sort(key=lambda line: (line.due or date.max, line.made, line.id))
    closed.sort(key=lambda line: (line.closed or date.min, line.id), reverse=True)
    return is_open + closed


def _promise_line(store: Store, row: Any, moves: int) -> PromiseLine:
    today = store.today()
    late = is_overdue(row.due, today)

    def points(kind: str) -> int:
        return rules.signed_points(store.tariff, kind, "commitments", row.size)

    return PromiseLine(
        id=row.id,
        client=row.client_id,
        client_name=row.client.name,
        text=row.text,
        made=row.made,
        due=row.due,
        size=row.size,
        state=row.state,
        closed=row.closed,
        days=None if row.due is None else (row.due - today).days,
        keep_points=points("promise_late" if late else "promise_kept"),
        break_points=points("promise_broken"),
        move_points=points("promise_late") if late else 0,
        at_stake=row.state == "open" and indicators.is_at_stake(row.due, today),
        moves=moves,
    )


def open_wounds(store: Store, client: int) -> list[OpenWound]:
    """The negative entries of a client without an apology, the newest first."""
    return [_wound(*row) for row in fetch(store.database, _OPEN_WOUNDS, _named(client))]


def history(store: Store, client: int, days: int = 365) -> tuple[list[date], list[int]]:
    """Days of the last year (or since they met) and the balance at the end of each."""
    found = records(store.database, Client.select().where(Client.id == client))
    if not found:
        raise JournalError("no_such_client", id=client)
    row = found[0]
    today = store.today()
    first = max(row.since, today - timedelta(days=days))
    span = [first + timedelta(days=n) for n in range((today - first).days + 1)]
    series = rules.balance_series(store.ledger(client), row.opening, span, store.fading)
    return span, series


def balances_on(store: Store, day: date) -> list[tuple[int, str, int, int, Zone]]:
    """(id, name, balance, confirmed, zone) of all clients met by a day, by balance, then name."""
    names = {
        row.id: row.name
        for row in records(store.database, Client.select().where(Client.since <= day))
    }
    rows = [
        (client, names[client], balance, confirmed, rules.zone(balance, entries, store.zones))
        for client, balance, confirmed, entries in standing.balances(
            store.database, day, store.fading
        )
        if client in names
    ]
    return sorted(rows, key=lambda row: (row[2], row[1], row[0]))


def counts(store: Store) -> dict[str, int]:
    """How many ``clients``, ``entries`` and ``promises`` the journal holds."""
    tables = {"clients": Client, "entries": Entry, "promises": Promise}
    return {
        name: value(store.database, model.select(fn.COUNT(model.id)))
        for name, model in tables.items()
    }
