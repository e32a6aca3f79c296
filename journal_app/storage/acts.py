"""Acts of erasing outlive a backup that comes back: what was done for a client stays known."""

from __future__ import annotations

from pathlib import Path

from playhouse.sqlcipher_ext import SqlCipherDatabase

from journal_app.storage.database import close_database, connect, fetch, sync_file
from journal_app.storage.models import Erasure, digest
from journal_app.storage.vault import Key

_COLUMNS = ", ".join(Erasure.DIGESTED)
_ADD = f"INSERT INTO erasure ({_COLUMNS}, digest) VALUES ({', '.join('?' * 9)})"


def bring_acts(today: SqlCipherDatabase, draft: Path, key: Key | None) -> None:
    """Add the acts of the journal of today to a finished copy of an older one, each once; one whose
    number another act has got meanwhile becomes the newest. What goes wrong with the copy is the
    driver's error: it is no copy to go on with."""
    acts = fetch(today, f"SELECT {_COLUMNS} FROM erasure ORDER BY number")
    if not acts:
        return
    copy = connect(draft, key)
    try:
        with copy.atomic():
            there = dict(fetch(copy, "SELECT uid, number FROM erasure"))
            for values in acts:
                act = dict(zip(Erasure.DIGESTED, values, strict=True))
                if act["uid"] in there:
                    continue
                if act["number"] in there.values():
                    act["number"] = max(there.values()) + 1
                there[act["uid"]] = act["number"]
                copy.execute_sql(_ADD, (*act.values(), digest(Erasure, act)))
        # Closing folds the log in, too, but tells nobody where the disk has no room for that.
        copy.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        close_database(copy)
    sync_file(draft)
