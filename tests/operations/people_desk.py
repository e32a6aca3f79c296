"""What random lives of a practice are made of: a file, attempts on it, visits and contacts."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from journal_app import open_journal
from journal_app.errors import JournalError
from journal_app.operations.visit_checks import CHOICES
from tests.core import TODAY, Dump, HandClock, Row, everything, practice, rows

pick = st.integers(0, 9)
ahead = st.sampled_from([-800, -61, -8, -1, 0, 0, 1, 7, 40])
words = st.sampled_from(
    ["", "  ", "чай с мятой", "«Ёлка» 🌲", "a\x00b\ud800", "раз\nдва", "x" * 450]
)
clock_time = st.sampled_from([None, "", "00:00", "09:30", "23:59", "24:00", "9:30"])
minutes = st.sampled_from([None, 1, 60, 1440, 0, 1441])
services = st.lists(
    st.tuples(
        st.sampled_from(["маникюр", "снятие", " ", "гель\nлак"]),
        st.sampled_from([None, 0, 150_000, -1]),
    ),
    max_size=3,
)
chip = st.none() | st.tuples(st.sampled_from(["little_things", "expectations", "apology"]), words)


def choice(field: str) -> st.SearchStrategy[str]:
    return st.sampled_from([*CHOICES[field], "perhaps"])


def of(*choices: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(choices)


class Desk(RuleBasedStateMachine):
    """Each operation is refused and changes nothing, or is one step whose inverse is exact."""

    @initialize()
    def open_new(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name, "practice.journal")
        self.clock = HandClock(TODAY)
        self.journal = open_journal(self.path, clock=self.clock)
        self.undos: list[Dump] = []
        self.certain = True
        """False once erasing has cut steps: how many are left is not known here."""
        clients = self.journal.clients
        for _ in range(3):
            self.attempt(lambda: clients.add("Вера", since=self.day(-30)))
        self.attempt(lambda: self.journal.visits.plan(1, self.day(0), "10:00", 60))
        self.attempt(lambda: self.journal.notes.add(None, "ничья", private="совсем"))
        self.attempt(lambda: self.journal.cards.add_own_field("Кофе"))
        assert len(self.undos) == 6

    def state(self) -> Dump:
        """What a person filled in; the sums that follow from it are of a day, and ``check`` has
        them."""
        return {name: kept for name, kept in practice(self.journal).items() if name != "standing"}

    def attempt(self, act: Callable[[], Any]) -> None:
        before = everything(self.journal)
        state = self.state()
        try:
            done = act()
        except JournalError:
            assert everything(self.journal) == before
            return
        changed = self.state() != state
        assert bool(done.kinds) == changed
        if changed:
            self.undos.append(state)

    def one(self, table: str, number: int, **where: Any) -> Row | None:
        there = [
            found
            for found in rows(self.journal, table)
            if all(found[name] == value for name, value in where.items())
        ]
        return there[number % len(there)] if there else None

    def id(self, table: str, number: int) -> int:
        """The id of a row that is there, or now and then of none."""
        found = self.one(table, number) if number < 9 else None
        return found["id"] if found else 12345

    def day(self, days: int) -> date:
        return self.clock.day + timedelta(days=days)

    # Visits

    @rule(n=pick, days=ahead, start=clock_time, minutes=minutes, given=services, note=words)
    def plan(self, n: int, days: int, start: Any, minutes: Any, given: Any, note: str) -> None:
        self.attempt(
            lambda: self.journal.visits.plan(
                self.id("client", n), self.day(days), start, minutes, given, 50_000, note
            )
        )

    @rule(n=pick, days=ahead, given=services, came=choice("came"), state=choice("state"))
    def record(self, n: int, days: int, given: Any, came: str, state: str) -> None:
        self.attempt(
            lambda: self.journal.visits.record(
                self.id("client", n), self.day(days), given, came=came, state=state
            )
        )

    @rule(
        n=pick,
        m=st.none() | pick,
        days=st.none() | ahead,
        given=st.none() | services,
        state=choice("state"),
        chips=st.tuples(chip, chip),
        promise=st.none() | st.tuples(words, st.none() | of(TODAY, TODAY + timedelta(days=9))),
        told=st.fixed_dictionaries(
            {
                "came": choice("came"),
                "contact": choice("contact"),
                "feeling": words,
                "note": words,
                "come_back": words,
                "fragment": words,
                "next_start": clock_time,
            }
        ),
        position=st.none() | st.fixed_dictionaries({"role": choice("role")}),
        coming=st.none() | ahead,
    )
    def close(
        self,
        n: int,
        m: int | None,
        days: int | None,
        given: Any,
        state: str,
        chips: Any,
        promise: Any,
        told: dict[str, str],
        position: Any,
        coming: int | None,
    ) -> None:
        planned = None if m is None else self.one("visit", m, state="planned")
        self.attempt(
            lambda: self.journal.visits.close(
                None if planned is None else planned["id"],
                self.id("client", n),
                on=None if days is None else self.day(days),
                services=given,
                state=state,
                deposit=chips[0],
                slip=chips[1],
                promise=promise,
                position=position,
                next_on=None if coming is None else self.day(coming),
                **told,
            )
        )

    @rule(
        n=pick,
        field=of("on", "start", "minutes", "services", "came", "state", "note", "prepaid"),
        days=ahead,
        values=st.fixed_dictionaries(
            {
                "start": clock_time,
                "minutes": minutes,
                "services": services,
                "came": choice("came"),
                "state": choice("state"),
                "note": words,
                "prepaid": of(None, 0, 7, -1),
            }
        ),
    )
    def edit_visit(self, n: int, field: str, days: int, values: dict[str, Any]) -> None:
        new = {**values, "on": self.day(days)}[field]
        self.attempt(lambda: self.journal.visits.edit(self.id("visit", n), **{field: new}))

    @rule(n=pick, days=ahead, act=of("move", "cancel", "miss", "delete"))
    def treat_visit(self, n: int, days: int, act: str) -> None:
        more = (self.day(days),) if act == "move" else ()
        self.attempt(lambda: getattr(self.journal.visits, act)(self.id("visit", n), *more))

    @rule(n=pick, m=pick, days=ahead, text=words)
    def paste_day(self, n: int, m: int, days: int, text: str) -> None:
        lines = [(self.id("client", one), "12:00", 30, [(text, None)]) for one in (n, m)]
        self.attempt(lambda: self.journal.visits.plan_lines(self.day(days), lines))

    # Contacts and positions

    @rule(
        n=pick, m=st.none() | pick, text=words, out=st.booleans(), days=ahead, at=clock_time,
        state=of("", "sent", "waiting", "answered"), reminder=st.booleans(),
    )  # fmt: skip
    def contact(
        self, n: int, m: int | None, text: str, out: bool, days: int, at: Any, state: str,
        reminder: bool,
    ) -> None:  # fmt: skip
        visit = None if m is None else self.id("visit", m)
        self.attempt(
            lambda: self.journal.contacts.record(
                self.id("client", n), text, "call", out, self.day(days), at, text, state, reminder,
                visit,
            )
        )  # fmt: skip

    @rule(
        n=pick,
        field=of("outgoing", "state", "on", "text", "channel"),
        out=st.booleans(),
        text=words,
    )
    def edit_contact(self, n: int, field: str, out: bool, text: str) -> None:
        new = {"outgoing": out, "state": "answered" if out else "sent", "on": self.day(-70)}
        value = new.get(field, text)
        self.attempt(lambda: self.journal.contacts.edit(self.id("contact", n), **{field: value}))

    @rule(n=pick, state=of("sent", "confirmed", "no_answer", "waiting", ""), delete=st.booleans())
    def treat_contact(self, n: int, state: str, delete: bool) -> None:
        contact = self.id("contact", n)
        contacts = self.journal.contacts
        self.attempt(lambda: contacts.delete(contact) if delete else contacts.mark(contact, state))

    @rule(n=pick, state=of("sent", "confirmed", "no_answer", ""))
    def remind(self, n: int, state: str) -> None:
        self.attempt(lambda: self.journal.contacts.remind(self.id("visit", n), state))

    @rule(n=pick, m=st.none() | pick, taken=st.booleans(), days=ahead, aside=words)
    def position(self, n: int, m: int | None, taken: bool, days: int, aside: str) -> None:
        visit = None if m is None else self.one("visit", m)
        client = self.id("client", n) if visit is None else visit["client_id"]
        act = self.journal.positions.take if taken else self.journal.positions.plan
        self.attempt(
            lambda: act(
                client, "mirror", direction="above", visit=visit and visit["id"],
                on=self.day(days), supervision=aside,
            )
        )  # fmt: skip

    @rule(n=pick, delete=st.booleans(), note=words)
    def treat_position(self, n: int, delete: bool, note: str) -> None:
        positions, row = self.journal.positions, self.id("position", n)
        self.attempt(lambda: positions.delete(row) if delete else positions.edit(row, note=note))
