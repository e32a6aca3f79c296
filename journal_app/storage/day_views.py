"""What the Today page reads: a day in few questions, whatever the size of the practice."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from journal_app.rules import yearly
from journal_app.rules.indicators import SOON_DAYS
from journal_app.rules.visits import clock_minutes
from journal_app.shapes import CareLine, InboxNote, Reason
from journal_app.shapes.contacts import ContactLine
from journal_app.shapes.day import ComingDate, DayVisit, TodayPage, WriteLine
from journal_app.storage import contact_views
from journal_app.storage.database import fetch
from journal_app.storage.models import read_day
from journal_app.storage.store import Store
from journal_app.storage.views import client_lines, promise_lines

UNCLOSED_DAYS = 14
"""Planned visits of so many days back still wait to be closed; older ones were forgotten."""
USUAL_MINUTES = 60
"""How long a visit of unknown length is taken to be going on."""
_AROUND = 10
"""Days around a date of last year in which a deposit was meant for it."""

_VISITS = """
SELECT visit.id, visit.client_id, client.name, visit.on_day, visit.start, visit.minutes,
    visit.state, visit.came, visit.feeling, visit.contact, visit.remind, visit.reminded_on,
    coalesce(card.channel, ''),
    (SELECT at_time FROM contact WHERE visit_id = visit.id AND reminder = 1
        ORDER BY contact.id DESC LIMIT 1),
    wound.id, wound.on_day, coalesce(its_promise.text, wound.note),
    (SELECT fact.text FROM fact WHERE fact.client_id = visit.client_id
        AND fact.kind = 'little_thing' ORDER BY fact.confirmed DESC, fact.id DESC LIMIT 1)
FROM visit JOIN client ON client.id = visit.client_id AND client.archived_on IS NULL
LEFT JOIN card ON card.client_id = client.id
LEFT JOIN standing ON standing.client_id = client.id
LEFT JOIN entry AS wound ON wound.id = standing.wound
LEFT JOIN promise AS its_promise ON its_promise.id = wound.promise_id
WHERE (visit.on_day = :today AND visit.state <> 'cancelled')
    OR (visit.state = 'planned' AND visit.on_day >= :first AND visit.on_day <= :tomorrow)
ORDER BY visit.on_day, visit.start IS NULL, visit.start, visit.id"""

_SERVICES = """
SELECT visit_id, visit_service.name FROM visit_service JOIN visit ON visit.id = visit_id
WHERE visit.on_day BETWEEN :first AND :tomorrow ORDER BY visit_id, place, visit_service.id"""

_RECORDED = """
SELECT client_id, kind FROM entry WHERE on_day = :today AND kind IN
    ('deposit', 'withdrawal', 'apology')
UNION SELECT client_id, 'promise' FROM promise WHERE made = :today"""

_DATES = """
SELECT anniversary.id, anniversary.client_id, client.name, anniversary.kind, label, month, day,
    year
FROM anniversary JOIN client ON client.id = anniversary.client_id AND archived_on IS NULL
LEFT JOIN card ON card.client_id = client.id
WHERE coalesce(card.status, 'active') NOT IN ('finished', 'left') AND month IN (:this, :next)"""

_LAST_YEAR = """
SELECT note FROM entry WHERE client_id = ? AND kind = 'deposit' AND note <> ''
    AND on_day BETWEEN ? AND ?
ORDER BY principle <> 'little_things', points DESC, id DESC LIMIT 1"""

_DUE = f"""
SELECT
    (SELECT count(*) FROM promise JOIN client ON client.id = client_id
        WHERE state = 'open' AND due <= :today AND archived_on IS NULL)
  + (SELECT count(*) FROM visit JOIN client ON client.id = client_id
        WHERE archived_on IS NULL AND state = 'planned' AND on_day >= :first AND (
            on_day < :today
            OR (on_day = :today AND start IS NOT NULL AND substr(start, 1, 2) * 60
                + substr(start, 4, 2) + coalesce(minutes, {USUAL_MINUTES}) <= :now)
            OR (on_day = :tomorrow AND remind = '')))
  + (SELECT count(*) FROM contact JOIN client ON client.id = client_id
        WHERE state = 'waiting' AND archived_on IS NULL)"""


def today_page(store: Store) -> TodayPage:
    """Everything for the Today page."""
    lines = [line for line in client_lines(store) if not line.archived]
    care = sorted((line for line in lines if line.care), key=lambda line: -line.urgency)
    zones: dict[str, int] = dict.fromkeys(("leaving", "fragile", "steady", "strong", "new"), 0)
    for line in lines:
        zones[line.zone] += 1
    today = store.today()
    visits, tomorrow = _visits(store)
    caps = contact_views.caps(store, today)
    return TodayPage(
        day=today,
        visits=visits,
        tomorrow=tomorrow,
        promises=tuple(line for line in promise_lines(store) if line.at_stake),
        care=tuple(
            CareLine(line.id, line.name, line.zone, line.balance, line.care) for line in care
        ),
        waiting=tuple(contact_views.waiting(store)),
        dates=_dates(store),
        inbox=_inbox(store),
        active=len(lines),
        due=due_count(store),
        zones=zones,
        caps={line.id: caps[line.id] for line in care if line.id in caps},
    )


def due_count(store: Store) -> int:
    """What asks for something today: promises overdue or due, visits whose time has passed,
    reminders for tomorrow not sent, questions that wait for an answer."""
    now = store.local_moment()
    values = {**_days(store), "now": now.hour * 60 + now.minute}
    return int(fetch(store.database, _DUE, values)[0][0])


def write_tomorrow(store: Store) -> tuple[WriteLine, ...]:
    """Whom to write to tomorrow, each client once, the most pressing first.

    A visit of tomorrow without a reminder; a question that waits; a yearly date that is tomorrow;
    whoever needs care, unless they are paused or gone, or one more contact tomorrow would pass
    their cap.
    """
    page = today_page(store)
    caps = contact_views.caps(store, page.day + timedelta(days=1))
    names: dict[int, str] = {}
    visits: dict[int, DayVisit] = {}
    contacts: dict[int, ContactLine] = {}
    dates: dict[int, ComingDate] = {}
    care: dict[int, tuple[Reason, ...]] = {}
    for visit in page.tomorrow:
        if not visit.remind:
            names.setdefault(visit.client, visit.client_name)
            visits.setdefault(visit.client, visit)
    for contact in page.waiting:
        names.setdefault(contact.client, contact.client_name)
        contacts.setdefault(contact.client, contact)
    for coming in page.dates:
        if coming.days == 1:
            names.setdefault(coming.client, coming.client_name)
            dates.setdefault(coming.client, coming)
    away = _not_to_be_called(store)
    for line in page.care:
        room = caps.get(line.client) or contact_views.unused(store)
        if line.client in names or (room.state == "ok" and line.client not in away):
            names.setdefault(line.client, line.name)
            care[line.client] = line.reasons
    return tuple(
        WriteLine(
            client,
            name,
            visits.get(client),
            contacts.get(client),
            dates.get(client),
            care.get(client, ()),
            caps.get(client) or contact_views.unused(store),
        )
        for client, name in names.items()
    )


def visit_to_remind(store: Store, visit: int) -> tuple[str, date, str | None, tuple[str, ...]]:
    """(name of the client, day, start, services) of a visit. Raises KeyError when it is gone."""
    sql = """SELECT client.name, on_day, start FROM visit JOIN client ON client.id = client_id
        WHERE visit.id = ?"""
    found = fetch(store.database, sql, (visit,))
    if not found:
        raise KeyError(visit)
    name, on, start = found[0]
    services = fetch(
        store.database,
        "SELECT name FROM visit_service WHERE visit_id = ? ORDER BY place, id",
        (visit,),
    )
    return name, read_day(on), start, tuple(service for (service,) in services)


def _days(store: Store) -> dict[str, Any]:
    today = store.today()
    return {
        "today": today.isoformat(),
        "tomorrow": (today + timedelta(days=1)).isoformat(),
        "first": (today - timedelta(days=UNCLOSED_DAYS)).isoformat(),
    }


def _visits(store: Store) -> tuple[tuple[DayVisit, ...], tuple[DayVisit, ...]]:
    """Those of today with the unclosed ones before it, and those of tomorrow."""
    days = _days(store)
    found = fetch(store.database, _VISITS, days)
    if not found:
        return (), ()
    services: dict[int, list[str]] = defaultdict(list)
    for visit, name in fetch(store.database, _SERVICES, days):
        services[visit].append(name)
    recorded: dict[int, list[str]] = defaultdict(list)
    for client, kind in fetch(store.database, _RECORDED, days):
        recorded[client].append(kind)
    today, tomorrow = [], []
    for row in found:
        visit = _visit(store, *row)
        visit = replace(visit, services=tuple(services[visit.id]))
        if visit.on > store.today():
            tomorrow.append(visit)
        elif visit.state == "done":
            today.append(replace(visit, recorded=tuple(sorted(recorded[visit.client]))))
        else:
            today.append(visit)
    return tuple(today), tuple(tomorrow)


def _visit(
    store: Store,
    row_id: int,
    client: int,
    name: str,
    on_day: str,
    start: str | None,
    minutes: int | None,
    state: str,
    came: str,
    feeling: str,
    contact: str,
    remind: str,
    reminded_on: str | None,
    channel: str,
    reminded_at: str | None,
    wound: int | None,
    wound_on: str | None,
    wound_text: str | None,
    little: str | None,
) -> DayVisit:
    today, now, on = store.today(), store.local_moment(), read_day(on_day)
    begin = clock_minutes(start) if start else None
    end = None if begin is None else begin + (minutes or USUAL_MINUTES)
    clock = now.hour * 60 + now.minute
    planned, is_today = state == "planned", on == today
    hint = None
    if planned and wound is not None and wound_on is not None:
        days = (today - read_day(wound_on)).days
        hint = Reason("unanswered", days=days, text=wound_text or "", row=wound)
    elif planned and little:
        hint = Reason("little_thing", text=little)
    return DayVisit(
        id=row_id,
        client=client,
        client_name=name,
        on=on,
        start=start,
        minutes=minutes,
        state=state,
        came=came,
        services=(),
        feeling=feeling,
        contact=contact,
        is_now=planned and is_today and begin is not None and begin <= clock < (end or 0),
        is_over=planned and (on < today or (is_today and end is not None and end <= clock)),
        recorded=(),
        hint=hint,
        channel=channel,
        remind=remind,
        reminded_on=None if reminded_on is None else read_day(reminded_on),
        reminded_at=reminded_at,
    )


def _dates(store: Store) -> tuple[ComingDate, ...]:
    """Yearly dates within a week."""
    today = store.today()
    last = today + timedelta(days=SOON_DAYS)
    rows = fetch(store.database, _DATES, {"this": today.month, "next": last.month})
    found = []
    for row_id, client, name, kind, label, month, day, year in rows:
        if not yearly.is_within(month, day, today):
            continue
        on = yearly.next_on(month, day, today)
        days, turns = (on - today).days, yearly.turns(year, on)
        gift = _last_year(store, client, on)
        found.append(ComingDate(row_id, client, name, kind, label, on, days, turns, gift))
    return tuple(sorted(found, key=lambda one: (one.on, one.client_name, one.id)))


def _last_year(store: Store, client: int, on: date) -> str:
    then = on - timedelta(days=365)
    span = [(then + timedelta(days=days)).isoformat() for days in (-_AROUND, _AROUND)]
    found = fetch(store.database, _LAST_YEAR, (client, *span))
    return str(found[0][0]) if found else ""


def _inbox(store: Store) -> tuple[InboxNote, ...]:
    sql = "SELECT id, on_day, text FROM note WHERE client_id IS NULL ORDER BY on_day DESC, id DESC"
    return tuple(
        InboxNote(row_id, read_day(on), text) for row_id, on, text in fetch(store.database, sql)
    )


def _not_to_be_called(store: Store) -> frozenset[int]:
    """Clients who are paused, finished or gone."""
    sql = "SELECT client_id FROM card WHERE status <> 'active'"
    return frozenset(client for (client,) in fetch(store.database, sql))
