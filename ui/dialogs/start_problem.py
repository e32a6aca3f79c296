"""A journal that cannot be opened: why, in one sentence, and what can be done instead."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from journal_app.errors import JournalError
from journal_app.journal import backups_beside, restore_backup
from journal_app.words import say
from ui.dialogs.fitting import fit_height
from ui.icons import app_icon
from ui.theme import GRID, set_role, theme
from ui.widgets.card import Card
from ui.widgets.icon_label import IconLabel

Answer = Path | Literal["quit", "retry", "new"]
_PASSING = ("journal_in_use", "read_only", "disk_full", "disk_error")
"""What may be another way in a moment."""


class StartProblem(QDialog):
    """Said instead of a window. ``answer`` is what the person wants; quitting, until they chose."""

    def __init__(self, error: JournalError, language: str) -> None:
        super().__init__()
        self.setObjectName("startProblem")
        self.setWindowTitle(self.tr("Journal"))
        self.setWindowIcon(app_icon())
        self.answer: Answer = "quit"
        self._language = language
        self._journal = Path(str(error.details.get("path", "")))
        missing = error.code == "no_such_file"
        title = QLabel(
            self.tr("The journal is not in its place")
            if missing
            else self.tr("The journal did not open"),
            self,
        )
        set_role(title, "title")
        title.setWordWrap(True)
        self._text = QLabel(say(error, language), self)
        self._text.setObjectName("startProblemText")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        card = Card(parent=self)
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        top.addWidget(IconLabel("alert", "promise", 32, self), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(GRID)
        words.addWidget(title)
        words.addWidget(self._text)
        top.addLayout(words, 1)
        card.body.addLayout(top)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(card)
        layout.addLayout(self._buttons(error.code, missing))
        fit_height(self, layout, theme.px(560))

    def _buttons(self, code: str, missing: bool) -> QVBoxLayout:
        """What can be done, the likeliest first."""
        find = self.tr("Find it…") if missing else self.tr("Choose another file…")
        restorable = (missing or code == "damaged") and bool(backups_beside(self._journal))
        offered = (
            (code in _PASSING, "Retry", self.tr("Try again"), self._on_retry_clicked),
            (
                restorable,
                "Restore",
                self.tr("Bring it back from the last backup"),
                self._on_restore_clicked,
            ),
            (True, "Choose", find, self._on_choose_clicked),
            (missing, "New", self.tr("Start a new one"), self._on_new_clicked),
            (True, "Quit", self.tr("Quit"), self.reject),
        )
        rows = QVBoxLayout()
        rows.setSpacing(GRID)
        for possible, name, text, slot in offered:
            if possible:
                button = QPushButton(text, self)
                button.setObjectName(f"startProblem{name}")
                button.clicked.connect(slot)
                set_role(button, "quiet" if name == "Quit" else "" if rows.count() else "primary")
                button.setDefault(rows.count() == 0)
                rows.addWidget(button)
        return rows

    def _answer(self, answer: Answer) -> None:
        self.answer = answer
        self.accept()

    def _on_retry_clicked(self) -> None:
        self._answer("retry")

    def _on_new_clicked(self) -> None:
        self._answer("new")

    def _on_restore_clicked(self) -> None:
        try:
            restore_backup(backups_beside(self._journal)[0].path, self._journal)
        except JournalError as error:
            self._text.setText(say(error, self._language))
            return
        self._answer("retry")

    def _on_choose_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("Open a journal"))
        dialog.setObjectName("fileDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Journals (*.journal)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file_selected(self, path: str) -> None:
        self._answer(Path(path))
