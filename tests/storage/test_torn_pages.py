"""The power goes while the log is folded into an encrypted journal: pages are torn there that are
whole in the log, and nobody calls that damage."""

from __future__ import annotations

import shutil
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app import open_journal
from journal_app.cli import main
from journal_app.safety import is_sound
from journal_app.storage.check import check
from tests.core import child, rows

SECRET = "тихий вечер"
PAGE = 4096
FILLS = """
import os, signal, sys
from journal_app import open_journal
journal = open_journal(sys.argv[1], sys.argv[2])
client = journal.clients.add("Вера").id
for number in range(30):
    journal.notes.add(client, "слово " * 200)
journal.store.database.execute_sql("PRAGMA wal_checkpoint(FULL)").fetchall()
for number in range(10):
    journal.notes.add(client, "слово " * 200)
os.kill(os.getpid(), signal.SIGKILL)
"""


def pages_in(log: Path) -> Iterator[int]:
    """The pages that are in a log since it was last folded in."""
    raw = log.read_bytes()
    salt = raw[16:24]
    for place in range(32, len(raw) - PAGE, PAGE + 24):
        if raw[place + 8 : place + 16] == salt:
            yield struct.unpack_from(">I", raw, place)[0]


@pytest.fixture
def torn(tmp_path: Path) -> Path:
    path = tmp_path / "practice.journal"
    with child(FILLS, path, SECRET) as process:
        process.wait()
    size = path.stat().st_size
    pages = {one for one in pages_in(path.with_name(path.name + "-wal")) if one * PAGE <= size}
    assert len(pages) > 3
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * PAGE + 2048)
            file.write(bytes(512))
    return path


def test_what_is_whole_in_the_log_is_no_damage(torn: Path) -> None:
    assert is_sound(torn, SECRET)
    with open_journal(torn, SECRET) as journal:
        assert check(journal.store) == []
        assert len(rows(journal, "note")) == 40


def test_the_command_line_says_so_too(torn: Path, tmp_path: Path) -> None:
    word = tmp_path / "word"
    word.write_text(SECRET, encoding="utf-8")
    assert main(["check", str(torn), "--passphrase-file", str(word)]) == 0


def test_a_page_that_is_torn_and_in_no_log_is_damage(torn: Path, tmp_path: Path) -> None:
    with open_journal(torn, SECRET):
        pass  # the log is folded in
    closed = Path(shutil.copy(torn, tmp_path / "closed.journal"))
    shutil.copy(torn.with_name(torn.name + ".salt"), tmp_path / "closed.journal.salt")
    with closed.open("r+b") as file:
        file.seek(5 * PAGE + 2048)
        file.write(bytes(512))
    assert not is_sound(closed, SECRET)
    with open_journal(closed, SECRET) as journal:
        assert check(journal.store) != []
