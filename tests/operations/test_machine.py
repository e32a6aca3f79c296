"""Any practice at all: random operations on a real file, looked through after every step."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from journal_app import open_journal
from journal_app.errors import JournalError
from journal_app.rules import points as rules
from journal_app.rules.apologies import PARTS
from journal_app.storage.check import check
from journal_app.storage.models import PRACTICE, digest
from journal_app.storage.steps.step_2 import PLACES, SEARCHED
from tests.core import TODAY, Dump, HandClock, Row, entries_of, everything, practice, rows

# Gaps in which every boundary of a weight is met, one day before, on it and one day after.
GAPS = [0, 1, 2, 29, 30, 31, 59, 60, 61, 119, 120, 121, 179, 180, 181, 359, 360, 361, 700]
gap = st.sampled_from(GAPS)
pick = st.integers(0, 11)
size = st.sampled_from(rules.SIZES)
principle = st.sampled_from(rules.PRINCIPLES)
hand = st.none() | st.sampled_from([1, 2, 7, 99])
parts = st.sets(st.sampled_from(PARTS)).map(sorted)
words = st.sampled_from(["", "чай с мятой", "«Ёлка» 🌲", "شاي", "x" * 300, '"; DROP TABLE entry'])
some_words = st.sampled_from(["позвонить", "прислать фото", "שלום", "🌲"])


class Practice(RuleBasedStateMachine):
    """Each operation either is refused, and then nothing has changed, or makes one step whose
    inverse is exact. After each, the file is compared with what the rules say of its rows."""

    @initialize()
    def open_new(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name, "practice.journal")
        self.clock = HandClock(TODAY)
        self.journal = open_journal(self.path, clock=self.clock)
        self.undos: list[tuple[Dump, date] | None] = []
        self.redos: list[tuple[Dump, date] | None] = []
        self.certain = True
        """False once erasing has cut steps: how many are left is not known here."""
        self.begin()

    def begin(self) -> None:
        """Something of everything, so that every rule finds rows from the first step on."""
        clients, entries = self.journal.clients, self.journal.entries
        promises, notes = self.journal.promises, self.journal.notes
        back = self.back
        for act in (
            lambda: clients.add("Вера", since=back(400)),
            lambda: clients.add("Вера", opening=-3),
            lambda: entries.withdraw(1, "integrity", note="опоздала", on=back(61)),
            lambda: entries.withdraw(1, "commitments", points=9, on=back(30), confirmed=True),
            lambda: entries.withdraw(2, "integrity", size="large"),
            lambda: entries.deposit(1, "little_things", on=back(119), confirmed=True),
            lambda: entries.apologise(1, PARTS[:3], on=back(29)),
            lambda: promises.make(1, "фото", due=back(1), on=back(9)),
            lambda: promises.make(1, "время", due=back(-5), on=back(9)),
            lambda: promises.make(2, "лак"),
            lambda: promises.break_(2, on=back(4)),
            lambda: notes.add(1, "тихая"),
            lambda: notes.add(None, "ничья"),
        ):
            self.attempt(act)
        assert len(self.undos) == 13

    def teardown(self) -> None:
        if hasattr(self, "journal"):
            assert check(self.journal.store) == []
            self.index_holds_every_word()
            self.journal.close()
            self.folder.cleanup()

    def attempt(self, act: Callable[[], Any]) -> None:
        before, state = everything(self.journal), self.state()
        try:
            done = act()
        except JournalError:
            assert everything(self.journal) == before
            return
        changed = practice(self.journal) != state[0]
        assert bool(done.kinds) == changed
        if changed:
            self.undos.append(state)
            self.redos.clear()

    def state(self) -> tuple[Dump, date]:
        self.journal.client_lines()  # brings the standings to this day
        return practice(self.journal), self.clock.day

    def one(self, table: str, number: int, **where: Any) -> Row | None:
        """One of the rows that are there."""
        there = [
            found
            for found in rows(self.journal, table)
            if all(found[name] == value for name, value in where.items())
        ]
        return there[number % len(there)] if there else None

    def back(self, gap: int) -> date:
        return self.clock.day - timedelta(days=gap)

    # People

    @rule(opening=st.none() | st.integers(-30, 40), gap=gap)
    def add_client(self, opening: int | None, gap: int) -> None:
        self.attempt(lambda: self.journal.clients.add("Вера", opening, self.back(gap)))

    @rule(n=pick, opening=st.integers(-30, 40), gap=gap)
    def edit_client(self, n: int, opening: int, gap: int) -> None:
        if client := self.one("client", n):
            self.attempt(
                lambda: self.journal.clients.edit(
                    client["id"], opening=opening, since=self.back(gap)
                )
            )

    @rule(n=pick, away=st.booleans())
    def put_away(self, n: int, away: bool) -> None:
        if client := self.one("client", n):
            act = self.journal.clients.archive if away else self.journal.clients.unarchive
            self.attempt(lambda: act(client["id"]))

    @precondition(lambda self: len(rows(self.journal, "client")) > 2)
    @rule(n=pick)
    def erase(self, n: int) -> None:
        client = self.one("client", n)
        assert client is not None
        self.journal.clients.erase(client["id"], "по просьбе")
        self.undos, self.redos, self.certain = [], [], False

    # Entries

    @rule(
        n=pick, principle=principle, size=size, points=hand, note=words, gap=gap, sure=st.booleans()
    )
    def deposit(
        self, n: int, principle: str, size: str, points: int | None, note: str, gap: int, sure: bool
    ) -> None:
        if client := self.one("client", n):
            self.attempt(
                lambda: self.journal.entries.deposit(
                    client["id"], principle, size, points, note, self.back(gap), sure
                )
            )

    @rule(
        n=pick, principle=principle, size=size, points=hand, note=words, gap=gap, sure=st.booleans()
    )
    def withdraw(
        self, n: int, principle: str, size: str, points: int | None, note: str, gap: int, sure: bool
    ) -> None:
        if client := self.one("client", n):
            self.attempt(
                lambda: self.journal.entries.withdraw(
                    client["id"], principle, size, points, note, self.back(gap), sure
                )
            )

    @rule(n=pick, parts=parts, gap=gap, note=words, wound=st.booleans())
    def apologise(self, n: int, parts: list[str], gap: int, note: str, wound: bool) -> None:
        wounds = [
            found
            for found in rows(self.journal, "entry")
            if not wound
            or (found["points"] < 0 and found["kind"] != "apology" and not found["answered_on"])
        ]
        if wounds:
            entry = wounds[n % len(wounds)]
            day = max(self.back(gap), date.fromisoformat(entry["on_day"]) - timedelta(days=n == 0))
            self.attempt(lambda: self.journal.entries.apologise(entry["id"], parts, note, day))

    @rule(
        n=pick,
        field=st.sampled_from(["note", "principle", "size", "points", "confirmed", "parts", "on"]),
        values=st.fixed_dictionaries(
            {
                "note": words,
                "principle": st.sampled_from(rules.DEPOSIT_PRINCIPLES),
                "size": size,
                "points": st.sampled_from([1, 8, 99]),
                "confirmed": st.booleans(),
                "parts": parts,
                "on": gap,
            }
        ),
    )
    def edit_entry(self, n: int, field: str, values: dict[str, Any]) -> None:
        if entry := self.one("entry", n):
            if entry["promise_id"] is not None:  # what this kind of entry has
                field = {"note": "size", "principle": "size", "points": "on"}.get(field, field)
            elif entry["kind"] == "apology":
                field = {"principle": "parts", "size": "parts", "points": "on"}.get(field, field)
            value = self.back(values["on"]) if field == "on" else values[field]
            self.attempt(lambda: self.journal.entries.edit(entry["id"], **{field: value}))

    @rule(n=pick)
    def bring_back(self, n: int) -> None:
        if version := self.one("entry_version", n):
            self.attempt(lambda: self.journal.entries.bring_back(version["id"]))

    @rule(n=pick)
    def delete_entry(self, n: int) -> None:
        if entry := self.one("entry", n):
            self.attempt(lambda: self.journal.entries.delete(entry["id"]))

    # Promises

    @rule(n=pick, text=some_words, gap=gap, due=st.none() | gap, size=size)
    def make(self, n: int, text: str, gap: int, due: int | None, size: str) -> None:
        if client := self.one("client", n):
            made = self.back(gap)
            until = None if due is None else made + timedelta(days=due)
            self.attempt(lambda: self.journal.promises.make(client["id"], text, until, made, size))

    @rule(n=pick, gap=gap, end=st.sampled_from(["keep", "break_", "release"]), still=st.booleans())
    def close(self, n: int, gap: int, end: str, still: bool) -> None:
        where = {"state": "open"} if still else {}
        if promise := self.one("promise", n, **where):
            act = getattr(self.journal.promises, end)
            self.attempt(lambda: act(promise["id"], on=self.back(gap)))

    @rule(n=pick, gap=gap, ahead=gap)
    def move(self, n: int, gap: int, ahead: int) -> None:
        if promise := self.one("promise", n, state="open"):
            day = self.back(gap)
            due = day + timedelta(days=ahead)
            self.attempt(lambda: self.journal.promises.move(promise["id"], due, on=day))

    @rule(n=pick)
    def reopen(self, n: int) -> None:
        if promise := self.one("promise", n):
            self.attempt(lambda: self.journal.promises.reopen(promise["id"]))

    @rule(n=pick, text=some_words, size=size)
    def edit_promise(self, n: int, text: str, size: str) -> None:
        if promise := self.one("promise", n):
            self.attempt(lambda: self.journal.promises.edit(promise["id"], text=text, size=size))

    @rule(n=pick)
    def delete_promise(self, n: int) -> None:
        if promise := self.one("promise", n):
            self.attempt(lambda: self.journal.promises.delete(promise["id"]))

    # Notes

    @rule(n=pick, text=some_words, gap=gap, owned=st.booleans())
    def add_note(self, n: int, text: str, gap: int, owned: bool) -> None:
        client = self.one("client", n) if owned else None
        self.attempt(
            lambda: self.journal.notes.add(client["id"] if client else None, text, self.back(gap))
        )

    @rule(n=pick, m=pick)
    def assign_note(self, n: int, m: int) -> None:
        note, client = self.one("note", n), self.one("client", m)
        if note and client:
            self.attempt(lambda: self.journal.notes.assign(note["id"], client["id"]))

    @rule(n=pick, text=some_words, gone=st.booleans())
    def change_note(self, n: int, text: str, gone: bool) -> None:
        if note := self.one("note", n):
            if gone:
                self.attempt(lambda: self.journal.notes.delete(note["id"]))
            else:
                self.attempt(lambda: self.journal.notes.edit(note["id"], text))

    # The practice, the day, the session

    @rule(
        values=st.sampled_from(
            [
                {"fading": False},
                {"fading": True},
                {"tariff.withdrawal.integrity": 49, "tariff.withdrawal.apology": 9},
                {"tariff.promise.late": 3, "opening": 0},
            ]
        )
    )
    def change_settings(self, values: dict[str, Any]) -> None:
        self.attempt(lambda: self.journal.settings.change(values))

    @rule(days=gap)
    def wait(self, days: int) -> None:
        self.clock.forward(days)

    @rule()
    def start_again(self) -> None:
        self.journal.close()
        self.journal = open_journal(self.path, clock=self.clock)

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.turn(self.journal.undo, self.undos, self.redos)

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.turn(self.journal.redo, self.redos, self.undos)

    def turn(
        self,
        act: Callable[[], Any],
        taken: list[tuple[Dump, date] | None],
        given: list[tuple[Dump, date] | None],
    ) -> None:
        now = self.state()
        done = act()
        if self.certain:
            assert (done is not None) == bool(taken)
        if done is None:
            return
        target = taken.pop() if taken else None
        given.append(now if target is not None else None)
        if target is None:
            return
        wanted, day = target
        there, today = self.state()
        if day != today:  # standings are of another day, and are compared with the rules anyway
            wanted, there = (
                {name: kept for name, kept in dump.items() if name != "standing"}
                for dump in (wanted, there)
            )
        assert there == wanted

    # What is always true

    @invariant()
    def balances_are_the_rules_balances(self) -> None:
        journal, today, fading = self.journal, self.clock.day, self.journal.settings["fading"]
        lines = {line.id: line for line in journal.client_lines()}
        for client in rows(journal, "client"):
            entries, opening = entries_of(journal, client["id"]), client["opening"]
            born = [entry.on for entry in entries[:2]]
            days = {today, today - timedelta(days=1), today + timedelta(days=45)}
            days |= {day + timedelta(days=gap) for day in born for gap in (60, 119, 180, 360)}
            for day in days:
                expected = rules.balance(entries, opening, day, fading)
                assert journal.balance(client["id"], day) == expected
            line = lines[client["id"]]
            assert line.balance == rules.balance(entries, opening, today, fading)
            assert line.confirmed == rules.confirmed_balance(entries, today, fading)
            assert line.zone == journal.zone(client["id"])

    @invariant()
    def standings_follow_from_the_rows(self) -> None:
        journal, today = self.journal, self.clock.day
        month = (today - timedelta(days=30)).isoformat()
        entries = rows(journal, "entry")
        standings = rows(journal, "standing")
        assert {one["client_id"] for one in standings} == {
            one["id"] for one in rows(journal, "client")
        }
        for standing in standings:
            past = [one for one in entries if one["client_id"] == standing["client_id"]]
            fresh = [one for one in past if one["on_day"] > month]
            open_wounds = [
                (one["on_day"], one["id"])
                for one in fresh
                if one["points"] < 0 and one["kind"] != "apology" and one["answered_on"] is None
            ]
            assert (standing["day"], standing["entries"]) == (today.isoformat(), len(past))
            assert standing["trend"] == sum(one["points"] for one in fresh)
            assert standing["wound"] == min(open_wounds, default=(None, None))[1]
            assert standing["last_on"] == max((one["on_day"] for one in past), default=None)

    @invariant()
    def what_rows_repeat_of_each_other_agrees(self) -> None:
        entries = {one["id"]: one for one in rows(self.journal, "entry")}
        answers = {one["answers_id"]: one for one in entries.values() if one["answers_id"]}
        for entry in entries.values():
            answer = answers.get(entry["id"])
            assert entry["answered_on"] == (answer["on_day"] if answer else None)
            answered = entries[entry["answers_id"]] if entry["answers_id"] else entry
            assert entry["aged_from"] == answered["on_day"] <= entry["on_day"]
            if answered is not entry:
                assert entry["points"] <= -answered["points"]
                assert entry["client_id"] == answered["client_id"]
        closings = {one["promise_id"]: one for one in entries.values() if one["closes"]}
        for promise in rows(self.journal, "promise"):
            closing = closings.pop(promise["id"], None)
            if closing is None:
                assert promise["state"] in ("open", "released")
            else:
                assert closing["kind"] == f"promise_{promise['state']}"
                assert closing["on_day"] == promise["closed"]
                late = promise["due"] is not None and promise["closed"] > promise["due"]
                assert (promise["state"] == "late") == (late and promise["state"] != "broken")
        assert closings == {}

    @invariant()
    def every_digest_is_of_its_row(self) -> None:
        for model in PRACTICE:
            for found in rows(self.journal, model._meta.table_name):
                if "digest" in found:
                    assert found["digest"] == digest(model, found)

    def index_holds_every_word(self) -> None:
        expected = {
            one["id"] * PLACES + place: one[column].replace("ё", "е").replace("Ё", "Е")
            for table, column, place in SEARCHED
            for one in rows(self.journal, table)
            if one[column]
        }
        found = self.journal.store.database.execute_sql("SELECT rowid, text FROM fts").fetchall()
        assert dict(found) == expected


Practice.TestCase.settings = settings(
    max_examples=settings().max_examples // 2, stateful_step_count=60
)
TestPractice = Practice.TestCase
