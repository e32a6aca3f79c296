"""``journal.facts``: what is known of a client."""

from __future__ import annotations

from datetime import date
from typing import Any

from journal_app.operations import facts
from journal_app.shapes import Changes
from journal_app.storage.store import Store


class Facts:
    """``journal.facts``: what is known of a client."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(
        self,
        client: int,
        kind: str,
        text: str,
        side: str = "",
        confirmed: bool = False,
        on: date | None = None,
    ) -> Changes:
        """Note a fact; see ``operations.facts.add_fact``."""
        return facts.add_fact(self._store, client, kind, text, side, confirmed, on)

    def edit(self, fact: int, **fields: Any) -> Changes:
        """Change ``kind text side confirmed on``."""
        return facts.edit_fact(self._store, fact, **fields)

    def confirm(self, fact: int, on: date | None = None) -> Changes:
        """It is no guess any more."""
        return facts.confirm_fact(self._store, fact, on)

    def agree(self, fact: int, on: date | None = None) -> Changes:
        """Both agreed on an expectation."""
        return facts.agree_fact(self._store, fact, on)

    def use(self, fact: int, on: date | None = None) -> Changes:
        """It was of use."""
        return facts.use_fact(self._store, fact, on)

    def delete(self, fact: int) -> Changes:
        """Remove it."""
        return facts.delete_fact(self._store, fact)
