"""A real file of every released schema opens, and tells what it told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from journal_app import Journal, open_journal
from journal_app.storage.check import check
from journal_app.storage.database import fetch
from journal_app.storage.migrations import SCHEMA_VERSION
from journal_app.storage.settings import DECLARED
from tests.core import practice, rows
from tests.databases.telling import DAY, telling

FILES = sorted((Path(__file__).parents[1] / "databases").glob("*.journal"))
_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"


def test_every_released_version_has_its_file() -> None:
    assert [path.stem for path in FILES] == [
        f"version-{number}" for number in range(1, SCHEMA_VERSION + 1)
    ]


@pytest.mark.parametrize("stored", FILES, ids=lambda path: path.stem)
def test_a_stored_file_opens_sound_and_tells_the_same(stored: Path, tmp_path: Path) -> None:
    expected = json.loads(stored.with_suffix(".json").read_text(encoding="utf-8"))
    path = Path(shutil.copy(stored, tmp_path))
    path.chmod(0o600)  # a checkout has its own idea of who may read
    with open_journal(path, clock=lambda: DAY) as journal:
        assert check(journal.store) == []
        told = json.loads(json.dumps(telling(journal)))
        if stored.stem != f"version-{SCHEMA_VERSION}":
            expected["steps"] = {"redo": [], "undo": []}  # an upgrade lets them go
            expected["events"].append("upgraded")
            # Settings of later versions stand at their defaults.
            later = told["settings"].keys() - expected["settings"].keys()
            expected["settings"].update({key: DECLARED[key].default for key in later})
        for uid, client in expected["clients"].items():
            assert told["clients"][uid] == client
        assert told == expected
        assert check(journal.store) == []


@pytest.mark.parametrize("stored", FILES, ids=lambda path: path.stem)
def test_an_opened_file_has_the_schema_of_a_new_one(
    journal: Journal, stored: Path, tmp_path: Path
) -> None:
    """Also that the step to a released version is as it was when that version was released."""
    path = Path(shutil.copy(stored, tmp_path))
    path.chmod(0o600)
    with open_journal(path) as opened:
        assert fetch(opened.store.database, _SCHEMA) == fetch(journal.store.database, _SCHEMA)


@pytest.mark.parametrize("stored", FILES, ids=lambda path: path.stem)
def test_a_stored_file_is_varied_enough_to_be_worth_keeping(stored: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(stored, tmp_path))
    path.chmod(0o600)
    with open_journal(path, clock=lambda: DAY) as journal:
        entries = rows(journal, "entry")
        assert {one["kind"] for one in entries} == {
            *("deposit", "withdrawal", "promise_kept", "promise_late", "promise_broken"),
            "apology",
        }
        assert {one["repeats"] for one in entries} >= {None, 0, 1, 2, 3, 4}
        assert any(one["on_day"].endswith("02-29") for one in entries)
        assert {one["state"] for one in rows(journal, "promise")} == {
            *("open", "kept", "late", "broken", "released")
        }
        assert {bool(one["entry_id"]) for one in rows(journal, "promise_move")} == {True, False}
        assert {"note", "visit", "contact"} <= {
            line.kind for one in journal.client_lines() for line in journal.feed(one.id)
        }
        assert None in {one["client_id"] for one in rows(journal, "note")}
        assert len(rows(journal, "setting")) > 3
        if stored.stem == f"version-{SCHEMA_VERSION}":
            assert {one["redo"] for one in rows(journal, "undo_step")} == {0, 1}
            assert [name for name, kept in practice(journal).items() if not kept] == []
        names = [line.name for line in journal.client_lines()]
        assert len(names) > len(set(names))
        assert any("🌸" in name for name in names)
        assert any("رنا" in name for name in names)
        assert any(line.archived for line in journal.client_lines())
