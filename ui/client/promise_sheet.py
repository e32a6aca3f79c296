"""PromiseSheet: a promise being made, or its words and size being mended."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal_app.rules.points import sized
from journal_app.shapes import Changes, FeedLine
from ui.client.day_box import DayBox
from ui.client.phrases import joined, small
from ui.client.sheet import Foretold, Operation, Problem, Sheet
from ui.formatting import qdate, signed
from ui.theme import GRID, set_role
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.segmented import Segmented

_QUICK = {"tomorrow": 1, "3": 3, "7": 7, "14": 14, "30": 30}
"""Due days by the names of their chips, in days from today."""


class PromiseSheet(Sheet):
    """Text, due day or none, size, the day it was made. A promise has no points before its end."""

    tone = "promise"
    has_confirmed = False

    def title(self) -> str:
        return self.desk.words["new_promise"] if self.line is None else self.mending("promise")

    def question(self) -> str:
        return self.desk.words["ask_promise"]

    def add_body(self, body: QVBoxLayout) -> None:
        texts = [
            self.tr("tomorrow"),
            self.tr("in 3 days"),
            self.tr("in a week"),
            self.tr("in two weeks"),
            self.tr("in a month"),
        ]
        self._quick = Segmented(
            list(zip(_QUICK, texts, strict=True)), "due", self.tone, self, wraps=True
        )
        for number, name in enumerate(_QUICK, start=1):
            chip = self._quick.chip(name)
            chip.setToolTip(f"Alt+{number}")
            chip.clicked.connect(self._on_quick_clicked)
        self._quick.clear()
        self._quick.setVisible(self.line is None)
        body.addWidget(self._quick)

    def add_row(self, row: FlowLayout) -> None:
        today = self.desk.journal.today()
        due = QWidget(self)
        line = QHBoxLayout(due)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        self._due = DayBox(today + timedelta(days=7), today, "future", self)
        self._due.setObjectName("composerDue")
        self._due.setAccessibleName(self.tr("Due day"))
        self._due.setToolTip(self.tr("The last day to keep it: 25, 25.12, fri, +3"))
        self._due.chosen.connect(self._on_due_chosen)
        self._no_due = QCheckBox(self.tr("no due day"), self)
        self._no_due.setObjectName("composerNoDue")
        self._no_due.setChecked(True)
        self._no_due.toggled.connect(self._on_no_due_toggled)
        line.addWidget(self._label(self.tr("due"), self._due))
        line.addWidget(self._due)
        for widget in (due, self._no_due):
            widget.setVisible(self.line is None)
            row.addWidget(widget)
        self._sizes = Segmented(self.sizes(), "size", parent=self)
        self._sizes.set_value(self._recorded_size())
        self._sizes.value_changed.connect(self.touched)
        row.addWidget(self._sizes)
        self._made = self._label(self.tr("made"), self)
        self._made.setVisible(self.line is None)
        row.addWidget(self._made)

    def foretell(self) -> Foretold:
        settings, words = self.desk.journal.settings, self.desk.words
        page = self.desk.journal.client_page(self.client)
        size = self._sizes.value() or "usual"
        kept = sized(settings["tariff.promise.kept"], size)
        broken = -sized(settings["tariff.promise.broken"], size)
        text = ""
        if not settings["hide_numbers"]:
            text = joined(
                f"{small(words['act_keep'])} {signed(kept)}",
                f"{small(words['act_break'])} {signed(broken)}",
            )
        return Foretold(text, 0, page.balance, page.zone)

    def operation(self) -> Operation | None:
        promises, text = self.desk.journal.promises, self.note.toPlainText()
        size = self._sizes.value()
        if self.line is not None:
            return self._edit(self.line, text, size)
        due = None if self._no_due.isChecked() else self._due.day()
        on = self.on_day()
        return lambda: promises.make(self.client, text, due, on, size)

    def problem(self) -> Problem | None:
        wrong = None if self._no_due.isChecked() else self.problem_of(self._due)
        return wrong or super().problem()

    def choices(self) -> dict[str, Any]:
        due = None if self._no_due.isChecked() else self._due.day()
        return {"due": due, "size": self._sizes.value()}

    def choose_again(self, choices: dict[str, Any]) -> None:
        self._sizes.set_value(choices["size"])
        if choices["due"] is not None:
            self._due.setDate(qdate(choices["due"]))

    def choose(self, number: int) -> None:
        if self.line is None and number <= len(_QUICK):
            self._quick.chip(list(_QUICK)[number - 1]).click()

    def field_of(self, code: str) -> QWidget | None:
        return self._due if code == "due_before_made" else self.date

    def _label(self, text: str, buddy: QWidget) -> QLabel:
        label = QLabel(text, self)
        label.setBuddy(buddy)
        set_role(label, "hint")
        return label

    def _recorded_size(self) -> str:
        if self.line is None:
            return "usual"
        lines = self.desk.journal.client_promises(self.client)
        return next((each.size for each in lines if each.id == self.line.promise), "usual")

    def _edit(self, line: FeedLine, text: str, size: str) -> Operation | None:
        fields: dict[str, Any] = {}
        if text != line.text:
            fields["text"] = text
        if size != self._recorded_size():
            fields["size"] = size
        promise = line.promise
        if not fields or promise is None:
            return None

        def edit() -> Changes:
            return self.desk.journal.promises.edit(promise, **fields)

        return edit

    def _on_quick_clicked(self) -> None:
        days = _QUICK[self._quick.value()]
        self._due.setDate(qdate(self.desk.journal.today() + timedelta(days=days)))

    def _on_due_chosen(self) -> None:
        if not self._ready:
            return
        self._no_due.setChecked(False)
        self._show_quick()
        self.touched()

    def _on_no_due_toggled(self, _checked: bool) -> None:
        self._show_quick()
        self.touched()

    def _show_quick(self) -> None:
        """Check the chip of the chosen day, if there is one for it."""
        ahead = (self._due.day() - self.desk.journal.today()).days
        name = next((name for name, days in _QUICK.items() if days == ahead), "")
        if name and not self._no_due.isChecked():
            self._quick.set_value(name)
        else:
            self._quick.clear()
