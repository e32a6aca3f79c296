"""The numbers of clients, none of which is given twice."""

from __future__ import annotations

from playhouse.sqlcipher_ext import SqlCipherDatabase

from journal_app.storage.database import fetch

HIGHEST = "highest"
"""Beside the counts of an act of erasing: the highest number that a client had had by then."""


_HIGHEST = f"""SELECT max(coalesce((SELECT max(id) FROM client), 0),
coalesce((SELECT max(client) FROM undo_record), 0),
coalesce((SELECT max(CAST(json_extract(counts, '$.{HIGHEST}') AS INTEGER)) FROM erasure
WHERE json_valid(counts)), 0))"""
"""A damaged act keeps nobody from adding a client; ``check`` names it."""


def highest_client(database: SqlCipherDatabase) -> int:
    """The highest number of a client there is, or was when one was erased, or that a step of undo
    knows. It is not given again: a window, a draft or an older copy may still know it as that of
    the one who had it."""
    ((highest,),) = fetch(database, _HIGHEST)
    return int(highest)
