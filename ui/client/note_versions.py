"""NoteVersions: what a note was before, beside what it is; one press brings it back."""

from __future__ import annotations

from difflib import SequenceMatcher

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QTextEdit, QWidget

from journal_app.shapes.notes import NotePage, NoteVersionLine
from ui.desk import Desk
from ui.formatting import MINUS, day_text, pydate
from ui.theme import GRID, set_role, theme
from ui.widgets.card import Card
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.hint_button import HintButton


class NoteVersions(Card):
    """Choose a version by its time; lines that would come back stand in green, lines that would
    go in red. The private layer is compared only while it is shown."""

    closed = Signal()
    restore_wanted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._page: NotePage | None = None
        self._versions: list[NoteVersionLine] = []
        self._with_private = False
        self.setObjectName("noteVersionsCard")
        head = QHBoxLayout()
        head.setSpacing(GRID)
        title = QLabel(self.tr("As it was until"), self)
        set_role(title, "section")
        head.addWidget(title)
        self.choice = ChoiceBox(self)
        self.choice.setObjectName("noteVersionChoice")
        self.choice.setAccessibleName(self.tr("Which version"))
        self.choice.currentIndexChanged.connect(self._show)
        head.addWidget(self.choice, 1)
        self.body.addLayout(head)
        self.text = QTextEdit(self)
        self.text.setObjectName("noteVersionText")
        self.text.setAccessibleName(self.tr("What would come back and what would go"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(10 * GRID)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        set_role(self.text, "bare")
        self.body.addWidget(self.text, 1)
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
        close.setObjectName("noteVersionsClose")
        close.clicked.connect(self.closed)
        row.addWidget(close)
        self.restore = HintButton(self.tr("Bring this back"), "", "primary", parent=self)
        self.restore.setObjectName("noteVersionRestore")
        self.restore.clicked.connect(self._on_restore_clicked)
        row.addWidget(self.restore)
        self.body.addLayout(ends)

    def show_note(
        self, page: NotePage, versions: list[NoteVersionLine], with_private: bool
    ) -> None:
        """Show the versions of a note, the newest first."""
        self._page, self._versions, self._with_private = page, versions, with_private
        self.choice.blockSignals(True)
        self.choice.clear()
        for version in versions:
            self.choice.addItem(self._time(version))
        self.choice.blockSignals(False)
        self._show()
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_restore_clicked()
        else:
            super().keyPressEvent(event)

    def _time(self, version: NoteVersionLine) -> str:
        local = QDateTime.fromSecsSinceEpoch(int(version.until.timestamp()))
        day = day_text(pydate(local.date()), self._desk.journal.today(), self._desk.locale)
        return f"{day}, {local.toString('HH:mm')}"

    def _show(self) -> None:
        row = self.choice.currentIndex()
        if self._page is None or not 0 <= row < len(self._versions):
            return
        version = self._versions[row]
        self.text.clear()
        cursor = self.text.textCursor()
        self._compare(cursor, self._page.text, version.text)
        if self._page.private != version.private:
            self._write(cursor, "", "")
            if self._with_private:
                self._write(cursor, self.tr("Private layer"), "quiet")
                self._compare(cursor, self._page.private, version.private)
            else:
                self._write(cursor, self.tr("The private layer is another one, too."), "quiet")
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _compare(self, cursor: QTextCursor, now: str, then: str) -> None:
        for sign, line in compared(now, then):
            token = {"+": "deposit", MINUS: "withdrawal"}.get(sign, "text")
            self._write(cursor, f"{sign} {line}", token)

    def _write(self, cursor: QTextCursor, line: str, token: str) -> None:
        made = QTextCharFormat()
        if token:
            made.setForeground(theme.color(token))
        if not cursor.atStart():
            cursor.insertBlock()
        cursor.insertText(line, made)

    def _on_restore_clicked(self) -> None:
        row = self.choice.currentIndex()
        if 0 <= row < len(self._versions):
            self.restore_wanted.emit(self._versions[row].id)


def compared(now: str, then: str) -> list[tuple[str, str]]:
    """Lines with a sign: "+" would come back, "−" would go, " " stays."""
    here, there = now.splitlines(), then.splitlines()
    found: list[tuple[str, str]] = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        if what == "equal":
            found += [(" ", line) for line in here[i1:i2]]
        else:
            found += [(MINUS, line) for line in here[i1:i2]]
            found += [("+", line) for line in there[j1:j2]]
    return found
