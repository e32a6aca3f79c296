"""A few calm lines of the handbook, where they help."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.theme import GRID, set_role
from ui.widgets.prose import Prose
from ui.widgets.section_title import SectionTitle


class AdviceBox(QFrame):
    """A small tinted box: title, text, further parts under small headings, where it comes from.

    ``parts`` are (heading, words); empty words leave no gap.
    """

    def __init__(
        self,
        title: str,
        text: str = "",
        parts: Sequence[tuple[str, str]] = (),
        source: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("adviceBox")
        set_role(self, "banner")
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(2 * GRID - 4, GRID + 2, 2 * GRID - 4, GRID + 2)
        self._body.setSpacing(4)
        self.set_words(title, text, parts, source)

    def set_words(
        self,
        title: str,
        text: str = "",
        parts: Sequence[tuple[str, str]] = (),
        source: str = "",
    ) -> None:
        """Tell something else."""
        while (item := self._body.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._body.addWidget(Prose(title, role="heading", parent=self))
        if text:
            self._body.addWidget(Prose(text, parent=self))
        for heading, words in parts:
            if words:
                self._body.addSpacing(2)
                self._body.addWidget(SectionTitle(heading, self))
                self._body.addWidget(Prose(words, parent=self))
        if source:
            self._body.addWidget(Prose(source, role="hint", parent=self))
