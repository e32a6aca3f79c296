"""The clients of a log on its way in, each with everything that later lines may name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from journal_app.errors import JournalError
from journal_app.exchange.earlier import EarlierApologies
from journal_app.exchange.naming import Named, split_namesake
from journal_app.operations.checks import clean_name, clean_text
from journal_app.storage import queries
from journal_app.storage.database import records
from journal_app.storage.models import Client, Entry, Promise, Table
from journal_app.storage.store import Store


@dataclass(eq=False)
class PlannedRow:
    """A row that is being planned: what it will hold, and its id if the journal has it already.

    ``values`` of a row that is there hold only what planning asks for; ``changed`` is what the
    import will change in it.
    """

    model: type[Table]
    values: dict[str, Any]
    id: int | None = None
    changed: dict[str, Any] = field(default_factory=dict)

    def set(self, **values: Any) -> None:
        """Change the row, whether it is there already or yet to come."""
        self.values.update(values)
        if self.id is not None:
            self.changed.update(values)


@dataclass(eq=False)
class Account:
    """A client of the log with everything that later lines may name."""

    client: PlannedRow
    promises: Named[PlannedRow] = field(default_factory=Named)
    wounds: Named[PlannedRow] = field(default_factory=Named)
    apologies: EarlierApologies = field(default_factory=EarlierApologies)
    moved: dict[PlannedRow, date] = field(default_factory=dict)


class Accounts:
    """Finds the client that a line means, in the journal or among those the log brings."""

    def __init__(self, store: Store, new_uid: Callable[[], str]) -> None:
        self._store = store
        self._new_uid = new_uid
        self._by_label: dict[str, Account] = {}
        self._here: dict[int, Account] = {}
        self._empty: set[int] = set()
        self._named: dict[str, list[Any]] = defaultdict(list)
        for row in records(store.database, Client.select()):
            self._named[row.name].append(row)

    def of(self, label: str, day: date) -> Account:
        """The account of a label; one that is nowhere yet is a new client met on this day.

        Raises JournalError ``ambiguous_client empty_name name_too_long``.
        """
        account = self._by_label.get(label)
        if account is None:
            line = " ".join(clean_text(label).split())
            account = self._by_label.get(line) or self._found(line) or self._new(line, day)
            self._by_label[label] = self._by_label[line] = account
        return account

    def meant(self, labels: Iterable[str]) -> set[int]:
        """The clients of the journal that these labels may mean."""
        found: set[int] = set()
        for label in labels:
            written = clean_text(label).split()
            whole = " ".join(written)
            parts = split_namesake(whole)
            for name in (whole, *(parts or ())[:1]):
                found.update(row.id for row in self._named.get(name, ()))
        return found

    def fill(self, account: Account) -> None:
        """Read what the journal has of the client, once somebody needs it."""
        client = account.client.id
        if client not in self._empty:
            return
        self._empty.discard(client)
        database = self._store.database
        promises = Promise.select().where(Promise.client == client)
        for promise in records(database, promises.order_by(Promise.made, Promise.id)):
            names = ("text", "made", "due", "size", "state")
            planned = PlannedRow(Promise, {name: getattr(promise, name) for name in names})
            planned.id = promise.id
            account.promises.add(planned, promise.text, promise.made, promise.state == "open")
            moved = queries.last_moved(database, promise.id)
            if moved is not None:
                account.moved[planned] = moved
        wounds = Entry.select(Entry, Promise.text).left_outer_join(Promise)
        wounds = wounds.where(Entry.client == client, Entry.points < 0, Entry.kind != "apology")
        for entry in records(database, wounds.order_by(Entry.on_day, Entry.id)):
            values = {name: getattr(entry, name) for name in ("principle", "points", "on_day")}
            # Not promise_id: peewee takes it from the joined row, of which only the text is here.
            text = entry.promise.text if entry.kind.startswith("promise_") else entry.note
            planned = PlannedRow(Entry, values, entry.id)
            account.wounds.add(planned, text, entry.on_day, entry.answered_on is None)
        account.apologies = EarlierApologies(queries.apologies_of(database, client))

    def _found(self, label: str) -> Account | None:
        rows = self._named.get(label, [])
        if len(rows) > 1:
            raise JournalError("ambiguous_client", name=label)
        parts = split_namesake(label)
        if not rows and parts is not None:
            rows = [row for row in self._named.get(parts[0], []) if row.uid.startswith(parts[1])]
        if not rows:
            return None
        row = rows[0]
        if row.id not in self._here:
            values = {"opening": row.opening, "since": row.since}
            self._here[row.id] = Account(PlannedRow(Client, values, row.id))
            self._empty.add(row.id)
        return self._here[row.id]

    def _new(self, label: str, day: date) -> Account:
        values: dict[str, Any] = {"opening": self._store.settings["opening"], "since": day}
        parts = split_namesake(label)
        if parts is None:
            values["name"] = clean_name(label)
        else:
            # Beginning its uid as the label says keeps the label right when it goes out again.
            values.update(name=clean_name(parts[0]), uid=parts[1] + self._new_uid()[8:])
        return Account(PlannedRow(Client, values))
