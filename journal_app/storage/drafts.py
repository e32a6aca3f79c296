"""Words that are typed and not finished: on the disk, so that a kill loses none of them.

They are no steps of undo and no change that a backup is made for; erasing a client takes theirs
along. There is one draft at each place: a client (or none), a kind, and a row (or none).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from playhouse.sqlcipher_ext import SqlCipherDatabase

from journal_app.errors import JournalError
from journal_app.shapes.drafts import Draft
from journal_app.storage.database import errors_told, fetch
from journal_app.storage.store import Store
from journal_app.storage.tables.base import stamped

# Plain SQL: this runs while somebody is typing.
_PLACE = "coalesce(client, 0) = coalesce(?, 0) AND kind = ? AND coalesce(row, 0) = coalesce(?, 0)"
_KEEP = """
    INSERT INTO draft (client, kind, row, content, at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (coalesce(client, 0), kind, coalesce(row, 0))
    DO UPDATE SET content = excluded.content, at = excluded.at"""


def keep(
    store: Store, client: int | None, kind: str, row: int | None, content: Mapping[str, Any]
) -> None:
    """Put what is typed in the place of what was kept there before; on the disk when it returns.

    ``content`` is anything that JSON can hold. Raises JournalError ``no_such_client``,
    ``journal_busy`` while the file is lent, and what a disk can cause.
    """
    values = (client, kind, row, _told(content), stamped(store.moment()))
    database = store.database
    with errors_told(store.path), store.saving(asked=False), database.atomic("IMMEDIATE"):
        if client is not None and not fetch(
            database, "SELECT 1 FROM client WHERE id = ?", (client,)
        ):
            raise JournalError("no_such_client", id=client)
        database.execute_sql(_KEEP, values)


def drop(store: Store, client: int | None, kind: str, row: int | None) -> None:
    """Let go of the draft of a place; nothing happens when there is none. Raises as ``keep``."""
    place = (client, kind, row)
    if not fetch(store.database, f"SELECT 1 FROM draft WHERE {_PLACE}", place):
        return  # the usual case: saved within the two seconds before a draft is kept
    with errors_told(store.path), store.saving(asked=False), store.database.atomic("IMMEDIATE"):
        store.database.execute_sql(f"DELETE FROM draft WHERE {_PLACE}", place)


def drafts(store: Store) -> list[Draft]:
    """Every draft, the newest first. One that cannot be read is left out; ``check`` names it."""
    return [draft for _, draft in _all(store) if draft is not None]


def unreadable(store: Store) -> list[int]:
    """The ids of drafts that are none."""
    return [row_id for row_id, draft in _all(store) if draft is None]


def _all(store: Store) -> Iterator[tuple[int, Draft | None]]:
    for row_id, client, kind, row, content, at in fetch(
        store.database,
        "SELECT id, client, kind, row, content, at FROM draft ORDER BY at DESC, id DESC",
    ):
        yield row_id, _draft(client, kind, row, content, at)


def _draft(client: int | None, kind: str, row: int | None, content: str, at: str) -> Draft | None:
    try:
        told = json.loads(content)
        moment = datetime.strptime(at, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    except ValueError:
        return None
    return Draft(client, kind, row, told, moment) if isinstance(told, dict) else None


def forget_gone(database: SqlCipherDatabase) -> None:
    """Inside a transaction that touched clients: no draft outlives its client."""
    database.execute_sql(
        "DELETE FROM draft WHERE client IS NOT NULL AND client NOT IN (SELECT id FROM client)"
    )


def _told(content: Mapping[str, Any]) -> str:
    text = json.dumps(content, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:  # half of an emoji, which a text box can be cut to
        return json.dumps(content)
    return text
