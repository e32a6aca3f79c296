"""The cards of the Today page, two beside each other where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.client.phrases import capital
from ui.desk import Desk
from ui.pages.today_line import MARK, MARK_GAP, Line, TodayLine
from ui.pages.today_lines import TodayLines
from ui.theme import GRID, set_role, theme
from ui.widgets.card import Card
from ui.widgets.hint_button import HintButton
from ui.widgets.section_title import SectionTitle

_ROWS = (("visits", "tomorrow"), ("promises", "care"), ("waiting", "inbox"))
_ORDER = ("visits", "tomorrow", "dates", "promises", "care", "waiting", "inbox")
_ONLY_WHEN_FULL = frozenset({"dates", "waiting", "inbox"})
"""What is not there at all while it has nothing to say: the page stays calm."""


class TodayCards(QWidget):
    """Lines in cards, by the names ``visits tomorrow dates promises care waiting inbox``."""

    acted = Signal(str, object, str)
    """(card, Line, name of the act)"""
    opened = Signal(str, object)
    emptied = Signal()
    """The line with the focus was the last one of its card, and is gone."""
    round_asked = Signal()
    write_asked = Signal()
    plan_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lines = {name: self._made(name, text) for name, text in self._empty().items()}
        self._cards = {name: Card(title) for name, title in self._titles().items()}
        self._dates_title = SectionTitle(self.tr("Little things this week"))
        self._round = HintButton(desk.words["day_round"], "F6")
        self._round.setObjectName("todayRound")
        self._round.clicked.connect(self.round_asked)
        self._write = HintButton(self.tr("Whom to write to tomorrow"), "F7")
        self._write.setObjectName("todayWriteButton")
        self._write.clicked.connect(self.write_asked)
        self._plan = QPushButton(self.tr("Plan of the week"))
        self._plan.setObjectName("todayPlan")
        self._plan.setAutoDefault(True)
        self._plan.clicked.connect(self.plan_asked)
        set_role(self._plan, "link")
        self._cards["visits"].header.addWidget(self._plan)
        self._feet = {
            "visits": self._foot("todayEvening", self._round),
            "tomorrow": self._foot("todayEveningToo", self._write),
        }
        self._rows = [QHBoxLayout() for _ in _ROWS]
        self._lay_out()
        theme.changed.connect(self._fit_headers)
        self._fit_headers()

    def _fit_headers(self) -> None:
        """Both cards of the first row begin their lines at one height."""
        self._plan.ensurePolished()
        self._cards["tomorrow"].set_header_height(self._plan.sizeHint().height())

    def show_lines(self, name: str, lines: Sequence[Line]) -> None:
        """Show the lines of a card; one that has nothing to say may go away."""
        self._lines[name].set_lines(lines)
        seen = bool(lines) or name not in _ONLY_WHEN_FULL
        if name == "dates":
            self._lines[name].setVisible(seen)
            self._dates_title.setVisible(seen)
        else:
            self._cards[name].setVisible(seen)

    def show_round(self, possible: bool) -> None:
        """Whether there are visits to close this evening."""
        self._feet["visits"].setVisible(possible)

    def show_all(self) -> None:
        """Every card again; those that have nothing to say go with their next lines."""
        for card in self._cards.values():
            card.show()

    def show_only(self, name: str) -> None:
        """Leave one card, before there is anybody to speak of."""
        for other, card in self._cards.items():
            card.setVisible(other == name)

    def set_wide(self, wide: bool) -> None:
        """Two columns, or one."""
        directions = QBoxLayout.Direction
        for row in self._rows:
            row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def line(self, name: str, key: str) -> TodayLine | None:
        """A line that is shown."""
        return self._lines[name].line(key)

    def stops(self) -> list[QWidget]:
        """What takes the focus, in order."""
        stops: list[QWidget] = [self._plan]
        for name in _ORDER:
            stops += self._lines[name].stops()
            if name == "visits":
                stops.append(self._round)
            elif name == "dates":
                stops.append(self._write)
        return stops

    def focused(self, name: str) -> Line | None:
        """The line of a card that has the focus."""
        return self._lines[name].focused()

    def client_in_hand(self) -> int | None:
        """Whom the line with the focus is about."""
        found = (self._lines[name].focused() for name in _ORDER)
        return next((line.client for line in found if line is not None), None)

    def focus_first(self, visit: str = "") -> bool:
        """Put the focus on the line of this key among the visits, else on the first there is."""
        line = self.line("visits", visit)
        if line is not None:
            line.focus_text()
            return True
        return any(self._lines[name].focus_end(last=False) for name in _ORDER)

    # -- how it is done -----------------------------------------------------------------------

    def _titles(self) -> dict[str, str]:
        words = self._desk.words
        return {
            "visits": self.tr("Today"),
            "tomorrow": self.tr("Tomorrow — remind today"),
            "promises": words["promises_tab"],
            "care": capital(words["zone_leaving"]),
            "waiting": self.tr("Waiting for my answer"),
            "inbox": self.tr("Notes without a client"),
        }

    def _empty(self) -> dict[str, str]:
        words = self._desk.words
        return {
            "visits": f"{words['no_visits']}.",
            "tomorrow": f"{words['no_visits_tomorrow']}.",
            "dates": "",
            "promises": self.tr("Nothing is due this week. A good moment to breathe."),
            "care": self.tr("All is well: nobody needs care today."),
            "waiting": "",
            "inbox": "",
        }

    def _made(self, name: str, empty: str) -> TodayLines:
        lines = TodayLines(f"today{capital(name)}", empty, self)
        lines.acted.connect(partial(self.acted.emit, name))
        lines.opened.connect(partial(self.opened.emit, name))
        lines.left.connect(partial(self._on_lines_left, name))
        lines.emptied.connect(self.emptied)
        return lines

    def _foot(self, name: str, button: HintButton) -> QWidget:
        foot = QWidget(self)
        foot.setObjectName(name)
        words = QLabel(self.tr("In the evening"), foot)
        set_role(words, "quiet")
        button.setAutoDefault(True)
        line = QHBoxLayout(foot)
        line.setContentsMargins(MARK + MARK_GAP, GRID, 0, 0)
        line.addWidget(words, 1)
        line.addWidget(button)
        return foot

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2 * GRID)
        for name, card in self._cards.items():
            card.body.setSpacing(0)
            card.body.addWidget(self._lines[name])
        self._cards["visits"].body.addStretch(1)
        self._cards["visits"].body.addWidget(self._feet["visits"])
        below = self._cards["tomorrow"].body
        below.addSpacing(GRID)
        below.addWidget(self._dates_title)
        below.addWidget(self._lines["dates"])
        below.addStretch(1)
        below.addWidget(self._feet["tomorrow"])
        for row, names in zip(self._rows, _ROWS, strict=True):
            row.setSpacing(2 * GRID)
            for name in names:
                row.addWidget(self._cards[name], 1)
            whole.addLayout(row)

    def _on_lines_left(self, name: str, step: int) -> None:
        """Up or Down goes on into the next card that has a line."""
        here = _ORDER.index(name)
        ahead = _ORDER[here + 1 :] if step > 0 else _ORDER[:here][::-1]
        any(self._lines[other].focus_end(last=step < 0) for other in ahead)
