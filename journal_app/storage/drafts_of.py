"""Whose the unfinished words are. Some say it beside them; of others only the row tells that they
belong to, or the content itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from playhouse.sqlcipher_ext import SqlCipherDatabase

from journal_app.rules.codes import without_name
from journal_app.storage.database import fetch

_TABLES = {
    "note": "note",
    "algorithm": "algorithm",
    "form.visit": "visit",
    "form.round": "visit",
    "form.caption": "photo",
}
"""The kinds of drafts that have a row, and whose."""
_LISTS = ("form.paste", "form.search", "form.report", "form.loose")
"""Drafts that are nobody's, and may name anybody."""
_NAME = "SELECT name FROM client WHERE id = ?"


def drafts_of(database: SqlCipherDatabase, client: int) -> list[int]:
    """The ids of the drafts about a client, in the order in which they were begun."""
    found = fetch(database, _NAME, (client,))
    name = str(found[0][0]) if found else ""
    return [
        row_id
        for row_id, owner, kind, row, content in _all(database)
        if owner == client
        or (owner is None and _is_about(content, client, name))
        or (row is not None and kind in _TABLES and _is_row_of(database, kind, row, client))
    ]


def drop_drafts_of(database: SqlCipherDatabase, client: int) -> None:
    """Inside a transaction: no draft about a client stays, nor their name in one of others."""
    names = [str(name) for (name,) in fetch(database, _NAME, (client,)) if str(name).strip()]
    for row_id in drafts_of(database, client):
        database.execute_sql("DELETE FROM draft WHERE id = ?", (row_id,))
    for row_id, _owner, kind, _row, content in list(_all(database)):
        if kind in _LISTS and names:
            rest = _without(content, names[0])
            if rest != content:
                told = json.dumps(rest)
                database.execute_sql("UPDATE draft SET content = ? WHERE id = ?", (told, row_id))


def _all(database: SqlCipherDatabase) -> Iterator[tuple[int, int | None, str, int | None, Any]]:
    sql = "SELECT id, client, kind, row, content FROM draft ORDER BY id"
    for row_id, client, kind, row, told in fetch(database, sql):
        try:
            content = json.loads(told)
        except (ValueError, RecursionError):
            content = None
        yield row_id, client, kind, row, content


def _is_row_of(database: SqlCipherDatabase, kind: str, row: int, client: int) -> bool:
    sql = f"SELECT 1 FROM {_TABLES[kind]} WHERE id = ? AND client_id = ?"
    return bool(fetch(database, sql, (row, client)))


def _is_about(content: Any, client: int, name: str) -> bool:
    """Whether a draft says itself whose it is: by number, or by the name in a field for one."""
    if isinstance(content, dict):
        told = str(content.get("name", "")).strip().casefold()
        mine = content.get("client") == client or (told and told == name.strip().casefold())
        return bool(mine) or any(_is_about(one, client, "") for one in content.values())
    return isinstance(content, list) and any(_is_about(one, client, "") for one in content)


def _without(content: Any, name: str) -> Any:
    if isinstance(content, dict):
        return {key: _without(one, name) for key, one in content.items()}
    if isinstance(content, list):
        return [_without(one, name) for one in content]
    return without_name(content, name) if isinstance(content, str) else content
