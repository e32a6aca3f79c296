"""What the client's page says about days and records, in words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from journal_app.shapes import FeedLine, PromiseLine
from ui.client.feed_phrases import BESIDE, BesidePhrases
from ui.client.pieces import SEPARATOR, capital, joined, present, small
from ui.desk import Desk
from ui.formatting import day_text, day_words

__all__ = ["SEPARATOR", "ClientPhrases", "capital", "joined", "present", "small"]

_ENDS = {"kept": "act_keep", "late": "act_late", "broken": "act_break", "released": "act_release"}


class ClientPhrases(QObject):
    """Turns records into the words of the language and the profession. It shows nothing itself."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._beside = BesidePhrases(desk, self)

    def with_us(self, since: date) -> str:
        """«с нами 2 года и 3 месяца»."""
        today = self._desk.journal.today()
        whole = (today.year - since.year) * 12 + today.month - since.month
        years, months = divmod(max(0, whole - (today.day < since.day)), 12)
        days = (today - since).days
        if years and months:
            both = self.tr("%1 and %2").replace("%1", self._years(years))
            span = both.replace("%2", self._months(months))
        elif years or months:
            span = self._years(years) if years else self._months(months)
        elif days > 0:
            span = self.tr("%n day(s)", "", days)
        else:
            return self.tr("with us since today")
        return self.tr("with us for %1").replace("%1", span)

    def due(self, line: PromiseLine) -> str:
        """When a promise is due, or how and when it ended."""
        if line.state != "open":
            end = small(self._desk.words[_ENDS[line.state]])
            return joined(end, self._day(line.closed))
        if line.due is None or line.days is None:
            return self.tr("no due day")
        late, near = -line.days, day_words()
        if late > 0:
            return self.tr("%n day(s) overdue", "", late)
        if late > -2:
            return near.tomorrow if late else near.today
        return self.tr("by %1").replace("%1", self._day(line.due))

    def moves(self, count: int) -> str:
        """How often a promise was moved, "" when never."""
        return self.tr("moved %n time(s)", "", count) if count else ""

    def title(self, line: FeedLine, client: int | None = None) -> str:
        """The first line of a record: its own words, with what happened where that is not plain.
        Without the name of the ``client``, where codes stand for names."""
        return self._desk.in_words(client, self._title(line))

    def _title(self, line: FeedLine) -> str:
        words = self._desk.words
        if line.kind.startswith("promise_"):
            return f"{words[line.kind]}: {line.text}"
        if line.key[0] in BESIDE:
            return self._beside.title(line)
        if line.kind == "apology" and line.text == line.answers_text:
            return ": ".join(present(capital(words["apology"]), line.text))
        return line.text or capital(words.get(line.kind, ""))

    def meta(self, line: FeedLine, client: int | None = None) -> list[str]:
        """The second line of a record, in parts: principle, day and what else is known of it."""
        return [self._desk.in_words(client, part) for part in self._meta(line)]

    def _meta(self, line: FeedLine) -> list[str]:
        words, day = self._desk.words, self._day(line.on)
        said = words["confirmed"] if line.confirmed else ""
        principle = words[f"principle_{line.principle}"] if line.principle else ""
        if line.kind in ("deposit", "withdrawal"):
            return present(principle, day, said, self._edited(line))
        if line.kind == "apology":
            parts = ", ".join(words[f"short_{part}"] for part in line.parts)
            return present(self._restored(line), day, said, parts, self._edited(line))
        if line.kind.startswith("promise_"):
            return present(principle, day, self._promised(line), said, self._edited(line))
        return present(day, *self._beside.meta(line))

    def _edited(self, line: FeedLine) -> str:
        return self.tr("edited") if line.edited else ""

    def _restored(self, line: FeedLine) -> str:
        if line.restored is None or line.restored[0] < 0:
            return ""
        back, lost = line.restored
        if self._desk.journal.settings["hide_numbers"]:
            return ""
        return self._desk.words["restored"].format(back=back, lost=lost)

    def _promised(self, line: FeedLine) -> str:
        due, made = self._day(line.due), self._day(line.made)
        if line.kind == "promise_moved":
            return self.tr("new day %1").replace("%1", due)
        if line.kind == "promise_made":
            return self.tr("due %1").replace("%1", due) if due else self.tr("no due day")
        if not due:
            return self.tr("promised %1").replace("%1", made)
        return self.tr("promised %1, due %2").replace("%1", made).replace("%2", due)

    def _day(self, day: date | None) -> str:
        if day is None:
            return ""
        return day_text(day, self._desk.journal.today(), self._desk.locale)

    def _years(self, years: int) -> str:
        return self.tr("%n year(s)", "", years)

    def _months(self, months: int) -> str:
        return self.tr("%n month(s)", "", months)
