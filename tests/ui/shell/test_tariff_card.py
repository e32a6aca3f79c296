"""The tariff is tried out first, saved as one step, and touches no entry."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QSpinBox, QWidget

from journal_app import Journal
from tests.ui.keys import CTRL, press, type_text
from tests.ui.shell.parts import click, part
from ui.main_window import MainWindow


@pytest.fixture
def page(window: MainWindow) -> QWidget:
    window.go("settings")
    return part(window, "settingsPage", QWidget)


def _set(page: QWidget, name: str, text: str) -> None:
    field = part(page, name, QSpinBox)
    field.setFocus()
    field.selectAll()
    type_text(field, text)
    press(field, Qt.Key.Key_Return)


def _foretold(page: QWidget) -> str:
    return part(page, "tariffForetold", QLabel).text()


def test_a_new_tariff_is_for_new_records(page: QWidget, journal: Journal) -> None:
    client = journal.clients.add("Нона").id
    journal.entries.deposit(client, "integrity")
    _set(page, "tariff_deposit_integrity", "7")
    _set(page, "tariff_withdrawal_little_things", "9")
    assert journal.settings["tariff.deposit.integrity"] == 3  # only tried out
    assert "сохранит свои баллы" in _foretold(page)
    click(page, "tariffSave")
    assert journal.settings["tariff.deposit.integrity"] == 7
    assert journal.settings["tariff.withdrawal.little_things"] == 9
    assert journal.balance(client) == 13
    journal.entries.deposit(client, "integrity")
    assert journal.balance(client) == 20
    assert not part(page, "tariffSave", QAbstractButton).isEnabled()


def test_it_is_one_step_that_can_be_undone(
    window: MainWindow, page: QWidget, journal: Journal
) -> None:
    _set(page, "tariff_promise_broken", "20")
    _set(page, "zone_strong", "40")
    click(page, "tariffSave")
    window.setFocus()
    press(None, "z", CTRL)
    assert journal.settings["tariff.promise.broken"] == 8
    assert journal.settings["zone.strong"] == 30
    assert part(page, "tariff_promise_broken", QSpinBox).value() == -8


def test_who_would_change_zone_is_told_before(page: QWidget, journal: Journal) -> None:
    client = journal.clients.add("Нона").id
    for _ in range(3):
        journal.entries.deposit(client, "integrity")
    assert journal.zone(client) == "steady"
    _set(page, "zone_steady", "20")
    assert _foretold(page) == "Зона изменится у 1 клиента: ровно → хрупко: 1."
    click(page, "tariffBack")
    assert part(page, "zone_steady", QSpinBox).value() == 12
    assert journal.zone(client) == "steady"


def test_zones_out_of_order_are_refused_in_words(page: QWidget, journal: Journal) -> None:
    _set(page, "zone_steady", "35")
    assert not part(page, "tariffSave", QAbstractButton).isEnabled()
    assert _foretold(page)
    assert journal.settings["zone.steady"] == 12


def test_usual_values_come_back(page: QWidget, journal: Journal) -> None:
    _set(page, "tariff_deposit_integrity", "9")
    _set(page, "zone_strong", "50")
    click(page, "tariffSave")
    assert journal.settings["zone.strong"] == 50
    click(page, "tariffUsual")
    assert part(page, "zone_strong", QSpinBox).value() == 30
    assert journal.settings["zone.strong"] == 50  # only when it is saved
    click(page, "tariffSave")
    assert journal.settings["zone.strong"] == 30
    assert journal.settings["tariff.deposit.integrity"] == 3
