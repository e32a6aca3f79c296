"""A row of every table beside the account, for a client."""

from __future__ import annotations

import base64
from datetime import date, timedelta

from journal_app import Journal
from journal_app.operations.transaction import Transaction, transact
from journal_app.shapes import Step
from journal_app.storage.models import (
    Algorithm,
    Anniversary,
    Card,
    CardField,
    Contact,
    ContactDetail,
    Fact,
    Fragment,
    Note,
    NoteVersion,
    Photo,
    Position,
    Tick,
    Visit,
    VisitService,
)

DAY = date(2026, 3, 1)
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
    "rkJggg=="
)


def live(journal: Journal, client: int, brought_by: str = "") -> None:
    """Everything a client may have beside the account, and what belongs to nobody."""
    with transact(journal.store, Step("import")) as (tx, _outcome):
        _card(tx, client, brought_by)
        _meetings(tx, client)
        tx.insert(Tick, list="service", item="clean_place", on_day=DAY)
        tx.insert(Tick, list="self", item="empathy", on_day=DAY, score=7, note="устала")
        for owner in (client, None):
            tx.insert(Algorithm, client=owner, title="Опоздание", steps="раз\nдва", on_day=DAY,
                      look_on=date(2027, 1, 1))  # fmt: skip
        note = tx.insert(Note, on_day=DAY, text="в очереди", private="о ком-то")
        tx.insert(NoteVersion, note=note, text="в очер", private="о ком")


def _card(tx: Transaction, client: int, brought_by: str) -> None:
    tx.insert(
        Card,
        client=client,
        kind="introvert",
        stage="everyday",
        channel="message",
        cap=3,
        brought_by=brought_by,
        tags="утро\nлюбит чай",
        consent_on=DAY,
        consent_scope="фото",
    )
    tx.insert(CardField, client=client, key="shape", text="миндаль")
    tx.insert(CardField, client=client, key="own.coffee", text="без сахара")
    tx.insert(ContactDetail, client=client, kind="phone", value="+7 900 000-00-00", place=1)
    tx.insert(Anniversary, client=client, kind="birthday", month=2, day=29)
    tx.insert(Anniversary, client=client, kind="other", label="свадьба", month=6, day=1, year=2019)
    tx.insert(Fact, client=client, kind="allergy", text="лак X", confirmed=True, on_day=DAY)
    tx.insert(
        Fact, client=client, kind="expectation", side="agreed", text="тишина", on_day=DAY,
        agreed_on=DAY,
    )  # fmt: skip


def _meetings(tx: Transaction, client: int) -> None:
    done = tx.insert(
        Visit, client=client, on_day=DAY, start="10:30", minutes=90, state="done", came="late",
        prepaid=50_000, feeling="valued", contact="usual", note="смеялись", come_back="отпуск",
    )  # fmt: skip
    for place, name in enumerate(("маникюр", "покрытие")):
        tx.insert(VisitService, client=client, visit=done, name=name, price=160_000, place=place)
    ahead = tx.insert(Visit, client=client, on_day=date(2026, 12, 1), start="09:00")
    tx.insert(Contact, client=client, on_day=DAY, channel="call", text="не ответила", state="sent")
    tx.insert(Contact, client=client, on_day=DAY, reminder=True, visit=ahead, outgoing=True)
    note = tx.insert(
        Note, client=client, kind="session", on_day=DAY, text="о работе", private="сон", visit=done
    )
    secret = tx.insert(Note, client=client, on_day=DAY, private="только для меня")
    tx.insert(NoteVersion, client=client, note=note, text="о раб", private="со")
    tx.insert(NoteVersion, client=client, note=note, text="", private="с")
    for whose in (None, note, secret):
        tx.insert(
            Photo, client=client, visit=done, note=whose, on_day=DAY, caption="до", width=1,
            height=1, data=PICTURE,
        )  # fmt: skip
    tx.insert(Fragment, client=client, note=note, on_day=DAY, text="о работе", question="как?")
    tx.insert(Fragment, client=client, note=secret, on_day=DAY, text="молчание")
    tx.insert(Fragment, client=client, note=note, on_day=DAY, text="сон", private=True)
    tx.insert(
        Position, client=client, visit=ahead, on_day=DAY + timedelta(days=300), role="listener"
    )
    tx.insert(Position, client=client, visit=done, on_day=DAY, role="mirror", taken=True)
