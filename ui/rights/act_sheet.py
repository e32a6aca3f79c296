"""ActSheet: the acts of erasing, to be printed or saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QTextBrowser, QWidget

from journal_app.errors import JournalError
from ui.desk import Desk
from ui.printing import choose_pdf, print_document, save_pdf
from ui.rights.act_paper import ActPaper
from ui.rights.right_words import RightWords
from ui.rights.sheet import RightsSheet
from ui.theme import GRID


class ActSheet(RightsSheet):
    """The newest act first; the others are chosen by their number."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("erasureAct", "", parent, (720, 640))
        self.setWindowTitle(self.tr("Acts of erasing"))
        self._desk = desk
        self._paper = ActPaper(desk, self)
        self._acts = desk.journal.rights.acts()
        words = RightWords(desk, self)
        self.heading.setText(self.tr("Acts of erasing"))
        self.choice = QComboBox(self)
        self.choice.setObjectName("erasureActs")
        self.choice.setAccessibleName(self.tr("Which act"))
        for act in self._acts:
            self.choice.addItem(f"№ {act.number} · {words.moment(act.at)} · {act.reason}")
        self.choice.currentIndexChanged.connect(self._show)
        self.body.addWidget(self.choice)
        self.preview = QTextBrowser(self)
        self.preview.setObjectName("erasureActText")
        self.preview.setAccessibleName(self.tr("The act"))
        self.body.addWidget(self.preview, 1)
        self.told = self.add_words(role="hint", name="erasureActTold")
        self.add_close("erasureActClose", self.tr("Close"))
        self._pdf = self.add_button("erasureActPdf", self.tr("Save as PDF…"))
        self._pdf.clicked.connect(self._on_pdf_clicked)
        self._print = self.add_button("erasureActPrint", self.tr("Print…"), "Ctrl+P", "primary")
        self._print.clicked.connect(self._on_print_clicked)
        for widget in (self.choice, self._pdf, self._print):
            widget.setEnabled(bool(self._acts))
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Print) and self._acts:
            self._on_print_clicked()
        else:
            super().keyPressEvent(event)

    def save(self, path: str) -> None:
        """Write the act that is shown; say so when the place cannot be written."""
        act = self._acts[self.choice.currentIndex()]
        try:
            save_pdf(self._paper.document(act), Path(path), self._paper.title(act))
        except JournalError as error:
            self.told.setText(self._desk.say(error))
        else:
            self.told.setText(self.tr("Written: %1").replace("%1", Path(path).name))

    def _show(self) -> None:
        if not self._acts:
            self.preview.setPlainText(self.tr("Nobody has been erased."))
            return
        act = self._acts[self.choice.currentIndex()]
        self.preview.setHtml(self._paper.html(act))
        self.preview.document().setDocumentMargin(2 * GRID)
        waiting = self.tr(
            "The client is erased, but there was no room on the disk to rewrite the file without "
            "the emptied pages. That is done by itself when the journal is closed."
        )
        self.told.setText("" if act.is_clean else waiting)

    def _on_pdf_clicked(self) -> None:
        act = self._acts[self.choice.currentIndex()]
        choose_pdf(self, self._paper.title(act), self.save)

    def _on_print_clicked(self) -> None:
        act = self._acts[self.choice.currentIndex()]
        print_document(self, self._paper.document(act), self._paper.title(act))
