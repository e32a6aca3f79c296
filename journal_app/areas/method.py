"""``journal.method``: check-ups, one's own algorithms, and whom the handbook concerns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from journal_app.operations import method
from journal_app.shapes import Changes
from journal_app.shapes.cards import Acquaintance
from journal_app.shapes.method import AlgorithmLine, CheckUp, IdeaGround, SolvedCase, TickLine
from journal_app.storage import method_views
from journal_app.storage.names import shown
from journal_app.storage.store import Store


class Method:
    """``journal.method``: one's own craft beside the handbook (the method, §10)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def tick(
        self,
        list_: str,
        item: str,
        on: date | None = None,
        score: int | None = None,
        note: str = "",
    ) -> Changes:
        """Tick an item of ``service`` or ``self``; see ``operations.method.tick``."""
        return method.tick(self._store, list_, item, on, score, note)

    def untick(self, list_: str, item: str, on: date | None = None) -> Changes:
        """Take a tick away."""
        return method.untick(self._store, list_, item, on)

    def ticks(self, list_: str, day: date | None = None) -> list[TickLine]:
        """What was ticked on a day, today if none is named."""
        return method_views.ticks(self._store, list_, day or self._store.today())

    def check_ups(self, list_: str, limit: int = 12) -> list[CheckUp]:
        """Past check-ups, today's too, the newest first."""
        return method_views.check_ups(self._store, list_, limit)

    def add_algorithm(
        self,
        title: str,
        situation: str = "",
        steps: str | Iterable[str] = "",
        result: str = "",
        on: date | None = None,
        look_on: date | None = None,
        client: int | None = None,
    ) -> Changes:
        """Write an algorithm of one's own; see ``operations.method.add_algorithm``."""
        return method.add_algorithm(
            self._store, title, situation, steps, result, on, look_on, client
        )

    def edit_algorithm(self, algorithm: int, **fields: Any) -> Changes:
        """Change ``title situation steps result on look_on client``."""
        return method.edit_algorithm(self._store, algorithm, **fields)

    def delete_algorithm(self, algorithm: int) -> Changes:
        """Remove it."""
        return method.delete_algorithm(self._store, algorithm)

    @shown()
    def algorithms(self) -> list[AlgorithmLine]:
        """One's own algorithms, the newest first."""
        return method_views.algorithms(self._store)

    @shown()
    def solved_cases(self) -> list[SolvedCase]:
        """Slips of the last 90 days that were made good: what an algorithm is written from."""
        return method_views.solved_cases(self._store)

    @shown()
    def concerned(self, group: str) -> dict[str, list[Acquaintance]]:
        """Whom each topic of a chapter concerns now; see ``storage.method_views.concerned``."""
        return method_views.concerned(self._store, group)

    def idea_ground(self, client: int) -> IdeaGround:
        """What decides which ideas for a deposit fit a client."""
        return method_views.idea_ground(self._store, client)
