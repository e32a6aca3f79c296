"""PassphraseSheet: a passphrase is set, changed or taken away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from journal_app import keyring_store
from ui.safety.passphrase_form import PassphraseForm
from ui.safety.sheet import Sheet

Deed = Literal["set", "change", "remove"]


class PassphraseSheet(Sheet):
    """Says what will be, asks, and hands on what was typed. ``opens`` tells whether a passphrase
    is today's: a wrong one is said here, before the journal is touched. ``remembered`` is whether
    this computer remembers one now: then it is asked to remember the new one, too."""

    given = Signal(str, str, bool)
    """(today's passphrase, the new one, whether this computer may remember it); "" for what was
    not asked."""

    def __init__(
        self,
        deed: Deed,
        opens: Callable[[str], bool],
        parent: QWidget,
        remembered: bool = False,
    ) -> None:
        super().__init__("passphraseSheet", "", parent)
        self._opens = opens
        self._asks_now = deed != "set"
        title, words, warning, save = self._texts(deed)
        self.title.setText(title)
        self.setAccessibleName(title)
        self.add_words(words)
        self.form = PassphraseForm(
            "passphrase", self, asks_now=self._asks_now, asks_new=deed != "remove"
        )
        self.form.changed.connect(self._on_form_changed)
        self.body.addSpacing(8)
        self.body.addWidget(self.form)
        self._remember = QCheckBox(self.tr("Remember it on this computer"), self)
        self._remember.setObjectName("passphraseRemember")
        self._remember.setVisible(deed != "remove" and keyring_store.is_offered())
        self._remember.setChecked(remembered and not self._remember.isHidden())
        self.body.addWidget(self._remember)
        self.body.addSpacing(8)
        self.add_words(warning, "hint", "passphraseWarning")
        self.add_buttons(
            ("passphraseCancel", self.tr("Leave as it is"), "quiet", self.reject),
            ("passphraseSave", save, "primary", self._save),
        )
        self.refit()
        self.form.focus_first()

    def done(self, result: int) -> None:
        """Nothing typed stays behind."""
        self.form.forget()
        super().done(result)

    def _texts(self, deed: Deed) -> tuple[str, str, str, str]:
        forgotten = self.tr(
            "If it is forgotten, nobody can open the journal: not you, not us, not a specialist. "
            "So there is a sheet to print and keep in a safe place; it is offered next."
        )
        if deed == "set":
            return (
                self.tr("Set a passphrase"),
                self.tr(
                    "The journal is encrypted: without the passphrase the file tells nothing, "
                    "wherever it goes."
                ),
                forgotten,
                self.tr("Set it"),
            )
        if deed == "change":
            return (
                self.tr("Change the passphrase"),
                self.tr(
                    "The journal opens with the new one from now on. Backups made until today "
                    "keep the passphrase they have."
                ),
                forgotten,
                self.tr("Change it"),
            )
        return (
            self.tr("Take the passphrase away"),
            self.tr("Then whoever opens this computer can read the journal."),
            self.tr("Backups made until today keep their passphrase."),
            self.tr("Take it away"),
        )

    def _save(self) -> None:
        missing = self.form.what_is_missing()
        if missing:
            self.say(missing)
            return
        if self._asks_now and not self._opens(self.form.now()):
            words = self.tr("This is not the passphrase of today.")
            if self.form.layout_name():
                layout = self.form.layout_name()
                now = self.tr("The keyboard layout is {layout} now.").format(layout=layout)
                words = f"{words} {now}"
            self.say(words)
            self.form.ask_again()
            return
        now, new, remember = self.form.now(), self.form.new(), self._remember.isChecked()
        self.accept()
        self.given.emit(now, new, remember)

    def _on_form_changed(self) -> None:
        self.say("")
