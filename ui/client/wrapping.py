"""Text broken into few rows, for delegates that paint it themselves."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from ui.formatting import NO_BREAK

_APART = re.compile(r"(?<=\d) (?=[^\W\d])")
"""Between a number and what it counts no row ends."""


def rows_of(text: str, font: QFont, width: int, lines: int = 2) -> tuple[list[str], bool]:
    """``text`` in at most ``lines`` rows of ``width`` pixels, and whether anything was left out.

    The last row ends in an ellipsis when the text goes on.
    """
    metrics = QFontMetrics(font)
    width = max(width, 1)
    if "\n" not in text and metrics.horizontalAdvance(text) <= width:
        return [text], False
    rows: list[str] = []
    rest = text
    while len(rows) < lines - 1:
        row, rest = _first_row(rest, font, width)
        rows.append(row)
        if not rest:
            return rows, False
    last = " ".join(rest.split())
    shown = metrics.elidedText(last, Qt.TextElideMode.ElideRight, width)
    return [*rows, shown], shown != last


def _first_row(text: str, font: QFont, width: int) -> tuple[str, str]:
    """What fits on one row, and the rest; a word longer than the row is broken."""
    head, _, tail = text.partition("\n")
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(_APART.sub(NO_BREAK, head), font)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    taken = line.textLength()
    layout.endLayout()
    units = head.encode("utf-16-le")  # Qt counts in UTF-16
    row = units[: 2 * taken].decode("utf-16-le", "ignore")
    more = units[2 * taken :].decode("utf-16-le", "ignore")
    return row.rstrip(), "\n".join(part for part in (more, tail) if part)
