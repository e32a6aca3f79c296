"""What the near days hold for each client: the next visit, birthdays and other dates of a week.

Three questions, however many clients there are: the list asks for all of them at once.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from journal_app.rules import yearly
from journal_app.rules.indicators import SOON_DAYS
from journal_app.shapes import Reason
from journal_app.storage.database import fetch
from journal_app.storage.models import read_day
from journal_app.storage.store import Store

_PLANNED = """
SELECT id, client_id, on_day, start FROM visit
WHERE state = 'planned' AND on_day >= :day {which}
ORDER BY on_day, start IS NULL, start, id"""
_SERVICES = """
SELECT visit_id, visit_service.name FROM visit JOIN visit_service
ON visit_service.visit_id = visit.id
WHERE state = 'planned' AND on_day >= :day {which} ORDER BY visit_id, place, visit_service.id"""
_DATES = """
SELECT client_id, kind, label, month, day FROM anniversary
WHERE month IN (:month, :next_month) {which} ORDER BY kind, id"""


@dataclass(frozen=True)
class Nearby:
    """The next planned visit of each client that has one, and the first date of the week."""

    visits: dict[int, Reason] = field(default_factory=dict)
    """``next_visit``."""
    dates: dict[int, Reason] = field(default_factory=dict)
    """``birthday`` or ``anniversary``."""


def nearby(store: Store, client: int | None = None) -> Nearby:
    """Of every client, or of one."""
    today = store.today()
    return Nearby(_visits(store, client, today), _dates(store, client, today))


def _visits(store: Store, client: int | None, today: date) -> dict[int, Reason]:
    which = "" if client is None else "AND visit.client_id = :client"
    values = {"day": today.isoformat(), "client": client}
    services: dict[int, list[str]] = defaultdict(list)
    for visit, name in fetch(store.database, _SERVICES.format(which=which), values):
        services[visit].append(name)
    found: dict[int, Reason] = {}
    for visit, owner, on, start in fetch(store.database, _PLANNED.format(which=which), values):
        if owner not in found:
            told = [part for part in (start, ", ".join(services[visit])) if part]
            days = (read_day(on) - today).days
            found[owner] = Reason("next_visit", days, text=" · ".join(told), row=visit)
    return found


def _dates(store: Store, client: int | None, today: date) -> dict[int, Reason]:
    which = "" if client is None else "AND client_id = :client"
    later = date.fromordinal(today.toordinal() + SOON_DAYS)
    values = {"month": today.month, "next_month": later.month, "client": client}
    found: dict[int, Reason] = {}
    for owner, kind, label, month, day in fetch(store.database, _DATES.format(which=which), values):
        days = yearly.days_until(month, day, today)
        if days <= SOON_DAYS and (owner not in found or days < found[owner].days):
            code = "birthday" if kind == "birthday" else "anniversary"
            found[owner] = Reason(code, days, text="" if code == "birthday" else label)
    return found
