"""Finding clients by a few letters of a name or a word of a note."""

from __future__ import annotations

import contextlib
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from playhouse.sqlcipher_ext import SqlCipherDatabase

from journal_app.errors import JournalError
from journal_app.storage.database import fetch
from journal_app.storage.migrations import PLACES, SEARCHED
from journal_app.storage.store import Store

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"[\s+()\-–.0-9]+")
_FEW = 4
"""Digits from which a search is one for a telephone number."""


_MANY = 500
"""Removals from which writing the index anew is quicker than wiping words one by one: in a journal
of 100,000 entries a word takes up to 2 ms, the whole index 0.4 s."""


def folded(text: str) -> str:
    """For comparing names: without case, ё as е."""
    return text.casefold().replace("ё", "е")


def find_clients(store: Store, text: str) -> set[int]:
    """Clients whose name or code name holds every word of the text, or one of whose records does;
    of a telephone number, four digits or more are enough, however it is written.

    Words may be cut short; private notes are never in the index.
    """
    text = unicodedata.normalize("NFC", text)  # as names and notes are kept
    # An emoji or a quotation mark is no word, but it may stand in a name.
    pieces = _WORD.findall(folded(text)) or folded(text).split()
    if not pieces:
        return set()
    names = fetch(
        store.database,
        "SELECT id, name FROM client UNION ALL SELECT client_id, code FROM card WHERE code <> ''",
    )
    names += store.names.codes()
    found = {row_id for row_id, name in names if all(piece in folded(name) for piece in pieces)}
    # SQLite folds case letter by letter: unlike casefold(), it leaves ß alone.
    words = _WORD.findall(text.lower().replace("ё", "е"))
    question = " ".join(f'"{word}"*' for word in words)
    hits: dict[int, list[int]] = defaultdict(list)
    if words:
        for (row_id,) in _matches(store, question):
            hits[row_id % PLACES].append(row_id // PLACES)
    for table, _column, place in SEARCHED:
        if hits[place]:
            matches = fetch(
                store.database,
                f"SELECT DISTINCT client_id FROM {table} WHERE id IN "
                "(SELECT value FROM json_each(?))",
                (json.dumps(hits[place]),),
            )
            found.update(client for (client,) in matches if client is not None)
    return found | _by_number(store, text)


def _matches(store: Store, question: str) -> list[tuple[int]]:
    """Places in the index; where that is damaged, and nothing else, once it was made again."""
    sql = "SELECT rowid FROM fts WHERE fts MATCH ?"
    try:
        return fetch(store.database, sql, (question,))
    except JournalError as error:
        if error.code != "damaged":
            raise
        from journal_app.storage.index_mending import mend_index  # hardly ever needed

        if not mend_index(store):
            raise
    return fetch(store.database, sql, (question,))


def _by_number(store: Store, text: str) -> set[int]:
    """Clients with a telephone number that holds these digits; +7 and 8 begin the same one."""
    digits = _digits(text)
    if len(digits) < _FEW or not _NUMBER.fullmatch(text):
        return set()
    numbers = fetch(store.database, "SELECT client_id, value FROM contact_detail")
    return {client for client, number in numbers if digits in _digits(number)}


def _digits(text: str) -> str:
    digits = "".join(sign for sign in text if sign in "0123456789")
    trunk = digits.startswith("8") and len(digits) > _FEW
    return f"7{digits[1:]}" if trunk else digits


@contextlib.contextmanager
def removing(database: SqlCipherDatabase, count: int) -> Iterator[None]:
    """Around the removal of this many rows, within a transaction.

    The index wipes every removed word at once, which takes minutes for an import of 100,000 lines.
    Many words are only marked instead, and then the whole index is written anew without them: what
    was removed can be read nowhere afterwards, either way.
    """
    if count < _MANY:
        yield
        return
    database.execute_sql("INSERT INTO fts (fts, rank) VALUES ('secure-delete', 0)")
    yield
    database.execute_sql("INSERT INTO fts (fts) VALUES ('optimize')")
    database.execute_sql("INSERT INTO fts (fts, rank) VALUES ('secure-delete', 1)")
