"""The sheet for a client: new, corrected, refused."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QSpinBox, QWidget

from journal_app import Journal
from tests.core import TODAY, days_ago
from tests.ui.keys import focused, press, type_text
from tests.ui.pages.conftest import Show
from tests.ui.pages.pieces import chosen, click, has, part, search_field, shown
from ui.desk import Desk
from ui.pages.clients import ClientsPage
from ui.widgets.date_field import DateField


@pytest.fixture
def page(desk: Desk, show: Show) -> ClientsPage:
    page = ClientsPage(desk)
    show(page)
    return page


def name_field(page: ClientsPage) -> QLineEdit:
    return part(page, "clientDialogName", QLineEdit)


def message(page: ClientsPage) -> str:
    label = part(page, "clientDialogError", QLabel)
    return label.text() if label.isVisibleTo(page) else ""


def test_a_client_by_keys_alone(page: ClientsPage, journal: Journal) -> None:
    click(page, "newClient")
    assert focused() is name_field(page)
    type_text(None, "Вера Соколова")
    press(None, Qt.Key.Key_Return)
    assert not has(page, "clientDialog")
    assert chosen(page) == "Вера Соколова"
    (line,) = journal.client_lines()
    page_read = journal.client_page(line.id)
    assert (page_read.name, page_read.opening, page_read.since) == ("Вера Соколова", 10, TODAY)
    assert page.current_client() == page.view.client_id == line.id


def test_opening_and_day_are_kept(page: ClientsPage, journal: Journal) -> None:
    journal.settings["opening"] = 12
    click(page, "newClient")
    opening = part(page, "clientDialogOpening", QSpinBox)
    assert opening.value() == 12
    name_field(page).setText("Анна")
    opening.setValue(-3)
    part(page, "clientDialogSince", DateField).set_day(days_ago(30))
    click(page, "clientDialogSave")
    (line,) = journal.client_lines()
    read = journal.client_page(line.id)
    assert (read.opening, read.since, line.balance) == (-3, days_ago(30), -3)


def test_a_day_not_yet_come_cannot_be_chosen(page: ClientsPage) -> None:
    click(page, "newClient")
    since = part(page, "clientDialogSince", DateField)
    since.set_day(TODAY + timedelta(days=9))
    assert since.day() == TODAY


@pytest.mark.parametrize("name", ["", "   ", "\t", "Щ" * 401])
def test_what_the_journal_refuses_is_said_on_the_sheet(
    page: ClientsPage, journal: Journal, name: str
) -> None:
    click(page, "newClient")
    name_field(page).setText(name)
    press(name_field(page), Qt.Key.Key_Return)
    assert has(page, "clientDialog")
    assert message(page).endswith(".")
    assert journal.client_lines() == []
    type_text(name_field(page), "А")
    assert message(page) == ""


def test_esc_leaves_without_saving_and_the_focus_returns(
    page: ClientsPage, journal: Journal
) -> None:
    page.focus_search()
    page.new_client()
    type_text(None, "Никто")
    press(None, Qt.Key.Key_Escape)
    assert not has(page, "clientDialog")
    assert journal.client_lines() == []
    assert focused() is search_field(page)
    page.new_client()
    assert name_field(page).text() == ""


def test_tab_stays_on_the_sheet(page: ClientsPage) -> None:
    page.new_client()
    sheet = part(page, "clientDialog", QWidget)
    order = []
    for _ in range(6):
        press(None, Qt.Key.Key_Tab)
        inside = focused()
        assert sheet.isAncestorOf(inside)
        order.append(inside.objectName())
    assert order[:4] == [
        "clientDialogOpening",
        "clientDialogSinceText",
        "clientDialogCancel",
        "clientDialogSave",
    ]
    assert order[4] == "clientDialogName"


def test_enter_on_cancel_cancels(page: ClientsPage, journal: Journal) -> None:
    page.new_client()
    type_text(None, "Никто")
    for _ in range(3):
        press(None, Qt.Key.Key_Tab)
    assert focused().objectName() == "clientDialogCancel"
    press(None, Qt.Key.Key_Return)
    assert not has(page, "clientDialog")
    assert journal.client_lines() == []


def test_enter_saves_from_every_field(page: ClientsPage, journal: Journal) -> None:
    for number in range(3):
        page.new_client()
        type_text(None, f"Имя {number}")
        for _ in range(number):
            press(None, Qt.Key.Key_Tab)
        press(None, Qt.Key.Key_Return)
    assert [line.name for line in journal.client_lines()] == ["Имя 0", "Имя 1", "Имя 2"]


def test_two_of_one_name_are_fine_with_a_word_about_it(page: ClientsPage, journal: Journal) -> None:
    first = journal.clients.add("Алёна Ветрова").id
    page.reload()
    page.new_client()
    type_text(None, "алена ветров")
    assert not has(page, "clientDialogHint")
    type_text(None, "а")
    assert has(page, "clientDialogHint")
    press(None, Qt.Key.Key_Return)
    assert sorted(shown(page)) == ["Алёна Ветрова", "алена ветрова"]
    assert page.current_client() not in (None, first)


def test_editing_changes_what_was_changed(page: ClientsPage, journal: Journal) -> None:
    client = journal.clients.add("Вера", opening=5, since=days_ago(10)).id
    page.reload()
    page.show_client(client)
    page.edit_client()
    assert name_field(page).text() == "Вера"
    assert not has(page, "clientDialogHint")
    assert part(page, "clientDialogOpening", QSpinBox).value() == 5
    type_text(name_field(page), "Вера Соколова")
    press(None, Qt.Key.Key_Return)
    read = journal.client_page(client)
    assert (read.name, read.opening, read.since) == ("Вера Соколова", 5, days_ago(10))
    assert shown(page) == ["Вера Соколова"]
    assert chosen(page) == "Вера Соколова"


def test_saving_what_was_not_changed_is_no_step(page: ClientsPage, journal: Journal) -> None:
    client = journal.clients.add("Вера").id
    page.reload()
    page.show_client(client)
    before = journal.undo_step()
    page.edit_client()
    press(None, Qt.Key.Key_Return)
    assert not has(page, "clientDialog")
    assert journal.undo_step() == before


def test_a_new_client_is_seen_in_spite_of_search_and_filter(
    page: ClientsPage, journal: Journal
) -> None:
    journal.clients.add("Анна")
    page.reload()
    click(page, "filterPromises")
    type_text(search_field(page), "ъ")
    page.new_client()
    type_text(None, "Яна")
    press(None, Qt.Key.Key_Return)
    assert chosen(page) == "Яна"
    assert shown(page) == ["Анна", "Яна"]


def test_numbers_can_be_hidden_here_too(page: ClientsPage, journal: Journal) -> None:
    journal.settings["hide_numbers"] = True
    page.new_client()
    assert not has(page, "clientDialogOpening")
    type_text(None, "Вера")
    press(None, Qt.Key.Key_Return)
    (line,) = journal.client_lines()
    assert line.balance == 10


def test_the_sheet_covers_the_page_at_every_size(page: ClientsPage, qapp: QApplication) -> None:
    page.new_client()
    sheet = part(page, "clientDialog", QWidget)
    for size in ((952, 660), (1600, 900)):
        page.resize(*size)
        qapp.processEvents()
        assert sheet.geometry() == page.rect()
        save = part(page, "clientDialogSave", QWidget)
        assert page.rect().contains(save.mapTo(page, save.rect().bottomRight()))


def test_asking_for_the_sheet_again_keeps_what_stands_on_it(
    page: ClientsPage, journal: Journal
) -> None:
    vera = journal.clients.add("Вера").id
    page.reload()
    page.show_client(vera)
    page.new_client()
    type_text(None, "Анна")
    for ask in (page.new_client, page.edit_client):
        page.setFocus()
        ask()
        assert name_field(page).text() == "Анна"
        assert focused() is name_field(page)
    press(None, Qt.Key.Key_Return)
    assert [line.name for line in journal.client_lines()] == ["Анна", "Вера"]
    page.edit_client()  # with nothing on it, it is anybody's
    assert name_field(page).text() == "Анна"
