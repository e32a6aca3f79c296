"""A paragraph that is read, with room between its lines; what is looked for is marked in it."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme import set_role, theme

_LEADING = 150
"""Percent of the letters' own height from line to line."""


class Prose(QLabel):
    """Plain words, wrapped, with generous leading."""

    def __init__(
        self,
        text: str = "",
        wanted: Collection[str] = (),
        role: str = "",
        tone: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._wanted = text, tuple(wanted)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        if role or tone:
            set_role(self, role, tone)
        theme.changed.connect(self._set)
        self._set()

    def words(self) -> str:
        """The plain words."""
        return self._text

    def set_words(self, text: str, wanted: Collection[str] = ()) -> None:
        """Say something else; ``wanted`` are beginnings of words to mark."""
        self._text, self._wanted = text, tuple(wanted)
        self._set()

    def minimumSizeHint(self) -> QSize:
        """One line; how many there are follows from the width."""
        return QSize(super().minimumSizeHint().width(), self.fontMetrics().lineSpacing())

    def _set(self) -> None:
        marked = marked_words(self._text, self._wanted, theme.color("mark").name())
        self.setText(f'<p style="margin:0; line-height:{_LEADING}%">{marked}</p>')
        self.setAccessibleName(self._text)


def marked_words(text: str, wanted: Collection[str], color: str) -> str:
    """The words as HTML; those that begin with one of ``wanted`` stand on ``color`` (#RRGGBB).

    Case and ё do not matter, as in the search of the handbook.
    """
    starts = tuple(_folded(one) for one in wanted if one)

    def mark(found: re.Match[str]) -> str:
        word = found.group()
        if not re.match(r"\w", word) or not _folded(word).startswith(starts):
            return escape(word)
        return f'<span style="background-color:{color}">{escape(word)}</span>'

    if not starts:
        return escape(text).replace("\n", "<br>")
    return re.sub(r"\w+|[^\w]+", mark, text).replace("\n", "<br>")


def _folded(word: str) -> str:
    return word.casefold().replace("ё", "е")
