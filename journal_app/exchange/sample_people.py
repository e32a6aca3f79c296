"""The people of the sample beside their accounts: cards, visits done and planned, notes.

The account comes in as a log, as any import does; then this is written over it in one step. All
days are counted from the journal's today, so that there are visits for today and a birthday this
week on whatever day the sample is made.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from journal_app.exchange.sample_craft import Craft
from journal_app.operations.transaction import Transaction, transact
from journal_app.rules.people import KINDS
from journal_app.shapes import Step
from journal_app.storage.database import fetch
from journal_app.storage.models import (
    Anniversary,
    Card,
    CardField,
    Contact,
    ContactDetail,
    Fact,
    Table,
    Visit,
    VisitService,
)
from journal_app.storage.store import Store

_MOST = 300
"""People who get more than a name: a practice made to be large stays quick to make."""
_TIMES = ("10:00", "12:30", "15:00", "17:30")
_EARLY = ("08:00", "09:00")
_AHEAD = (0, 0, 0, 0, 1, 1, 2, 3, 3, 4, 6)
"""Days from today on which somebody is expected."""
_BIRTHDAYS = (0, 2, 5)
"""Days from today on which there is a birthday."""
_STAGES = (
    (45, "acquaintance"), (100, "courtship"), (170, "honeymoon"), (340, "everyday"),
    (9999, "mature"),
)  # fmt: skip
_FEELINGS = ("content", "cared_for", "valued", "welcome", "safe", "delighted", "happy")
_CHANNELS = ("message", "message", "message", "call", "email")
_TOLD = re.compile(r"(.*?) · \$?(\d[\d\s]*?)(?: ₽)?(?: · (.*))?")
"""«Френч, мягкий квадрат · 2 900 ₽ · ушла весёлой»"""
_LENGTH = re.compile(r"\d+ (минут|minutes)")


def write_people(store: Store, profession: str, language: str, seed: int) -> None:
    """Give the clients of a sample a card, visits, notes. The same seed gives the same rows."""
    with transact(store, Step("import")) as (tx, _outcome):
        _People(tx, _book(profession, language), profession, Random(f"people {seed}")).write()


@cache
def _book(profession: str, language: str) -> Mapping[str, Any]:
    name = f"{language}_{profession}_people.toml"
    return tomllib.loads((files("resources") / "sample" / name).read_text(encoding="utf-8"))


class _People:
    def __init__(
        self, tx: Transaction, book: Mapping[str, Any], profession: str, rng: Random
    ) -> None:
        self.tx, self.book, self.rng = tx, book, rng
        self.therapy = profession == "psychologist"
        self.today = tx.store.today()
        self._hours: dict[date, set[str]] = defaultdict(set)
        self.clients = fetch(
            tx.database, f"SELECT id, uid, since FROM client ORDER BY id LIMIT {_MOST}"
        )

    def write(self) -> None:
        """Everything, client by client; then what belongs to nobody."""
        for number, (client, _, since) in enumerate(self.clients):
            known = (self.today - date.fromisoformat(since)).days
            self._card(number, client, known)
            self._visits(client)
            self._contacts(client)
        self._plan()
        self._waiting()
        Craft(self.tx, self.book, self.rng, self.add).write(self.therapy)

    def add(self, model: type[Table], **values: Any) -> int:
        """A row whose uid follows from the seed."""
        return self.tx.insert(model, uid=f"{self.rng.getrandbits(128):032x}", **values)

    # -- the card -----------------------------------------------------------------------------

    def _card(self, number: int, client: int, known: int) -> None:
        rng, book = self.rng, self.book
        kind = "" if self.therapy else rng.choice(("", "none", "none", *KINDS))
        brought = ""
        if number > 4 and rng.random() < 0.2:  # by somebody before them, so never in a circle
            brought = self.clients[rng.randrange(number)][1]
        self.add(
            Card,
            client=client,
            code=f"{number + 1:02d}" if self.therapy else "",
            kind=kind,
            stage=next(stage for days, stage in _STAGES if known < days),
            channel=rng.choice(_CHANNELS),
            cap=2 if rng.random() < 0.1 else None,
            brought_by=brought,
            tags="\n".join(rng.sample(book["tags"], rng.randrange(3))),
            consent_on=self.today - timedelta(days=known) if rng.random() < 0.85 else None,
            consent_scope=book["consent"],
        )
        for key, texts in book["fields"].items():
            if number == 0 or rng.random() < 0.6:
                self.add(CardField, client=client, key=key, text=rng.choice(texts))
        phone = book["phone"].format(number % 100, rng.randrange(10, 100))
        self.add(ContactDetail, client=client, kind="phone", value=phone)
        if rng.random() < 0.4:
            name = f"client{number + 1:02d}"
            self.add(
                ContactDetail, client=client, kind="messenger", place=1,
                value=book["messenger"].format(name),
            )  # fmt: skip
        self._birthday(number, client)
        self._facts(number, client, known)

    def _birthday(self, number: int, client: int) -> None:
        if number in range(3, 3 + len(_BIRTHDAYS)):
            day = self.today + timedelta(days=_BIRTHDAYS[number - 3])
        elif self.rng.random() < 0.6:
            day = self.today + timedelta(days=self.rng.randrange(20, 350))
        else:
            return
        year = self.rng.randrange(1965, 2003) if self.rng.random() < 0.5 else None
        month_day = (day.month, min(day.day, 28) if day.month == 2 else day.day)
        self.add(
            Anniversary, client=client, kind="birthday", month=month_day[0], day=month_day[1],
            year=year,
        )  # fmt: skip

    def _facts(self, number: int, client: int, known: int) -> None:
        rng = self.rng
        for kind, texts in self.book["facts"].items():
            side = kind if kind in ("theirs", "mine", "agreed") else ""
            chance = {"little_thing": 0.8, "preference": 0.6, "allergy": 0.12}.get(kind, 0.25)
            if not texts or (number and rng.random() > chance):
                continue
            count = rng.choice((1, 1, 2)) if kind == "little_thing" else 1
            for text in rng.sample(texts, count):
                day = self.today - timedelta(days=rng.randrange(max(1, known)))
                self.add(
                    Fact, client=client, kind="expectation" if side else kind, side=side,
                    text=text, confirmed=bool(side) or rng.random() < 0.5, on_day=day,
                    agreed_on=day if side == "agreed" else None,
                )  # fmt: skip

    # -- visits and contacts ------------------------------------------------------------------

    def _visits(self, client: int) -> None:
        """What the log told of visits gets its hour, services and feeling; between them come
        the ordinary ones, of which a log had nothing to tell."""
        told = fetch(
            self.tx.database,
            "SELECT id, on_day, note FROM visit WHERE client_id = ? ORDER BY on_day", (client,),
        )  # fmt: skip
        gap = self.rng.randrange(6, 9) if self.therapy else self.rng.randrange(17, 27)
        last = date.min
        days = fetch(
            self.tx.database,
            "SELECT DISTINCT on_day FROM entry WHERE client_id = ? ORDER BY on_day", (client,),
        )  # fmt: skip
        taken = {date.fromisoformat(day): (visit, note) for visit, day, note in told}
        for day in sorted({*taken, *(date.fromisoformat(day) for (day,) in days)}):
            if day in taken:
                self._detail(client, day, *taken[day])
            elif (day - last).days >= gap and day < self.today:
                self._ordinary(client, day)
            else:
                continue
            last = day

    def _detail(self, client: int, day: date, visit: int, note: str) -> None:
        price = self.rng.choice(self.book["prices"])
        if found := _TOLD.fullmatch(note):
            price = int(re.sub(r"\D", "", found[2])) * 100
            name, rest = found[1].split(": ")[-1], found[3] or ""
        else:
            name, _, rest = note.partition(" · ")
            name, _, more = name.partition(", ")
            rest = rest if _LENGTH.fullmatch(more) else rest or more
        self.tx.update(Visit, visit, note=rest, **self._happened(day))
        self._services(client, visit, name[:1].upper() + name[1:], price)

    def _ordinary(self, client: int, day: date) -> None:
        name, price = self.rng.choice(self.book["services"])
        notes = self.book["visit_notes"]
        note = self.rng.choice(notes) if notes and self.rng.random() < 0.3 else ""
        state = "missed" if self.rng.random() < 0.02 else "done"
        values = self._happened(day) if state == "done" else {"start": self._hour(day)}
        visit = self.add(Visit, client=client, on_day=day, state=state, note=note, **values)
        if state == "done":
            self._services(client, visit, name, price)

    def _hour(self, day: date) -> str | None:
        """An hour at which nobody else was there; today's are kept for those who are expected."""
        offered = _EARLY if day == self.today else _TIMES
        free = [hour for hour in offered if hour not in self._hours[day]]
        hour = self.rng.choice(free) if free else None
        if hour is not None:
            self._hours[day].add(hour)
        return hour

    def _happened(self, day: date) -> dict[str, Any]:
        rng = self.rng
        feeling = rng.choice(_FEELINGS) if rng.random() < 0.5 and not self.therapy else ""
        return {
            "start": self._hour(day),
            "minutes": rng.choice(self.book["minutes"]),
            "came": "late" if rng.random() < 0.1 else "on_time",
            "feeling": feeling,
            "contact": rng.choice(("usual", "usual", "stronger")) if self.therapy else "",
            "come_back": rng.choice(self.book["come_backs"]) if rng.random() < 0.25 else "",
        }

    def _services(self, client: int, visit: int, name: str, price: int) -> None:
        chosen = [(name, price)]
        if self.book["extras"] and self.rng.random() < 0.25:
            chosen.append(self.rng.choice(self.book["extras"]))
        for place, (what, cost) in enumerate(chosen):
            self.add(VisitService, client=client, visit=visit, name=what, price=cost, place=place)

    def _contacts(self, client: int) -> None:
        ids = fetch(self.tx.database, "SELECT id FROM contact WHERE client_id = ?", (client,))
        for (contact,) in ids:
            self.tx.update(
                Contact,
                contact,
                channel=self.rng.choice(_CHANNELS),
                at_time=f"{self.rng.randrange(9, 20):02d}:{self.rng.choice(('05', '20', '40'))}",
                state=self.rng.choice(("", "sent", "confirmed", "no_answer")),
            )

    # -- ahead --------------------------------------------------------------------------------

    def _plan(self) -> None:
        """Who comes today and in the days after: those who were not here just now."""
        recent = self.today - timedelta(days=5)
        found = fetch(
            self.tx.database,
            "SELECT client_id FROM visit WHERE client_id <= ? GROUP BY client_id "
            "HAVING max(on_day) < ? ORDER BY client_id",
            (self.clients[-1][0] if self.clients else 0, recent.isoformat()),
        )
        regulars = [client for (client,) in found]
        # The first client, whose story is told, comes second today, or was here just now.
        story = self.clients[0][0] if self.clients else 0
        others = [client for client in regulars if client != story]
        chosen = self.rng.sample(others, min(len(others), len(_AHEAD)))
        if story in regulars:
            chosen.insert(0, story)
        elif story:
            self._expect(story, 5, _TIMES[1])
        used: dict[int, int] = {}
        for client, ahead in zip(chosen, _AHEAD, strict=False):
            turn = used[ahead] = used.get(ahead, -1) + 1
            self._expect(client, ahead, _TIMES[(1, 0, 2, 3)[turn]])

    def _expect(self, client: int, ahead: int, start: str) -> None:
        name, price = self.rng.choice(self.book["services"])
        remind = ("confirmed", "sent")[self.rng.randrange(2)] if ahead == 0 else ""
        yesterday = self.today - timedelta(days=1)
        visit = self.add(
            Visit,
            client=client,
            on_day=self.today + timedelta(days=ahead),
            start=start,
            minutes=self.rng.choice(self.book["minutes"]),
            prepaid=50000 if ahead > 2 and not self.therapy else None,
            remind=remind,
            reminded_on=yesterday if remind else None,
        )
        self.add(VisitService, client=client, visit=visit, name=name, price=price)
        if remind:
            self.add(
                Contact, client=client, on_day=yesterday, at_time="18:10", channel="message",
                text=self.book["reminder"], state=remind, reminder=True, visit=visit,
            )  # fmt: skip

    def _waiting(self) -> None:
        """Questions that wait for an answer, the oldest for three days."""
        asking = [client for client, *_ in self.clients[5 : 5 + len(self.book["waiting"])]]
        for number, (client, text) in enumerate(zip(asking, self.book["waiting"], strict=False)):
            self.add(
                Contact, client=client, on_day=self.today - timedelta(days=(1, 3, 0)[number]),
                at_time="09:15", channel="message", outgoing=False, text=text, state="waiting",
            )  # fmt: skip
