"""What the screens read of visits: frozen shapes, in few questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from journal_app.errors import JournalError
from journal_app.rules import visits as rules
from journal_app.shapes.visits import DayLine, DayPlan, PlannedVisit, Service, UsualVisit, Visit
from journal_app.storage import standing
from journal_app.storage.database import fetch
from journal_app.storage.models import read_day
from journal_app.storage.store import Store

TO_CLOSE_DAYS = 14
"""Planned visits that are older than this wait for nobody any more."""
_CHUNK = 400

_COLUMNS = """visit.id, visit.client_id, client.name, visit.on_day, visit.start, visit.minutes,
    visit.state, visit.came, visit.prepaid, visit.feeling, visit.contact, visit.note,
    visit.come_back, visit.remind, visit.reminded_on"""
_VISITS = f"SELECT {_COLUMNS} FROM visit JOIN client ON client.id = visit.client_id"
_IN_ORDER = "ORDER BY visit.on_day, visit.start IS NULL, visit.start, visit.id"
_NEWEST = "ORDER BY visit.on_day DESC, visit.start IS NULL DESC, visit.start DESC, visit.id DESC"
_PLANNED = f"""
SELECT visit.id, visit.client_id, client.name, visit.on_day, visit.start, visit.minutes,
    coalesce(card.kind, ''), visit.state, visit.prepaid, visit.remind, visit.note
FROM visit JOIN client ON client.id = visit.client_id
LEFT JOIN card ON card.client_id = visit.client_id
WHERE visit.on_day BETWEEN :first AND :last AND visit.state IN {{states}} {_IN_ORDER}"""
_SERVICES = "SELECT visit_id, name, price FROM visit_service WHERE visit_id IN ({marks})"
_USUAL = f"{_VISITS} WHERE visit.client_id = :client AND visit.state = 'done' {_NEWEST} LIMIT 6"
_NEXT = f"""{_VISITS} WHERE visit.client_id = :client AND visit.state = 'planned'
    AND visit.on_day >= :day {_IN_ORDER} LIMIT 1"""
# Among names written twice alike, the way the newest was written stands for all.
_NAMES = """
SELECT name, price, count(*) OVER (PARTITION BY name) AS times FROM visit_service
ORDER BY times DESC, id DESC"""


def visit(store: Store, row_id: int) -> Visit:
    """One visit. Raises JournalError ``no_such_row``."""
    found = _visits(store, f"{_VISITS} WHERE visit.id = :id", {"id": row_id})
    if not found:
        raise JournalError("no_such_row", id=row_id)
    return found[0]


def of_client(store: Store, client: int, limit: int | None = None) -> tuple[Visit, ...]:
    """A client's visits of every state, the newest first."""
    sql = f"{_VISITS} WHERE visit.client_id = :client {_NEWEST} LIMIT :limit"
    return _visits(store, sql, {"client": client, "limit": -1 if limit is None else limit})


def next_visit(store: Store, client: int) -> Visit | None:
    """The next planned visit of a client, today's included."""
    values = {"client": client, "day": store.today().isoformat()}
    return next(iter(_visits(store, _NEXT, values)), None)


def day_plan(store: Store, day: date) -> DayPlan:
    """The visits of a day."""
    return _days(store, day, 1)[0]


def week_plan(store: Store, day: date) -> tuple[DayPlan, ...]:
    """The seven days of the week that holds a day, Monday first."""
    return _days(store, day - timedelta(days=day.weekday()), 7)


def to_close(store: Store, day: date | None = None) -> tuple[PlannedVisit, ...]:
    """Visits of a day (today) and of the 14 days before that are still planned, by time."""
    last = store.today() if day is None else day
    return _planned(store, last - timedelta(days=TO_CLOSE_DAYS), last, "('planned')")


def usual(store: Store, client: int, on: date | None = None) -> UsualVisit:
    """What a client's visits are usually like, seen from one on a day (today)."""
    day = store.today() if on is None else on
    lately = _visits(store, _USUAL, {"client": client})
    known = standing.visits(store.database, store.today(), client).get(client)
    own = known[2] if known else None
    gap = float(store.settings["usual_gap"]) if own is None else own
    start = next((one.start for one in lately if one.start), None)
    return UsualVisit(
        services=next((one.services for one in lately if one.services), ()),
        minutes=next((one.minutes for one in lately if one.minutes), None),
        start=start,
        gap=gap,
        known=own is not None,
        next_on=rules.next_day(day, max(gap, 1)),
        next_start=start,
    )


def services(store: Store) -> tuple[Service, ...]:
    """Services that were ever written down, the most frequent first, each with its last price:
    what a name that is begun can be completed to."""
    found: dict[str, int | None] = {}
    for name, price, _ in fetch(store.database, _NAMES):
        if found.setdefault(name, price) is None:
            found[name] = price
    return tuple(Service(name, price) for name, price in found.items())


def clashes(
    store: Store,
    client: int,
    day: date,
    start: str | None,
    minutes: int | None,
    but: int | None = None,
) -> tuple[PlannedVisit, ...]:
    """The visits of a day that one at this time would overlap; ``but`` is the visit itself."""
    kind = fetch(store.database, "SELECT kind FROM card WHERE client_id = ?", (client,))
    buffer = rules.buffer_for(kind[0][0] if kind else "", store.settings["late_buffer"])
    wanted = rules.Slot(0, rules.clock_minutes(start or ""), minutes, buffer)
    others = [one for one in day_plan(store, day).visits if one.id != but]
    return tuple(one for one in others if _overlaps([one], wanted))


def paste_day(store: Store, day: date, text: str) -> tuple[DayLine, ...]:
    """The lines of a pasted day as far as they are understood."""
    from journal_app.rules.day_plan import read_day  # a start does not need it

    sql = "SELECT id, name FROM client WHERE archived_on IS NULL ORDER BY name, id"
    names: dict[int, str] = dict(fetch(store.database, sql))
    known = {one.name: one for one in services(store)}
    there = {(one.client, one.start) for one in day_plan(store, day).visits}
    lines = []
    for line in read_day(text, names, tuple(known)):
        problem: str = line.problem
        if not problem and (line.client, line.start) in there:
            problem = "planned_already"
        lines.append(
            DayLine(
                line=line.line,
                name=line.name,
                client=line.client,
                candidates=tuple((one, names[one]) for one in line.candidates),
                start=line.start,
                minutes=line.minutes,
                services=_told(line.services, line.price, known),
                problem=problem,
            )
        )
    return tuple(lines)


def _told(
    names: Sequence[str], price: int | None, known: dict[str, Service]
) -> tuple[Service, ...]:
    if price is None:
        return tuple(known.get(name, Service(name)) for name in names)
    return tuple(Service(name, None if place else price) for place, name in enumerate(names))


def _days(store: Store, first: date, count: int) -> tuple[DayPlan, ...]:
    days = [first + timedelta(days=number) for number in range(count)]
    by_day: dict[date, list[PlannedVisit]] = defaultdict(list)
    for one in _planned(store, first, days[-1], "('planned', 'done', 'missed')"):
        by_day[one.on].append(one)
    return tuple(DayPlan(day, tuple(by_day[day]), _overlaps(by_day[day])) for day in days)


def _overlaps(visits: Iterable[PlannedVisit], *wanted: rules.Slot) -> tuple[tuple[int, int], ...]:
    """Of those still ahead: what took place cannot be helped, and who did not come took none."""
    slots = [
        rules.Slot(one.id, rules.clock_minutes(one.start or ""), one.minutes, one.buffer)
        for one in visits
        if one.state == "planned"
    ]
    return rules.overlaps([*slots, *wanted])


def _planned(store: Store, first: date, last: date, states: str) -> tuple[PlannedVisit, ...]:
    values = {"first": first.isoformat(), "last": last.isoformat()}
    rows = fetch(store.database, _PLANNED.format(states=states), values)
    services_of = _services(store, [row[0] for row in rows])
    late = store.settings["late_buffer"]
    return tuple(
        PlannedVisit(
            id=row_id,
            client=client,
            client_name=name,
            on=read_day(on),
            start=start,
            minutes=minutes,
            buffer=rules.buffer_for(kind, late),
            state=state,
            services=services_of[row_id],
            price=_price(services_of[row_id]),
            prepaid=prepaid,
            remind=remind,
            note=note,
        )
        for row_id, client, name, on, start, minutes, kind, state, prepaid, remind, note in rows
    )


def _visits(store: Store, sql: str, values: dict[str, Any]) -> tuple[Visit, ...]:
    rows = fetch(store.database, sql, values)
    services_of = _services(store, [row[0] for row in rows])
    return tuple(_visit(services_of[row[0]], *row) for row in rows)


def _visit(
    its_services: tuple[Service, ...],
    row_id: int,
    client: int,
    name: str,
    on: str,
    start: str | None,
    minutes: int | None,
    state: Any,
    came: str,
    prepaid: int | None,
    feeling: str,
    contact: str,
    note: str,
    come_back: str,
    remind: str,
    reminded_on: str | None,
) -> Visit:
    return Visit(
        id=row_id,
        client=client,
        client_name=name,
        on=read_day(on),
        start=start,
        minutes=minutes,
        state=state,
        came=came,
        prepaid=prepaid,
        feeling=feeling,
        contact=contact,
        note=note,
        come_back=come_back,
        remind=remind,
        reminded_on=None if reminded_on is None else read_day(reminded_on),
        services=its_services,
        price=_price(its_services),
    )


def _services(store: Store, visits: Sequence[int]) -> dict[int, tuple[Service, ...]]:
    found: dict[int, list[Service]] = defaultdict(list)
    for start in range(0, len(visits), _CHUNK):
        some = visits[start : start + _CHUNK]
        sql = _SERVICES.format(marks=", ".join("?" * len(some))) + " ORDER BY place, id"
        for visit_id, name, price in fetch(store.database, sql, some):
            found[visit_id].append(Service(name, price))
    return defaultdict(tuple, {visit_id: tuple(some) for visit_id, some in found.items()})


def _price(its_services: Iterable[Service]) -> int | None:
    prices = [one.price for one in its_services if one.price is not None]
    return sum(prices) if prices else None
