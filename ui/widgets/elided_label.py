"""Text that never breaks the layout: what does not fit ends in an ellipsis."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from ui.theme import set_role


class ElidedLabel(QLabel):
    """Plain text in at most ``lines`` lines; the whole stands in a tooltip when it is cut."""

    def __init__(
        self,
        text: str = "",
        lines: int = 1,
        role: str = "",
        tone: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTextFormat(Qt.TextFormat.PlainText)
        upright = QSizePolicy.Policy.Fixed if lines == 1 else QSizePolicy.Policy.Preferred
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, upright)
        policy.setHeightForWidth(lines > 1)
        self.setSizePolicy(policy)
        if role or tone:
            set_role(self, role, tone)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def is_elided(self) -> bool:
        """Whether part of the text is hidden at the present width."""
        return self._broken(self.contentsRect().width())[1]

    def hasHeightForWidth(self) -> bool:
        return self._lines > 1

    def heightForWidth(self, width: int) -> int:
        frame = self._frame()
        rows = len(self._broken(width - frame.width())[0])
        return max(1, rows) * self.fontMetrics().lineSpacing() + frame.height()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        longest = max(
            (metrics.horizontalAdvance(row) for row in self.text().splitlines()), default=0
        )
        return QSize(longest + 2, metrics.lineSpacing()) + self._frame()

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        least = min(metrics.horizontalAdvance("mmmm…"), self.sizeHint().width())
        return QSize(least, metrics.lineSpacing()) + self._frame()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.drawFrame(painter)
        area = self.contentsRect()
        rows, _ = self._broken(area.width())
        metrics = self.fontMetrics()
        height = metrics.lineSpacing()
        align = self.alignment()
        y = area.top()
        if align & Qt.AlignmentFlag.AlignVCenter:
            y += max(0, (area.height() - height * len(rows)) // 2)
        elif align & Qt.AlignmentFlag.AlignBottom:
            y += max(0, area.height() - height * len(rows))
        painter.setPen(self.palette().color(self.foregroundRole()))
        across = align & Qt.AlignmentFlag.AlignHorizontal_Mask
        for row in rows:
            line = area.adjusted(0, 0, 0, 0)
            line.setTop(y)
            line.setHeight(height)
            painter.drawText(line, across | Qt.AlignmentFlag.AlignVCenter, row)
            y += height

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and not self.toolTip() and self.is_elided():
            QToolTip.showText(event.globalPos(), self.text(), self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    def _frame(self) -> QSize:
        return self.size() - self.contentsRect().size()

    def _broken(self, width: int) -> tuple[list[str], bool]:
        """The rows to draw in ``width`` pixels, and whether anything was left out."""
        text, metrics = self.text(), self.fontMetrics()
        if width <= 0 or not text:
            return [], bool(text)
        if self._lines == 1:
            flat = " ".join(text.split("\n"))
            row = metrics.elidedText(flat, Qt.TextElideMode.ElideRight, width)
            return [row], row != flat
        rows: list[str] = []
        for paragraph in text.split("\n"):
            for row in self._wrapped(paragraph, width):
                rows.append(row)
        if len(rows) <= self._lines:
            return rows, False
        kept = rows[: self._lines - 1]
        rest = " ".join(row.strip() for row in rows[self._lines - 1 :])
        return [*kept, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)], True

    def _wrapped(self, paragraph: str, width: int) -> list[str]:
        layout = QTextLayout(paragraph, self.font())
        layout.setTextOption(_wrapping())
        layout.beginLayout()
        rows: list[str] = []
        while len(rows) <= self._lines:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, 0))
            start, length = line.textStart(), line.textLength()
            rows.append(_slice(paragraph, start, length))
        else:
            done = sum(len(row) for row in rows)
            rows.append(paragraph[done:])
        layout.endLayout()
        return rows


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _slice(text: str, start: int, length: int) -> str:
    """Part of a text by Qt's positions, which count UTF-16 units."""
    units = text.encode("utf-16-le")
    return units[2 * start : 2 * (start + length)].decode("utf-16-le", "ignore")
