"""RecordPopup: the kinds of record, each with its key, under the button that opens it."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.client.composer import KEYS, kinds_of
from ui.client.phrases import capital
from ui.desk import Desk
from ui.theme import set_role
from ui.widgets.hint_button import HintButton

_ARROWS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class RecordPopup(QFrame):
    """Arrows and Enter choose, or the digit of the kind; Esc closes. An ellipsis in the place of
    the digit marks a kind whose words wait to be saved."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("recordMenu")
        set_role(self, "popup")
        self._buttons: dict[str, HintButton] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(6, 6, 6, 6)
        box.setSpacing(2)
        for kind in kinds_of(desk.profession):
            text = capital(desk.words[kind])
            button = HintButton(text, KEYS[kind], "row", parent=self)
            button.setObjectName(f"act{capital(kind)}")
            button.setAccessibleName(text)
            button.setProperty("kind", kind)
            button.clicked.connect(self._on_button_clicked)
            self._buttons[kind] = button
            box.addWidget(button)

    def open_under(self, field: QWidget) -> None:
        """Show it under a widget, the first kind in focus."""
        self.resize(self.sizeHint().expandedTo(self.minimumSizeHint()))
        self.move(field.mapToGlobal(QPoint(0, field.height() + 4)))
        self.show()
        next(iter(self._buttons.values())).setFocus(Qt.FocusReason.PopupFocusReason)

    def show_waiting(self, kinds: Collection[str]) -> None:
        """Mark the kinds whose words wait."""
        for kind, button in self._buttons.items():
            waits = kind in kinds
            button.setToolTip(self.tr("Words wait here to be saved") if waits else "")
            button.set_hint("…" if waits else KEYS[kind])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        buttons = list(self._buttons.values())
        here = next((n for n, button in enumerate(buttons) if button.hasFocus()), 0)
        named = [kind for kind in self._buttons if KEYS[kind] == event.text()]
        if key in _ARROWS:
            there = buttons[(here + _ARROWS[key]) % len(buttons)]
            there.setFocus(Qt.FocusReason.TabFocusReason)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            buttons[here].click()
        elif named:
            self._buttons[named[0]].click()
        else:
            super().keyPressEvent(event)

    def _on_button_clicked(self) -> None:
        kind = str(self.sender().property("kind"))
        self.close()
        self.chosen.emit(kind)
