"""The strip at the left that leads from page to page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import GRID, set_role
from ui.widgets.rail_button import RailButton


class Rail(QFrame):
    """Pages above, the menu, the veil, the lock and the settings below."""

    page_wanted = Signal(str)
    """A page's button was pressed: ``today clients method settings``."""
    veil_wanted = Signal()
    lock_wanted = Signal()
    menu_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        set_role(self, "rail")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(4, GRID, 4, GRID)
        self._layout.setSpacing(GRID - 2)
        self._pages: dict[str, RailButton] = {}
        self._page("today", "navToday", self.tr("Today"), "today", "Ctrl+1")
        self._page("clients", "navClients", self.tr("Clients"), "clients", "Ctrl+2")
        self._page("method", "navMethod", self.tr("Method"), "method", "Ctrl+5")
        self._layout.addStretch(1)
        self.menu = self._button("navMenu", self.tr("Menu"), "more", "F10", False)
        self.menu.clicked.connect(self.menu_wanted)
        veil = self._button("navVeil", self.tr("Veil"), "veil", "Ctrl+H", False)
        veil.clicked.connect(self.veil_wanted)
        lock = self._button("navLock", self.tr("Lock"), "lock", "Ctrl+L", False)
        lock.clicked.connect(self.lock_wanted)
        self._page("settings", "navSettings", self.tr("Settings"), "settings", "Ctrl+,")

    def show_page(self, name: str) -> None:
        """Mark the page that is open; one without a button leaves the mark where it is."""
        if name in self._pages:
            self._pages[name].setChecked(True)

    def set_badge(self, count: int) -> None:
        """How much is due today."""
        self._pages["today"].set_badge(count)

    def _page(self, page: str, name: str, text: str, icon: str, keys: str) -> None:
        button = self._button(name, text, icon, keys, True)
        button.setProperty("page", page)
        button.clicked.connect(self._on_page_clicked)
        self._pages[page] = button

    def _button(self, name: str, text: str, icon: str, keys: str, checkable: bool) -> RailButton:
        button = RailButton(text, icon, checkable, self)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setToolTip(f"{text} — {keys}" if keys else text)
        self._layout.addWidget(button)
        return button

    def _on_page_clicked(self) -> None:
        self.page_wanted.emit(str(self.sender().property("page")))
