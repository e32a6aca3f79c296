"""The whole practice in one line: how many clients, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.theme import GRID, set_role
from ui.widgets.card import Card
from ui.widgets.zone_spread import ZoneSpread


class PracticeCard(Card):
    """The number of active clients beside a bar of their zones."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("The whole practice"))
        self._words = desk.words
        self._count, self._label = QLabel(), QLabel()
        self._count.setObjectName("todayActive")
        set_role(self._count, "title")
        set_role(self._label, "quiet")
        self._spread = ZoneSpread()
        self._spread.setObjectName("todayZones")
        numbers = QVBoxLayout()
        numbers.setSpacing(0)
        numbers.addWidget(self._count)
        numbers.addWidget(self._label)
        line = QHBoxLayout()
        line.setSpacing(4 * GRID)
        line.addLayout(numbers)
        line.addWidget(self._spread, 1, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(line)

    def show_practice(self, active: int, zones: Mapping[str, int]) -> None:
        """Show ``active`` clients, ``zones`` of them in each zone."""
        self._count.setText(str(active))
        self._label.setText(self.tr("active client(s)", "", active))
        legend = {zone: f"{count} {self._words[f'zone_{zone}']}" for zone, count in zones.items()}
        self._spread.set_counts(zones, legend)
