"""SupervisionSheet: what is taken to supervision, chosen, looked at without names, printed."""

from __future__ import annotations

import errno
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from journal_app.errors import JournalError
from journal_app.shapes.notes import FragmentLine
from ui.client.phrases import joined
from ui.desk import Desk
from ui.dialogs.supervision_page import (
    codes_of,
    page_layout,
    pdf_of,
    sheet_document,
    sheet_html,
    without_name,
)
from ui.formatting import day_text
from ui.theme import GRID, set_role, theme
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.hint_button import HintButton
from ui.widgets.lines_delegate import LinesDelegate
from ui.widgets.section_title import SectionTitle

_ID = Qt.ItemDataRole.UserRole
_SAVE = (Qt.Key.Key_S.value, ord("Ы"))


class SupervisionSheet(QDialog):
    """Left, the fragments to tick; right, the sheet as it will be printed."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lines: list[FragmentLine] = []
        self._codes: dict[int, str] = {}
        self.setObjectName("supervisionSheet")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("For supervision"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        columns = QHBoxLayout()
        columns.setSpacing(2 * GRID)
        columns.addLayout(self._made_choice(), 2)
        columns.addLayout(self._made_preview(), 3)
        self._whole = QWidget(self)
        self._whole.setLayout(columns)
        columns.setContentsMargins(0, 0, 0, 0)
        self._nothing = EmptyState(
            "note",
            self.tr("Nothing waits for supervision"),
            self.tr(
                "Select words in a note and press Ctrl+Alt+5: they will wait here, with your"
                " question."
            ),
        )
        self._nothing.setObjectName("supervisionNothing")
        self._nothing.button.setObjectName("supervisionNothingButton")
        layout.addWidget(self._whole, 1)
        layout.addWidget(self._nothing, 1)
        layout.addLayout(self._made_buttons())
        room = parent.size()
        self.resize(min(theme.px(980), room.width() - 64), min(theme.px(660), room.height() - 48))
        self.refresh()

    def refresh(self) -> None:
        """Read what waits; what was ticked off stays so."""
        unticked = {row.data(_ID) for row in self._rows() if not _is_ticked(row)}
        with_private = self.private.isChecked()
        everything = self._desk.journal.supervision.fragments()
        self._codes = codes_of(everything)
        self._lines = [line for line in everything if with_private or not line.private]
        self.private.setVisible(any(line.private for line in everything))
        self.list.blockSignals(True)
        self.list.clear()
        for line in self._lines:
            self.list.addItem(self._row(line, line.id not in unticked))
        self.list.blockSignals(False)
        self._whole.setVisible(bool(everything))
        self._nothing.setVisible(not everything)
        self._show()

    def html(self) -> str:
        """The sheet of what is ticked."""
        return sheet_html(self._ticked(), self._codes, self._desk)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Print) and self._print.isEnabled():
            self._on_print_clicked()
        elif _is_save(event) and self._pdf.isEnabled():
            self._on_pdf_clicked()
        else:
            super().keyPressEvent(event)

    # -- building ---------------------------------------------------------------------------------

    def _made_choice(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GRID)
        column.addWidget(SectionTitle(self.tr("What to take"), self))
        self.list = QListWidget(self)
        self.list.setObjectName("supervisionList")
        self.list.setAccessibleName(self.tr("What to take"))
        LinesDelegate(self.list, loud=1)
        set_role(self.list, "lines")
        self.list.itemChanged.connect(self._show)
        paper = Card(parent=self)
        layout = paper.layout()
        assert layout is not None
        layout.setContentsMargins(1, 4, 1, 4)
        paper.body.addWidget(self.list)
        column.addWidget(paper, 1)
        self.private = QCheckBox(self.tr("with words of the private layer, this time"), self)
        self.private.setObjectName("supervisionPrivate")
        self.private.toggled.connect(self.refresh)
        column.addWidget(self.private)
        return column

    def _made_preview(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GRID)
        column.addWidget(SectionTitle(self.tr("As it will be printed"), self))
        self.preview = QTextBrowser(self)
        self.preview.setObjectName("supervisionPreview")
        self.preview.setAccessibleName(self.tr("As it will be printed"))
        column.addWidget(self.preview, 1)
        hint = QLabel(
            self.tr(
                "Codes stand for names. Read it through before you hand it on: places, workplaces"
                " and rare events can tell who it is, too."
            ),
            self,
        )
        hint.setWordWrap(True)
        set_role(hint, "hint")
        column.addWidget(hint)
        return column

    def _made_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self._discussed = HintButton(self.tr("Mark as discussed"), "", parent=self)
        self._discussed.setObjectName("supervisionDiscussed")
        self._discussed.clicked.connect(self._on_discussed_clicked)
        row.addWidget(self._discussed)
        self._told = QLabel(self)
        self._told.setObjectName("supervisionTold")
        self._told.setWordWrap(True)
        set_role(self._told, "small", "quiet")
        row.addWidget(self._told, 1)
        self._close = HintButton(self.tr("Close"), "Esc", "quiet", parent=self)
        self._close.setObjectName("supervisionClose")
        self._close.clicked.connect(self.reject)
        row.addWidget(self._close)
        self._pdf = HintButton(self.tr("Save as PDF…"), "Ctrl+S", parent=self)
        self._pdf.setObjectName("supervisionPdf")
        self._pdf.clicked.connect(self._on_pdf_clicked)
        row.addWidget(self._pdf)
        self._print = HintButton(self.tr("Print…"), "Ctrl+P", "primary", parent=self)
        self._print.setObjectName("supervisionPrint")
        self._print.clicked.connect(self._on_print_clicked)
        row.addWidget(self._print)
        return row

    # -- what is ticked ---------------------------------------------------------------------------

    def _row(self, line: FragmentLine, ticked: bool) -> QListWidgetItem:
        day = day_text(line.on, self._desk.journal.today(), self._desk.locale, short=True)
        words = " ".join(without_name(line.text, line, self._codes).split())
        begins = words if len(words) <= 90 else words[:89].rstrip() + "…"
        item = QListWidgetItem(f"{joined(self._codes[line.client], day)}\n{begins}")
        item.setData(_ID, line.id)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        return item

    def _rows(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _ticked(self) -> list[FragmentLine]:
        ticked = {row.data(_ID) for row in self._rows() if _is_ticked(row)}
        return [line for line in self._lines if line.id in ticked]

    def _show(self) -> None:
        ticked = bool(self._ticked())
        for button in (self._discussed, self._pdf, self._print):
            button.setEnabled(ticked)
        self.preview.setHtml(self.html() if ticked else "")
        self.preview.document().setDocumentMargin(2 * GRID)

    # -- slots ------------------------------------------------------------------------------------

    def _on_discussed_clicked(self) -> None:
        ids = [line.id for line in self._ticked()]
        self._desk.do(lambda: self._desk.journal.supervision.discuss(ids))
        self.refresh()

    def _on_pdf_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("Save as PDF"), "", "PDF (*.pdf)")
        dialog.setObjectName("supervisionSave")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self.tr("supervision") + ".pdf")
        dialog.fileSelected.connect(self.save_pdf)
        dialog.open()

    def save_pdf(self, path: str) -> None:
        """Write the sheet; say so when the place cannot be written."""
        try:
            Path(path).write_bytes(pdf_of(self.html()))
            self._told.setText(self.tr("Written: %1").replace("%1", Path(path).name))
        except OSError as error:
            full = error.errno == errno.ENOSPC
            self._desk.failed.emit(JournalError("disk_full" if full else "read_only", path=path))

    def _on_print_clicked(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout())
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("supervisionPrinter")
        if dialog.exec() == QDialog.DialogCode.Accepted:
            sheet_document(self.html()).print_(printer)


def _is_save(event: QKeyEvent) -> bool:
    """Ctrl+S on either layout."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return held == Qt.KeyboardModifier.ControlModifier and event.key() in _SAVE


def _is_ticked(row: QListWidgetItem) -> bool:
    return row.checkState() == Qt.CheckState.Checked
