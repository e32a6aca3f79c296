"""NoteSheet: mending the words of a note."""

from __future__ import annotations

from journal_app.shapes import Changes
from ui.client.sheet import Foretold, Operation, Sheet


class NoteSheet(Sheet):
    """Words without points; the day stays."""

    has_day = False
    has_confirmed = False

    def title(self) -> str:
        return self.mending("event_note")

    def foretell(self) -> Foretold:
        page = self.desk.journal.client_page(self.client)
        return Foretold("", 0, page.balance, page.zone)

    def operation(self) -> Operation | None:
        line, text = self.line, self.note.toPlainText()
        assert line is not None
        if text == line.text:
            return None

        def edit() -> Changes:
            return self.desk.journal.notes.edit(line.key[1], text)

        return edit
