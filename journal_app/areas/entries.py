"""``journal.entries``: the movements of an account."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from journal_app.operations import entries, entry_versions
from journal_app.shapes import Changes
from journal_app.shapes.history import EntryVersion
from journal_app.storage import entry_views
from journal_app.storage.store import Store


class Entries:
    """``journal.entries``: the movements of an account."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def deposit(
        self,
        client: int,
        principle: str,
        size: str = "usual",
        points: int | None = None,
        note: str = "",
        on: date | None = None,
        confirmed: bool = False,
    ) -> Changes:
        """Record a deposit; ``points`` (positive) go before the size."""
        return entries.record_movement(
            self._store, "deposit", client, principle, size, points, note, on, confirmed
        )

    def withdraw(
        self,
        client: int,
        principle: str,
        size: str = "usual",
        points: int | None = None,
        note: str = "",
        on: date | None = None,
        confirmed: bool = False,
    ) -> Changes:
        """Record a withdrawal; ``points`` are a positive number here, too."""
        return entries.record_movement(
            self._store, "withdrawal", client, principle, size, points, note, on, confirmed
        )

    def apologise(
        self,
        entry: int,
        parts: Collection[str] = (),
        note: str = "",
        on: date | None = None,
        confirmed: bool = False,
    ) -> Changes:
        """Record an apology for a negative entry."""
        return entries.apologise(self._store, entry, parts, note, on, confirmed)

    def edit(self, entry: int, **fields: Any) -> Changes:
        """Change an entry; see ``operations.entries.edit_entry``."""
        return entries.edit_entry(self._store, entry, **fields)

    def versions(self, entry: int) -> list[EntryVersion]:
        """What an entry was before each of its edits, the newest first."""
        return entry_views.versions(self._store, entry)

    def bring_back(self, version: int) -> Changes:
        """Make an entry what it was; see ``operations.entry_versions.bring_back``."""
        return entry_versions.bring_back(self._store, version)

    def delete(self, entry: int) -> Changes:
        """Delete an entry with the apology that answers it."""
        return entries.delete_entry(self._store, entry)
