"""One run of the program: which journal is opened, what is said if none can be, and its end."""

from __future__ import annotations

import gc
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from journal_app import Journal, open_journal, safety
from journal_app.errors import JournalError
from journal_app.words import say
from ui.app import create_window
from ui.backups import BackupKeeper, back_up_at_close
from ui.language import chosen_language, install_language
from ui.lock.tries import Tries
from ui.log import Log, log_folder
from ui.main_window import MainWindow
from ui.preferences import CHOICES, Preferences
from ui.safety.remembered import Remembered
from ui.single_window import SingleWindow
from ui.theme import Choice, theme

if TYPE_CHECKING:
    from journal_app.safety import Key
    from ui.dialogs.first_run import FirstChoices
    from ui.dialogs.start_problem import Answer
    from ui.lock.lock_window import LockWindow


class Program(QObject):
    """Finds a journal, shows its window, and leaves it backed up and closed."""

    def __init__(
        self,
        app: QApplication,
        language: str | None,
        scheme: str | None,
        attended: bool | None = None,
    ) -> None:
        super().__init__(app)
        off_screen = QGuiApplication.platformName() in ("offscreen", "minimal")
        self._attended = not off_screen if attended is None else attended
        self._app = app
        self._preferences = Preferences()
        self._wanted, self._scheme = language, scheme
        self._source: Path | None = None
        self._kept = True
        self._single: SingleWindow | None = None
        self._window: MainWindow | None = None
        self._keeper: BackupKeeper | None = None
        self._lock_window: LockWindow | None = None
        self._passphrase: str | Key | None = None
        self._viewing = False
        self._tries = Tries()
        self._remembered = Remembered(self._preferences)
        self.log = Log(log_folder(), self)
        self.log.catch()
        self.log.bug_met.connect(self._on_bug_met)
        self.log.disk_failed.connect(self._on_disk_failed)

    @property
    def language(self) -> str:
        """The language of this run."""
        return chosen_language(self._preferences, self._wanted)

    def run(self, path: Path | None, passphrase: str | None = None) -> int:
        """Show the journal at ``path``, else the last one, else ask; the exit code.
        ``passphrase`` is tried once; without it, a journal that needs one asks for it."""
        self._dress()
        self._passphrase = passphrase
        found = self._find(path)
        if isinstance(found, int):
            return found
        return self._show()

    def run_demo(self) -> int:
        """Show a sample that is gone afterwards."""
        from journal_app.exchange.demo import write_sample

        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            journal = open_journal(Path(folder) / "sample.journal")
            write_sample(journal.store, "nail", "ru" if self.language == "ru" else "en")
            self._make_window(journal)
            return self._show(kept=False)

    # -- finding a journal ------------------------------------------------------------------

    def _find(self, path: Path | None) -> Journal | int:
        """An open journal, or the exit code of a start that came to nothing."""
        target = path or self._preferences.last_journal
        new = target is None or (path is not None and self._is_to_be_made(path))
        while True:
            try:
                if new or target is None:
                    target = self._found(target)
                    if target is None:
                        return 0
                opened = self.open(target)
                if isinstance(opened, Journal):
                    self._preferences.last_journal = opened.path.absolute()
                    self._make_window(opened)
                if not isinstance(opened, Path):
                    return opened
                target, new = opened, False
                continue
            except JournalError as error:
                answer = self._ask(error)
            if answer == "quit":
                return 1
            new = answer == "new"
            self._viewing = answer == "view"
            if isinstance(answer, Path):
                target = answer

    def _is_to_be_made(self, path: Path) -> bool:
        """Whether a name that was given is that of a new journal, and not of one that is away."""
        try:
            safety.look_for(path)
        except JournalError as error:
            away = error.code == "no_such_file"
        else:
            away = False
        if not away or path.absolute() == self._preferences.last_journal:
            return False
        return not safety.was_here(path)  # which looks into each backup: only when it is missing

    def _found(self, place: Path | None) -> Path | None:
        """Where a new journal was made; None if the person closed the first run."""
        from ui.dialogs.first_run import FirstRun
        from ui.founding import found_journal

        sheet = FirstRun(self.language, place=place)
        chosen: list[FirstChoices] = []
        sheet.chosen.connect(chosen.append)
        sheet.exec()
        sheet.deleteLater()
        if not chosen:
            return None
        choices = chosen[0]
        self._wanted = self._preferences.language = choices.language
        self._source = choices.source
        self._passphrase = choices.passphrase
        if choices.second is not None:
            self._preferences.second_backup_folder = choices.second
        found_journal(choices).close()
        return choices.path

    def open(self, path: Path) -> Journal | Path | int:
        """The journal, 0 when its first window came to the front instead or the person quit at
        its lock, or another file the person would rather open."""
        safety.look_for(path)  # never made in silence
        single = SingleWindow(path, self)
        if not single.claim() and single.raise_first():
            return 0
        self._single = single
        try:
            opened = self._opened(path)
        except JournalError:
            single.release()
            raise
        if not isinstance(opened, Journal):
            single.release()
            self._close_lock_window()
        return 0 if opened is None else opened

    def _opened(self, path: Path) -> Journal | Path | None:
        """What comes of opening a file, at the lock page if it needs a passphrase."""
        passphrase, self._passphrase = self._passphrase, None
        kept = None if passphrase else self._remembered.recall(path)
        try:
            return open_journal(path, passphrase or kept, viewing=self._viewing)
        except JournalError as error:
            if error.code not in ("passphrase_needed", "wrong_passphrase") or not self._attended:
                raise
            refused = error if error.code == "wrong_passphrase" else None
        from ui.lock.lock_window import LockWindow

        self._close_lock_window()
        geometry = self._preferences.geometry
        self._lock_window = LockWindow(path, self._tries, self.language, geometry)
        self._listen()
        if refused is None or kept is None:
            return self._lock_window.ask(partial(self._opened_by, path, False), refused)
        self._lock_window.page.say(
            self.tr(
                "The passphrase that this computer remembers does not open the journal any more. "
                "Type today's, and it remembers that one."
            )
        )
        return self._lock_window.ask(partial(self._opened_by, path, True))

    def _opened_by(self, path: Path, remembered: bool, passphrase: str) -> Journal:
        """A journal by what was typed; an older passphrase that was remembered gives way to it."""
        from ui.lock.reopening import open_there

        journal = open_there(path, passphrase, viewing=self._viewing)
        if remembered and journal.is_encrypted:
            self._remembered.keep(path, passphrase)
        return journal

    def _close_lock_window(self) -> None:
        window, self._lock_window = self._lock_window, None
        if window is not None:
            window.close()
            window.deleteLater()

    def _ask(self, error: JournalError) -> Answer:
        """Say why a journal cannot be shown, and what the person wants instead."""
        print(say(error, self.language, command_line=True), file=sys.stderr)
        self._close_lock_window()
        if not self._attended:
            return "quit"  # nobody is there to press a button
        from ui.dialogs.start_problem import StartProblem

        sheet = StartProblem(error, self.language)
        sheet.exec()
        sheet.deleteLater()
        self._passphrase = sheet.opens
        return sheet.answer

    # -- showing it -------------------------------------------------------------------------

    def _dress(self) -> None:
        """Language and look, for what is shown before there is a window."""
        install_language(self._app, self.language)
        scheme = self._scheme if self._scheme in CHOICES else self._preferences.theme
        theme.apply(self._app, cast(Choice, scheme), self._preferences.text_scale)

    def _make_window(self, journal: Journal) -> None:
        """Read what is shown first: opening does not look at every page of a file. Raises
        JournalError, the journal closed."""
        try:
            self._window = window = create_window(journal, self._wanted, self._scheme)
        except JournalError:
            journal.close()
            if self._single is not None:
                self._single.release()
            raise
        window.locker.tries = self._tries
        try:
            window.go(self._preferences.last_page)
        except JournalError as error:  # the other pages may be whole
            window.messages.show_error(error)

    def _show(self, kept: bool = True) -> int:
        """Show the window until it is closed; leave the journal backed up and closed."""
        assert self._window is not None
        self._kept, window = kept, self._window
        window.show()
        self._close_lock_window()
        window.settled.connect(self._on_window_settled)
        if kept:
            window.journal_changed.connect(self._on_journal_changed)
        code = self._app.exec()
        if self._keeper is not None:
            self._keeper.finish()
        journal = window.desk.journal
        try:
            if kept and journal.is_open:
                back_up_at_close(journal, self._preferences, self.log)
        except JournalError as error:
            self.log.write(f"backup at close: {error.code}")
            print(say(error, self.language, command_line=True), file=sys.stderr)
        finally:
            journal.close()
            if self._single is not None:
                self._single.release()
            window.deleteLater()  # by Qt, should the process go on: not by the collector
        return code

    def _on_window_settled(self) -> None:
        assert self._window is not None
        gc.freeze()  # what is there now stays: never looked through again
        gc.enable()
        self._listen()
        if self._source is not None:
            self._window.files.import_from(self._source)
            self._source = None
        if self._keeper is None and self._kept:
            self._keeper = BackupKeeper(self._window, self.log)
            self._keeper.start()

    def _listen(self) -> None:
        if self._single is not None and not self._single.is_listening():
            self._single.raise_wanted.connect(self._on_raise_wanted)
            self._single.listen()

    def _on_journal_changed(self, journal: Journal) -> None:
        if self._single is not None:
            self._single.release()
        self._single = SingleWindow(journal.path, self)
        self._single.claim()
        self._listen()

    def _on_raise_wanted(self) -> None:
        window = self._window or self._lock_window
        if window is not None:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.raise_()
            window.activateWindow()

    def _on_disk_failed(self, error: JournalError) -> None:
        if self._window is not None and not self._window.locker.is_locked():
            self._window.messages.show_error(error)

    def _on_bug_met(self, report: str, path: str) -> None:
        from ui.messages import show_bug

        show_bug(report, path)
