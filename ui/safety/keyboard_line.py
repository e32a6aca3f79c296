"""KeyboardLine: the layout letters are typed on, and Caps Lock, beside a field for a passphrase."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from ui.lock.keyboard import Keyboard
from ui.theme import GRID, set_role
from ui.widgets.icon_label import IconLabel


class KeyboardLine(QWidget):
    """Listens to the fields it watches; named ``<prefix>Layout`` and ``<prefix>CapsLock``."""

    def __init__(self, prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keyboard = Keyboard()
        self._layout_name = self._small(f"{prefix}Layout", "quiet")
        self._caps = self._small(f"{prefix}CapsLock", "promise")
        self._caps.setText(self.tr("Caps Lock is on"))
        self._icon = IconLabel("alert", "promise", 14, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        row.addWidget(self._layout_name)
        row.addStretch(1)
        row.addWidget(self._icon)
        row.addWidget(self._caps)
        self._say()

    def watch(self, *fields: QLineEdit) -> None:
        """Learn from what is typed into these."""
        for field in fields:
            field.installEventFilter(self)

    def layout_name(self) -> str:
        """Such as "RU"; "" while it is not known."""
        return self._keyboard.layout

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._keyboard.look()
            self._keyboard.hear(event.text(), shift)
            self._say()
        elif event.type() in (QEvent.Type.KeyRelease, QEvent.Type.FocusIn):
            self._keyboard.look()
            self._say()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keyboard.look()
        self._say()

    def _say(self) -> None:
        layout = self._keyboard.layout
        text = self.tr("Keyboard: {layout}").format(layout=layout) if layout else ""
        self._layout_name.setText(text)
        self._layout_name.setAccessibleName(text)
        for part in (self._caps, self._icon):
            part.setVisible(self._keyboard.caps)

    def _small(self, name: str, tone: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        set_role(label, "small", tone)
        return label
