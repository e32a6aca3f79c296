"""EntryHistory: what a record of the account was before, beside what it is; one key brings it
back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from journal_app.shapes import FeedLine
from journal_app.shapes.history import EntryVersion
from ui.client.note_versions import compared
from ui.desk import Desk
from ui.formatting import MINUS, day_text, pydate, signed
from ui.theme import GRID, set_role, theme
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.hint_button import HintButton

_LEAST = 192
"""Pixels at text scale 1, so that its buttons in two rows leave some lines to read."""


class EntryHistory(QWidget):
    """Choose a version by the moment it ended; what would come back stands in green, what would
    go in red. Enter brings it back, which can be undone."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self.body.setSpacing(GRID)
        self._desk = desk
        self._client: int | None = None
        self._line: FeedLine | None = None
        self._versions: list[EntryVersion] = []
        self.setObjectName("entryHistory")
        self.setAccessibleName(self.tr("As it was before"))
        self._add_head()
        self.text = QTextEdit(self)
        self.text.setObjectName("entryHistoryText")
        self.text.setAccessibleName(self.tr("What would come back and what would go"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        set_role(self.text, "bare")
        self.body.addWidget(self.text, 1)
        self._add_ends()
        theme.changed.connect(self._fit)
        self._fit()

    def show_entry(self, client: int, line: FeedLine) -> bool:
        """Show what a record was before each change, the newest first; whether there is any."""
        self._client, self._line = client, line
        self._versions = self._desk.journal.entries.versions(line.key[1])
        self.choice.blockSignals(True)
        self.choice.clear()
        for version in self._versions:
            self.choice.addItem(self._moment(version))
        self.choice.blockSignals(False)
        self._show()
        return bool(self._versions)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_back_clicked()
        else:
            super().keyPressEvent(event)

    # -- building -----------------------------------------------------------------------------

    def _add_head(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        title = QLabel(self.tr("As it was until"), self)
        set_role(title, "section")
        head.addWidget(title)
        self.choice = ChoiceBox(self)
        self.choice.setObjectName("entryHistoryChoice")
        self.choice.setAccessibleName(self.tr("Which version"))
        self.choice.currentIndexChanged.connect(self._show)
        head.addWidget(self.choice, 1)
        self.body.addLayout(head)

    def _add_ends(self) -> None:
        ends = FlowLayout(spacing=GRID, justify=True)  # in two rows for a large text
        legend = QLabel(self.tr("+ comes back   %1 goes").replace("%1", MINUS), self)
        set_role(legend, "hint")
        ends.addWidget(legend)
        group = QWidget(self)
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        ends.addWidget(group)
        close = HintButton(self.tr("Back"), "Esc", "quiet", parent=self)
        close.setObjectName("entryHistoryClose")
        close.clicked.connect(self.closed)
        row.addWidget(close)
        back = HintButton(self.tr("Bring this back"), "Enter", "primary", parent=self)
        back.setObjectName("entryHistoryBack")
        back.clicked.connect(self._on_back_clicked)
        row.addWidget(back)
        self.body.addLayout(ends)

    def _fit(self) -> None:
        self.setMinimumHeight(theme.px(_LEAST))

    # -- words --------------------------------------------------------------------------------

    def _moment(self, version: EntryVersion) -> str:
        local = QDateTime.fromSecsSinceEpoch(int(version.until.timestamp()))
        return f"{self._day(pydate(local.date()))}, {local.toString('HH:mm')}"

    def _day(self, day: date) -> str:
        return day_text(day, self._desk.journal.today(), self._desk.locale)

    def _now(self, line: FeedLine) -> str:
        told = (line.kind, line.principle, line.points or 0, line.on, line.confirmed, line.parts)
        return self._told(line.text, *told)

    def _then(self, version: EntryVersion, line: FeedLine) -> str:
        text = line.text if line.promise is not None else version.note or line.answers_text
        told = (version.principle, version.points, version.on, version.confirmed, version.parts)
        return self._told(text, version.kind, *told)

    def _told(
        self,
        text: str,
        kind: str,
        principle: str | None,
        points: int,
        on: date,
        confirmed: bool,
        parts: tuple[str, ...],
    ) -> str:
        """All there is to an entry, a line each."""
        words = self._desk.words
        lines = [
            self._desk.in_words(self._client, text),
            words.get(f"event_{kind}") or words.get(kind, ""),
            words[f"principle_{principle}"] if principle else "",
            "" if self._desk.journal.settings["hide_numbers"] else signed(points),
            self._day(on),
            words["confirmed" if confirmed else "guess"],
            ", ".join(words[f"short_{part}"] for part in parts),
        ]
        return "\n".join(line for line in lines if line)

    def _show(self) -> None:
        row = self.choice.currentIndex()
        self.text.clear()
        if self._line is None or not 0 <= row < len(self._versions):
            return
        cursor = self.text.textCursor()
        then = self._then(self._versions[row], self._line)
        for sign, line in compared(self._now(self._line), then):
            look = QTextCharFormat()
            token = {"+": "deposit", MINUS: "withdrawal"}.get(sign, "text")
            look.setForeground(theme.color(token))
            if not cursor.atStart():
                cursor.insertBlock()
            cursor.insertText(f"{sign} {line}", look)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    # -- events -------------------------------------------------------------------------------

    def _on_back_clicked(self) -> None:
        row = self.choice.currentIndex()
        if 0 <= row < len(self._versions):
            version = self._versions[row].id
            done = self._desk.do(lambda: self._desk.journal.entries.bring_back(version))
            if done is not None:
                self.closed.emit()
