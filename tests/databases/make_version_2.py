"""Writes version-2.journal, with the real program of schema version 2, and what it tells.

    PYTHONPATH=. python tests/databases/make_version_2.py

It goes on from the practice of version 1, so that a file that came through an upgrade is among
those that every later version must open. Run it again only while version 2 is not released;
afterwards the file stays as it is for ever.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from journal_app import open_journal
from journal_app.storage.backup_list import backup_folder
from journal_app.storage.migrations import SCHEMA_VERSION
from tests.databases.telling import DAY, telling
from tests.exchange.everything_else import live


def main(folder: Path) -> None:
    """Write both files into a folder."""
    if SCHEMA_VERSION != 2:
        raise SystemExit("Only the program of schema version 2 can make this file.")
    path = folder / "version-2.journal"
    shutil.copy(folder / "version-1.journal", path)
    path.chmod(0o600)
    with open_journal(path, clock=lambda: DAY) as journal:
        first, second, *_ = sorted(journal.client_lines(), key=lambda line: line.id)
        live(journal, first.id)
        journal.notes.add(second.id, "**после** визита — «тихо»")
        journal.entries.deposit(second.id, "integrity", note="сдержала слово")
        journal.entries.deposit(second.id, "little_things", note="чай 🌸")
        journal.drafts.keep(second.id, "note", None, {"text": "недописан"})
        for _ in range(2):
            journal.undo()
        told = json.dumps(telling(journal), ensure_ascii=False, sort_keys=True)
    shutil.rmtree(backup_folder(path))
    path.with_suffix(".json").write_text(told.replace("], [", "],\n[") + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(__file__).parent)
