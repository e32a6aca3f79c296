"""RecoverySheet: the page to print and keep, offered when a passphrase is new."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from journal_app.errors import JournalError
from journal_app.words import say
from ui.printing import choose_pdf, print_document, save_pdf
from ui.safety.ask_sheet import AskSheet
from ui.safety.recovery_paper import Recovery, recovery_paper
from ui.safety.sheet import Sheet


class RecoverySheet(Sheet):
    """Says what the page is for, and prints it. The passphrase comes on paper where the person
    ticks it, and never into a file. ``recovery.passphrase`` is known only right after it was
    typed; later it is asked for, and ``opens`` tells whether it is today's."""

    def __init__(self, recovery: Recovery, parent: QWidget, opens: Callable[[str], bool]) -> None:
        super().__init__("recoverySheet", "", parent)
        title = self.tr("A sheet for the safe place")
        self.title.setText(title)
        self.setAccessibleName(title)
        self._recovery, self._opens = recovery, opens
        self.add_words(
            self.tr(
                "Where the journal and its backups lie, how to open them, with this program and "
                "without it, and room for the passphrase. Print it, and keep it away from the "
                "computer: with your documents, or with somebody you trust."
            )
        )
        self._with = QCheckBox(self.tr("Print the passphrase on it"), self)
        self._with.setObjectName("recoveryWithPassphrase")
        self._with.toggled.connect(self._on_with_toggled)
        self.body.addSpacing(4)
        self.body.addWidget(self._with)
        self.add_words(
            self.tr("Without it there are lines to write it on by hand, which is safer."),
            "hint",
            "recoveryHint",
        )
        self.add_buttons(
            ("recoveryLater", self.tr("Later"), "quiet", self.reject),
            ("recoveryPdf", self.tr("Save as PDF…"), "", self._save),
            ("recoveryPrint", self.tr("Print…"), "primary", self._print),
        )
        self.refit()

    def recovery(self) -> Recovery:
        """What would be printed now."""
        if self._with.isChecked():
            return self._recovery
        return replace(self._recovery, passphrase="")

    def done(self, result: int) -> None:
        """Nothing typed stays behind."""
        self._recovery = replace(self._recovery, passphrase="")
        super().done(result)

    def _print(self) -> None:
        dialog = print_document(self, recovery_paper(self.recovery()), self._name())
        dialog.accepted.connect(self.accept)

    def _save(self) -> None:
        choose_pdf(self, self._name(), self._on_file_selected)

    def _name(self) -> str:
        return self.tr("Recovery sheet")

    def _on_with_toggled(self, checked: bool) -> None:
        if checked and not self._recovery.passphrase:
            self._with.setChecked(False)
            self._ask()
            return
        self.button("recoveryPdf").setEnabled(not checked)  # a passphrase in a file is no secret

    def _ask(self) -> None:
        words = self.tr("To print it on the sheet, type it once more.")
        sheet = AskSheet(words, self._try, self._recovery.language, self)
        sheet.opened.connect(self._on_told)
        sheet.open()

    def _try(self, passphrase: str) -> None:
        if not self._opens(passphrase):
            raise JournalError("wrong_passphrase", path=str(self._recovery.journal))

    def _on_told(self, passphrase: str) -> None:
        self._recovery = replace(self._recovery, passphrase=passphrase)
        self._with.setChecked(True)

    def _on_file_selected(self, path: str) -> None:
        try:
            save_pdf(recovery_paper(self.recovery()), Path(path), self._name())
        except JournalError as error:
            self.say(say(error, self._recovery.language))
            return
        self.accept()
