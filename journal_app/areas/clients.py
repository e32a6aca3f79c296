"""``journal.clients``: the people."""

from __future__ import annotations

from datetime import date
from typing import Any

from journal_app.operations import clients
from journal_app.shapes import Changes
from journal_app.storage.store import Store


class Clients:
    """``journal.clients``: the people."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, name: str, opening: int | None = None, since: date | None = None) -> Changes:
        """Add a client; see ``operations.clients.add_client``."""
        return clients.add_client(self._store, name, opening, since)

    def edit(self, client: int, **fields: Any) -> Changes:
        """Change ``name``, ``opening`` or ``since``."""
        return clients.edit_client(self._store, client, **fields)

    def archive(self, client: int) -> Changes:
        """Put a client away, keeping everything."""
        return clients.archive_client(self._store, client)

    def unarchive(self, client: int) -> Changes:
        """Bring a client back."""
        return clients.unarchive_client(self._store, client)

    def erase(self, client: int, reason: str) -> Changes:
        """Remove a client for good, after a backup was made. Cannot be undone. The same as
        ``journal.rights.erase``, which also returns the act of it."""
        from journal_app.operations import rights  # a start needs no act

        return rights.erase(self._store, client, reason)[0]
