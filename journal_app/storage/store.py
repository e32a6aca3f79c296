"""Store: one open file with its settings, its clock, and the thread that may use it now."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import peewee
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2

from journal_app.errors import JournalError
from journal_app.rules.points import Entry, Tariff, Zones
from journal_app.storage import queries, standing
from journal_app.storage.database import (
    close_database,
    errors_told,
    open_anew,
    open_database,
    real_path,
    records,
    value,
)
from journal_app.storage.failures import code_of
from journal_app.storage.held import is_in_place
from journal_app.storage.leftovers import mark_of_restore, sweep_if_idle, sweep_killed
from journal_app.storage.models import Event, Setting, UndoState
from journal_app.storage.names import Names
from journal_app.storage.settings import read_settings, tariff_of, zones_of
from journal_app.storage.tables.base import stamped
from journal_app.storage.vault import Key, key_for

if TYPE_CHECKING:
    from journal_app.storage.upgrade import Upgrade

Clock = Callable[[], datetime | date]
"""Tells the moment; one that tells only a day stands at noon of it."""

_DISK_REFUSES = frozenset({"disk_full", "disk_error", "read_only", "view_only"})
"""Why something cannot be written that is not about what is written."""
_FOR_GOOD = ("damaged", "read_only")
"""What another try does not mend; an error of the disk (a stick pulled out and put back) may."""


class Store:
    """The one connection to a journal file. Every read and write comes through ``database``,
    which refuses any thread but the one that holds the file."""

    def __init__(
        self,
        path: Path,
        clock: Clock | None = None,
        passphrase: str | Key | None = None,
        viewing: bool = False,
    ) -> None:
        self.path = real_path(path)
        """Where the file really lies, and beside it what belongs to it."""
        self.given = path.absolute()
        """What the person calls it: a link to it, perhaps."""
        self.clock: Clock = clock or (lambda: datetime.now().astimezone())
        self._home = self._holder = threading.get_ident()
        self._handing_over = threading.Lock()
        self._writing = threading.RLock()
        self._copying = threading.RLock()
        self.names = Names(self)
        self.version = 0
        """Grows with every write of this session: tells whether a kept reading is still good."""
        self.attempt = ""
        """The uid of the next row that is recorded; see ``Journal.attempt``."""
        self._standing_in_memory = False
        self._ledger: tuple[int, int, list[Entry]] | None = None
        self.upgraded: Upgrade | None = None
        """What was done to the file at opening, if it was of an older schema."""
        self.view_only = ""
        """Why nothing can be saved (``read_only disk_error damaged``, or ``moved`` where the file
        has its name no more); empty while all is well."""
        self._disk_failed = False
        with errors_told(path):
            if mark_of_restore(self.path).exists():
                from journal_app.storage.replacing import finish  # a restore was killed

                finish(self.path)
            existed = self.path.exists()
            sweep_killed(self.path)
            sweep_if_idle(self.path)
            self.key: Key | None = key_for(self.path, passphrase)
            """What opens the file and the backups of it; None while it is plain, and once it is
            closed."""
            self.is_encrypted = self.key is not None
            self._database = self._open_for_viewing() if viewing else self._opened()
        try:
            with errors_told(path):
                self.reload_settings()
                if not existed:
                    self.log_event("created")
        except BaseException:
            self.close()
            raise

    def _opened(self) -> SqlCipherDatabase:
        try:
            return open_database(self.path, self._upgrade, self.key)
        except JournalError as error:
            if (error.code, error.details.get("path")) != ("read_only", str(self.path)):
                raise
            if not self.path.is_file():
                raise
            return self._open_for_viewing()

    def _open_for_viewing(self) -> SqlCipherDatabase:
        from journal_app.storage.viewing import open_copy  # a start seldom needs it

        self.view_only = "read_only"
        return open_copy(self.path, self.key, self.local_moment())

    def _upgrade(self, path: Path, version: int) -> None:
        from journal_app.storage.upgrade import upgrade  # a start needs it once in years

        self.upgraded = upgrade(path, version, self.local_moment(), self.key)

    @property
    def database(self) -> SqlCipherDatabase:
        """The connection, for the thread that holds it. Raises JournalError ``journal_busy``."""
        if threading.get_ident() != self._holder:
            raise JournalError("journal_busy")
        return self._database

    @contextlib.contextmanager
    def writing(self) -> Iterator[SqlCipherDatabase]:
        """The connection with nobody else writing: around every transaction, and for a backup
        that a worker makes while the window goes on."""
        with self._writing:
            yield self._database

    @contextlib.contextmanager
    def saving(self, asked: bool = True) -> Iterator[SqlCipherDatabase]:
        """``writing`` for what is to be saved. Raises JournalError ``view_only``; after an error
        that another try cannot mend, nothing more is saved into this file. Of the disk's errors,
        only those count that a person has met (``asked``), not a draft kept meanwhile."""
        if not self.view_only and not is_in_place(self._database.database):
            self.view_only = "moved"
        if self.view_only:
            raise JournalError("view_only", why=self.view_only, path=str(self.path))
        try:
            with self.writing() as database:
                yield database
        except (peewee.PeeweeException, dbapi2.Error) as error:
            self._learn(code_of(error), asked)
            raise
        except JournalError as error:  # a read on the way: it has its code already
            if isinstance(error.__cause__, (peewee.PeeweeException, dbapi2.Error)):
                self._learn(error.code, asked)
            raise
        self._disk_failed = False

    def _learn(self, code: str | None, asked: bool) -> None:
        if code == "damaged" and self._opens_and_mends():
            raise JournalError("search_mended", path=str(self.path))
        if code in _FOR_GOOD or (code == "disk_error" and asked and self._disk_failed):
            self.view_only = str(code)
        elif asked:
            self._disk_failed = code == "disk_error"

    def _opens_and_mends(self) -> bool:
        """Take a damaged file anew, and make its search index again if that alone is damaged."""
        from journal_app.storage.index_mending import mend_index  # hardly ever needed

        with self.copying(), self.writing():  # a backup on its way reads by this connection
            try:
                open_anew(self._database)
            except JournalError:
                self.view_only = "damaged"
                raise
            return mend_index(self)

    @contextlib.contextmanager
    def resting(self) -> Iterator[None]:
        """Inside ``writing``: let others write for a moment."""
        self._writing.release()
        try:
            yield
        finally:
            self._writing.acquire()

    @contextlib.contextmanager
    def copying(self) -> Iterator[None]:
        """Around a backup: one at a time, whichever thread makes it."""
        with self._copying:
            yield

    def today(self) -> date:
        """The local calendar day."""
        now = self.clock()
        return now.date() if isinstance(now, datetime) else now

    def local_moment(self) -> datetime:
        """This moment by the local clock."""
        now = self.clock()
        return (now if isinstance(now, datetime) else datetime.combine(now, time(12))).astimezone()

    def moment(self) -> datetime:
        """This moment in UTC."""
        return self.local_moment().astimezone(UTC)

    @contextlib.contextmanager
    def lend(self) -> Iterator[None]:
        """Give the file to the calling thread for long work; any other thread is refused
        meanwhile. Must be entered in the worker. Raises JournalError ``journal_busy`` while
        another worker has it, or a write is under way."""
        me = threading.get_ident()
        with self._handing_over:
            if self._holder not in (self._home, me) or self._database.in_transaction():
                raise JournalError("journal_busy")
            owner, self._holder = self._holder, me
        try:
            yield
        finally:
            self._holder = owner

    @property
    def is_lent(self) -> bool:
        """Whether a worker has the file now."""
        return self._holder != self._home

    def reload_settings(self) -> None:
        """Read the settings again, after a write touched them."""
        self.settings: dict[str, Any] = read_settings(records(self._database, Setting.select()))
        self.tariff: Tariff = tariff_of(self.settings)
        self.zones: Zones = zones_of(self.settings)

    @property
    def fading(self) -> bool:
        """Whether the past weighs less."""
        return bool(self.settings["fading"])

    def fresh_standing(self, to_write: bool = False) -> None:
        """Bring every client's standing to today, if it is of another day.

        Who only reads is served from memory where the disk takes nothing; before a write
        (``to_write``) that raises JournalError ``disk_full disk_error read_only view_only``.
        """
        if to_write and self._standing_in_memory:
            standing.back_to_disk(self.database)
            self._standing_in_memory = False
        if not standing.is_stale(self.database, self.today()):
            return
        try:
            with errors_told(self.path), self.saving(to_write), self.database.atomic("IMMEDIATE"):
                standing.renew_all(self.database, self.today(), self.fading)
        except JournalError as error:
            if to_write or error.code not in _DISK_REFUSES:
                raise
            with self.writing():
                standing.renew_in_memory(self.database, self.today(), self.fading)
            self._standing_in_memory = True

    def ledger(self, client: int) -> list[Entry]:
        """A client's entries for the rules. Kept until the next write, since header, feed and
        chart of one client ask for the same."""
        if self._ledger is None or self._ledger[:2] != (self.version, client):
            self._ledger = (self.version, client, queries.ledger(self.database, client))
        return self._ledger[2]

    def changes(self) -> int:
        """How many writes the file has seen: tells whether a backup is out of date."""
        count = value(self._database, UndoState.select(UndoState.changes))
        if count is None:
            raise JournalError("damaged", path=str(self.path))
        return int(count)

    def log_event(self, what: str, detail: str = "") -> None:
        """Note in the file what happened to it; never any content."""
        Event.insert(at=stamped(self.moment()), what=what, detail=detail).bind(
            self._database
        ).execute()

    def log_unlock(self, failures: int) -> None:
        """Note an opening at the lock, and the wrong passphrases before it. Raises JournalError
        where nothing can be written."""
        with errors_told(self.path), self.writing(), self._database.atomic("IMMEDIATE"):
            if failures:
                self.log_event("unlock_failed", str(failures))
            self.log_event("unlocked")

    def log_exported(self, detail: str) -> None:
        """Note that something left the journal. It has left already: a file that cannot be
        written to does not take that back."""
        with contextlib.suppress(JournalError), errors_told(self.path), self.writing():
            self.log_event("exported", detail)

    def close(self) -> None:
        """Let go of the file, once a backup on its way is done, and of the key. Safe to call
        twice."""
        with self._copying:
            if not self._database.is_closed():
                close_database(self.database)
        self._ledger = None
        self.key = None
        self._database.connect_params.clear()  # the driver keeps the key there
