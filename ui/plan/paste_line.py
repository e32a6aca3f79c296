"""PasteLine: how one line of a pasted day was understood."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from journal_app.shapes.visits import DayLine
from ui.client.phrases import joined
from ui.desk import Desk
from ui.formatting import money
from ui.theme import GRID, set_role
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_label import IconLabel

_MOST = 4
"""Clients offered to choose from."""


class PasteLine(QWidget):
    """A glyph, the visit as it will be planned, and what is not clear with what settles it."""

    client_chosen = Signal(int, str, int)
    """(number of the line, name as typed, client)."""
    client_wanted = Signal(str)
    """Somebody of this name is to be added."""

    def __init__(self, desk: Desk, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._number = desk, number
        self._line: DayLine | None = None
        self._buttons: list[QPushButton] = []
        self.setObjectName(f"planLine_{number}")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 1, 2, 1)
        self._row.setSpacing(GRID)
        self._good = IconLabel("check", "deposit", 16, self)
        self._bad = IconLabel("alert", "withdrawal", 16, self)
        self._words = ElidedLabel(parent=self)
        self._words.setObjectName(f"planLineText_{number}")
        for part in (self._good, self._bad):
            self._row.addWidget(part)
        self._row.addWidget(self._words, 1)

    def show_line(self, line: DayLine, client: int | None) -> None:
        """Show a line; ``client`` is who is meant, if that is known or was chosen."""
        if (line, client) == (self._line, self.property("client")):
            return
        self._line = line
        self.setProperty("client", client)
        settled = client is not None and line.problem in ("several_clients", "unknown_client")
        problem = "" if settled else line.problem
        self.setProperty("problem", problem)
        self._good.setVisible(problem in ("", "no_time"))
        self._bad.setVisible(problem not in ("", "no_time"))
        self._words.setText(joined(*self._told(line, client), self._problem(problem)))
        self.setAccessibleName(self._words.text())
        set_role(self._words, "small", "" if problem in ("", "no_time") else "withdrawal")
        self._offer(line, problem)

    def _told(self, line: DayLine, client: int | None) -> list[str]:
        found = self._desk.journal.client_line(client) if client is not None else None
        services = ", ".join(service.name for service in line.services)
        prices = [service.price for service in line.services if service.price is not None]
        length = self.tr("%n min", "", line.minutes) if line.minutes else ""
        price = money(sum(prices), self._desk.locale) if prices else ""
        return [line.start or "", found.name if found else line.name, services, length, price]

    def _problem(self, problem: str) -> str:
        told = {
            "": "",
            "empty": self.tr("nobody is named"),
            "bad_time": self.tr("the time cannot be read"),
            "unknown_client": self.tr("nobody of this name yet"),
            "several_clients": self.tr("who is it?"),
            "no_time": self.tr("without a time"),
            "planned_already": self.tr("is in the plan already"),
        }
        return told[problem]

    def _offer(self, line: DayLine, problem: str) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.setObjectName("")
            button.deleteLater()
        self._buttons = []
        if problem in ("unknown_client", "several_clients"):
            for place, (client, name) in enumerate(line.candidates[:_MOST], start=1):
                self._add(f"planLineClient_{self._number}_{place}", name, client)
        if problem == "unknown_client" and line.name:
            text = self.tr("Add: %1").replace("%1", line.name)
            self._add(f"planLineAdd_{self._number}", text, None)

    def _add(self, name: str, text: str, client: int | None) -> None:
        button = QPushButton(text.replace("&", "&&"), self)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setAutoDefault(True)
        button.setProperty("client", client)
        set_role(button, "chip")
        button.clicked.connect(self._on_button_clicked)
        self._buttons.append(button)
        self._row.addWidget(button)
        button.show()

    def _on_button_clicked(self) -> None:
        client, line = self.sender().property("client"), self._line
        if line is None:
            return
        if client is None:
            self.client_wanted.emit(line.name)
        else:
            self.client_chosen.emit(line.line, line.name, client)
