"""A month to pick a day from."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from ui.formatting import pydate, qdate
from ui.icons import set_icon
from ui.theme import set_role, theme


class CalendarPopup(QFrame):
    """A calendar in a window of its own, under the field that opened it; Esc closes it."""

    day_picked = Signal(object)
    """The chosen day, as ``datetime.date``."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "popup")
        self._calendar = QCalendarWidget(self)
        self._calendar.setVerticalHeaderFormat(
            QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        )
        self._calendar.setHorizontalHeaderFormat(
            QCalendarWidget.HorizontalHeaderFormat.ShortDayNames
        )
        self._calendar.setGridVisible(False)
        for name, icon in (("prev", "chevron-left"), ("next", "chevron-right")):
            button = self._calendar.findChild(QToolButton, f"qt_calendar_{name}month")
            if isinstance(button, QToolButton):
                set_icon(button, icon, "quiet", size=18)
        self._calendar.clicked.connect(self._on_day_activated)
        self._calendar.activated.connect(self._on_day_activated)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self._calendar)
        self._today: date | None = None
        theme.changed.connect(self._tint)
        self._tint()

    def open_at(self, field: QWidget, day: date, today: date, least: QDate, most: QDate) -> None:
        """Show the month of ``day`` under ``field`` (above it when there is no room below)."""
        self._today = today
        self._tint()
        locale = QLocale()
        self._calendar.setLocale(locale)
        self._calendar.setFirstDayOfWeek(locale.firstDayOfWeek())
        self._calendar.setDateRange(least, most)
        self._calendar.setSelectedDate(qdate(day))
        size = self.sizeHint().expandedTo(QSize(theme.px(280), theme.px(264)))
        self.resize(size)
        screen = field.screen().availableGeometry()
        corner = field.mapToGlobal(QPoint(0, field.height() + 4))
        if corner.y() + size.height() > screen.bottom():
            corner = field.mapToGlobal(QPoint(0, -size.height() - 4))
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - size.width())))
        self.move(corner)
        self.show()
        self._calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _tint(self) -> None:
        """Weekdays and weekends alike in quiet ink; Qt's own are red."""
        head = QTextCharFormat()
        head.setForeground(theme.color("quiet"))
        head.setBackground(theme.color("surface"))
        head.setFont(theme.font("small"))
        self._calendar.setHeaderTextFormat(head)
        plain = QTextCharFormat()
        plain.setForeground(theme.color("text"))
        for day in Qt.DayOfWeek:
            self._calendar.setWeekdayTextFormat(day, plain)
        self._calendar.setDateTextFormat(QDate(), QTextCharFormat())
        if self._today is not None:
            today = QTextCharFormat()
            today.setForeground(theme.color("accent"))
            today.setFontWeight(QFont.Weight.Bold)
            self._calendar.setDateTextFormat(qdate(self._today), today)

    def _on_day_activated(self, day: QDate) -> None:
        self.close()
        self.day_picked.emit(pydate(day))
