"""FeelingsRow: the feeling a client left with, as chips folded behind one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal_app.handbook import load
from ui.desk import Desk
from ui.theme import set_role
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout


class FeelingsRow(QWidget):
    """Good feelings first; none is chosen until one is. The chosen one goes again by a click."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        self._unfold = QPushButton(self.tr("With what feeling did they leave?"), self)
        self._unfold.setObjectName("closeFeelings")
        self._unfold.setCheckable(True)
        set_role(self._unfold, "link")
        self._unfold.toggled.connect(self._on_unfolded)
        row = QWidget(self)
        flow = FlowLayout(row, 6)
        flow.setContentsMargins(0, 0, 0, 0)
        self._row = row
        self._chips: dict[str, Chip] = {}
        for topic in load(desk.language).topics("feeling", desk.profession):
            key = topic.key.partition(".")[2]
            tone = "deposit" if topic.details.get("tone") == "good" else "withdrawal"
            chip = Chip(topic.title, tone, row)
            chip.setObjectName(f"feeling_{key}")
            chip.setToolTip(topic.text)
            chip.clicked.connect(partial(self._on_chip_clicked, key))
            self._chips[key] = chip
            flow.addWidget(chip)
        box.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(row)
        row.hide()

    def value(self) -> str:
        """The chosen feeling, "" for none."""
        return next((key for key, chip in self._chips.items() if chip.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Choose a feeling, or none."""
        for name, chip in self._chips.items():
            chip.setChecked(name == key)
        self._unfold.setChecked(bool(key))

    def _on_unfolded(self, unfolded: bool) -> None:
        self._row.setVisible(unfolded)

    def _on_chip_clicked(self, key: str) -> None:
        taken = self._chips[key].isChecked()
        for name, chip in self._chips.items():
            chip.setChecked(taken and name == key)
        self.changed.emit()
