"""The Today page: what is due, who needs care, what waits for its client."""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal_app.shapes import Changes
from journal_app.shapes import TodayPage as TodayRead
from ui.client.phrases import capital, joined
from ui.desk import Desk
from ui.formatting import day_heading
from ui.pages.today_client_picker import ClientPicker
from ui.pages.today_due import DueCount
from ui.pages.today_line import Line
from ui.pages.today_lines import TodayLines
from ui.pages.today_new_day import NewDay
from ui.pages.today_practice import PracticeCard
from ui.pages.today_words import TodayWords
from ui.theme import GRID, set_role, theme
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.hint_button import HintButton
from ui.widgets.scroll_page import ScrollPage

_TWO_COLUMNS = 1000
"""Pixels of page (at text scale 1) from which the cards stand side by side."""


class TodayPage(QWidget):
    """The day at a glance, every line with the one click that settles it.

    Read only while it is seen; the number of what is due is kept up all the time.
    """

    due_changed = Signal(object)
    """How many promises are overdue or due today."""
    quick_entry_wanted = Signal()
    new_client_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("todayPage")
        self._desk = desk
        self._due = DueCount(desk.journal)
        self._words = TodayWords(desk, self)
        self._stale = True
        self._counted = False
        self._day: date | None = None
        self._make_parts()
        self._lay_out()
        self._connect()

    def due_count(self) -> int:
        """How many promises are overdue or due today."""
        if not self._counted:
            self._count(self._desk.journal.today_page())
        return self._due.total()

    def reload(self) -> None:
        """Read everything again."""
        page = self._desk.journal.today_page()
        self._stale = False
        self._day = page.day
        self._show(page)
        self._count(page)

    # -- events -------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale or self._day != self._desk.journal.today():
            self.reload()
        if self.focusWidget() is None:
            self._focus_first_line()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(_TWO_COLUMNS)
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    # -- parts --------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        words = self._desk.words
        self._title, self._summary = QLabel(), QLabel()
        self._title.setObjectName("todayTitle")
        self._summary.setObjectName("todaySummary")
        self._summary.setWordWrap(True)
        set_role(self._title, "title")
        set_role(self._summary, "quiet")
        self._quick = HintButton(self.tr("Quick entry"), "Ctrl+K")
        self._quick.setObjectName("todayQuickEntry")
        self._quick.setAutoDefault(True)
        self._promises = TodayLines(
            "todayPromises", self.tr("Nothing is due this week. A good moment to breathe.")
        )
        self._care = TodayLines("todayCare", self.tr("All is well: nobody needs care today."))
        self._inbox = TodayLines(
            "todayInbox", self.tr("Empty. A quick entry without a client waits here.")
        )
        self._cards = {
            self._promises: Card(words["promises_tab"]),
            self._care: Card(capital(words["zone_leaving"])),
            self._inbox: Card(self.tr("Notes without a client")),
        }
        self._practice = PracticeCard(self._desk)
        self._nobody = EmptyState(
            "clients",
            self.tr("Your day begins with the first client"),
            self.tr("Promises to keep and people who need care will stand here."),
            self.tr("New client"),
        )
        self._nobody.setObjectName("todayNobody")
        self._nobody.button.setObjectName("todayNewClient")

    def _lay_out(self) -> None:
        page = ScrollPage(parent=self)
        page.setObjectName("todayScroll")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page)
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(self._title)
        head.addWidget(self._summary, 1)
        head.addWidget(self._quick)
        page.body.addLayout(head)
        page.body.addWidget(self._nobody, 1)
        for lines, card in self._cards.items():
            card.body.setSpacing(0)
            card.body.addWidget(lines)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(2 * GRID)
        self._columns.addWidget(self._cards[self._promises], 1)
        self._columns.addWidget(self._cards[self._care], 1)
        page.body.addLayout(self._columns)
        page.body.addWidget(self._cards[self._inbox])
        page.body.addWidget(self._practice)
        page.body.addStretch(1)

    def _connect(self) -> None:
        self._quick.clicked.connect(self.quick_entry_wanted)
        self._nobody.activated.connect(self.new_client_wanted)
        self._promises.acted.connect(self._on_promise_acted)
        self._care.acted.connect(self._on_care_acted)
        self._inbox.acted.connect(self._on_note_acted)
        self._inbox.opened.connect(self._ask_client)
        for lines in (self._promises, self._care):
            lines.opened.connect(self._on_line_opened)
        for lines in self._cards:
            lines.emptied.connect(self._quick.setFocus)
        self._promises.left.connect(partial(_step, None, self._care))
        self._care.left.connect(partial(_step, self._promises, self._inbox))
        self._inbox.left.connect(partial(_step, self._care, None))
        self._desk.bus.changed.connect(self._on_bus_changed)

    # -- showing ------------------------------------------------------------------------------

    def _show(self, page: TodayRead) -> None:
        desk, day, words = self._desk, page.day, self._words
        numbers = not desk.journal.settings["hide_numbers"]
        self._title.setText(day_heading(day, desk.locale))
        self._promises.set_lines([words.promise_line(one, day, numbers) for one in page.promises])
        self._care.set_lines([words.care_line(one) for one in page.care])
        self._inbox.set_lines([words.note_line(one, day) for one in page.inbox])
        self._practice.show_practice(page.active, page.zones)
        self._say_summary(page)
        nobody = not page.active
        self._nobody.setVisible(nobody)
        self._practice.setVisible(not nobody)
        for lines, card in self._cards.items():
            card.setVisible(bool(page.inbox) if lines is self._inbox and nobody else not nobody)
        self._put_in_order()

    def _say_summary(self, page: TodayRead) -> None:
        words, parts = self._desk.words, []
        if page.promises:
            parts.append(f"{words['promises_tab']}: {len(page.promises)}")
        if page.care:
            parts.append(f"{words['zone_leaving']}: {len(page.care)}")
        self._summary.setText(joined(*parts))

    def _put_in_order(self) -> None:
        """Tab goes through the page as the eye does."""
        stops: list[QWidget] = [self._quick]
        for lines in self._cards:
            stops += lines.stops()
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _focus_first_line(self) -> None:
        """So that the arrows go along the lines at once."""
        for lines in self._cards:
            if lines.focus_end(last=False):
                return

    def _count(self, page: TodayRead) -> None:
        before = self._due.total() if self._counted else None
        self._due.read(page)
        self._counted = True
        if self._due.total() != before:
            self.due_changed.emit(self._due.total())

    # -- what is done -------------------------------------------------------------------------

    def _on_promise_acted(self, line: Line, act: str) -> None:
        promises = self._desk.journal.promises
        if act == "move":
            self._ask_day(line)
        elif act == "keep":
            self._desk.do(lambda: promises.keep(line.row))
        else:
            self._desk.do(lambda: promises.break_(line.row))

    def _ask_day(self, line: Line) -> None:
        widget = self._promises.line(line.key)
        if widget is None:
            return
        words = next(act.text for act in line.acts if act.name == "move")
        question = NewDay(line.key, words, self._desk.journal.today())
        question.day_chosen.connect(partial(self._on_day_chosen, line))
        question.refused.connect(self._desk.failed)
        question.given_up.connect(partial(self._on_day_given_up, line))
        widget.put_aside(question)
        question.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_day_chosen(self, line: Line, day: date) -> None:
        self._on_day_given_up(line)
        self._desk.do(lambda: self._desk.journal.promises.move(line.row, day))

    def _on_day_given_up(self, line: Line) -> None:
        widget = self._promises.line(line.key)
        if widget is not None:
            widget.focus_text()
            widget.take_back()

    def _on_care_acted(self, line: Line, act: str) -> None:
        if act == "apologise":
            self._desk.composer_wanted.emit(line.client, "apology", line.row)
        elif act == "deposit":
            self._desk.composer_wanted.emit(line.client, "deposit", None)
        else:
            self._desk.client_wanted.emit(line.client)

    def _on_note_acted(self, line: Line, act: str) -> None:
        if act == "assign":
            self._ask_client(line)
        else:
            self._desk.do(lambda: self._desk.journal.notes.delete(line.row))

    def _ask_client(self, line: Line) -> None:
        widget = self._inbox.line(line.key)
        if widget is None:
            return
        picker = ClientPicker(self._desk, self)
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.picked.connect(partial(self._on_client_picked, line))
        picker.open_at(widget)

    def _on_client_picked(self, line: Line, client: int) -> None:
        self._desk.do(lambda: self._desk.journal.notes.assign(line.row, client))

    def _on_line_opened(self, line: Line) -> None:
        self._desk.client_wanted.emit(line.client)

    def _on_bus_changed(self, changes: Changes) -> None:
        if self.isVisible():
            self.reload()
            return
        self._stale = True
        if self._counted:
            before = self._due.total()
            self._due.follow(changes)
            if self._due.total() != before:
                self.due_changed.emit(self._due.total())


def _step(above: TodayLines | None, below: TodayLines | None, step: int) -> None:
    """Up or Down goes on into the next card."""
    lines = below if step > 0 else above
    if lines is not None:
        lines.focus_end(last=step < 0)
