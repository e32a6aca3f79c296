"""PastePanel: a day's visits as lines of text, understood while they are typed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from journal_app.rules.codes import without_name
from journal_app.shapes.visits import DayLine
from ui.client.day_box import DayBox
from ui.client.note_field import NoteField
from ui.desk import Desk
from ui.formatting import qdate
from ui.icons import set_icon
from ui.plan.paste_line import PasteLine
from ui.theme import GRID, set_role
from ui.widgets.hint_button import HintButton
from ui.widgets.section_title import SectionTitle

_CLEAR = ("", "no_time")
"""Problems with which a line can be planned: it is then a visit without a time."""
_PASSED_OVER = ("empty", "planned_already")


class PastePanel(QFrame):
    """Enter plans all lines as one step; Shift+Enter is a new line; Esc closes."""

    closed = Signal()
    planned = Signal(object)
    """The day whose visits were planned."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lines: tuple[DayLine, ...] = ()
        self._chosen: dict[tuple[int, str], int] = {}
        self._shown: list[PasteLine] = []
        self.setObjectName("planPaste")
        set_role(self, "card", "accent")
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * GRID, GRID + 2, 2 * GRID, 2 * GRID - 2)
        box.setSpacing(GRID)
        box.addLayout(self._head())
        self._text = NoteField(self)
        self._text.setObjectName("planPasteText")
        self._text.setPlaceholderText(self.tr("10:00 Vera manicure 1500, one a line"))
        self._text.setAccessibleName(self.tr("The day's bookings, one a line"))
        self._text.textChanged.connect(self._on_text_changed)
        self._text.installEventFilter(self)
        box.addWidget(self._text)
        self._preview = QVBoxLayout()
        self._preview.setSpacing(2)
        box.addLayout(self._preview)
        box.addLayout(self._last_row())
        desk.client_erased.connect(self._on_client_erased)
        self.hide()

    def open(self, day: date, text: str = "") -> None:
        """Write visits of a day; ``text`` begins it, unless something stands here already."""
        if not self._text.toPlainText().strip():
            self._text.setPlainText(text)
            self._text.moveCursor(self._text.textCursor().MoveOperation.End)
        self._day.setDate(qdate(day))
        self.show()
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._read()

    def paste(self, day: date, text: str) -> None:
        """Write visits of a day that were copied elsewhere."""
        self.open(day)
        if text.strip():
            self._text.setPlainText(text.strip())
            self._text.moveCursor(self._text.textCursor().MoveOperation.End)

    def text(self) -> str:
        """What is typed."""
        return self._text.toPlainText()

    def day(self) -> date:
        """The day it is typed for."""
        return self._day.day()

    def close_panel(self) -> None:
        """Put it away; what was typed waits."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def _on_client_erased(self, _client: int, name: str) -> None:
        text = without_name(self.text(), name)
        if text != self.text():
            self._text.setPlainText(text)

    def forget(self) -> None:
        """Let what was typed go."""
        self._text.clear()
        self._chosen.clear()
        self.close_panel()

    def refresh(self) -> None:
        """The journal changed: somebody may be known now."""
        if self.isVisible():
            self._read()

    # -- building ---------------------------------------------------------------------------------

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        title = SectionTitle(self.tr("Bookings of a day"), self)
        title.setWordWrap(False)
        head.addWidget(title)
        today = self._desk.journal.today()
        self._day = DayBox(today, today, "future", self)
        self._day.setObjectName("planPasteDay")
        self._day.setAccessibleName(self.tr("Day"))
        self._day.chosen.connect(self._read)
        head.addWidget(self._day)
        head.addStretch(1)
        close = QToolButton(self)
        close.setObjectName("planPasteClose")
        close.setAccessibleName(self.tr("Close, keeping the words"))
        close.setToolTip(self.tr("Close; what was typed stays (Esc)"))
        set_icon(close, "close", "quiet", size=14)
        set_role(close, "quiet")
        close.clicked.connect(self.close_panel)
        head.addWidget(close)
        return head

    def _last_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self._told = QLabel(self)
        self._told.setObjectName("planPasteTold")
        self._told.setWordWrap(True)
        set_role(self._told, "small", "quiet")
        row.addWidget(self._told, 1)
        self._save = HintButton(self.tr("Plan"), self.tr("Enter"), "primary", parent=self)
        self._save.setObjectName("planPasteSave")
        self._save.setAccessibleName(self.tr("Plan"))
        self._save.clicked.connect(self._plan)
        row.addWidget(self._save, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    # -- reading ----------------------------------------------------------------------------------

    def _read(self) -> None:
        if not self.isVisible():
            return
        lines = self._desk.journal.visits.paste_day(self._day.day(), self._text.toPlainText())
        self._lines = lines
        while len(self._shown) > len(lines):
            gone = self._shown.pop()
            self._preview.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._shown) < len(lines):
            fresh = PasteLine(self._desk, len(self._shown) + 1, self)
            fresh.client_chosen.connect(self._on_client_chosen)
            fresh.client_wanted.connect(self._on_client_wanted)
            self._shown.append(fresh)
            self._preview.addWidget(fresh)
            fresh.show()
        for line, shown in zip(lines, self._shown, strict=True):
            shown.show_line(line, self._client_of(line))
        self._count()

    def _client_of(self, line: DayLine) -> int | None:
        return line.client or self._chosen.get((line.line, line.name))

    def _is_clear(self, line: DayLine) -> bool:
        chosen = line.problem in ("several_clients", "unknown_client")
        return line.problem in _CLEAR or (chosen and self._client_of(line) is not None)

    def _unclear(self) -> list[DayLine]:
        return [
            line
            for line in self._lines
            if not self._is_clear(line) and line.problem not in _PASSED_OVER
        ]

    def _count(self, refused: bool = False) -> None:
        unclear = len(self._unclear())
        ready = sum(self._is_clear(line) for line in self._lines)
        self._save.setEnabled(ready > 0)
        if unclear:
            self._told.setText(self.tr("%n line(s) not clear yet", "", unclear))
        else:
            self._told.setText(self.tr("%n booking(s) ready", "", ready) if ready else "")
        set_role(self._told, "small", "withdrawal" if refused else "quiet")

    def _plan(self) -> None:
        refusal = self._day.refusal()
        if refusal is not None:
            self._told.setText(self._desk.say(refusal))
            self._day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._unclear():
            self._count(refused=True)
            return
        day, journal = self._day.day(), self._desk.journal
        lines = [
            (
                self._client_of(line),
                line.start,
                line.minutes,
                [(service.name, service.price) for service in line.services],
            )
            for line in self._lines
            if self._is_clear(line)
        ]
        if lines and self._desk.do(lambda: journal.visits.plan_lines(day, lines)) is not None:
            self.forget()
            self.planned.emit(day)

    # -- slots ------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._text and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if enter and not shift and event.type() == QEvent.Type.KeyPress:
                self._plan()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _on_text_changed(self) -> None:
        self._read()

    def _on_client_chosen(self, line: int, name: str, client: int) -> None:
        self._chosen[line, name] = client
        self._read()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_client_wanted(self, name: str) -> None:
        journal = self._desk.journal
        self._desk.do(lambda: journal.clients.add(name))
        self._read()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
