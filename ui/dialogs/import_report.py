"""What an import brought in, and what it left out."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from journal_app.shapes import ImportReport
from journal_app.words import import_text, tell, why_text
from ui.desk import Desk
from ui.formatting import NO_BREAK
from ui.theme import GRID, set_role

_SHOWN = 1000


class ImportReportDialog(QDialog):
    """Counts first; then, if there are any, the rows that did not come in, each with its why."""

    def __init__(self, desk: Desk, report: ImportReport, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("importReport")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import"))
        self.report = report
        self._desk, self._language = desk, desk.language
        told = re.sub(r"(?<=\d) ", NO_BREAK, import_text(report, desk.language))
        summary = QLabel(told, self)
        summary.setObjectName("importReportText")
        summary.setWordWrap(True)
        set_role(summary, "heading")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(summary)
        if report.left_out:
            layout.addWidget(self._title(len(report.left_out)))
            layout.addWidget(self._left_out(report), 1)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(self.tr("Good"), QDialogButtonBox.ButtonRole.AcceptRole)
        close.setObjectName("importReportClose")
        set_role(close, "primary")
        buttons.accepted.connect(self.accept)
        layout.addWidget(buttons)
        self.setMinimumWidth(60 * GRID)
        close.setFocus()

    def _title(self, count: int) -> QLabel:
        title = QLabel(tell("cli.left_out_count", self._language, count=count), self)
        set_role(title, "quiet")
        return title

    def _left_out(self, report: ImportReport) -> QPlainTextEdit:
        rows = QPlainTextEdit(self)  # text, so that it can be copied
        rows.setObjectName("importReportLeftOut")
        rows.setAccessibleName(self.tr("What did not come in"))
        rows.setReadOnly(True)
        rows.setTabChangesFocus(True)
        rows.setMinimumHeight(24 * GRID)
        lines = []
        for row in report.left_out[:_SHOWN]:
            why = why_text(row.code, self._language, text=row.text)
            line, language = row.line or None, self._language
            lines.append(tell("cli.left_out", language, line=line, why=why, text=row.text))
        rows.setPlainText(self._desk.in_any_words("\n".join(lines)))
        return rows
