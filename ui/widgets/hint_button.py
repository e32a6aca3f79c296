"""A button that also says which key does the same."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui.theme import GRID, set_role
from ui.widgets.key_hint import KeyHint


class HintButton(QPushButton):
    """A push button with its key in a small box at the end: «Закрыть визит [F5]».

    The hint is only words: the shortcut itself belongs to the action table.
    """

    def __init__(
        self,
        text: str = "",
        hint: str = "",
        role: str = "",
        tone: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._hint = hint
        set_role(self, role, tone)

    def hint(self) -> str:
        """The key's name."""
        return self._hint

    def set_hint(self, hint: str) -> None:
        """Name another key ("" for none)."""
        self._hint = hint
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return self._with_hint(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self._with_hint(super().minimumSizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._hint:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        style, direction = self.style(), self.layoutDirection()
        inside = style.subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        box = KeyHint.size_of(self._hint)
        menu = GRID * 2 if self.menu() else 0
        spot = QRect(
            inside.right() - box.width() + 1 - menu,
            inside.center().y() - box.height() // 2,
            box.width(),
            box.height(),
        )
        whole = QRect(option.rect)
        words = whole.adjusted(0, 0, -(box.width() + GRID), 0)
        option.rect = QStyle.visualRect(direction, whole, words)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        ink = option.palette.buttonText().color()
        ink.setAlphaF(0.8)
        KeyHint.paint(painter, QStyle.visualRect(direction, inside, spot), self._hint, ink)

    def _with_hint(self, size: QSize) -> QSize:
        box = KeyHint.size_of(self._hint)
        extra = box.width() + GRID if self._hint else 0
        return QSize(size.width() + extra, max(size.height(), box.height() + GRID))
