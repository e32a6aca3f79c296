"""DayBox: a day of the composer that says when somebody chose it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QSize, Signal
from PySide6.QtWidgets import QWidget

from journal_app.errors import JournalError
from ui.formatting import Prefer, day_text, parse_day, pydate, qdate
from ui.theme import repolish, theme
from ui.widgets.date_field import DateField


class DayBox(DateField):
    """A date field that refuses a day outside its limits instead of bending it."""

    chosen = Signal()
    """A day was set, by hand or by ``setDate``; the same day, too."""

    def __init__(
        self, day: date, today: date, prefer: Prefer = "past", parent: QWidget | None = None
    ) -> None:
        self.asked: date | None = day
        """The day that was asked for last; None when the words were no day."""
        super().__init__(day, today, prefer, parent)

    def sizeHint(self) -> QSize:
        """As wide as what it says, and never narrower than a day of this year."""
        hint, metrics = super().sizeHint(), self.fontMetrics()
        said = day_text(self.day(), self._today, QLocale())
        usual = day_text(date(self._today.year, 9, 28), self._today, QLocale())
        widest = max(metrics.horizontalAdvance(text) for text in (said, usual))
        return QSize(widest + theme.px(16) + 34, hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def setDate(self, day: QDate) -> None:
        self.asked = pydate(day) if day.isValid() else None
        within = day.isValid() and self.minimumDate() <= day <= self.maximumDate()
        if within:
            super().setDate(day)
        self._set_invalid(not within)
        self.updateGeometry()
        self.chosen.emit()

    def is_refused(self) -> bool:
        """Whether what was typed or set last is no day that can be."""
        return bool(self.property("invalid"))

    def refusal(self) -> JournalError | None:
        """What is wrong with the day that stands here; None when nothing is."""
        if not self.is_refused():
            return None
        if self.asked is None:
            return JournalError("unreadable_day")
        late = qdate(self.asked) > self.maximumDate()
        return JournalError("future_date" if late else "date_out_of_range", date=self.asked)

    def _on_words_edited(self, text: str) -> None:
        super()._on_words_edited(text)
        self.asked = parse_day(text, self._today, QLocale(), prefer=self._prefer)
        if self.asked is None and text.strip():
            self.chosen.emit()  # a day was meant, though it cannot be read

    def _on_words_finished(self) -> None:
        if not self.is_refused():  # words that are no day stay, so that saving can say so
            super()._on_words_finished()

    def _set_invalid(self, invalid: bool) -> None:
        if self.is_refused() != invalid:
            self.setProperty("invalid", invalid)
            repolish(self)
