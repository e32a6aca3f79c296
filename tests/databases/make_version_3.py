"""Writes version-3.journal, with the real program of schema version 3, and what it tells.

    PYTHONPATH=. python tests/databases/make_version_3.py

It goes on from the practice of version 2, so that a file that came through two upgrades is among
those that every later version must open. Run it again only while version 3 is not released;
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


def main(folder: Path) -> None:
    """Write both files into a folder."""
    if SCHEMA_VERSION != 3:
        raise SystemExit("Only the program of schema version 3 can make this file.")
    path = folder / "version-3.journal"
    shutil.copy(folder / "version-2.journal", path)
    path.chmod(0o600)
    with open_journal(path, clock=lambda: DAY) as journal:
        first, second, third, *_ = sorted(journal.client_lines(), key=lambda line: line.id)
        entry = journal.entries.deposit(first.id, "understanding", note="выслушала").id
        journal.entries.edit(entry, note="выслушала до конца", confirmed=True)
        journal.entries.edit(entry, points=9)
        journal.entries.bring_back(journal.entries.versions(entry)[-1].id)
        journal.cards.keep_until(first.id, DAY.replace(year=2029))
        journal.cards.keep_until(second.id, DAY.replace(year=2020))
        journal.cards.consent(second.id, scope="карта клиента")
        journal.cards.withdraw_consent(second.id)
        journal.settings["retention_months"] = 36
        journal.clients.erase(third.id, "отзыв согласия")
        journal.entries.deposit(second.id, "integrity", note="сдержала слово ещё раз")
        journal.entries.deposit(second.id, "little_things", note="чай с мятой 🌸")
        for _ in range(2):
            journal.undo()
        told = json.dumps(telling(journal), ensure_ascii=False, sort_keys=True)
    shutil.rmtree(backup_folder(path))
    path.with_suffix(".json").write_text(told.replace("], [", "],\n[") + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(__file__).parent)
