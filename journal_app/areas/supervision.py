"""``journal.supervision``: what is taken to a colleague."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from journal_app.operations import supervision
from journal_app.shapes import Changes
from journal_app.shapes.notes import FragmentLine
from journal_app.storage import note_views
from journal_app.storage.names import shown
from journal_app.storage.store import Store


class Supervision:
    """``journal.supervision``: what is taken to a colleague."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(
        self,
        client: int,
        text: str,
        question: str = "",
        note: int | None = None,
        on: date | None = None,
        private: bool = False,
    ) -> Changes:
        """Set words aside for supervision, with the question to ask there."""
        return supervision.add_fragment(self._store, client, text, question, note, on, private)

    def edit(self, fragment: int, text: str | None = None, question: str | None = None) -> Changes:
        """Change the words or the question."""
        return supervision.edit_fragment(self._store, fragment, text, question)

    def discuss(self, fragments: Collection[int], on: date | None = None) -> Changes:
        """Mark fragments as discussed: one step."""
        return supervision.discuss(self._store, fragments, on)

    def reopen(self, fragments: Collection[int]) -> Changes:
        """Take fragments to supervision again."""
        return supervision.reopen(self._store, fragments)

    def delete(self, fragment: int) -> Changes:
        """Take words off the list; the note keeps them."""
        return supervision.delete_fragment(self._store, fragment)

    @shown(words=True)
    def fragments(self, client: int | None = None, open_only: bool = True) -> list[FragmentLine]:
        """What waits for supervision (or all there is), by day."""
        return note_views.fragments(self._store, client, open_only)
