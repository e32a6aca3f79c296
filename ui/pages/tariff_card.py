"""TariffCard: what a deposit or a slip weighs, and where the zones begin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from journal_app.errors import JournalError
from journal_app.shapes import ZoneShift
from ui.client.phrases import capital
from ui.desk import Desk
from ui.theme import GRID, set_role, theme
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.hint_button import HintButton
from ui.widgets.points_box import PointsBox

_DEPOSITS = ("understanding", "little_things", "commitments", "expectations", "integrity")
_WITHDRAWALS = (*_DEPOSITS, "apology")
_PROMISES = ("kept", "late", "broken")
_ZONES = ("fragile", "steady", "strong")
_MOST = 49
_SIDE_BY_SIDE = 1.1
"""The largest text that leaves room for two columns."""


class TariffCard(Card):
    """Numbers are tried out here and saved together, as one step; it says beforehand who would
    stand in another zone. What is recorded keeps its points."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("My tariff and zones"), parent=parent)
        self._desk = desk
        self._fields: dict[str, QSpinBox] = {}
        self._reading = False
        words = desk.words
        self._columns = columns = QHBoxLayout()
        columns.setSpacing(3 * GRID)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(2 * GRID)
            columns.addLayout(column, 1)
        names = {name: words[f"principle_{name}"] for name in _WITHDRAWALS}
        left.addLayout(self._group(words["deposits"], "deposit", _DEPOSITS, names, 1))
        right.addLayout(self._group(words["withdrawals"], "withdrawal", _WITHDRAWALS, names, -1))
        ends = {end: words[f"promise_{end}"] for end in _PROMISES}
        left.addLayout(self._group(words["promises_tab"], "promise", _PROMISES, ends, 0))
        right.addLayout(self._zones())
        left.addStretch(1)
        right.addStretch(1)
        self.body.addLayout(columns)
        self._foretold = QLabel(self)
        self._foretold.setObjectName("tariffForetold")
        self._foretold.setWordWrap(True)
        self._foretold.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._foretold, "hint")
        self.body.addWidget(self._foretold)
        self.body.addLayout(self._buttons())
        self._fit()
        theme.changed.connect(self._fit)
        self.refresh()

    def refresh(self) -> None:
        """Show what is in force."""
        settings = self._desk.journal.settings
        self._put({key: settings[key] for key in self._fields})

    def typed(self) -> dict[str, int]:
        """What stands here and is not saved, by the fields' names."""
        return {self._fields[key].objectName(): value for key, value in self._chosen().items()}

    def put_typed(self, typed: dict[str, int]) -> None:
        """Go on with what was not saved."""
        self._put(
            {
                key: typed[field.objectName()]
                for key, field in self._fields.items()
                if field.objectName() in typed
            }
        )

    def _fit(self) -> None:
        """One below the other where the text is too large for two columns."""
        large = theme.text_scale > _SIDE_BY_SIDE
        ways = QHBoxLayout.Direction
        self._columns.setDirection(ways.TopToBottom if large else ways.LeftToRight)

    # -- building -----------------------------------------------------------------------------

    def _group(
        self, title: str, kind: str, names: tuple[str, ...], texts: dict[str, str], sign: int
    ) -> QGridLayout:
        """A heading and a line for each value; ``sign`` 0 for ends of promises, which have both."""
        grid = self._grid(title)
        for name in names:
            loses = sign < 0 or (not sign and name != "kept")
            field = PointsBox(self)
            field.setRange(*((-_MOST, -1) if loses else (1, _MOST)))
            key = f"tariff.{kind}.{name}"
            self._add(grid, key, texts[name], field, f"tariff_{kind}_{name}")
        return grid

    def _zones(self) -> QGridLayout:
        words = self._desk.words
        grid = self._grid(self.tr("Zones begin at"))
        for name in _ZONES:
            field = QSpinBox(self)
            field.setRange(-999, 999)
            field.lineEdit().setTextMargins(8, 0, 0, 0)  # Qt drops a spin box's leading padding
            text = capital(words[f"zone_{name}"])
            self._add(grid, f"zone.{name}", text, field, f"zone_{name}")
        return grid

    def _grid(self, title: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        heading = QLabel(title, self)
        set_role(heading, "hint")
        grid.addWidget(heading, 0, 0, 1, 2)
        return grid

    def _add(self, grid: QGridLayout, key: str, text: str, field: QSpinBox, name: str) -> None:
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setBuddy(field)
        field.setObjectName(name)
        field.setAccessibleName(text)
        field.setKeyboardTracking(False)
        field.valueChanged.connect(self._on_value_changed)
        row = grid.rowCount()
        grid.addWidget(label, row, 0)
        grid.addWidget(field, row, 1)
        self._fields[key] = field

    def _buttons(self) -> FlowLayout:
        flow = FlowLayout(spacing=GRID)
        self._save = HintButton(self.tr("Save the tariff"), role="primary", parent=self)
        self._save.setObjectName("tariffSave")
        self._save.clicked.connect(self._on_save_clicked)
        self._back = HintButton(self.tr("As it was"), parent=self)
        self._back.setObjectName("tariffBack")
        self._back.clicked.connect(self.refresh)
        self._usual = HintButton(self.tr("Usual values"), parent=self)
        self._usual.setObjectName("tariffUsual")
        self._usual.clicked.connect(self._on_usual_clicked)
        for button in (self._save, self._back, self._usual):
            flow.addWidget(button)
        return flow

    # -- values -------------------------------------------------------------------------------

    def _put(self, values: dict[str, int]) -> None:
        self._reading = True
        for key, value in values.items():
            self._fields[key].setValue(-value if self._loses(key) else value)
        self._reading = False
        self._foretell()

    def _loses(self, key: str) -> bool:
        """A tariff keeps sizes; a loss is shown with its minus."""
        return key.startswith("tariff.") and self._fields[key].maximum() < 0

    def _chosen(self) -> dict[str, int]:
        """What stands here and is not in force."""
        settings = self._desk.journal.settings
        shown = {
            key: -field.value() if self._loses(key) else field.value()
            for key, field in self._fields.items()
        }
        return {key: value for key, value in shown.items() if settings[key] != value}

    def _foretell(self) -> None:
        chosen = self._chosen()
        for button in (self._save, self._back):
            button.setEnabled(bool(chosen))
        settings = self._desk.journal.settings
        self._usual.setEnabled(
            bool(chosen) or any(settings[key] != settings.usual(key) for key in self._fields)
        )
        try:
            shift = self._desk.journal.zone_shift(chosen)
        except JournalError as error:
            self._save.setEnabled(False)
            self._foretold.setText(self._desk.say(error))
            return
        self._foretold.setText(self._words_for(chosen, shift))

    def _words_for(self, chosen: dict[str, int], shift: ZoneShift) -> str:
        keeps = self.tr("What is recorded keeps its points; new records take the new ones.")
        if not any(key.startswith("zone.") for key in chosen):
            return keeps
        if not shift.moved:
            return self.tr("Nobody would change zone.")
        words = self._desk.words
        moves = ", ".join(
            f"{words[f'zone_{old}']} → {words[f'zone_{new}']}: {count}"
            for old, new, count in shift.moves
        )
        told = self.tr("%n client(s) would change zone", "", shift.moved)
        return f"{told}: {moves}."

    # -- slots --------------------------------------------------------------------------------

    def _on_value_changed(self) -> None:
        if not self._reading:
            self._foretell()

    def _on_save_clicked(self) -> None:
        chosen = self._chosen()
        settings = self._desk.journal.settings
        self._desk.do(lambda: settings.change(chosen))

    def _on_usual_clicked(self) -> None:
        settings = self._desk.journal.settings
        self._put({key: settings.usual(key) for key in self._fields})
