"""MovingIn: a journal from another computer gets its place on this one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from journal_app import safety
from journal_app.errors import JournalError
from journal_app.journal import restore_backup
from journal_app.words import say
from ui.paths import shown_path
from ui.safety.ask_sheet import AskSheet
from ui.safety.places import free_name, make_folder
from ui.safety.sheet import Sheet
from ui.widgets.progress_overlay import ProgressOverlay
from ui.work import Cancelled, Progress, run_in_background


class MovingIn(QObject):
    """Chooses the file, looks into it, asks its passphrase, and copies it into ``place``; nothing
    is ever opened where it was found. ``over`` is the window that is covered meanwhile."""

    moved = Signal(object, object)
    """(where the journal lies now, its passphrase or None); the person has read what is next."""
    refused = Signal(str)
    """One sentence on why nothing came of it."""

    def __init__(self, over: QWidget, place: Callable[[], Path], language: str) -> None:
        super().__init__(over)
        self._over, self._place, self._language = over, place, language
        self._overlay: ProgressOverlay | None = None

    def choose(self) -> None:
        """Ask for the file."""
        dialog = QFileDialog(self._over, self.tr("The journal from the other computer"))
        dialog.setObjectName("fileDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Journals (*.journal)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda path: self.take(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, source: Path) -> None:
        """Look into a file, ask its passphrase if it has one, and copy it."""
        try:
            safety.look_into(source)
        except JournalError as error:
            if error.code == "passphrase_needed":
                self._ask(source)
            else:
                self.refused.emit(say(error, self._language))
            return
        self._copy(source, None)

    def _ask(self, source: Path) -> None:
        words = self.tr("{file} opens with the passphrase it had on the other computer.")
        sheet = AskSheet(
            words.format(file=source.name),
            lambda typed: safety.look_into(source, typed),
            self._language,
            self._over,
        )
        sheet.opened.connect(lambda typed: self._copy(source, typed))
        sheet.open()

    def _copy(self, source: Path, passphrase: str | None) -> None:
        target = free_name(self._place())

        def task(_progress: Progress, _cancelled: Cancelled) -> Any:
            make_folder(target.parent)
            return restore_backup(source, target, passphrase)

        self._overlay = overlay = ProgressOverlay(self._over)
        overlay.start(self.tr("Copying the journal and looking through it…"), can_cancel=False)
        work = run_in_background(self, None, task)
        work.ended.connect(self._on_work_ended)
        work.done.connect(lambda _kept: self._tell(source, target, passphrase))
        work.failed.connect(lambda error: self.refused.emit(say(error, self._language)))

    def _on_work_ended(self) -> None:
        if self._overlay is not None:
            self._overlay.finish()
            self._overlay.deleteLater()
            self._overlay = None

    def _tell(self, source: Path, target: Path, passphrase: str | None) -> None:
        """Before it opens: which of the two journals goes on."""
        sheet = Sheet("movedSheet", self.tr("The journal is here"), self._over)
        sheet.add_words(
            self.tr("It lies in {folder} now and was looked through whole.").format(
                folder=shown_path(target.parent)
            )
        )
        sheet.add_words(
            self.tr(
                "From now on write only here. What is written on the other computer from today "
                "would not come over: close the journal there, and when you have worked here for "
                "a while, delete it there and on the stick."
            ),
            "",
            "movedNext",
        )
        sheet.add_words(source.name, "hint")
        sheet.add_buttons(("movedOpen", self.tr("Open the journal"), "primary", sheet.accept))
        sheet.finished.connect(lambda: self.moved.emit(target, passphrase))
        sheet.refit()
        sheet.open()
