"""Where practitioner and client meet: visits, contacts, notes and what belongs to them."""

from __future__ import annotations

from peewee import BooleanField, ForeignKeyField, IntegerField, TextField

from journal_app.storage.tables.account import Client
from journal_app.storage.tables.base import BytesField, DayField, Table


class Visit(Table):
    """A visit or session, planned or done. ``start`` is local time HH:MM, ``prepaid`` minor units,
    ``feeling`` a key of the handbook, ``come_back`` the thread to take up next time, ``remind`` how
    the reminder went."""

    uid = TextField(unique=True)
    created = TextField()
    client = ForeignKeyField(Client, on_delete="RESTRICT")
    on_day = DayField()
    start = TextField(null=True)
    minutes = IntegerField(null=True)
    state = TextField(default="planned")
    came = TextField(default="")
    prepaid = IntegerField(null=True)
    feeling = TextField(default="")
    contact = TextField(default="")
    note = TextField(default="")
    come_back = TextField(default="")
    remind = TextField(default="")
    reminded_on = DayField(null=True)
    digest = TextField()

    DIGESTED = (
        "uid", "created", "client", "on_day", "start", "minutes", "state", "came", "prepaid",
        "feeling", "contact", "note", "come_back", "remind", "reminded_on",
    )  # fmt: skip
    SEARCHED = ("note", "come_back")
    EXPORTED = DIGESTED
    INTERNAL = ("id", "digest")


class VisitService(Table):
    """One service of a visit; ``price`` in minor units."""

    uid = TextField(unique=True)
    created = TextField()
    client = ForeignKeyField(Client, on_delete="RESTRICT")
    visit = ForeignKeyField(Visit, on_delete="RESTRICT")
    name = TextField()
    price = IntegerField(null=True)
    place = IntegerField(default=0)
    digest = TextField()

    DIGESTED = ("uid", "created", "client", "visit", "name", "price", "place")
    SEARCHED = ("name",)
    EXPORTED = DIGESTED
    INTERNAL = ("id", "digest")


class Contact(Table):
    """A call, a message, an e-mail. ``state`` says how it was answered; ``waiting`` is a question
    of the client that waits for the practitioner. A reminder does not count for the cap."""

    uid = TextField(unique=True)
    created = TextField()
    client = ForeignKeyField(Client, on_delete="RESTRICT")
    on_day = DayField()
    at_time = TextField(null=True)
    channel = TextField(default="")
    outgoing = BooleanField(default=True)
    touchpoint = TextField(default="")
    text = TextField(default="")
    state = TextField(default="")
    reminder = BooleanField(default=False)
    visit = ForeignKeyField(Visit, null=True, on_delete="RESTRICT")
    digest = TextField()

    DIGESTED = (
        "uid", "created", "client", "on_day", "at_time", "channel", "outgoing", "touchpoint",
        "text", "state", "reminder", "visit",
    )  # fmt: skip
    SEARCHED = ("text",)
    EXPORTED = DIGESTED
    INTERNAL = ("id", "digest")


class Note(Table):
    """Words without points, in Markdown: a note, or that of a session; without a client it waits in
    the inbox. ``private`` is a second layer that leaves the journal only when asked for."""

    uid = TextField(unique=True)
    created = TextField()
    client = ForeignKeyField(Client, null=True, on_delete="RESTRICT")
    kind = TextField(default="note")
    on_day = DayField()
    text = TextField(default="")
    private = TextField(default="")
    visit = ForeignKeyField(Visit, null=True, on_delete="RESTRICT")
    digest = TextField()

    DIGESTED = ("uid", "created", "client", "kind", "on_day", "text", "private", "visit")
    SEARCHED = ("text",)
    EXPORTED = DIGESTED
    INTERNAL = ("id", "digest")


class NoteVersion(Table):
    """The words of a note as they were before an editing session."""

    uid = TextField(unique=True)
    created = TextField()
    client = ForeignKeyField(Client, null=True, on_delete="RESTRICT")
    note = ForeignKeyField(Note, on_delete="RESTRICT")
    text = TextField()
    private = TextField(default="")
    digest = TextField()

    DIGESTED = ("uid", "created", "client", "note", "text", "private")
    EXPORTED = DIGESTED
    INTERNAL = ("id", "digest")


class Photo(Table):
    """A picture kept small: of the work, or of a sheet of a session. ``data`` is JPEG or PNG."""

    uid = TextField(unique=True)
    created = TextField()
    client = ForeignKeyField(Client, on_delete="RESTRICT")
    visit = ForeignKeyField(Visit, null=True, on_delete="RESTRICT")
    note = ForeignKeyField(Note, null=True, on_delete="RESTRICT")
    on_day = DayField()
    caption = TextField(default="")
    width = IntegerField()
    height = IntegerField()
    data = BytesField()
    digest = TextField()

    DIGESTED = (
        "uid", "created", "client", "visit", "note", "on_day", "caption", "width", "height",
        "data",
    )  # fmt: skip
    SEARCHED = ("caption",)
    EXPORTED = DIGESTED
    INTERNAL = ("id", "digest")


class Fragment(Table):
    """Words of a note that are taken to supervision, with the question to ask."""

    uid = TextField(unique=True)
    created = TextField()
    client = ForeignKeyField(Client, on_delete="RESTRICT")
    note = ForeignKeyField(Note, null=True, on_delete="RESTRICT")
    on_day = DayField()
    text = TextField()
    question = TextField(default="")
    private = BooleanField(default=False)
    discussed_on = DayField(null=True)
    digest = TextField()

    DIGESTED = (
        "uid", "created", "client", "note", "on_day", "text", "question", "private",
        "discussed_on",
    )  # fmt: skip
    EXPORTED = DIGESTED
    INTERNAL = ("id", "digest")


class Position(Table):
    """The position planned for a session or taken in it (the method, §10)."""

    uid = TextField(unique=True)
    created = TextField()
    client = ForeignKeyField(Client, on_delete="RESTRICT")
    visit = ForeignKeyField(Visit, null=True, on_delete="RESTRICT")
    on_day = DayField()
    taken = BooleanField(default=False)
    role = TextField(default="")
    activity = TextField(default="")
    direction = TextField(default="equal")
    note = TextField(default="")
    digest = TextField()

    DIGESTED = (
        "uid", "created", "client", "visit", "on_day", "taken", "role", "activity", "direction",
        "note",
    )  # fmt: skip
    EXPORTED = DIGESTED
    INTERNAL = ("id", "digest")
