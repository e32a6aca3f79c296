"""The whole journal as JSON, out and in. Rows are known by ``uid``; ids are the file's own."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from journal_app.errors import JournalError
from journal_app.exchange.log import read_file, write_file
from journal_app.exchange.log_import import Progress
from journal_app.operations.checks import clean_text, known_day
from journal_app.operations.settings import write_settings
from journal_app.operations.transaction import Transaction, transact
from journal_app.shapes import ImportReport, LeftOut, Step
from journal_app.storage.backup import back_up_if_changed
from journal_app.storage.database import RowRefused, records
from journal_app.storage.models import Client, Entry, Note, Promise, PromiseMove, Table
from journal_app.storage.settings import DECLARED
from journal_app.storage.store import Store, stamped

FORMAT = "client-journal"
VERSION = 1

_NAMES = {"on_day": "on"}
"""Where a column has another name in the file."""
_WITHIN = {"client", "aged_from", "answered_on"}
"""Told by where a row stands, or by the rows it refers to."""


def export_archive(store: Store, target: Path, private: bool = False) -> None:
    """Write everything the journal holds. Raises JournalError ``disk_full``, ``read_only``.

    ``private`` says whether private notes are in it; the file tells which.
    """
    database = store.database
    entries = _by(records(database, Entry.select().order_by(Entry.id)), "client_id")
    promises = _by(records(database, Promise.select().order_by(Promise.id)), "client_id")
    moves = _by(records(database, PromiseMove.select().order_by(PromiseMove.id)), "promise_id")
    notes = _by(records(database, Note.select().order_by(Note.id)), "client_id")
    clients = []
    for client in records(database, Client.select().order_by(Client.id)):
        told = _told(client)
        told["entries"] = [_told(row) for row in entries[client.id]]
        told["promises"] = [
            {**_told(row), "moves": [_told(move) for move in moves[row.id]]}
            for row in promises[client.id]
        ]
        told["notes"] = [_told(row) for row in notes[client.id]]
        clients.append(told)
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": stamped(store.moment()),
        "private": private,
        "settings": store.settings,
        "clients": clients,
        "inbox": [_told(row) for row in notes[None]],
    }
    write_file(target, json.dumps(whole, ensure_ascii=False, indent=1) + "\n")


def _by(rows: Iterable[Any], owner: str) -> dict[int | None, list[Any]]:
    found: dict[int | None, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, owner)].append(row)
    return found


def _told(row: Any) -> dict[str, Any]:
    """A row as the file tells it; references are ids within the file."""
    told: dict[str, Any] = {"id": row.id}
    for name in row.EXPORTED:
        if name in _WITHIN:
            continue
        value = row.__data__[name]
        if name == "parts":
            value = [part for part in value.split("+") if part]
        told[_NAMES.get(name, name)] = value.isoformat() if isinstance(value, date) else value
    return told


def import_archive(
    store: Store, source: Path, progress: Progress | None = None, dry_run: bool = False
) -> ImportReport:
    """Bring an archive in: all of it, or nothing, as one step that can be undone.

    Into an empty journal it gives the same journal, settings included. Into one that holds some
    of it, rows of the same ``uid`` stay as they are here. Raises JournalError ``bad_file``,
    ``newer_version``, ``no_such_file``, ``cancelled``.
    """
    merge = _Merge(store, source.name, _parsed(source), progress)
    if dry_run:
        try:
            merge.run(keep=False)
        except _DryRunError:
            return merge.report()
    back_up_if_changed(store)
    merge.run(keep=True)
    return merge.report()


def _parsed(source: Path) -> dict[str, Any]:
    try:
        whole = json.loads(read_file(source).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise JournalError("bad_file", file=source.name, line=1, why="not_utf8") from error
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        raise JournalError("bad_file", file=source.name, line=line, why="bad_json") from error
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise JournalError("bad_file", file=source.name, line=1, why="wrong_format")
    if not isinstance(whole.get("version"), int) or whole["version"] > VERSION:
        raise JournalError("newer_version", path=source.name, version=whole.get("version"))
    return whole


class _DryRunError(Exception):
    """Rolls a dry run back."""


class _Merge:
    """One archive on its way in."""

    def __init__(
        self, store: Store, file: str, whole: dict[str, Any], progress: Progress | None
    ) -> None:
        self.store = store
        self.file = file
        self.whole = whole
        self.progress = progress or (lambda _done, _total: None)
        self.empty = not records(store.database, Client.select(Client.id).limit(1))

    def run(self, keep: bool) -> None:
        self.added: dict[type[Table], int] = defaultdict(int)
        self.left_out: list[LeftOut] = []
        self.at = ""
        try:
            with transact(self.store, Step("import")) as (tx, _outcome):
                self._run(tx)
                if not keep:
                    raise _DryRunError
        except (KeyError, TypeError, ValueError, AttributeError, RowRefused) as error:
            raise self._bad(str(error)) from error

    def report(self) -> ImportReport:
        return ImportReport(
            clients=self.added[Client],
            entries=self.added[Entry],
            promises=self.added[Promise],
            notes=self.added[Note],
            left_out=tuple(self.left_out),
        )

    def _bad(self, value: str) -> JournalError:
        return JournalError("bad_file", file=self.file, line=1, why="wrong_format", value=value)

    def _run(self, tx: Transaction) -> None:
        if self.empty:
            settings = self.whole["settings"].items()
            write_settings(tx, {key: value for key, value in settings if key in DECLARED})
        clients = self.whole["clients"]
        for number, told in enumerate(clients):
            self.progress(number, len(clients))
            client, _new = self._row(tx, Client, told)
            promises: dict[int, int] = {}
            for promise in told.get("promises", ()):
                promises[promise["id"]] = self._row(tx, Promise, promise, client=client)[0]
            entries = self._entries(tx, told.get("entries", ()), client, promises)
            for promise in told.get("promises", ()):
                for move in promise.get("moves", ()):
                    self._row(
                        tx,
                        PromiseMove,
                        move,
                        promise=promises[promise["id"]],
                        entry=entries.get(move["entry"]),
                    )
            for note in told.get("notes", ()):
                self._row(tx, Note, note, client=client)
        for note in self.whole.get("inbox", ()):
            self._row(tx, Note, note, client=None)

    def _entries(
        self, tx: Transaction, told: list[dict[str, Any]], client: int, promises: dict[int, int]
    ) -> dict[int | None, int]:
        """Entries before the apologies that answer them, each with what follows from it."""
        ids: dict[int | None, int] = {}
        for entry in sorted(told, key=lambda entry: entry["kind"] == "apology"):
            closes, answers = bool(entry["closes"]), ids.get(entry["answers"])
            promise = None if entry["promise"] is None else promises[entry["promise"]]
            taken = self._taken(tx, entry, promise if closes else None, answers)
            if taken:
                self.left_out.append(LeftOut(0, taken, str(entry.get("note", ""))))
                continue
            aged = entry["on"] if answers is None else tx.get(Entry, answers)["on_day"]
            row_id, new = self._row(
                tx,
                Entry,
                entry,
                client=client,
                promise=promise,
                answers=answers,
                aged_from=aged,
                parts="+".join(entry["parts"]),
            )
            ids[entry["id"]] = row_id
            if new and answers is not None:
                tx.update(Entry, answers, answered_on=entry["on"])
            if new and closes and promise is not None:
                state = {"promise_kept": "kept", "promise_late": "late"}.get(entry["kind"])
                tx.update(Promise, promise, state=state or "broken", closed=entry["on"])
        return ids

    def _taken(
        self, tx: Transaction, entry: dict[str, Any], closes: int | None, answers: int | None
    ) -> str:
        """Why an entry cannot join the ones that are here: its place is another's."""
        if self._known(Entry, entry["uid"]) is not None:
            return ""
        if answers is not None and tx.get(Entry, answers)["answered_on"] is not None:
            return "already_answered"
        if closes is not None:
            query = Entry.select().where(Entry.promise == closes, Entry.closes)
            if records(self.store.database, query):
                return "promise_closed"
        return ""

    def _known(self, model: type[Table], uid: str) -> int | None:
        rows = records(self.store.database, model.select(model.id).where(model.uid == uid))  # type: ignore[attr-defined]
        return rows[0].id if rows else None

    def _row(
        self, tx: Transaction, model: type[Table], told: dict[str, Any], **known: Any
    ) -> tuple[int, bool]:
        """The id of a row here, and whether it came in just now."""
        here = self._known(model, told["uid"])
        if here is not None:
            self.left_out.append(LeftOut(0, "already_there", str(told.get("name", ""))))
            return here, False
        values = dict(known)
        for name in model.EXPORTED:
            if name not in values and name not in _WITHIN:
                values[name] = self._value(model, name, told[_NAMES.get(name, name)])
        self.added[model] += 1
        return tx.insert(model, **values), True

    def _value(self, model: type[Table], name: str, value: Any) -> Any:
        if isinstance(value, str) and type(model._meta.fields[name]).__name__ == "DayField":
            return known_day(date.fromisoformat(value))
        if isinstance(value, str):
            return clean_text(value)
        if value is not None and not isinstance(value, int):
            raise self._bad(f"{name}: {value!r}")
        return value
