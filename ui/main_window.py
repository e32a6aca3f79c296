"""The shell: rail, pages, status line, and what reaches over all of them. No rules live here."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from journal_app import Journal
from journal_app.errors import JournalError
from journal_app.shapes import Changes
from ui.actions import ALWAYS, LOCKED, OVER_A_SHEET, Commands
from ui.deeds import Deeds
from ui.desk import Desk
from ui.history import History
from ui.icons import app_icon
from ui.keeping import Kept, keep, put_back
from ui.lock.locker import Locker
from ui.look import Look
from ui.messages import Messages
from ui.overlays import Overlays
from ui.page_making import made_page, make_ready
from ui.preferences import Preferences
from ui.typed import Typed
from ui.watches import Watches
from ui.widgets.rail import Rail
from ui.widgets.status_line import StatusLine
from ui.widgets.toast import Toast
from ui.widgets.veil import Veil

if TYPE_CHECKING:
    from ui.dialogs.quick_entry import QuickEntry
    from ui.files import Files
    from ui.pages.clients import ClientsPage

USUAL_SIZE = QSize(1280, 800)
SMALLEST_SIZE = QSize(1024, 700)
LATER_MS = 200
"""After the first paint: time for what nobody waits for (the badge, the last backup)."""


class MainWindow(QMainWindow):
    """One journal's window. Pages are built when they are first shown, and anew when the language
    or the profession changes; what was open and typed stays."""

    settled = Signal()
    """It has been painted, and what could wait is done."""
    journal_closing = Signal()
    """The open journal is about to be closed: whoever reads it in a thread lets go."""
    journal_changed = Signal(object)
    """Another Journal is shown now."""

    def __init__(self, desk: Desk, preferences: Preferences) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowIcon(app_icon())
        self.setMinimumSize(SMALLEST_SIZE)
        self.resize(USUAL_SIZE)
        self.desk = desk
        desk.setParent(self)
        self.preferences = preferences
        self.look = Look(preferences, desk.language, self)
        self.history = History(desk, self)
        self.messages = Messages(desk, self)
        self.deeds = Deeds(self)
        self.locker = Locker(self)
        self.overlays = Overlays(self)
        self.overlays.turned.connect(self._let_commands)
        self.commands = Commands(self)
        self._profession = desk.profession
        self._busy = self._seen = self._may_close = self._closed = False
        self._kept = Kept()
        self._behind_veil: list[Callable[[], None]] = []
        self.typed = Typed(self)

    def begin(self) -> None:
        """Read what is shown first. Raises JournalError ``damaged`` where that does not go."""
        self.typed.bring_back()
        self._build()
        self.go("clients")
        self._watch()
        if not self.preferences.geometry.isEmpty():
            self.restoreGeometry(self.preferences.geometry)

    # -- building -------------------------------------------------------------------------------

    def _build(self) -> None:
        """Lay everything out in the language and the words in force."""
        self.setWindowTitle(self.tr("Journal"))
        body = QWidget(self)
        side = QWidget(body)
        self._rail = Rail(body)
        self._rail.page_wanted.connect(self.go)
        self._rail.veil_wanted.connect(self.toggle_veil)
        self._rail.lock_wanted.connect(self.lock)
        self._rail.menu_wanted.connect(self.open_menu)
        self._pages: dict[str, QWidget] = {}
        self._stack = QStackedWidget(side)
        self.status = StatusLine(side)
        self.toast = Toast(side)
        self.history.set_toast(self.toast)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages.build_notice(side))
        column.addWidget(self._stack, 1)
        column.addWidget(self.status)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(side, 1)
        self.setCentralWidget(body)
        self.veil = Veil(self.tr("Show the journal"), "Ctrl+H", self)
        self.veil.fallen.connect(self._on_veil_turned)
        self.veil.lifted.connect(self._on_veil_turned)
        self.commands.set_texts(self.deeds.words())
        self.status.set_file(self.desk.journal.path)
        self.status.set_saved(self.tr("everything is saved"))

    def rebuild(self) -> None:
        """Everything with words on it anew, as after a change of language."""
        if self.locker.is_locked():
            self.locker.speak()
            return
        self._kept = keep(self)
        self._remember_splitter()
        self._take_down()
        self._build()
        put_back(self, self._kept)
        self.status.set_backup(self.files.last_backup_text())

    def _take_down(self) -> list[QWidget]:
        old = self.takeCentralWidget()
        parts = (old, self.veil, *self.overlays.all())
        gone = [part for part in parts if part is not None and isValid(part)]
        for part in gone:
            part.hide()
            part.setParent(None)  # at once, so that no name is twice in the window
            part.deleteLater()
        return gone

    def _watch(self) -> None:
        self._watches = Watches(self)
        self.idle, self.away = self._watches.idle, self._watches.away
        self._rebuilding = QTimer(self)
        self._rebuilding.setSingleShot(True)
        self._rebuilding.timeout.connect(self.rebuild)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._on_later)
        self.look.language_changed.connect(self._on_language_changed)
        self.desk.bus.changed.connect(self._on_bus_changed)
        self.desk.failed.connect(self._on_desk_failed)
        self.desk.client_wanted.connect(self.show_client)
        self.desk.composer_wanted.connect(self._on_composer_wanted)
        self.deeds.listen()
        self.set_veil_seconds(self.preferences.veil_seconds)
        self.set_lock_minutes(self.preferences.lock_minutes)

    @cached_property
    def files(self) -> Files:
        """What is done with whole files: other journals, import, export, backups."""
        from ui.files import Files

        return Files(self)

    # -- pages ----------------------------------------------------------------------------------

    @property
    def clients(self) -> ClientsPage:
        """The Clients page."""
        from ui.pages.clients import ClientsPage

        page = self.page("clients")
        assert isinstance(page, ClientsPage)
        return page

    def page(self, name: str) -> QWidget:
        """A page by its name (``today clients method settings``), built when first asked for."""
        if name not in self._pages:
            self._pages[name] = made_page(self, name, self._stack)
            if name == "clients":
                self._put_back_client()
            self._stack.addWidget(self._pages[name])
        return self._pages[name]

    def built_page(self, name: str) -> QWidget | None:
        """A page if it is there already."""
        return self._pages.get(name)

    def page_name(self) -> str:
        """The page that is shown; "" while the journal is locked."""
        if not self._pages:
            return ""
        shown = self._stack.currentWidget()
        return next((name for name, page in self._pages.items() if page is shown), "")

    def go(self, name: str) -> None:
        """Show a page."""
        self._stack.setCurrentWidget(self.page(name))
        self._rail.show_page("today" if name == "plan" else name)  # it is behind Today

    def _put_back_client(self) -> None:
        client, draft = self._kept.take_client()
        if client is not None:
            self.clients.show_client(client)
        if draft is not None:
            self.clients.view.put_draft(draft)

    def show_due(self, count: int) -> None:
        """How much is due, beside the button of Today."""
        self._rail.set_badge(count)

    def show_client(self, client: int) -> None:
        """Open a client, wherever one is."""
        self.go("clients")
        self.clients.show_client(client)

    def open_quick_entry(self) -> None:
        """Write something down about anybody."""
        self.quick_entry().open()

    def quick_entry(self) -> QuickEntry:
        """The quick entry, with what was left in it."""
        return self.overlays.quick_entry()

    def open_day_round(self) -> None:
        """Close the visits of the day, one after the other."""
        self.overlays.open_day_round()

    def toggle_veil(self) -> None:
        """Hide everything, or show it again."""
        if not self.locker.is_locked():
            self.veil.toggle()

    def lock(self) -> None:
        """Close the journal, without a question; the page that opens it again is shown."""
        self.locker.lock()

    # -- for the parts of the window ------------------------------------------------------------

    def use_journal(self, journal: Journal) -> None:
        """Show another journal. The one before stays the caller's to close."""
        self._kept = Kept()
        self.typed.change_to(journal)
        self._profession = self.desk.profession
        veiled = isValid(self.veil) and self.veil.give_way()
        self._take_down()
        self._build()
        self.go("clients")
        if veiled:
            self.veil.fall()
        self._later.start(LATER_MS)
        self.journal_changed.emit(journal)

    def open_menu(self) -> QMenu:
        """Open the menu beside its button."""
        from ui.menu import open_menu

        return open_menu(self, self._rail.menu)

    def set_busy(self, busy: bool) -> None:
        """Accept nothing while the journal is lent to long work."""
        if busy:
            self.typed.finish()
        self._busy = busy
        self._let_commands()
        if not busy:
            self.locker.journal_returned()
            self._watches.look()

    def is_busy(self) -> bool:
        """Whether the journal cannot be used now: it is lent, or closed by the lock."""
        return self._busy or self.locker.is_locked()

    def is_closed(self) -> bool:
        """Whether the window has been closed."""
        return self._closed

    def give_way(self, page: QWidget) -> list[QWidget]:
        """Show this page and nothing of the journal. What was taken down, hidden and without a
        parent, for the caller to destroy."""
        self._remember_page()
        self._behind_veil.clear()
        self.veil.lift()
        self.history.forget()
        self.messages.forget()
        self._kept = Kept()
        gone = self._take_down()
        self._pages.clear()
        self.setCentralWidget(page)
        page.show()  # now: a layout would show it only later
        self.commands.set_texts(self.deeds.words())
        self._let_commands()
        self._later.stop()
        return gone

    def come_back(self, journal: Journal) -> None:
        """Show the journal again that was locked."""
        self.typed.take_up(journal)
        self._profession = self.desk.profession
        self.takeCentralWidget()  # the lock's page, which the lock destroys
        self._build()
        self._let_commands()
        self.set_lock_minutes(self.preferences.lock_minutes)
        self.status.set_backup(self.files.last_backup_text())
        self._later.start(LATER_MS)
        self._watches.look()

    def when_seen(self, then: Callable[[], None]) -> None:
        """Do what shows content now, or as soon as the veil is lifted."""
        if self.locker.is_locked():
            return  # it would speak of a journal that is closed
        if self.veil.is_down():
            self._behind_veil.append(then)
        else:
            then()

    def set_veil_seconds(self, seconds: int) -> None:
        """How long nothing may happen before the veil falls (0: never)."""
        self.idle.set_seconds(seconds)

    def set_lock_minutes(self, minutes: int) -> None:
        """How long nothing may happen before the journal locks itself (0: never)."""
        self.away.set_seconds(minutes * 60)

    def _let_commands(self) -> None:
        if self.locker.is_locked():
            self.commands.set_reachable(LOCKED)
        elif self._busy or self.veil.is_down():
            self.commands.set_reachable(ALWAYS)
        elif any(sheet.isVisible() for sheet in self.overlays.all()):
            self.commands.set_reachable(OVER_A_SHEET)
        else:
            self.commands.set_reachable()

    # -- what Qt calls --------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._closed = False
        handle = self.windowHandle()
        if not self._seen and handle is not None:
            self._seen = True
            self._watches.watch(handle)
            self._later.start(LATER_MS)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ActivationChange, QEvent.Type.WindowStateChange):
            self._watches.see(event.type())

    def closeEvent(self, event: QCloseEvent) -> None:
        locked = self.locker.is_locked()
        if not locked:
            self.typed.finish()
        if self._busy:
            (self.locker.close_later if locked else self.files.cancel)()
            event.ignore()
        elif not self._may_close and not locked and self.typed.has_any():
            self.messages.ask(
                self.tr("Something you have written is not recorded yet."),
                self.tr("Close without it"),
                self._on_close_agreed,
            )
            event.ignore()
        else:
            self._remember()
            self._closed = True
            if not locked:
                self.toast.dismiss()
                self.typed.stop()
            self._later.stop()
            self._rebuilding.stop()
            self._watches.stop()
            self.locker.stop()
            super().closeEvent(event)

    def _remember(self) -> None:
        self.preferences.geometry = self.saveGeometry()
        self._remember_page()
        self.preferences.save()

    def _remember_page(self) -> None:
        if self.page_name() in ("clients", "today"):
            self.preferences.last_page = self.page_name()
        self._remember_splitter()

    def _remember_splitter(self) -> None:
        if "clients" in self._pages and self.clients.isVisible():
            self.preferences.splitter = self.clients.splitter.saveState()

    # -- what happens ---------------------------------------------------------------------------

    def _on_later(self) -> None:
        if self.is_busy():
            if not self.locker.is_locked():
                self._later.start(LATER_MS)
            return
        if not self.desk.journal.is_open:
            return  # whoever lent it to the window has taken it back already
        make_ready(self)
        self.status.set_backup(self.files.last_backup_text())
        self.files.tell_upgraded()
        self.files.viewing.tell()
        self.settled.emit()

    def _on_bus_changed(self, _changes: Changes) -> None:
        self.messages.clear_error()
        self.status.set_saved(self.tr("everything is saved"))
        if self.desk.profession != self._profession:
            self._profession = self.desk.profession
            self._rebuilding.start(0)

    def _on_language_changed(self, language: str) -> None:
        self.desk.language = language
        self._rebuilding.start(0)

    def _on_desk_failed(self, error: JournalError) -> None:
        self.status.set_saved(self.tr("the last thing is not saved"), well=False)
        self.messages.show_error(error)

    def _on_composer_wanted(self, client: int, kind: str, row: int | None) -> None:
        self.show_client(client)
        self.clients.view.start(kind, row)

    def _on_veil_turned(self) -> None:
        self._let_commands()
        if not self.veil.is_down():
            waiting, self._behind_veil = self._behind_veil, []
            for then in waiting:
                then()

    def _on_close_agreed(self) -> None:
        self._may_close = True
        self.close()
