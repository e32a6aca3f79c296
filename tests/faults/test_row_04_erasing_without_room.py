"""Row 4, of what cannot be taken back: the disk fills up while a client is erased. Either nothing
has happened, or the client is gone, the act names every copy, and the file is rewritten without
the emptied pages as soon as it is closed with room to do so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from journal_app import open_journal
from tests.core import child
from tests.faults.figures import FIGURES
from tests.faults.ground import count
from tests.faults.shim import FAILING, under_the_shim

PASSPHRASE = "Ёжик идёт домой, 7 раз"
WORD = "гжщыбло"

ERASES = (
    FAILING
    + """
import json, shutil, sys
from pathlib import Path
from journal_app import open_journal
from journal_app.errors import JournalError
from journal_app.storage.check import check
first, passphrase, moments = Path(sys.argv[1]), sys.argv[2] or None, json.loads(sys.argv[3])
told = {"tries": 0, "refused": 0, "rewritten_at_once": 0, "rewritten_later": 0}
told["with_emptied_pages"] = 0
def emptied(journal):
    return journal.store.database.execute_sql("PRAGMA freelist_count").fetchone()[0]
for moment in moments:
    folder = first.parent.with_name(str(moment))
    shutil.copytree(first.parent, folder)
    path = folder / first.name
    told["tries"] += 1
    journal = open_journal(path, passphrase)
    key, (backup,) = journal.key, [one.path.name for one in journal.backups()]
    fail("WTO", errno.ENOSPC, after=moment)
    try:
        changes, act = journal.rights.erase(1, "просьба")
    except JournalError as error:
        assert error.code == "disk_full" and failed(), error.code
        mend()
        assert [line.name for line in journal.client_lines()] == ["Вера", "Ольга"]
        assert journal.rights.acts() == []
        assert check(journal.store) == []
        told["refused"] += 1
        journal.close()
        shutil.rmtree(folder)
        continue
    assert [line.name for line in journal.client_lines()] == ["Ольга"]
    assert [one.name for one in act.copies] == [backup]
    assert act.is_clean == (not failed())
    if act.is_clean:
        told["rewritten_at_once"] += 1
        mend()
        journal.close()
    else:
        told["with_emptied_pages"] += emptied(journal) > 0
        fail("WTO", errno.ENOSPC)
        journal.close()  # there is no room yet
        mend()
        journal = open_journal(path, key)
        assert not journal.rights.acts()[0].is_clean
        assert [line.name for line in journal.client_lines()] == ["Ольга"]
        journal.close()
        told["rewritten_later"] += 1
    with open_journal(path, key) as journal:
        assert journal.rights.acts()[0].is_clean
        assert emptied(journal) == 0
        assert [event.what for event in journal.rights.events()][:2] == ["cleaned", "erased"]
        assert check(journal.store) == []
    shutil.rmtree(folder / "a backups")  # made before it, on purpose
    for file in folder.iterdir():
        assert sys.argv[4].encode() not in file.read_bytes(), file
    shutil.rmtree(folder)
print(json.dumps(told))
"""
)


@pytest.mark.parametrize("passphrase", ["", PASSPHRASE], ids=["plain", "encrypted"])
def test_an_erasing_is_done_or_not_begun(tmp_path: Path, passphrase: str) -> None:
    path = tmp_path / "first" / "a.journal"
    with open_journal(path, passphrase or None) as journal:
        vera, olga = (journal.clients.add(name).id for name in ("Вера", "Ольга"))
        for number in range(12):
            journal.notes.add(vera, f"{WORD} {number} " * 300)
            journal.entries.deposit(olga, "integrity", note=f"кофе {number}")
        journal.backup()
    moments = [*range(0, 480, count(40, 3)), 10**6]
    program = child(
        ERASES,
        path,
        passphrase,
        json.dumps(moments),
        WORD,
        environment=under_the_shim(tmp_path),
    )
    said, _ = program.communicate()
    assert program.returncode == 0
    told = json.loads(said)
    assert told["tries"] == len(moments)
    assert min(told.values()) > 0
    FIGURES.note(4, **told)
