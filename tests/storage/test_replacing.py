"""Giving a finished file the name of a journal: two who do it at once."""

from __future__ import annotations

from pathlib import Path

from journal_app import open_journal
from journal_app.storage.check import check
from tests.core import child, died_while

LEAVES_A_LOG = """
import sys
from journal_app import open_journal
open_journal(sys.argv[1]).clients.add("Прежняя")
"""

RESTORES = """
import os, shutil, sys
from pathlib import Path
from journal_app.storage.leftovers import draft_of_restore
from journal_app.storage.replacing import keep_bytes, replace_whole
journal, aside, made = (Path(word) for word in sys.argv[1:])
draft = draft_of_restore(journal)
shutil.copyfile(made, draft)
keep_bytes(journal, aside)
def meanwhile(event, arguments):
    if event == "os.rename" and arguments[0] == str(draft) and draft.exists():
        # Another process, which has opened the journal, is quicker by a moment.
        if os.fork() == 0:
            os.rename(os.fsencode(draft), os.fsencode(journal))
            os._exit(0)
        os.wait()
sys.addaudithook(meanwhile)
replace_whole(journal, aside)
"""


def test_the_old_log_never_comes_back_to_the_new_file(tmp_path: Path) -> None:
    """Whoever opens the journal finishes a restore; the one who restores comes second then."""
    path, aside, made = (tmp_path / f"{name}.journal" for name in ("a", "aside", "made"))
    with open_journal(made) as journal:
        journal.clients.add("Новая")
    died_while(LEAVES_A_LOG, path)
    assert path.with_name("a.journal-wal").stat().st_size > 0
    process = child(RESTORES, path, aside, made)
    process.communicate()
    assert process.returncode == 0
    assert not path.with_name("a.journal-wal").exists()
    with open_journal(path) as journal:
        assert [line.name for line in journal.client_lines()] == ["Новая"]
        assert check(journal.store) == []
    with open_journal(aside) as journal:
        assert [line.name for line in journal.client_lines()] == ["Прежняя"]
