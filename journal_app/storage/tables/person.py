"""The person beside the account: what a practitioner knows and may know."""

from __future__ import annotations

from peewee import BooleanField, ForeignKeyField, IntegerField, TextField

from journal_app.storage.tables.account import Client
from journal_app.storage.tables.base import DayField, Table


class Card(Table):
    """The card of a client, made with the first thing written on it. ``brought_by`` is the uid of
    another client, or empty; ``tags`` stand one a line; ``keep_until`` is the day until which the
    practitioner chose to keep all that is known, whatever the practice's term says."""

    uid = TextField(unique=True)
    created = TextField()
    client = ForeignKeyField(Client, unique=True, on_delete="RESTRICT")
    code = TextField(default="")
    kind = TextField(default="")
    stage = TextField(default="")
    status = TextField(default="active")
    status_on = DayField(null=True)
    status_reason = TextField(default="")
    channel = TextField(default="")
    cap = IntegerField(null=True)
    cap_agreed = TextField(default="")
    brought_by = TextField(default="")
    tags = TextField(default="")
    consent_on = DayField(null=True)
    consent_scope = TextField(default="")
    consent_withdrawn = DayField(null=True)
    keep_until = DayField(null=True)
    digest = TextField()

    DIGESTED = (
        "uid", "created", "client", "code", "kind", "stage", "status", "status_on",
        "status_reason", "channel", "cap", "cap_agreed", "brought_by", "tags", "consent_on",
        "consent_scope", "consent_withdrawn", "keep_until",
    )  # fmt: skip
    SEARCHED = ("tags",)
    EXPORTED = DIGESTED
    INTERNAL = ("id", "digest")


class CardField(Table):
    """One field of the professional part of a card, by its key; ``own.…`` for a field that the
    practitioner added."""

    uid = TextField(unique=True)
    created = TextField()
    client = ForeignKeyField(Client, on_delete="RESTRICT")
    key = TextField()
    text = TextField()
    digest = TextField()

    DIGESTED = ("uid", "created", "client", "key", "text")
    SEARCHED = ("text",)
    EXPORTED = DIGESTED
    INTERNAL = ("id", "digest")


class ContactDetail(Table):
    """A phone, a messenger, an e-mail: one way to reach a client."""

    uid = TextField(unique=True)
    created = TextField()
    client = ForeignKeyField(Client, on_delete="RESTRICT")
    kind = TextField()
    value = TextField()
    label = TextField(default="")
    place = IntegerField(default=0)
    digest = TextField()

    DIGESTED = ("uid", "created", "client", "kind", "value", "label", "place")
    SEARCHED = ("value",)
    EXPORTED = DIGESTED
    INTERNAL = ("id", "digest")


class Anniversary(Table):
    """A day that comes back every year: the birthday, or another. ``year`` may be unknown."""

    uid = TextField(unique=True)
    created = TextField()
    client = ForeignKeyField(Client, on_delete="RESTRICT")
    kind = TextField()
    label = TextField(default="")
    month = IntegerField()
    day = IntegerField()
    year = IntegerField(null=True)
    digest = TextField()

    DIGESTED = ("uid", "created", "client", "kind", "label", "month", "day", "year")
    SEARCHED = ("label",)
    EXPORTED = DIGESTED
    INTERNAL = ("id", "digest")


class Fact(Table):
    """A little thing, a topic not to touch, an expectation, a preference, an allergy: a guess or
    confirmed, known since a day. ``side`` says whose expectation it is, or that it is agreed."""

    uid = TextField(unique=True)
    created = TextField()
    client = ForeignKeyField(Client, on_delete="RESTRICT")
    kind = TextField()
    side = TextField(default="")
    text = TextField()
    confirmed = BooleanField(default=False)
    on_day = DayField()
    agreed_on = DayField(null=True)
    used_on = DayField(null=True)
    digest = TextField()

    DIGESTED = (
        "uid", "created", "client", "kind", "side", "text", "confirmed", "on_day", "agreed_on",
        "used_on",
    )  # fmt: skip
    SEARCHED = ("text",)
    EXPORTED = DIGESTED
    INTERNAL = ("id", "digest")
