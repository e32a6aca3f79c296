"""TopicView: one topic of the handbook, set to be read."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from journal_app.handbook import Topic
from journal_app.shapes.cards import Acquaintance
from ui.pages.method_people import People
from ui.theme import GRID, set_role
from ui.topic_words import TopicWords
from ui.widgets.prose import Prose
from ui.widgets.section_title import SectionTitle


class TopicView(QWidget):
    """Title, text, bullets, details under small headings, the clients it concerns, the source."""

    client_wanted = Signal(object)
    """A client id."""
    chapter_wanted = Signal(str)
    """The key of the chapter in which it stands (only of a topic that was found)."""

    def __init__(
        self,
        topic: Topic,
        words: TopicWords,
        number: int = 0,
        wanted: Collection[str] = (),
        chapter: str = "",
        need: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.topic, self._words, self._wanted = topic, words, tuple(wanted)
        self.setObjectName(f"methodTopic_{topic.key}")
        self.setAccessibleName(topic.title)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(4)
        if chapter:
            self._add_chapter(chapter)
        title = f"{number}. {topic.title}" if number else topic.title
        self._body.addWidget(Prose(title, self._wanted, "heading", parent=self))
        if topic.text:
            self._body.addWidget(Prose(topic.text, self._wanted, parent=self))
        self._add_lines(topic.points)
        for name, text in topic.details.items():
            heading = words.heading(name)
            if heading:
                self._add_detail(heading, text)
        self._people: People | None = None
        self._add_last_line(need)

    def set_clients(self, caption: str, clients: Sequence[Acquaintance]) -> None:
        """Name the clients it concerns; nothing is shown when there are none."""
        if self._people is None:
            self._people = People(f"methodClient_{self.topic.key}", self)
            self._people.client_wanted.connect(self.client_wanted)
            self._body.insertWidget(self._body.count() - 1, self._people)
        self._people.set_clients(caption, clients)

    def _add_chapter(self, chapter: str) -> None:
        link = QPushButton(chapter, self)
        link.setObjectName(f"methodChapterOf_{self.topic.key}")
        link.setAccessibleName(chapter)
        set_role(link, "link")
        link.clicked.connect(self._on_chapter_clicked)
        row = QHBoxLayout()
        row.setContentsMargins(-6, 0, 0, 0)  # its words stand over the others, not its frame
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        self._body.addLayout(row)

    def _add_detail(self, heading: str, text: str) -> None:
        self._body.addSpacing(6)
        self._body.addWidget(SectionTitle(heading, self))
        lines = text.splitlines()
        if len(lines) > 1:
            self._add_lines(lines)
        else:
            self._body.addWidget(Prose(text, self._wanted, parent=self))

    def _add_lines(self, lines: Sequence[str]) -> None:
        for text in lines:
            row = QHBoxLayout()
            row.setSpacing(GRID)
            row.addWidget(Prose("•", role="quiet", parent=self), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Prose(text, self._wanted, parent=self), 1)
            self._body.addLayout(row)

    def _add_last_line(self, need: str) -> None:
        last = QHBoxLayout()
        last.setContentsMargins(0, 4, 0, 0)
        last.setSpacing(GRID)
        if need:
            tag = QLabel(need, self)
            set_role(tag, "tag")
            last.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
        last.addWidget(Prose(self._words.source(self.topic), role="hint", parent=self), 1)
        self._body.addLayout(last)

    def _on_chapter_clicked(self) -> None:
        self.chapter_wanted.emit(self.topic.group)
