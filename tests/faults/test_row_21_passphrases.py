"""Row 21. Passphrases of every kind: refused, or taken in one form; never a plain file for one."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from journal_app import open_journal, safety
from journal_app.errors import JournalError
from journal_app.storage import vault
from tests.core import beside, real_rounds
from tests.faults.figures import FIGURES
from tests.faults.ground import count, dice, places_of

REFUSED = {
    "empty": [""],
    "nul": ["\0", "тайна\0", "\0тайна", "a\0b"],
    "raw_form": ["x''", "X''", "x'" + "0f" * 32 + "'", "X'" + "0F" * 48 + "'", "x'моя тайна'"],
    "letters": ["\ud83d", "a\udc00b"],
}
LETTERS = [
    *"abcxyzABC019 '\"`\\;-–%_?:@$#\t",
    *"ёйЁЙжщъ№«»—",
    *"áẞ한ñİıﬁ①",
    *"🦔👩‍🔧🇷🇺",
    "\u0306",
    "\u0301",
]
WORD = "прячется-от-сестры"


def code_of(path: Path, passphrase: str | None) -> str:
    with pytest.raises(JournalError) as told:
        open_journal(path, passphrase)
    return told.value.code


@pytest.mark.parametrize(("why", "passphrase"), [(w, p) for w, ps in REFUSED.items() for p in ps])
def test_what_cannot_be_one_is_refused_everywhere(
    tmp_path: Path, why: str, passphrase: str
) -> None:
    plain, closed = tmp_path / "plain.journal", tmp_path / "closed.journal"
    open_journal(plain).close()
    open_journal(closed, "тайна").close()
    before = beside(plain)
    for act in (
        lambda: open_journal(tmp_path / "new.journal", passphrase),
        lambda: open_journal(closed, passphrase),
        lambda: safety.encrypt(plain, passphrase),
        lambda: safety.change_passphrase(closed, "тайна", passphrase),
        lambda: safety.decrypt(closed, passphrase),
    ):
        with pytest.raises(JournalError) as told:
            act()
        assert (told.value.code, told.value.details) == ("bad_passphrase", {"why": why})
    assert beside(plain) == before
    FIGURES.note(21, refused=1)


def any_passphrase(chance: random.Random) -> str:
    length = chance.choice((1, 2, 8, 30, 1000))
    text = "".join(chance.choices(LETTERS, k=length))
    return text if text.strip() else f"{text}ё"  # white space alone is refused


@pytest.mark.parametrize("number", range(count(6, 60)))
def test_what_can_be_one_is_taken_in_one_form(tmp_path: Path, number: int) -> None:
    """Made, opened again in the other form of the same letters, and opened by the stock way; only
    the letters themselves open it."""
    chance = dice(21, number)
    passphrase = any_passphrase(chance)
    path = tmp_path / "practice.journal"
    open_journal(path).close()
    with real_rounds():
        safety.encrypt(path, passphrase)
    with open_journal(path, unicodedata.normalize("NFD", passphrase)) as journal:
        journal.notes.add(journal.clients.add("Вера").id, WORD)
    assert places_of([WORD], tmp_path) == []
    connection = dbapi2.connect(str(path))
    composed = unicodedata.normalize("NFC", passphrase).replace("'", "''")
    connection.execute(f"PRAGMA key = '{composed}'")
    assert connection.execute("SELECT name FROM client").fetchall() == [("Вера",)]
    connection.close()
    for other in (
        passphrase + " ",
        passphrase[:-1] or "a",
        safety.looks_like_other_layout(passphrase),
    ):
        if vault.normalised(other) != vault.normalised(passphrase):
            assert code_of(path, other) == "wrong_passphrase"
    FIGURES.note(21, taken=1, opened_by_another=0)


def test_the_wrong_layout_is_named_and_opens_nothing(tmp_path: Path) -> None:
    path = tmp_path / "practice.journal"
    open_journal(path, "ёжик в тумане").close()
    typed = "`;br d nevfyt"
    assert code_of(path, typed) == "wrong_passphrase"
    assert safety.looks_like_other_layout(typed) == "ёжик в тумане"
    open_journal(path, safety.looks_like_other_layout(typed)).close()
