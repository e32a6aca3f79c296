"""Whose is it: a small list of clients to choose from."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.pages.client_list_model import ID_ROLE, ClientListModel, name_key
from ui.theme import GRID, set_role, theme
from ui.widgets.search_field import SearchField

_SIZE = QSize(320, 340)


class ClientPicker(QFrame):
    """A search field over the names, in a window of its own; Enter or a click picks."""

    picked = Signal(object)
    """A client id."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("todayClientPicker")
        set_role(self, "popup")
        self._lines = desk.journal.client_lines()
        self._model = ClientListModel(desk.reason, lambda zone: desk.words[f"zone_{zone}"], self)
        self._model.set_lines(self._lines)
        self._search = SearchField(self.tr("A few letters of the name"))
        self._search.setObjectName("todayClientPickerSearch")
        self._search.textChanged.connect(self._on_search_text_changed)
        self._search.installEventFilter(self)
        self._list = QListView()
        self._list.setObjectName("todayClientPickerList")
        self._list.setAccessibleName(self.tr("Clients"))
        self._list.setModel(self._model)
        set_role(self._list, "lines")
        self._list.setUniformItemSizes(True)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrows come from the field
        self._list.setMouseTracking(True)
        self._list.clicked.connect(self._pick)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self._search)
        layout.addWidget(self._list)
        self._on_search_text_changed("")

    def open_at(self, button: QWidget) -> None:
        """Show the list under ``button``, within the screen."""
        size = QSize(theme.px(_SIZE.width()), theme.px(_SIZE.height()))
        self.resize(size)
        screen = button.screen().availableGeometry()
        corner = button.mapToGlobal(QPoint(button.width() - size.width(), button.height() + 4))
        if corner.y() + size.height() > screen.bottom():
            corner.setY(button.mapToGlobal(QPoint(0, 0)).y() - size.height() - 4)
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - size.width())))
        self.move(corner)
        self.show()
        self._search.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            rows = self._model.rowCount()
            row = min(max(self._list.currentIndex().row() + step, 0), rows - 1)
            self._list.setCurrentIndex(self._model.index(row))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self._list.currentIndex())
            return True
        return False

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid():
            client = index.data(ID_ROLE)
            self.close()
            self.picked.emit(client)

    def _on_search_text_changed(self, text: str) -> None:
        words = name_key(text).split()
        found = {
            line.id
            for line in self._lines
            if all(word in name_key(f"{line.name} {line.sought}") for word in words)
        }
        self._model.set_found(found)
        self._list.setCurrentIndex(self._model.index(0))
