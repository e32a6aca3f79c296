"""``journal.drafts``: words that are typed and not finished."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journal_app.shapes.drafts import Draft
from journal_app.storage import drafts
from journal_app.storage.store import Store


class Drafts:
    """``journal.drafts``: words that are typed and not finished, one draft a place.

    A place is a client (None for the inbox and the like), a kind that the screen names, and the
    row that is edited (None for a new one). A row's number may be given again once the row is
    deleted: a screen that keeps drafts of rows drops them together.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(
        self, client: int | None, kind: str, row: int | None, content: Mapping[str, Any]
    ) -> None:
        """Keep what is typed; on the disk when this returns, and no step of undo."""
        drafts.keep(self._store, client, kind, row, content)

    def drop(self, client: int | None, kind: str, row: int | None) -> None:
        """Let go of a draft: it was saved, or emptied. Nothing happens when there is none."""
        drafts.drop(self._store, client, kind, row)

    def all(self) -> list[Draft]:
        """Every draft, the newest first."""
        return drafts.drafts(self._store)
