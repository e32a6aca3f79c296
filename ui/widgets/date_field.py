"""A day, typed the way one says it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDateEdit, QLineEdit, QStyle, QToolButton, QWidget

from ui import icons
from ui.formatting import Prefer, day_text, may_become_day, parse_day, pydate, qdate
from ui.theme import repolish, set_role, theme

if TYPE_CHECKING:
    from ui.widgets.calendar_popup import CalendarPopup


class DateField(QDateEdit):
    """A date edit that reads «25», «25.12», «пт», «завтра», «+3» and writes «сегодня».

    Up and Down move by a day, Page Up and Page Down by a week, Alt+Down opens the calendar. What
    is typed becomes the date at once; what cannot be read is marked, and the former date stays.
    ``prefer`` says which 25th is meant: due days lie ahead, what happened lies behind.
    """

    def __init__(
        self,
        day: date | None = None,
        today: date | None = None,
        prefer: Prefer = "nearest",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today or date.today()
        self._prefer: Prefer = prefer
        self._passing = self._typing = False
        self._before = self.date()
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        # Qt's own editor knows only sections of digits, so ours lies over it.
        self.lineEdit().hide()
        self._words = QLineEdit(self)
        set_role(self._words, "bare")
        self._words.textEdited.connect(self._on_words_edited)
        self._words.editingFinished.connect(self._on_words_left)
        self._words.editingFinished.connect(self._on_words_finished)
        self._words.installEventFilter(self)
        self.setFocusProxy(self._words)
        self._open = QToolButton(self)
        self._open.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._open.setCursor(Qt.CursorShape.PointingHandCursor)
        self._open.setToolTip(self.tr("Choose in the calendar"))
        self._open.setAccessibleName(self.tr("Choose in the calendar"))
        self._open.clicked.connect(self.open_calendar)
        set_role(self._open, "quiet")
        icons.set_icon(self._open, "calendar", "quiet", size=16)
        self._calendar: CalendarPopup | None = None
        self.objectNameChanged.connect(self._on_object_name_changed)
        self.dateChanged.connect(self._on_date_changed)
        self.setDate(qdate(day or self._today))
        self._write()

    def day(self) -> date:
        """The date as Python's."""
        return pydate(self.date())

    def set_day(self, day: date) -> None:
        """Set the date."""
        self.setDate(qdate(day))
        self._write()

    def set_today(self, today: date) -> None:
        """Which day is called today."""
        self._today = today
        self._write()

    def set_prefer(self, prefer: Prefer) -> None:
        """Which side of today an unfinished date means."""
        self._prefer = prefer

    def open_calendar(self) -> None:
        """Open the month under the field."""
        if self._calendar is None:
            from ui.widgets.calendar_popup import CalendarPopup

            self._calendar = CalendarPopup(self)
            self._calendar.day_picked.connect(self._on_day_picked)
        self._calendar.open_at(
            self, self.day(), self._today, self.minimumDate(), self.maximumDate()
        )

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._words.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        today = self._today
        widest = max(
            metrics.horizontalAdvance(day_text(date(today.year + 1, month, 28), today, QLocale()))
            for month in range(1, 13)
        )
        return QSize(widest + theme.px(16) + 38, metrics.height() + 18)

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("28.12.2026") + 40, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = min(theme.px(16) + 12, self.height() - 4)
        button = QRect(self.width() - side - 3, (self.height() - side) // 2, side, side)
        words = QRect(10, 2, max(0, button.left() - 12), self.height() - 4)
        direction = self.layoutDirection()
        self._open.setGeometry(QStyle.visualRect(direction, self.rect(), button))
        self._words.setGeometry(QStyle.visualRect(direction, self.rect(), words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        days = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: 7,
            Qt.Key.Key_PageDown: -7,
        }
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif event.key() in days:
            self._move(days[Qt.Key(event.key())])
        elif self._passing:
            event.ignore()  # the words did not want it: Enter and Esc belong to the form
        else:
            self._pass_on(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling a page must not change a day

    def stepBy(self, steps: int) -> None:
        self._move(steps)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LocaleChange):
            self._open.setToolTip(self.tr("Choose in the calendar"))
            self._open.setAccessibleName(self.tr("Choose in the calendar"))
            self._write()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.FocusIn, QEvent.Type.FocusOut)
        if watched is self._words and event.type() in kinds:
            self.setProperty("active", event.type() == QEvent.Type.FocusIn)
            repolish(self)
        return False

    def _pass_on(self, event: QKeyEvent) -> None:
        self._passing = True
        self._words.event(event)
        self._passing = False

    def _move(self, days: int) -> None:
        least, most = pydate(self.minimumDate()), pydate(self.maximumDate())
        number = self.day().toordinal() + days
        moved = date.fromordinal(min(max(number, least.toordinal()), most.toordinal()))
        self.set_day(moved)
        self._words.selectAll()

    def _write(self) -> None:
        self._before = self.date()
        self._words.setText(day_text(self.day(), self._today, QLocale()))
        self._mark(False)

    def _mark(self, invalid: bool, half: bool = False) -> None:
        """``half``: it may still become a day, so nothing is shown until it is left."""
        if (bool(self.property("invalid")), bool(self.property("half"))) != (invalid, half):
            self.setProperty("invalid", invalid)
            self.setProperty("half", half)
            repolish(self)

    def _on_words_left(self) -> None:
        self._mark(bool(self.property("invalid")))

    def _on_words_edited(self, text: str) -> None:
        day = parse_day(text, self._today, QLocale(), prefer=self._prefer)
        fits = day is not None and self.minimumDate() <= qdate(day) <= self.maximumDate()
        self._typing = True
        if fits and day is not None:
            self.setDate(qdate(day))
        elif self.date() != self._before:  # half of what is typed now may have been read
            self.setDate(self._before)
        self._typing = False
        self._mark(not fits, half=day is None and may_become_day(text))

    def _on_words_finished(self) -> None:
        self._write()

    def _on_date_changed(self, _day: QDate) -> None:
        if not self._typing:
            self._write()

    def _on_day_picked(self, day: date) -> None:
        self.set_day(day)
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self._words.selectAll()

    def _on_object_name_changed(self, name: str) -> None:
        self._words.setObjectName(f"{name}Text")
        self._open.setObjectName(f"{name}Calendar")
