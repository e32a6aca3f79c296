"""The Today page: visits, reminders, promises, who needs care, and whom to write to tomorrow."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal_app.shapes import Changes
from journal_app.shapes import TodayPage as TodayRead
from ui.client.phrases import joined, small
from ui.desk import Desk
from ui.formatting import day_heading
from ui.pages.today_acts import TodayActs
from ui.pages.today_cards import TodayCards
from ui.pages.today_line import Line, TodayLine
from ui.pages.today_practice import PracticeCard
from ui.pages.today_visit_words import TodayVisitWords
from ui.pages.today_words import TodayWords
from ui.pages.today_write import WriteCard
from ui.rights.term_line import TermLine
from ui.theme import GRID, set_role, theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.hint_button import HintButton
from ui.widgets.scroll_page import ScrollPage

_TWO_COLUMNS = 1000
"""Pixels of page (at text scale 1) from which the cards stand side by side."""
_COUNTED = frozenset({"promise", "client", "visit", "contact", "setting"})
"""What the number on the rail depends on."""


class TodayPage(QWidget):
    """The day at a glance, every line with the one click that settles it.

    Read only while it is seen; the number of what is due is kept up all the time.
    """

    due_changed = Signal(object)
    """How much asks for something today."""
    quick_entry_wanted = Signal()
    new_client_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("todayPage")
        self._desk = desk
        self._due: int | None = None
        self._words = TodayWords(desk, self)
        self._visit_words = TodayVisitWords(desk, self)
        self._stale = True
        self._writing = False
        self._nobody_yet = False
        self._read_at = ""
        self._open_visits: dict[int, int] = {}
        self._coming: frozenset[int] = frozenset()
        self._pressing: int | None = None
        self._make_parts()
        self._acts = TodayActs(desk, self._cards.line, self)
        self._lay_out()
        self._connect()

    def due_count(self) -> int:
        """Promises overdue or due, visits to close, reminders not sent, questions that wait."""
        if self._due is None:
            self._tell_due(self._desk.journal.due_count())
        return self._due or 0

    def reload(self) -> None:
        """Read everything again."""
        page = self._desk.journal.today_page()
        self._stale = False
        self._read_at = self._minute()
        self._show(page)
        self._tell_due(page.due)

    def show_writing(self, shown: bool) -> None:
        """Show whom to write to tomorrow in the place of the day, or the day again."""
        shown = shown and self._desk.journal.has_clients()
        if shown != self._writing:
            self._writing = shown
            self.reload()
        if shown:
            self._write.begin()
        else:
            self._focus_first()

    def visit_in_hand(self) -> tuple[int, int] | None:
        """(client, visit) that F4 and F5 mean here: the line with the focus, if its visit is still
        to come or to close; else the one to close now; else the next one."""
        self._keep_up()
        line = None if self._writing else self._cards.focused("visits")
        first = next(iter(self._open_visits), None)
        focused = line.row if line is not None and line.row in self._open_visits else None
        visit = focused or self._pressing or first
        return None if visit is None else (self._open_visits[visit], visit)

    def visit_to_prepare(self) -> tuple[int, int] | None:
        """(client, visit) of the line with the focus, if it is a visit that is still to come."""
        self._keep_up()
        line = None if self._writing else self._cards.focused("visits")
        coming = line is not None and line.row in self._coming
        return (self._open_visits[line.row], line.row) if line is not None and coming else None

    def client_in_hand(self) -> int | None:
        """Whose line has the focus."""
        return None if self._writing else self._cards.client_in_hand()

    def is_writing(self) -> bool:
        """Whether the list of whom to write to is shown."""
        return self._writing

    # -- events -------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._desk.journal.is_lent:
            return
        self._keep_up()
        last = self.focusWidget()
        if last is None or not last.isVisibleTo(self) or self._is_settled(last):
            self._focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cards.set_wide(event.size().width() >= theme.px(_TWO_COLUMNS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._writing:
            self.show_writing(False)
        else:
            super().keyPressEvent(event)

    # -- parts --------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self._title, self._summary = QLabel(), QLabel()
        self._title.setObjectName("todayTitle")
        self._summary.setObjectName("todaySummary")
        self._summary.setWordWrap(True)
        set_role(self._title, "title")
        set_role(self._summary, "quiet")
        self._quick = HintButton(self.tr("Quick entry"), "Ctrl+K")
        self._quick.setObjectName("todayQuickEntry")
        self._quick.setAutoDefault(True)
        self._cards = TodayCards(self._desk)
        self._write = WriteCard()
        self._practice = PracticeCard(self._desk)
        self._terms = TermLine(self._desk)
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
        page.body.addWidget(self._write)
        page.body.addWidget(self._cards)
        page.body.addWidget(self._practice)
        page.body.addWidget(self._terms)
        page.body.addStretch(1)

    def _connect(self) -> None:
        self._quick.clicked.connect(self.quick_entry_wanted)
        self._cards.plan_asked.connect(self._desk.plan_wanted)
        self._nobody.activated.connect(self.new_client_wanted)
        self._cards.acted.connect(self._acts.act)
        self._cards.opened.connect(self._acts.open)
        self._cards.emptied.connect(self._quick.setFocus)
        self._cards.round_asked.connect(self._desk.round_wanted)
        self._cards.write_asked.connect(self._on_write_asked)
        self._write.acted.connect(self._on_write_acted)
        self._write.opened.connect(self._on_write_opened)
        self._write.left.connect(self._on_write_left)
        self._desk.bus.changed.connect(self._on_bus_changed)

    # -- showing ------------------------------------------------------------------------------

    def _show(self, page: TodayRead) -> None:
        self._title.setText(day_heading(page.day, self._desk.locale))
        self._say_summary(page)
        self._practice.show_practice(page.active, page.zones)
        nobody = not page.active
        self._nobody.setVisible(nobody)
        self._practice.setVisible(not nobody and not self._writing)
        self._terms.refresh()
        self._write.setVisible(self._writing)
        self._cards.setVisible(not self._writing and (not nobody or bool(page.inbox)))
        if self._writing:
            self._show_writing()
        else:
            self._show_day(page)
        self._put_in_order()

    def _show_day(self, page: TodayRead) -> None:
        day, words, visits = page.day, self._words, self._visit_words
        pressing = next((one.id for one in page.visits if one.is_now or one.is_over), None)
        self._pressing = pressing
        self._open_visits = {one.id: one.client for one in page.visits if one.state == "planned"}
        self._coming = frozenset(
            one.id for one in page.visits if one.state == "planned" and not one.is_over
        )
        numbers = not self._desk.journal.settings["hide_numbers"]
        shown = {
            "visits": [visits.visit_line(one, day, one.id == pressing) for one in page.visits],
            "tomorrow": [visits.reminder_line(one, day) for one in page.tomorrow],
            "dates": [visits.date_line(one, day) for one in page.dates],
            "promises": [words.promise_line(one, day, numbers) for one in page.promises],
            "care": [words.care_line(one, page.caps.get(one.client)) for one in page.care],
            "waiting": [visits.waiting_line(one, day) for one in page.waiting],
            "inbox": [words.note_line(one, day) for one in page.inbox],
        }
        nobody = not page.active
        if nobody != self._nobody_yet:
            self._nobody_yet = nobody
            self._cards.show_all()
        for name, lines in shown.items():
            self._cards.show_lines(name, lines)
        self._cards.show_round(any(one.state == "planned" for one in page.visits))
        if nobody:
            self._cards.show_only("inbox")

    def _is_settled(self, last: QWidget) -> bool:
        """Whether the focus was left on a visit that is closed by now."""
        line = last.parentWidget()
        if not isinstance(line, TodayLine) or not line.line.key.startswith("today_visit_"):
            return False
        return line.line.row not in self._open_visits

    def _keep_up(self) -> None:
        """Read again when the journal changed, or the clock went on: visits end by themselves."""
        if self._stale or self._read_at != self._minute():
            self.reload()

    def _minute(self) -> str:
        return str(self._desk.journal.clock())[:16]

    def _focus_first(self) -> None:
        """The hand lies on the visit that comes next; before the first client, on the button."""
        if self._nobody.isVisibleTo(self):
            self._nobody.button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        coming = self._pressing or next(iter(self._open_visits), None)
        self._cards.focus_first(f"today_visit_{coming}")

    def _show_writing(self) -> None:
        words, visits = self._words, self._visit_words
        self._write.show_lines(
            [
                visits.write_line(one, *words.letter_act(one.care))
                for one in self._desk.journal.write_tomorrow()
            ]
        )

    def _say_summary(self, page: TodayRead) -> None:
        words, parts = self._desk.words, []
        if page.tomorrow and self._desk.profession == "psychologist":
            parts.append(self.tr("%n session(s) tomorrow", "", len(page.tomorrow)))
        elif page.tomorrow:
            parts.append(self.tr("%n visit(s) tomorrow", "", len(page.tomorrow)))
        if page.promises:
            parts.append(f"{small(words['promises_tab'])}: {len(page.promises)}")
        if page.care:
            parts.append(f"{words['zone_leaving']}: {len(page.care)}")
        self._summary.setText(joined(*parts))

    def _put_in_order(self) -> None:
        """Tab goes through the page as the eye does."""
        stops = [self._quick, *self._write.stops(), *self._cards.stops(), self._terms.button]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _tell_due(self, due: int) -> None:
        if due != self._due:
            self._due = due
            self.due_changed.emit(due)

    # -- what is done -------------------------------------------------------------------------

    def _on_write_asked(self) -> None:
        self.show_writing(True)

    def _on_write_left(self) -> None:
        self.show_writing(False)

    def _on_write_acted(self, line: Line, act: str) -> None:
        self._acts.act("write", line, act)

    def _on_write_opened(self, line: Line) -> None:
        self._acts.open("write", line)

    def _on_bus_changed(self, changes: Changes) -> None:
        if self.isVisible():
            self.reload()
            return
        self._stale = True
        if self._due is not None and changes.kinds & _COUNTED:
            self._tell_due(self._desk.journal.due_count())
