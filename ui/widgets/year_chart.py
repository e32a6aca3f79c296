"""The balance of a year as a stepped line over the zones."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QLineF, QLocale, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.formatting import day_text, month_name, plain
from ui.theme import theme

_ZONES = ("leaving", "fragile", "steady", "strong")


class YearChart(QWidget):
    """A step line with zone tints, a dashed zero, months below and the zones' first points beside.

    Pointing at it, or the arrow keys, show a day and its balance. Nothing moves by itself.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: list[date] = []
        self._balances: list[int] = []
        self._zones = (1, 12, 30)
        self._start = self._end = date(2000, 1, 1)
        self._marked: list[tuple[date, str]] = []
        self._empty = ""
        self._hidden = False
        self._pointed: date | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_series(
        self,
        days: Sequence[date],
        balances: Sequence[int],
        zones: tuple[int, int, int] = (1, 12, 30),
        start: date | None = None,
        end: date | None = None,
    ) -> None:
        """Draw ``balances[i]`` from ``days[i]`` (ascending) until the next day given.

        ``start`` and ``end`` bound the axis (the first and last day given, if None); days before
        the first are left blank, after the last the balance stays.
        """
        if len(days) != len(balances):
            raise ValueError("as many balances as days")
        self._days, self._balances = list(days), list(balances)
        self._zones = zones
        if days:
            self._start, self._end = start or days[0], end or days[-1]
        self._pointed = None
        self.update()

    def set_marks(self, marks: Sequence[tuple[date, str]]) -> None:
        """Days to mark below the line, each in the colour of a kind."""
        self._marked = list(marks)
        self.update()

    def set_hide_numbers(self, hidden: bool) -> None:
        """Draw the line over its zones without a figure anywhere."""
        self._hidden = hidden
        self.update()

    def set_empty_text(self, text: str) -> None:
        """What is written when there is nothing to draw."""
        self._empty = text
        self.update()

    def balance_on(self, day: date) -> int | None:
        """The balance drawn for ``day``; None before the first."""
        index = bisect_right(self._days, day) - 1
        return self._balances[index] if index >= 0 else None

    def sizeHint(self) -> QSize:
        return QSize(280, theme.px(136))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, theme.px(104))

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        if not self._days:
            painter.setPen(theme.color("quiet"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), int(flags), self._empty)
            return
        plot = self._plot()
        low, high = self._range()
        self._paint_zones(painter, plot, low, high)
        self._paint_months(painter, plot)
        self._paint_marked(painter, plot)
        self._paint_line(painter, plot)
        if self._pointed is not None:
            self._paint_pointed(painter, plot, self._pointed)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _plot(self) -> QRectF:
        metrics = QFontMetricsF(theme.font("small"))
        widths = [metrics.horizontalAdvance(text) + 10 for text in self._marks().values()]
        side = max(widths, default=4)
        area = QRectF(self.rect()).adjusted(4, 6, -4, -4)
        return area.adjusted(0, 0, -round(side), -round(metrics.height() + 8))

    def _marks(self) -> dict[int, str]:
        """The points written on the axis."""
        shown = () if self._hidden else (0, *self._zones[1:])
        return {points: plain(points) for points in shown}

    def _range(self) -> tuple[float, float]:
        fragile, _, strong = self._zones
        low, high = min(*self._balances, 0), max(*self._balances, strong + 6)
        room = (high - low) * 0.06
        return low - room if low < 0 else low - room / 2 - (1 - fragile), high + room

    def _y(self, points: float, plot: QRectF) -> float:
        low, high = self._range()
        return plot.bottom() - (points - low) / (high - low) * plot.height()

    def _x(self, day: date, plot: QRectF) -> float:
        whole = max(1, (self._end - self._start).days)
        share = min(max((day - self._start).days / whole, 0.0), 1.0)
        return plot.left() + share * plot.width()

    def _paint_zones(self, painter: QPainter, plot: QRectF, low: float, high: float) -> None:
        edges = [low, *(float(points) - 1 for points in self._zones[:1]), *self._zones[1:], high]
        for zone, start, end in zip(_ZONES, edges, edges[1:], strict=False):
            top, bottom = round(self._y(end, plot)), round(self._y(start, plot))
            area = QRectF(plot.left(), top, plot.width(), bottom - top)
            painter.fillRect(area, theme.color(f"tint_{zone}"))
            if zone != _ZONES[0]:
                seam = QRectF(plot.left(), bottom - 1, plot.width(), 1)
                painter.fillRect(seam, theme.color("surface"))
        metrics = QFontMetricsF(theme.font("small"))
        painter.setPen(theme.color("quiet"))
        written: list[float] = []
        for points, text in self._marks().items():
            y = self._y(points, plot)
            if any(abs(y - other) < metrics.height() for other in written):
                continue
            written.append(y)
            baseline = y + metrics.capHeight() / 2
            painter.drawText(QPointF(plot.right() + 8, baseline), text)
        zero = round(self._y(0, plot)) + 0.5
        pen = QPen(theme.color("withdrawal"), 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawLine(QLineF(plot.left(), zero, plot.right(), zero))

    def _paint_months(self, painter: QPainter, plot: QRectF) -> None:
        metrics = QFontMetricsF(theme.font("small"))
        painter.setPen(theme.color("quiet"))
        locale = QLocale()
        free = plot.left()
        year, month = self._start.year, self._start.month
        while (first := date(year, month, 1)) <= self._end:
            text = month_name(month, locale)
            x = self._x(max(first, self._start), plot)
            width = metrics.horizontalAdvance(text)
            if x >= free and x + width <= self.width() and (self._end - first).days > 9:
                painter.drawText(QPointF(x, plot.bottom() + metrics.ascent() + 6), text)
                free = x + width + max(16.0, plot.width() / 10)
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)

    def _paint_line(self, painter: QPainter, plot: QRectF) -> None:
        line = QPolygonF()
        for day, balance in zip(self._days, self._balances, strict=True):
            x, y = self._x(day, plot), self._y(balance, plot)
            if not line.isEmpty():
                line.append(QPointF(x, line.last().y()))
            line.append(QPointF(x, y))
        end = QPointF(self._x(self._end, plot), line.last().y())
        line.append(end)
        pen = QPen(theme.color("accent"), 2)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(line)
        self._paint_dot(painter, end)

    def _paint_marked(self, painter: QPainter, plot: QRectF) -> None:
        for day, tone in self._marked:
            x = round(self._x(day, plot)) + 0.5
            painter.setPen(QPen(theme.color(tone), 2))
            painter.drawLine(QLineF(x, plot.bottom() - 7, x, plot.bottom() - 1))

    def _paint_dot(self, painter: QPainter, at: QPointF) -> None:
        painter.setPen(QPen(theme.color("surface"), 1.5))
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(at, 4.5, 4.5)

    def _paint_pointed(self, painter: QPainter, plot: QRectF, day: date) -> None:
        balance = self.balance_on(day)
        x = round(self._x(day, plot)) + 0.5
        painter.setPen(QPen(theme.color("edge"), 1))
        painter.drawLine(QLineF(x, plot.top(), x, plot.bottom()))
        if balance is not None:
            self._paint_dot(painter, QPointF(x, self._y(balance, plot)))

    # pointing

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        plot = self._plot() if self._days else QRectF()
        x = event.position().x()
        if plot.isEmpty() or not plot.left() - 4 <= x <= plot.right() + 4:
            self._point_at(None)
            return
        share = (x - plot.left()) / plot.width()
        ahead = round(share * (self._end - self._start).days)
        self._point_at(self._moved(self._start, ahead))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._days:
            super().keyPressEvent(event)
            return
        here = self._pointed or self._end
        steps = {Qt.Key.Key_Left: -7, Qt.Key.Key_Right: 7}
        if event.key() in steps:
            self._point_at(self._moved(here, steps[Qt.Key(event.key())]))
        elif event.key() == Qt.Key.Key_Home:
            self._point_at(self._start)
        elif event.key() == Qt.Key.Key_End:
            self._point_at(self._end)
        else:
            super().keyPressEvent(event)

    def _moved(self, day: date, ahead: int) -> date:
        number = min(max(day.toordinal() + ahead, self._start.toordinal()), self._end.toordinal())
        return date.fromordinal(number)

    def _point_at(self, day: date | None) -> None:
        if day == self._pointed:
            return
        self._pointed = day
        self.update()
        balance = self.balance_on(day) if day else None
        if day is None or balance is None:
            QToolTip.hideText()
            return
        text = day_text(day, self._end, QLocale())
        if not self._hidden:
            text = f"{text} · {plain(balance)}"
        plot = self._plot()
        spot = QPoint(round(self._x(day, plot)) + 8, round(self._y(balance, plot)) - 32)
        QToolTip.showText(self.mapToGlobal(spot), text, self)
        self.setAccessibleDescription(text)
