"""Writes version-1.journal, with the real program of schema version 1, and what it tells.

    PYTHONPATH=. python tests/databases/make_version_1.py

Run it again only while version 1 is not released; afterwards the file stays as it is for ever.
"""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from pathlib import Path

from journal_app import Journal, open_journal
from journal_app.operations.notes import add_note
from journal_app.rules.apologies import PARTS
from journal_app.rules.points import DEPOSIT_PRINCIPLES, PRINCIPLES, SIZES
from journal_app.storage.migrations import SCHEMA_VERSION
from tests.databases.telling import DAY, telling

NAMES = [
    *("Вера Ильина", "Вера Ильина", "Вера ильина", "Алёна Ёлкина", "Алена Елкина"),
    *("رنا الحسيني", "שרה כהן", "Zoë-Łucja D’Ávila", 'O\'Brien "Bobby"; DROP TABLE client; --'),
    *(
        "👩\u200d👩\u200d👧\u200d👦 семья",
        "🌸",
        "%_*?\\",
        "=SUM(A1:A9)",
        "-",
        "0",
        "null",
        "x" * 300,
    ),
    *("Очень " * 30 + "длинное имя", "İstanbul ı ß ſ", "Ольга [1a2b3c4d]", "a,b;c\td"),
]
WORDS = [
    *("Кофе с корицей ☕️", "ждала у двери под дождём", "שלום", "مرحبا", '«Ёлочки» и "кавычки"'),
    *("", "строка\nвторая строка\n\nчетвёртая", "0", "опоздала на 20 минут"),
]
LEAP_DAY = date(2024, 2, 29)


class Builder:
    """Records at random, day by day, what a practice of two years holds."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.chance = random.Random(1)
        self.day = LEAP_DAY

    def __call__(self) -> date:
        return self.day

    def build(self) -> None:
        """The whole practice, from the leap day of 2024 to the day on which it is read."""
        people = [
            self.journal.clients.add(name, self.chance.choice((10, 0, -5, 999)), self.day).id
            for name in NAMES
        ]
        while self.day < DAY - timedelta(days=3):
            self.day += timedelta(days=self.chance.randrange(5))
            self.record(self.chance.choice(people))
        self.day = DAY
        self.end(people)

    def record(self, client: int) -> None:
        """One thing of any kind."""
        journal, chance = self.journal, self.chance
        back = self.day - timedelta(days=chance.choice((0, 0, 0, 1, 59, 60, 119, 120, 400)))
        words = chance.choice(WORDS)
        match chance.randrange(9):
            case 0 | 1 | 2:
                by_hand = chance.choice((None, None, 1, 99))
                journal.entries.deposit(
                    client,
                    chance.choice(DEPOSIT_PRINCIPLES),
                    chance.choice(SIZES),
                    by_hand,
                    words,
                    max(back, LEAP_DAY),
                    chance.random() < 0.3,
                )
            case 3 | 4:
                slip = journal.entries.withdraw(
                    client, chance.choice(PRINCIPLES), chance.choice(SIZES), None, words
                )
                if chance.random() < 0.6:
                    parts = chance.sample(PARTS, chance.randrange(5))
                    journal.entries.apologise(slip.id, parts, chance.choice(("", words)))
            case 5 | 6:
                due = chance.choice((None, self.day, self.day + timedelta(days=9)))
                journal.promises.make(client, words or "слово", due, None, chance.choice(SIZES))
            case 7:
                self.close(client)
            case _:
                kind = chance.choice(("note", "note", "visit", "contact"))
                add_note(
                    journal.store, chance.choice((client, client, None)), words or "-", kind=kind
                )

    def close(self, client: int) -> None:
        """Each open promise of a client goes on in one of five ways."""
        promises = self.journal.promises
        for line in self.journal.client_promises(client):
            if line.state == "open":
                match self.chance.randrange(5):
                    case 0 | 1:
                        promises.keep(line.id)
                    case 2:
                        promises.break_(line.id)
                    case 3:
                        promises.release(line.id)
                    case _:
                        promises.move(line.id, self.day + timedelta(days=self.chance.randrange(20)))

    def end(self, people: list[int]) -> None:
        """What only happens once or twice."""
        journal, first, second = self.journal, people[0], people[1]
        for _ in range(5):  # the apologies for one fault wear out
            slip = journal.entries.withdraw(first, "integrity", note="опять").id
            journal.entries.apologise(slip, PARTS)
        late = journal.promises.make(second, "прислать фото", due=LEAP_DAY, on=LEAP_DAY).id
        journal.promises.move(late, DAY)
        journal.promises.break_(late)
        journal.promises.reopen(late)
        journal.clients.erase(people.pop(), "по просьбе клиента")
        journal.clients.archive(people.pop())
        journal.settings.change(
            {"tariff.deposit.integrity": 7, "practice_name": "Студия «Ёлка» 🌲"}
        )
        journal.settings.change({"zone.steady": 15, "opening": -3, "profession": "psychologist"})
        entry = journal.feed(second)[-1].key[1]
        journal.entries.edit(entry, confirmed=True)
        journal.entries.delete(journal.entries.deposit(first, "integrity").id)
        journal.notes.assign(journal.today_page().inbox[0].id, second)
        journal.notes.add(first, "ы" * 20_000)
        journal.notes.add(None, "визитка в кармане пальто 🧥")
        for _ in range(3):
            journal.undo()


def main(folder: Path) -> None:
    """Write both files into a folder."""
    if SCHEMA_VERSION != 1:
        raise SystemExit("Only the program of schema version 1 can make this file.")
    path = folder / "version-1.journal"
    path.unlink(missing_ok=True)
    with open_journal(path) as journal:
        builder = Builder(journal)
        journal.clock = builder
        builder.build()
        told = json.dumps(telling(journal), ensure_ascii=False, sort_keys=True)
    path.with_suffix(".json").write_text(told.replace("], [", "],\n[") + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(__file__).parent)
