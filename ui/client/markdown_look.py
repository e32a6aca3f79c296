"""MarkdownLook: headings, emphasis, lists and quotes of a note, made visible while typing."""

from __future__ import annotations

import re

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from ui.theme import theme

_HEADING = re.compile(r"#{1,6}\s+\S")
_QUOTE = re.compile(r"\s*>")
_MARK = re.compile(r"\s*(?:[-*+—•]|\d{1,3}[.)])\s+(?:\[[ xXхХ]\]\s+)?")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_SLANTED = re.compile(r"(?<![*\w])([*_])(?=[^\s*_])([^*_]+?)(?<=\S)\1(?![*\w])")


class MarkdownLook(QSyntaxHighlighter):
    """Changes nothing in the text: only how it looks."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        theme.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        if _HEADING.match(text):
            self.setFormat(0, len(text), _format(bold=True))
            self.setFormat(0, text.index(" ") + 1, _format("quiet"))
            return
        if _QUOTE.match(text):
            self.setFormat(0, len(text), _format("quiet", slanted=True))
        elif mark := _MARK.match(text):
            self.setFormat(0, mark.end(), _format("accent", bold=True))
        for found in _BOLD.finditer(text):
            self.setFormat(found.start(), len(found[0]), _format(bold=True))
            self._fade_marks(found, 2)
        for found in _SLANTED.finditer(text):
            self.setFormat(found.start(), len(found[0]), _format(slanted=True))
            self._fade_marks(found, 1)

    def _fade_marks(self, found: re.Match[str], width: int) -> None:
        for start in (found.start(), found.end() - width):
            self.setFormat(start, width, _format("quiet"))


def _format(color: str = "", bold: bool = False, slanted: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    if color:
        made.setForeground(theme.color(color))
    if bold:
        made.setFontWeight(QFont.Weight.DemiBold)
    made.setFontItalic(slanted)
    return made
