"""The account of a JSON archive on its way in: promises, entries and moves of one client.

What is here and what comes may have gone two ways. An entry, an answer or a move comes in only
where it goes on from how things stand here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from journal_app.exchange.archive_arrival import Arrival, Told, take_place
from journal_app.exchange.archive_rows import children, reference
from journal_app.operations.transaction import Row
from journal_app.storage.database import rows
from journal_app.storage.models import Entry, EntryVersion, Promise, PromiseMove

_ENDED = {"promise_kept": "kept", "promise_late": "late", "promise_broken": "broken"}


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


class AccountMerge:
    """Brings in the accounts of an archive, client by client."""

    def __init__(self, arrival: Arrival) -> None:
        self._arrival = arrival

    def client(self, here: int, told: Told) -> None:
        """Bring in what a client of the file has, into the account of a client here."""
        at = self._arrival.at
        meeting = _Meeting(here)
        for number, promise in enumerate(children(told, "promises")):
            self._arrival.at = f"{at}.promises[{number}]"
            self._promise(meeting, promise)
        self._arrival.at = f"{at}.entries"
        entries = children(told, "entries")
        self._arrival.insert(Entry, self._entries(meeting, entries))
        self._arrival.insert(EntryVersion, list(self._versions(meeting, entries)))
        self._arrival.at = f"{at}.moves"
        self._arrival.insert(PromiseMove, self._moves(meeting))
        self._arrival.at = at

    def _promise(self, meeting: _Meeting, told: Any) -> None:
        values = self._arrival.read(Promise, told)
        moves = [(move, self._arrival.read(PromiseMove, move)) for move in children(told, "moves")]
        here = self._arrival.meet(Promise, values, meeting.client)
        if here is None:
            here = self._arrival.tx.insert(Promise, client=meeting.client, **values)
            self._arrival.added[Promise] += 1
        else:
            self._compare(meeting, here, values, [move["uid"] for _, move in moves])
        take_place(meeting.promises, told["id"], here)
        take_place(meeting.moves, here, moves)

    def _compare(self, meeting: _Meeting, here: int, values: Told, there: list[str]) -> None:
        """Whether a promise that is here may go on as the file tells: only from where it stands."""
        query = PromiseMove.select(PromiseMove.uid).where(PromiseMove.promise == here)
        moves = [uid for (uid,) in rows(self._arrival.database, query.order_by(PromiseMove.id))]
        if self._arrival.tx.get(Promise, here)["state"] != "open":
            meeting.apart[here] = "promise_closed"
        elif there[: len(moves)] != moves:
            meeting.apart[here] = "changed_here"
        else:
            meeting.going_on.add(here)
            if values["state"] == "released":
                self._arrival.tx.update(Promise, here, state="released", closed=values["closed"])

    def _entries(self, meeting: _Meeting, told: list[Any]) -> list[Row]:
        """The new entries, ready to be written, each after the one it answers."""
        read = [(one, self._arrival.read(Entry, one)) for one in told]
        answered = {
            reference(one, "answers"): values["on_day"]
            for one, values in read
            if values["uid"] not in self._arrival.known[Entry]
        }
        for one, values in _after_what_they_answer(read):
            here = self._arrival.meet(Entry, values, meeting.client)
            if here is None:
                values["answered_on"] = answered.get(one["id"])
                here = self._entry(meeting, one, values)
            if here is None:
                meeting.without.add(one["id"])
            else:
                take_place(meeting.entries, one["id"], here)
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
            self._arrival.leave_out(reason, values["note"])
            return None
        row = self._arrival.tx.prepared(Entry, **values)
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
            self._arrival.tx.update(Promise, promise, state=state, closed=values["on_day"])
            return ""
        # The entry of a move that is here, but that the practitioner took out here.
        moves = {reference(move, "entry"): read for move, read in meeting.moves[promise]}
        known = one["id"] in moves and moves[one["id"]]["uid"] in self._arrival.known[PromiseMove]
        return "changed_here" if known else ""

    def _answer(self, meeting: _Meeting, values: Told) -> str:
        """Why an apology does not fit here; what it answers is answered if it does."""
        wound = meeting.new.get(values["answers"])
        if wound is None:
            wound = self._arrival.tx.get(Entry, values["answers"])
            if wound["answered_on"] is not None:
                return "already_answered"
            if values["on_day"].isoformat() < wound["on_day"]:
                return "apology_before_entry"
            if values["points"] > -wound["points"]:
                return "restored_too_much"
            self._arrival.tx.update(Entry, wound["id"], answered_on=values["on_day"])
        values["aged_from"] = wound["on_day"]
        return ""

    def _versions(self, meeting: _Meeting, told: list[Any]) -> Iterator[Row]:
        """What the entries that are here were before, each under the entry it is of."""
        at = self._arrival.at
        for one in told:
            here = meeting.entries.get(one["id"])
            seen: dict[int, Any] = {}
            for version in children(one, "versions"):
                self._arrival.at = f"{at}.versions"
                values = self._arrival.read(EntryVersion, version)
                take_place(seen, version["id"], version)
                if here is None or self._arrival.meet(EntryVersion, values, meeting.client):
                    continue
                values.update(client=meeting.client, entry=here)
                yield self._arrival.tx.prepared(EntryVersion, **values)
        self._arrival.at = at

    def _moves(self, meeting: _Meeting) -> list[Row]:
        ready = []
        for promise, moves in meeting.moves.items():
            for told, values in moves:
                if self._arrival.meet(PromiseMove, values, promise) is not None:
                    continue
                if promise in meeting.apart:
                    self._arrival.leave_out(meeting.apart[promise])
                    continue
                entry = reference(told, "entry")
                values["entry"] = None if entry is None else meeting.entries[entry]
                ready.append(self._arrival.tx.prepared(PromiseMove, promise=promise, **values))
                if promise in meeting.going_on:
                    self._arrival.tx.update(Promise, promise, due=values["new_due"])
        return ready


def _after_what_they_answer(read: list[tuple[Told, Told]]) -> list[tuple[Told, Told]]:
    """The entries in the order of the file, but none before the one it answers."""
    ready: list[tuple[Told, Told]] = []
    waiting: list[tuple[Told, Told]] = []
    seen: set[int | None] = {None}
    for one in read:
        (ready if reference(one[0], "answers") in seen else waiting).append(one)
        seen.add(one[0]["id"])
    return ready + waiting
