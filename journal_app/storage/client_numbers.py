"""The numbers of clients, none of which is given twice."""

from __future__ import annotations

import json

from playhouse.sqlcipher_ext import SqlCipherDatabase

from journal_app.storage.database import fetch

HIGHEST = "highest"
"""Beside the counts of an act of erasing: the highest number that a client had had by then."""


_HERE = """SELECT max(coalesce((SELECT max(id) FROM client), 0),
coalesce((SELECT max(client) FROM undo_record), 0))"""


def highest_client(database: SqlCipherDatabase) -> int:
    """The highest number of a client there is, or was when one was erased, or that a step of undo
    knows. It is not given again: a window, a draft or an older copy may still know it as that of
    the one who had it."""
    ((here,),) = fetch(database, _HERE)
    told = (json.loads(text) for (text,) in fetch(database, "SELECT counts FROM erasure"))
    return int(max(here, 0, *(act.get(HIGHEST, 0) for act in told)))
