"""The full check, once a week and on the newest backup: there it keeps nobody waiting."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from playhouse.sqlcipher_ext import SqlCipherDatabase

from journal_app.errors import JournalError
from journal_app.storage.backup_list import backup_folder, backups_of
from journal_app.storage.database import fetch, reader
from journal_app.storage.pruning import fails_its_check
from journal_app.storage.verifying import REST, has_wrong_digest, is_whole

if TYPE_CHECKING:
    from journal_app.storage.store import Store

PERIOD = timedelta(days=7)


def check_newest(
    store: Store, gently: bool = False, cancelled: Callable[[], bool] = bool
) -> bool | None:
    """Look through every page and every row of the newest backup, if that was not done for a week
    or found damage the last time; None where it is not due, or there is none that opens.

    Until a later check finds all well, no backup goes. Raises JournalError ``cancelled``.
    """
    with store.writing() as database:
        due = fails_its_check(database) or _is_long_ago(database, store.moment())
    own = "plain" if store.key is None else "same"
    newest = next((one for one in backups_of(store.path, key=store.key) if one.key == own), None)
    if not due or newest is None or newest.before is not None:
        return None
    try:
        with reader(newest.path, store.key) as copy:
            whole = is_whole(copy, store.key is not None)
            whole = whole and not has_wrong_digest(copy, REST if gently else 0.0, cancelled)
    except JournalError as error:
        if error.code != "damaged":
            raise
        whole = False
    with store.writing():
        store.log_event("checked" if whole else "check_failed", newest.path.name)
    return whole


def checks(store: Store) -> dict[Path, datetime | None]:
    """When each backup beside the journal was looked through last, of those that were since they
    were made; None for one that was found damaged."""
    sql = """SELECT detail, what, at, max(id) FROM event WHERE what IN ('checked', 'check_failed')
        GROUP BY detail"""  # SQLite takes the other columns from the row of the greatest id
    told: dict[Path, datetime | None] = {}
    for name, what, at, _ in fetch(store.database, sql):
        with contextlib.suppress(ValueError):
            moment = datetime.fromisoformat(at).astimezone()
            told[backup_folder(store.path) / name] = moment if what == "checked" else None
    return told


def _is_long_ago(database: SqlCipherDatabase, now: datetime) -> bool:
    """A check that a wrong clock has put into days to come is none."""
    sql = "SELECT at FROM event WHERE what = 'checked' ORDER BY id DESC LIMIT 1"
    found = fetch(database, sql)
    try:
        last = datetime.fromisoformat(str(found[0][0])) if found else None
    except ValueError:
        last = None
    return last is None or not timedelta(0) <= now - last < PERIOD
