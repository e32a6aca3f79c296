"""The tables, each declared once: its columns, and what each column is for.

``DIGESTED`` names the columns whose content a row's digest covers, ``SEARCHED`` the ones that
full-text search reads, ``EXPORTED`` the ones that the JSON export writes. A test fails when a
column belongs to none of them by oversight (``INTERNAL`` lists the ones that are meant to be
nobody's). The DDL itself is frozen in ``steps``; a test compares the two.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from journal_app.errors import JournalError
from journal_app.storage.tables.account import Client, Entry, EntryVersion, Promise, PromiseMove
from journal_app.storage.tables.base import BytesField, DayField, Table, read_day
from journal_app.storage.tables.craft import Algorithm, Tick
from journal_app.storage.tables.meeting import (
    Contact,
    Fragment,
    Note,
    NoteVersion,
    Photo,
    Position,
    Visit,
    VisitService,
)
from journal_app.storage.tables.person import Anniversary, Card, CardField, ContactDetail, Fact
from journal_app.storage.tables.upkeep import (
    Draft,
    Erasure,
    Event,
    Setting,
    Standing,
    UndoRecord,
    UndoState,
    UndoStep,
)

__all__ = [
    "BY_NAME",
    "OWNED",
    "PRACTICE",
    "TABLES",
    "Algorithm",
    "Anniversary",
    "BytesField",
    "Card",
    "CardField",
    "Client",
    "Contact",
    "ContactDetail",
    "DayField",
    "Draft",
    "Entry",
    "EntryVersion",
    "Erasure",
    "Event",
    "Fact",
    "Fragment",
    "Note",
    "NoteVersion",
    "Photo",
    "Position",
    "Promise",
    "PromiseMove",
    "Setting",
    "Standing",
    "Table",
    "Tick",
    "UndoRecord",
    "UndoState",
    "UndoStep",
    "Visit",
    "VisitService",
    "column",
    "digest",
    "digest_of",
    "packed",
    "read_day",
    "unpacked",
]  # fmt: skip

PRACTICE: tuple[type[Table], ...] = (
    Client, Promise, Entry, EntryVersion, PromiseMove, Card, CardField, ContactDetail, Anniversary,
    Fact, Visit, VisitService, Contact, Note, NoteVersion, Photo, Fragment, Position, Tick,
    Algorithm, Setting,
)  # fmt: skip
"""The tables a person fills; undo covers these. Parents come before their children."""
OWNED: tuple[type[Table], ...] = tuple(one for one in PRACTICE if "client" in one._meta.fields)
"""The tables whose rows belong to a client by themselves."""
TABLES: tuple[type[Table], ...] = (
    *PRACTICE, Standing, UndoStep, UndoRecord, UndoState, Draft, Event, Erasure,
)  # fmt: skip
BY_NAME: dict[str, type[Table]] = {model._meta.table_name: model for model in TABLES}
_COLUMNS: dict[str, set[str]] = {
    model._meta.table_name: {field.column_name for field in model._meta.sorted_fields}
    for model in PRACTICE
}


def column(model: type[Table], field: str) -> str:
    """The column that keeps a field: ``client`` is kept in ``client_id``."""
    name: str = model._meta.fields[field].column_name
    return name


def digest(model: type[Table], row: Mapping[str, Any]) -> str:
    """BLAKE2b over a row's content (columns by name, raw database values), 16 bytes in hex.

    Plain SQLite notices few flipped bits by itself; this is what ``check`` compares.
    """
    content = [row[column(model, field)] for field in model.DIGESTED]
    # True and 1 are one value to SQLite, so they are one value to the digest.
    return digest_of([int(one) if isinstance(one, bool) else one for one in content])


def digest_of(content: Sequence[Any]) -> str:
    """The same over the values of ``DIGESTED`` in their order, as SQLite has them."""
    import hashlib  # 7 ms that a start, which only reads, need not wait for

    return hashlib.blake2b(_encoded(content).encode(), digest_size=16).hexdigest()


def packed(rows: Sequence[tuple[str, int, dict[str, Any] | None]]) -> bytes:
    """Rows as an undo record keeps them: (table, id, the row as it was or None)."""
    text = json.dumps(rows, ensure_ascii=False, default=_told_bytes)
    return zlib.compress(text.encode(), 1)


def unpacked(record: bytes) -> list[tuple[str, int, dict[str, Any] | None]]:
    """The rows of an undo record. Raises JournalError ``damaged``."""
    try:
        told = json.loads(zlib.decompress(record), object_hook=_read_bytes)
        rows = [(table, row_id, row) for table, row_id, row in told]
    except (zlib.error, ValueError, TypeError) as error:
        raise JournalError("damaged") from error
    for table, _, row in rows:
        whole = row is None or (isinstance(row, dict) and row.keys() == _COLUMNS.get(table))
        if table not in _COLUMNS or not whole:
            raise JournalError("damaged")
    return rows


def _told_bytes(value: bytes) -> dict[str, str]:
    return {"base64": base64.b64encode(value).decode()}


def _read_bytes(told: dict[str, Any]) -> Any:
    return base64.b64decode(told["base64"]) if told.keys() == {"base64"} else told


def _letters(value: bytes) -> str:
    return base64.b64encode(value).decode()


_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_letters).encode
"""What a digest is made of; made once, since a backup asks for it a hundred thousand times."""
