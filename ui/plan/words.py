"""What the plan says of days and visits."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import QFontMetrics

from journal_app.rules.visits import clock_minutes, clock_text
from journal_app.shapes.visits import PlannedVisit
from ui.client.phrases import SEPARATOR, capital, joined
from ui.desk import Desk
from ui.formatting import NO_BREAK, day_heading, money, qdate

Row = tuple[str, str, bool]
"""Words, the token of their colour, whether they are bold."""


def whole_parts(text: str, metrics: QFontMetrics, room: int) -> str:
    """What fits of «135 мин · 2 550»: a price that is cut would be another price."""
    parts = text.split(SEPARATOR)
    while metrics.horizontalAdvance(told := SEPARATOR.join(parts)) > room:
        if len(parts) == 1:
            return metrics.elidedText(told, Qt.TextElideMode.ElideRight, room)
        parts.pop()
    return told


class PlanWords(QObject):
    """Turns days and visits into words. It shows nothing itself."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def title(self, days: list[date]) -> str:
        """«Суббота, 21 ноября», or «16–22 ноября»."""
        locale = self._desk.locale
        first, last = days[0], days[-1]
        if first == last:
            return day_heading(first, locale)
        month = "d MMMM" if last.year == self._desk.journal.today().year else "d MMMM yyyy"
        end = locale.toString(qdate(last), month)
        begin = str(first.day) if first.month == last.month else self._short(first)
        return f"{begin} – {end}" if " " in begin else f"{begin}–{end}"

    def day_name(self, day: date, whole: bool) -> str:
        """«пн 16», or for a day alone its weekday."""
        form = QLocale.FormatType.LongFormat if whole else QLocale.FormatType.ShortFormat
        name = self._desk.locale.standaloneDayName(day.isoweekday(), form)
        return f"{name}{NO_BREAK}{day.day}"

    def count(self, visits: int) -> str:
        """«3 визита», "" when there is none."""
        return self.tr("%n booking(s)", "", visits) if visits else ""

    def times(self, visit: PlannedVisit) -> str:
        """«14:00–15:30», «14:00», or that it has no time."""
        start = clock_minutes(visit.start or "")
        if start is None:
            return self.tr("no time")
        end = start + (visit.minutes or 0)
        told = end if end < 24 * 60 else None
        return f"{visit.start}–{clock_text(told)}" if visit.minutes and told else str(visit.start)

    def block(self, visit: PlannedVisit, warned: bool, narrow: bool = False) -> list[Row]:
        """The rows of a block, the most telling first; a narrow one has the name on its own."""
        services = ", ".join(service.name for service in visit.services)
        told = [part for part in (visit.start or "", visit.client_name) if part]
        rows = [(row, "text", True) for row in (told if narrow else [" ".join(told)])]
        if warned:
            rows.append((self.tr("overlaps"), "withdrawal", False))
        if visit.state == "missed":
            rows.append((self._desk.words["state_missed"], "withdrawal", False))
        rows.append((services, "quiet", False))
        price = "" if visit.price is None else money(visit.price, self._desk.locale)
        rows.append((joined(self._lasts(visit), price), "quiet", False))
        return [row for row in rows if row[0]]

    def whole(self, visit: PlannedVisit, warned: bool) -> str:
        """Everything that is known of a visit, for a tooltip and a screen reader."""
        services = ", ".join(service.name for service in visit.services)
        price = "" if visit.price is None else money(visit.price, self._desk.locale)
        late = self.tr("%n min kept for being late", "", visit.buffer) if visit.buffer else ""
        state = "" if visit.state == "planned" else self._desk.words[f"state_{visit.state}"]
        overlap = self.tr("overlaps with another one") if warned else ""
        told = (self.times(visit), visit.client_name, services, price, visit.note)
        return capital(joined(*told, late, state, overlap))

    def _lasts(self, visit: PlannedVisit) -> str:
        if visit.minutes is None:
            return self.tr("length not known") if visit.start else ""
        return self.tr("%n min", "", visit.minutes)

    def _short(self, day: date) -> str:
        return self._desk.locale.toString(qdate(day), "d MMMM")
