"""Row 9. A flipped byte in an encrypted file: "damaged", never "wrong passphrase"; 99 % saved."""

from __future__ import annotations

import shutil
from pathlib import Path

from journal_app import open_journal
from journal_app.errors import JournalError
from journal_app.safety import salvage
from journal_app.storage.check import check
from journal_app.storage.vault import sidecar_of
from tests.core import rows
from tests.faults.figures import FIGURES
from tests.faults.ground import count, dice, filled, flip_byte

PASSPHRASE = "тихий вечер"
TABLES = ("entry", "promise", "note", "visit", "fragment")
NAMED = {"damaged", "sqlite", "unreadable", "search_pages"}
"""The last one where only a page of the search index is hit: every record is whole then."""
Told = set[tuple[str, str, str]]


def told_by(path: Path) -> Told:
    with open_journal(path, PASSPHRASE) as journal:
        assert check(journal.store) == []
        return {(t, row["uid"], row["digest"]) for t in TABLES for row in rows(journal, t)}


def codes(path: Path) -> list[str]:
    """What is said of the file: the code of the refusal, or those of the check."""
    try:
        with open_journal(path, PASSPHRASE) as journal:
            return [one.code for one in check(journal.store)]
    except JournalError as error:
        return [error.code]


def test_a_flipped_byte_is_damage_and_costs_less_than_a_hundredth(tmp_path: Path) -> None:
    chance = dice(9)
    stored = tmp_path / "stored.journal"
    filled(stored, 9, count(900, 3200), PASSPHRASE)
    told = told_by(stored)
    path = tmp_path / "practice.journal"
    places = [5, 4000]  # the salt and the first page, whatever the dice say
    for number in range(count(2, 100)):
        size = stored.stat().st_size
        place = places[number] if number < len(places) else chance.randrange(size)
        shutil.copy(stored, path)
        shutil.copy(sidecar_of(stored), sidecar_of(path))
        flip_byte(path, place)
        said = codes(path)
        # The salt is in the sidecar too, so that a damaged one is no damage at all.
        assert said == [] if place < 16 else said and set(said) <= NAMED
        salvage(path, PASSPHRASE)
        left = told_by(path)
        assert len(told & left) / len(told) >= 0.99
        FIGURES.note(
            9, flips=1, noticed=bool(said) or place < 16, wrong_passphrase=0,
            rows=len(told), salvaged=len(told & left),
        )  # fmt: skip
        for kept in tmp_path.glob("practice-replaced-*"):
            kept.unlink()


def test_a_damaged_sidecar_is_no_wrong_passphrase(tmp_path: Path) -> None:
    chance = dice(9, 1)
    stored = tmp_path / "stored.journal"
    filled(stored, 9, 20, PASSPHRASE)
    told = told_by(stored)
    path = tmp_path / "practice.journal"
    for _ in range(count(2, 100)):
        shutil.copy(stored, path)
        shutil.copy(sidecar_of(stored), sidecar_of(path))
        flip_byte(sidecar_of(path), chance.randrange(sidecar_of(path).stat().st_size))
        assert told_by(path) == told
        FIGURES.note(9, sidecars_damaged=1, opened_all_the_same=1)
