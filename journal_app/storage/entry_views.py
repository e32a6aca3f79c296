"""What the screens read of an entry's past. Plain SQL, as the other views."""

from __future__ import annotations

from datetime import UTC, datetime

from journal_app.shapes.history import EntryVersion
from journal_app.storage.database import fetch
from journal_app.storage.models import read_day
from journal_app.storage.store import Store

_VERSIONS = """
SELECT id, entry_id, created, kind, principle, points, on_day, note, confirmed, parts
FROM entry_version WHERE entry_id = ? ORDER BY created DESC, id DESC"""


def versions(store: Store, entry: int) -> list[EntryVersion]:
    """What an entry was before each of its edits, the newest first."""
    return [
        EntryVersion(
            id=row_id,
            entry=of,
            until=datetime.strptime(created, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC),
            kind=kind,
            principle=principle,
            points=points,
            on=read_day(on),
            note=note,
            confirmed=bool(confirmed),
            parts=tuple(part for part in parts.split("+") if part),
        )
        for row_id, of, created, kind, principle, points, on, note, confirmed, parts in fetch(
            store.database, _VERSIONS, (entry,)
        )
    ]


def version_ids(store: Store, entry: int) -> list[int]:
    """The rows of ``entry_version`` that hang on an entry."""
    sql = "SELECT id FROM entry_version WHERE entry_id = ? ORDER BY id"
    return [row_id for (row_id,) in fetch(store.database, sql, (entry,))]
