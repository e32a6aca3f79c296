"""Finding a client by a few letters, for the quick entry."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from journal_app.keyboards import other_layout
from journal_app.shapes import ClientLine
from ui.theme import GRID, set_role
from ui.widgets.search_field import SearchField

ID_ROLE = Qt.ItemDataRole.UserRole
_MOST = 6


class QuickClient(QWidget):
    """A field and, below it, who is meant; the last line is always the inbox.

    Up and Down move along the lines, Enter or a click picks.
    """

    picked = Signal(object)
    """A client id, or None for the inbox."""
    reopened = Signal()
    """The name is being changed: nobody is picked any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[tuple[str, int, str]] = ()
        self.field = SearchField(self.tr("Client: a few letters of the name"), parent=self)
        self.field.setObjectName("quickEntryClient")
        self.field.textEdited.connect(self._on_field_text_edited)
        self.field.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setObjectName("quickEntryClients")
        self.list.setAccessibleName(self.tr("Clients found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        set_role(self.list, "lines")
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._on_item_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.setFocusProxy(self.field)

    def set_clients(self, lines: Sequence[ClientLine]) -> None:
        """Whom there is to choose from; the archive is left out."""
        self._lines = [
            (_folded(f"{one.name} {one.sought}"), one.id, one.name)
            for one in lines
            if not one.archived
        ]
        self._find()

    def show_picked(self, name: str) -> None:
        """Somebody is picked: only the name stays."""
        self.field.setText(name)
        self.list.hide()

    def typed(self) -> str:
        """The letters in the field."""
        return self.field.text().strip()

    def search(self, text: str) -> None:
        """Ask again, from these letters."""
        self.field.setText(text)
        self._find()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if event.key() in steps:
                row = self.list.currentRow() + steps[Qt.Key(event.key())]
                self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(self.list.currentItem())
                return True
            if event.key() == Qt.Key.Key_Escape:
                event.ignore()  # it closes the whole, and does not clear the name first
                return self._pass_on(event)
        return super().eventFilter(watched, event)

    def _pass_on(self, event: QKeyEvent) -> bool:
        self.keyPressEvent(event)
        return False

    def _find(self) -> None:
        wanted = _folded(self.typed())
        # Nobody should have to look which layout is on.
        ranked = self._ranked(wanted) or self._ranked(_folded(other_layout(wanted)))
        self.list.clear()
        for _, _, name, client in ranked[:_MOST]:
            item = QListWidgetItem(name, self.list)
            item.setData(ID_ROLE, client)
        if ranked or not wanted:
            inbox = self.tr("No client: into the inbox")
        else:
            inbox = self.tr("Nobody of this name: into the inbox")
        QListWidgetItem(inbox, self.list).setData(ID_ROLE, None)
        self.list.setCurrentRow(0)
        line = self.list.sizeHintForRow(0)
        self.list.setFixedHeight(self.list.count() * line + 2 * self.list.frameWidth())
        self.list.show()

    def _ranked(self, wanted: str) -> list[tuple[int, str, str, int]]:
        """Who has these letters in the name, the likeliest first."""
        return sorted(
            (_rank(folded, wanted), folded, name, client)
            for folded, client, name in self._lines
            if wanted and wanted in folded
        )

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(item.data(ID_ROLE))

    def _on_field_text_edited(self) -> None:
        self._find()
        self.reopened.emit()

    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        self._pick(item)


def _folded(name: str) -> str:
    """Letters as one looks for them: any case, ё as е."""
    return name.casefold().replace("ё", "е")


def _rank(name: str, wanted: str) -> int:
    """The beginning of the name first, then of another word, then anywhere."""
    if name.startswith(wanted):
        return 0
    return 1 if f" {wanted}" in name else 2
