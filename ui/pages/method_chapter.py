"""ChapterView: one chapter of the handbook, or what a search found in all of them."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from journal_app.handbook import Group, Topic
from journal_app.shapes import Changes
from ui.client.phrases import capital
from ui.desk import Desk
from ui.pages.method_topic import TopicView
from ui.theme import GRID, set_role
from ui.topic_words import TopicWords
from ui.widgets.prose import Prose
from ui.widgets.section_title import SectionTitle

_NUMBERED = ("algorithm", "nps", "tip")
"""Chapters whose topics have an order."""
_CONCERNS = {
    "kind": {"card", "client"},
    "stage": {"card", "client"},
    "principle": {"entry", "client"},
    "role": {"position", "client"},
    "activity": {"position", "client"},
    "direction": {"position", "client"},
}
"""Chapters whose topics name clients, and the changes after which they may be others."""


class ChapterView(QWidget):
    """Title and opening words, then the topics; each names the clients it concerns now."""

    client_wanted = Signal(object)
    """A client id."""
    chapter_wanted = Signal(str)
    """A chapter's key, from a topic that was found."""

    def __init__(self, desk: Desk, words: TopicWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._words = desk, words
        self._group = ""
        self._topics: list[TopicView] = []
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(3 * GRID)

    @property
    def group(self) -> str:
        """The chapter's key, "" for what was found."""
        return self._group

    def show_chapter(self, group: Group, topics: tuple[Topic, ...]) -> None:
        """Set out a chapter."""
        self._group = group.key
        self._add_head(group.title, group.text)
        tone = ""
        for number, topic in enumerate(topics, start=1):
            if topic.details.get("tone", "") != tone:
                tone = topic.details["tone"]
                self._body.addWidget(SectionTitle(self._tone(tone), self))
            self._add(topic, number if group.key in _NUMBERED else 0)
        self.refresh(None)

    def show_found(self, text: str, topics: tuple[Topic, ...]) -> None:
        """Set out what a search found, its words marked."""
        wanted = re.findall(r"\w+", text)
        title = self.tr("Found: %n", "", len(topics))
        hint = "" if topics else self.tr("No topic has these words. Try fewer letters.")
        self._add_head(title, hint)
        book, profession = self._words.book(), self._desk.profession
        for topic in topics:
            chapter = book.group(topic.group, profession).title
            self._add(topic, 0, wanted, chapter)

    def refresh(self, changes: Changes | None) -> None:
        """Name the clients anew, if they may be others."""
        kinds = _CONCERNS.get(self._group)
        if kinds is None or (changes is not None and not kinds & changes.kinds):
            return
        concerned = self._desk.journal.method.concerned(self._group)
        for view in self._topics:
            key = view.topic.key.partition(".")[2]
            view.set_clients(self._caption(key), concerned.get(key, []))

    def _add(
        self, topic: Topic, number: int, wanted: list[str] | None = None, chapter: str = ""
    ) -> None:
        need = ""
        if topic.need:
            need = self._words.book().topic(topic.need, self._desk.profession).title
        view = TopicView(topic, self._words, number, wanted or (), chapter, need, self)
        view.client_wanted.connect(self.client_wanted)
        view.chapter_wanted.connect(self.chapter_wanted)
        self._topics.append(view)
        self._body.addWidget(view)

    def _add_head(self, title: str, text: str) -> None:
        head = QVBoxLayout()
        head.setSpacing(GRID)
        label = QLabel(title, self)
        label.setObjectName("methodTitle")
        label.setWordWrap(True)
        set_role(label, "title")
        head.addWidget(label)
        if text:
            head.addWidget(Prose(text, role="quiet", parent=self))
        self._body.addLayout(head)

    def _caption(self, key: str) -> str:
        if self._group == "kind":
            return self.tr("With this in mind")
        if self._group == "stage":
            return self.tr("Here now")
        if self._group != "principle":
            return self.tr("In the last two months")
        if key == "apology":
            return capital(self._desk.words["unanswered"])
        return self.tr("Nothing of this kind for three months")

    def _tone(self, tone: str) -> str:
        return self.tr("Good feelings") if tone == "good" else self.tr("Hard feelings")
