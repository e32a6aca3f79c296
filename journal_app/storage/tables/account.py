"""The account: the people, what was promised to them, and every movement of trust."""

from __future__ import annotations

from peewee import BooleanField, ForeignKeyField, IntegerField, TextField

from journal_app.storage.tables.base import DayField, Table


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


class EntryVersion(Table):
    """An entry as it was before an edit: what a person can change of it."""

    uid = TextField(unique=True)
    created = TextField()
    client = ForeignKeyField(Client, on_delete="RESTRICT")
    entry = ForeignKeyField(Entry, on_delete="RESTRICT")
    kind = TextField()
    principle = TextField(null=True)
    points = IntegerField()
    on_day = DayField()
    note = TextField()
    confirmed = BooleanField()
    parts = TextField()
    digest = TextField()

    CONTENT = ("kind", "principle", "points", "on_day", "note", "confirmed", "parts")
    DIGESTED = ("uid", "created", "client", "entry", *CONTENT)
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
