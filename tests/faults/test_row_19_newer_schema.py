"""Row 19. A journal of a newer program: refused with the version it needs, and the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from journal_app import open_journal
from journal_app.errors import JournalError
from journal_app.journal import restore_backup
from journal_app.storage.migrations import SCHEMA_VERSION
from tests.core import ROOT, beside, died_while
from tests.faults.figures import FIGURES

NEWER = SCHEMA_VERSION + 1

LEAVES = """
import sys
from pathlib import Path
from journal_app import open_journal
journal = open_journal(Path(sys.argv[1]), sys.argv[2] or None)
journal.clients.add("Вера")
journal.store.database.execute_sql("CREATE TABLE of_tomorrow (id INTEGER)")
journal.store.database.execute_sql(f"PRAGMA user_version = {sys.argv[3]}")
if sys.argv[4] == "closed":
    journal.close()
"""


def opens(path: Path, passphrase: str | None) -> None:
    open_journal(path, passphrase)


def is_put_back(path: Path, passphrase: str | None) -> None:
    restore_backup(path, path.with_name("other.journal"), passphrase)


def looks(path: Path, passphrase: str | None) -> None:
    """The command line, in a process of its own."""
    words = [sys.executable, "-m", "journal_app", "check", str(path), "--lang", "en"]
    if passphrase:
        secret = path.parent.parent / "passphrase"
        secret.write_text(passphrase)
        words += ["--passphrase-file", str(secret)]
    done = subprocess.run(
        words,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert f"newer version (format {NEWER})" in done.stderr
    assert "Traceback" not in done.stderr
    raise JournalError("newer_version", version=NEWER)


@pytest.mark.parametrize("deed", [opens, is_put_back, looks])
@pytest.mark.parametrize("end", ["closed", "killed"])
@pytest.mark.parametrize("passphrase", ["", "красная сова"])
def test_a_newer_journal_is_refused_with_not_a_byte_changed(
    tmp_path: Path, deed: Callable[[Path, str | None], None], end: str, passphrase: str
) -> None:
    """Killed, its newer number stands in the log alone, and the file still tells the older one."""
    path = tmp_path / "home" / "a.journal"
    path.parent.mkdir()
    open_journal(path, passphrase or None).close()
    died_while(LEAVES, path, passphrase, NEWER, end)
    assert (path.with_name(path.name + "-wal").exists()) == (end == "killed")
    before = beside(path)
    for _ in range(2):
        with pytest.raises(JournalError) as told:
            deed(path, passphrase or None)
        assert told.value.code == "newer_version"
        assert told.value.details["version"] == NEWER
        assert beside(path) == before
    FIGURES.note(19, refused=2, bytes_changed=0)
