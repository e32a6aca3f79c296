"""``journal.positions``: how one means to stand beside a client, and how one stood."""

from __future__ import annotations

from datetime import date
from typing import Any

from journal_app.operations import positions
from journal_app.shapes import Changes
from journal_app.shapes.contacts import PositionLine
from journal_app.storage import contact_views
from journal_app.storage.store import Store


class Positions:
    """``journal.positions``: one planned and one taken for each session (the method, §10)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def plan(
        self,
        client: int,
        role: str = "",
        activity: str = "",
        direction: str = "equal",
        visit: int | None = None,
        on: date | None = None,
        note: str = "",
        supervision: str = "",
    ) -> Changes:
        """Note the position planned for a session; see ``operations.positions.put_position``."""
        return positions.put_position(
            self._store, False, client, role, activity, direction, visit, on, note, supervision
        )

    def take(
        self,
        client: int,
        role: str = "",
        activity: str = "",
        direction: str = "equal",
        visit: int | None = None,
        on: date | None = None,
        note: str = "",
        supervision: str = "",
    ) -> Changes:
        """Note the position taken in a session; the words of ``supervision`` are set aside."""
        return positions.put_position(
            self._store, True, client, role, activity, direction, visit, on, note, supervision
        )

    def edit(self, position: int, **fields: Any) -> Changes:
        """Change ``role activity direction note``."""
        return positions.edit_position(self._store, position, **fields)

    def delete(self, position: int) -> Changes:
        """Remove a position noted by mistake."""
        return positions.delete_position(self._store, position)

    def of(self, client: int, limit: int = -1) -> list[PositionLine]:
        """The newest positions of a client; of one session, the planned before the taken."""
        return contact_views.positions_of(self._store, client, limit)

    def for_visit(self, visit: int) -> list[PositionLine]:
        """The planned and the taken position of a session."""
        return contact_views.positions_for(self._store, visit)
