"""Paper: a document on A4, dark on white whatever the screen looks like, printed or as a PDF.

Make the document with ``paper``, fill it, hand it to ``print_document`` or ``choose_pdf``. Qt's
print support is imported when somebody prints.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument, QTextOption
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from ui.theme import theme

PAGE = QSizeF(794, 1123)
"""A4 in the document's own pixels, 96 to an inch."""
MARGIN = 57
"""About 15 mm."""
TEXT_PX = 14
"""10.5 points on paper."""


def paper(text_px: float = TEXT_PX, margin: float = MARGIN) -> QTextDocument:
    """An empty document of A4 pages; lengths in it are pixels, 96 to an inch."""
    document = QTextDocument()
    font = theme.font("body")
    font.setPixelSize(max(1, round(text_px)))
    document.setDefaultFont(font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setUseDesignMetrics(True)  # the same lines on every printer and every screen
    document.setDocumentMargin(margin)
    document.setPageSize(PAGE)
    return document


def pdf_of(document: QTextDocument, title: str = "") -> bytes:
    """A document as a PDF. ``title`` is what a reader shows as its name."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(_layout())
    writer.setTitle(title)
    document.print_(writer)
    del writer  # it ends the file when it goes
    return bytes(buffer.data().data())


def save_pdf(document: QTextDocument, path: Path, title: str = "") -> None:
    """Write a document as a PDF that only its owner may read.

    Raises JournalError ``disk_full read_only no_such_file``, and ``file_exists`` for an open
    journal.
    """
    from journal_app.exchange.log import write_file

    write_file(path, pdf_of(document, title))


def choose_pdf(window: QWidget, name: str, then: Callable[[str], None]) -> QFileDialog:
    """Ask where to write a PDF; ``name`` is what it would be called, without an ending."""
    dialog = QFileDialog(window)
    dialog.setObjectName("fileDialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter("PDF (*.pdf)")
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(f"{file_name(name)}.pdf")
    dialog.fileSelected.connect(then)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def print_document(window: QWidget, document: QTextDocument, title: str) -> QDialog:
    """Ask for a printer, and print on it. ``title`` is what the queue calls it."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageLayout(_layout())
    printer.setDocName(title)
    dialog = QPrintDialog(printer, window)
    dialog.setObjectName("printDialog")
    dialog.accepted.connect(lambda: document.print_(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # QPrintDialog has another open(), which wants a receiver
    return dialog


def file_name(text: str) -> str:
    """A text as part of a file's name on any system."""
    kept = "".join(" " if sign in '\\/:*?"<>|' or not sign.isprintable() else sign for sign in text)
    return " ".join(kept.split()).strip(". ")[:80] or "-"


def _layout() -> QPageLayout:
    size = QPageSize(QPageSize.PageSizeId.A4)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)  # the margins are in the document
    return layout
