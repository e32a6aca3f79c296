"""People: the clients whom a topic concerns, each a chip that leads to them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from journal_app.shapes.cards import Acquaintance
from ui.theme import set_role
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.section_title import SectionTitle

_AT_FIRST = 8
"""So many names; the others come when they are asked for."""


class People(QWidget):
    """A caption and names in lines; hidden when there is nobody."""

    client_wanted = Signal(object)
    """A client id."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._clients: tuple[Acquaintance, ...] = ()
        self._all = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 6, 0, 2)
        body.setSpacing(6)
        self._caption = SectionTitle("", self)
        body.addWidget(self._caption)
        self._flow = FlowLayout(spacing=6)
        body.addLayout(self._flow)
        self.hide()

    def set_clients(self, caption: str, clients: Sequence[Acquaintance]) -> None:
        """Name these."""
        self._caption.setText(caption)
        if tuple(clients) != self._clients:
            self._clients, self._all = tuple(clients), False
            self._fill()
        self.setVisible(bool(clients))

    def _fill(self) -> None:
        for chip in self.findChildren(QPushButton):
            chip.setObjectName("")  # it lives a moment longer, and names are unique
        self._flow.clear()
        shown = self._clients if self._all else self._clients[:_AT_FIRST]
        for client in shown:
            chip = self._chip(f"{self._name}_{client.id}", client.name)
            chip.setProperty("client", client.id)
            chip.clicked.connect(self._on_chip_clicked)
        if len(shown) < len(self._clients):
            rest = len(self._clients) - len(shown)
            more = self._chip(f"{self._name}_more", self.tr("%n more", "", rest))
            set_role(more, "link")
            more.clicked.connect(self._on_more_clicked)

    def _chip(self, name: str, text: str) -> QPushButton:
        chip = QPushButton(text.replace("&", "&&"), self)
        chip.setObjectName(name)
        chip.setAccessibleName(text)
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        set_role(chip, "chip")
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _on_chip_clicked(self) -> None:
        self.client_wanted.emit(self.sender().property("client"))

    def _on_more_clicked(self) -> None:
        self._all = True
        self._fill()
