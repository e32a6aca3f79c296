"""Look: how one record is painted, in a list or by itself."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from ui import icons
from ui.client.phrases import SEPARATOR
from ui.client.wrapping import rows_of
from ui.theme import GRID, theme

_ICON = 16
_ICON_GAP = GRID + 2


@dataclass(frozen=True, slots=True)
class Look:
    """Icon, words in two rows at most, a quiet line below, numbers at the end.

    Colours are tokens of the theme. ``columns`` are the widths of the numbers in pixels at text
    scale 1; ``pad`` is the room at both ends, ``edge`` above and below.
    """

    icon: str
    tone: str
    title: str
    meta: tuple[tuple[str, str], ...] = ()
    """Parts as (text, token), set with dots between them in two rows at most."""
    numbers: tuple[tuple[str, str, bool], ...] = ()
    """(text, token, bold), each in a column of its own at the end."""
    faded: bool = False
    columns: tuple[int, ...] = ()
    pad: int = 2 * GRID
    edge: int = GRID + 2
    rows: int = 2
    """Rows of words at most."""

    def room(self, width: int) -> int:
        """The width left for words."""
        numbers = sum(theme.px(column) for column in self.columns) if self.numbers else 0
        icon = theme.px(_ICON) + _ICON_GAP
        return width - 2 * self.pad - icon - numbers - (GRID if numbers else 0)

    def height(self, width: int) -> int:
        """The height it needs in ``width`` pixels."""
        rows, _ = self._title_rows(width)
        height = len(rows) * _spacing("body") + 2 * self.edge
        return height + len(self._meta_rows(self.room(width))) * _spacing("small") + 1

    def is_cut(self, width: int) -> bool:
        """Whether part of the title is hidden in ``width`` pixels."""
        return self._title_rows(width)[1]

    def paint(self, painter: QPainter, rect: QRect) -> None:
        """Paint everything but the ground."""
        line, icon = _spacing("body"), theme.px(_ICON)
        top = rect.top() + self.edge
        drawn = icons.pixmap(self.icon, self.tone, icon, painter.device().devicePixelRatio())
        left = rect.left() + self.pad
        painter.drawPixmap(left, top + (line - icon) // 2, drawn)
        left += icon + _ICON_GAP
        room = self.room(rect.width())
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("quiet" if self.faded else "text"))
        for row in self._title_rows(rect.width())[0]:
            area = QRect(left, top, room, line)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, row)
            top += line
        for parts in self._meta_rows(room):
            self._paint_meta(painter, parts, QRect(left, top + 1, room, _spacing("small")))
            top += _spacing("small")
        self._paint_numbers(painter, rect, line)

    def _title_rows(self, width: int) -> tuple[list[str], bool]:
        return rows_of(self.title, theme.font("body"), self.room(width), self.rows)

    def _meta_rows(self, room: int) -> list[list[tuple[str, str]]]:
        """The parts of the quiet line by rows; a part is not torn between two."""
        metrics = QFontMetrics(theme.font("small"))
        rows: list[list[tuple[str, str]]] = []
        used = 0
        for text, token in self.meta:
            width = metrics.horizontalAdvance(SEPARATOR + text)
            if not rows or (used + width > room and len(rows) < 2):
                rows.append([(text, token)])
                used = metrics.horizontalAdvance(text)
            else:
                rows[-1] += [(SEPARATOR, "quiet"), (text, token)]
                used += width
        return rows

    def _paint_meta(self, painter: QPainter, parts: list[tuple[str, str]], area: QRect) -> None:
        metrics = QFontMetrics(theme.font("small"))
        painter.setFont(theme.font("small"))
        for text, token in parts:
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(area.width(), 0))
            painter.setPen(theme.color(token))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
            area.setLeft(area.left() + metrics.horizontalAdvance(shown))

    def _paint_numbers(self, painter: QPainter, rect: QRect, line: int) -> None:
        right = rect.right() - self.pad + 1
        widths = [theme.px(column) for column in self.columns[: len(self.numbers)]]
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for (text, token, bold), width in reversed(list(zip(self.numbers, widths, strict=True))):
            painter.setFont(theme.font("body", bold=bold))
            painter.setPen(theme.color(token))
            area = QRect(right - width, rect.top() + self.edge, width, line)
            painter.drawText(area, align, text)
            right -= width


def _spacing(size: str) -> int:
    font = theme.font("small" if size == "small" else "body")
    return QFontMetrics(font).lineSpacing()
