"""EventLog: what happened to the file, without any content; filtered by kind, saved as text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QListWidget, QWidget

from journal_app.errors import JournalError
from ui.desk import Desk
from ui.rights.right_words import RightWords
from ui.rights.sheet import RightsSheet
from ui.theme import set_role
from ui.widgets.lines_delegate import LinesDelegate


class EventLog(RightsSheet):
    """The newest first."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("eventLog", "", parent, (640, 600))
        self._desk = desk
        self._words = RightWords(desk, self)
        self._events = desk.journal.rights.events()
        self.setWindowTitle(self.tr("Event log"))
        self.heading.setText(self.tr("Event log"))
        self.add_words(
            self.tr("What happened to the journal's file. No names and no words of the records."),
            "hint",
        )
        self.kind = QComboBox(self)
        self.kind.setObjectName("eventLogKind")
        self.kind.setAccessibleName(self.tr("Which events"))
        self.kind.addItem(self.tr("All events"), None)
        for code, words in self._words.kinds({event.what for event in self._events}):
            self.kind.addItem(words, code)
        self.kind.currentIndexChanged.connect(self._show)
        self.body.addWidget(self.kind)
        self.list = QListWidget(self)
        self.list.setObjectName("eventLogList")
        self.list.setAccessibleName(self.tr("Event log"))
        set_role(self.list, "lines", "paper")
        LinesDelegate(self.list)
        self.body.addWidget(self.list, 1)
        self.told = self.add_words(role="hint", name="eventLogTold")
        self.add_close("eventLogClose", self.tr("Close"))
        save = self.add_button("eventLogSave", self.tr("Save as text…"), role="primary")
        save.clicked.connect(self._on_save_clicked)
        self._show()

    def lines(self) -> list[str]:
        """The events that are shown, one a line."""
        kind = self.kind.currentData()
        return [
            f"{self._words.moment(event.at)} · {self._words.event_text(event)}"
            for event in self._events
            if kind in (None, event.what)
        ]

    def save(self, path: str) -> None:
        """Write what is shown; say so when the place cannot be written."""
        from journal_app.exchange.log import write_file

        try:
            write_file(Path(path), "\n".join(self.lines()) + "\n")
        except JournalError as error:
            self.told.setText(self._desk.say(error))
        else:
            self.told.setText(self.tr("Written: %1").replace("%1", Path(path).name))

    def _show(self) -> None:
        self.list.clear()
        self.list.addItems(self.lines())

    def _on_save_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("Save as text"))
        dialog.setObjectName("fileDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile(self.tr("event log") + ".txt")
        dialog.fileSelected.connect(self.save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
