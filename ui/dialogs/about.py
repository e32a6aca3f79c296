"""What this program is, and whose work it stands on."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

import journal_app
from ui.dialogs.fitting import fit_height
from ui.icons import app_icon
from ui.theme import GRID, set_role, theme
from ui.widgets.hint_button import HintButton

LICENCES = (
    ("Client Journal", journal_app.__version__, "MIT"),
    ("Qt, PySide6", "", "LGPL 3"),
    ("peewee", "", "MIT"),
    ("SQLite", "", "public domain"),
    ("SQLCipher, sqlcipher3", "", "BSD 3-Clause, zlib"),
)


class AboutDialog(QDialog):
    """Name, version, what it does with data, licences."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About the program"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addLayout(self._heading())
        self._paragraph(
            layout,
            self.tr(
                "A journal of trust for one practitioner. It never goes on line: the journal is "
                "one file on this computer, and yours alone."
            ),
        )
        lines = "\n".join(
            f"{name} {version or (qVersion() if name.startswith('Qt') else '')}".rstrip()
            + f" — {licence}"
            for name, version, licence in LICENCES
        )
        self._paragraph(layout, lines, "quiet")
        self._paragraph(
            layout,
            self.tr(
                "Qt is used as it is, as separate libraries under the LGPL: you may replace them "
                "with a version of your own."
            ),
            "hint",
        )
        close = HintButton(self.tr("Close"), "Esc", parent=self)
        close.setObjectName("aboutClose")
        close.clicked.connect(self.accept)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(close)
        layout.addLayout(last)
        fit_height(self, layout, theme.px(480))

    def _heading(self) -> QHBoxLayout:
        picture = QLabel(self)
        picture.setPixmap(app_icon().pixmap(theme.px(56), theme.px(56)))
        name = QLabel(self.tr("Client Journal"), self)
        set_role(name, "title")
        version = QLabel(self.tr("version {number}").format(number=journal_app.__version__), self)
        version.setObjectName("aboutVersion")
        set_role(version, "quiet")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        words.addWidget(version)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(picture)
        row.addLayout(words, 1)
        return row

    def _paragraph(self, layout: QVBoxLayout, text: str, role: str = "") -> None:
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        set_role(label, role)
        layout.addWidget(label)
