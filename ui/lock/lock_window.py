"""LockWindow: the lock page in a window of its own, before there is a journal to show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QEventLoop, QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from journal_app import Journal
from journal_app.errors import JournalError
from journal_app.words import say
from ui.icons import app_icon
from ui.lock.lock_page import LockPage
from ui.lock.tries import Tries

USUAL_SIZE = QSize(1280, 800)
SMALLEST_SIZE = QSize(1024, 700)

Opening = Callable[[str], Journal]
"""Opens the journal with a passphrase. Raises JournalError."""


class LockWindow(QWidget):
    """Asks for the passphrase until the journal is open, or something else is wanted. It stands
    where the journal's window will stand."""

    def __init__(self, path: Path, tries: Tries, language: str, geometry: QByteArray) -> None:
        super().__init__()
        self.setObjectName("lockWindow")
        self.setWindowTitle(self.tr("Journal"))
        self.setWindowIcon(app_icon())
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # what it came to decides
        self.setMinimumSize(SMALLEST_SIZE)
        self.resize(USUAL_SIZE)
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        self._path, self._tries, self._language = path, tries, language
        self._opening: Opening | None = None
        self._answer: Journal | Path | JournalError | None = None
        self._loop = QEventLoop(self)
        self.page = LockPage(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        self.page.set_journal(path.name, True)
        self.page.open_wanted.connect(self._on_open_wanted)
        self.page.other_wanted.connect(self._on_other_wanted)
        self.page.quit_wanted.connect(self.close)

    def ask(self, opening: Opening, refused: JournalError | None = None) -> Journal | Path | None:
        """The open journal, another file to open, or None to quit; the window stays until it is
        closed, so that nothing flickers. ``refused`` is what a first try came to.

        Raises JournalError when the file cannot be opened by any passphrase.
        """
        self._opening = opening
        self.show()
        self.page.begin()
        if refused is not None:
            self._refuse(refused)
        self._loop.exec()
        if isinstance(self._answer, JournalError):
            raise self._answer
        return self._answer

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._loop.quit()

    def _end(self, answer: Journal | Path | JournalError) -> None:
        self._answer = answer
        self._loop.quit()

    def _refuse(self, error: JournalError) -> None:
        self._tries.fail(self._path)
        self.page.refuse(say(error, self._language), self._tries.left(self._path))

    def _on_open_wanted(self, passphrase: str) -> None:
        assert self._opening is not None
        try:
            journal = self._opening(passphrase)
        except JournalError as error:
            if error.code in ("wrong_passphrase", "bad_passphrase"):
                self._refuse(error)
            elif error.code == "passphrase_needed":
                self.page.ask_first()
            else:
                self._end(error)
            return
        journal.log_unlock(self._tries.take(self._path))
        self._end(journal)

    def _on_other_wanted(self) -> None:
        dialog = QFileDialog(self, self.tr("Open a journal"))
        dialog.setObjectName("fileDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Journals (*.journal)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file_selected(self, path: str) -> None:
        self._end(Path(path))
