"""``journal.notes``: words without points."""

from __future__ import annotations

from datetime import date

from journal_app.operations import notes
from journal_app.shapes import Changes
from journal_app.storage.store import Store


class Notes:
    """``journal.notes``: words without points."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, client: int | None, text: str, on: date | None = None) -> Changes:
        """Keep a note; without a client it waits in the inbox."""
        return notes.add_note(self._store, client, text, on)

    def edit(self, note: int, text: str) -> Changes:
        """Change a note's words."""
        return notes.edit_note(self._store, note, text)

    def assign(self, note: int, client: int) -> Changes:
        """Give a note of the inbox to a client."""
        return notes.assign_note(self._store, note, client)

    def delete(self, note: int) -> Changes:
        """Remove a note."""
        return notes.delete_note(self._store, note)
