"""PromisesPanel: a client's promises, and the five ways each goes on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from journal_app.shapes import Changes, FeedLine, PromiseLine
from ui.client.day_box import DayBox
from ui.client.phrases import capital
from ui.client.promise_delegate import PromiseDelegate
from ui.client.promise_model import PromiseModel, Role
from ui.client.record_list import RecordList
from ui.desk import Desk
from ui.formatting import qdate, signed
from ui.theme import GRID, set_role
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.separator import Separator

_KEYS = {
    Qt.Key.Key_K.value: "keep",
    ord("Л"): "keep",
    Qt.Key.Key_B.value: "break",
    ord("И"): "break",
    Qt.Key.Key_M.value: "move",
    ord("Ь"): "move",
    Qt.Key.Key_R.value: "release",
    ord("К"): "release",
    Qt.Key.Key_O.value: "reopen",
    ord("Щ"): "reopen",
    Qt.Key.Key_Return.value: "edit",
    Qt.Key.Key_Enter.value: "edit",
    Qt.Key.Key_F2.value: "edit",
    Qt.Key.Key_Delete.value: "delete",
}
_ENDS = {"keep": "K", "break": "B", "move": "M", "release": "R", "reopen": "O"}
"""The buttons, and the key that does the same in the list."""

_TONES = {"keep": "deposit", "break": "withdrawal"}
_A_WEEK = timedelta(days=7)


class PromisesPanel(Card):
    """A list and a row of buttons that act on its selection, today, without asking."""

    edit_wanted = Signal(object)
    """A promise as a FeedLine, to open in the composer."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._crowded = False
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(1, 4, 1, GRID + 4)  # rows reach from edge to edge
        self.model = PromiseModel(desk, self)
        self.view = RecordList(_KEYS)
        self.view.setObjectName("promiseList")
        self.view.setAccessibleName(desk.words["promises_tab"])
        self.view.setModel(self.model)
        self.view.setItemDelegate(PromiseDelegate(desk, self.view))
        self.view.asked.connect(self._act)
        self.view.menu_wanted.connect(self._on_menu_wanted)
        self.view.selectionModel().currentChanged.connect(self._show_ends)
        empty = QLabel(self.tr("No promises yet. Press 3 to note one and not lose it."))
        empty.setWordWrap(True)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setMargin(3 * GRID)
        set_role(empty, "quiet")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(empty)
        self.body.addWidget(self._stack, 1)
        self._add_ends()
        self._menu = QMenu(self)
        self._menu.setObjectName("promiseMenu")
        self._menu.triggered.connect(self._on_menu_triggered)
        self._show_ends()

    def show_lines(self, lines: list[PromiseLine], whole: bool) -> None:
        """Show a client's promises; ``whole`` when it is another client's."""
        current = None if whole else self.current()
        self.model.show_lines(lines)
        if whole:
            self._day.setDate(self._week_ahead())
            self.view.scrollToTop()
        if current is not None:
            self.select(current.id)
        elif lines and lines[0].state == "open":
            self.select(lines[0].id)  # so that its ends, with their points, are at hand
        self._stack.setCurrentIndex(0 if lines else 1)
        self._show_ends()

    def set_crowded(self, crowded: bool) -> None:
        """Leave the buttons out while there is little room; their keys still work."""
        self._crowded = crowded
        self._row.setVisible(bool(self.model.lines()) and not crowded)

    def current(self) -> PromiseLine | None:
        """The selected promise."""
        index = self.view.currentIndex()
        return index.data(Role.LINE) if index.isValid() else None

    def select(self, promise: int) -> None:
        """Select a promise, if it is this client's."""
        row = self.model.row_of(promise)
        if row is not None:
            self.view.setCurrentIndex(self.model.index(row))  # scrolls there when it is seen

    # -- building ---------------------------------------------------------------------------------

    def _add_ends(self) -> None:
        self._ends: dict[str, QPushButton] = {}
        self._row = QWidget()
        column = QVBoxLayout(self._row)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Separator())
        row = FlowLayout(spacing=GRID)
        row.setContentsMargins(2 * GRID, 4, 2 * GRID, 0)
        column.addLayout(row)
        self.body.addWidget(self._row)
        for name in _ENDS:
            button = QPushButton()
            button.setObjectName(f"promise{capital(name)}")
            button.setProperty("end", name)
            button.clicked.connect(self._on_end_clicked)
            set_role(button, "", _TONES.get(name, ""))
            self._ends[name] = button
            row.addWidget(button)
            if name == "move":
                row.addWidget(self._move_day())

    def _move_day(self) -> DayBox:
        today = self._desk.journal.today()
        self._day = DayBox(today + _A_WEEK, today, "future")
        self._day.setObjectName("promiseMoveDate")
        self._day.setAccessibleName(self.tr("The new day"))
        self._day.setToolTip(self.tr("The new day: 25, 25.12, fri, +3"))
        return self._day

    # -- the five ends ----------------------------------------------------------------------------

    def _possible(self, line: PromiseLine | None) -> frozenset[str]:
        if line is None:
            return frozenset()
        if line.state != "open":
            return frozenset({"reopen"})
        return frozenset({"keep", "break", "move", "release"})

    def _show_ends(self) -> None:
        line = self.current()
        possible = self._possible(line)
        words = self._desk.words
        shown = possible or frozenset({"keep", "break", "move", "release"})
        for name, button in self._ends.items():
            word = words[f"act_{name}"]
            points = 0
            if line is not None and name in possible:
                if name == "keep" and line.keep_points < 0:
                    word = words["act_late"]
                found = {"keep": line.keep_points, "break": line.break_points}
                points = found.get(name, line.move_points if name == "move" else 0)
            hidden = self._desk.journal.settings["hide_numbers"]
            text = f"{word} {signed(points)}" if points and not hidden else word
            button.setText(text)
            button.setAccessibleName(text)
            button.setToolTip(self.tr("Key in the list: %1").replace("%1", _ENDS[name]))
            button.setEnabled(name in possible)
            button.setVisible(name in shown)
        late = line is not None and line.keep_points < 0
        set_role(self._ends["keep"], "", "promise" if late else "deposit")
        self._day.setEnabled("move" in possible)
        self._day.setVisible("move" in shown)
        self._row.setVisible(bool(self.model.lines()) and not self._crowded)

    def _act(self, name: str) -> None:
        line = self.current()
        if line is None:
            return
        if name == "edit":
            self.edit_wanted.emit(as_feed_line(line))
        elif name == "delete":
            self._desk.do(lambda: self._desk.journal.promises.delete(line.id))
        elif name in self._possible(line):
            error = self._day.refusal() if name == "move" else None
            if error is None:
                self._desk.do(self._end(name, line.id))
            else:
                self._desk.failed.emit(error)
                self._day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self, name: str, promise: int) -> Callable[[], Changes]:
        promises, day = self._desk.journal.promises, self._day.day()
        ends: dict[str, Callable[[], Changes]] = {
            "keep": lambda: promises.keep(promise),
            "break": lambda: promises.break_(promise),
            "move": lambda: promises.move(promise, day),
            "release": lambda: promises.release(promise),
            "reopen": lambda: promises.reopen(promise),
        }
        return ends[name]

    def _on_end_clicked(self) -> None:
        self._act(str(self.sender().property("end")))

    def _on_menu_wanted(self, spot: QPoint) -> None:
        self._menu.clear()
        labels = {
            "edit": self.tr("Edit") + "\tF2",
            "delete": self.tr("Delete, as if it had not been made") + "\tDel",
        }
        for name, text in labels.items():
            action = self._menu.addAction(text)
            action.setObjectName(f"promiseMenu{capital(name)}")
            action.setData(name)
        self._menu.popup(spot)

    def _on_menu_triggered(self, action: QAction) -> None:
        self._act(str(action.data()))

    def _week_ahead(self) -> QDate:
        return qdate(self._desk.journal.today() + _A_WEEK)


def as_feed_line(line: PromiseLine) -> FeedLine:
    """A promise as the feed shows its making, which is what the composer mends."""
    return FeedLine(
        key=("promise", line.id),
        kind="promise_made",
        on=line.made,
        text=line.text,
        promise=line.id,
        made=line.made,
        due=line.due,
    )
