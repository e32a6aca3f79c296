"""SidePromise: an open promise in the right column, and keeping it with one click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolButton, QToolTip, QWidget

from journal_app.shapes import PromiseLine
from ui.client.look import Laid
from ui.client.phrases import ClientPhrases
from ui.client.promise_delegate import promise_look
from ui.desk import Desk
from ui.formatting import signed
from ui.icons import set_icon
from ui.theme import GRID, set_role, theme


class SidePromise(QAbstractButton):
    """A line to press, which shows the promise in its list; the tick at its end keeps it today."""

    def __init__(
        self, desk: Desk, line: PromiseLine, rows: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._promise = desk, line
        self._look = promise_look(line, desk, ClientPhrases(desk), pad=0, rows=rows)
        self.setObjectName(f"sidePromise_{line.id}")
        self.setProperty("promise", line.id)
        words = desk.in_words(line.client, line.text)
        self.setAccessibleName(" ".join((words, *(text for text, _ in self._look.meta))))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._keep = QToolButton(self)
        self._keep.setObjectName(f"sideKeep_{line.id}")
        word = desk.words["act_keep" if line.keep_points > 0 else "act_late"]
        hidden = desk.journal.settings["hide_numbers"]
        text = word if hidden else f"{word} {signed(line.keep_points)}"
        self._keep.setToolTip(text)
        self._keep.setAccessibleName(f"{text}: {words}")
        set_icon(self._keep, "check", "quiet", size=16)
        set_role(self._keep, "quiet")
        self._keep.clicked.connect(self._on_keep_clicked)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._laid(width).height

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 160)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(self.width(), 160)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._keep.sizeHint()
        self._keep.resize(size)
        self._keep.move(self.width() - size.width(), (self.height() - size.height()) // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(theme.color("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 2, -1, -2), GRID, GRID)
        self._laid(self.width()).paint(painter, self.rect())

    def event(self, event: QEvent) -> bool:
        kinds = (QEvent.Type.Enter, QEvent.Type.Leave)
        if event.type() in kinds:
            self.update()
        if event.type() == QEvent.Type.ToolTip and self._laid(self.width()).cut:
            QToolTip.showText(event.globalPos(), self._promise.text, self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    def _laid(self, width: int) -> Laid:
        return Laid(self._look, width - self._keep.sizeHint().width() - 4)

    def _on_keep_clicked(self) -> None:
        self._desk.do(lambda: self._desk.journal.promises.keep(self._promise.id))
