"""The left side of the Clients page: search, filters, list, and the way to a new client."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup, QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.client.phrases import capital
from ui.desk import Desk
from ui.formatting import NO_BREAK
from ui.icons import set_icon
from ui.pages.client_list_model import FILTERS, ORDERS, ClientListModel
from ui.pages.client_list_view import ClientListView
from ui.theme import GRID, set_role, theme
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.hint_button import HintButton
from ui.widgets.search_field import SearchField
from ui.widgets.separator import Separator

_EDGE = 12
_SELDOM = ("away", "archive")
"""Filters that are offered only while somebody belongs to them."""
_LEAST_WIDTH = 248
_MOST_OF_LEAST = 320
"""Narrower than this (at text scale 1) the list cannot be made; but large text asks for less."""


class ClientListPanel(QFrame):
    """Shows ``model`` and says what a person asks of it; it changes nothing by itself."""

    filter_chosen = Signal(str)
    order_chosen = Signal(str)
    everybody_wanted = Signal()
    new_client_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, desk: Desk, model: ClientListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._words = desk.words
        set_role(self, "panel")
        self.search = SearchField(self.tr("Find a client or a note"), _native("Ctrl+F"))
        self.search.setObjectName("clientSearch")
        self.view = ClientListView(model, lambda zone: self._words[f"zone_{zone}"])
        self.view.setObjectName("clientList")
        self.view.setAccessibleName(self.tr("Clients"))
        self._sort = self._make_sort()
        self._filters = self._make_filters()
        self._nobody = EmptyState(
            "clients",
            self.tr("Nobody here yet"),
            self.tr("Write down the first client, or bring a whole list from a file."),
            self.tr("Bring from a file…"),
        )
        self._nobody.setObjectName("clientListNobody")
        self._nobody.button.setObjectName("clientListImport")
        self._nobody.activated.connect(self.import_wanted)
        self._nothing = EmptyState("search", "")
        self._nothing.setObjectName("clientListNothing")
        self._nothing.button.setObjectName("clientListEverybody")
        self._nothing.activated.connect(self.everybody_wanted)
        for empty in (self._nobody, self._nothing):
            set_role(empty.button, "")  # the one filled button is the client's
        self._new = HintButton(self.tr("New client"), _native("Ctrl+N"), role="row")
        self._new.setObjectName("newClient")
        self._new.clicked.connect(self.new_client_wanted)
        set_icon(self._new, "plus", "quiet", size=16)
        self._lay_out()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def choose_filter(self, name: str) -> None:
        """Put a filter on, as by its chip."""
        self._filters[name].setChecked(True)

    def refresh(self) -> None:
        """Count the filters anew, and say so when there is nobody to show."""
        names = {
            "all": self.tr("All"),
            "care": capital(self._words["zone_leaving"]),
            "promises": self._words["promises_tab"],
            "away": self.tr("Away long"),
            "archive": self.tr("Archive"),
        }
        for name, chip in self._filters.items():
            count = self._model.count(name)
            chip.setText(f"{names[name]}{NO_BREAK}{count}")
            if name in _SELDOM:
                chip.setVisible(count > 0 or chip.isChecked())
        if self._model.rowCount():
            self._stack.setCurrentWidget(self.view)
        elif self._model.total():
            self._say_nothing()
            self._stack.setCurrentWidget(self._nothing)
        else:
            self._stack.setCurrentWidget(self._nobody)

    # -- parts --------------------------------------------------------------------------------

    def _make_sort(self) -> QToolButton:
        texts = {
            "name": self.tr("By name"),
            "balance": self.tr("Lowest balance first"),
            "urgency": self.tr("Most urgent first"),
        }
        button = QToolButton()
        button.setObjectName("sortClients")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setAccessibleName(self.tr("Order of the list"))
        button.setToolTip(self.tr("Order of the list"))
        set_role(button, "quiet")
        set_icon(button, "sort", "quiet", size=18)
        menu = QMenu(button)
        menu.setObjectName("sortClientsMenu")
        group = QActionGroup(menu)
        for order in ORDERS:
            action = menu.addAction(texts[order])
            action.setObjectName(f"sortClients_{order}")
            action.setCheckable(True)
            action.setData(order)
            action.setChecked(order == self._model.order)
            group.addAction(action)
        group.triggered.connect(self._on_sort_triggered)
        button.setMenu(menu)
        return button

    def _make_filters(self) -> dict[str, Chip]:
        group = QButtonGroup(self)
        chips: dict[str, Chip] = {}
        for name in FILTERS:
            chip = Chip()
            chip.setObjectName(f"filter{name.capitalize()}")
            chip.setProperty("filter", name)
            chip.setChecked(name == self._model.filter)
            group.addButton(chip)
            chips[name] = chip
        group.buttonToggled.connect(self._on_filter_toggled)
        return chips

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        top.setSpacing(_EDGE)
        line = QHBoxLayout()
        line.setSpacing(GRID // 2)
        line.addWidget(self.search, 1)
        line.addWidget(self._sort)
        top.addLayout(line)
        chips = FlowLayout(spacing=6)
        for chip in self._filters.values():
            chips.addWidget(chip)
        top.addLayout(chips)
        self._stack = QStackedWidget()
        for page in (self.view, self._nobody, self._nothing):
            self._stack.addWidget(page)
        foot = QFrame()
        set_role(foot, "bar")
        self._new.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        foot_line = QHBoxLayout(foot)
        foot_line.setContentsMargins(GRID // 2, GRID // 2, GRID // 2, GRID // 2)
        foot_line.addWidget(self._new)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 1, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(Separator())
        layout.addWidget(self._stack, 1)
        layout.addWidget(foot)

    def _say_nothing(self) -> None:
        searched, shown = bool(self.search.text().strip()), self._model.filter
        if searched:
            title = self.tr("Nobody found")
            line = self.tr("Names, records and notes were searched. A shorter word may help.")
        elif shown == "care":
            title, line = self.tr("All is well"), self.tr("Nobody needs care just now.")
        elif shown == "promises":
            title, line = self.tr("Nothing is open"), self.tr("Every word you gave is settled.")
        else:
            title, line = self.tr("Nobody here"), self.tr("Everybody is in the archive.")
            if shown == "archive":
                line = self.tr("Whoever is put away will be found here.")
        others = searched or self._model.count("all") > 0
        self._nothing.set_words(title, line, self.tr("Show everybody") if others else "")

    # -- slots --------------------------------------------------------------------------------

    def _on_filter_toggled(self, chip: Chip, checked: bool) -> None:
        if checked:
            self.filter_chosen.emit(str(chip.property("filter")))

    def _on_sort_triggered(self, action: object) -> None:
        self.order_chosen.emit(action.data())  # type: ignore[attr-defined]

    def _on_theme_changed(self) -> None:
        self.setMinimumWidth(min(theme.px(_LEAST_WIDTH), _MOST_OF_LEAST))


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
