"""A text to read with a quiet word after it, wrapped as one."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme

_DASH = " \N{EM DASH} "
_LINE = "\N{LINE SEPARATOR}"


class BeforeText(QWidget):
    """«Показать палитру осени — завтра»: never cut, long words are broken."""

    def __init__(
        self,
        text: str,
        detail: str = "",
        tone: str = "",
        strong: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = text.strip().replace("\n", _LINE)
        self._detail = f"{_DASH}{detail}" if detail else ""
        self._tone = tone or "quiet"
        self._strong = strong
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{text}{self._detail}")

    def text(self) -> str:
        """All that it says."""
        return f"{self._text}{self._detail}"

    def sizeHint(self) -> QSize:
        laid = self._laid(10_000)
        return QSize(int(laid.maximumWidth()) + 2, self.heightForWidth(10_000))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(80), self.heightForWidth(10_000))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return int(self._laid(width).boundingRect().height() + 0.999)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.color("text"))
        self._laid(self.width()).draw(painter, QPointF(0, 0))

    def _laid(self, width: int) -> QTextLayout:
        layout = QTextLayout(self.text(), theme.font("body", bold=self._strong))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(option)
        if self._detail:
            after = QTextLayout.FormatRange()
            after.start = len(self._text.encode("utf-16-le")) // 2  # Qt counts in UTF-16
            after.length = len(self._detail.encode("utf-16-le")) // 2
            after.format = QTextCharFormat()
            after.format.setFont(theme.font("small"))
            after.format.setForeground(theme.color(self._tone))
            layout.setFormats([after])
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, y))
            y += line.height()
        layout.endLayout()
        return layout
