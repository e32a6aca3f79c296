"""``journal.notes``: words without points."""

from __future__ import annotations

from datetime import date

from journal_app.operations import notes
from journal_app.shapes import Changes
from journal_app.shapes.notes import NoteLine, NotePage, NoteVersionLine, Recovered, VisitMark
from journal_app.storage import note_views
from journal_app.storage.names import shown
from journal_app.storage.store import Store


class Notes:
    """``journal.notes``: words without points."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(
        self,
        client: int | None,
        text: str,
        on: date | None = None,
        kind: str = "note",
        private: str = "",
        visit: int | None = None,
    ) -> Changes:
        """Keep a note (``note`` or ``session``); without a client it waits in the inbox."""
        return notes.add_note(self._store, client, text, on, kind, private, visit)

    def write(self, note: int, text: str, private: str | None = None) -> Changes:
        """Keep what an editing session made of a note; see ``operations.notes.write_note``."""
        return notes.write_note(self._store, note, text, private)

    def edit(self, note: int, text: str) -> Changes:
        """Change a note's shared words."""
        return notes.edit_note(self._store, note, text)

    def assign(self, note: int, client: int) -> Changes:
        """Give a note of the inbox to a client."""
        return notes.assign_note(self._store, note, client)

    def delete(self, note: int) -> Changes:
        """Remove a note with its versions."""
        return notes.delete_note(self._store, note)

    def restore(self, version: int) -> Changes:
        """Bring back the words of a version."""
        return notes.restore_version(self._store, version)

    @shown()
    def recover(self) -> tuple[Changes, list[Recovered]]:
        """Make notes of the words that were being typed when the program ended."""
        return notes.recover(self._store)

    def of(self, client: int) -> list[NoteLine]:
        """A client's notes, the newest day first."""
        return note_views.note_lines(self._store, client)

    def page(self, note: int) -> NotePage:
        """A note with both layers. Raises JournalError ``no_such_row``."""
        return note_views.note_page(self._store, note)

    def versions(self, note: int) -> list[NoteVersionLine]:
        """The former words of a note, the newest first."""
        return note_views.versions(self._store, note)

    def visit_today(self, client: int) -> VisitMark | None:
        """The visit of today that a session note would belong to."""
        return note_views.visit_on(self._store, client, self._store.today())
