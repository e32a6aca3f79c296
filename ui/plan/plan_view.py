"""PlanView: the plan of a day or a week, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from journal_app.shapes import Changes
from journal_app.shapes.visits import DayPlan
from ui.desk import Desk
from ui.icons import set_icon
from ui.plan.grid import PlanGrid
from ui.plan.paste_panel import PastePanel
from ui.plan.visit_panel import VisitPanel
from ui.plan.words import PlanWords
from ui.theme import GRID, set_role
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.hint_button import HintButton
from ui.widgets.segmented import Segmented

_KEYS = {
    Qt.Key.Key_N.value: "new",
    ord("Т"): "new",
    Qt.Key.Key_V.value: "paste",
    ord("М"): "paste",
    Qt.Key.Key_T.value: "today",
    ord("Е"): "today",
    Qt.Key.Key_D.value: "day",
    ord("В"): "day",
    Qt.Key.Key_W.value: "week",
    ord("Ц"): "week",
    Qt.Key.Key_PageUp.value: "back",
    Qt.Key.Key_PageDown.value: "on",
    Qt.Key.Key_Home.value: "today",
}


class PlanView(QWidget):
    """A grid of hours with the visits as blocks, by day or by week.

    Arrows move between visits and days, Enter opens one, N writes new visits, V pastes a day's
    lines, D and W choose day or week, PageUp and PageDown go back and on, T returns to today.
    """

    new_client_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = PlanWords(desk, self)
        self._day = desk.journal.today()
        self._stale = True
        self.setObjectName("planPage")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(3 * GRID - 2, 2 * GRID + 2, 3 * GRID - 2, 2 * GRID)
        outer.setSpacing(GRID + 4)
        outer.addLayout(self._head())
        outer.addLayout(self._tools())
        self.paste_panel = PastePanel(desk, self)
        self.paste_panel.closed.connect(self._on_panel_closed)
        self.paste_panel.planned.connect(self._on_day_planned)
        self.visit_panel = VisitPanel(desk, self)
        self.visit_panel.closed.connect(self._on_panel_closed)
        self.visit_panel.waiting_changed.connect(self._on_waiting_changed)
        outer.addWidget(self.paste_panel)
        outer.addWidget(self.visit_panel)
        self.grid = PlanGrid(desk)
        self.grid.opened.connect(self.open_visit)
        self.grid.edge_passed.connect(self._on_edge_passed)
        self.grid.turned.connect(self._go)
        self.grid.spot_chosen.connect(self._on_spot_chosen)
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("planScroll")
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.grid)
        self._scroll.viewport().setAutoFillBackground(False)
        self.grid.setAutoFillBackground(False)
        outer.addWidget(self._scroll, 1)
        self._empty = QLabel(self)
        self._empty.setObjectName("planEmpty")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self._empty, "quiet")
        outer.addWidget(self._empty)
        desk.bus.changed.connect(self._on_bus_changed)

    # -- what it shows ----------------------------------------------------------------------------

    def day(self) -> date:
        """The day that is shown, or that its week is shown of."""
        return self._day

    def plans(self) -> tuple[DayPlan, ...]:
        """The days that are shown."""
        visits = self._desk.journal.visits
        if self._span.value() == "day":
            return (visits.day(self._day),)
        return visits.week(self._day)

    def show_day(self, day: date) -> None:
        """Show a day, or its week."""
        self._day = day
        self.reload()

    def client_in_hand(self) -> int | None:
        """Whose block the cursor is on."""
        current = self.grid.current() if self.grid.hasFocus() else None
        return current.client if current else None

    def visit_in_hand(self) -> tuple[int, int] | None:
        """(client, visit) of the block the cursor is on, while it can be closed."""
        current = self.grid.current()
        today = self._desk.journal.today()
        if current is None or current.state != "planned" or current.on > today:
            return None
        return current.client, current.id

    def open_visit(self, visit: int) -> None:
        """Look at a visit, change it, move it, say what became of it."""
        self.paste_panel.close_panel()
        self.grid.set_current(visit)
        self.visit_panel.open(visit)

    def reload(self) -> None:
        """Read the days again."""
        self._stale = False
        plans = self.plans()
        self._title.setText(self._words.title([plan.day for plan in plans]))
        overlaps = sum(len(plan.overlaps) for plan in plans)
        self._warning.setText(self.tr("%n overlap(s)", "", overlaps) if overlaps else "")
        self._warning.setVisible(overlaps > 0)
        self.grid.show_plans(plans)
        busy = any(plan.visits for plan in plans)
        self._empty.setText(self.tr("Nothing is booked here. Press N, or V to paste a day."))
        self._empty.setVisible(not busy)
        self._on_waiting_changed()

    # -- building ---------------------------------------------------------------------------------

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        self._title = QLabel(self)
        self._title.setObjectName("planTitle")
        set_role(self._title, "title")
        head.addWidget(self._title)
        self._warning = QLabel(self)
        self._warning.setObjectName("planOverlaps")
        set_role(self._warning, "small", "withdrawal")
        head.addWidget(self._warning)
        self._waiting = QPushButton(self)
        self._waiting.setObjectName("planWaiting")
        self._waiting.setAutoDefault(True)
        set_role(self._waiting, "link")
        self._waiting.clicked.connect(self._on_waiting_clicked)
        self._waiting.hide()
        head.addWidget(self._waiting)
        head.addStretch(1)
        return head

    def _tools(self) -> QHBoxLayout:
        tools = QHBoxLayout()
        tools.setSpacing(GRID)
        left = FlowLayout(spacing=GRID)
        spans = [("week", self.tr("Week")), ("day", self.tr("Day"))]
        self._span = Segmented(spans, "planSpan", parent=self)
        self._span.chip("week").setToolTip("W")
        self._span.chip("day").setToolTip("D")
        self._span.value_changed.connect(self.reload)
        left.addWidget(self._span)
        back = self._button("planBack", self.tr("Back"), "PageUp", self._go_back)
        set_icon(back, "chevron-left", "quiet", size=16)
        back.setText("")
        now = self._button("planToday", self.tr("Today"), "T", self._go_today)
        on = self._button("planOn", self.tr("On"), "PageDown", self._go_on)
        set_icon(on, "chevron-right", "quiet", size=16)
        on.setText("")
        for button in (back, now, on):
            left.addWidget(button)
        tools.addLayout(left, 1)
        paste = HintButton(self.tr("Paste a day"), "V", parent=self)
        new = HintButton(self.tr("New booking"), "N", "primary", parent=self)
        for button, name, slot in (
            (paste, "planPasteOpen", self._paste),
            (new, "planNew", self._new),
        ):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
            button.setAutoDefault(True)
            button.clicked.connect(slot)
            tools.addWidget(button)
        return tools

    def _button(self, name: str, text: str, key: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setToolTip(f"{text} · {key}")
        button.setAutoDefault(True)
        button.clicked.connect(slot)
        return button

    # -- events -----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and not self._desk.journal.is_lent:
            self.reload()
        if self.focusWidget() is None:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = _KEYS.get(event.key())
        if act is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if event.key() == Qt.Key.Key_Delete and self.grid.hasFocus():
                self._delete()
            else:
                super().keyPressEvent(event)
            return
        acts: dict[str, Callable[[], None]] = {
            "new": self._new,
            "paste": self._paste,
            "today": self._go_today,
            "back": self._go_back,
            "on": self._go_on,
            "day": lambda: self._span.set_value("day"),
            "week": lambda: self._span.set_value("week"),
        }
        acts[act]()

    # -- acts -------------------------------------------------------------------------------------

    def _go_back(self) -> None:
        self._go(-1)

    def _go_on(self) -> None:
        self._go(1)

    def _go(self, step: int) -> None:
        self.show_day(self._day + timedelta(days=step * (1 if self._is_day() else 7)))

    def _go_today(self) -> None:
        self.show_day(self._desk.journal.today())

    def _is_day(self) -> bool:
        return self._span.value() == "day"

    def _chosen_day(self) -> date:
        """The day of the current visit, or the one that is shown."""
        current = self.grid.current()
        return current.on if current else self._day

    def _new(self) -> None:
        self.visit_panel.close_panel()
        self.paste_panel.open(self._chosen_day())

    def _paste(self) -> None:
        self.visit_panel.close_panel()
        self.paste_panel.paste(self._chosen_day(), QGuiApplication.clipboard().text())

    def _delete(self) -> None:
        current = self.grid.current()
        if current is not None:
            self._desk.do(lambda: self._desk.journal.visits.delete(current.id))

    # -- slots ------------------------------------------------------------------------------------

    def _on_edge_passed(self, step: int) -> None:
        self._go(step)
        plans = self.plans()
        days = [plan.day for plan in plans if plan.visits]
        if days:
            self.grid.set_current_on(days[0] if step > 0 else days[-1])

    def _on_spot_chosen(self, day: date, start: str) -> None:
        self.visit_panel.close_panel()
        self.paste_panel.open(day, f"{start} ")

    def _on_day_planned(self, day: date) -> None:
        self.show_day(day)
        self.grid.set_current_on(day)

    def _on_waiting_clicked(self) -> None:
        first = self.visit_panel.waiting()[0]
        self.show_day(first.on)
        self.open_visit(first.id)

    def _on_waiting_changed(self) -> None:
        """Where words wait that were typed and not saved: one that is closed does not show it."""
        journal = self._desk.journal
        if not journal.is_open or journal.is_lent:
            return
        waiting = self.visit_panel.waiting()
        text = self.tr("left unfinished: {count}").format(count=len(waiting))
        self._waiting.setText(text)
        self._waiting.setAccessibleName(text)
        self._waiting.setVisible(bool(waiting))

    def _on_panel_closed(self) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_bus_changed(self, changes: Changes) -> None:
        if not changes.kinds & {"visit", "client", "card", "setting"}:
            return
        if not self.isVisible():
            self._stale = True
            return
        self.reload()
        self.paste_panel.refresh()
