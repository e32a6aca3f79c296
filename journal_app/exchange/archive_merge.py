"""A JSON archive on its way into a journal, client by client, in one step."""

from __future__ import annotations

from typing import Any

from journal_app.errors import JournalError
from journal_app.exchange.archive_account import AccountMerge
from journal_app.exchange.archive_arrival import Arrival
from journal_app.exchange.archive_owned import OwnedMerge
from journal_app.exchange.archive_shape import SHAPES
from journal_app.exchange.log_import import Progress
from journal_app.operations.settings import write_settings
from journal_app.operations.transaction import transact
from journal_app.shapes import ImportReport, Step
from journal_app.storage.check import broken_rules
from journal_app.storage.database import RowRefused
from journal_app.storage.erasing import mark_of
from journal_app.storage.models import Client, Contact, Entry, Note, Photo, Promise, Visit
from journal_app.storage.queries import met_later
from journal_app.storage.settings import DECLARED
from journal_app.storage.store import Store

_NAMED = (Client, Entry, Promise, Note, Visit, Contact, Photo)
"""What a report counts by name."""


class DryRunError(Exception):
    """Rolls a dry run back."""


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
        self._arrival = Arrival(self.store, self.file, self.whole.get("private") is not False)
        self._account = AccountMerge(self._arrival)
        self._owned = OwnedMerge(self._arrival)
        try:
            with transact(self.store, Step("import")) as (self._arrival.tx, _outcome):
                self._write()
                if not keep:
                    raise DryRunError
        except (ValueError, KeyError, *RowRefused) as error:
            raise self._arrival.bad("wrong_format", value=self._arrival.at) from error

    def report(self) -> ImportReport:
        """What came in, and what was left out."""
        added = self._arrival.added
        return ImportReport(
            clients=added[Client],
            entries=added[Entry],
            promises=added[Promise],
            notes=added[Note],
            visits=added[Visit],
            contacts=added[Contact],
            photos=added[Photo],
            others=sum(
                added[model]
                for model in SHAPES
                if SHAPES[model].within is None and model not in _NAMED
            ),
            left_out=tuple(self._arrival.left_out),
        )

    def _write(self) -> None:
        if not self._arrival.known[Client]:
            self._settings()
        self._arrival.at = "clients"
        clients = self.whole["clients"]
        if not isinstance(clients, list):
            raise ValueError(clients)
        for number, told in enumerate(clients):
            self.progress(number, len(clients))
            self._arrival.at = f"clients[{number}]"
            self._client(told)
        self._arrival.at = ""
        self._owned.beside(self.whole)
        for client, first in met_later(self.store.database):
            if client in self._arrival.tx.clients:
                self._arrival.tx.update(Client, client, since=first)
        self._check()
        self.progress(1, 1)

    def _settings(self) -> None:
        self._arrival.at = "settings"
        settings = self.whole.get("settings")
        if not isinstance(settings, dict):
            raise ValueError(settings)
        known = {key: settings[key] for key in settings if key in DECLARED}
        try:
            write_settings(self._arrival.tx, known)
        except JournalError as error:
            raise self._arrival.bad(error.code, **error.details) from error

    def _client(self, told: Any) -> None:
        values = self._arrival.read(Client, told)
        here = self._arrival.meet(Client, values)
        if here is None and self._arrival.was_erased(values["uid"]):
            self._arrival.leave_out("was_erased", mark_of(values["uid"]))
            return
        if here is None:
            here = self._arrival.tx.insert(Client, **values)
            self._arrival.added[Client] += 1
        self._account.client(here, told)
        self._owned.client(here, told)

    def _check(self) -> None:
        """A file may say what no journal does, each row by itself being in order."""
        records = self._arrival.tx.records().values()
        written = {(table, row) for rows in records for table, row, _ in rows}
        for finding in broken_rules(self.store.database):
            if (finding.table, finding.row) in written:
                raise self._arrival.bad(finding.code)
