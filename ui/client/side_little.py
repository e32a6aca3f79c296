"""SideLittle: a little thing or a preference in the right column."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip, QWidget

from journal_app.shapes.cards import FactLine
from ui.client.look import Laid, Look
from ui.desk import Desk
from ui.theme import GRID, theme


class SideLittle(QAbstractButton):
    """A line to press, which shows the card. A guess says that it is one."""

    def __init__(self, desk: Desk, fact: FactLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark = desk.words["confirmed" if fact.confirmed else "guess"]
        self._look = Look(
            icon="check" if fact.confirmed else "help",
            tone="accent" if fact.confirmed else "promise",
            title=fact.text,
            meta=() if fact.confirmed else ((mark, "promise"),),
            pad=0,
            edge=4,
        )
        self._text = fact.text
        self.setObjectName(f"sideLittle_{fact.id}")
        self.setAccessibleName(f"{fact.text}: {mark}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return Laid(self._look, width).height

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 160)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(self.width(), 160)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(theme.color("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), GRID, GRID)
        Laid(self._look, self.width()).paint(painter, self.rect())

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        if event.type() == QEvent.Type.ToolTip and Laid(self._look, self.width()).cut:
            QToolTip.showText(event.globalPos(), self._text, self)  # type: ignore[attr-defined]
            return True
        return super().event(event)
