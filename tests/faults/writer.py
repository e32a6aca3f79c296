"""A program that records and records, and tells each thing once it is saved: what the tests kill.

    python -m tests.faults.writer JOURNAL SEED [STEPS [left]] (a passphrase, or nothing, on stdin)

It says ``ready`` when the journal is open. Then each line is the acknowledgement of one step of
the journal, as JSON: ``[table, id, {column: value}]``, a row as it is from now on. With STEPS it
closes the journal after so many and ends; with ``left`` it ends and leaves the journal open.
"""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Iterator
from itertools import count
from typing import Any

from journal_app import Journal, open_journal

LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя     "

Acknowledgement = tuple[str, int, dict[str, Any]]


def words(dice: random.Random, mark: str) -> str:
    """A text that begins with a mark; its length differs, so that pages are cut everywhere."""
    length = dice.choice((0, 20, 200, 200, 1500, 6000))
    text = f"{mark} {''.join(dice.choices(LETTERS, k=length))}"
    return " ".join(text.split())  # as the journal keeps it


def steps(journal: Journal, dice: random.Random, mark: str) -> Iterator[Acknowledgement]:
    """One step after another, each saved when it is yielded; several touch more rows than one."""
    name = words(random.Random(mark), mark)[:100].strip()
    client = journal.clients.add(name).id
    yield "client", client, {"name": name}
    for number in count():
        text = words(dice, f"{mark} {number}")
        wound = journal.entries.withdraw(client, "integrity", note=text).id
        yield "entry", wound, {"note": text, "kind": "withdrawal"}
        apology = journal.entries.apologise(wound, ("named",), note=text).id
        yield "entry", apology, {"answers_id": wound, "note": text}
        promise = journal.promises.make(client, text[:200].strip(), due=journal.today()).id
        yield "promise", promise, {"state": "open", "text": text[:200].strip()}
        journal.promises.keep(promise)
        yield "promise", promise, {"state": "kept", "text": text[:200].strip()}
        note = journal.notes.add(client, text).id
        yield "note", note, {"text": text}
        journal.notes.write(note, text[::-1].strip(), text)
        yield "note", note, {"text": text[::-1].strip(), "private": text}
        visit = journal.visits.close(
            None,
            client,
            services=[("Покрытие", 200_000)],
            note=text,
            deposit=("little_things", text),
            promise=("палитра", None),
            fragment=text,
        ).id
        yield "visit", visit, {"note": text, "state": "done"}


def main(path: str, seed: str, most: str = "", end: str = "") -> None:
    passphrase = sys.stdin.readline().rstrip("\n") or None
    dice = random.Random(int(seed))
    left = int(most or -1)
    with open_journal(path, passphrase) as journal:
        print("ready", flush=True)
        for said in steps(journal, dice, f"№{seed}"):
            print(json.dumps(said), flush=True)
            left -= 1
            if left == 0 and end == "left":
                os._exit(0)
            if left == 0:
                return


if __name__ == "__main__":
    main(*sys.argv[1:])
