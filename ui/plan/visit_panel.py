"""VisitPanel: one visit of the plan, mended in place, with what can become of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget
from shiboken6 import delete

from journal_app.errors import JournalError
from journal_app.shapes import Changes, FeedLine
from journal_app.shapes.visits import Visit
from ui.client.draft import Draft
from ui.client.phrases import capital
from ui.client.visit_sheet import VisitSheet
from ui.desk import Desk
from ui.theme import GRID, set_role
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.section_title import SectionTitle


class VisitPanel(QFrame):
    """The sheet of a visit under its client's name; below, its ends. Esc closes it."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._visit: Visit | None = None
        self._sheet: VisitSheet | None = None
        self.setObjectName("planVisit")
        set_role(self, "card", "accent")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(2 * GRID, GRID + 2, 2 * GRID, 2 * GRID - 2)
        self._box.setSpacing(GRID)
        self._title = SectionTitle("", self)
        self._box.addWidget(self._title)
        self._box.addLayout(self._ends())
        desk.client_erased.connect(self._on_client_erased)
        self.hide()

    def visit_id(self) -> int | None:
        """Which visit is open."""
        return self._visit.id if self._visit else None

    def draft(self) -> Draft | None:
        """What was changed and is not saved."""
        sheet = self._sheet
        if sheet is None or self.isHidden() or not sheet.has_words():
            return None
        return sheet.draft()

    def put_draft(self, draft: Draft) -> None:
        """Let the sheet stand as ``draft`` told of another one of this visit."""
        if self._sheet is not None:
            self._sheet.restore(draft)

    def open(self, visit: int) -> None:
        """Show a visit; what was changed on another one and not saved is let go."""
        self._take_down()
        self._visit = found = self._desk.journal.visit(visit)
        line = FeedLine(("visit", found.id), "visit", found.on, "")
        sheet = VisitSheet(self._desk, found.client, line, self)
        for part in sheet.findChildren(QWidget):  # the client's page has the other names
            name = part.objectName()
            if name and not name.startswith("qt_"):
                part.setObjectName(f"plan{capital(name)}")
        sheet.save_wanted.connect(self._on_save_wanted)
        sheet.cancel_wanted.connect(self.close_panel)
        self._box.insertWidget(1, sheet)
        self._sheet = sheet
        self._title.setText(found.client_name)
        self.setAccessibleName(found.client_name)
        waits = found.state == "planned"
        past = found.on <= self._desk.journal.today()
        self._close.setVisible(waits and past)
        self._missed.setVisible(waits and past)
        self._cancel.setVisible(waits)
        sheet.show()
        self.show()
        sheet.begin()

    def close_panel(self) -> None:
        """Put it away; what was typed and not saved is let go."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() == Qt.Key.Key_F5 and self._close.isVisible():
            self._on_close_clicked()
        else:
            super().keyPressEvent(event)

    def _ends(self) -> FlowLayout:
        row = FlowLayout(spacing=GRID)
        words = self._desk.words
        self._close = self._button("planClose", words["close_visit"], self._on_close_clicked)
        self._missed = self._button(
            "planMissed", capital(words["state_missed"]), self._on_missed_clicked
        )
        self._cancel = self._button("planCancel", self.tr("Cancel it"), self._on_cancel_clicked)
        remove = self._button("planDelete", self.tr("Delete"), self._on_delete_clicked)
        person = self._button("planClient", self.tr("Open the client"), self._on_client_clicked)
        for button in (self._close, self._missed, self._cancel, remove, person):
            row.addWidget(button)
        return row

    def _button(self, name: str, text: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setAutoDefault(True)
        button.clicked.connect(slot)
        return button

    def _take_down(self) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            inside = sheet.focusWidget()
            if inside is not None:
                inside.clearFocus()
            delete(sheet)

    def _do(self, operation: Callable[[], Changes]) -> None:
        if self._desk.do(operation) is not None:
            self.close_panel()

    def _on_client_erased(self, client: int, _name: str) -> None:
        if self._visit is not None and self._visit.client == client:
            self._take_down()
            self._visit = None
            self.close_panel()

    def _on_save_wanted(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        problem = sheet.problem()
        if problem is not None:
            sheet.show_problem(problem)
            return
        operation = sheet.operation()
        refused: list[JournalError] = []
        if operation is not None:
            self._desk.do(operation, refused.append)
        if refused:
            sheet.show_error(refused[0])
        else:
            self.close_panel()

    def _on_close_clicked(self) -> None:
        if self._visit is not None:
            visit = self._visit
            self.close_panel()
            self._desk.close_wanted.emit(visit.client, visit.id)

    def _on_missed_clicked(self) -> None:
        visits, visit = self._desk.journal.visits, self._visit
        if visit is not None:
            self._do(lambda: visits.miss(visit.id))

    def _on_cancel_clicked(self) -> None:
        visits, visit = self._desk.journal.visits, self._visit
        if visit is not None:
            self._do(lambda: visits.cancel(visit.id))

    def _on_delete_clicked(self) -> None:
        visits, visit = self._desk.journal.visits, self._visit
        if visit is not None:
            self._do(lambda: visits.delete(visit.id))

    def _on_client_clicked(self) -> None:
        if self._visit is not None:
            self._desk.client_wanted.emit(self._visit.client)
