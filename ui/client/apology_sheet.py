"""ApologySheet: an apology for one entry; its points follow from its parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal_app.rules.apologies import PARTS
from journal_app.shapes import Changes, FeedLine
from ui.client.phrases import joined
from ui.client.sheet import Foretold, Operation, Sheet
from ui.formatting import day_text, signed
from ui.theme import GRID, set_role
from ui.widgets.chip import Chip
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.hint_button import HintButton


class ApologySheet(Sheet):
    """The entry it answers, the four parts, and the points with their reason before saving."""

    kind = tone = "apology"

    def title(self) -> str:
        return self.desk.words["new_apology"] if self.line is None else self.mending("apology")

    def question(self) -> str:
        return self.desk.words["ask_apology"]

    def words_of(self, line: FeedLine) -> str:
        return "" if line.text == line.answers_text else line.text

    def add_body(self, body: QVBoxLayout) -> None:
        self._add_how(body)
        asks = QHBoxLayout()
        asks.setSpacing(GRID)
        label = QLabel(self.desk.words["answered_entry"], self)
        set_role(label, "hint")
        self.entry = ChoiceBox(self)
        self.entry.setObjectName("composerEntry")
        self.entry.view().setObjectName("composerEntryList")
        self.entry.view().setAccessibleName(self.desk.words["answered_entry"])
        self.entry.setAccessibleName(self.desk.words["answered_entry"])
        label.setBuddy(self.entry)
        self.entry.currentIndexChanged.connect(self._on_entry_changed)
        asks.addWidget(label)
        asks.addWidget(self.entry, 1)
        body.addLayout(asks)
        self._nothing = QLabel(self.tr("Nothing waits for this: every slip is answered."), self)
        self._nothing.setWordWrap(True)
        set_role(self._nothing, "quiet")
        body.addWidget(self._nothing)
        parts = FlowLayout(spacing=GRID, line_spacing=6)
        self._parts: dict[str, Chip] = {}
        for number, part in enumerate(PARTS, start=1):
            chip = Chip(self.desk.words[f"part_{part}"], self.tone, self)
            chip.setObjectName(f"part_{part}")
            chip.setToolTip(f"Alt+{number}")
            chip.setChecked(self.line is not None and part in self.line.parts)
            chip.toggled.connect(self.touched)
            self._parts[part] = chip
            parts.addWidget(chip)
        body.addLayout(parts)
        self._label = label
        self._fill_entries()

    def _add_how(self, body: QVBoxLayout) -> None:
        """How to apologise, folded; Alt+0 opens it."""
        self._fold = body
        self._advice: QWidget | None = None
        self._how = HintButton(self.desk.words["how_apology"], "Alt+0", "link", parent=self)
        self._how.setObjectName("composerHow")
        self._how.setAccessibleName(self._how.text())
        self._how.setCheckable(True)
        self._how.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._how.toggled.connect(self._on_how_toggled)
        row = QHBoxLayout()
        row.setContentsMargins(-5, 0, 0, 0)  # its words stand under the note's, not its frame
        row.addWidget(self._how, 0, Qt.AlignmentFlag.AlignLeading)
        body.addLayout(row)

    def _on_how_toggled(self, checked: bool) -> None:
        if self._advice is None:
            self._advice = self._made_advice()
            self._fold.insertWidget(1, self._advice)
        self._advice.setVisible(checked)

    def _made_advice(self) -> QWidget:
        from journal_app.handbook import load
        from ui.widgets.advice_box import AdviceBox

        topic = load(self.desk.language).topic("apology.fast", self.desk.profession)
        lines = (f"{number}. {text}" for number, text in enumerate(topic.points, start=1))
        return AdviceBox(topic.title, "\n".join((topic.text, *lines)), parent=self)

    def _act_of(self, event: QEvent, watched: QObject) -> Callable[[], None] | None:
        assert isinstance(event, QKeyEvent)
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_0:
            return self._how.toggle
        return super()._act_of(event, watched)

    def answer(self, entry: int) -> None:
        """Choose the entry it answers, if it is among the unanswered ones."""
        index = self.entry.findData(entry)
        if index >= 0:
            self.entry.setCurrentIndex(index)

    def foretell(self) -> Foretold | None:
        journal = self.desk.journal
        if self.line is not None:
            return self._foretell_edit(self.line)
        self.save.setEnabled(self.entry.count() > 0)
        if self.entry.currentIndex() < 0:
            return None
        seen = journal.preview_apology(self.entry.currentData(), self.parts(), self.on_day())
        reason = self.desk.words.get(f"preview_{seen.reason}", "")
        if not journal.settings["hide_numbers"]:
            return self.told(seen, signed(seen.points), reason)
        return self.told(seen, reason)

    def parts(self) -> tuple[str, ...]:
        """The parts that were done."""
        return tuple(part for part, chip in self._parts.items() if chip.isChecked())

    def operation(self) -> Operation | None:
        if self.line is not None:
            return self._edit(self.line)
        entry = self.entry.currentData()
        if entry is None:
            return None
        note, on, said = self.note.toPlainText(), self.on_day(), self.confirmed.isChecked()
        parts = self.parts()
        return lambda: self.desk.journal.entries.apologise(entry, parts, note, on, said)

    def choices(self) -> dict[str, Any]:
        return {"entry": self.entry.currentData(), "parts": self.parts()}

    def choose_again(self, choices: dict[str, Any]) -> None:
        self.answer(choices["entry"])
        for part, chip in self._parts.items():
            chip.setChecked(part in choices["parts"])

    def choose(self, number: int) -> None:
        if number <= len(PARTS):
            self._parts[PARTS[number - 1]].toggle()

    def field_of(self, code: str) -> QWidget | None:
        return self.entry if code in ("already_answered", "no_such_row") else self.date

    def _on_entry_changed(self) -> None:
        self.entry.setToolTip(self.entry.currentText())
        self.touched()

    def refresh(self) -> None:
        """The unanswered entries may be others by now; the chosen one stays if it can."""
        chosen = self.entry.currentData()
        if self.line is None:
            self.entry.clear()
            self._fill_entries()
            self.answer(chosen or 0)
        super().refresh()

    def _fill_entries(self) -> None:
        if self.line is not None:
            self.entry.addItem(self.line.answers_text, self.line.answers)
            self.entry.setEnabled(False)
        else:
            self._add_wounds()
        empty = self.entry.count() == 0
        self._nothing.setVisible(empty)
        self.entry.setVisible(not empty)
        self._label.setVisible(not empty)

    def _add_wounds(self) -> None:
        desk, today = self.desk, self.desk.journal.today()
        for wound in desk.journal.open_wounds(self.client):
            points = "" if desk.journal.settings["hide_numbers"] else signed(wound.points)
            text = " ".join(wound.text.split())
            words = text or desk.words.get(wound.kind, "")
            day = day_text(wound.on, today, desk.locale)
            self.entry.addItem(joined(day, points, words), wound.id)

    def _edit(self, line: FeedLine) -> Operation | None:
        fields: dict[str, Any] = {}
        if self.note.toPlainText() != self.words_of(line):
            fields["note"] = self.note.toPlainText()
        if self.date.day() != line.on:
            fields["on"] = self.date.day()
        if self.confirmed.isChecked() != line.confirmed:
            fields["confirmed"] = self.confirmed.isChecked()
        if self.parts() != line.parts:
            fields["parts"] = self.parts()
        if not fields:
            return None

        def edit() -> Changes:
            return self.desk.journal.entries.edit(line.key[1], **fields)

        return edit

    def _foretell_edit(self, line: FeedLine) -> Foretold:
        page = self.desk.journal.client_page(self.client)
        text = ""
        if self.parts() != line.parts:
            text = self.tr("the points are counted anew when it is saved")
        return Foretold(text, line.points or 0, page.balance, page.zone)
