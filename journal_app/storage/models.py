"""The tables, each declared once: its columns, and what each column is for.

``DIGESTED`` names the columns whose content a row's digest covers, ``SEARCHED`` the ones that
full-text search reads, ``EXPORTED`` the ones that the JSON export writes. A test fails when a
column belongs to none of them by oversight (``INTERNAL`` lists the ones that are meant to be
nobody's). The DDL itself is frozen in ``migrations``; a test compares the two.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from peewee import (
    AutoField,
    BlobField,
    BooleanField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

from journal_app.errors import JournalError


def read_day(text: str) -> date:
    """A day as a column keeps it. Raises JournalError ``damaged`` for anything else."""
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise JournalError("damaged") from error


class DayField(TextField):
    """A local calendar day, kept as ISO text, so that any tool reads it and order is by day."""

    def db_value(self, value: date | str | None) -> str | None:
        return value.isoformat() if isinstance(value, date) else value

    def python_value(self, value: str | None) -> date | None:
        return None if value is None else read_day(value)


class Table(Model):
    """A table of the journal. Queries name their database, so several files can be open."""

    DIGESTED: ClassVar[tuple[str, ...]] = ()
    SEARCHED: ClassVar[tuple[str, ...]] = ()
    EXPORTED: ClassVar[tuple[str, ...]] = ()
    INTERNAL: ClassVar[tuple[str, ...]] = ()

    id: Any = AutoField()

    class Meta:
        legacy_table_names = False


class Client(Table):
    """A person the practitioner sees again and again."""

    uid = TextField(unique=True)
    created = TextField()
    name = TextField()
    opening = IntegerField()
    since = DayField()
    archived_on = DayField(null=True)
    digest = TextField()

    DIGESTED = ("uid", "created", "name", "opening", "since", "archived_on")
    EXPORTED = DIGESTED
    INTERNAL = ("id", "digest")


class Promise(Table):
    """A promise made to a client, and how it stands."""

    uid = TextField(unique=True)
    created = TextField()
    client = ForeignKeyField(Client, on_delete="RESTRICT")
    text = TextField()
    made = DayField()
    due = DayField(null=True)
    size = TextField()
    state = TextField()
    closed = DayField(null=True)
    digest = TextField()

    DIGESTED = ("uid", "created", "client", "text", "made", "due", "size", "state", "closed")
    SEARCHED = ("text",)
    EXPORTED = DIGESTED
    INTERNAL = ("id", "digest")


class Entry(Table):
    """One movement of a client's account.

    ``aged_from`` is the day from which the entry fades: its own, or for an apology that of the
    entry it answers. ``answered_on`` is the day of the apology that answers it. Both repeat what
    other rows say, so that a balance is one pass over one table; ``check`` compares them.
    """

    uid = TextField(unique=True)
    created = TextField()
    client = ForeignKeyField(Client, on_delete="RESTRICT")
    kind = TextField()
    principle = TextField(null=True)
    points = IntegerField()
    on_day = DayField()
    note = TextField()
    confirmed = BooleanField()
    promise = ForeignKeyField(Promise, null=True, on_delete="RESTRICT")
    closes = BooleanField()
    answers = ForeignKeyField("self", null=True, on_delete="RESTRICT")
    parts = TextField()
    repeats = IntegerField(null=True)
    aged_from = DayField()
    answered_on = DayField(null=True)
    digest = TextField()

    DIGESTED = (
        "uid", "created", "client", "kind", "principle", "points", "on_day", "note", "confirmed",
        "promise", "closes", "answers", "parts", "repeats", "aged_from", "answered_on",
    )  # fmt: skip
    SEARCHED = ("note",)
    EXPORTED = DIGESTED
    INTERNAL = ("id", "digest")


class PromiseMove(Table):
    """A promise that got a new day, and the entry that this cost, if any."""

    uid = TextField(unique=True)
    created = TextField()
    promise = ForeignKeyField(Promise, on_delete="RESTRICT")
    moved_on = DayField()
    old_due = DayField(null=True)
    new_due = DayField()
    entry = ForeignKeyField(Entry, null=True, on_delete="RESTRICT")
    digest = TextField()

    DIGESTED = ("uid", "created", "promise", "moved_on", "old_due", "new_due", "entry")
    EXPORTED = DIGESTED
    INTERNAL = ("id", "digest")


class Note(Table):
    """Words without points: a note, or a visit or contact line of a log; without a client it
    waits in the inbox."""

    uid = TextField(unique=True)
    created = TextField()
    client = ForeignKeyField(Client, null=True, on_delete="RESTRICT")
    kind = TextField()
    on_day = DayField()
    text = TextField()
    digest = TextField()

    DIGESTED = ("uid", "created", "client", "kind", "on_day", "text")
    SEARCHED = ("text",)
    EXPORTED = DIGESTED
    INTERNAL = ("id", "digest")


class Setting(Table):
    """One chosen setting, as JSON; what is not here stands at its default."""

    key = TextField(unique=True)
    value = TextField()

    EXPORTED = ("key", "value")
    INTERNAL = ("id",)


class Standing(Table):
    """How each client stands on ``day``: sums over entries, kept so that a start reads one row a
    client instead of every entry. Derived, and written again with every change of the client."""

    id = None
    client = ForeignKeyField(Client, primary_key=True, on_delete="CASCADE")
    day = DayField()
    balance = IntegerField()
    confirmed = IntegerField()
    entries = IntegerField()
    trend = IntegerField()
    wound = IntegerField(null=True)
    last_on = DayField(null=True)

    INTERNAL = (
        "client", "day", "balance", "confirmed", "entries", "trend", "wound", "last_on",
    )  # fmt: skip


class UndoStep(Table):
    """A thing done that can be taken back (``redo`` False) or done again (True)."""

    redo = BooleanField()
    created = TextField()
    code = TextField()
    client = IntegerField(null=True)
    points = IntegerField(null=True)
    size = IntegerField()

    INTERNAL = ("id", "redo", "created", "code", "client", "points", "size")


class UndoRecord(Table):
    """The rows of one client as they were before a step, so that erasing a client can cut them
    out of every step. ``client`` is empty for rows that belong to nobody."""

    step = ForeignKeyField(UndoStep, on_delete="CASCADE")
    client = IntegerField(null=True)
    rows = BlobField()

    INTERNAL = ("id", "step", "client", "rows")


class UndoState(Table):
    """Counts the writes of the practice's tables: tells whether a backup is out of date."""

    changes = IntegerField()

    INTERNAL = ("id", "changes")


class Event(Table):
    """What happened to the file, without any content: created, backed up, imported, erased."""

    at = TextField()
    what = TextField()
    detail = TextField()

    INTERNAL = ("id", "at", "what", "detail")


PRACTICE: tuple[type[Table], ...] = (Client, Promise, Entry, PromiseMove, Note, Setting)
"""The tables a person fills; undo covers these. Parents come before their children."""
TABLES: tuple[type[Table], ...] = (*PRACTICE, Standing, UndoStep, UndoRecord, UndoState, Event)
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
    import hashlib  # 7 ms that a start, which only reads, need not wait for

    content = [_plain(row[column(model, field)]) for field in model.DIGESTED]
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def packed(rows: Sequence[tuple[str, int, dict[str, Any] | None]]) -> bytes:
    """Rows as an undo record keeps them: (table, id, the row as it was or None)."""
    return zlib.compress(json.dumps(rows, ensure_ascii=False).encode(), 1)


def unpacked(record: bytes) -> list[tuple[str, int, dict[str, Any] | None]]:
    """The rows of an undo record. Raises JournalError ``damaged``."""
    try:
        rows = [(table, row_id, row) for table, row_id, row in json.loads(zlib.decompress(record))]
    except (zlib.error, ValueError, TypeError) as error:
        raise JournalError("damaged") from error
    for table, _, row in rows:
        whole = row is None or (isinstance(row, dict) and row.keys() == _COLUMNS.get(table))
        if table not in _COLUMNS or not whole:
            raise JournalError("damaged")
    return rows


def _plain(value: Any) -> Any:
    """True and 1 are one value to SQLite, so they are one value to the digest."""
    return int(value) if isinstance(value, bool) else value
