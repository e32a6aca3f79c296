"""Passphrases: setting, changing and taking away the passphrase of the window's journal."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journal_app import safety
from journal_app.errors import JournalError
from ui.lock.sheet_forms import copies_form
from ui.safety.closed_work import ClosedWork
from ui.safety.copies_sheet import CopiesSheet
from ui.safety.passphrase_sheet import Deed, PassphraseSheet
from ui.safety.recovery_paper import Recovery
from ui.safety.recovery_sheet import RecoverySheet
from ui.safety.remembered import Remembered

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Passphrases(QObject):
    """From the sheet over the work to what follows it: copies that are open, the page to print."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._work = ClosedWork(window)
        self._remembered = Remembered(window.preferences)

    def ask(self, deed: Deed) -> None:
        """Open the sheet for setting, changing or taking away."""
        journal = self._window.desk.journal
        wished = self._remembered.is_wished(journal.path)
        sheet = PassphraseSheet(deed, journal.opens_with, self._window, wished)
        sheet.given.connect(partial(self._on_given, deed))
        sheet.open()

    def show_recovery(self, passphrase: str = "") -> None:
        """Offer the page to print and keep."""
        opens = self._window.desk.journal.opens_with
        RecoverySheet(self.recovery(passphrase), self._window, opens).open()

    def offer_copies(self, passphrase: str = "", spared: Collection[str] = ()) -> None:
        """List what opens without the passphrase of today, all but ``spared`` with a tick; then,
        and where there is none, offer the page to print."""
        second = self._window.preferences.second_backup_folder
        copies = safety.open_copies(self._window.desk.journal.path, second)
        if not copies:
            self.show_recovery(passphrase)
            return
        sheet = CopiesSheet(copies, self._window, spared)
        sheet.agreed.connect(self._on_removal_agreed)
        sheet.left.connect(partial(self._on_copies_left, passphrase))
        sheet.open()

    def _on_copies_left(self, passphrase: str) -> None:
        if not self._window.locker.is_locking():
            self.show_recovery(passphrase)

    def recovery(self, passphrase: str = "") -> Recovery:
        """What the page tells."""
        desk = self._window.desk
        journal = desk.journal
        second = self._window.preferences.second_backup_folder
        folders = (journal.backup_folder, *([second] if second else []))
        return Recovery(journal.path, journal.today(), folders, desk.language, passphrase)

    # -- the work -----------------------------------------------------------------------------

    def _on_given(self, deed: Deed, now: str, new: str, remember: bool) -> None:
        path = self._window.desk.journal.path
        if deed == "set":
            text = self.tr("Encrypting the journal…")
            self._work.run(
                text,
                lambda progress: safety.encrypt(path, new, progress),
                new,
                partial(self._on_closed_by, new, remember),
                self._on_stopped,
            )
        elif deed == "change":
            text = self.tr("Changing the passphrase…")
            self._work.run(
                text,
                lambda progress: safety.change_passphrase(path, now, new, progress),
                new,
                partial(self._on_closed_by, new, remember),
                self._on_stopped,
            )
        else:
            text = self.tr("Taking the passphrase away…")
            self._work.run(
                text,
                lambda progress: safety.decrypt(path, now, progress),
                None,
                self._on_opened,
                self._on_stopped,
            )

    def _on_stopped(self) -> None:
        self._come_back(self._window.desk.say(JournalError("cancelled")))

    def _on_closed_by(self, passphrase: str, remember: bool, _result: object) -> None:
        told = self._keep(passphrase if remember else None)
        self._come_back(self.tr("The journal opens only with the new passphrase now."), told)
        locker = self._window.locker
        if locker.is_locked():
            locker.show_later(copies_form())
        else:
            self.offer_copies(passphrase)

    def _keep(self, passphrase: str | None) -> str:
        """Let the store of this computer hold it, or nothing any more; what to say if it does
        not."""
        path = self._window.desk.journal.path
        if passphrase is None:
            return "" if self._remembered.let_go(path) else self.not_let_go()
        if self._remembered.keep(path, passphrase):
            return ""
        return self.tr("This computer could not remember the passphrase: it will ask for it.")

    def not_let_go(self) -> str:
        """What to say when the store of this computer keeps what it should not."""
        return self.tr(
            "The store of this computer did not let go of the former passphrase. Nothing asks for "
            "it any more; you can delete it there, under the name client-journal."
        )

    def _on_opened(self, _result: object) -> None:
        told = self._keep(None)
        self._come_back(self.tr("The journal opens without a passphrase now."), told)

    def _come_back(self, text: str, told: str = "") -> None:
        """Where the person was, in the window that was built anew; behind the lock, that does it
        itself."""
        from ui.pages.settings import SettingsPage

        window = self._window
        if not window.locker.is_locked():
            window.go("settings")
            page = window.page("settings")
            assert isinstance(page, SettingsPage)
            page.show_part("safety")
        window.locker.say(text)
        if told:
            window.locker.say(told, well=False)

    def _on_removal_agreed(self, paths: list[Path]) -> None:
        try:
            safety.remove_copies(paths)
        except JournalError as error:
            self._window.messages.show_error(error)
            return
        self._window.history.say(self.tr("%n copy(ies) taken away", "", len(paths)))
