"""DatesSection: the birthday, and other days that come back every year."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.errors import JournalError
from journal_app.rules import yearly
from journal_app.shapes import Changes
from journal_app.shapes.cards import CardPage, YearlyDay
from ui.client.card_line import Act, EditLine
from ui.client.card_section import Section
from ui.client.phrases import joined
from ui.desk import Desk
from ui.formatting import NO_BREAK, day_words

_PARTS = re.compile(r"\s+[—–-]\s+|\s*[:;]\s+")
_A_LEAP_YEAR = 2024


class DatesSection(Section):
    """Typed as one says them: «12 марта», «12.03.1990», «свадьба — 12 июня»."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "cardDates", "", parent)
        self.set_title(self.tr("Dates"))
        self._birthday: int | None = None
        self.add_line(
            "birthday",
            self._set_birthday,
            self.tr("Birthday"),
            self.tr("12 March, or 12.03.1990"),
        )
        self._days: dict[int, EditLine] = {}
        self._labels: dict[int, str] = {}
        self._day_rows = QVBoxLayout()
        self._day_rows.setSpacing(2)
        self.rows.addLayout(self._day_rows)
        hint = self.tr("wedding — 12 June 2015")
        self._new = self.adder("date", self._add, hint, self.rows)
        self._new.parts = _kept_words
        self.add_link("date", self.tr("another date"), self._new.start)

    def show_card(self, card: CardPage) -> None:
        """Show a client's days."""
        born = next((day for day in card.dates if day.kind == "birthday"), None)
        self._birthday = born.id if born else None
        text = self._day_text(born) if born else ""
        self.show_line("birthday", text, self._comes(born) if born else "")
        others = {day.id: day for day in card.dates if day.kind == "other"}
        self.sync(self._day_rows, self._days, others, self._line)
        for row_id, line in self._days.items():
            day = others[row_id]
            line.show_text(f"{day.label} — {self._day_text(day)}", self._comes(day))

    def _line(self, row_id: int) -> EditLine:
        name = f"card_date_{row_id}"
        line = EditLine(self.desk, name, partial(self._edit, row_id), parent=self)
        line.set_acts((Act("delete", self.tr("Delete"), "del"),))
        line.setProperty("row", row_id)
        line.asked.connect(self._on_day_asked)
        return line

    def _day_text(self, day: YearlyDay) -> str:
        shown = QDate(day.year or _A_LEAP_YEAR, day.month, day.day)
        pattern = "d MMMM yyyy" if day.year else "d MMMM"
        return self.desk.locale.toString(shown, pattern).replace(" ", NO_BREAK)

    def _comes(self, day: YearlyDay) -> str:
        near = day_words()
        when = {0: near.today, 1: near.tomorrow}.get(day.days)
        turns = ""
        if day.turns:
            turns = self.tr("%n year(s)", "", day.turns)
        return joined(when or self.tr("in %n day(s)", "", day.days), turns)

    # -- writing ----------------------------------------------------------------------------------

    def _set_birthday(self, text: str) -> Changes | None:
        if text.strip():
            return self.journal.cards.set_birthday(self.client, *_read(text))
        if self._birthday is None:
            return None
        return self.journal.cards.delete_date(self._birthday)

    def _add(self, text: str) -> Changes:
        label, day = _told(text)
        return self.journal.cards.add_date(self.client, label, *day)

    def _edit(self, row_id: int, text: str) -> Changes:
        if not text.strip():
            return self.journal.cards.delete_date(row_id)
        label, day = _told(text)
        return self.journal.cards.edit_date(row_id, label=label, **day._asdict())

    def _on_day_asked(self) -> None:
        row_id = int(self.sender().property("row"))
        self.desk.do(lambda: self.journal.cards.delete_date(row_id))


def _kept_words(text: str) -> tuple[str, ...]:
    """The name of the day, if it can be told already: the day itself is kept in numbers."""
    try:
        return _told(text)[:1]
    except JournalError:
        return ("",)


def _read(text: str) -> yearly.Yearly:
    found = yearly.read(text.replace(NO_BREAK, " "))
    if found is None:
        raise JournalError("bad_yearly_date")
    return found


def _told(text: str) -> tuple[str, yearly.Yearly]:
    """The name of a day and the day, whichever comes first."""
    typed = text.replace(NO_BREAK, " ").strip()
    words = _PARTS.split(typed)
    if len(words) == 1:
        words = typed.split(" ")
    for size in range(len(words), 0, -1):
        for part, rest in ((words[-size:], words[:-size]), (words[:size], words[size:])):
            found = yearly.read(" ".join(part))
            if found is not None:
                return " ".join(rest), found
    raise JournalError("bad_yearly_date")
