"""The Clients page: everybody on the left, one of them on the right."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from journal_app.shapes import Changes
from ui.client.view import ClientView
from ui.desk import Desk
from ui.pages.client_list_model import ID_ROLE, ClientListModel
from ui.pages.client_list_panel import ClientListPanel
from ui.preferences import Preferences
from ui.theme import theme

_LEAST_LIST = 288
_WIDEST_LIST = 330
"""Pixels the list is given at first, at text scale 1."""
if TYPE_CHECKING:
    from ui.dialogs.client import ClientDialog

_FEW = 20
"""A change of more clients than this reads the whole list again."""
_QUICK_MS = 50
_PAUSE_MS = 80
"""After a search that took longer than a frame the next one waits for a pause in the typing."""


class ClientsPage(QWidget):
    """List and client. ``view`` is the right side; whom it shows is chosen here alone."""

    import_wanted = Signal()
    """An empty journal's owner would rather bring a list from a file."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clientsPage")
        self._desk = desk
        self._client: int | None = None
        self._settling = False
        self._stale = False
        self._day = desk.journal.today()
        self._dialog: ClientDialog | None = None
        self._preferences = Preferences()
        self._model = ClientListModel(desk.reason, lambda zone: desk.words[f"zone_{zone}"], self)
        self._model.set_order(self._preferences.client_order)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._panel = ClientListPanel(desk, self._model, self.splitter)
        self.view = ClientView(desk, self.splitter)
        self._lay_out()
        self._search_pause = QTimer(self)
        self._search_pause.setSingleShot(True)
        self._search_pause.timeout.connect(self._search)
        self._connect()
        self.reload()

    # -- what the window asks -----------------------------------------------------------------

    def current_client(self) -> int | None:
        """Who is open; None when nobody is."""
        return self._client

    def show_client(self, client: int | None) -> None:
        """Open a client, and lead the list there even if search or filter hid them."""
        line = self._model.line(client)
        self._client = line.id if line else None
        if line is not None and self._model.row_of(line.id) < 0:
            with self._settled():
                self._drop_search()
                self._panel.choose_filter("archive" if line.archived else "all")
        self._mark()
        self.view.show_client(self._client)

    def focus_search(self) -> None:
        """Go to the search field."""
        if self._dialog is None or self._dialog.isHidden():
            self._panel.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._panel.search.selectAll()

    def new_client(self) -> None:
        """Open the sheet for a new client."""
        self._sheet().open_new()

    def edit_client(self) -> None:
        """Open the sheet of the client who is open."""
        if self._client is not None:
            self._sheet().open_for(self._desk.journal.client_page(self._client))

    def archive_client(self) -> None:
        """Put the open client into the archive, or bring them back from there."""
        line = self._model.line(self._client)
        if line is not None:
            clients = self._desk.journal.clients
            act = clients.unarchive if line.archived else clients.archive
            self._desk.do(lambda: act(line.id))

    def reload(self) -> None:
        """Read the whole list again; whoever is open stays open."""
        self._stale = False
        self._day = self._desk.journal.today()
        with self._settled():
            self._panel.view.set_hide_numbers(bool(self._desk.journal.settings["hide_numbers"]))
            self._model.set_lines(self._desk.journal.client_lines())
            if self._panel.search.text():
                self._search()
        if self._client is not None and self._model.line(self._client) is None:
            self.show_client(None)

    # -- events -------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._desk.journal.is_lent:
            return
        if self._stale or self._day != self._desk.journal.today():
            self.reload()
        if self._client is None and self._model.rowCount():
            self.show_client(self._model.line_at(0).id)
        if not self._desk.journal.has_clients():
            self.view.focus_first()
        elif self.focusWidget() is None:
            self._panel.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() <= 0:
            self._divide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._panel.search and isinstance(event, QKeyEvent):
            down = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown)
            if down and event.type() == QEvent.Type.KeyPress:
                self._go_to_list()
                return True
        return False

    # -- parts --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.splitter.setObjectName("clientsSplitter")
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def _divide(self) -> None:
        """A quarter of the page for the list, within what its lines need; large text must leave
        the client room."""
        if self.splitter.restoreState(self._preferences.splitter):
            return  # as it was divided last
        width = self.width()
        wanted = max(theme.px(_LEAST_LIST), min(theme.px(_WIDEST_LIST), round(width * 0.26)))
        wanted = min(wanted, round(width * 0.36))
        self.splitter.setSizes([wanted, max(1, width - wanted)])

    def _connect(self) -> None:
        panel, view = self._panel, self._panel.view
        panel.search.textChanged.connect(self._on_search_text_changed)
        panel.search.returnPressed.connect(self._go_to_list)
        panel.search.installEventFilter(self)
        panel.filter_chosen.connect(self._on_filter_chosen)
        panel.order_chosen.connect(self._on_order_chosen)
        panel.everybody_wanted.connect(self._on_everybody_wanted)
        panel.new_client_wanted.connect(self.new_client)
        panel.import_wanted.connect(self.import_wanted)
        view.selectionModel().currentChanged.connect(self._on_list_current_changed)
        view.entered.connect(self._on_list_entered)
        self.view.new_client_wanted.connect(self.new_client)
        self.view.edit_wanted.connect(self.edit_client)
        self._desk.bus.changed.connect(self._on_bus_changed)

    def _sheet(self) -> ClientDialog:
        if self._dialog is None:
            from ui.dialogs.client import ClientDialog

            self._dialog = ClientDialog(self._desk, self._model.has_name, self)
            self._dialog.saved.connect(self._on_client_saved)
        return self._dialog

    # -- the list and the client who is open --------------------------------------------------

    @contextmanager
    def _settled(self) -> Iterator[None]:
        """Rearranging the list opens nobody; afterwards the open client is marked again."""
        if self._settling:
            yield
            return
        self._settling = True
        try:
            yield
        finally:
            self._settling = False
        self._mark()
        self._panel.refresh()

    def _mark(self) -> None:
        selection = self._panel.view.selectionModel()
        index = self._model.index_of(self._client)
        self._settling, before = True, self._settling
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            selection.setCurrentIndex(index, flag)
        else:
            selection.clear()
        self._settling = before

    def _on_client_saved(self, client: int) -> None:
        """Show them; the button of the first screen is gone, so the keys go on from the list."""
        self.show_client(client)
        focus = self.focusWidget()
        if focus is None or not focus.isVisible() or not focus.hasFocus():
            self._panel.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_list(self) -> None:
        """From the search into the list; the first line opens if the open one is not in it."""
        if self._search_pause.isActive():
            self._search()
        if not self._model.rowCount():
            return
        if self._model.row_of(self._client) < 0:
            self.show_client(self._model.line_at(0).id)
        self._panel.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _search(self) -> None:
        self._search_pause.stop()
        text = self._panel.search.text().strip()
        clock = QElapsedTimer()
        clock.start()
        found = self._desk.journal.search(text) if text else None
        self._search_pause.setInterval(_PAUSE_MS if clock.elapsed() > _QUICK_MS else 0)
        with self._settled():
            self._model.set_found(found)

    def _drop_search(self) -> None:
        self._panel.search.clear()
        self._search()

    # -- slots --------------------------------------------------------------------------------

    def _on_bus_changed(self, changes: Changes) -> None:
        many = "setting" in changes.kinds or len(changes.clients) > _FEW
        if many and not self.isVisible():
            self._stale = True
        elif many:
            self.reload()
        elif changes.clients:
            with self._settled():
                for client in changes.clients:
                    self._refresh_line(client)
                if self._panel.search.text():
                    self._search()
            if self._client is not None and self._model.line(self._client) is None:
                self.show_client(None)

    def _refresh_line(self, client: int) -> None:
        line = self._desk.journal.client_line(client)
        if line is None:
            self._model.remove_line(client)
        else:
            self._model.replace_line(line)

    def _on_list_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._settling and current.isValid():
            self._client = current.data(ID_ROLE)
            self.view.show_client(self._client)

    def _on_list_entered(self) -> None:
        self.view.focus_records()

    def _on_search_text_changed(self) -> None:
        if self._search_pause.interval() and self._panel.search.text().strip():
            self._search_pause.start()
        else:
            self._search()

    def _on_filter_chosen(self, name: str) -> None:
        with self._settled():
            self._model.set_filter(name)

    def _on_order_chosen(self, order: str) -> None:
        self._preferences.client_order = order
        with self._settled():
            self._model.set_order(order)

    def _on_everybody_wanted(self) -> None:
        with self._settled():
            self._drop_search()
            self._panel.choose_filter("all")
        self._panel.search.setFocus(Qt.FocusReason.OtherFocusReason)
