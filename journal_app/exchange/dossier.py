"""All that a journal holds of one client, for the client to take away.

The file is an archive with one client in it, so another journal can read it as any other archive.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from journal_app.errors import JournalError
from journal_app.exchange.archive import FORMAT, VERSION
from journal_app.exchange.archive_told import ToldJournal
from journal_app.exchange.log import write_file
from journal_app.storage.database import fetch
from journal_app.storage.drafts_of import drafts_of
from journal_app.storage.store import Store
from journal_app.storage.tables.base import stamped


def dossier(store: Store, client: int, private: bool = False) -> dict[str, Any]:
    """Everything of one client, as an archive tells it. Raises JournalError ``no_such_client``.

    ``private`` says whether the private layer and unfinished words are in it.
    """
    found = next(ToldJournal(store, private, client).clients(), None)
    if found is None:
        raise JournalError("no_such_client", id=client)
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": stamped(store.moment()),
        "private": private,
        "settings": {},
        "clients": [found],
    }
    if private:
        mine = drafts_of(store.database, client)
        sql = f"SELECT kind, at, content FROM draft WHERE id IN ({', '.join('?' * len(mine))})"
        whole["drafts"] = [
            {"kind": kind, "at": at, "content": json.loads(content)}
            for kind, at, content in fetch(store.database, f"{sql} ORDER BY id", mine)
        ]
    return whole


def export_dossier(store: Store, client: int, target: Path, private: bool = False) -> None:
    """Write the dossier of a client; nobody else may read the file. Raises JournalError
    ``no_such_client disk_full read_only no_such_file file_exists``."""
    told = dossier(store, client, private)
    write_file(target, json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    store.log_exported("dossier private" if private else "dossier")
