"""SafetyCard: whether the journal is encrypted, what that means, and what can be done about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.pages.settings_card import SettingsCard
from ui.safety.passphrases import Passphrases
from ui.safety.remembered import Remembered
from ui.theme import GRID, set_role
from ui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class SafetyCard(SettingsCard):
    """The state in plain words first; then the buttons that change it."""

    def __init__(self, shell: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__("", shell, parent)
        self._passphrases = Passphrases(shell)
        self._remembered = Remembered(shell.preferences)
        closed = self.desk.journal.is_encrypted
        self._add_state(closed)
        ask = self._passphrases.ask
        if closed:
            self.add_buttons(
                ("safetyChange", self.tr("Change the passphrase…"), "", partial(ask, "change")),
                ("safetyRemove", self.tr("Take it away…"), "", partial(ask, "remove")),
                (
                    "safetyRecovery",
                    self.tr("Recovery sheet…"),
                    "",
                    self._passphrases.show_recovery,
                ),
            )
            self._add_remember()
        else:
            made = self.add_buttons(
                ("safetySet", self.tr("Set a passphrase…"), "", partial(ask, "set"))
            )
            set_role(made["safetySet"], "primary")

    def _add_state(self, closed: bool) -> None:
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        icon = IconLabel("lock", "accent", 28, self) if closed else None
        icon = icon or IconLabel("alert", "promise", 28, self)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        state = self.tr("The journal is encrypted") if closed else self.tr("No passphrase yet")
        meaning = (
            self.tr(
                "Without the passphrase the file tells nothing: not on this computer, not on a "
                "stolen one, not in a cloud. Its backups are closed in the same way."
            )
            if closed
            else self.tr(
                "Whoever opens this computer, or finds a copy of the file, can read everything "
                "in it. A passphrase closes the journal and its backups."
            )
        )
        for text, role, name in (
            (state, "heading", "safetyState"),
            (meaning, "quiet", "safetyMeaning"),
        ):
            label = QLabel(text, self)
            label.setObjectName(name)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            set_role(label, role)
            words.addWidget(label)
        row.addLayout(words, 1)
        self.body.addLayout(row)

    def _add_remember(self) -> None:
        """Only to let go: remembering is offered where a passphrase is typed."""
        if self._remembered.is_wished(self.desk.journal.path):
            made = self.add_buttons(
                ("safetyForget", self.tr("Do not remember on this computer"), "", self._forget)
            )
            words = self.add_words(
                self.tr(
                    "The passphrase is kept in the store of this computer: the journal opens "
                    "without asking for it."
                )
            )
            self._made = (made["safetyForget"], words)

    def _forget(self) -> None:
        if not self._remembered.let_go(self.desk.journal.path):
            self.shell.messages.show_text(self._passphrases.not_let_go())
        for part in self._made:
            part.hide()
        self.shell.history.say(self.tr("This computer does not remember the passphrase."))
