"""Timeline: the feed of a client, with its filters and what can be done to a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QWidget

from journal_app.shapes import Changes, FeedLine
from ui.client.feed_delegate import FeedDelegate
from ui.client.feed_model import FILTERS, FeedModel, Role
from ui.client.phrases import capital
from ui.client.record_list import RecordList
from ui.desk import Desk
from ui.theme import GRID, set_role
from ui.widgets.card import Card
from ui.widgets.page_stack import PageStack
from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from ui.client.entry_history import EntryHistory

_KEYS = {
    Qt.Key.Key_Return.value: "edit",
    Qt.Key.Key_Enter.value: "edit",
    Qt.Key.Key_F2.value: "edit",
    Qt.Key.Key_Delete.value: "delete",
    Qt.Key.Key_A.value: "apologise",
    ord("Ф"): "apologise",
    Qt.Key.Key_C.value: "confirm",
    ord("С"): "confirm",
    Qt.Key.Key_H.value: "history",
    ord("Р"): "history",
}

EDITED = frozenset({"entry", "promise", "released", "note", "visit", "contact"})
"""What has a sheet to be mended on."""


class Timeline(Card):
    """Everything that happened with a client, newest first, in a card."""

    edit_wanted = Signal(object)
    """A FeedLine to open in the composer."""
    apology_wanted = Signal(object)
    """The id of an entry to apologise for."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._client: int | None = None
        self._crowded = False
        self._set_margins()
        words = desk.words
        names = {
            "all": self.tr("Everything"),
            "deposits": words["deposits"],
            "withdrawals": words["withdrawals"],
            "promises": words["promises_tab"],
            "apologies": words["apologies"],
            "visits": words["visits"],
            "contacts": self.tr("Contacts"),
            "notes": self.tr("Notes"),
        }
        self._filter = Segmented([(key, names[key]) for key in FILTERS], name="feed", wraps=True)
        for key in FILTERS:
            self._filter.chip(key).setObjectName(f"feed{capital(key)}")
        self._filter.value_changed.connect(self._on_filter_changed)
        self._filters = QWidget()
        chips = QHBoxLayout(self._filters)
        chips.setContentsMargins(2 * GRID, 0, 2 * GRID, 4)
        chips.addWidget(self._filter)
        self.body.addWidget(self._filters)
        self.model = FeedModel(desk, self)
        self.view = RecordList(_KEYS)
        self.view.setObjectName("feed")
        self.view.setAccessibleName(self.tr("Feed"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(FeedDelegate(desk, self.view))
        self.view.asked.connect(self._act)
        self.view.menu_wanted.connect(self._on_menu_wanted)
        self._empty = QLabel()
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(3 * GRID)
        set_role(self._empty, "quiet")
        self._stack = PageStack()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self.body.addWidget(self._stack, 1)
        self._stack.currentChanged.connect(self._fit_filters)
        self._history: EntryHistory | None = None
        self._menu = QMenu(self)
        self._menu.setObjectName("feedMenu")
        self._menu.triggered.connect(self._on_menu_triggered)

    def show_client(self, client: int | None) -> None:
        """Show somebody's whole feed from its beginning."""
        self._client = client
        if self._filter.value() != "all":
            self._filter.set_value("all")
        else:
            self.model.show_client(client)
        self.view.scrollToTop()
        self._show_emptiness()

    def refresh(self) -> None:
        """Read what is shown again, after a change."""
        at_top = self.view.verticalScrollBar().value() == 0
        self.model.refresh()
        if at_top:
            self.view.scrollToTop()
        self._show_emptiness()

    def set_crowded(self, crowded: bool) -> None:
        """Leave the filters out while there is little room."""
        self._crowded = crowded
        self._fit_filters()

    def current(self) -> FeedLine | None:
        """The record the keys act on."""
        index = self.view.currentIndex()
        return index.data(Role.LINE) if index.isValid() else None

    def _set_margins(self) -> None:
        """Rows reach from edge to edge of the card."""
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(1, GRID + 4, 1, 4)

    def _fit_filters(self) -> None:
        """They have nothing to choose from beside what one record was before."""
        looks_back = self._history is not None and self._stack.currentWidget() is self._history
        self._filters.setVisible(not (self._crowded or looks_back))

    def _show_emptiness(self) -> None:
        if self._filter.value() == "all":
            text = self.tr("Nothing is recorded yet. Press 1 and write the first good thing.")
        else:
            text = self.tr("There is nothing of this kind yet.")
        self._empty.setText(text)
        self._stack.setCurrentWidget(self.view if self.model.rowCount() else self._empty)

    def _on_filter_changed(self, name: str) -> None:
        self.model.show_client(self._client, name)
        self._show_emptiness()

    # -- what is done to a record -------------------------------------------------------------

    def _act(self, name: str) -> None:
        line = self.current()
        if line is None or name not in self._possible(line):
            return
        if name == "edit":
            self.edit_wanted.emit(line)
        elif name == "apologise":
            self.apology_wanted.emit(line.key[1])
        elif name == "history":
            self._show_history(line)
        elif name == "confirm":
            journal = self._desk.journal
            self._desk.do(lambda: journal.entries.edit(line.key[1], confirmed=not line.confirmed))
        else:
            self._delete(line)

    def _possible(self, line: FeedLine) -> list[str]:
        """What can be done to a record, in the order of the menu."""
        what, _ = line.key
        acts = ["edit"] if what in EDITED else []
        if what == "entry":
            if (line.points or 0) < 0 and line.kind != "apology" and not line.answered:
                acts.append("apologise")
            acts.append("confirm")
            if line.edited:
                acts.append("history")
        return acts if what == "move" else [*acts, "delete"]

    def _show_history(self, line: FeedLine) -> None:
        assert self._client is not None
        if self._history is None:
            from ui.client.entry_history import EntryHistory  # looked at seldom

            self._history = EntryHistory(self._desk, self)
            self._history.closed.connect(self._on_history_closed)
            self._stack.addWidget(self._history)
        if self._history.show_entry(self._client, line):
            self._stack.setCurrentWidget(self._history)
            self._history.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_history_closed(self) -> None:
        self._show_emptiness()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete(self, line: FeedLine) -> None:
        journal, (what, row) = self._desk.journal, line.key
        acts = {
            "entry": journal.entries.delete,
            "note": journal.notes.delete,
            "contact": journal.contacts.delete,
            "promise": journal.promises.delete,
            "visit": journal.visits.delete,
            "photo": journal.photos.delete,
            "fact": journal.facts.delete,
            "position": journal.positions.delete,
            "fragment": journal.supervision.delete,
            "released": journal.promises.reopen,  # the release is what is taken back
        }
        here = self.view.currentIndex().row()

        def delete() -> Changes:
            return acts[what](row)

        if self._desk.do(delete) is not None and self.model.rowCount():
            beside = min(here, self.model.rowCount() - 1)
            self.view.setCurrentIndex(self.model.index(beside))

    def _on_menu_wanted(self, spot: QPoint) -> None:
        line = self.current()
        if line is None:
            return
        self._menu.clear()
        words = self._desk.words
        guess = words["guess"] if line.confirmed else words["confirmed"]
        labels = {
            "edit": self.tr("Edit") + "\tF2",
            "apologise": words["act_apologise"] + "\tA",
            "confirm": capital(guess) + "\tC",
            "history": self.tr("As it was before…") + "\tH",
            "delete": self.tr("Delete") + "\tDel",
        }
        for name in self._possible(line):
            action = self._menu.addAction(labels[name])
            action.setObjectName(f"feed{capital(name)}")
            action.setData(name)
        self._menu.popup(spot)

    def _on_menu_triggered(self, action: QAction) -> None:
        self._act(str(action.data()))

    def select(self, key: tuple[str, int]) -> None:
        """Make a record the current one, if it is among those read."""
        row = self.model.row_of(key)
        if row is not None:
            self.view.setCurrentIndex(self.model.index(row))
