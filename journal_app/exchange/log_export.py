"""A journal as the events of a log, in the order of days and, within a day, of recording."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from journal_app.exchange.naming import label, namesake
from journal_app.rules.apologies import count_earlier, restore
from journal_app.rules.points import signed_points, size_of
from journal_app.shapes import LogEvent
from journal_app.storage.database import records
from journal_app.storage.models import Client, Entry, Note, Promise, PromiseMove
from journal_app.storage.store import Store


@dataclass(eq=False)
class _Named:
    """A promise or a negative entry as later lines name it."""

    text: str
    day: str
    row: Any
    open: bool = True


@dataclass
class _Names:
    """What the lines so far have left to be named, by client."""

    promises: list[_Named] = field(default_factory=list)
    wounds: list[_Named] = field(default_factory=list)
    apologies: list[tuple[str, date]] = field(default_factory=list)


def log_events(store: Store) -> tuple[list[LogEvent], int]:
    """Every event that a log has a line for, and the number of notes that it has none for."""
    return _Export(store).events()


class _Export:
    def __init__(self, store: Store) -> None:
        self.store = store
        database = store.database
        self.clients = {row.id: row for row in records(database, Client.select())}
        self.promises = {row.id: row for row in records(database, Promise.select())}
        self.entries = {row.id: row for row in records(database, Entry.select())}
        self.moves = records(database, PromiseMove.select().order_by(PromiseMove.id))
        self.moves_of: dict[int, list[Any]] = defaultdict(list)
        for move in self.moves:
            self.moves_of[move.promise_id].append(move)
        self.notes = records(database, Note.select())
        shared = Counter(row.name for row in self.clients.values())
        self.labels = {
            row.id: namesake(row.name, row.uid) if shared[row.name] > 1 else row.name
            for row in self.clients.values()
        }
        self.names: dict[int, _Names] = defaultdict(_Names)

    def events(self) -> tuple[list[LogEvent], int]:
        """Lines in order; each is made when its turn comes, since names depend on what is open."""
        dated: list[tuple[date, int, str, Any]] = []
        for row in self.clients.values():
            dated.append((row.since, 0, row.created, row))
        for row in self.promises.values():
            dated.append((row.made, 1, row.created, row))
            if row.state == "released":
                last = max([row.created, *(move.created for move in self.moves_of[row.id])])
                dated.append((row.closed, 1, last + "~", ("release", row)))
        for row in self.moves:
            if row.entry_id is None:
                dated.append((row.moved_on, 1, row.created, row))
        late = {row.entry_id: row for row in self.moves if row.entry_id is not None}
        for row in self.entries.values():
            what = (late[row.id], row) if row.id in late else row
            dated.append((row.on_day, 1, row.created, what))
        with_line = [row for row in self.notes if row.client_id is not None and row.kind != "note"]
        for row in with_line:
            dated.append((row.on_day, 1, row.created, row))
        dated.sort(key=lambda item: item[:3])
        return [self._event(row) for *_, row in dated], len(self.notes) - len(with_line)

    def _event(self, row: Any) -> LogEvent:
        if isinstance(row, Client):
            return LogEvent(row.since, self.labels[row.id], "client", points=row.opening)
        if isinstance(row, Promise):
            return self._promise(row)
        if isinstance(row, PromiseMove):
            return self._move(row, None)
        if isinstance(row, Entry):
            return self._entry(row)
        if isinstance(row, Note):
            return self._note(row)
        first, second = row
        return self._release(second) if first == "release" else self._move(first, second)

    def _promise(self, row: Any) -> LogEvent:
        # The day it was due at first; moves tell the rest.
        moves = self.moves_of[row.id]
        due = moves[0].old_due if moves else row.due
        names = self.names[row.client_id].promises
        names.append(_Named(row.text, row.made.isoformat(), row))
        size = "" if row.size == "usual" else row.size
        return LogEvent(
            row.made, self.labels[row.client_id], "promise", points=size, text=row.text, due=due
        )

    def _note(self, row: Any) -> LogEvent:
        return LogEvent(row.on_day, self.labels[row.client_id], row.kind, text=row.text)

    def _entry(self, row: Any) -> LogEvent:
        if row.kind == "apology":
            return self._apology(row)
        if row.promise_id is not None:
            return self._closing(row)
        if row.points < 0:
            self._remember_wound(row, row.note)
        size = size_of(self.store.tariff, row.kind, row.principle, row.points)
        points = abs(row.points) if size is None else "" if size == "usual" else size
        return LogEvent(
            row.on_day,
            self.labels[row.client_id],
            row.kind,
            principle=row.principle,
            points=points,
            text=row.note,
            confirmed=row.confirmed,
        )

    def _closing(self, row: Any) -> LogEvent:
        promise = self.promises[row.promise_id]
        named = self._named_promise(promise)
        text = self._label(named, self.names[row.client_id].promises)
        named.open = False
        if row.points < 0:
            self._remember_wound(row, promise.text)
        event = "break" if row.kind == "promise_broken" else "keep"
        return LogEvent(
            row.on_day,
            self.labels[row.client_id],
            event,
            points=self._recorded(row, promise),
            text=text,
            confirmed=row.confirmed,
        )

    def _move(self, move: Any, entry: Any) -> LogEvent:
        promise = self.promises[move.promise_id]
        text = self._label(self._named_promise(promise), self.names[promise.client_id].promises)
        points: int | str = ""
        if entry is not None:
            points = self._recorded(entry, promise)
            self._remember_wound(entry, promise.text)
        elif move.old_due is not None and move.moved_on > move.old_due:
            points = 0
        return LogEvent(
            move.moved_on,
            self.labels[promise.client_id],
            "move",
            points=points,
            text=text,
            due=move.new_due,
        )

    def _release(self, promise: Any) -> LogEvent:
        named = self._named_promise(promise)
        text = self._label(named, self.names[promise.client_id].promises)
        named.open = False
        return LogEvent(promise.closed, self.labels[promise.client_id], "release", text=text)

    def _apology(self, row: Any) -> LogEvent:
        names = self.names[row.client_id]
        answered = self.entries[row.answers_id]
        named = next(wound for wound in names.wounds if wound.row.id == answered.id)
        text = self._label(named, names.wounds)
        named.open = False
        parts = tuple(part for part in row.parts.split("+") if part)
        repeats = count_earlier(answered.principle, row.on_day, names.apologies)
        usual = restore(answered.points, parts, repeats, self.store.tariff).points
        names.apologies.append((answered.principle, row.on_day))
        return LogEvent(
            row.on_day,
            self.labels[row.client_id],
            "apology",
            points="" if usual == row.points else row.points,
            text=text,
            parts=parts,
            confirmed=row.confirmed,
        )

    def _recorded(self, row: Any, promise: Any) -> int | str:
        """Nothing when today's tariff gives the same, else the signed points."""
        usual = signed_points(self.store.tariff, row.kind, "commitments", promise.size)
        return "" if row.points == usual else row.points

    def _remember_wound(self, row: Any, text: str) -> None:
        named = _Named(text, row.on_day.isoformat(), row)
        self.names[row.client_id].wounds.append(named)

    def _named_promise(self, promise: Any) -> _Named:
        names = self.names[promise.client_id].promises
        return next(named for named in names if named.row.id == promise.id)

    @staticmethod
    def _label(meant: _Named, among: list[_Named]) -> str:
        return label(
            meant,
            among,
            words=lambda named: named.text,
            day=lambda named: named.day,
            usable=lambda named: named.open,
        )
