"""What the program keeps for itself: settings, kept sums, the way back, drafts, events."""

from __future__ import annotations

from peewee import BlobField, BooleanField, FloatField, ForeignKeyField, IntegerField, TextField

from journal_app.storage.tables.account import Client
from journal_app.storage.tables.base import DayField, Table


class Setting(Table):
    """One chosen setting, as JSON; what is not here stands at its default."""

    key = TextField(unique=True)
    value = TextField()

    EXPORTED = ("key", "value")
    INTERNAL = ("id",)


class Standing(Table):
    """How each client stands on ``day``: sums over entries and visits, kept so that a start reads
    one row a client instead of every entry. ``gap`` is the usual number of days between two visits,
    empty until there are enough. Derived, and written again with every change of the client."""

    id = None
    client = ForeignKeyField(Client, primary_key=True, on_delete="CASCADE")
    day = DayField()
    balance = IntegerField()
    confirmed = IntegerField()
    entries = IntegerField()
    trend = IntegerField()
    wound = IntegerField(null=True)
    last_on = DayField(null=True)
    visits = IntegerField()
    last_visit = DayField(null=True)
    gap = FloatField(null=True)

    INTERNAL = (
        "client", "day", "balance", "confirmed", "entries", "trend", "wound", "last_on", "visits",
        "last_visit", "gap",
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


class Erasure(Table):
    """The act of erasing a client: that it was done, and how far it reached; never a name, never
    any content. ``mark`` is made of the client's uid: who has a copy that holds the client can tell
    that it is them, and nobody else can. ``counts`` and ``backups`` are JSON."""

    uid = TextField(unique=True)
    at = TextField()
    number = IntegerField(unique=True)
    mark = TextField()
    since = DayField()
    reason = TextField()
    counts = TextField()
    backups = TextField()
    digest = TextField()

    DIGESTED = (
        "uid", "at", "number", "mark", "since", "reason", "counts", "backups",
    )  # fmt: skip
    INTERNAL = ("id", "digest")


class Draft(Table):
    """Words that are typed and not finished, so that a kill loses none of them. ``kind`` and
    ``row`` say what they belong to, ``content`` is JSON that only the screen understands."""

    client = IntegerField(null=True)
    kind = TextField()
    row = IntegerField(null=True)
    content = TextField()
    at = TextField()

    INTERNAL = ("id", "client", "kind", "row", "content", "at")
