"""DraftKeeper: what is typed into the composer is on the disk within two seconds, too."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QTimer

from journal_app.errors import JournalError
from ui.client.composer import Composer
from ui.client.draft import Desktop, Draft, Key
from ui.desk import Desk

KEEP_MS = 1500
_KIND = "composer."
_KEPT = frozenset(
    {"deposit", "withdrawal", "promise", "apology", "fact", "fragment", "contact", "position"}
)
"""New records of these kinds; of one that is edited, the former words are in the journal."""


class DraftKeeper(QObject):
    """Puts the composer's drafts into the journal's, and back at the next start."""

    def __init__(self, desk: Desk, composer: Composer) -> None:
        super().__init__(composer)
        self._desk, self._composer = desk, composer
        self._on_disk: dict[Key, Draft] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep)
        self._put_back()
        composer.typed.connect(self._on_composer_typed)
        composer.drafts_changed.connect(self._on_drafts_changed)

    def keep(self) -> bool:
        """Bring the disk up to what is typed; whether nothing would be lost now."""
        self._timer.stop()
        if not self._desk.journal.is_open:
            return True
        drafts = self._composer.drafts()
        kept = {key: draft for key, draft in drafts.items() if _is_kept(key)}
        try:
            for key in self._on_disk.keys() - kept.keys():
                self._desk.journal.drafts.drop(key[0], _KIND + key[1], None)
                del self._on_disk[key]
            for key, draft in kept.items():
                if self._on_disk.get(key) != draft:
                    self._write(key, draft)
        except JournalError:
            return False  # tried again with the next letter, and when the window closes
        return len(kept) == len(drafts)

    def stop(self) -> None:
        """The window is closed."""
        self._timer.stop()

    def _write(self, key: Key, draft: Draft) -> None:
        try:
            self._desk.journal.drafts.keep(key[0], _KIND + key[1], None, _told(draft))
        except JournalError as error:
            if error.code != "no_such_client":  # erased, and with them their drafts
                raise
        self._on_disk[key] = draft

    def _put_back(self) -> None:
        for one in self._desk.journal.drafts.all():
            kind = one.kind.removeprefix(_KIND)
            if one.client is None or kind not in _KEPT or kind == one.kind:
                continue
            draft = _read(one.content)
            if draft is not None:
                self._on_disk[one.client, kind, None] = draft
        if self._on_disk:
            self._composer.put(Desktop(dict(self._on_disk), None, {}), None)

    def _on_composer_typed(self) -> None:
        if not self._timer.isActive():
            self._timer.start(KEEP_MS)

    def _on_drafts_changed(self) -> None:
        self._timer.start(0)  # not in the way of what is being saved


def _is_kept(key: Key) -> bool:
    return key[1] in _KEPT and key[2] is None


def _told(draft: Draft) -> dict[str, Any]:
    return {
        "note": draft.note,
        "on": None if draft.on is None else draft.on.isoformat(),
        "confirmed": draft.confirmed,
        "choices": {name: _plain(value) for name, value in draft.choices.items()},
    }


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return sorted(value) if isinstance(value, set | frozenset) else value


def _read(told: dict[str, Any]) -> Draft | None:
    """A draft as it was kept; None for what this program did not write."""
    try:
        choices = {
            name: date.fromisoformat(value["day"]) if isinstance(value, dict) else value
            for name, value in told["choices"].items()
        }
        on = None if told["on"] is None else date.fromisoformat(told["on"])
        return Draft(str(told["note"]), on, bool(told["confirmed"]), choices)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
