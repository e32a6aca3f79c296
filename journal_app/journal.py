"""Journal: one open file, and the way to everything that can be asked of it or done to it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from journal_app.errors import JournalError
from journal_app.operations import previews, transaction
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
    ZoneShift,
)
from journal_app.storage import backup as backups
from journal_app.storage import backup_list, feed, queries, search, standing, views
from journal_app.storage.backup_list import Backup
from journal_app.storage.database import real_path
from journal_app.storage.names import Names, reads_shown
from journal_app.storage.store import Clock, Store

if TYPE_CHECKING:
    from journal_app.areas.cards import Cards
    from journal_app.areas.clients import Clients
    from journal_app.areas.contacts import Contacts
    from journal_app.areas.drafts import Drafts
    from journal_app.areas.entries import Entries
    from journal_app.areas.facts import Facts
    from journal_app.areas.method import Method
    from journal_app.areas.notes import Notes
    from journal_app.areas.photos import Photos
    from journal_app.areas.positions import Positions
    from journal_app.areas.promises import Promises
    from journal_app.areas.rights import Rights
    from journal_app.areas.supervision import Supervision
    from journal_app.areas.visits import Visits
    from journal_app.shapes.before import BeforePage
    from journal_app.shapes.cards import CardPage, ClientAside
    from journal_app.shapes.day import WriteLine
    from journal_app.shapes.numbers import NumbersPage
    from journal_app.shapes.visits import Visit
    from journal_app.storage.vault import Key

_AREAS = frozenset((
    "cards", "clients", "contacts", "drafts", "entries", "facts", "method", "notes", "photos",
    "positions", "promises", "rights", "supervision", "visits",
))  # fmt: skip


@reads_shown
class Journal:
    """One open journal file. Every operation returns ``Changes``; every read, frozen shapes.

    A context manager; not to be shared between threads but through ``lend``.
    """

    cards: Cards
    clients: Clients
    contacts: Contacts
    drafts: Drafts
    entries: Entries
    facts: Facts
    method: Method
    notes: Notes
    photos: Photos
    positions: Positions
    promises: Promises
    rights: Rights
    supervision: Supervision
    visits: Visits

    def __init__(self, store: Store) -> None:
        self._store = store
        self._settings = Settings(self._store)
        self._open = True

    def __getattr__(self, name: str) -> Any:
        """A part of the journal, imported when it is first asked for: a start needs few."""
        if name not in _AREAS:
            raise AttributeError(name)
        area = getattr(import_module(f"journal_app.areas.{name}"), name.title())(self._store)
        setattr(self, name, area)
        return area

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
        """Where the journal lies, as the person names it: perhaps a link to it."""
        return self._store.given

    @property
    def is_encrypted(self) -> bool:
        """Whether nobody can read the file without its passphrase."""
        return self._store.is_encrypted

    @property
    def key(self) -> Key | None:
        """Opens the file again after it was closed; None for a plain one. Nobody keeps it longer
        than the work for which the file is closed."""
        return self._store.key

    def opens_with(self, passphrase: str) -> bool:
        """Whether this is the passphrase of the open journal; takes about 0.1 s."""
        from journal_app.storage.vault import opens

        return opens(self._store.key, passphrase)

    @property
    def view_only(self) -> str:
        """Why nothing can be saved: ``read_only disk_error damaged``; empty while all is well.
        Every save raises JournalError ``view_only`` then."""
        return self._store.view_only

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

    @property
    def upgraded_from(self) -> int | None:
        """The schema version the file had before it was opened now, if it was an older one."""
        done = self._store.upgraded
        return None if done is None else done.version

    @property
    def upgrade_backup(self) -> Path | None:
        """The copy of the file as it was before, if it was of an older version."""
        done = self._store.upgraded
        return None if done is None else done.backup

    @property
    def names(self) -> Names:
        """What clients are called on the screen: names, or codes."""
        return self._store.names

    def today(self) -> date:
        """The journal's day."""
        return self._store.today()

    @property
    def is_open(self) -> bool:
        """Whether the file is still held."""
        return self._open

    def close(self) -> None:
        """Let go of the file."""
        if self._open:
            self._open = False
            import_module("journal_app.storage.cleaning").clean_if_due(self._store)
        self._store.close()

    def log_unlock(self, failures: int = 0) -> None:
        """Note that the journal was opened at the lock, after so many wrong passphrases. A file
        that takes no note is opened all the same."""
        with contextlib.suppress(JournalError):
            self._store.log_unlock(failures)

    @property
    def is_lent(self) -> bool:
        """Whether a worker has the file now: nothing can be read here until it is back, and what
        was changed meanwhile is told then."""
        return self._store.is_lent

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

    @contextlib.contextmanager
    def attempt(self, uid: str) -> Iterator[None]:
        """Around the recording of something new: its first row gets this uid, which was made when
        it was begun. A save that failed, or whose end nobody saw, may be on the disk after all;
        tried again with the same uid it raises JournalError ``already_recorded`` then."""
        self._store.attempt = uid
        try:
            yield
        finally:
            self._store.attempt = ""

    def is_recorded(self, uid: str, words: str) -> bool:
        """Whether a record of this uid is there and holds these words."""
        from journal_app.operations.retries import is_recorded  # only after an unclean end

        return is_recorded(self._store, uid, words)

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

    def card(self, client: int) -> CardPage:
        """Everything on the card. Raises JournalError ``no_such_client``."""
        from journal_app.storage import card_views

        return card_views.card_page(self._store, client)

    def client_aside(self, client: int) -> ClientAside:
        """Status, next visit and little things, for the header and the right column."""
        from journal_app.storage import card_views

        return card_views.client_aside(self._store, client)

    def feed(self, client: int, limit: int | None = None) -> list[FeedLine]:
        """The client's feed, newest first."""
        return feed.feed(self._store, client, limit)

    def client_promises(self, client: int) -> list[PromiseLine]:
        """Open ones by due day, then closed ones."""
        return views.promise_lines(self._store, client)

    def visit(self, visit: int) -> Visit:
        """One visit. Raises JournalError ``no_such_row``."""
        return self.visits.get(visit)

    def before(self, client: int, visit: int | None = None, private: bool = False) -> BeforePage:
        """What to read before a visit (the next planned one); the words of the private layer only
        when asked for. Raises JournalError ``no_such_client no_such_row``."""
        from journal_app.storage import before_views

        return before_views.before_page(self._store, client, visit, private)

    def next_up(self) -> tuple[int, int] | None:
        """(client, visit) of the next planned visit of anybody that is not over yet."""
        from journal_app.storage import before_views

        return before_views.next_up(self._store)

    def open_wounds(self, client: int) -> list[OpenWound]:
        """What an apology can answer, newest first."""
        return views.open_wounds(self._store, client)

    def history(self, client: int, days: int = 365) -> tuple[list[date], list[int]]:
        """Days and the balance at the end of each."""
        return views.history(self._store, client, days)

    def numbers(self, client: int) -> NumbersPage:
        """A client's indicators and what each is made of. Raises ``no_such_client``."""
        from journal_app.storage import number_views

        return number_views.numbers_page(self._store, client)

    def today_page(self) -> TodayPage:
        """Everything for the Today page."""
        from journal_app.storage import day_views

        return day_views.today_page(self._store)

    def due_count(self) -> int:
        """How much asks for something today; see ``storage.day_views.due_count``."""
        from journal_app.storage import day_views

        return day_views.due_count(self._store)

    def write_tomorrow(self) -> tuple[WriteLine, ...]:
        """Whom to write to tomorrow, each client once, the most pressing first."""
        from journal_app.storage import day_views

        return day_views.write_tomorrow(self._store)

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

    def zone_shift(self, values: Mapping[str, Any]) -> ZoneShift:
        """How many clients would change zone if these settings were in force."""
        return previews.zone_shift(self._store, values)

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
        thread, without lending, while the window goes on. None where it is only viewed, too."""
        if self.view_only and self.view_only != "moved":  # then it may be all that there is
            return None
        return backups.back_up_if_changed(self._store, gently, cancelled)

    def backups(self) -> list[Backup]:
        """Every finished backup beside the journal, the newest first."""
        return backup_list.backups_of(self._store.path, key=self._store.key)

    def last_backup(self) -> Backup | None:
        """The newest finished backup."""
        return next(iter(self.backups()), None)

    @property
    def backup_folder(self) -> Path:
        """Where backups lie unless another folder is named; it may not be there yet."""
        return backup_list.backup_folder(self._store.path)


def open_journal(
    path: Path | str,
    passphrase: str | Key | None = None,
    clock: Clock | None = None,
    viewing: bool = False,
) -> Journal:
    """Open a journal; created if missing, and encrypted then if there is a passphrase. The ``key``
    of a journal that was open just now stands for its passphrase.

    ``clock`` tells the moment (a ``datetime`` or ``date``). Where nothing may be written (or with
    ``viewing``) a copy in memory is opened, and ``view_only`` tells so. Raises JournalError
    ``journal_in_use not_a_journal newer_version damaged read_only two_names disk_full
    passphrase_needed wrong_passphrase bad_passphrase not_encrypted``.
    """
    return Journal(Store(Path(path), clock, passphrase, viewing))


def restore_backup(backup: Path, journal: Path, passphrase: str | Key | None = None) -> Path | None:
    """Put a backup in the place of a journal that is closed; where what it replaces went.

    ``passphrase`` is the backup's, or the journal's ``key``. Raises what ``restore`` does.
    """
    from journal_app.storage.restoring import restore  # nothing else needs it

    return restore(backup, journal, passphrase)


def backups_beside(journal: Path) -> list[Backup]:
    """Finished backups of a journal that need not open any more, the newest first."""
    return backup_list.backups_of(real_path(journal))
