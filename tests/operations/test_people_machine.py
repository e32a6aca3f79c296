"""Any practice with people in it: visits, cards, facts, notes... in any order, and all of it back.

After each step the file is sound; at the end it comes back from its own archive, and undoing
everything leaves the journal as it began.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from journal_app import open_journal
from journal_app.exchange.archive import export_archive, import_archive
from journal_app.rules import people
from journal_app.storage.check import check
from tests.core import everything, rows
from tests.exchange.books import contents
from tests.operations.belongings import JPEG, PNG
from tests.operations.people_desk import Desk, ahead, of, pick, words


class People(Desk):
    """Each operation is refused and changes nothing, or is one step whose inverse is exact."""

    def teardown(self) -> None:
        if hasattr(self, "journal"):
            try:
                for private in (True, False):
                    self.comes_back_from_its_archive(private)
                self.everything_is_taken_back()
            finally:
                self.journal.close()
                self.folder.cleanup()

    # The card and what is known

    @rule(
        n=pick,
        m=pick,
        field=of("code", "kind", "stage", "channel", "cap", "tags", "brought_by"),
        word=words,
    )
    def card(self, n: int, m: int, field: str, word: str) -> None:
        values: dict[str, Any] = {
            "code": word,
            "kind": "late",
            "stage": "trial",
            "channel": "call" if word else "",
            "cap": m if m else None,
            "tags": [word, "утро", "Утро"],
            "brought_by": None if not m else self.id("client", m),
        }
        client = self.id("client", n)
        self.attempt(lambda: self.journal.cards.edit(client, **{field: values[field]}))

    @rule(n=pick, status=of(*people.STATUSES), days=ahead, reason=words)
    def status(self, n: int, status: str, days: int, reason: str) -> None:
        self.attempt(
            lambda: self.journal.cards.set_status(
                self.id("client", n), status, self.day(days), reason
            )
        )

    @rule(n=pick, days=ahead, given=st.booleans())
    def consent(self, n: int, days: int, given: bool) -> None:
        act = self.journal.cards.consent if given else self.journal.cards.withdraw_consent
        self.attempt(lambda: act(self.id("client", n), self.day(days)))

    @rule(n=pick, days=of(None, -9, 400))
    def term(self, n: int, days: int | None) -> None:
        day = None if days is None else self.day(days)
        self.attempt(lambda: self.journal.cards.keep_until(self.id("client", n), day))

    @rule(n=pick, key=of("shape", "own.Кофе", "own.Чай", "", "own."), text=words)
    def field(self, n: int, key: str, text: str) -> None:
        self.attempt(lambda: self.journal.cards.set_field(self.id("client", n), key, text))

    @rule(act=of("add", "rename", "remove"), name=of("Кофе", "Чай", "чай"), new=of("Чай", "кофе"))
    def own_field(self, act: str, name: str, new: str) -> None:
        more = (new,) if act == "rename" else ()
        self.attempt(lambda: getattr(self.journal.cards, f"{act}_own_field")(name, *more))

    @rule(n=pick, value=words, delete=st.booleans(), add=st.booleans())
    def way(self, n: int, value: str, delete: bool, add: bool) -> None:
        cards = self.journal.cards
        if add:
            self.attempt(lambda: cards.add_contact(self.id("client", n), value))
        elif delete:
            self.attempt(lambda: cards.delete_contact(self.id("contact_detail", n)))
        else:
            self.attempt(lambda: cards.edit_contact(self.id("contact_detail", n), value=value))

    @rule(
        n=pick, label=words, month=of(2, 4, 13), day=of(1, 29, 31), year=of(None, 1899, 1990, 2026),
        act=of("birthday", "add", "edit", "delete"),
    )  # fmt: skip
    def yearly(self, n: int, label: str, month: int, day: int, year: int | None, act: str) -> None:
        cards, row = self.journal.cards, self.id("anniversary", n)
        client = self.id("client", n)
        acts: dict[str, Callable[[], Any]] = {
            "birthday": lambda: cards.set_birthday(client, month, day, year),
            "add": lambda: cards.add_date(client, label, month, day, year),
            "edit": lambda: cards.edit_date(row, month=month, day=day, year=year),
            "delete": lambda: cards.delete_date(row),
        }
        self.attempt(acts[act])

    @rule(
        n=pick, kind=of(*people.FACT_KINDS), side=of("", *people.SIDES), text=words, days=ahead,
        sure=st.booleans(),
    )  # fmt: skip
    def fact(self, n: int, kind: str, side: str, text: str, days: int, sure: bool) -> None:
        self.attempt(
            lambda: self.journal.facts.add(
                self.id("client", n), kind, text, side, sure, self.day(days)
            )
        )

    @rule(
        n=pick, act=of("confirm", "agree", "use", "delete", "edit"), days=ahead,
        kind=of(*people.FACT_KINDS), side=of("", *people.SIDES),
    )  # fmt: skip
    def treat_fact(self, n: int, act: str, days: int, kind: str, side: str) -> None:
        fact, facts = self.id("fact", n), self.journal.facts
        if act == "edit":
            self.attempt(lambda: facts.edit(fact, kind=kind, side=side))
        elif act == "delete":
            self.attempt(lambda: facts.delete(fact))
        else:
            self.attempt(lambda: getattr(facts, act)(fact, self.day(days)))

    # Notes, photos, supervision, one's own craft

    @rule(n=st.none() | pick, m=st.none() | pick, text=words, private=words, days=ahead)
    def note(self, n: int | None, m: int | None, text: str, private: str, days: int) -> None:
        client = None if n is None else self.id("client", n)
        visit = None if m is None else self.id("visit", m)
        self.attempt(
            lambda: self.journal.notes.add(client, text, self.day(days), "session", private, visit)
        )

    @rule(n=pick, m=pick, act=of("write", "assign", "delete", "restore"), text=words, private=words)
    def treat_note(self, n: int, m: int, act: str, text: str, private: str) -> None:
        notes, note = self.journal.notes, self.id("note", n)
        acts: dict[str, Callable[[], Any]] = {
            "write": lambda: notes.write(note, text, private if m % 2 else None),
            "assign": lambda: notes.assign(note, self.id("client", m)),
            "delete": lambda: notes.delete(note),
            "restore": lambda: notes.restore(self.id("note_version", n)),
        }
        self.attempt(acts[act])

    @rule(n=pick, m=st.none() | pick, k=st.none() | pick, data=of(JPEG, PNG, b"GIF8"), days=ahead)
    def photo(self, n: int, m: int | None, k: int | None, data: bytes, days: int) -> None:
        visit = None if m is None else self.id("visit", m)
        note = None if k is None else self.id("note", k)
        self.attempt(
            lambda: self.journal.photos.add(
                self.id("client", n), data, 3, 4, "до", self.day(days), visit, note
            )
        )

    @rule(n=pick, delete=st.booleans(), caption=words)
    def treat_photo(self, n: int, delete: bool, caption: str) -> None:
        photos, row = self.journal.photos, self.id("photo", n)
        self.attempt(lambda: photos.delete(row) if delete else photos.edit(row, caption))

    @rule(n=pick, m=st.none() | pick, text=words, private=st.booleans())
    def fragment(self, n: int, m: int | None, text: str, private: bool) -> None:
        note = None if m is None else self.id("note", m)
        self.attempt(
            lambda: self.journal.supervision.add(
                self.id("client", n), text, "?", note, private=private
            )
        )

    @rule(n=pick, m=pick, act=of("discuss", "reopen", "delete", "edit"), text=words)
    def treat_fragment(self, n: int, m: int, act: str, text: str) -> None:
        fragment, desk = self.id("fragment", n), self.journal.supervision
        acts: dict[str, Callable[[], Any]] = {
            "discuss": lambda: desk.discuss([fragment, self.id("fragment", m)]),
            "reopen": lambda: desk.reopen([fragment]),
            "delete": lambda: desk.delete(fragment),
            "edit": lambda: desk.edit(fragment, text),
        }
        self.attempt(acts[act])

    @rule(n=st.none() | pick, title=words, add=st.booleans(), m=pick, delete=st.booleans())
    def algorithm(self, n: int | None, title: str, add: bool, m: int, delete: bool) -> None:
        method, row = self.journal.method, self.id("algorithm", m)
        client = None if n is None else self.id("client", n)
        if add:
            self.attempt(lambda: method.add_algorithm(title, steps="раз\n\nдва", client=client))
        elif delete:
            self.attempt(lambda: method.delete_algorithm(row))
        else:
            self.attempt(lambda: method.edit_algorithm(row, client=client))

    @rule(item=words, score=of(None, 0, 10, 11), days=ahead, away=st.booleans())
    def tick(self, item: str, score: int | None, days: int, away: bool) -> None:
        method = self.journal.method
        if away:
            self.attempt(lambda: method.untick("self", item, self.day(days)))
        else:
            self.attempt(lambda: method.tick("self", item, self.day(days), score))

    # People, the day, the session

    @rule(n=pick, away=st.booleans())
    def put_away(self, n: int, away: bool) -> None:
        clients = self.journal.clients
        act = clients.archive if away else clients.unarchive
        self.attempt(lambda: act(self.id("client", n)))

    @precondition(lambda self: len(rows(self.journal, "client")) > 2)
    @rule(n=pick)
    def erase(self, n: int) -> None:
        client = self.one("client", n)
        assert client is not None
        self.journal.clients.erase(client["id"], "по просьбе")
        self.undos, self.certain = [], False
        for dump in everything(self.journal).values():
            assert all(client["uid"] not in map(str, values) for values in dump)

    @rule(days=of(1, 8))
    def wait(self, days: int) -> None:
        self.clock.forward(days)

    @rule()
    def start_again(self) -> None:
        self.journal.close()
        self.journal = open_journal(self.path, clock=self.clock)

    @rule(times=st.integers(1, 3))
    def undo_and_redo(self, times: int) -> None:
        now = self.state()
        done = [self.journal.undo() for _ in range(times)]
        assert check(self.journal.store) == []
        for one in done:
            if one is not None:
                assert self.journal.redo() is not None
        assert self.state() == now

    @invariant()
    def the_file_is_sound(self) -> None:
        assert check(self.journal.store) == []

    @invariant()
    def screens_can_read_it(self) -> None:
        journal = self.journal
        journal.client_lines()
        journal.today_page()
        journal.visits.week(self.clock.day)
        for client in rows(journal, "client"):
            journal.feed(client["id"])

    # The end

    def everything_is_taken_back(self) -> None:
        while self.undos and self.journal.undo() is not None:
            assert self.state() == self.undos.pop()
        assert not self.undos
        while self.journal.undo() is not None:
            assert check(self.journal.store) == []
        if self.certain:
            assert not rows(self.journal, "client")

    def comes_back_from_its_archive(self, private: bool) -> None:
        folder = Path(self.folder.name, str(private))
        folder.mkdir()
        export_archive(self.journal.store, folder / "all.json", private)
        with open_journal(folder / "other.journal", clock=self.clock) as other:
            assert import_archive(other.store, folder / "all.json").left_out == ()
            assert check(other.store) == []
            if private:
                there, here = contents(other), contents(self.journal)
                # A setting that was changed and changed back need not come.
                del there["setting"], here["setting"]
                assert (there, dict(other.settings)) == (here, dict(self.journal.settings))
            again = import_archive(other.store, folder / "all.json")
            assert {one.code for one in again.left_out} <= {"already_there"}


People.TestCase.settings = settings(
    max_examples=settings().max_examples // 4, stateful_step_count=50
)
TestPeople = People.TestCase
