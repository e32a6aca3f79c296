"""PlanGrid: days as columns, hours as rows, visits as blocks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from journal_app.shapes.visits import DayPlan, PlannedVisit
from ui.desk import Desk
from ui.icons import pixmap
from ui.plan.places import Place, hours, places, untimed
from ui.plan.words import PlanWords, whole_parts
from ui.theme import GRID, theme

_HOUR = 52
_GUTTER = 52
_HEAD = 44
_LINE = 26
"""Heights and widths in pixels at text scale 1: an hour, the hours' own column, the days' names, a
visit without a time."""
_NARROW, _LOW = 170, 48
"""Below this width time and name stand in two rows, unless the block is lower than that."""
_SLIM = 64
"""Below this width a block has no mark beside its time."""
_TONES = {"planned": "accent", "done": "deposit", "missed": "withdrawal"}
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_SIDES = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class PlanGrid(QWidget):
    """One visit is the current one; arrows move it, Enter or a click opens it."""

    opened = Signal(int)
    """A visit is to be looked at."""
    edge_passed = Signal(int)
    """An arrow led out of the days shown: −1 or 1."""
    turned = Signal(int)
    """PageUp (−1) or PageDown (1): a scroll area around it would keep these keys."""
    spot_chosen = Signal(object, str)
    """A free spot was double-clicked: its day and "HH:MM"."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = PlanWords(desk, self)
        self._plans: Sequence[DayPlan] = ()
        self._current: int | None = None
        self._blocks: list[tuple[QRect, PlannedVisit, Place | None]] = []
        self._hours = hours(())
        self.setObjectName("planGrid")
        self.setAccessibleName(self.tr("Bookings by the hour"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    # -- what it shows ----------------------------------------------------------------------------

    def show_plans(self, plans: Sequence[DayPlan]) -> None:
        """Show these days; the current visit stays, if it is among them."""
        self._plans = plans
        self._hours = hours(plans)
        ids = [visit.id for visit in self.visits()]
        if self._current not in ids:
            self._current = None
        self._lay_out()
        self.updateGeometry()
        self.update()
        self._tell()

    def visits(self) -> list[PlannedVisit]:
        """Every visit shown, day by day in order."""
        return [visit for plan in self._plans for visit in plan.visits]

    def current(self) -> PlannedVisit | None:
        """The visit that keys act on."""
        return next((visit for visit in self.visits() if visit.id == self._current), None)

    def set_current(self, visit: int | None) -> None:
        """Make a visit the current one."""
        self._current = visit
        self._tell()
        self.update()

    def set_current_on(self, day: date) -> None:
        """Make the first visit of a day that still waits the current one."""
        there = [visit for visit in self.visits() if visit.on == day]
        waiting = [visit for visit in there if visit.state == "planned"]
        found = next(iter(waiting or there), None)
        self.set_current(found.id if found else None)

    def block_of(self, visit: int) -> QRect:
        """Where a visit is painted; an empty rectangle when it is not shown."""
        return next((rect for rect, one, _ in self._blocks if one.id == visit), QRect())

    def start_y(self) -> int:
        """Where the first visit or the working day begins, to scroll there."""
        return min((rect.top() for rect, _, place in self._blocks if place), default=0)

    # -- geometry ---------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        first, last = self._hours
        return QSize(640, self._top() + (last - first) * theme.px(_HOUR) + GRID)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.sizeHint().height())

    def _top(self) -> int:
        """Where the hours begin, below the names of days and the visits without a time."""
        most = max((len(untimed(plan)) for plan in self._plans), default=0)
        return theme.px(_HEAD) + most * theme.px(_LINE) + (4 if most else 0)

    def _column(self, number: int) -> tuple[int, int]:
        """Left edge and width of a day."""
        gutter = theme.px(_GUTTER)
        room = max(1, self.width() - gutter)
        count = max(1, len(self._plans))
        left = gutter + room * number // count
        return left, gutter + room * (number + 1) // count - left

    def _y(self, minutes: int) -> int:
        return self._top() + round((minutes - self._hours[0] * 60) * theme.px(_HOUR) / 60)

    def _lay_out(self) -> None:
        self._blocks = []
        for number, plan in enumerate(self._plans):
            left, width = self._column(number)
            top = theme.px(_HEAD)
            for visit in untimed(plan):
                self._blocks.append(
                    (QRect(left + 3, top, width - 6, theme.px(_LINE) - 3), visit, None)
                )
                top += theme.px(_LINE)
            for place in places(plan):
                y, end = self._y(place.start), self._y(place.end)
                x, wide = _across(place, left + 3, width - 6)
                rect = QRect(x, y + 1, wide, max(end - y - 2, theme.px(20)))
                self._blocks.append((rect, place.visit, place))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._lay_out()

    # -- painting ---------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        for rect, visit, place in self._blocks:
            self._paint_block(painter, rect, visit, place)
        self._paint_now(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        today = self._desk.journal.today()
        first, last = self._hours
        small, line = theme.font("small"), theme.color("line")
        painter.setFont(small)
        for number, plan in enumerate(self._plans):
            left, width = self._column(number)
            if plan.day == today and len(self._plans) > 1:
                painter.fillRect(QRect(left, 0, width, self.height()), theme.color("surface"))
            painter.fillRect(QRect(left, 0, 1, self.height()), line)
            head = QRect(left + 4, 0, width - 8, theme.px(_HEAD) - 6)
            bold = plan.day == today
            painter.setFont(theme.font("small", bold=bold))
            painter.setPen(theme.color("accent" if bold else "quiet"))
            name = self._words.day_name(plan.day, len(self._plans) == 1)
            count = self._words.count(len(plan.visits))
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            metrics = painter.fontMetrics()
            told = metrics.elidedText(name, Qt.TextElideMode.ElideRight, head.width())
            painter.drawText(head.adjusted(0, 4, 0, 0), flags, told)
            painter.setFont(small)
            painter.setPen(theme.color("quiet"))
            told = painter.fontMetrics().elidedText(
                count, Qt.TextElideMode.ElideRight, head.width()
            )
            painter.drawText(head.adjusted(0, 4 + metrics.lineSpacing(), 0, 0), flags, told)
        painter.setFont(small)
        for hour in range(first, last + 1):
            y = self._y(hour * 60)
            painter.fillRect(QRect(theme.px(_GUTTER) - 6, y, self.width(), 1), line)
            if hour < last:
                painter.setPen(theme.color("quiet"))
                spot = QRect(0, y + 2, theme.px(_GUTTER) - 10, theme.px(20))
                flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
                painter.drawText(spot, flags, f"{hour}:00")

    def _paint_block(
        self, painter: QPainter, rect: QRect, visit: PlannedVisit, place: Place | None
    ) -> None:
        warned = place is not None and place.overlaps
        tone = theme.color(_TONES[visit.state])
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(rect), 6, 6)
        painter.fillPath(shape, theme.color("surface"))
        tint = theme.color(_TONES[visit.state])
        tint.setAlphaF(0.15 if visit.state == "planned" else 0.08)
        painter.fillPath(shape, tint)
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), tone)
        painter.restore()
        if place is not None and visit.buffer and visit.state == "planned":
            self._paint_buffer(painter, rect, place)
        if visit.id == self._current:
            edge, width = theme.color("focus"), 2.0 if self.hasFocus() else 1.4
        else:
            edge, width = theme.color("withdrawal" if warned else "line"), 1.0
        pen = QPen(edge, width)
        if visit.minutes is None and place is not None and visit.id != self._current:
            pen.setStyle(Qt.PenStyle.DashLine)  # its length is only guessed
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
        self._paint_words(painter, rect, visit, warned)

    def _paint_buffer(self, painter: QPainter, rect: QRect, place: Place) -> None:
        """The minutes kept free for a late arrival, hatched."""
        end = self._y(place.end + place.visit.buffer)
        spare = QRect(rect.left(), rect.bottom() + 1, rect.width(), max(3, end - rect.bottom() - 2))
        painter.fillRect(spare, QBrush(theme.color("edge"), Qt.BrushStyle.BDiagPattern))

    def _paint_words(
        self, painter: QPainter, rect: QRect, visit: PlannedVisit, warned: bool
    ) -> None:
        inside = rect.adjusted(10, 2, -5, -2)
        painter.save()
        painter.setClipRect(rect)
        mark = "alert" if warned else "check" if visit.state == "done" else ""
        if rect.width() < theme.px(_SLIM):
            mark = ""  # the time needs the room; the colours say it, too
        if mark:
            size = theme.px(14)
            color = "withdrawal" if warned else "deposit"
            drawn = pixmap(mark, color, size, self.devicePixelRatioF())
            painter.drawPixmap(inside.right() - size, inside.top() + 1, drawn)
        y = inside.top()
        narrow = rect.width() < theme.px(_NARROW) and rect.height() >= theme.px(_LOW)
        for number, (text, color, bold) in enumerate(self._words.block(visit, warned, narrow)):
            font = theme.font("small", bold=bold)
            painter.setFont(font)
            high = painter.fontMetrics().lineSpacing()
            if y + high > inside.bottom() + 4:
                break
            room = inside.width() - (theme.px(18) if mark and number == 0 else 0)
            told = whole_parts(text, painter.fontMetrics(), room)
            painter.setPen(theme.color(color))
            painter.drawText(QRect(inside.left(), y, room, high), Qt.AlignmentFlag.AlignLeft, told)
            y += high
        painter.restore()

    def _paint_now(self, painter: QPainter) -> None:
        now = self._desk.journal.clock()
        if not isinstance(now, datetime):
            return
        minutes = now.hour * 60 + now.minute
        days = [plan.day for plan in self._plans]
        first, last = self._hours
        if now.date() in days and first * 60 <= minutes <= last * 60:
            left, width = self._column(days.index(now.date()))
            y = self._y(minutes)
            painter.fillRect(QRect(left, y, width, 2), theme.color("withdrawal"))

    # -- mouse and keys ---------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        visit = self._visit_at(event.position().toPoint())
        if visit is not None:
            self.set_current(visit.id)
            self.opened.emit(visit.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        if self._visit_at(spot) is None and spot.y() >= self._top():
            number = next(
                (
                    number
                    for number in range(len(self._plans))
                    if self._column(number)[0] <= spot.x() < sum(self._column(number))
                ),
                None,
            )
            if number is not None:
                minutes = self._hours[0] * 60 + (spot.y() - self._top()) * 60 // theme.px(_HOUR)
                quarter = min(minutes // 15 * 15, 23 * 60 + 45)
                start = f"{quarter // 60:02}:{quarter % 60:02}"
                self.spot_chosen.emit(self._plans[number].day, start)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._visit_at(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            visit = self._visit_at(event.pos())
            if visit is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self._words.whole(visit, self._warned(visit)))
            return True
        return super().event(event)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        if self._current is None and self.visits():
            days = [plan.day for plan in self._plans]
            today = self._desk.journal.today()
            # A day that is still empty is what is planned next: no other day is taken for it.
            self.set_current_on(today if today in days else self.visits()[0].on)
        self.update()

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif key in _PAGES:
            self.turned.emit(_PAGES[key])
        elif key in _SIDES:
            self._go_aside(_SIDES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self.current():
            self.opened.emit(self._current)
        else:
            event.ignore()

    def _step(self, step: int) -> None:
        """To the next or the former visit of the days shown."""
        ids = [visit.id for visit in self.visits()]
        if not ids:
            return
        here = ids.index(self._current) if self._current in ids else -1
        self.set_current(ids[min(max(here + step, 0), len(ids) - 1)])

    def _go_aside(self, step: int) -> None:
        """To the visit at about the same time of the nearest day that has one."""
        current, days = self.current(), [plan for plan in self._plans if plan.visits]
        if current is None or len(self._plans) == 1:
            self.edge_passed.emit(step)
            return
        here = [plan.day for plan in days].index(current.on) + step
        if not 0 <= here < len(days):
            self.edge_passed.emit(step)
            return
        wanted = current.start or ""
        later = [visit for visit in days[here].visits if (visit.start or "") >= wanted]
        self.set_current((later or list(days[here].visits[-1:]))[0].id)

    def _visit_at(self, spot: QPoint) -> PlannedVisit | None:
        above = reversed(self._blocks)  # what was painted last lies on top
        return next((visit for rect, visit, _ in above if rect.contains(spot)), None)

    def _warned(self, visit: PlannedVisit) -> bool:
        return any(visit.id in pair for plan in self._plans for pair in plan.overlaps)

    def _tell(self) -> None:
        """What a screen reader says of the current visit."""
        visit = self.current()
        said = self._words.whole(visit, self._warned(visit)) if visit else ""
        self.setAccessibleDescription(said)

    def _on_theme_changed(self) -> None:
        self._lay_out()
        self.updateGeometry()
        self.update()


def _across(place: Place, left: int, room: int) -> tuple[int, int]:
    """Left edge and width of a block: beside the others, or over them where the words of those
    below stay readable."""
    if place.stacked:
        x = left + room * place.column // 6
        return x, left + room - x - 2
    x = left + room * place.column // place.columns
    return x, left + room * (place.column + 1) // place.columns - x - 2
