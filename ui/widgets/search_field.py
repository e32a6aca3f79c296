"""The field in which one looks for something."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QToolButton, QWidget

from ui import icons
from ui.theme import GRID, set_role, theme
from ui.widgets.key_hint import KeyHint

_ICON = 18


class SearchField(QLineEdit):
    """A line edit with a lens, the key that leads here, and a way to clear it (Esc too)."""

    def __init__(
        self, placeholder: str = "", hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hint = hint
        self._clear = QToolButton(self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.PointingHandCursor)
        self._clear.setAccessibleName(self.tr("Clear the search"))
        self._clear.setToolTip(self.tr("Clear the search"))
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        set_role(self._clear, "quiet")
        icons.set_icon(self._clear, "close", "quiet", size=14)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.textChanged.connect(self._on_text_changed)
        self.objectNameChanged.connect(self._on_object_name_changed)
        self._fit()

    def set_hint(self, hint: str) -> None:
        """Name another key."""
        self._hint = hint
        self._fit()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = theme.px(24)
        spot = QRect(self.width() - side - GRID + 2, (self.height() - side) // 2, side, side)
        self._clear.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), spot))
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = theme.px(_ICON)
        lens = QRect(10, (self.height() - side) // 2, side, side)
        direction = self.layoutDirection()
        drawn = icons.pixmap("search", "quiet", side, self.devicePixelRatioF())
        painter.drawPixmap(QStyle.visualRect(direction, self.rect(), lens).topLeft(), drawn)
        if self._hint and not self.text() and self._room_for_hint():
            box = KeyHint.size_of(self._hint)
            spot = QRect(
                self.width() - box.width() - 10,
                (self.height() - box.height()) // 2,
                box.width(),
                box.height(),
            )
            spot = QStyle.visualRect(direction, self.rect(), spot)
            KeyHint.paint(painter, spot, self._hint, theme.color("quiet"))

    def _room_for_hint(self) -> bool:
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return self.width() > words + theme.px(_ICON) + KeyHint.size_of(self._hint).width() + 48

    def _fit(self) -> None:
        lead = theme.px(_ICON) + GRID - 2
        end = theme.px(24) if self.text() else 0
        if not self.text() and self._hint and self._room_for_hint():
            end = KeyHint.size_of(self._hint).width()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            lead, end = end, lead
        self.setTextMargins(lead, 0, end, 0)

    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._fit()

    def _on_object_name_changed(self, name: str) -> None:
        self._clear.setObjectName(f"{name}Clear")
