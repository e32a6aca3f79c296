"""A JSON archive on its way into a journal, client by client, in one step."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from journal_app.errors import JournalError
from journal_app.exchange.archive_rows import children, read_row, reference
from journal_app.exchange.log_import import Progress
from journal_app.operations.settings import write_settings
from journal_app.operations.transaction import Row, transact
from journal_app.shapes import ImportReport, LeftOut, Step
from journal_app.storage.check import broken_rules
from journal_app.storage.database import RowRefused, rows
from journal_app.storage.models import Client, Entry, Note, Promise, PromiseMove, Table
from journal_app.storage.settings import DECLARED
from journal_app.storage.store import Store

_OWNER: dict[type[Table], Any] = {
    Client: Client.id,
    Promise: Promise.client,
    Entry: Entry.client,
    PromiseMove: PromiseMove.promise,
    Note: Note.client,
}
_ENDED = {"promise_kept": "kept", "promise_late": "late", "promise_broken": "broken"}


class DryRunError(Exception):
    """Rolls a dry run back."""


Told = dict[str, Any]


@dataclass
class _Meeting:
    """One client of the file and what becomes of their rows: ids here by ids in the file."""

    client: int
    promises: dict[int, int] = field(default_factory=dict)
    moves: dict[int, list[tuple[Told, Told]]] = field(default_factory=dict)
    """By promise (its id here): the moves that the file tells, as told and as read."""
    apart: dict[int, str] = field(default_factory=dict)
    """Promises (ids here) that went another way here, and the word for it."""
    going_on: set[int] = field(default_factory=set)
    """Promises (ids here) that were here already and go on as the file tells."""
    entries: dict[int, int] = field(default_factory=dict)
    new: dict[int, Row] = field(default_factory=dict)
    """Entries about to be written, by their ids here."""
    without: set[int] = field(default_factory=set)
    """Entries of the file that are left out."""
    first: date = date.max


class Merge:
    """One archive on its way in. Rows meet by ``uid``; what is here stays as it is."""

    def __init__(
        self, store: Store, file: str, whole: dict[str, Any], progress: Progress | None
    ) -> None:
        self.store = store
        self.file = file
        self.whole = whole
        self.progress = progress or (lambda _done, _total: None)

    def run(self, keep: bool) -> None:
        """Write it all, or raise. Raises JournalError ``bad_file``; ``DryRunError`` unless it is
        to be kept."""
        database = self.store.database
        self._known: dict[type[Table], dict[str, tuple[int, int | None]]] = {
            model: {
                uid: (row_id, owner)
                for uid, row_id, owner in rows(
                    database,
                    model.select(model.uid, model.id, owner),  # type: ignore[attr-defined]
                )
            }
            for model, owner in _OWNER.items()
        }
        self._added: dict[type[Table], int] = defaultdict(int)
        self._left_out: list[LeftOut] = []
        self._at = ""
        try:
            with transact(self.store, Step("import")) as (self._tx, _outcome):
                self._write()
                if not keep:
                    raise DryRunError
        except (ValueError, KeyError, *RowRefused) as error:
            raise self._bad("wrong_format", value=self._at) from error

    def report(self) -> ImportReport:
        """What came in, and what was left out."""
        return ImportReport(
            clients=self._added[Client],
            entries=self._added[Entry],
            promises=self._added[Promise],
            notes=self._added[Note],
            left_out=tuple(self._left_out),
        )

    def _bad(self, why: str, **details: object) -> JournalError:
        return JournalError("bad_file", **{**details, "file": self.file, "why": why})

    def _write(self) -> None:
        if not self._known[Client]:
            self._settings()
        self._at = "clients"
        clients = self.whole["clients"]
        if not isinstance(clients, list):
            raise ValueError(clients)
        for number, told in enumerate(clients):
            self.progress(number, len(clients))
            self._at = f"clients[{number}]"
            self._client(told)
        self._at = "inbox"
        self._insert(Note, self._notes(children(self.whole, "inbox"), meeting=None))
        self._check()
        self.progress(1, 1)

    def _settings(self) -> None:
        self._at = "settings"
        settings = self.whole.get("settings")
        if not isinstance(settings, dict):
            raise ValueError(settings)
        try:
            write_settings(self._tx, {key: settings[key] for key in settings if key in DECLARED})
        except JournalError as error:
            raise self._bad(error.code, **error.details) from error

    def _check(self) -> None:
        """A file may say what no journal does, each row by itself being in order."""
        written = {(table, row) for rows in self._tx.records().values() for table, row, _ in rows}
        for finding in broken_rules(self.store.database):
            if (finding.table, finding.row) in written:
                raise self._bad(finding.code)

    # -- one client ---------------------------------------------------------------------------

    def _client(self, told: Any) -> None:
        at = self._at
        values = self._read(Client, told)
        here = self._meet(Client, values)
        if here is None:
            here = self._tx.insert(Client, **values)
            self._added[Client] += 1
        meeting = _Meeting(here)
        for number, promise in enumerate(children(told, "promises")):
            self._at = f"{at}.promises[{number}]"
            self._promise(meeting, promise)
        self._at = f"{at}.entries"
        self._insert(Entry, self._entries(meeting, children(told, "entries")))
        self._at = f"{at}.moves"
        self._insert(PromiseMove, self._moves(meeting))
        self._at = f"{at}.notes"
        self._insert(Note, self._notes(children(told, "notes"), meeting))
        if meeting.first.isoformat() < self._tx.get(Client, here)["since"]:
            self._tx.update(Client, here, since=meeting.first)

    def _promise(self, meeting: _Meeting, told: Any) -> None:
        values = self._read(Promise, told)
        moves = [(move, self._read(PromiseMove, move)) for move in children(told, "moves")]
        here = self._meet(Promise, values, meeting.client)
        if here is None:
            here = self._tx.insert(Promise, client=meeting.client, **values)
            self._added[Promise] += 1
            meeting.first = min(meeting.first, values["made"])
        else:
            self._compare(meeting, here, values, [move["uid"] for _, move in moves])
        _take_place(meeting.promises, told["id"], here)
        _take_place(meeting.moves, here, moves)

    def _compare(self, meeting: _Meeting, here: int, values: Told, there: list[str]) -> None:
        """Whether a promise that is here may go on as the file tells: only from where it stands."""
        query = PromiseMove.select(PromiseMove.uid).where(PromiseMove.promise == here)
        moves = [uid for (uid,) in rows(self.store.database, query.order_by(PromiseMove.id))]
        if self._tx.get(Promise, here)["state"] != "open":
            meeting.apart[here] = "promise_closed"
        elif there[: len(moves)] != moves:
            meeting.apart[here] = "changed_here"
        else:
            meeting.going_on.add(here)
            if values["state"] == "released":
                self._tx.update(Promise, here, state="released", closed=values["closed"])

    def _entries(self, meeting: _Meeting, told: list[Any]) -> list[Row]:
        """The new entries, ready to be written, each after the one it answers."""
        read = [(one, self._read(Entry, one)) for one in told]
        answered = {
            reference(one, "answers"): values["on_day"]
            for one, values in read
            if values["uid"] not in self._known[Entry]
        }
        for one, values in _after_what_they_answer(read):
            here = self._meet(Entry, values, meeting.client)
            if here is None:
                values["answered_on"] = answered.get(one["id"])
                here = self._entry(meeting, one, values)
            if here is None:
                meeting.without.add(one["id"])
            else:
                _take_place(meeting.entries, one["id"], here)
        return list(meeting.new.values())

    def _entry(self, meeting: _Meeting, one: Told, values: Told) -> int | None:
        """Prepare a new entry; None when it is left out."""
        promise, wound = reference(one, "promise"), reference(one, "answers")
        values.update(client=meeting.client, aged_from=values["on_day"])
        reason = ""
        if promise is not None:
            values["promise"] = meeting.promises[promise]
            reason = self._apart(meeting, one, values)
        if wound is not None and wound in meeting.without:
            reason = "no_such_row"
        elif wound is not None:
            values["answers"] = meeting.entries[wound]
            reason = self._answer(meeting, values)
        if reason:
            self._left_out.append(LeftOut(0, reason, values["note"]))
            return None
        row = self._tx.prepared(Entry, **values)
        meeting.first = min(meeting.first, values["on_day"])
        meeting.new[row["id"]] = row
        return int(row["id"])

    def _apart(self, meeting: _Meeting, one: Told, values: Told) -> str:
        """Why an entry of a promise does not fit here; what it closes is closed if it does."""
        promise = values["promise"]
        if promise in meeting.apart:
            return meeting.apart[promise]
        if promise not in meeting.going_on:
            return ""
        if values["closes"]:
            state = _ENDED.get(values["kind"], "broken")
            self._tx.update(Promise, promise, state=state, closed=values["on_day"])
            return ""
        # The entry of a move that is here, but that the practitioner took out here.
        moves = {reference(move, "entry"): read for move, read in meeting.moves[promise]}
        known = one["id"] in moves and moves[one["id"]]["uid"] in self._known[PromiseMove]
        return "changed_here" if known else ""

    def _answer(self, meeting: _Meeting, values: Told) -> str:
        """Why an apology does not fit here; what it answers is answered if it does."""
        wound = meeting.new.get(values["answers"])
        if wound is None:
            wound = self._tx.get(Entry, values["answers"])
            if wound["answered_on"] is not None:
                return "already_answered"
            if values["on_day"].isoformat() < wound["on_day"]:
                return "apology_before_entry"
            if values["points"] > -wound["points"]:
                return "restored_too_much"
            self._tx.update(Entry, wound["id"], answered_on=values["on_day"])
        values["aged_from"] = wound["on_day"]
        return ""

    def _moves(self, meeting: _Meeting) -> list[Row]:
        ready = []
        for promise, moves in meeting.moves.items():
            for told, values in moves:
                if self._meet(PromiseMove, values, promise) is not None:
                    continue
                if promise in meeting.apart:
                    self._left_out.append(LeftOut(0, meeting.apart[promise]))
                    continue
                entry = reference(told, "entry")
                values["entry"] = None if entry is None else meeting.entries[entry]
                ready.append(self._tx.prepared(PromiseMove, promise=promise, **values))
                if promise in meeting.going_on:
                    self._tx.update(Promise, promise, due=values["new_due"])
        return ready

    def _notes(self, told: list[Any], meeting: _Meeting | None) -> list[Row]:
        ready = []
        for one in told:
            values = self._read(Note, one)
            if self._meet(Note, values) is None:
                client = None if meeting is None else meeting.client
                ready.append(self._tx.prepared(Note, client=client, **values))
                if meeting is not None:
                    meeting.first = min(meeting.first, values["on_day"])
        return ready

    # -- rows ---------------------------------------------------------------------------------

    def _read(self, model: type[Table], told: Any) -> Told:
        try:
            return read_row(model, told, self.store.today())
        except JournalError as error:
            raise self._bad(error.code, **error.details) from error

    def _meet(self, model: type[Table], values: Told, owner: int | None = None) -> int | None:
        """The id of the same row here. Raises ``ValueError`` when it is another's here."""
        here, belongs = self._known[model].get(values["uid"], (None, None))
        if here is None:
            return None
        if owner is not None and belongs != owner:
            raise ValueError(values["uid"])
        text = values.get("name") or values.get("text") or values.get("note") or ""
        self._left_out.append(LeftOut(0, "already_there", text))
        return here

    def _insert(self, model: type[Table], ready: list[Row]) -> None:
        self._tx.insert_rows(model, ready)
        self._added[model] += len(ready)


def _take_place(places: dict[int, Any], place: int, one: Any) -> None:
    """Two rows of one id would be two meanings of one reference."""
    if place in places:
        raise ValueError(place)
    places[place] = one


def _after_what_they_answer(read: list[tuple[Told, Told]]) -> list[tuple[Told, Told]]:
    """The entries in the order of the file, but none before the one it answers."""
    ready: list[tuple[Told, Told]] = []
    waiting: list[tuple[Told, Told]] = []
    seen: set[int | None] = {None}
    for one in read:
        (ready if reference(one[0], "answers") in seen else waiting).append(one)
        seen.add(one[0]["id"])
    return ready + waiting
