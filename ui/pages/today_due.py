"""How many promises are due: the number on the rail."""

from __future__ import annotations

from collections import Counter

from journal_app import Journal
from journal_app.shapes import Changes, TodayPage

_FEW = 20


class DueCount:
    """Open promises of active clients that are overdue or due today.

    Kept for each client, so that a change asks for the promises of that client alone.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._due: Counter[int] = Counter()

    def total(self) -> int:
        """How many there are."""
        return self._due.total()

    def read(self, page: TodayPage) -> None:
        """Count them on a page that was just read."""
        self._due = Counter(
            line.client for line in page.promises if line.days is not None and line.days <= 0
        )

    def follow(self, changes: Changes) -> None:
        """Count anew where something changed."""
        if "setting" in changes.kinds or len(changes.clients) > _FEW:
            self.read(self._journal.today_page())
        elif changes.kinds & {"promise", "client"}:
            for client in changes.clients:
                self._due[client] = self._count(client)

    def _count(self, client: int) -> int:
        line = self._journal.client_line(client)
        if line is None or line.archived or not line.open_promises:
            return 0
        promises = self._journal.client_promises(client)
        return sum(
            1
            for promise in promises
            if promise.state == "open" and promise.days is not None and promise.days <= 0
        )
