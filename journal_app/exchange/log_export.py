"""A journal as the events of a log, in the order of days and, within a day, of recording."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from journal_app.exchange.earlier import EarlierApologies
from journal_app.exchange.naming import Named, client_label
from journal_app.rules.apologies import restore
from journal_app.rules.points import DEFAULT_TARIFF, SIZES, signed_points
from journal_app.shapes import LogEvent
from journal_app.storage.database import fetch, records
from journal_app.storage.models import (
    Client,
    Contact,
    Entry,
    Promise,
    PromiseMove,
    Visit,
    VisitService,
)
from journal_app.storage.store import Store

_CLIENT, _PROMISE, _MOVE, _ENTRY, _APOLOGY, _VISIT, _CONTACT = range(7)
"""Which line stands first where the moment of recording does not tell."""
_ASKED_FOR = 500
"""Of more clients than this everybody's lines are read: one question asks for no more."""


@dataclass
class _Names:
    """What the lines so far have left to be named, of one client: promises and negative entries
    by their ids."""

    promises: Named[int] = field(default_factory=Named)
    wounds: Named[int] = field(default_factory=Named)
    apologies: EarlierApologies = field(default_factory=EarlierApologies)


@dataclass
class _Line:
    """A line to come. It is made when its turn comes, since names depend on what is open then."""

    day: date
    moment: str
    rank: int
    id: int
    make: Callable[[Any], LogEvent]
    row: Any


def log_events(store: Store) -> tuple[list[LogEvent], int]:
    """Every event that a log has a line for, and the number of notes that it has none for."""
    export = _Export(store)
    return [event for _, event in export.events()], export.without_line


def recorded_events(store: Store, clients: Collection[int]) -> Iterator[tuple[int, LogEvent]]:
    """Every event of these clients that a log has a line for, each with the id of its client."""
    return _Export(store, clients if len(clients) <= _ASKED_FOR else None).events()


class _Export:
    """``clients`` leaves out all others."""

    def __init__(self, store: Store, clients: Collection[int] | None = None) -> None:
        # A journal of another tariff must read the same points: a size is written only where
        # the tariff of a new journal gives it the points that were recorded.
        self.tariffs = (store.tariff, DEFAULT_TARIFF)
        database = store.database

        def of(query: Any, owner: Any) -> list[Any]:
            return records(database, query if clients is None else query.where(owner.in_(clients)))

        self.clients = {row.id: row for row in of(Client.select(), Client.id)}
        self.promises = {row.id: row for row in of(Promise.select(), Promise.client)}
        entries = Entry.select().order_by(Entry.id)
        self.entries = {row.id: row for row in of(entries, Entry.client)}
        moves = PromiseMove.select().join(Promise).order_by(PromiseMove.id)
        self.moves_of: dict[int, list[Any]] = defaultdict(list)
        self.moved_for: dict[int, Any] = {}
        for move in of(moves, Promise.client):
            self.moves_of[move.promise_id].append(move)
            if move.entry_id is not None:
                self.moved_for[move.entry_id] = move
        ((self.notes,),) = fetch(database, "SELECT count(*) FROM note")
        self.visits = of(Visit.select(), Visit.client)
        self.contacts = of(Contact.select(), Contact.client)
        self.services: dict[int, list[str]] = defaultdict(list)
        services = VisitService.select().order_by(VisitService.place, VisitService.id)
        for service in of(services, VisitService.client):
            self.services[service.visit_id].append(service.name)
        shared = Counter(row.name for row in self.clients.values())
        self.labels = {
            row.id: client_label(row.name, row.uid, shared[row.name] > 1)
            for row in self.clients.values()
        }
        self.names: dict[int, _Names] = defaultdict(_Names)

    @property
    def without_line(self) -> int:
        """Words that a log has no line for: notes, those beside an apology, visits to come."""
        beside = [row for row in self.entries.values() if row.kind == "apology" and row.note]
        other = [row for row in self.visits if row.state != "done"]
        return int(self.notes) + len(beside) + len(other)

    def events(self) -> Iterator[tuple[int, LogEvent]]:
        """(client id, event), in the order of the log."""
        lines = [
            _Line(row.since, "", _CLIENT, row.id, self._client, row)
            for row in self.clients.values()
        ]
        lines += self._promise_lines()
        lines += self._entry_lines()
        lines += [
            _Line(row.on_day, row.created, _VISIT, row.id, self._visit, row)
            for row in self.visits
            if row.state == "done"
        ]
        lines += [
            _Line(row.on_day, row.created, _CONTACT, row.id, self._contact, row)
            for row in self.contacts
        ]
        lines.sort(key=lambda line: (line.day, line.moment, line.rank, line.id))
        for line in lines:
            yield self._client_of(line), line.make(line.row)

    def _client_of(self, line: _Line) -> int:
        if line.rank == _CLIENT:
            return line.id
        row = self.promises[line.row.promise_id] if line.rank == _MOVE else line.row
        return int(row.client_id)

    # -- the order ----------------------------------------------------------------------------
    # A line never stands before what it names, even where a clock was turned back in between.

    def _promise_lines(self) -> Iterator[_Line]:
        self._last: dict[int, tuple[date, str]] = {}
        self._moments: dict[int, str] = {}
        for row in self.promises.values():
            yield _Line(row.made, row.created, _PROMISE, row.id, self._promise, row)
            self._last[row.id] = (row.made, row.created)
            for move in self.moves_of[row.id]:
                moment = self._after(row.id, move.moved_on, move.created)
                yield _Line(move.moved_on, moment, _MOVE, move.id, self._move, move)
                self._last[row.id] = (move.moved_on, moment)
                if move.entry_id is not None:
                    self._moments[move.entry_id] = moment
            if row.state == "released":
                moment = self._after(row.id, row.closed, "")
                yield _Line(row.closed, moment, _ENTRY, row.id, self._release, row)

    def _entry_lines(self) -> Iterator[_Line]:
        apologies = []
        for row in self.entries.values():
            if row.kind == "apology":
                apologies.append(row)
            elif row.id not in self.moved_for:
                moment = row.created
                if row.promise_id is not None:
                    moment = self._after(row.promise_id, row.on_day, moment)
                self._moments[row.id] = moment
                yield _Line(row.on_day, moment, _ENTRY, row.id, self._entry, row)
        for row in apologies:
            wound = self.entries[row.answers_id]
            named = self._moments[wound.id] if wound.on_day == row.on_day else ""
            moment = max(row.created, named)
            yield _Line(row.on_day, moment, _APOLOGY, row.id, self._apology, row)

    def _after(self, promise: int, day: date, moment: str) -> str:
        """This moment, but not before the last move of a promise on the same day."""
        last_day, last_moment = self._last[promise]
        return max(moment, last_moment) if day == last_day else moment

    # -- the lines ----------------------------------------------------------------------------

    def _client(self, row: Any) -> LogEvent:
        return LogEvent(row.since, self.labels[row.id], "client", points=row.opening)

    def _promise(self, row: Any) -> LogEvent:
        # The day it was due at first; moves tell the rest.
        moves = self.moves_of[row.id]
        due = moves[0].old_due if moves else row.due
        self.names[row.client_id].promises.add(row.id, row.text, row.made)
        size = "" if row.size == "usual" else row.size
        return LogEvent(
            row.made, self.labels[row.client_id], "promise", points=size, text=row.text, due=due
        )

    def _visit(self, row: Any) -> LogEvent:
        text = row.note or ", ".join(self.services[row.id])
        return LogEvent(row.on_day, self.labels[row.client_id], "visit", text=text)

    def _contact(self, row: Any) -> LogEvent:
        return LogEvent(row.on_day, self.labels[row.client_id], "contact", text=row.text)

    def _entry(self, row: Any) -> LogEvent:
        if row.promise_id is not None:
            return self._closing(row)
        if row.points < 0:
            self.names[row.client_id].wounds.add(row.id, row.note, row.on_day)
        return LogEvent(
            row.on_day,
            self.labels[row.client_id],
            row.kind,
            principle=row.principle,
            points=self._size(row),
            text=row.note,
            confirmed=row.confirmed,
        )

    def _size(self, row: Any) -> int | str:
        for size in sorted(SIZES, key=lambda size: size != "usual"):
            if all(
                signed_points(tariff, row.kind, row.principle, size) == row.points
                for tariff in self.tariffs
            ):
                return "" if size == "usual" else size
        return abs(int(row.points))

    def _closing(self, row: Any) -> LogEvent:
        promise = self.promises[row.promise_id]
        return LogEvent(
            row.on_day,
            self.labels[row.client_id],
            "break" if row.kind == "promise_broken" else "keep",
            points=self._posted(row, promise),
            text=self._closed(promise),
            confirmed=row.confirmed,
        )

    def _move(self, move: Any) -> LogEvent:
        promise = self.promises[move.promise_id]
        points: int | str = ""
        if move.entry_id is not None:
            points = self._posted(self.entries[move.entry_id], promise)
        elif move.old_due is not None and move.moved_on > move.old_due:
            points = 0  # it was late, and the practitioner took the entry out
        return LogEvent(
            move.moved_on,
            self.labels[promise.client_id],
            "move",
            points=points,
            text=self.names[promise.client_id].promises.label(promise.id),
            due=move.new_due,
            confirmed=move.entry_id is not None and self.entries[move.entry_id].confirmed,
        )

    def _release(self, promise: Any) -> LogEvent:
        text = self._closed(promise)
        return LogEvent(promise.closed, self.labels[promise.client_id], "release", text=text)

    def _closed(self, promise: Any) -> str:
        """How to name a promise that is open for the last time."""
        promises = self.names[promise.client_id].promises
        text = promises.label(promise.id)
        promises.close(promise.id)
        return text

    def _posted(self, row: Any, promise: Any) -> int | str:
        """Nothing when the tariff gives the same, else the signed points of a promise's entry."""
        if row.points < 0:
            self.names[row.client_id].wounds.add(row.id, promise.text, row.on_day)
        usual = {signed_points(one, row.kind, "commitments", promise.size) for one in self.tariffs}
        return "" if usual == {row.points} else row.points

    def _apology(self, row: Any) -> LogEvent:
        names = self.names[row.client_id]
        answered = self.entries[row.answers_id]
        text = names.wounds.label(answered.id)
        names.wounds.close(answered.id)
        parts = tuple(part for part in row.parts.split("+") if part)
        repeats = names.apologies.count(answered.principle, row.on_day)
        usual = {restore(answered.points, parts, repeats, one).points for one in self.tariffs}
        names.apologies.add(answered.principle, row.on_day)
        return LogEvent(
            row.on_day,
            self.labels[row.client_id],
            "apology",
            points="" if usual == {row.points} else row.points,
            text=text,
            parts=parts,
            confirmed=row.confirmed,
        )
