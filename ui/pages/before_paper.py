"""The page before the visit on paper: one A4 at most, whatever is known of the client."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument

from ui.pages.before_sheet import Line, Section, Sheet
from ui.printing import MARGIN, PAGE, TEXT_PX, paper
from ui.theme import tokens

_SIZES = (TEXT_PX, TEXT_PX - 1, TEXT_PX - 2)
"""The text becomes a little smaller before anything is left out."""
_LIMITS = (
    (12, 600), (9, 400), (7, 280), (5, 200), (4, 150), (3, 110), (2, 80), (1, 60), (1, 40),
)  # fmt: skip
"""(lines of a section, signs of a line), tried in turn when the smallest text is too long."""
_PHOTO = QUrl("photo")
_PHOTO_WIDTH = 190
_SPLIT = 58
"""Percent of the width for the left column."""


More = Callable[[int], str]
"""Says how many lines are left out."""


def before_paper(sheet: Sheet, more: More) -> QTextDocument:
    """A sheet on one page: with smaller text when it must, then with its longest sections cut."""
    for size in _SIZES:
        document = _document(sheet, size, more)
        if document.pageCount() == 1:
            return document
    for lines, signs in _LIMITS:
        document = _document(sheet.shortened(lines, signs), _SIZES[-1], more)
        if document.pageCount() == 1:
            break
    return document


def _document(sheet: Sheet, size: int, more: More) -> QTextDocument:
    document = paper(size)
    ink = tokens("light")
    if sheet.photo is not None:
        image = QImage.fromData(sheet.photo)
        if not image.isNull():
            document.addResource(QTextDocument.ResourceType.ImageResource, _PHOTO, image)
    body = (
        _head(sheet, size, ink)
        + "".join(_section(one, size, ink, more) for one in sheet.column("top"))
        + _columns(sheet, document, size, ink, more)
        + _foot(sheet, ink)
    )
    document.setHtml(f'<body style="color:{ink["text"]}">{body}</body>')
    document.setPageSize(PAGE)
    document.setDocumentMargin(MARGIN)
    return document


def _head(sheet: Sheet, size: int, ink: dict[str, str]) -> str:
    zone = "" if sheet.zone_last else _zone(sheet, ink)
    marks = " · ".join(escape(mark) for mark in sheet.marks)
    return (
        f'<table width="100%" cellspacing="0" cellpadding="0"><tr>'
        f'<td><span style="font-size:{round(size * 1.6)}px;font-weight:600">'
        f"{escape(sheet.name)}</span></td>"
        f'<td align="right" valign="bottom">{zone}</td></tr></table>'
        f'<p style="margin:4px 0 0 0">{escape(sheet.when)}</p>'
        + (f'<p style="margin:2px 0 0 0;color:{ink["quiet"]}">{marks}</p>' if marks else "")
        + "<hr/>"
    )


def _foot(sheet: Sheet, ink: dict[str, str]) -> str:
    if not sheet.zone_last:
        return ""
    return f'<p align="right" style="margin:8px 0 0 0;font-size:small">{_zone(sheet, ink)}</p>'


def _zone(sheet: Sheet, ink: dict[str, str]) -> str:
    parts = [escape(part) for part in (sheet.zone_word, sheet.number) if part]
    return f'<span style="color:{ink["quiet"]}">{" · ".join(parts)}</span>'


def _columns(
    sheet: Sheet, document: QTextDocument, size: int, ink: dict[str, str], more: More
) -> str:
    main = [_section(one, size, ink, more) for one in sheet.column("main")]
    side = [_section(one, size, ink, more) for one in sheet.column("side")]
    photo = _photo(sheet, document, size, ink)
    if photo:
        side.insert(0, photo)
    if not main or not side:
        return "".join(main or side)
    return (
        '<table width="100%" cellspacing="0" cellpadding="0"><tr>'
        f'<td width="{_SPLIT}%" style="padding-top:6px;padding-right:24px">{"".join(main)}</td>'
        f'<td width="{100 - _SPLIT}%" style="padding-top:6px">{"".join(side)}</td></tr></table>'
    )


def _photo(sheet: Sheet, document: QTextDocument, size: int, ink: dict[str, str]) -> str:
    image = document.resource(QTextDocument.ResourceType.ImageResource, _PHOTO)
    if not isinstance(image, QImage) or image.isNull():
        return ""
    width = min(_PHOTO_WIDTH, image.width())
    shown = image.scaled(width, width, Qt.AspectRatioMode.KeepAspectRatio).size()
    return (
        f'<p style="margin:14px 0 0 0"><img src="{_PHOTO.toString()}" width="{shown.width()}"'
        f' height="{shown.height()}"/></p>'
        f'<p style="margin:0;font-size:{size - 2}px;color:{ink["quiet"]}">'
        f"{escape(sheet.photo_text)}</p>"
    )


def _section(section: Section, size: int, ink: dict[str, str], more: More) -> str:
    """A heading and its lines; what must not be missed stands in a frame."""
    loud = section.column == "top"
    color = ink["withdrawal"] if loud else ink["quiet"]
    above = 0 if loud else size
    title = (
        f'<p style="margin:{above}px 0 3px 0;font-size:{size - 1}px;font-weight:600;color:{color}">'
        f"{escape(section.title)}</p>"
    )
    told = (
        title
        + "".join(_line(line, ink, loud) for line in section.lines)
        + _more(section, ink, more)
    )
    if not loud:
        return told
    return (
        f'<table width="100%" cellspacing="0" cellpadding="6" border="1" '
        f'style="border-style:solid;border-color:{color};border-collapse:collapse">'
        f"<tr><td>{told}</td></tr></table>"
    )


def _line(line: Line, ink: dict[str, str], loud: bool) -> str:
    label = (
        f'<span style="color:{ink["quiet"]}">{escape(line.label)}:</span> ' if line.label else ""
    )
    text = escape(line.text).replace("\n", "<br/>")
    if line.strong or loud:
        text = f"<b>{text}</b>"
    detail = ""
    if line.detail:
        color = ink[line.tone or "quiet"]
        detail = f' <span style="color:{color}">— {escape(line.detail)}</span>'
    return f'<p style="margin:0 0 3px 0">{label}{text}{detail}</p>'


def _more(section: Section, ink: dict[str, str], more: More) -> str:
    if not section.more:
        return ""
    text = escape(more(section.more))
    return f'<p style="margin:0;color:{ink["quiet"]}">{text}</p>'
