"""FragmentSheet: words of a note that are taken to supervision, and the question to ask."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from ui.client.note_field import NoteField
from ui.client.sheet import Foretold, Operation, Sheet


class FragmentSheet(Sheet):
    """The words as they were selected, and a question under them. It has no points."""

    has_confirmed = False

    def title(self) -> str:
        return self.desk.words["new_fragment"]

    def question(self) -> str:
        return self.desk.words["ask_fragment"]

    def add_body(self, body: QVBoxLayout) -> None:
        self._note_id: int | None = None
        self._private = False
        self._asked = NoteField(self)
        self._asked.setObjectName("fragmentQuestion")
        self._asked.setAccessibleName(self.desk.words["ask_question"])
        self._asked.setPlaceholderText(self.desk.words["ask_question"])
        body.addWidget(self._asked)

    def foretell(self) -> Foretold:
        page = self.desk.journal.client_page(self.client)
        return Foretold("", 0, page.balance, page.zone)

    def operation(self) -> Operation | None:
        text, asked = self.note.toPlainText(), self._asked.toPlainText()
        note, on, private = self._note_id, self.on_day(), self._private
        supervision = self.desk.journal.supervision
        return lambda: supervision.add(self.client, text, asked, note, on, private)

    def choices(self) -> dict[str, Any]:
        return {
            "question": self._asked.toPlainText(),
            "note_id": self._note_id,
            "private": self._private,
        }

    def choose_again(self, choices: dict[str, Any]) -> None:
        self._asked.setPlainText(choices.get("question", ""))
        self._note_id = choices.get("note_id")
        self._private = bool(choices.get("private"))
        if self._note_id is not None:  # the words are there already: the question is what is asked
            self._asked.setFocus(Qt.FocusReason.OtherFocusReason)
