"""MovementSheet: a deposit or a withdrawal, new or edited."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.errors import JournalError
from journal_app.rules.points import DEPOSIT_PRINCIPLES, PRINCIPLES
from journal_app.shapes import Changes, FeedLine
from ui.client.phrases import joined
from ui.client.points_field import PointsField
from ui.client.sheet import Foretold, Operation, Problem, Sheet
from ui.desk import Desk
from ui.formatting import MINUS, signed
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from ui.client.idea_line import IdeaLine

_FIRST = {"deposit": "little_things", "withdrawal": "expectations"}
"""The principle chosen before anything was recorded."""


class MovementSheet(Sheet):
    """Principle, size or points by hand, day, whose words. A habit is offered as small."""

    def __init__(
        self,
        desk: Desk,
        client: int,
        kind: str,
        principle: str = "",
        line: FeedLine | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.kind = self.tone = kind
        self._principle = (line.principle if line else principle) or _FIRST[kind]
        self._by_hand = line is not None
        self._size_chosen = line is not None
        self._habit = self._offering = False
        self._idea: IdeaLine | None = None
        super().__init__(desk, client, line, parent)

    def title(self) -> str:
        new = self.desk.words[f"new_{self.kind}"]
        return new if self.line is None else self.mending(self.kind)

    def question(self) -> str:
        return self.desk.words[f"ask_{self.kind}"]

    def principle(self) -> str:
        """The chosen principle."""
        return self._principles.value()

    def add_body(self, body: QVBoxLayout) -> None:
        if self.kind == "deposit" and self.line is None:
            self._add_idea(body)
        names = DEPOSIT_PRINCIPLES if self.kind == "deposit" else PRINCIPLES
        choices = [(name, self._chip_text(name)) for name in names]
        self._principles = Segmented(choices, "principle", self.kind, self, wraps=True)
        self._principles.set_value(self._principle)
        for number, name in enumerate(names, start=1):
            self._principles.chip(name).setToolTip(f"Alt+{number}")
        self._principles.value_changed.connect(self._on_principle_changed)
        body.addWidget(self._principles)

    def add_row(self, row: FlowLayout) -> None:
        self._sizes = Segmented(self.sizes(), "size", parent=self)
        self._sizes.set_value("usual")
        for size, _ in self.sizes():  # also the one that is chosen already: it was meant
            self._sizes.chip(size).clicked.connect(self._on_size_chosen)
        self._sizes.value_changed.connect(self._on_size_chosen)
        row.addWidget(self._sizes)
        self._points = PointsField("+" if self.kind == "deposit" else MINUS, self)
        self._points.setObjectName("composerPoints")
        self._points.setAccessibleName(self.tr("Points"))
        self._points.setVisible(not self.desk.journal.settings["hide_numbers"])
        if self.line is not None:
            self._points.follow(min(abs(self.line.points or 1), 99))
            self._sizes.clear()
        else:
            self._follow()
        self._points.typed.connect(self._on_points_typed)
        row.addWidget(self._points)

    def foretell(self) -> Foretold:
        points = self._points.value() if self._by_hand else None
        size = self._sizes.value() or "usual"
        journal, on = self.desk.journal, self.on_day()
        seen = journal.preview_movement(self.kind, self.client, self.principle(), size, points, on)
        if self.line is not None:
            return self._foretell_edit(seen.points)
        habit = self.desk.words["preview_habit"] if self._habit else ""
        return self.told(seen, habit)

    def operation(self) -> Operation | None:
        if self.line is not None:
            return self._edit(self.line)
        entries = self.desk.journal.entries
        record = entries.deposit if self.kind == "deposit" else entries.withdraw
        points = self._points.value() if self._by_hand else None
        size = self._sizes.value() or "usual"
        note, on, said = self.note.toPlainText(), self.on_day(), self.confirmed.isChecked()
        principle = self.principle()
        return lambda: record(self.client, principle, size, points, note, on, said)

    def problem(self) -> Problem | None:
        if self._points.refused:
            error = JournalError("points_out_of_range", points=self._points.refused)
            return Problem(self.desk.say(error), self._points)
        return super().problem()

    def choices(self) -> dict[str, Any]:
        return {
            "principle": self.principle(),
            "size": self._sizes.value() if self._size_chosen else "",
            "points": self._points.value() if self._by_hand else None,
        }

    def choose_again(self, choices: dict[str, Any]) -> None:
        self._principles.set_value(choices["principle"])
        if choices["points"] is not None:
            self._points.setValue(choices["points"])
        elif choices["size"]:
            self._sizes.chip(choices["size"]).click()

    def choose(self, number: int) -> None:
        names = DEPOSIT_PRINCIPLES if self.kind == "deposit" else PRINCIPLES
        if number <= len(names):
            self._principles.set_value(names[number - 1])

    def field_of(self, code: str) -> QWidget | None:
        return self._points if code == "points_out_of_range" else self.date

    def touched(self) -> None:
        self._show_idea()
        self._offer_small()
        super().touched()

    def _add_idea(self, body: QVBoxLayout) -> None:
        from ui.client.idea_line import IdeaLine  # the handbook, which nothing else here needs

        self._idea = IdeaLine(self.desk, self.client, self)
        self._idea.taken.connect(self._on_idea_taken)
        body.addWidget(self._idea)
        self._show_idea()

    def _show_idea(self) -> None:
        """An idea is for an empty note only."""
        if self._idea is not None:
            self._idea.setVisible(self._idea.has_ideas() and not self.note.toPlainText())

    def _act_of(self, event: QEvent, watched: QObject) -> Callable[[], None] | None:
        assert isinstance(event, QKeyEvent)
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        idea = self._idea
        if alt and idea is not None and idea.isVisible():
            if event.key() == Qt.Key.Key_0:
                return idea.take
            if event.key() == Qt.Key.Key_9:
                return idea.show_next
        return super()._act_of(event, watched)

    def _chip_text(self, principle: str) -> str:
        name = self.desk.words[f"principle_{principle}"]
        settings = self.desk.journal.settings
        if settings["hide_numbers"]:
            return name
        usual = settings[f"tariff.{self.kind}.{principle}"]
        return f"{name} {signed(usual if self.kind == 'deposit' else -usual)}"

    def _follow(self) -> None:
        """Let the points follow from principle and size."""
        size = self._sizes.value() or "usual"
        seen = self.desk.journal.preview_movement(self.kind, self.client, self.principle(), size)
        self._points.follow(abs(seen.points))

    def _offer_small(self) -> None:
        """What repeats a deposit of the last days weighs less, unless somebody chose a size."""
        text = self.note.toPlainText()
        if self.kind != "deposit" or self.line is not None:
            return
        habit = bool(text.strip()) and self.desk.journal.is_habit(self.client, text)
        if habit == self._habit:
            return
        self._habit = habit
        if not self._size_chosen:
            self._offering = True
            self._sizes.set_value("small" if habit else "usual")
            self._offering = False
            self._follow()

    def _edit(self, line: FeedLine) -> Operation | None:
        fields: dict[str, Any] = {}
        if self.note.toPlainText() != line.text:
            fields["note"] = self.note.toPlainText()
        if self.principle() != line.principle:
            fields["principle"] = self.principle()
        if self.date.day() != line.on:
            fields["on"] = self.date.day()
        if self.confirmed.isChecked() != line.confirmed:
            fields["confirmed"] = self.confirmed.isChecked()
        if not self._by_hand:
            fields["size"] = self._sizes.value()
        elif self._points.value() != abs(line.points or 0):
            fields["points"] = self._points.value()
        if not fields:
            return None

        def edit() -> Changes:
            return self.desk.journal.entries.edit(line.key[1], **fields)

        return edit

    def _foretell_edit(self, points: int) -> Foretold:
        assert self.line is not None
        page = self.desk.journal.client_page(self.client)
        before, text = self.line.points or 0, ""
        if points != before and not self.desk.journal.settings["hide_numbers"]:
            text = self.tr("was %1, becomes %2")
            text = text.replace("%1", signed(before)).replace("%2", signed(points))
        return Foretold(joined(text), points, page.balance, page.zone)

    def _on_idea_taken(self, principle: str, words: str) -> None:
        self._principles.set_value(principle)
        self.note.insertPlainText(words)
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_principle_changed(self, _name: str) -> None:
        if not self._by_hand:
            self._follow()
        self.touched()

    def _on_size_chosen(self) -> None:
        if self._offering:
            return
        self._by_hand, self._size_chosen = False, True
        self._follow()
        self.touched()

    def _on_points_typed(self) -> None:
        self._by_hand = self._size_chosen = True
        self._sizes.clear()
        self.touched()
