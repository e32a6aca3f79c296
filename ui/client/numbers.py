"""NumbersPanel: the balance over the year, and the indicators with why each is what it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from journal_app.shapes import Changes, ClientPage
from journal_app.shapes.numbers import NumbersPage
from ui.client.panel import Panel
from ui.client.phrases import capital
from ui.desk import Desk
from ui.formatting import NO_BREAK, day_text, plain, signed
from ui.theme import GRID, set_role
from ui.widgets.card import Card
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.separator import Separator
from ui.widgets.year_chart import YearChart

_CONCERNED = frozenset({"entry", "promise", "visit", "client", "setting"})


@dataclass(frozen=True, slots=True)
class Told:
    """One indicator in words: what it is, its value, and why."""

    name: str
    title: str
    value: str
    why: str
    tone: str = ""


class NumbersPanel(Panel):
    """Here numbers are shown also when the setting hides them elsewhere."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("numbersPanel")
        self._desk = desk
        self._client: int | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        page = ScrollPage(parent=self)
        page.setObjectName("numbersScroll")
        page.body.setContentsMargins(0, 0, 0, GRID)
        page.body.setSpacing(GRID + 4)
        outer.addWidget(page)
        year = Card(self.tr("Balance of the year, with what hurt and what was mended"))
        self.chart = YearChart()
        self.chart.setObjectName("numbersChart")
        self.chart.setAccessibleName(year.title())
        year.body.addWidget(self.chart)
        page.body.addWidget(year)
        self._card = Card(self.tr("What the numbers say"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GRID)
        self._card.body.addLayout(self._rows)
        page.body.addWidget(self._card)
        page.body.addStretch(1)

    def show_client(self, page: ClientPage) -> None:
        self._client = page.id
        self._read()

    def refresh(self, changes: Changes) -> None:
        if changes.kinds & _CONCERNED:
            self._read()

    def _read(self) -> None:
        if self._client is None:
            return
        journal = self._desk.journal
        numbers = journal.numbers(self._client)
        days, balances = journal.history(self._client)
        zones = tuple(journal.settings[f"zone.{name}"] for name in ("fragile", "steady", "strong"))
        today = journal.today()
        self.chart.set_series(days, balances, zones, today - timedelta(days=365), today)
        self.chart.set_marks(numbers.marks)
        self._show(
            [*self._of_account(numbers), *self._of_promises(numbers), *self._of_time(numbers)]
        )

    def _show(self, told: list[Told]) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for number, one in enumerate(told):
            if number:
                self._rows.addWidget(Separator())
            self._rows.addWidget(self._row(one))

    def _row(self, one: Told) -> QWidget:
        row = QWidget(self)
        row.setObjectName(f"number_{one.name}")
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        title, value, why = QLabel(one.title), QLabel(one.value), QLabel(one.why)
        value.setObjectName(f"number_{one.name}_value")
        for label in (title, value, why):
            label.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        why.setWordWrap(True)
        set_role(value, "strong", one.tone)
        set_role(why, "hint")
        grid.addWidget(title, 0, 0)
        grid.addWidget(value, 0, 1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(why, 1, 0, 1, 2)
        row.setAccessibleName(f"{one.title}: {one.value}. {one.why}")
        return row

    # -- words --------------------------------------------------------------------------------

    def _of_account(self, numbers: NumbersPage) -> list[Told]:
        usual = self._count(numbers.usual_slip)
        margin = "5+" if numbers.margin >= 5 else str(numbers.margin)
        own = self.tr("the mean of this client's slips in a year, %1 points")
        by_tariff = self.tr("there were no slips in a year, so a mean of the tariff, %1 points")
        told = [
            Told(
                "trend",
                self.tr("Trend of 30 days"),
                signed(numbers.trend),
                self.tr("the sum of %n record(s)", "", numbers.trend_entries),
                _tone(numbers.trend),
            ),
            Told(
                "ratio",
                self.tr("Good to bad"),
                f"{numbers.good}{NO_BREAK}:{NO_BREAK}{numbers.bad}",
                self.tr("records of 90 days above and below zero"),
            ),
            Told(
                "margin",
                self.tr("Slips the account can carry"),
                margin,
                (own if numbers.own_slips else by_tariff).replace("%1", usual),
            ),
            Told(
                "fades",
                self.tr("Fades in 30 days"),
                plain(-numbers.fades),
                self.tr("if nothing is recorded meanwhile"),
            ),
        ]
        if numbers.runway is not None:
            why = self.tr("in 90 days the account moved by %1").replace("%1", signed(numbers.drift))
            days = self.tr("%n day(s)", "", numbers.runway)
            told.append(Told("runway", self.tr("To zero at this pace"), days, why, "withdrawal"))
        return told

    def _of_promises(self, numbers: NumbersPage) -> list[Told]:
        words = self._desk.words
        rate, why = "—", self.tr("no promise has ended yet")
        if numbers.closed:
            rate = f"{round(100 * numbers.kept / numbers.closed)}{NO_BREAK}%"
            why = self.tr("%1 of %2 kept on time")
            why = why.replace("%1", str(numbers.kept)).replace("%2", str(numbers.closed))
        stake = plain(-numbers.at_stake)
        due = self.tr("%n promise(s) overdue or due within 7 days", "", numbers.promises_due)
        repair, mended = "—", self.tr("nothing was mended in a year")
        if numbers.repair_days is not None:
            repair = self.tr("%n day(s)", "", round(numbers.repair_days))
            mended = self.tr("the median from a slip to its apology, over a year")
        return [
            Told("keepRate", words["promises_tab"], rate, why),
            Told("atStake", capital(words["at_stake"]), stake, due, _tone(-numbers.at_stake)),
            Told(
                "unanswered",
                capital(words["unanswered"]),
                str(numbers.unanswered),
                self.tr("slips of the last 30 days"),
            ),
            Told("repair", self.tr("Time to mend"), repair, mended),
        ]

    def _of_time(self, numbers: NumbersPage) -> list[Told]:
        desk, words = self._desk, self._desk.words
        gap = self.tr("every %n day(s)", "", round(numbers.gap))
        why = self.tr("the median of the last gaps between visits")
        if not numbers.own_gap:
            why = self.tr("too few visits yet, so the usual gap of the practice")
        if numbers.last_visit is not None:
            last = day_text(numbers.last_visit, desk.journal.today(), desk.locale)
            here = self.tr("last here %1").replace("%1", last)
            why = f"{why}; {here}"
        starved = ", ".join(words[f"principle_{name}"] for name in numbers.starved)
        return [
            Told("rhythm", self.tr("Rhythm"), gap, why),
            Told(
                "starved",
                self.tr("Without a deposit for 90 days"),
                str(len(numbers.starved)),
                starved or self.tr("every principle was fed"),
            ),
        ]

    def _count(self, points: float) -> str:
        return self._desk.locale.toString(points, "f", 1 if points % 1 else 0)


def _tone(points: int) -> str:
    return "deposit" if points > 0 else "withdrawal" if points < 0 else ""
