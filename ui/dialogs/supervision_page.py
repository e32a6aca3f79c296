"""What a supervision sheet says: the words of several notes, with codes in the place of names."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from journal_app.rules.codes import coded, sheet_codes
from journal_app.shapes.notes import FragmentLine
from ui.desk import Desk
from ui.formatting import qdate

_POINTS = 11
_MARGIN_MM = 18


def codes_of(lines: Collection[FragmentLine]) -> dict[int, str]:
    """The code of each client on the sheet, the same whatever is ticked."""
    letter = QCoreApplication.translate("SupervisionPage", "C", "begins a client's code: C-1")
    return sheet_codes([(line.client, line.code) for line in lines], letter)


def without_name(text: str, line: FragmentLine, codes: dict[int, str]) -> str:
    """Words of a fragment with the client's code in the place of the name."""
    return coded(text, line.client_name, codes[line.client])


def sheet_html(lines: Collection[FragmentLine], codes: dict[int, str], desk: Desk) -> str:
    """The sheet: by client, then by day, each fragment with its question."""
    title = QCoreApplication.translate("SupervisionPage", "For supervision")
    today = _whole_day(desk.journal.today(), desk)
    parts = [f"<h2>{escape(title)}</h2><p>{today}</p>"]
    for client in dict.fromkeys(line.client for line in lines):
        parts.append(f"<h3>{escape(codes[client])}</h3>")
        for line in (one for one in lines if one.client == client):
            parts.append(_fragment(line, codes, desk))
    return "".join(parts)


def _fragment(line: FragmentLine, codes: dict[int, str], desk: Desk) -> str:
    translate = QCoreApplication.translate
    head = _whole_day(line.on, desk)
    if line.private:
        head += " · " + escape(translate("SupervisionPage", "from the private layer"))
    words = escape(without_name(line.text, line, codes)).replace("\n", "<br>")
    parts = [f"<p><small>{head}</small><br>{words}</p>"]
    if line.question:
        question = escape(without_name(line.question, line, codes)).replace("\n", "<br>")
        label = escape(translate("SupervisionPage", "Question"))
        parts.append(f"<p><b>{label}:</b> {question}</p>")
    return "".join(parts)


def _whole_day(day: date, desk: Desk) -> str:
    """With its year: a sheet of paper does not know what is near."""
    return escape(desk.locale.toString(qdate(day), "d MMMM yyyy"))


def sheet_document(html: str) -> QTextDocument:
    """The sheet as a document: black on white, in points, for the printer and the preview."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    font = QFont()
    font.setPointSize(_POINTS)
    document.setDefaultFont(font)
    document.setHtml(html)
    return document


def page_layout() -> QPageLayout:
    """A4, upright, with room to write beside the words."""
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
        QPageLayout.Unit.Millimeter,
    )


def pdf_of(html: str) -> bytes:
    """The sheet as a PDF that tells nothing of who made it."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(page_layout())
    sheet_document(html).print_(writer)
    del writer  # it writes the end of the file with its own
    return bytes(content.data())
