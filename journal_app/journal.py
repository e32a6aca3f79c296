"""Journal: one open file, and the way to everything that can be asked of it or done to it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterator
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

from journal_app.errors import JournalError
from journal_app.operations import clients, entries, notes, previews, promises, transaction
from journal_app.operations.checks import known_day
from journal_app.operations.settings import Settings
from journal_app.rules.points import zone as zone_of
from journal_app.shapes import (
    Changes,
    ClientLine,
    ClientPage,
    FeedLine,
    OpenWound,
    Preview,
    PromiseLine,
    Step,
    TodayPage,
    Zone,
)
from journal_app.storage import backup as backups
from journal_app.storage import feed, queries, search, standing, views
from journal_app.storage.backup import Backup
from journal_app.storage.store import Clock, Store


class Clients:
    """``journal.clients``: the people."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, name: str, opening: int | None = None, since: date | None = None) -> Changes:
        """Add a client; see ``operations.clients.add_client``."""
        return clients.add_client(self._store, name, opening, since)

    def edit(self, client: int, **fields: Any) -> Changes:
        """Change ``name``, ``opening`` or ``since``."""
        return clients.edit_client(self._store, client, **fields)

    def archive(self, client: int) -> Changes:
        """Put a client away, keeping everything."""
        return clients.archive_client(self._store, client)

    def unarchive(self, client: int) -> Changes:
        """Bring a client back."""
        return clients.unarchive_client(self._store, client)

    def erase(self, client: int, reason: str) -> Changes:
        """Remove a client for good. Cannot be undone."""
        return clients.erase_client(self._store, client, reason)


class Entries:
    """``journal.entries``: the movements of an account."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def deposit(
        self,
        client: int,
        principle: str,
        size: str = "usual",
        points: int | None = None,
        note: str = "",
        on: date | None = None,
        confirmed: bool = False,
    ) -> Changes:
        """Record a deposit; ``points`` (positive) go before the size."""
        return entries.record_movement(
            self._store, "deposit", client, principle, size, points, note, on, confirmed
        )

    def withdraw(
        self,
        client: int,
        principle: str,
        size: str = "usual",
        points: int | None = None,
        note: str = "",
        on: date | None = None,
        confirmed: bool = False,
    ) -> Changes:
        """Record a withdrawal; ``points`` are a positive number here, too."""
        return entries.record_movement(
            self._store, "withdrawal", client, principle, size, points, note, on, confirmed
        )

    def apologise(
        self,
        entry: int,
        parts: Collection[str] = (),
        note: str = "",
        on: date | None = None,
        confirmed: bool = False,
    ) -> Changes:
        """Record an apology for a negative entry."""
        return entries.apologise(self._store, entry, parts, note, on, confirmed)

    def edit(self, entry: int, **fields: Any) -> Changes:
        """Change an entry; see ``operations.entries.edit_entry``."""
        return entries.edit_entry(self._store, entry, **fields)

    def delete(self, entry: int) -> Changes:
        """Delete an entry with the apology that answers it."""
        return entries.delete_entry(self._store, entry)


class Promises:
    """``journal.promises``: what was promised, and how it went."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def make(
        self,
        client: int,
        text: str,
        due: date | None = None,
        on: date | None = None,
        size: str = "usual",
    ) -> Changes:
        """Note a promise."""
        return promises.make_promise(self._store, client, text, due, on, size)

    def keep(self, promise: int, on: date | None = None) -> Changes:
        """It was kept; after its day, late."""
        return promises.close_promise(self._store, promise, "keep", on)

    def break_(self, promise: int, on: date | None = None) -> Changes:
        """It was broken."""
        return promises.close_promise(self._store, promise, "break", on)

    def move(self, promise: int, due: date, on: date | None = None) -> Changes:
        """It has a new day."""
        return promises.move_promise(self._store, promise, due, on)

    def release(self, promise: int, on: date | None = None) -> Changes:
        """The client let it go."""
        return promises.release_promise(self._store, promise, on)

    def reopen(self, promise: int) -> Changes:
        """It is open after all."""
        return promises.reopen_promise(self._store, promise)

    def edit(self, promise: int, **fields: Any) -> Changes:
        """Change ``text`` or ``size``."""
        return promises.edit_promise(self._store, promise, **fields)

    def delete(self, promise: int) -> Changes:
        """Remove a promise noted by mistake, with all that hangs on it."""
        return promises.delete_promise(self._store, promise)


class Notes:
    """``journal.notes``: words without points."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, client: int | None, text: str, on: date | None = None) -> Changes:
        """Keep a note; without a client it waits in the inbox."""
        return notes.add_note(self._store, client, text, on)

    def edit(self, note: int, text: str) -> Changes:
        """Change a note's words."""
        return notes.edit_note(self._store, note, text)

    def assign(self, note: int, client: int) -> Changes:
        """Give a note of the inbox to a client."""
        return notes.assign_note(self._store, note, client)

    def delete(self, note: int) -> Changes:
        """Remove a note."""
        return notes.delete_note(self._store, note)


class Journal:
    """One open journal file. Every operation returns ``Changes``; every read, frozen shapes.

    A context manager; not to be shared between threads but through ``lend``.
    """

    def __init__(self, path: Path, clock: Clock | None = None) -> None:
        self._store = Store(path, clock)
        self.clients = Clients(self._store)
        self.entries = Entries(self._store)
        self.promises = Promises(self._store)
        self.notes = Notes(self._store)
        self._settings = Settings(self._store)
        self._open = True

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def store(self) -> Store:
        """The open file, for ``exchange`` and the command line."""
        return self._store

    @property
    def path(self) -> Path:
        """Where the journal lies."""
        return self._store.path

    @property
    def settings(self) -> Settings:
        """The settings of the practice: ``journal.settings["fading"] = False``."""
        return self._settings

    @property
    def clock(self) -> Clock:
        """Tells the moment; may be set, as a test does to let days pass."""
        return self._store.clock

    @clock.setter
    def clock(self, clock: Clock) -> None:
        self._store.clock = clock

    def today(self) -> date:
        """The journal's day."""
        return self._store.today()

    @property
    def is_open(self) -> bool:
        """Whether the file is still held."""
        return self._open

    def close(self) -> None:
        """Let go of the file."""
        self._open = False
        self._store.close()

    @contextlib.contextmanager
    def lend(self) -> Iterator[None]:
        """Hand the file to the calling worker thread; others are refused (``journal_busy``)."""
        with self._store.lend():
            yield

    # -- the account ------------------------------------------------------------------------

    def balance(self, client: int, on: date | None = None) -> int:
        """The balance in points as of a day. Raises JournalError ``no_such_client``."""
        return self._standing(client, on)[0]

    def zone(self, client: int, on: date | None = None) -> Zone:
        """The zone as of a day. Raises JournalError ``no_such_client``."""
        balance, _, count = self._standing(client, on)
        return zone_of(balance, count, self._store.zones)

    def _standing(self, client: int, on: date | None) -> tuple[int, int, int]:
        day = self._store.today() if on is None else known_day(on)
        found = standing.balance_of(self._store.database, client, day, self._store.fading)
        if found is None:
            raise JournalError("no_such_client", id=client)
        return found

    def balances(self, on: date | None = None) -> list[tuple[int, str, int, int, Zone]]:
        """(id, name, balance, confirmed, zone) of everybody met by a day, by balance and name."""
        day = self._store.today() if on is None else known_day(on)
        return views.balances_on(self._store, day)

    # -- undo -------------------------------------------------------------------------------

    def undo(self) -> Changes | None:
        """Take back the newest step."""
        return transaction.undo(self._store)

    def redo(self) -> Changes | None:
        """Do again what was taken back last."""
        return transaction.redo(self._store)

    def undo_step(self) -> Step | None:
        """What undo would take back."""
        return transaction.next_step(self._store, redo=False)

    def redo_step(self) -> Step | None:
        """What redo would do."""
        return transaction.next_step(self._store, redo=True)

    # -- what the screens read ----------------------------------------------------------------

    def client_lines(self) -> list[ClientLine]:
        """All clients, archived ones too, by name."""
        return views.client_lines(self._store)

    def has_clients(self) -> bool:
        """Whether there is anybody at all, archived or not."""
        return views.has_clients(self._store)

    def client_line(self, client: int) -> ClientLine | None:
        """One line of the list, or None when the client is gone."""
        return next(iter(views.client_lines(self._store, client)), None)

    def client_page(self, client: int) -> ClientPage:
        """The header and the right column. Raises JournalError ``no_such_client``."""
        return views.client_page(self._store, client)

    def feed(self, client: int, limit: int | None = None) -> list[FeedLine]:
        """The client's feed, newest first."""
        return feed.feed(self._store, client, limit)

    def client_promises(self, client: int) -> list[PromiseLine]:
        """Open ones by due day, then closed ones."""
        return views.promise_lines(self._store, client)

    def open_wounds(self, client: int) -> list[OpenWound]:
        """What an apology can answer, newest first."""
        return views.open_wounds(self._store, client)

    def history(self, client: int, days: int = 365) -> tuple[list[date], list[int]]:
        """Days and the balance at the end of each."""
        return views.history(self._store, client, days)

    def today_page(self) -> TodayPage:
        """Everything for the Today page."""
        return views.today_page(self._store)

    def search(self, text: str) -> set[int]:
        """Clients with these words in their name or records; words may be cut short."""
        return search.find_clients(self._store, text)

    def is_habit(self, client: int, text: str) -> bool:
        """Whether a deposit of these words was recorded in the last 60 days."""
        day = date.fromordinal(self.today().toordinal() - previews.HABIT_DAYS)
        return queries.is_habit(self._store.database, client, text, day)

    # -- before saving ------------------------------------------------------------------------

    def preview_movement(
        self,
        kind: str,
        client: int,
        principle: str,
        size: str = "usual",
        points: int | None = None,
        on: date | None = None,
    ) -> Preview:
        """What a deposit or withdrawal would do to today's balance."""
        return previews.movement(self._store, kind, client, principle, size, points, on)

    def preview_apology(
        self, entry: int, parts: Collection[str] = (), on: date | None = None
    ) -> Preview:
        """What an apology would do to today's balance, and why."""
        return previews.apology(self._store, entry, parts, on)

    def counts(self) -> dict[str, int]:
        """How many ``clients``, ``entries`` and ``promises`` there are."""
        return views.counts(self._store)

    # -- the file -----------------------------------------------------------------------------

    def backup(self, folder: Path | None = None) -> Path:
        """Write a dated, verified copy; see ``storage.backup``."""
        return backups.back_up(self._store, folder)

    def backup_if_changed(
        self, gently: bool = False, cancelled: Callable[[], bool] = bool
    ) -> Path | None:
        """Back up when something was written since the last backup; ``gently`` from a worker
        thread, without lending, while the window goes on."""
        return backups.back_up_if_changed(self._store, gently, cancelled)

    def last_backup(self) -> Backup | None:
        """The newest finished backup."""
        return next(iter(backups.backups_of(self._store.path)), None)

    @property
    def backup_folder(self) -> Path:
        """Where backups lie unless another folder is named; it may not be there yet."""
        return backups.backup_folder(self._store.path)


def open_journal(
    path: Path | str, passphrase: str | None = None, clock: Clock | None = None
) -> Journal:
    """Open a journal; created if missing.

    ``clock`` tells the moment (a ``datetime``; a plain ``date`` is enough) and is the system's by
    default. Raises JournalError ``journal_in_use not_a_journal newer_version damaged read_only
    not_encrypted disk_full``.
    """
    if passphrase:
        raise JournalError("not_encrypted", path=str(path))
    return Journal(Path(path), clock)


def restore_backup(backup: Path, journal: Path) -> Path | None:
    """Put a backup in the place of a journal that is closed; where what it replaces went.

    Raises JournalError ``no_such_file not_a_journal newer_version damaged journal_in_use
    read_only``.
    """
    return backups.restore(backup, journal)


def backups_beside(journal: Path) -> list[Backup]:
    """Finished backups of a journal that need not open any more, the newest first."""
    return backups.backups_of(journal)
