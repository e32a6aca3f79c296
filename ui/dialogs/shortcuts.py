"""Every key of the window, from the same table as the actions."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.action_hints import HINTS
from ui.actions import COMMANDS, GROUPS, command_text, native_keys
from ui.desk import Desk
from ui.theme import GRID, KINDS, set_role, theme
from ui.widgets.card import Card
from ui.widgets.hint_button import HintButton
from ui.widgets.key_hint import KeyHint
from ui.widgets.scroll_page import ScrollPage

_LEFT = ("daily", "record", "composer")
_ALSO = ("Ctrl+=",)
"""Keys that need no words: the same key as another one, without Shift."""


class ShortcutsDialog(QDialog):
    """Two columns of cards: what there is to do, and its key."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutsDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        self._kinds = {
            f"record{kind.title()}": desk.words[f"new_{kind}"] for kind in (*KINDS, "visit")
        }
        for command in COMMANDS:
            if command.text in desk.words:  # each profession says it in its own way
                self._kinds.setdefault(command.id, desk.words[command.text])
        page = ScrollPage(2 * GRID, self)
        page.setObjectName("shortcutsPage")
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that arrows scroll it
        columns = QHBoxLayout()
        columns.setSpacing(2 * GRID)
        sides = (QVBoxLayout(), QVBoxLayout())
        for side in sides:
            side.setSpacing(2 * GRID)
            columns.addLayout(side, 1)
        for group, title in GROUPS:
            card = self._card(group, QCoreApplication.translate("Actions", title))
            sides[group not in _LEFT].addWidget(card)
        for side in sides:
            side.addStretch(1)
        page.body.addLayout(columns)
        hint = QLabel(self.tr("Ctrl with a letter works on the Russian layout, too."), self)
        set_role(hint, "hint")
        close = HintButton(self.tr("Close"), "Esc", parent=self)
        close.setObjectName("shortcutsClose")
        close.clicked.connect(self.accept)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(2 * GRID, 0, 2 * GRID, 2 * GRID)
        bottom.addWidget(hint, 1)
        bottom.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page, 1)
        layout.addLayout(bottom)
        wanted = page.content.sizeHint()
        self.resize(
            min(max(wanted.width() + 2 * GRID, theme.px(820)), parent.width() - 8 * GRID),
            min(wanted.height() + theme.px(64), parent.height() - 6 * GRID),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.accept()
        else:
            super().keyPressEvent(event)

    def _card(self, group: str, title: str) -> Card:
        card = Card(title, parent=self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for command in COMMANDS:
            if command.group == group:
                text = self._kinds.get(command.id) or command_text(command)
                self._line(
                    grid,
                    text.replace("&", "").rstrip("…"),
                    native_keys(k for k in command.keys if k not in _ALSO),
                )
        for hint in HINTS:
            if hint.group == group:
                text = QCoreApplication.translate("Actions", hint.text)
                self._line(grid, text, hint.keys)
        card.body.addLayout(grid)
        return card

    def _line(self, grid: QGridLayout, text: str, keys: str) -> None:
        row = grid.rowCount()
        label = QLabel(text, self)
        label.setWordWrap(True)
        grid.addWidget(label, row, 0)
        boxes = QHBoxLayout()
        boxes.setSpacing(4)
        boxes.addStretch(1)
        for key in keys.split(", ") if keys else ():
            boxes.addWidget(KeyHint(key, self))
        if not keys:
            menu = QLabel(self.tr("in the menu"), self)
            set_role(menu, "hint")
            boxes.addWidget(menu)
        grid.addLayout(boxes, row, 1)
