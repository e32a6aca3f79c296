"""AskSheet: the passphrase of a file that is to be opened, restored or moved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.errors import JournalError
from journal_app.safety import Key, look_into
from journal_app.words import say
from ui.safety.passphrase_form import PassphraseForm
from ui.safety.sheet import Sheet


def try_on(path: Path, passphrase: str | Key | None) -> None:
    """Raises JournalError where a passphrase is not that of a file, however damaged that is."""
    try:
        look_into(path, passphrase)
    except JournalError as error:
        if error.code in ("wrong_passphrase", "passphrase_needed", "bad_passphrase"):
            raise


class AskSheet(Sheet):
    """Asks until the passphrase is right. ``tried`` does what it is for, and raises JournalError
    where it does not open: that is said here, and the next try is free."""

    opened = Signal(str)
    """The passphrase that was right."""

    def __init__(
        self, words: str, tried: Callable[[str], object], language: str, parent: QWidget | None
    ) -> None:
        super().__init__("askSheet", "", parent)
        title = self.tr("The passphrase, please")
        self.title.setText(title)
        self.setAccessibleName(title)
        self._tried, self._language = tried, language
        self.add_words(words)
        self.form = PassphraseForm("ask", self, asks_now=True, asks_new=False)
        self.form.changed.connect(self._on_form_changed)
        self.body.addWidget(self.form)
        self.add_buttons(
            ("askCancel", self.tr("Not now"), "quiet", self.reject),
            ("askOpen", self.tr("Go on"), "primary", self._try),
        )
        self.refit()
        self.form.focus_first()

    def done(self, result: int) -> None:
        """Nothing typed stays behind."""
        self.form.forget()
        super().done(result)

    def _try(self) -> None:
        passphrase = self.form.now()
        if not passphrase:
            self.say(self.form.what_is_missing())
            return
        try:
            self._tried(passphrase)
        except JournalError as error:
            self.say(say(error, self._language))
            self.form.ask_again()
            return
        self.accept()
        self.opened.emit(passphrase)

    def _on_form_changed(self) -> None:
        self.say("")
