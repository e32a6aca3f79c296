"""The settings of the practice: typed, checked, and steps like any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal_app import Journal, open_journal
from tests.core import HandClock, days_ago, practice, refused, row, rows


def test_a_new_journal_stands_at_the_method(journal: Journal) -> None:
    settings = journal.settings
    assert (settings["fading"], settings["profession"], settings["opening"]) == (True, "nail", 10)
    zones = [settings[f"zone.{name}"] for name in ("fragile", "steady", "strong")]
    promises = [settings[f"tariff.promise.{name}"] for name in ("kept", "late", "broken")]
    assert (zones, promises) == ([1, 12, 30], [1, 4, 8])
    assert len(settings) == len(list(settings))
    assert rows(journal, "setting") == []


def test_fading_off_counts_everything_equally_and_on_again_fades(
    journal: Journal, vera: int
) -> None:
    journal.entries.deposit(vera, "integrity", points=40, on=days_ago(200))
    journal.entries.withdraw(vera, "integrity", points=9, on=days_ago(200))
    assert journal.balance(vera) == 10 - 5
    journal.settings["fading"] = False
    assert journal.balance(vera) == journal.client_page(vera).balance == 10 + 40 - 9
    journal.settings["fading"] = True
    assert journal.balance(vera) == journal.client_page(vera).balance == 10 - 5


def test_another_tariff_leaves_recorded_entries_alone(journal: Journal, vera: int) -> None:
    old = journal.entries.deposit(vera, "integrity").id
    journal.settings["tariff.deposit.integrity"] = 49
    new = journal.entries.deposit(vera, "integrity", size="large").id
    assert (row(journal, "entry", old)["points"], row(journal, "entry", new)["points"]) == (3, 98)


def test_other_zones_are_told_at_once(journal: Journal, vera: int) -> None:
    for _ in range(3):
        journal.entries.deposit(vera, "commitments")
    assert journal.zone(vera) == "steady"
    journal.settings.change({"zone.strong": 13, "zone.steady": 2})
    assert journal.zone(vera) == journal.client_page(vera).zone == "strong"


def test_several_settings_are_one_step_and_undo_brings_all_back(journal: Journal) -> None:
    before = practice(journal)
    journal.settings.change({"fading": False, "profession": "psychologist", "opening": 0})
    journal.undo()
    assert practice(journal) == before
    settings = journal.settings
    assert (settings["fading"], settings["profession"], settings["opening"]) == (True, "nail", 10)
    journal.redo()
    assert (settings["fading"], settings["profession"], settings["opening"]) == (
        False,
        "psychologist",
        0,
    )


def test_the_same_value_again_is_no_step(journal: Journal) -> None:
    journal.settings["fading"] = True
    assert journal.undo_step() is None


def test_settings_outlive_the_session(tmp_path: Path, clock: HandClock) -> None:
    path = tmp_path / "a.journal"
    with open_journal(path, clock=clock) as journal:
        journal.settings["practice_name"] = "Студия «Ёлка» 🌲"
        journal.settings["fading"] = False
    with open_journal(path, clock=clock) as journal:
        assert journal.settings["practice_name"] == "Студия «Ёлка» 🌲"
        assert journal.settings["fading"] is False


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("fading", 1),
        ("fading", "no"),
        ("fading", None),
        ("profession", "barber"),
        ("opening", 1000),
        ("opening", True),
        ("opening", 1.5),
        ("practice_name", "x" * 201),
        ("tariff.deposit.integrity", 0),
        ("tariff.deposit.integrity", 50),
        ("tariff.promise.broken", -8),
        ("zone.steady", 30),
        ("zone.steady", 1),
        ("zone.strong", "31"),
    ],
)
def test_what_a_setting_cannot_be_is_refused(journal: Journal, key: str, value: object) -> None:
    with refused(journal, "bad_setting"):
        journal.settings[key] = value


def test_one_bad_value_among_several_changes_nothing(journal: Journal) -> None:
    for others in ({"zone.fragile": 0}, {"opening": 5}):
        with refused(journal, "bad_setting"):
            journal.settings.change({**others, "zone.steady": "x"})
    with refused(journal, "unknown_setting"):
        journal.settings.change({"opening": 5, "tariff.deposit.apology": 2})
    assert journal.settings["opening"] == 10
