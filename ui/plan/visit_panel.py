"""VisitPanel: one visit of the plan, mended in place, with what can become of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

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
    """The sheet of a visit under its client's name; below, its ends. Esc closes it.

    Words that were typed and not saved wait for their visit, and come back when it is opened again.
    """

    closed = Signal()
    waiting_changed = Signal()
    """Words wait for other visits than before."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._visit: Visit | None = None
        self._sheet: VisitSheet | None = None
        self._waiting: dict[int, tuple[Visit, Draft]] = {}
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

    def drafts(self) -> dict[int, Draft]:
        """What was changed and is not saved, by visit; on the sheet that is open as it stands."""
        found = {visit: draft for visit, (_was, draft) in self._waiting.items()}
        if self._visit is not None and self._sheet is not None:
            found.pop(self._visit.id, None)
            if self._sheet.has_words():
                found[self._visit.id] = self._sheet.draft()
        return found

    def waiting(self) -> list[Visit]:
        """The visits for which words wait, as they are now; the one that is open left out, and
        those that are deleted."""
        found = []
        for visit in self._waiting.keys() - {self.visit_id()}:
            with suppress(JournalError):
                found.append(self._desk.journal.visit(visit))
        return sorted(found, key=lambda one: (one.on, one.start or ""))

    def hold(self, visit: int, draft: Draft) -> None:
        """Let words wait for a visit. Raises JournalError ``no_such_row`` when it is gone."""
        self._waiting[visit] = (self._desk.journal.visit(visit), draft)
        self.waiting_changed.emit()

    def open(self, visit: int) -> None:
        """Show a visit, with the words that wait for it; those of another one wait."""
        self._shelve()
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
        self._restore(sheet, found)
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
        self.waiting_changed.emit()

    def close_panel(self) -> None:
        """Put it away; what was typed and not saved waits."""
        self._shelve()
        self._put_away()

    def _put_away(self) -> None:
        self._visit = None
        seen = self.isVisible()
        self.hide()
        self.waiting_changed.emit()
        if seen:
            self.closed.emit()

    def _shelve(self) -> None:
        if self._visit is None or self._sheet is None:
            return
        if self._sheet.has_words():
            self._waiting[self._visit.id] = (self._visit, self._sheet.draft())
        else:
            self._waiting.pop(self._visit.id, None)

    def _restore(self, sheet: VisitSheet, visit: Visit) -> None:
        """The words that wait for a visit. Of one that was changed meanwhile the rest stays as it
        is: a visit that was moved is not moved back."""
        if visit.id not in self._waiting:
            return
        was, draft = self._waiting[visit.id]
        if was != visit:
            here = sheet.draft()
            more = draft.choices["more"]
            choices = {**here.choices, "more": more if more != was.note else visit.note}
            words = sheet.words_of_visit(was)
            draft = replace(here, note=here.note if draft.note == words else draft.note)
            draft = replace(draft, choices=choices)
        sheet.restore(draft)

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
            self._put_away()
        elif self._visit is None:
            self._take_down()  # unseen, it holds what was written in it last
        self._waiting = {
            visit: (was, draft)
            for visit, (was, draft) in self._waiting.items()
            if was.client != client
        }
        self.waiting_changed.emit()

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
        elif self._visit is not None:
            self._waiting.pop(self._visit.id, None)
            self._put_away()

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
