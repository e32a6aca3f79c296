"""RecoverySheet: the page to print and keep, offered when a passphrase is new."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from journal_app.errors import JournalError
from journal_app.words import say
from ui.printing import choose_pdf, print_document, save_pdf
from ui.safety.recovery_paper import Recovery, recovery_paper
from ui.safety.sheet import Sheet


class RecoverySheet(Sheet):
    """Says what the page is for, and prints it. ``recovery.passphrase`` is known only right after
    it was typed; it comes on paper where the person ticks it, and never into a file."""

    def __init__(self, recovery: Recovery, parent: QWidget) -> None:
        super().__init__("recoverySheet", "", parent)
        title = self.tr("A sheet for the safe place")
        self.title.setText(title)
        self.setAccessibleName(title)
        self._recovery = recovery
        self.add_words(
            self.tr(
                "Where the journal and its backups lie, how to open them, with this program and "
                "without it, and room for the passphrase. Print it, and keep it away from the "
                "computer: with your documents, or with somebody you trust."
            )
        )
        self._with = QCheckBox(self.tr("Print the passphrase on it"), self)
        self._with.setObjectName("recoveryWithPassphrase")
        self._with.setVisible(bool(recovery.passphrase))
        self._with.toggled.connect(self._on_with_toggled)
        self.body.addSpacing(4)
        self.body.addWidget(self._with)
        self.add_words(
            self.tr("Without it there are lines to write it on by hand, which is safer."),
            "hint",
            "recoveryHint",
        ).setVisible(bool(recovery.passphrase))
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
        self.button("recoveryPdf").setEnabled(not checked)  # a passphrase in a file is no secret

    def _on_file_selected(self, path: str) -> None:
        try:
            save_pdf(recovery_paper(self.recovery()), Path(path), self._name())
        except JournalError as error:
            self.say(say(error, self._recovery.language))
            return
        self.accept()
