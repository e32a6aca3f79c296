"""DraftKeeper: what is typed into the composer is on the disk within two seconds, too."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QTimer

from journal_app import Journal
from journal_app.errors import JournalError
from journal_app.shapes.drafts import Draft as Kept
from ui.client.composer import UID, Composer
from ui.client.draft import Desktop, Draft, Key
from ui.desk import Desk

KEEP_MS = 1500
_KIND = "composer."
_EDIT = "edit."
"""A record that is mended: ``composer.edit.<what>.<kind>``, with its row."""


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
        try:
            for key in self._on_disk.keys() - drafts.keys():
                self._desk.journal.drafts.drop(key[0], *_place(key))
                del self._on_disk[key]
            for key, draft in drafts.items():
                if self._on_disk.get(key) != draft:
                    keep_draft(self._desk.journal, key, draft)
                    self._on_disk[key] = draft
        except JournalError:
            return False  # tried again with the next letter, and when the window closes
        return True

    def stop(self) -> None:
        """The window is closed."""
        self._timer.stop()

    def _put_back(self) -> None:
        for one in self._desk.journal.drafts.all():
            key, draft = _key(one), read_draft(one.content)
            if key is None or draft is None or self._is_recorded(key, draft):
                continue
            self._on_disk[key] = draft
        if self._on_disk:
            self._composer.put(Desktop(dict(self._on_disk), None, {}), None)

    def _is_recorded(self, key: Key, draft: Draft) -> bool:
        """Whether the program ended between the saving of the words and the dropping of their
        draft, or on a disk that failed after it had taken them. Then nothing waits."""
        try:
            uid = str(draft.choices.get(UID, ""))
            if not uid or not self._desk.journal.is_recorded(uid, draft.note):
                return False
            self._desk.journal.drafts.drop(key[0], *_place(key))
        except JournalError:
            return False
        return True

    def _on_composer_typed(self) -> None:
        if not self._timer.isActive():
            self._timer.start(KEEP_MS)

    def _on_drafts_changed(self) -> None:
        self._timer.start(0)  # not in the way of what is being saved


def keep_draft(journal: Journal, key: Key, draft: Draft) -> None:
    """Put one draft of the composer on the disk. Raises JournalError; not for a client who is
    erased, and with them their drafts."""
    try:
        journal.drafts.keep(key[0], *_place(key), tell_draft(draft))
    except JournalError as error:
        if error.code != "no_such_client":
            raise


def _place(key: Key) -> tuple[str, int | None]:
    """Kind and row under which the journal keeps it."""
    _client, kind, row = key
    if row is None:
        return _KIND + kind, None
    return f"{_KIND}{_EDIT}{row[0]}.{kind}", row[1]


def _key(kept: Kept) -> Key | None:
    """Whose words a draft of the journal holds; None for one of another screen."""
    kind = kept.kind.removeprefix(_KIND)
    if kept.client is None or kind == kept.kind:
        return None
    if kept.row is None:
        return kept.client, kind, None
    what, _, kind = kind.removeprefix(_EDIT).partition(".")
    return kept.client, kind, (what, kept.row)


def tell_draft(draft: Draft) -> dict[str, Any]:
    """A draft as JSON can hold it."""
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


def read_draft(told: dict[str, Any]) -> Draft | None:
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
