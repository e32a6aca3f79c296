"""Paints a line of the client list: name and the pressing thing, zone and balance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from journal_app.shapes import ClientLine, Reason
from ui.client.wrapping import rows_of
from ui.formatting import plain
from ui.icons import ZONES, paint_zone
from ui.pages.client_list_model import ClientListModel
from ui.theme import theme

_Index = QModelIndex | QPersistentModelIndex

_SIDE = 14
_ABOVE = 9
_GAP = 12
_GLYPH_GAP = 6
_FOCUS = 4
_LEAST_NAME = 112
"""Narrower than this beside the zone (at text scale 1), and the zone goes under the name."""
_KEPT = 50_000
"""Heights that are remembered."""


@dataclass(frozen=True, slots=True)
class _Look:
    """Fonts and sizes of the present theme, in pixels."""

    name: QFont
    bold: QFont
    small: QFont
    bold_metrics: QFontMetrics
    small_metrics: QFontMetrics
    name_height: int
    small_height: int
    zone_widths: dict[str, int]


class ClientListDelegate(QStyledItemDelegate):
    """Lines wrap to two rows of name and two of the pressing thing; the rest is in a tooltip.

    ``zone_word`` names a zone.
    """

    def __init__(
        self, model: ClientListModel, zone_word: Callable[[str], str], view: QAbstractItemView
    ) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self._words = {zone: zone_word(zone) for zone in ZONES}
        self._hide_numbers = False
        self._look = self._measured()
        self._heights: dict[tuple[int, str, Reason, str], int] = {}
        theme.changed.connect(self._on_theme_changed)

    def set_hide_numbers(self, hide: bool) -> None:
        """Leave the balance out, or show it."""
        if hide != self._hide_numbers:
            self._hide_numbers = hide
            self._heights.clear()
            self._view.scheduleDelayedItemsLayout()

    def height(self, index: _Index) -> int:
        """How tall a line is at the present width, in pixels."""
        line = self._model.line_at(index.row())
        key = (self._view.width(), line.name, line.pressing, line.zone)
        if key not in self._heights:  # asked for every line, whenever one of them moves
            if len(self._heights) > _KEPT:
                self._heights.clear()
            self._heights[key] = self._measured_height(line)
        return self._heights[key]

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(1, self.height(index))  # the view makes it as wide as itself

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect: QRect = option.rect
        state = option.state
        direction = option.direction
        line = self._model.line_at(index.row())
        painter.save()
        self._paint_ground(painter, rect, state)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        width, stacked = self._text_width(line.zone)
        look = self._look
        names, _ = rows_of(line.name, look.bold if selected else look.name, width, 2)
        pressing, _ = rows_of(self._model.in_words(line.pressing), look.small, width, 2)
        inner = rect.adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE - 1)
        at = _Pen(painter, inner, direction)
        at.rows(names, look.bold if selected else look.name, look.name_height, "text", width)
        at.skip(1)
        at.rows(pressing, look.small, look.small_height, "quiet", width)
        if stacked:
            at.skip(2)
            self._paint_stacked(painter, at.line(look.small_height), direction, line)
        else:
            self._paint_beside(painter, inner, direction, line)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), self.tip(index), view)
        return True

    def tip(self, index: _Index) -> str:
        """What is cut off at the present width, whole; "" when all of it is shown."""
        line = self._model.line_at(index.row())
        pressing = self._model.in_words(line.pressing)
        width, _ = self._text_width(line.zone)
        cut = [
            text
            for text, font in ((line.name, self._look.bold), (pressing, self._look.small))
            if rows_of(text, font, width, 2)[1]
        ]
        return "\n".join(cut)

    # -- painting -----------------------------------------------------------------------------

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            bar = QRect(rect.left(), rect.top(), _FOCUS, rect.height() - 1)
            bar = QStyle.visualRect(self._view.layoutDirection(), rect, bar)
            painter.fillRect(bar, theme.color("focus"))

    def _paint_beside(
        self, painter: QPainter, inner: QRect, direction: Qt.LayoutDirection, line: ClientLine
    ) -> None:
        look = self._look
        word = self._words[line.zone]
        height = look.name_height + (0 if self._hide_numbers else look.small_height)
        width = look.zone_widths[line.zone]
        top = inner.top() + (inner.height() - height) // 2
        spot = QRect(inner.right() + 1 - width, top, width, look.name_height)
        spot = QStyle.visualRect(direction, inner, spot)
        _paint_zone_word(painter, spot, direction, line.zone, word, look.name)
        if not self._hide_numbers:
            below = QRect(inner.left(), spot.bottom() + 1, inner.width(), look.small_height)
            painter.setFont(look.small)
            painter.setPen(theme.color("text"))
            painter.drawText(below, _END, plain(line.balance))

    def _paint_stacked(
        self, painter: QPainter, spot: QRect, direction: Qt.LayoutDirection, line: ClientLine
    ) -> None:
        word = self._words[line.zone]
        if not self._hide_numbers:
            word = f"{word} · {plain(line.balance)}"
        _paint_zone_word(painter, spot, direction, line.zone, word, self._look.small)

    # -- measures -----------------------------------------------------------------------------

    def _text_width(self, zone: str) -> tuple[int, bool]:
        """The pixels a name has, and whether the zone stands under it, which is the same for
        all lines. Room for the scroll bar is kept, so that nothing moves when it appears."""
        bar = self._view.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        inner = self._view.width() - 2 * _SIDE - bar
        look = self._look
        if inner - max(look.zone_widths.values()) - _GAP < theme.px(_LEAST_NAME):
            return inner, True
        return inner - look.zone_widths[zone] - _GAP, False

    def _measured_height(self, line: ClientLine) -> int:
        look = self._look
        width, stacked = self._text_width(line.zone)
        names = _rows(look.bold_metrics, line.name, width)
        pressing = _rows(look.small_metrics, self._model.in_words(line.pressing), width)
        left = names * look.name_height + pressing * look.small_height + 1
        right = look.name_height + (0 if self._hide_numbers else look.small_height)
        inner = left + look.small_height + 2 if stacked else max(left, right)
        return inner + 2 * _ABOVE + 1

    def _measured(self) -> _Look:
        name, bold, small = theme.font("body"), theme.font("body", bold=True), theme.font("small")
        metrics = QFontMetrics(name)
        glyph = round(theme.text_px("body") * 0.86)
        return _Look(
            name=name,
            bold=bold,
            small=small,
            bold_metrics=QFontMetrics(bold),
            small_metrics=QFontMetrics(small),
            name_height=metrics.height() + 1,
            small_height=QFontMetrics(small).height() + 1,
            zone_widths={
                zone: glyph + _GLYPH_GAP + metrics.horizontalAdvance(word) + 1
                for zone, word in self._words.items()
            },
        )

    def _on_theme_changed(self) -> None:
        self._look = self._measured()
        self._heights.clear()
        self._view.scheduleDelayedItemsLayout()


def _rows(metrics: QFontMetrics, text: str, width: int) -> int:
    """Rows a text takes, of the two it may have."""
    return 2 if metrics.horizontalAdvance(" ".join(text.split())) > width else 1


_END = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


def _paint_zone_word(
    painter: QPainter,
    spot: QRect,
    direction: Qt.LayoutDirection,
    zone: str,
    word: str,
    font: QFont,
) -> None:
    """A zone's glyph and word, in its colour, from the leading end of ``spot``."""
    side = round(font.pixelSize() * 0.86)
    glyph = QRect(spot.left(), spot.center().y() - side // 2, side, side)
    paint_zone(painter, zone, QRectF(QStyle.visualRect(direction, spot, glyph)))
    words = spot.adjusted(side + _GLYPH_GAP, 0, 0, 0)
    painter.setFont(font)
    painter.setPen(theme.color(zone))
    painter.drawText(
        QStyle.visualRect(direction, spot, words),
        Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter,
        QFontMetrics(font).elidedText(word, Qt.TextElideMode.ElideRight, words.width()),
    )


class _Pen:
    """Sets rows of text one under the other, each at the leading edge."""

    def __init__(self, painter: QPainter, area: QRect, direction: Qt.LayoutDirection) -> None:
        self._painter, self._area, self._direction = painter, area, direction
        self._top = area.top()

    def skip(self, height: int) -> None:
        self._top += height

    def line(self, height: int) -> QRect:
        spot = QRect(self._area.left(), self._top, self._area.width(), height)
        self._top += height
        return spot

    def rows(self, rows: list[str], font: QFont, height: int, color: str, width: int) -> None:
        self._painter.setFont(font)
        self._painter.setPen(theme.color(color))
        for row in rows:
            spot = self.line(height)
            spot.setWidth(width)
            spot = QStyle.visualRect(self._direction, self._area, spot)
            # Absolute: a name in Arabic still starts where the others do.
            side = Qt.AlignmentFlag.AlignLeft
            if self._direction == Qt.LayoutDirection.RightToLeft:
                side = Qt.AlignmentFlag.AlignRight
            flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            self._painter.drawText(spot, flags, row)
