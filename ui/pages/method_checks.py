"""CheckView: a check-up that is ticked with its day, and what past ones were like."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from journal_app.handbook import Group, Topic
from journal_app.shapes import Changes
from journal_app.shapes.method import CheckUp
from ui.client.day_box import DayBox
from ui.client.phrases import capital
from ui.desk import Desk
from ui.formatting import day_text, qdate
from ui.pages.method_score import ScoreRow
from ui.theme import GRID, set_role
from ui.topic_words import TopicWords
from ui.widgets.prose import Prose
from ui.widgets.section_title import SectionTitle
from ui.widgets.sparkline import Sparkline

_PAST = 12
"""So many past check-ups are told."""


class CheckView(QWidget):
    """Items to tick (the service checklist) or to give 0 to 10 (the check of oneself)."""

    def __init__(
        self,
        desk: Desk,
        words: TopicWords,
        group: Group,
        topics: tuple[Topic, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._words, self.group = desk, words, group.key
        self._list = "self" if group.key == "self_check" else "service"
        self._boxes: dict[str, QCheckBox] = {}
        self._scores: dict[str, ScoreRow] = {}
        self._lines: dict[str, Sparkline] = {}
        self._reading = False
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(3 * GRID)
        self._add_head(group)
        for topic in topics:
            self._add(topic)
        self._add_past()
        self.refresh(None)

    def day(self) -> date:
        """The day that is ticked."""
        return self._date.day()

    def refresh(self, changes: Changes | None) -> None:
        """Show what is ticked on the chosen day, and the days before."""
        if changes is not None and "tick" not in changes.kinds:
            return
        method, self._reading = self._desk.journal.method, True
        ticked = {line.item: line.score for line in method.ticks(self._list, self.day())}
        for item, box in self._boxes.items():
            box.setChecked(item in ticked)
        for item, row in self._scores.items():
            row.set_value(ticked.get(item))
        self._reading = False
        known = self._boxes.keys() | self._scores.keys()
        self._tell(self._count, len(known & ticked.keys()), len(known))
        self._show_past(method.check_ups(self._list, _PAST), known)

    # -- building -----------------------------------------------------------------------------

    def _add_head(self, group: Group) -> None:
        head = QVBoxLayout()
        head.setSpacing(GRID)
        title = QLabel(group.title, self)
        title.setObjectName("methodTitle")
        title.setWordWrap(True)
        set_role(title, "title")
        head.addWidget(title)
        head.addWidget(Prose(group.text, role="quiet", parent=self))
        row = QHBoxLayout()
        row.setContentsMargins(0, GRID, 0, 0)
        row.setSpacing(GRID)
        today = self._desk.journal.today()
        self._date = DayBox(today, today, "past", self)
        self._date.setObjectName("methodDay")
        self._date.setAccessibleName(self.tr("Day of the check-up"))
        self._date.setMaximumDate(qdate(today))
        self._date.chosen.connect(self._on_day_chosen)
        self._count = QLabel(self)
        self._count.setObjectName("methodCount")
        set_role(self._count, "quiet")
        row.addWidget(self._date)
        row.addWidget(self._count, 1)
        head.addLayout(row)
        self._body.addLayout(head)

    def _add(self, topic: Topic) -> None:
        item = topic.key.partition(".")[2]
        part = QVBoxLayout()
        part.setSpacing(4)
        if self._list == "service":
            part.addWidget(self._box(item, topic.title), 0, Qt.AlignmentFlag.AlignLeading)
        else:
            part.addLayout(self._scored_head(item, topic.title))
        indent = QVBoxLayout()
        indent.setContentsMargins(26 if self._list == "service" else 0, 0, 0, 0)
        indent.setSpacing(4)
        indent.addWidget(Prose(topic.text, role="quiet", parent=self))
        for name, text in topic.details.items():
            indent.addSpacing(4)
            indent.addWidget(SectionTitle(self._words.heading(name), self))
            indent.addWidget(Prose(text, parent=self))
            if name == "question":
                indent.addLayout(self._score(item, topic.title))
        part.addLayout(indent)
        self._body.addLayout(part)

    def _box(self, item: str, title: str) -> QCheckBox:
        box = QCheckBox(title, self)
        box.setObjectName(f"methodTick_{item}")
        box.setAccessibleName(title)
        box.setProperty("item", item)
        set_role(box, "heading")
        box.toggled.connect(self._on_box_toggled)
        self._boxes[item] = box
        return box

    def _scored_head(self, item: str, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(Prose(title, role="heading", parent=self), 1)
        line = Sparkline(parent=self)
        line.setObjectName(f"methodLine_{item}")
        line.setAccessibleName(title)
        self._lines[item] = line
        row.addWidget(line, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _score(self, item: str, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 4)
        scores = ScoreRow(item, title, self)
        scores.value_chosen.connect(self._on_score_chosen)
        self._scores[item] = scores
        row.addWidget(scores)
        row.addStretch(1)
        return row

    def _add_past(self) -> None:
        self._past = QWidget(self)
        self._past.setObjectName("methodPast")
        self._past_body = QVBoxLayout(self._past)
        self._past_body.setContentsMargins(0, 0, 0, 0)
        self._past_body.setSpacing(2)
        self._past_days: list[QPushButton] = []
        self._past_body.addWidget(SectionTitle(self.tr("Before"), self._past))
        self._body.addWidget(self._past)

    # -- showing ------------------------------------------------------------------------------

    def _tell(self, label: QLabel, done: int, known: int) -> None:
        text = self.tr("%1 of %2").replace("%1", str(done)).replace("%2", str(known))
        label.setText(text)

    def _show_past(self, found: list[CheckUp], known: set[str]) -> None:
        for old in self._past_days:
            old.setObjectName("")
            old.hide()
            old.deleteLater()
        self._past_days = []
        today = self._desk.journal.today()
        for one in found:
            if one.on == self.day() or not known & one.items.keys():
                continue
            told = self.tr("%1 of %2").replace("%1", str(len(known & one.items.keys())))
            day = capital(day_text(one.on, today, self._desk.locale))
            button = QPushButton(f"{day}: {told.replace('%2', str(len(known)))}", self._past)
            button.setObjectName(f"methodPast_{one.on.isoformat()}")
            button.setAccessibleName(button.text())
            button.setProperty("day", qdate(one.on))
            set_role(button, "row")
            button.clicked.connect(self._on_past_clicked)
            self._past_body.addWidget(button)
            self._past_days.append(button)
        self._past.setVisible(bool(self._past_days))
        for item, line in self._lines.items():
            scores = [one.items.get(item) for one in reversed(found)]
            line.set_values([score for score in scores if score is not None])

    # -- slots --------------------------------------------------------------------------------

    def _on_box_toggled(self, checked: bool) -> None:
        if self._reading:
            return
        method, item = self._desk.journal.method, str(self.sender().property("item"))
        act = method.tick if checked else method.untick
        if self._desk.do(lambda: act("service", item, self.day())) is None:
            self.refresh(None)

    def _on_score_chosen(self, item: str, score: int | None) -> None:
        method, day = self._desk.journal.method, self.day()
        if score is None:
            self._desk.do(lambda: method.untick("self", item, day))
        else:
            self._desk.do(lambda: method.tick("self", item, day, score))

    def _on_day_chosen(self) -> None:
        if not self._date.is_refused():
            self.refresh(None)

    def _on_past_clicked(self) -> None:
        self._date.setDate(self.sender().property("day"))
        self._date.setFocus(Qt.FocusReason.OtherFocusReason)
