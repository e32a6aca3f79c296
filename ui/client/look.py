"""Look: what of a record is painted; Laid: the same, broken into rows of a width."""

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

Part = tuple[str, str]
"""Words and the token of their colour."""


@dataclass(frozen=True, slots=True)
class Look:
    """Icon, words in few rows, a quiet line below, numbers at the end.

    Colours are tokens of the theme. ``columns`` are the widths of the numbers in pixels at text
    scale 1; ``pad`` is the room at both ends, ``edge`` above and below.
    """

    icon: str
    tone: str
    title: str
    meta: tuple[Part, ...] = ()
    """Set with dots between them, in two rows at most; no part is torn between the two."""
    numbers: tuple[tuple[str, str, bool], ...] = ()
    """(text, token, bold), each in a column of its own."""
    faded: bool = False
    columns: tuple[int, ...] = ()
    pad: int = 2 * GRID
    edge: int = GRID + 2
    rows: int = 2
    """Rows of words at most."""


class Laid:
    """A look set in ``width`` pixels at the present text size; ``cut`` when words are left out."""

    def __init__(self, look: Look, width: int) -> None:
        self.look, self.width = look, width
        body, small = QFontMetrics(theme.font("body")), QFontMetrics(theme.font("small"))
        self._line, self._small_line = body.lineSpacing(), small.lineSpacing()
        self._widths = [theme.px(column) for column in look.columns[: len(look.numbers)]]
        self._icon = theme.px(_ICON)
        numbers = sum(self._widths) + GRID if self._widths else 0
        self._room = max(1, width - 2 * look.pad - self._icon - _ICON_GAP - numbers)
        self._titles, self.cut = rows_of(look.title, theme.font("body"), self._room, look.rows)
        self._metas = self._meta_rows(small)
        below = len(self._metas) * self._small_line + 1 if self._metas else 0
        self.height = len(self._titles) * self._line + below + 2 * look.edge

    def paint(self, painter: QPainter, rect: QRect) -> None:
        """Paint everything but the ground, from the top left corner of ``rect``."""
        look = self.look
        top, left = rect.top() + look.edge, rect.left() + look.pad
        ratio = painter.device().devicePixelRatio()
        drawn = icons.pixmap(look.icon, look.tone, self._icon, ratio)
        painter.drawPixmap(left, top + (self._line - self._icon) // 2, drawn)
        self._paint_numbers(painter, rect)
        left += self._icon + _ICON_GAP
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("quiet" if look.faded else "text"))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for row in self._titles:
            painter.drawText(QRect(left, top, self._room, self._line), middle, row)
            top += self._line
        painter.setFont(theme.font("small"))
        for parts in self._metas:
            area = QRect(left, top + 1, self._room, self._small_line)
            for text, token, width in parts:
                painter.setPen(theme.color(token))
                painter.drawText(area, middle, text)
                area.setLeft(area.left() + width)
            top += self._small_line

    def _meta_rows(self, metrics: QFontMetrics) -> list[list[tuple[str, str, int]]]:
        rows: list[list[tuple[str, str, int]]] = []
        used = 0
        gap = metrics.horizontalAdvance(SEPARATOR)
        for text, token in self.look.meta:
            width = metrics.horizontalAdvance(text)
            if not rows or (used + gap + width > self._room and len(rows) < 2):
                rows.append([])
                used = 0
            else:
                rows[-1].append((SEPARATOR, "quiet", gap))
                used += gap
            free = self._room - used
            if width > free:
                text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(free, 0))
                width = metrics.horizontalAdvance(text)
            rows[-1].append((text, token, width))
            used += width
        return rows

    def _paint_numbers(self, painter: QPainter, rect: QRect) -> None:
        right = rect.left() + self.width - self.look.pad
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        pairs = zip(self.look.numbers, self._widths, strict=True)
        for (text, token, bold), width in reversed(list(pairs)):
            painter.setFont(theme.font("body", bold=bold))
            painter.setPen(theme.color(token))
            area = QRect(right - width, rect.top() + self.look.edge, width, self._line)
            painter.drawText(area, align, text)
            right -= width
