"""``journal.rights``: what a client may ask for, and what is kept of having answered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from journal_app.operations import rights
from journal_app.shapes import Changes
from journal_app.shapes.rights import ErasureAct, FileEvent, PastTerm, Reach
from journal_app.storage import rights_views
from journal_app.storage.names import shown
from journal_app.storage.store import Store


class Rights:
    """``journal.rights``: what a client may ask for, and what is kept of having answered."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @shown()
    def reach(self, client: int, second: Path | None = None) -> Reach:
        """What erasing a client would take away, and which copies it would not reach, those in a
        second folder of backups among them."""
        return rights_views.reach(self._store, client, second)

    def erase(
        self,
        client: int,
        reason: str,
        rewrite: bool = False,
        anyway: bool = False,
        second: Path | None = None,
        remove: bool = False,
    ) -> tuple[Changes, ErasureAct]:
        """Erase a client for good, with an act; see ``operations.rights.erase``."""
        return rights.erase(self._store, client, reason, rewrite, anyway, second, remove)

    def acts(self) -> list[ErasureAct]:
        """The acts of erasing, the newest first."""
        return rights_views.acts(self._store)

    def events(self, what: str | None = None) -> list[FileEvent]:
        """What happened to the file, the newest first; of one kind if it is named."""
        return rights_views.events(self._store, what)

    @shown()
    def past_term(self) -> list[PastTerm]:
        """Who is kept longer than was agreed, by name. Nobody goes by themselves."""
        return rights_views.past_term(self._store)

    def past_term_count(self) -> int:
        """How many they are; quick where nobody can be past a term."""
        return rights_views.past_term_count(self._store)

    def told(self, client: int, private: bool = False) -> dict[str, Any]:
        """All that the journal holds of a client, as the dossier tells it."""
        from journal_app.exchange.dossier import dossier

        return dossier(self._store, client, private)

    def dossier(self, client: int, target: Path, private: bool = False) -> None:
        """Write all that the journal holds of a client as JSON; see ``exchange.dossier``."""
        from journal_app.exchange.dossier import export_dossier

        export_dossier(self._store, client, target, private)
