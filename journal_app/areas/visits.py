"""``journal.visits``: visits planned and done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from journal_app.operations import close_visit, visits
from journal_app.shapes import Changes
from journal_app.shapes.visits import DayLine, DayPlan, PlannedVisit, Service, UsualVisit, Visit
from journal_app.storage import visit_views
from journal_app.storage.names import shown
from journal_app.storage.store import Store


class Visits:
    """``journal.visits``: visits planned and done. Services are (name, price) pairs, prices and
    prepayments minor units, times ``HH:MM``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def plan(
        self,
        client: int,
        on: date,
        start: str | None = None,
        minutes: int | None = None,
        services: Iterable[Any] = (),
        prepaid: int | None = None,
        note: str = "",
    ) -> Changes:
        """Plan a visit."""
        return visits.plan_visit(self._store, client, on, start, minutes, services, prepaid, note)

    def record(
        self,
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
        """Note a visit that took place, or to which the client did not come (``missed``)."""
        return visits.record_visit(
            self._store,
            client,
            on,
            services,
            start,
            minutes,
            came,
            prepaid,
            feeling,
            contact,
            note,
            come_back,
            state,
        )

    def close(
        self,
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
        deposit: tuple[str, str] | None = None,
        slip: tuple[str, str] | None = None,
        promise: tuple[str, date | None] | None = None,
        fragment: str = "",
        position: Mapping[str, str] | None = None,
        next_on: date | None = None,
        next_start: str | None = None,
        next_minutes: int | None = None,
        next_services: Iterable[Any] | None = None,
    ) -> Changes:
        """Everything noted after a visit as one step; see ``operations.close_visit``."""
        return close_visit.close_visit(
            self._store,
            visit,
            client,
            on=on,
            services=services,
            came=came,
            feeling=feeling,
            contact=contact,
            note=note,
            come_back=come_back,
            state=state,
            deposit=deposit,
            slip=slip,
            promise=promise,
            fragment=fragment,
            position=position,
            next_on=next_on,
            next_start=next_start,
            next_minutes=next_minutes,
            next_services=next_services,
        )

    def edit(self, visit: int, **fields: Any) -> Changes:
        """Change a visit; see ``operations.visits.edit_visit``."""
        return visits.edit_visit(self._store, visit, **fields)

    def move(self, visit: int, on: date, start: str | None = None) -> Changes:
        """Plan it for another day, at the same time unless one is named."""
        return visits.move_visit(self._store, visit, on, start)

    def cancel(self, visit: int) -> Changes:
        """It will not take place."""
        return visits.cancel_visit(self._store, visit)

    def miss(self, visit: int) -> Changes:
        """The client did not come."""
        return visits.miss_visit(self._store, visit)

    def delete(self, visit: int) -> Changes:
        """Remove a visit written down by mistake."""
        return visits.delete_visit(self._store, visit)

    @shown()
    def paste_day(self, day: date, text: str) -> tuple[DayLine, ...]:
        """The lines of a pasted day as far as they are understood; nothing is written."""
        return visit_views.paste_day(self._store, day, text)

    def plan_lines(self, day: date, lines: Iterable[Any]) -> Changes:
        """Plan the visits of a pasted day: (client id, start, minutes, services) each."""
        return visits.plan_lines(self._store, day, lines)

    # -- reads --------------------------------------------------------------------------------

    @shown()
    def get(self, visit: int) -> Visit:
        """One visit. Raises JournalError ``no_such_row``."""
        return visit_views.visit(self._store, visit)

    @shown()
    def of_client(self, client: int, limit: int | None = None) -> tuple[Visit, ...]:
        """A client's visits, the newest first."""
        return visit_views.of_client(self._store, client, limit)

    @shown()
    def day(self, day: date) -> DayPlan:
        """The visits of a day, by start."""
        return visit_views.day_plan(self._store, day)

    @shown()
    def week(self, day: date) -> tuple[DayPlan, ...]:
        """The seven days of its week, Monday first."""
        return visit_views.week_plan(self._store, day)

    def usual(self, client: int, on: date | None = None) -> UsualVisit:
        """What the client's visits are usually like, and the usual next day after ``on``."""
        return visit_views.usual(self._store, client, on)

    @shown()
    def clashes(
        self,
        client: int,
        day: date,
        start: str | None,
        minutes: int | None,
        but: int | None = None,
    ) -> tuple[PlannedVisit, ...]:
        """The visits that one at this time would overlap; ``but`` is the visit itself."""
        return visit_views.clashes(self._store, client, day, start, minutes, but)

    @shown()
    def next(self, client: int) -> Visit | None:
        """The next planned visit, today's included."""
        return visit_views.next_visit(self._store, client)

    @shown()
    def to_close(self, day: date | None = None) -> tuple[PlannedVisit, ...]:
        """Visits of a day (today) and of the 14 days before it that are still planned."""
        return visit_views.to_close(self._store, day)

    def services(self) -> tuple[Service, ...]:
        """Services ever written down, the most frequent first, with their last prices."""
        return visit_views.services(self._store)
