"""MoveWizard: the journal goes to another computer, with everything it needs there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from journal_app.errors import JournalError
from journal_app.exchange.log import write_file
from journal_app.journal import Journal
from journal_app.words import say, tell
from ui.paths import shown_path
from ui.safety.sheet import Sheet
from ui.theme import set_role
from ui.work import Cancelled, Progress

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class MoveWizard(Sheet):
    """Two pages: what to do, with a folder to choose; then what was put there, and what comes
    next on both computers, so that they do not write apart."""

    def __init__(self, window: MainWindow, show_recovery: Callable[[], object]) -> None:
        super().__init__("moveWizard", "", window, 560)
        title = self.tr("Move to another computer")
        self.title.setText(title)
        self.setAccessibleName(title)
        self._window, self._show_recovery = window, show_recovery
        self._folder: Path | None = None
        closed = window.desk.journal.is_encrypted
        self._first = self.add_words(
            self.tr(
                "Choose a USB stick or a folder. A complete copy of the journal is put there and "
                "looked through, with a short text on how to open it."
            ),
            "quiet",
            "moveWords",
        )
        self._warning = self.add_words(
            self.tr(
                "The journal has no passphrase: whoever finds the stick can read everything. "
                "It is better to set one first, in Settings, Safety."
            ),
            "small",
            "moveWarning",
        )
        set_role(self._warning, "small", "promise")
        self._warning.setVisible(not closed)
        self._steps = self.add_words("", "", "moveSteps")
        self._steps.hide()
        self.add_buttons(
            ("moveCancel", self.tr("Not now"), "quiet", self.reject),
            ("moveRecovery", self.tr("Recovery sheet…"), "", self._on_recovery_wanted),
            ("moveShow", self.tr("Open the folder"), "", self._on_show_wanted),
            ("moveChoose", self.tr("Choose the folder…"), "primary", self._choose),
        )
        for name in ("moveRecovery", "moveShow"):
            self.button(name).hide()
        self.refit()

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Where to put the copy"))
        dialog.setObjectName("fileDialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_folder_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_folder_selected(self, path: str) -> None:
        self._folder = folder = Path(path)
        window = self._window
        journal, language = window.desk.journal, window.desk.language

        def task(_progress: Progress, _cancelled: Cancelled) -> Path:
            return _put_copy(journal, folder, language)

        self.hide()
        window.files.run(
            self.tr("Copying the journal…"),
            task,
            self._on_copied,
            self._on_copy_failed,
            can_cancel=False,
        )

    def _on_copied(self, copy: Path) -> None:
        self.title.setText(self.tr("The copy is ready"))
        self._first.setText(
            self.tr("{file} lies in {folder} and was looked through.").format(
                file=copy.name, folder=shown_path(copy.parent)
            )
        )
        self._steps.setText(tell("moving.steps", self._window.desk.language))
        self._steps.show()
        self._warning.hide()
        self.button("moveChoose").hide()
        self.button("moveShow").show()
        self.button("moveRecovery").setVisible(self._window.desk.journal.is_encrypted)
        self.button("moveCancel").setText(self.tr("Done"))
        self.refit()
        self.open()

    def _on_copy_failed(self, error: JournalError) -> None:
        self.open()
        self.say(say(error, self._window.desk.language))

    def _on_show_wanted(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _on_recovery_wanted(self) -> None:
        self.accept()
        self._show_recovery()


def _put_copy(journal: Journal, folder: Path, language: str) -> Path:
    """A verified copy with its sidecar, and a text beside it."""
    copy = journal.backup(folder)
    text = tell("moving.letter", language, file=copy.name)
    name = tell("moving.letter_name", language)
    write_file(folder / name, text.encode("utf-8-sig"))
    return copy
