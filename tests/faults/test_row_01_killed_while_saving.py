"""Row 1. SIGKILL while saving: every acknowledged entry is there, and none by half."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from journal_app import open_journal
from journal_app.storage.check import check
from tests.faults.figures import FIGURES
from tests.faults.ground import (
    Acknowledged,
    Writer,
    acknowledgements,
    count,
    dice,
    killed_at_random,
)

KILLS = count(12, 200)

CREATES = """
import sys
from pathlib import Path
from journal_app import open_journal
print("ready", flush=True)
for number in range(100_000):
    open_journal(Path(sys.argv[1], f"{number}.journal")).close()
    print(number, flush=True)
"""


def test_what_was_acknowledged_survives_a_kill(tmp_path: Path) -> None:
    """One journal, killed again and again: what an earlier run saved stays through the later."""
    chance, path, acknowledged = random.Random(), tmp_path / "practice.journal", Acknowledged()
    for number in range(KILLS):
        if number % 10 == 0:  # so that it does not grow beyond what a look can bear
            path = tmp_path / str(number) / "practice.journal"
            acknowledged = Acknowledged()
        with Writer(path, number) as writer:
            said = writer.kill(chance.uniform(0, 0.03), after=chance.randrange(30))
        acknowledged.add(said)
        more = acknowledged.look(path)
        FIGURES.note(1, kills=1, acknowledged=len(said), lost=0, unsaid_but_whole=more)


def test_the_look_notices_what_is_lost_or_there_by_half(tmp_path: Path) -> None:
    path, acknowledged = tmp_path / "practice.journal", Acknowledged()
    with Writer(path, dice(1).randrange(1000)) as writer:
        acknowledged.add(writer.kill(0.02, after=5))
    acknowledged.look(path)
    assert acknowledged.steps > 2
    with open_journal(path) as journal:
        journal.store.database.execute_sql("UPDATE entry SET answered_on = NULL WHERE id = 1")
        assert {one.code for one in check(journal.store)} == {"digest", "answer_day"}
        journal.store.database.execute_sql("DELETE FROM entry WHERE answers_id = 1")
        assert ("entry", 2) in acknowledged.lost_in(journal)
    with pytest.raises(AssertionError):
        acknowledged.look(path)


def test_a_kill_while_creating_leaves_a_whole_journal_or_none(tmp_path: Path) -> None:
    chance = random.Random()
    for number in range(count(5, 50)):
        folder = tmp_path / str(number)
        folder.mkdir()
        said = killed_at_random(CREATES, folder, moment=chance.uniform(0, 0.04))
        there = {path.stem for path in folder.glob("[0-9]*.journal")}
        assert there >= set(said)
        assert len(there) <= len(said) + 1
        for stem in sorted(there, key=int)[-2:]:  # the last may not have been told of
            with open_journal(folder / f"{stem}.journal") as journal:
                assert check(journal.store) == []
                assert journal.client_lines() == []
                journal.clients.add("Вера")
        # What was to become the next one is no obstacle to it.
        with open_journal(folder / f"{len(there)}.journal") as journal:
            journal.clients.add("Вера")
            assert check(journal.store) == []
        assert [one.name for one in folder.iterdir() if one.name.startswith(".")] == []
        FIGURES.note(1, kills_while_creating=1, acknowledged=len(said), lost=0)


def test_what_the_window_saved_survives_a_kill(tmp_path: Path) -> None:
    """The real window, worked by keys: the composer closed, so the entry is there."""
    chance = random.Random()
    for number in range(count(2, 20)):
        path, acknowledged = tmp_path / f"{number}.journal", Acknowledged()
        with open_journal(path) as journal:
            acknowledged.add([("client", journal.clients.add("Вера").id, {"name": "Вера"})])
        said = killed_at_random(
            "import sys; from tests.faults.window import main; main(sys.argv[1])",
            path,
            moment=chance.uniform(0, 1.5),
        )
        acknowledged.add(acknowledgements(said))
        acknowledged.look(path)
        FIGURES.note(1, kills_of_a_window=1, acknowledged=len(said), lost=0)
