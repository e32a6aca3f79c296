"""SettingsCard: a card of settings, made from declarations."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from ui.pages.setting_row import Setting, SettingRow
from ui.theme import GRID, set_role
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.hint_button import HintButton

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class SettingsCard(Card):
    """Rows, sentences and buttons, one below the other. What concerns the practice is kept in the
    journal and can be undone; what concerns this computer is kept beside."""

    def __init__(self, title: str, shell: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.body.setSpacing(2 * GRID)
        self.shell = shell
        self.desk = shell.desk
        self._rows: list[SettingRow] = []

    def refresh(self) -> None:
        """Show what is in force."""
        for row in self._rows:
            row.refresh()

    def add_settings(self, *settings: Setting) -> None:
        """A row for each."""
        for setting in settings:
            row = SettingRow(setting, self)
            self.body.addWidget(row)
            self._rows.append(row)

    def add_words(self, text: str = "", role: str = "hint", name: str = "") -> QLabel:
        """A plain sentence, wrapped."""
        label = QLabel(text, self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            set_role(label, role)
        self.body.addWidget(label)
        return label

    def add_buttons(
        self, *buttons: tuple[str, str, str, Callable[[], object]]
    ) -> dict[str, QPushButton]:
        """Buttons in a line: (objectName, words, key, what it does); by their names."""
        made: dict[str, QPushButton] = {}
        flow = FlowLayout(spacing=GRID)
        for name, text, key, slot in buttons:
            button = HintButton(text, key, parent=self)
            button.setObjectName(name)
            button.setAccessibleName(text)
            button.clicked.connect(lambda _checked=False, act=slot: act())
            flow.addWidget(button)
            made[name] = button
        self.body.addLayout(flow)
        return made

    def kept(self, key: str) -> tuple[Callable[[], Any], Callable[[Any], None]]:
        """How a setting of the journal is read and written."""
        journal = self.desk.journal

        def write(value: Any) -> None:
            self.desk.do(lambda: journal.settings.change({key: value}))

        return (lambda: journal.settings[key]), write
