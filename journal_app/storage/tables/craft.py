"""The practitioner's own craft: check-ups, and algorithms made of solved cases."""

from __future__ import annotations

from peewee import ForeignKeyField, IntegerField, TextField

from journal_app.storage.tables.account import Client
from journal_app.storage.tables.base import DayField, Table


class Tick(Table):
    """One item of a check-up, ticked on a day: of the service checklist, or of the self-check."""

    uid = TextField(unique=True)
    created = TextField()
    list = TextField()
    item = TextField()
    on_day = DayField()
    score = IntegerField(null=True)
    note = TextField(default="")
    digest = TextField()

    DIGESTED = ("uid", "created", "list", "item", "on_day", "score", "note")
    EXPORTED = DIGESTED
    INTERNAL = ("id", "digest")


class Algorithm(Table):
    """What to do 1-2-3, made of a case that was solved; ``steps`` stand one a line."""

    uid = TextField(unique=True)
    created = TextField()
    client = ForeignKeyField(Client, null=True, on_delete="RESTRICT")
    title = TextField()
    situation = TextField(default="")
    steps = TextField(default="")
    result = TextField(default="")
    on_day = DayField()
    look_on = DayField(null=True)
    digest = TextField()

    DIGESTED = (
        "uid", "created", "client", "title", "situation", "steps", "result", "on_day", "look_on",
    )  # fmt: skip
    EXPORTED = DIGESTED
    INTERNAL = ("id", "digest")
