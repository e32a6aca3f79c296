"""SideColumn: the year's balance, open promises and little things, beside or under the feed."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journal_app.shapes import PromiseLine
from journal_app.shapes.cards import FactLine
from ui.client.side_little import SideLittle
from ui.client.side_promise import SidePromise
from ui.desk import Desk
from ui.theme import GRID, set_role, theme
from ui.widgets.card import Card
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.separator import Separator
from ui.widgets.year_chart import YearChart

_SHOWN, _LITTLE, _UNDER = 3, 8, 2
"""Open promises, little things, and each of both under the feed, before the rest is only
counted."""


class SideColumn(QWidget):
    """Cards one over the other; side by side when ``set_under`` the feed."""

    promise_wanted = Signal(object)
    """The id of a promise to show in the list (None: all of them)."""
    card_wanted = Signal()
    """A little thing was pressed: the card says more."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._under = self._low = False
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GRID + 4)
        year = self._year = Card(self.tr("Balance of the year"))
        self.chart = YearChart()
        self.chart.setObjectName("yearChart")
        self.chart.setAccessibleName(self.tr("Balance of the year"))
        year.body.addWidget(self.chart)
        self._promises = Card(desk.words["promises_tab"])
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._promises.body.addLayout(self._list)
        self._promises.body.addStretch(1)
        self._little = Card(desk.words["little_card"])
        self._little.setObjectName("sideLittle")
        # It takes the room that the others leave, and scrolls within it.
        scroll = ScrollPage(0, self._little)
        scroll.setObjectName("sideLittleScroll")
        scroll.setMinimumHeight(theme.px(9 * GRID))
        scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._little_list = scroll.body
        self._little_list.setSpacing(0)
        self._little.body.addWidget(scroll, 1)
        self._shown_facts: tuple[tuple[FactLine, ...], bool] | None = None
        self._box.addWidget(year)
        self._box.addWidget(self._promises)
        self._box.addWidget(self._little, 1)
        self.set_under(False)

    def set_under(self, under: bool, low: bool = False) -> None:
        """Lie under the feed rather than stand beside it; in a ``low`` window the balance of the
        year, which Numbers shows too, leaves its room to the feed and to longer words."""
        self._under = under
        self._year.setVisible(not (under and low))
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.LeftToRight if under else direction.TopToBottom)
        for place in (0, 1):
            self._box.setStretch(place, 1 if under else 0)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Maximum if under else policy.Preferred)
        self.show_little(self._shown_facts[0] if self._shown_facts else ())

    def show_year(self, client: int) -> None:
        """Draw the balance of the last 365 days."""
        journal = self._desk.journal
        days, balances = _turns(*journal.history(client))
        zones = tuple(journal.settings[f"zone.{name}"] for name in ("fragile", "steady", "strong"))
        today = journal.today()
        self.chart.set_hide_numbers(bool(journal.settings["hide_numbers"]))
        self.chart.set_series(days, balances, zones, today - timedelta(days=365), today)

    def show_little(self, facts: tuple[FactLine, ...]) -> None:
        """List little things and preferences, the confirmed first; lying under the feed it gives
        its room to the others while there are none."""
        if (facts, self._under) == self._shown_facts:
            return
        self._shown_facts = (facts, self._under)
        _empty(self._little_list)
        shown = facts[: _UNDER if self._under else _LITTLE]
        for fact in shown:
            row = SideLittle(self._desk, fact)
            row.clicked.connect(self.card_wanted)
            self._little_list.addWidget(row)
        rest = len(facts) - len(shown)
        text = self.tr("%n more", "", rest) if rest else self._desk.words["little_add"]
        if rest or not facts:
            more = QPushButton(text)
            more.setObjectName("sideLittleMore")
            more.clicked.connect(self.card_wanted)
            set_role(more, "link")
            self._little_list.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self._little_list.addStretch(1)
        self._little.setVisible(bool(facts) or not self._under)

    def show_promises(self, lines: list[PromiseLine]) -> None:
        """List the open promises, nearest first."""
        _empty(self._list)
        is_open = [line for line in lines if line.state == "open"]
        shown = is_open[: _UNDER if self._under else _SHOWN]
        for number, line in enumerate(shown):
            if number:
                self._list.addWidget(Separator())
            row = SidePromise(self._desk, line, rows=1 if self._under else 2)
            row.clicked.connect(self._on_promise_clicked)
            self._list.addWidget(row)
        rest = len(is_open) - len(shown)
        if rest:
            more = QPushButton(self.tr("%n more", "", rest))
            more.setObjectName("sidePromisesMore")
            more.clicked.connect(self._on_more_clicked)
            set_role(more, "link")
            self._list.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        if not is_open:
            nothing = QLabel(self.tr("All promises are kept or closed."))
            nothing.setWordWrap(True)
            set_role(nothing, "hint")
            self._list.addWidget(nothing)

    def _on_more_clicked(self) -> None:
        self.promise_wanted.emit(None)

    def _on_promise_clicked(self) -> None:
        self.promise_wanted.emit(self.sender().property("promise"))


def _empty(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()  # a window of its own, even an unseen one, would take the focus along
            widget.setParent(None)
            widget.deleteLater()


def _turns(days: list[date], balances: list[int]) -> tuple[list[date], list[int]]:
    """Only the days on which the balance became another, which draw the same line."""
    kept = [
        (day, balance)
        for day, balance, before in zip(days, balances, [None, *balances], strict=False)
        if balance != before
    ]
    return [day for day, _ in kept], [balance for _, balance in kept]
