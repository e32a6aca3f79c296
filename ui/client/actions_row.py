"""ActionsRow: closing the visit, the kinds of record behind one button, and looking ahead."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from ui.client.composer import KEYS, kinds_of
from ui.client.record_popup import RecordPopup
from ui.desk import Desk
from ui.icons import set_icon
from ui.theme import GRID, set_role
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.hint_button import HintButton


class ActionsRow(QWidget):
    """«Close the visit», «Record» with the kinds behind it, and what is done more rarely.

    An ellipsis marks a kind whose words wait to be saved, and the button over it.
    """

    started = Signal(str)
    """A kind of record is to be written."""
    close_asked = Signal()
    """The visit is over."""
    edit_asked = Signal()
    archive_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: frozenset[str] = frozenset()
        whole = FlowLayout(self, GRID, justify=True)  # one row, or two for a large text
        start = self._group(whole)
        close = HintButton(desk.words["close_visit"], "F5", "primary", parent=self)
        close.setObjectName("actCloseVisit")
        close.setAccessibleName(desk.words["close_visit"])
        close.clicked.connect(self.close_asked)
        start.addWidget(close)
        self._record = HintButton(self.tr("Record"), self._keys(), parent=self, opens=True)
        self._record.setObjectName("recordMenuButton")
        self._record.setAccessibleName(self.tr("Record"))
        self._record.clicked.connect(self._on_record_clicked)
        self._popup = RecordPopup(desk, self)
        self._popup.chosen.connect(self.started)
        start.addWidget(self._record)
        prepare = HintButton(desk.words["before_session"], "F4", parent=self)
        prepare.setObjectName("actPrepare")
        prepare.setAccessibleName(desk.words["before_session"])
        prepare.clicked.connect(self._on_prepare_clicked)
        end = self._group(whole)
        end.addWidget(prepare)
        end.addWidget(self._more())

    def _group(self, whole: FlowLayout) -> QHBoxLayout:
        """Buttons that stay beside one another."""
        group = QWidget(self)
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        whole.addWidget(group)
        return row

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
        self._popup.show_waiting(kinds)
        waits = bool(self._waiting)
        self._record.setToolTip(self.tr("Words wait here to be saved") if waits else "")
        self._record.set_hint("…" if waits else self._keys())

    def _keys(self) -> str:
        return f"1–{KEYS[kinds_of(self._desk.profession)[-1]]}"

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
        menu.addSeparator()
        dossier = menu.addAction(self.tr("Dossier…"))
        dossier.setObjectName("clientMenuDossier")
        dossier.triggered.connect(self._on_dossier_triggered)
        erase = menu.addAction(self.tr("Erase for good…"))
        erase.setObjectName("clientMenuErase")
        erase.triggered.connect(self._on_erase_triggered)
        self.show_archived(False)
        more.setMenu(menu)
        return more

    def _on_prepare_clicked(self) -> None:
        self._desk.prepare_wanted.emit(None, None)  # for the client that is open

    def _on_record_clicked(self) -> None:
        self._popup.open_under(self._record)

    def _on_edit_triggered(self) -> None:
        self.edit_asked.emit()

    def _on_dossier_triggered(self) -> None:
        self._desk.dossier_wanted.emit(None)

    def _on_erase_triggered(self) -> None:
        self._desk.erase_wanted.emit(None, "")

    def _on_archive_triggered(self) -> None:
        self.archive_asked.emit()
