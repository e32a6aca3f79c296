"""Row 9. Pages of an encrypted journal go bad while it is open: whatever is asked of it says
"damaged", nothing more is written into it, and closing is quiet."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from journal_app import Journal, open_journal
from journal_app.errors import JournalError
from journal_app.storage.vault import sidecar_of
from tests.faults.figures import FIGURES
from tests.faults.ground import count, dice, filled

SECRET = "тихий вечер"
PAGE = 4096
ASKED: tuple[Callable[[Journal], object], ...] = (
    lambda journal: journal.client_lines(),
    lambda journal: journal.today_page(),
    lambda journal: journal.feed(1),
    lambda journal: journal.clients.add("Вера"),
    lambda journal: journal.backup(),
    lambda journal: journal.backup_if_changed(),
)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stored") / "practice.journal"
    filled(path, 9, 150, SECRET)
    return path


def spoil(path: Path, pages: list[int]) -> None:
    with path.open("r+b") as file:
        for page in pages:
            file.seek(page * PAGE + 700)
            file.write(dice(9, page).randbytes(2000))


@pytest.mark.parametrize("number", range(count(6, 60)))
def test_damage_met_while_it_is_open_is_called_damage(
    stored: Path, tmp_path: Path, number: int
) -> None:
    path = tmp_path / stored.name
    shutil.copy(stored, path)
    shutil.copy(sidecar_of(stored), sidecar_of(path))
    chance, pages = dice(9, 1000 + number), path.stat().st_size // PAGE
    # The first pages hold the schema, which is read before anything else.
    spoiled = [[0, 1, 2, 3, 4, 5], [1], chance.sample(range(1, pages), pages // 3)]
    told: list[str] = []
    with open_journal(path, SECRET) as journal:
        spoil(path, spoiled[number % 3])
        for ask in ASKED * 2:
            try:
                ask(journal)
            except JournalError as error:
                told.append(error.code)
    assert {*told} <= {"damaged", "view_only"}
    assert "damaged" in told
    FIGURES.note(9, journals_damaged_while_open=1)
