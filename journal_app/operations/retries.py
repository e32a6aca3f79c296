"""What was tried to be recorded and may be there or not: nobody saw how it ended."""

from __future__ import annotations

from journal_app.operations.checks import clean_text
from journal_app.storage.database import fetch
from journal_app.storage.models import PRACTICE
from journal_app.storage.store import Store


def is_recorded(store: Store, uid: str, words: str) -> bool:
    """Whether a row of this uid is there and holds these words in one of its columns.

    Raises JournalError ``text_too_long`` for words that cannot have been recorded.
    """
    wanted = clean_text(words)
    for model in PRACTICE:
        if "uid" in model._meta.fields:
            table = model._meta.table_name
            found = fetch(store.database, f"SELECT * FROM {table} WHERE uid = ?", (uid,))
            if found:
                return any(isinstance(told, str) and wanted in told for told in found[0])
    return False
