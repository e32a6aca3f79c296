"""A button that also says which key does the same."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui import icons
from ui.theme import set_role, theme
from ui.widgets.key_hint import KeyHint

_GAP = 8


class HintButton(QPushButton):
    """A push button with its key in a small box after the words: «Закрыть визит [F5]».

    The hint is only words: the shortcut itself belongs to the action table. Icon, words, key and
    the arrow of what it ``opens`` stand together in the middle (in a ``row`` button, at the start).
    """

    def __init__(
        self,
        text: str = "",
        hint: str = "",
        role: str = "",
        tone: str = "",
        parent: QWidget | None = None,
        opens: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._hint = hint
        self._opens = opens
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
        self.ensurePolished()
        parts = self._parts()
        # The box of a key may reach into the padding: hints do not make a button taller.
        height = max(size.height() for part, size in parts.items() if part != "key")
        contents = QSize(self._breadth(parts), height)
        kind = QStyle.ContentsType.CT_PushButton
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.features &= ~QStyleOptionButton.ButtonFeature.HasMenu
        return self.style().sizeFromContents(kind, option, contents, self)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.features &= ~QStyleOptionButton.ButtonFeature.HasMenu
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        painter.setPen(option.palette.buttonText().color())
        parts, whole = self._parts(), self.rect()
        at_start = self.property("role") == "row"
        x = 12 if at_start else (whole.width() - self._breadth(parts)) // 2
        for part, size in parts.items():
            if at_start and part == "key":
                x = whole.width() - size.width() - 12
            spot = QRect(QPoint(x, (whole.height() - size.height()) // 2), size)
            spot = QStyle.visualRect(self.layoutDirection(), whole, spot)
            self._paint_part(painter, part, spot)
            x += size.width() + _GAP

    def _parts(self) -> dict[str, QSize]:
        """What stands on the button, from its start, with the room each needs."""
        metrics = QFontMetrics(self.font())
        parts: dict[str, QSize] = {}
        if not self.icon().isNull():
            parts["icon"] = self.iconSize()
        parts["words"] = metrics.size(Qt.TextFlag.TextShowMnemonic, self.text())
        if self._hint:
            parts["key"] = KeyHint.size_of(self._hint)
        if self.menu() is not None or self._opens:
            parts["arrow"] = QSize(theme.px(14), theme.px(14))
        return parts

    def _breadth(self, parts: dict[str, QSize]) -> int:
        return sum(size.width() for size in parts.values()) + _GAP * (len(parts) - 1)

    def _paint_part(self, painter: QPainter, part: str, spot: QRect) -> None:
        ink = painter.pen().color()
        if part == "icon":
            mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
            state = QIcon.State.On if self.isChecked() else QIcon.State.Off
            self.icon().paint(painter, spot, Qt.AlignmentFlag.AlignCenter, mode, state)
        elif part == "words":
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic
            painter.drawText(spot, flags, self.text())
        elif part == "key":
            ink.setAlphaF(0.85)
            KeyHint.paint(painter, spot, self._hint, ink)
        else:
            filled = self.property("role") in ("primary", "fill")
            color = "on_fill" if filled else "quiet"
            drawn = icons.pixmap("chevron-down", color, spot.width(), self.devicePixelRatioF())
            painter.drawPixmap(spot.topLeft(), drawn)
