"""ActionsRow: the four kinds of record, each with its key, and what is done more rarely."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from ui.client.phrases import capital
from ui.desk import Desk
from ui.icons import set_icon
from ui.theme import GRID, set_role
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.hint_button import HintButton

_KINDS = ("deposit", "withdrawal", "promise", "apology")


class ActionsRow(QWidget):
    """Buttons that open the composer. A pencil marks a kind whose words wait to be saved."""

    started = Signal(str)
    """A kind of record is to be written."""
    edit_asked = Signal()
    archive_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, HintButton] = {}
        self._waiting: frozenset[str] = frozenset()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        flow = FlowLayout(spacing=GRID)
        for number, kind in enumerate(_KINDS, start=1):
            role = "fill" if kind == "deposit" else ""
            text = capital(desk.words[kind])
            button = HintButton(text, str(number), role, kind, self)
            button.setObjectName(f"act{capital(kind)}")
            button.setAccessibleName(text)
            button.setProperty("kind", kind)
            button.clicked.connect(self._on_button_clicked)
            self._buttons[kind] = button
            flow.addWidget(button)
        row.addLayout(flow, 1)
        row.addWidget(self._more(), 0, Qt.AlignmentFlag.AlignTop)

    def show_archived(self, archived: bool) -> None:
        """Whether the client can be put away or brought back."""
        if archived:
            self._archive.setText(self.tr("Bring back from the archive"))
        else:
            self._archive.setText(self.tr("Put into the archive"))

    def show_waiting(self, kinds: Collection[str]) -> None:
        """Mark the kinds whose words wait."""
        if frozenset(kinds) == self._waiting:
            return
        self._waiting = frozenset(kinds)
        for kind, button in self._buttons.items():
            waits = kind in self._waiting
            button.setToolTip(self.tr("Words wait here to be saved") if waits else "")
            button.set_hint("…" if waits else str(_KINDS.index(kind) + 1))

    def _more(self) -> QToolButton:
        more = QToolButton(self)
        more.setObjectName("clientMenuButton")
        more.setAccessibleName(self.tr("More about the client"))
        more.setToolTip(self.tr("More about the client"))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        set_icon(more, "more", "quiet")
        set_role(more, "quiet")
        menu = QMenu(more)
        menu.setObjectName("clientMenu")
        edit = menu.addAction(self.tr("Edit the card") + "\tF2")
        edit.setObjectName("clientMenuEdit")
        edit.triggered.connect(self._on_edit_triggered)
        self._archive: QAction = menu.addAction("")
        self._archive.setObjectName("clientMenuArchive")
        self._archive.triggered.connect(self._on_archive_triggered)
        self.show_archived(False)
        more.setMenu(menu)
        return more

    def _on_button_clicked(self) -> None:
        self.started.emit(str(self.sender().property("kind")))

    def _on_edit_triggered(self) -> None:
        self.edit_asked.emit()

    def _on_archive_triggered(self) -> None:
        self.archive_asked.emit()
