"""Panels: the tabs of a client's page that are made when they are first opened."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from journal_app.shapes import Changes, ClientPage
from ui.client.panel import Panel
from ui.desk import Desk

if TYPE_CHECKING:
    from ui.client.notes import NotesPanel


class Panels(QObject):
    """Makes them, and tells those that are made what happens."""

    made = Signal(object)
    """A Panel was opened for the first time; it does not show anybody yet."""

    def __init__(
        self, desk: Desk, table: Sequence[tuple[str, str, str]], stack: QStackedWidget
    ) -> None:
        super().__init__(stack)
        self._desk, self._stack = desk, stack
        self._places = {name: (module, panel) for name, module, panel in table}
        self._panels: dict[str, Panel] = {}
        self._page: ClientPage | None = None

    def panel(self, name: str) -> Panel:
        """The panel of a tab, made if need be and showing whom the page shows."""
        if name not in self._panels:
            module, panel_class = self._places[name]
            panel: Panel = getattr(import_module(module), panel_class)(self._desk, self._stack)
            self._panels[name] = panel
            self._stack.addWidget(panel)
            self.made.emit(panel)
            if self._page is not None:
                panel.show_client(self._page)
        return self._panels[name]

    def notes(self) -> NotesPanel:
        """The notes."""
        from ui.client.notes import NotesPanel

        panel = self.panel("notes")
        assert isinstance(panel, NotesPanel)
        return panel

    def show_client(self, page: ClientPage | None) -> None:
        """Show a client on all of them; None is nobody, whom later ones begin with."""
        self._page = page
        for panel in self._panels.values():
            if page is not None:
                panel.show_client(page)

    def refresh(self, page: ClientPage, changes: Changes) -> None:
        """Something of the client shown has changed."""
        self._page = page
        for panel in self._panels.values():
            panel.refresh(changes)

    def leave(self) -> None:
        """Finish what is typed on any of them."""
        for panel in self._panels.values():
            panel.leave()

    def give_up_card(self) -> None:
        """Close the fields of the card without saving."""
        from ui.client.card import CardPanel

        panel = self._panels.get("card")
        if isinstance(panel, CardPanel):
            panel.give_up()

    def stop(self) -> None:
        """The window is closed: nothing is tried any more."""
        for panel in self._panels.values():
            panel.stop()

    def has_draft(self) -> bool:
        """Whether words stand on one that are nowhere else."""
        return any(panel.has_draft() for panel in self._panels.values())
