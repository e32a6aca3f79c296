"""The quiet line at the bottom: which journal, when it was backed up, whether all is saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.paths import shown_path
from ui.theme import GRID, set_role
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_label import IconLabel


class StatusLine(QFrame):
    """Three facts side by side, small and quiet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        set_role(self, "status")
        self._file = ElidedLabel(parent=self)
        self._file.setObjectName("statusFile")
        self._backup = QLabel(self)
        self._backup.setObjectName("statusBackup")
        self._mark = IconLabel("check", "quiet", 14, self)
        self._saved = QLabel(self)
        self._saved.setObjectName("statusSaved")
        self._file.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 5, 2 * GRID, 5)
        layout.setSpacing(3 * GRID)
        layout.addWidget(self._file, 1)
        layout.addWidget(self._backup)
        saved = QHBoxLayout()
        saved.setSpacing(5)
        saved.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        saved.addWidget(self._saved)
        layout.addLayout(saved)

    def set_file(self, path: Path) -> None:
        """Name the journal; its whole path in a tooltip."""
        self._file.setText(path.name)
        self._file.setToolTip(shown_path(path))

    def set_backup(self, text: str) -> None:
        """When the last backup was made."""
        self._backup.setText(text)
        self._backup.setAccessibleName(text)

    def set_saved(self, text: str, well: bool = True) -> None:
        """Whether everything is on the disk."""
        self._mark.set_icon("check" if well else "alert", "quiet" if well else "withdrawal")
        self._saved.setText(text)
        self._saved.setAccessibleName(text)

    def saved_text(self) -> str:
        """What it says about saving."""
        return self._saved.text()
