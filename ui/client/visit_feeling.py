"""VisitFeeling: what a client left with, in the words of the profession."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.desk import Desk
from ui.theme import GRID
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.segmented import Segmented


class VisitFeeling(QWidget):
    """For a nail master the feelings of the handbook, the good ones first; for a psychologist how
    the contact was, and what to come back to."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kept = ["", "", ""]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        self._feeling: ChoiceBox | None = None
        self._contact: Segmented | None = None
        if desk.profession == "psychologist":
            self._add_contact(row)
        else:
            self._add_feelings(row)

    def values(self) -> tuple[str, str, str]:
        """(feeling, contact, come back to); what this profession does not show stays as it was."""
        feeling, contact, come_back = self._kept
        if self._feeling is not None:
            feeling = str(self._feeling.currentData() or "")
        if self._contact is not None:
            contact, come_back = self._contact.value(), self._thread.text()
        return feeling, contact, come_back

    def show_values(self, feeling: str, contact: str, come_back: str) -> None:
        """Stand as recorded."""
        self._kept = [feeling, contact, come_back]
        if self._feeling is not None:
            place = self._feeling.findData(feeling)
            if place < 0:  # a word of another version: kept, and shown as it is
                self._feeling.addItem(feeling, feeling)
                place = self._feeling.count() - 1
            self._feeling.setCurrentIndex(place)
        if self._contact is not None:
            if contact:
                self._contact.set_value(contact)
            self._thread.setText(come_back)

    def _add_feelings(self, row: QHBoxLayout) -> None:
        from journal_app import handbook  # read only where it is needed

        box = ChoiceBox(self)
        box.setObjectName("visitFeeling")
        box.setAccessibleName(self.tr("The feeling the client left with"))
        box.view().setObjectName("visitFeelingList")
        box.view().setAccessibleName(box.accessibleName())
        box.addItem(self.tr("feeling: not noted"), "")
        topics = handbook.load(self._desk.language).topics("feeling", self._desk.profession)
        for topic in topics:
            box.addItem(topic.title, topic.key.removeprefix("feeling."))
        box.setMinimumContentsLength(20)
        box.currentIndexChanged.connect(self.changed)
        self._feeling = box
        row.addWidget(box)

    def _add_contact(self, row: QHBoxLayout) -> None:
        choices = [
            ("stronger", self.tr("contact stronger")),
            ("usual", self.tr("as usual")),
            ("tense", self.tr("tense")),
        ]
        self._contact = Segmented(choices, "visitContact", parent=self, wraps=True)
        self._contact.clear()
        self._contact.value_changed.connect(self.changed)
        self._thread = QLineEdit(self)
        self._thread.setObjectName("visitComeBack")
        self._thread.setAccessibleName(self.tr("What to come back to"))
        self._thread.setPlaceholderText(self.tr("come back to…"))
        self._thread.textChanged.connect(self.changed)
        row.addWidget(self._contact)
        row.addWidget(self._thread, 1)
