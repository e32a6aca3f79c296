"""A log on its way into a journal: read whole, planned in memory, then written in one step."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from journal_app.errors import JournalError
from journal_app.exchange.log_export import log_events
from journal_app.exchange.naming import pick, split_namesake
from journal_app.operations.checks import clean_name, clean_text, known_size, past_day
from journal_app.operations.clients import known_opening
from journal_app.operations.entries import joined, movement_points
from journal_app.operations.transaction import Row, Transaction, new_uid, transact
from journal_app.rules import promises as promise_rules
from journal_app.rules.apologies import count_earlier, restore
from journal_app.rules.points import signed_points
from journal_app.shapes import ImportReport, LeftOut, LogEvent, Step
from journal_app.storage import queries
from journal_app.storage.database import records
from journal_app.storage.models import Client, Entry, Note, Promise, PromiseMove, Table
from journal_app.storage.store import Store

Progress = Callable[[int, int], None]
_CHUNK = 2000
_ORDER: tuple[type[Table], ...] = (Client, Promise, Entry, PromiseMove, Note)


@dataclass(eq=False)
class _Row:
    """A row being planned: what it will hold, and its id if the journal has it already."""

    model: type[Table]
    values: dict[str, Any]
    id: int | None = None
    changed: bool = False

    def set(self, **values: Any) -> None:
        self.values.update(values)
        self.changed = True


@dataclass(eq=False)
class _Account:
    """A client of the log with everything that later lines may name."""

    client: _Row
    promises: list[_Row] = field(default_factory=list)
    wounds: list[_Row] = field(default_factory=list)
    apologies: list[tuple[str, date]] = field(default_factory=list)
    moved: dict[_Row, date] = field(default_factory=dict)


class LogImport:
    """Plans events line by line by the same rules as the window's operations, then writes."""

    def __init__(
        self,
        store: Store,
        file: str,
        progress: Progress | None = None,
        new_uid: Callable[[], str] = new_uid,
    ) -> None:
        self.store = store
        self.file = file
        self._new_uid = new_uid
        self._progress = progress or (lambda _done, _total: None)
        self._accounts: dict[str, _Account] = {}
        self._added: dict[type[Table], list[_Row]] = {model: [] for model in _ORDER}
        self._left_out: list[LeftOut] = []
        self._known = Counter(_sameness(event) for event in log_events(store)[0])
        self._touched: list[_Row] = []

    def read(self, events: Iterable[LogEvent]) -> None:
        """Plan the events, which come by day. Raises JournalError ``bad_file``."""
        planned = list(events)
        for number, event in enumerate(planned):
            if number % _CHUNK == 0:
                self._progress(number, 2 * len(planned))
            try:
                self._plan(event)
            except JournalError as error:
                if error.code == "bad_file" or not event.line:
                    raise
                told = {**error.details, "file": self.file, "line": event.line}
                raise JournalError("bad_file", why=error.code, **told) from error

    def write(self) -> None:
        """Write what was planned as one step."""
        total = sum(map(len, self._added.values()))
        done = 0
        with transact(self.store, Step("import")) as (tx, _outcome):
            for model in _ORDER:
                rows = self._added[model]
                for start in range(0, len(rows), _CHUNK):
                    self._progress(total + done, 2 * total)
                    some = rows[start : start + _CHUNK]
                    tx.insert_rows(model, [self._prepared(tx, row) for row in some])
                    done += len(some)
            for row in self._touched:
                assert row.id is not None
                tx.update(row.model, row.id, **_resolved(row.values))
        self._progress(1, 1)

    def report(self) -> ImportReport:
        """What came in, and what was left out."""
        return ImportReport(
            clients=len(self._added[Client]),
            entries=len(self._added[Entry]),
            promises=len(self._added[Promise]),
            notes=len(self._added[Note]),
            left_out=tuple(self._left_out),
        )

    def _prepared(self, tx: Transaction, row: _Row) -> Row:
        row.values.setdefault("uid", self._new_uid())
        prepared = tx.prepared(row.model, **_resolved(row.values))
        row.id = prepared["id"]
        return prepared

    def _plan(self, event: LogEvent) -> None:
        past_day(self.store, event.day)
        if self._known[_sameness(event)] > 0:
            self._known[_sameness(event)] -= 1
            self._left_out.append(LeftOut(event.line, "already_there", event.client))
            return
        text = clean_text(event.text)
        event = replace(event, text=text) if text != event.text else event
        account = self._account(event)
        getattr(self, f"_plan_{event.event}")(event, account)

    # -- who ----------------------------------------------------------------------------------

    def _account(self, event: LogEvent) -> _Account:
        label = event.client
        account = self._accounts.get(label)
        if account is None:
            account = self._found(label) or self._new(label, event.day)
            self._accounts[label] = account
        if event.day < account.client.values["since"]:
            self._set(account.client, since=event.day)
        return account

    def _found(self, label: str) -> _Account | None:
        name = clean_name(label)
        rows = records(self.store.database, Client.select().where(Client.name == name))
        if len(rows) > 1:
            raise JournalError("ambiguous_client", name=name)
        parts = split_namesake(name)
        if not rows and parts is not None:
            query = Client.select().where(Client.name == parts[0], Client.uid.startswith(parts[1]))
            rows = records(self.store.database, query)
        if not rows:
            return None
        return self._loaded(rows[0])

    def _new(self, label: str, day: date) -> _Account:
        name = clean_name(label)
        values = {"opening": self.store.settings["opening"], "since": day}
        parts = split_namesake(name)
        if parts is None:
            return _Account(self._add(Client, name=name, **values))
        # Beginning its uid as the label says keeps the label right when it goes out again.
        uid = parts[1] + self._new_uid()[8:]
        return _Account(self._add(Client, name=parts[0], uid=uid, **values))

    def _loaded(self, row: Any) -> _Account:
        account = _Account(_Row(Client, {"opening": row.opening, "since": row.since}, row.id))
        database = self.store.database
        promises = Promise.select().where(Promise.client == row.id)
        for promise in records(database, promises.order_by(Promise.made, Promise.id)):
            values = {
                name: getattr(promise, name) for name in ("text", "made", "due", "size", "state")
            }
            planned = _Row(Promise, values, promise.id)
            account.promises.append(planned)
            moved = queries.last_moved(database, promise.id)
            if moved is not None:
                account.moved[planned] = moved
        wounds = (
            Entry.select(Entry, Promise.text)
            .left_outer_join(Promise)
            .where(Entry.client == row.id, Entry.points < 0)
            .order_by(Entry.on_day, Entry.id)
        )
        for entry in records(database, wounds):
            if entry.kind != "apology":
                values = {
                    "note": entry.promise.text if entry.promise is not None else entry.note,
                    "principle": entry.principle,
                    "points": entry.points,
                    "on_day": entry.on_day,
                    "answered_on": entry.answered_on,
                }
                account.wounds.append(_Row(Entry, values, entry.id))
        account.apologies = queries.apologies_of(database, row.id)
        return account

    # -- what ---------------------------------------------------------------------------------

    def _plan_client(self, event: LogEvent, account: _Account) -> None:
        if event.points != "":
            opening = known_opening(event.points)  # type: ignore[arg-type]
            if opening != account.client.values["opening"]:
                self._set(account.client, opening=opening)

    def _plan_deposit(self, event: LogEvent, account: _Account) -> None:
        self._movement(event, account)

    def _plan_withdrawal(self, event: LogEvent, account: _Account) -> None:
        self._wound(account, self._movement(event, account), event.text)

    def _movement(self, event: LogEvent, account: _Account) -> _Row:
        by_hand = event.points if isinstance(event.points, int) else None
        size = "usual" if isinstance(event.points, int) else event.points or "usual"
        points = movement_points(self.store, event.event, event.principle, size, by_hand)
        return self._entry(
            account,
            event,
            kind=event.event,
            principle=event.principle,
            points=points,
            note=event.text,
        )

    def _plan_promise(self, event: LogEvent, account: _Account) -> None:
        if not event.text:
            raise JournalError("empty_text")
        promise_rules.check_due(event.day, event.due)
        if isinstance(event.points, int):
            raise JournalError("bad_points", value=event.points)
        promise = self._add(
            Promise,
            client=account.client,
            text=event.text,
            made=event.day,
            due=event.due,
            size=known_size(event.points or "usual"),
            state="open",
        )
        insort(account.promises, promise, key=lambda planned: planned.values["made"])

    def _plan_keep(self, event: LogEvent, account: _Account) -> None:
        self._close(event, account, "keep")

    def _plan_break(self, event: LogEvent, account: _Account) -> None:
        self._close(event, account, "break")

    def _close(self, event: LogEvent, account: _Account, outcome: promise_rules.Outcome) -> None:
        promise = self._promise(event, account)
        values = promise.values
        kind = promise_rules.close(
            outcome, event.day, values["made"], values["due"], account.moved.get(promise)
        )
        self._promise_entry(event, account, promise, kind, closes=True)
        self._set(promise, state=promise_rules.state_of(kind), closed=event.day)

    def _plan_move(self, event: LogEvent, account: _Account) -> None:
        promise = self._promise(event, account)
        values = promise.values
        if event.due is None:
            raise JournalError("bad_date", value="")
        kind = promise_rules.move(
            event.day, event.due, values["made"], values["due"], account.moved.get(promise)
        )
        entry = None
        # 0 points: it was late, and the practitioner took the entry out.
        if kind is not None and event.points != 0:
            entry = self._promise_entry(event, account, promise, kind, closes=False)
        self._add(
            PromiseMove,
            promise=promise,
            moved_on=event.day,
            old_due=values["due"],
            new_due=event.due,
            entry=entry,
        )
        account.moved[promise] = event.day
        self._set(promise, due=event.due)

    def _plan_release(self, event: LogEvent, account: _Account) -> None:
        promise = self._promise(event, account)
        made = promise.values["made"]
        promise_rules.check_closing_day(event.day, made, account.moved.get(promise))
        self._set(promise, state="released", closed=event.day)

    def _promise(self, event: LogEvent, account: _Account) -> _Row:
        found = pick(
            event.text,
            account.promises,
            words=lambda row: str(row.values["text"]),
            day=lambda row: row.values["made"].isoformat(),
            usable=lambda row: bool(row.values["state"] == "open"),
        )
        if found is None:
            raise JournalError("no_such_promise", text=event.text)
        return found

    def _promise_entry(
        self, event: LogEvent, account: _Account, promise: _Row, kind: str, closes: bool
    ) -> _Row:
        size = promise.values["size"]
        points = signed_points(self.store.tariff, kind, "commitments", size)
        if isinstance(event.points, int):
            if event.points * points <= 0 or abs(event.points) > 99:
                raise JournalError("points_out_of_range", points=event.points)
            points = event.points
        row = self._entry(
            account,
            event,
            kind=kind,
            principle="commitments",
            points=points,
            promise=promise,
            closes=closes,
        )
        if points < 0:
            self._wound(account, row, promise.values["text"])
        return row

    def _plan_apology(self, event: LogEvent, account: _Account) -> None:
        wound = pick(
            event.text,
            account.wounds,
            words=lambda row: str(row.values["note"]),
            day=lambda row: row.values["on_day"].isoformat(),
            usable=lambda row: row.values["answered_on"] is None,
        )
        if wound is None:
            raise JournalError("no_such_entry", text=event.text)
        lost, principle = wound.values["points"], wound.values["principle"]
        repeats = count_earlier(principle, event.day, account.apologies)
        parts = event.parts or ()
        points = restore(lost, parts, repeats, self.store.tariff).points
        if isinstance(event.points, int):
            if not -99 <= event.points <= -lost:
                raise JournalError("points_out_of_range", points=event.points)
            points = event.points
        target = wound.values.get("row", wound)
        self._entry(
            account,
            event,
            kind="apology",
            principle=None,
            points=points,
            answers=target,
            parts=joined(parts),
            repeats=repeats,
            aged_from=wound.values["on_day"],
        )
        wound.values["answered_on"] = event.day
        self._set(target, answered_on=event.day)
        account.apologies.append((principle, event.day))

    def _plan_visit(self, event: LogEvent, account: _Account) -> None:
        self._note(event, account)

    def _plan_contact(self, event: LogEvent, account: _Account) -> None:
        self._note(event, account)

    def _note(self, event: LogEvent, account: _Account) -> None:
        self._add(Note, client=account.client, kind=event.event, on_day=event.day, text=event.text)

    # -- rows ---------------------------------------------------------------------------------

    def _entry(self, account: _Account, event: LogEvent, **values: Any) -> _Row:
        whole = {
            "client": account.client,
            "on_day": event.day,
            "note": "",
            "confirmed": event.confirmed,
            "closes": False,
            "parts": "",
            "aged_from": event.day,
            "answered_on": None,
            **values,
        }
        return self._add(Entry, **whole)

    def _wound(self, account: _Account, row: _Row, text: str) -> None:
        """Remember a negative entry by the words that an apology will name it with."""
        values = {name: row.values[name] for name in ("principle", "points", "on_day")}
        wound = _Row(Entry, {**values, "note": text, "answered_on": None, "row": row})
        insort(account.wounds, wound, key=lambda planned: planned.values["on_day"])

    def _add(self, model: type[Table], **values: Any) -> _Row:
        row = _Row(model, values)
        self._added[model].append(row)
        return row

    def _set(self, row: _Row, **values: Any) -> None:
        """Change a planned row; one that the journal has is changed there, and only in these."""
        if row.id is None:
            row.values.update(values)
            return
        if not row.changed:
            touched = _Row(row.model, {}, row.id)
            row.changed = True
            self._touched.append(touched)
            row.values["touched"] = touched
        row.values.update(values)
        row.values["touched"].values.update(values)


def _sameness(event: LogEvent) -> tuple[Any, ...]:
    """What makes two lines the same event, so that a file may come twice."""
    points = event.points if event.event == "client" else ""
    return (
        event.day,
        event.client,
        event.event,
        event.principle,
        event.text,
        event.due,
        event.parts,
        points,
    )


def _resolved(values: dict[str, Any]) -> dict[str, Any]:
    """References to other planned rows as their ids, which they have by now."""
    return {name: value.id if isinstance(value, _Row) else value for name, value in values.items()}
