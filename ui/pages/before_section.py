"""A section of the page before the visit: a heading and a few lines to read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from ui.pages.before_sheet import Line, Section
from ui.pages.before_text import BeforeText
from ui.theme import GRID, set_role, theme
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.section_title import SectionTitle

_LABEL = 132


class BeforeSection(QFrame):
    """What must not be missed (the column ``top``) stands in a frame of its own colour."""

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"before_{section.key}")
        self.setAccessibleName(section.title)
        self.setAccessibleDescription("\n".join(_told(line) for line in section.lines))
        loud = section.column == "top"
        grid = QGridLayout(self)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(1, 1)
        if loud:
            set_role(self, "card", "withdrawal")
            grid.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        else:
            grid.setContentsMargins(0, 0, 0, 0)
        title = SectionTitle(section.title, self)
        if loud:
            set_role(title, "section", "withdrawal")
        grid.addWidget(title, 0, 0, 1, 2)
        for line in section.lines:
            self._add(grid, line, loud)

    def _add(self, grid: QGridLayout, line: Line, loud: bool) -> None:
        row = grid.rowCount()
        column = 0
        if line.label:
            label = ElidedLabel(line.label, 3, "hint", parent=self)
            label.setFixedWidth(theme.px(_LABEL))
            label.setContentsMargins(0, 2, 0, 0)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            column = 1
        text = BeforeText(line.text, line.detail, line.tone, line.strong or loud, self)
        grid.addWidget(text, row, column, 1, 2 - column)


def _told(line: Line) -> str:
    told = f"{line.label}: {line.text}" if line.label else line.text
    return f"{told} ({line.detail})" if line.detail else told
