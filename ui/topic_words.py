"""What the parts of a topic of the handbook are called on the screen."""

from __future__ import annotations

from PySide6.QtCore import QObject

from journal_app.handbook import Handbook, Topic
from ui.client.phrases import joined
from ui.desk import Desk


class TopicWords(QObject):
    """Small headings and the line that says where a topic comes from. It shows nothing itself."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def book(self) -> Handbook:
        """The handbook in the language in force."""
        from journal_app.handbook import load

        return load(self._desk.language)

    def heading(self, detail: str) -> str:
        """The small heading over one of ``Topic.details``; "" for one that is not shown."""
        words = self._desk.words
        return {
            "deposits": words["deposits"],
            "slips": words["withdrawals"],
            "feeds": self.tr("What feeds it"),
            "drains": self.tr("What drains it"),
            "example": self.tr("An example"),
            "signs": self.tr("Signs"),
            "risk": self.tr("The risk"),
            "advice": self.tr("How to act"),
            "supervision": self.tr("For supervision"),
            "phrase": self.tr("In these words"),
            "instead": self.tr("Say instead"),
            "moment": self.tr("The moment that decides"),
            "question": self.tr("Ask yourself"),
            "exercise": self.tr("An exercise"),
        }.get(detail, "")

    def source(self, topic: Topic) -> str:
        """Where it comes from, in one line."""
        book = self.book()
        return joined(*(book.source_title(code) for code in topic.sources))
