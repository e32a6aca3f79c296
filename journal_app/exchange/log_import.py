"""A log on its way into a journal: read whole, planned in memory, then written in one step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from journal_app.errors import JournalError
from journal_app.exchange.log_accounts import Account, Accounts, PlannedRow
from journal_app.exchange.log_export import recorded_events
from journal_app.exchange.naming import undated
from journal_app.operations.checks import clean_text, known_size, past_day
from journal_app.operations.clients import known_opening
from journal_app.operations.entries import joined, movement_points
from journal_app.operations.transaction import Row, Transaction, new_uid, transact
from journal_app.rules import promises as promise_rules
from journal_app.rules.apologies import restore
from journal_app.rules.points import HAND_POINTS, signed_points
from journal_app.shapes import ImportReport, LeftOut, LogEvent, Step
from journal_app.storage.models import Client, Contact, Entry, Promise, PromiseMove, Table, Visit
from journal_app.storage.store import Store
from journal_app.storage.tables.base import stamped

Progress = Callable[[int, int], None]
_CHUNK = 2000
_ORDER: tuple[type[Table], ...] = (Client, Promise, Entry, PromiseMove, Visit, Contact)
_NAMING = frozenset({"keep", "break", "move", "release", "apology"})
"""Events whose text names something that was recorded before."""


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
        self._accounts = Accounts(store, new_uid)
        self._added: dict[type[Table], list[PlannedRow]] = {model: [] for model in _ORDER}
        self._place: dict[PlannedRow, int] = {}
        self._changed: dict[PlannedRow, None] = {}
        self._left_out: list[LeftOut] = []
        self._known: Counter[tuple[Any, ...]] = Counter()

    def read(self, events: Iterable[LogEvent]) -> None:
        """Plan the events, which come by day. Raises JournalError ``bad_file``."""
        planned = list(events)
        meant = self._accounts.meant({event.client for event in planned})
        self._known.update(
            (client, *_sameness(event)) for client, event in recorded_events(self.store, meant)
        )
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
            self._began = tx.moment
            for model in _ORDER:
                rows = self._added[model]
                for start in range(0, len(rows), _CHUNK):
                    self._progress(total + done, 2 * total)
                    some = rows[start : start + _CHUNK]
                    tx.insert_rows(model, [self._prepared(tx, row) for row in some])
                    done += len(some)
            for row in self._changed:
                assert row.id is not None
                tx.update(row.model, row.id, **_resolved(row.changed))
            # The last chance to stop: what is on the disk after this stays.
            self._progress(1, 1)

    def report(self) -> ImportReport:
        """What came in, and what was left out."""
        return ImportReport(
            clients=len(self._added[Client]),
            entries=len(self._added[Entry]),
            promises=len(self._added[Promise]),
            notes=0,
            visits=len(self._added[Visit]),
            contacts=len(self._added[Contact]),
            left_out=tuple(self._left_out),
        )

    def _prepared(self, tx: Transaction, row: PlannedRow) -> Row:
        values = {"uid": self._new_uid(), **_resolved(row.values)}
        # Tables are written one after another; the order of recording is that of the lines.
        created = stamped(self._began + timedelta(microseconds=self._place[row]))
        prepared = tx.prepared(row.model, **values, created=created)
        row.id = prepared["id"]
        return prepared

    def _plan(self, event: LogEvent) -> None:
        past_day(self.store, event.day)
        text = clean_text(event.text)
        event = replace(event, text=text) if text != event.text else event
        account = self._accounts.of(event.client, event.day)
        if account.client.id is not None:
            key = (account.client.id, *_sameness(event))
            # Of several opening credits the last one stands, so each of them is looked at.
            if event.event != "client" and self._known[key] > 0:
                self._known[key] -= 1
                self._leave_out(event)
                return
            self._accounts.fill(account)
        elif account.client not in self._place:
            self._add(account.client)
        if event.day < account.client.values["since"]:
            self._set(account.client, since=event.day)
        getattr(self, f"_plan_{event.event}")(event, account)

    def _leave_out(self, event: LogEvent) -> None:
        self._left_out.append(LeftOut(event.line, "already_there", event.client))

    # -- what ---------------------------------------------------------------------------------

    def _plan_client(self, event: LogEvent, account: Account) -> None:
        before = dict(account.client.values)
        if event.points != "":
            self._set(account.client, opening=known_opening(event.points))  # type: ignore[arg-type]
        if account.client.id is not None and account.client.values == before:
            self._leave_out(event)

    def _plan_deposit(self, event: LogEvent, account: Account) -> None:
        self._movement(event, account)

    def _plan_withdrawal(self, event: LogEvent, account: Account) -> None:
        account.wounds.add(self._movement(event, account), event.text, event.day)

    def _movement(self, event: LogEvent, account: Account) -> PlannedRow:
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

    def _plan_promise(self, event: LogEvent, account: Account) -> None:
        if not event.text:
            raise JournalError("empty_text")
        promise_rules.check_due(event.day, event.due)
        if isinstance(event.points, int):
            raise JournalError("bad_points", value=event.points)
        promise = self._add(
            PlannedRow(
                Promise,
                {
                    "client": account.client,
                    "text": event.text,
                    "made": event.day,
                    "due": event.due,
                    "size": known_size(event.points or "usual"),
                    "state": "open",
                },
            )
        )
        account.promises.add(promise, event.text, event.day)

    def _plan_keep(self, event: LogEvent, account: Account) -> None:
        self._close(event, account, "keep")

    def _plan_break(self, event: LogEvent, account: Account) -> None:
        self._close(event, account, "break")

    def _close(self, event: LogEvent, account: Account, outcome: promise_rules.Outcome) -> None:
        promise = self._promise(event, account)
        kind = promise_rules.close(outcome, event.day, *_days(account, promise))
        self._promise_entry(event, account, promise, kind, closes=True)
        self._set(promise, state=promise_rules.state_of(kind), closed=event.day)
        account.promises.close(promise)

    def _plan_move(self, event: LogEvent, account: Account) -> None:
        promise = self._promise(event, account)
        if event.due is None:
            raise JournalError("bad_date", value="")
        kind = promise_rules.move(event.day, event.due, *_days(account, promise))
        entry = None
        # 0 points: it was late, and the practitioner took the entry out.
        if kind is not None and event.points != 0:
            entry = self._promise_entry(event, account, promise, kind, closes=False)
        elif _recorded(event):
            raise JournalError("points_out_of_range", points=event.points)
        move = {
            "promise": promise,
            "moved_on": event.day,
            "old_due": promise.values["due"],
            "new_due": event.due,
            "entry": entry,
        }
        self._add(PlannedRow(PromiseMove, move))
        account.moved[promise] = event.day
        self._set(promise, due=event.due)

    def _plan_release(self, event: LogEvent, account: Account) -> None:
        promise = self._promise(event, account)
        made, _due, moved = _days(account, promise)
        promise_rules.check_closing_day(event.day, made, moved)
        self._set(promise, state="released", closed=event.day)
        account.promises.close(promise)

    def _promise(self, event: LogEvent, account: Account) -> PlannedRow:
        found = account.promises.pick(event.text)
        if found is None:
            raise JournalError("no_such_promise", text=event.text)
        return found

    def _promise_entry(
        self, event: LogEvent, account: Account, promise: PlannedRow, kind: str, closes: bool
    ) -> PlannedRow:
        points = signed_points(self.store.tariff, kind, "commitments", promise.values["size"])
        recorded = _recorded(event)
        if recorded is not None:
            if recorded * points <= 0 or abs(recorded) not in HAND_POINTS:
                raise JournalError("points_out_of_range", points=recorded)
            points = recorded
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
            account.wounds.add(row, promise.values["text"], event.day)
        return row

    def _plan_apology(self, event: LogEvent, account: Account) -> None:
        wound = account.wounds.pick(event.text)
        if wound is None:
            raise JournalError("no_such_entry", text=event.text)
        lost, principle = wound.values["points"], wound.values["principle"]
        if event.day < wound.values["on_day"]:
            raise JournalError("apology_before_entry")
        repeats = account.apologies.count(principle, event.day)
        parts = event.parts or ()
        recorded = _recorded(event)
        if recorded is not None and not -HAND_POINTS[-1] <= recorded <= -lost:
            raise JournalError("points_out_of_range", points=recorded)
        usual = restore(lost, parts, repeats, self.store.tariff).points
        self._entry(
            account,
            event,
            kind="apology",
            principle=None,
            points=usual if recorded is None else recorded,
            answers=wound,
            parts=joined(parts),
            repeats=repeats,
            aged_from=wound.values["on_day"],
        )
        self._set(wound, answered_on=event.day)
        account.wounds.close(wound)
        account.apologies.add(principle, event.day)

    def _plan_visit(self, event: LogEvent, account: Account) -> None:
        visit = {"client": account.client, "on_day": event.day, "state": "done"}
        self._add(PlannedRow(Visit, {**visit, "note": event.text}))

    def _plan_contact(self, event: LogEvent, account: Account) -> None:
        contact = {"client": account.client, "on_day": event.day, "text": event.text}
        self._add(PlannedRow(Contact, contact))

    # -- rows ---------------------------------------------------------------------------------

    def _entry(self, account: Account, event: LogEvent, **values: Any) -> PlannedRow:
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
        return self._add(PlannedRow(Entry, whole))

    def _add(self, row: PlannedRow) -> PlannedRow:
        self._added[row.model].append(row)
        self._place[row] = len(self._place)
        return row

    def _set(self, row: PlannedRow, **values: Any) -> None:
        row.set(**values)
        if row.id is not None:
            self._changed[row] = None


def _days(account: Account, promise: PlannedRow) -> tuple[date, date | None, date | None]:
    """(made, due, last moved) of a promise, as its rules ask for them."""
    return promise.values["made"], promise.values["due"], account.moved.get(promise)


def _recorded(event: LogEvent) -> int | None:
    """The signed points a line names; None for the usual ones. Raises JournalError ``bad_points``:
    the size of a promise is told where it is made."""
    if isinstance(event.points, int):
        return event.points
    if event.points not in ("", "usual"):
        raise JournalError("bad_points", value=event.points)
    return None


def _sameness(event: LogEvent) -> tuple[Any, ...]:
    """What makes two lines of a client the same event, so that a file may come twice. Points are
    no part of it: the tariff may have changed since."""
    naming = event.event in _NAMING
    return (
        event.day,
        event.event,
        event.principle if event.event in ("deposit", "withdrawal") else "",
        undated(event.text) if naming else event.text,
        event.due if event.event in ("promise", "move") else None,
        (event.parts or ()) if event.event == "apology" else (),
    )


def _resolved(values: dict[str, Any]) -> dict[str, Any]:
    """References to other planned rows as their ids, which they have by now."""
    return {
        name: value.id if isinstance(value, PlannedRow) else value for name, value in values.items()
    }
