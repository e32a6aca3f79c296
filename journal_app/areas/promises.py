"""``journal.promises``: what was promised, and how it went."""

from __future__ import annotations

from datetime import date
from typing import Any

from journal_app.operations import promises
from journal_app.shapes import Changes
from journal_app.storage.store import Store


class Promises:
    """``journal.promises``: what was promised, and how it went."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def make(
        self,
        client: int,
        text: str,
        due: date | None = None,
        on: date | None = None,
        size: str = "usual",
    ) -> Changes:
        """Note a promise."""
        return promises.make_promise(self._store, client, text, due, on, size)

    def keep(self, promise: int, on: date | None = None) -> Changes:
        """It was kept; after its day, late."""
        return promises.close_promise(self._store, promise, "keep", on)

    def break_(self, promise: int, on: date | None = None) -> Changes:
        """It was broken."""
        return promises.close_promise(self._store, promise, "break", on)

    def move(self, promise: int, due: date, on: date | None = None) -> Changes:
        """It has a new day."""
        return promises.move_promise(self._store, promise, due, on)

    def release(self, promise: int, on: date | None = None) -> Changes:
        """The client let it go."""
        return promises.release_promise(self._store, promise, on)

    def reopen(self, promise: int) -> Changes:
        """It is open after all."""
        return promises.reopen_promise(self._store, promise)

    def edit(self, promise: int, **fields: Any) -> Changes:
        """Change ``text`` or ``size``."""
        return promises.edit_promise(self._store, promise, **fields)

    def delete(self, promise: int) -> Changes:
        """Remove a promise noted by mistake, with all that hangs on it."""
        return promises.delete_promise(self._store, promise)
