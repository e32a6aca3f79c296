"""TermLine: one quiet line on the Today page, while somebody is kept past their term."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ui.desk import Desk
from ui.theme import GRID, set_role


class TermLine(QWidget):
    """How many there are, and the way to the list. Hidden while there is nobody."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("todayTerms")
        self._desk = desk
        self._label = QLabel(self)
        self._label.setObjectName("todayTermsText")
        set_role(self._label, "quiet")
        self.button = QPushButton(self.tr("Look"), self)
        self.button.setObjectName("todayTermsShow")
        self.button.setAccessibleName(self.tr("Show who is past the term of keeping"))
        self.button.setAutoDefault(True)
        set_role(self.button, "link")
        self.button.clicked.connect(self._on_show_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._label)
        row.addWidget(self.button)
        row.addStretch(1)
        self.hide()

    def refresh(self) -> None:
        """Count again."""
        count = self._desk.journal.rights.past_term_count()
        self._label.setText(self.tr("%n client(s) past the term of keeping", "", count))
        self.setVisible(count > 0)

    def _on_show_clicked(self) -> None:
        self._desk.terms_wanted.emit()
