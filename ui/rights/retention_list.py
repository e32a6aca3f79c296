"""RetentionList: who is kept longer than was agreed; nobody goes by themselves."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal_app.shapes import Changes
from journal_app.shapes.rights import PastTerm
from ui.desk import Desk
from ui.rights.right_words import RightWords
from ui.rights.sheet import RightsSheet
from ui.theme import GRID, set_role
from ui.widgets.date_field import DateField
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.hint_button import HintButton
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.separator import Separator


class RetentionList(RightsSheet):
    """By name: why the client is here, and what can be done."""

    erase_asked = Signal(object, str)
    """(client, the reason to begin with)"""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("retentionList", "", parent, (720, 560))
        self._desk = desk
        self._words = RightWords(desk, self)
        self._rows: list[QWidget] = []
        self.setWindowTitle(self.tr("Past their term"))
        self.heading.setText(self.tr("Past their term"))
        self.add_words(
            self.tr(
                "The day on the card has come, nothing was recorded for long, or the consent was "
                "withdrawn. Nothing is erased by itself: you decide."
            ),
            "hint",
        )
        self.body.addSpacing(GRID)
        page = ScrollPage(parent=self)
        page.setObjectName("retentionScroll")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2 * GRID)
        page.body.addLayout(self._lines)
        page.body.addStretch(1)
        page.body.setContentsMargins(0, 0, GRID, 0)
        self._page = page
        self.body.addWidget(page, 1)
        self._nobody = EmptyState(
            "check",
            self.tr("Nobody is past their term"),
            self.tr("Set a day on a card, or a term for everybody in Settings."),
        )
        self._nobody.setObjectName("retentionNobody")
        self._nobody.button.setObjectName("retentionNobodyButton")
        self.body.addWidget(self._nobody, 1)
        self.add_close("retentionClose", self.tr("Close"))
        desk.bus.changed.connect(self._on_bus_changed)
        self.refresh()

    def refresh(self) -> None:
        """Read who is here now."""
        for row in self._rows:
            row.hide()
            row.setParent(None)
            row.deleteLater()
        people = self._desk.journal.rights.past_term()
        self._rows = [self._row(one) for one in people]
        for row in self._rows:
            self._lines.addWidget(row)
        self._page.setVisible(bool(people))
        self._nobody.setVisible(not people)

    def why(self, one: PastTerm) -> str:
        """Why somebody is here, in words."""
        reasons = []
        if one.withdrawn is not None:
            day = self._words.day(one.withdrawn)
            reasons.append(self.tr("consent withdrawn on %1").replace("%1", day))
        if one.until is not None:
            day = self._words.day(one.until)
            reasons.append(self.tr("to be kept until %1").replace("%1", day))
        last = self.tr("last record on %1").replace("%1", self._words.day(one.last))
        return " · ".join([*reasons, last])

    def _row(self, one: PastTerm) -> QWidget:
        row = QWidget(self)
        row.setObjectName(f"retention_{one.client}")
        whole = QVBoxLayout(row)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        name = ElidedLabel(one.name, role="heading", parent=row)
        why = QLabel(self.why(one), row)
        why.setWordWrap(True)
        set_role(why, "hint")
        whole.addWidget(name)
        whole.addWidget(why)
        acts = QHBoxLayout()
        acts.setSpacing(GRID)
        field = DateField(parent=row)
        field.setObjectName(f"retentionUntil_{one.client}")
        field.setAccessibleName(self.tr("Keep until"))
        field.set_day(self._in_a_year())
        keep = self._button(f"retentionKeep_{one.client}", self.tr("Keep until this day"), row)
        keep.clicked.connect(partial(self._on_keep_clicked, one.client, field))
        erase = self._button(f"retentionErase_{one.client}", self.tr("Erase…"), row, "danger")
        erase.clicked.connect(partial(self._on_erase_clicked, one))
        acts.addWidget(field)
        acts.addWidget(keep)
        acts.addStretch(1)
        acts.addWidget(erase)
        whole.addSpacing(4)
        whole.addLayout(acts)
        whole.addSpacing(4)
        whole.addWidget(Separator(parent=row))
        return row

    def _button(self, name: str, text: str, row: QWidget, role: str = "") -> HintButton:
        button = HintButton(text, "", role, parent=row)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        return button

    def _in_a_year(self) -> date:
        today = self._desk.journal.today()
        return date(today.year + 1, today.month, min(today.day, 28))

    def _on_keep_clicked(self, client: int, field: DateField) -> None:
        day = field.day()
        if day is not None:
            self._desk.do(partial(self._desk.journal.cards.keep_until, client, day))

    def _on_erase_clicked(self, one: PastTerm) -> None:
        gone = one.withdrawn is not None
        reason = self.tr("consent withdrawn") if gone else self.tr("the term is over")
        self.erase_asked.emit(one.client, reason)

    def _on_bus_changed(self, changes: Changes) -> None:
        if changes.kinds and not self._desk.journal.is_lent:
            self.refresh()
