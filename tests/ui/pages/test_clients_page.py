"""The Clients page by real keys and clicks, over a real journal."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from journal_app import Journal
from journal_app.exchange.log import import_events
from journal_app.shapes import LogEvent
from tests.core import TODAY, HandClock, days_ago
from tests.ui.keys import press, type_text
from tests.ui.pages.conftest import Show
from tests.ui.pages.pieces import (
    LEFT,
    chosen,
    click,
    click_client,
    clients_view,
    has,
    index_of,
    part,
    search_field,
    shown,
)
from ui.desk import Desk
from ui.pages import clients
from ui.pages.clients import ClientsPage
from ui.preferences import Preferences
from ui.theme import TEXT_SCALES, theme

BALANCE = Qt.ItemDataRole.UserRole.value + 1


@pytest.fixture
def people(journal: Journal) -> dict[str, int]:
    """Four clients: Vera well off, Anna with a broken word, Boris with a promise, Alyona put by."""
    names = ("Вера Соколова", "Анна", "Борис Л.", "Алёна")
    people = {name: journal.clients.add(name, since=days_ago(400)).id for name in names}
    for _ in range(4):
        journal.entries.deposit(people["Вера Соколова"], "little_things", note="чай с чабрецом")
    journal.entries.withdraw(people["Анна"], "integrity", note="Перепутала день", on=days_ago(5))
    journal.promises.make(people["Борис Л."], "Найти пилку", due=TODAY + timedelta(days=3))
    journal.clients.archive(people["Алёна"])
    return people


@pytest.fixture
def page(desk: Desk, people: dict[str, int], show: Show) -> ClientsPage:
    page = ClientsPage(desk)
    show(page)
    assert people
    return page


def test_everybody_but_the_archive_by_name_and_the_first_one_open(page: ClientsPage) -> None:
    assert shown(page) == ["Анна", "Борис Л.", "Вера Соколова"]
    assert shown(page, BALANCE) == [4, 10, 30]
    assert chosen(page) == "Анна"
    assert page.view.client_id == page.current_client()


def test_a_click_opens_a_client(page: ClientsPage, people: dict[str, int]) -> None:
    click_client(page, "Вера Соколова")
    assert page.current_client() == page.view.client_id == people["Вера Соколова"]
    assert chosen(page) == "Вера Соколова"


def test_arrows_open_clients_and_a_click_beside_them_loses_nobody(page: ClientsPage) -> None:
    view = clients_view(page)
    assert view.hasFocus()
    press(None, Qt.Key.Key_Down)
    press(None, Qt.Key.Key_Down)
    assert chosen(page) == "Вера Соколова"
    below = QPoint(20, view.viewport().height() - 5)
    assert not view.indexAt(below).isValid()
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, below)
    assert chosen(page) == "Вера Соколова"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("вера", ["Вера Соколова"]),
        ("СОКОЛ", ["Вера Соколова"]),
        ("чабрец", ["Вера Соколова"]),
        ("перепут", ["Анна"]),
        ("пилку", ["Борис Л."]),
        ("а", ["Анна", "Вера Соколова"]),
        ('"; DROP TABLE client', []),
    ],
)
def test_search_finds_names_and_records_as_one_types(
    page: ClientsPage, typed: str, found: list[str]
) -> None:
    page.focus_search()
    type_text(None, typed)
    assert search_field(page).text() == typed
    assert shown(page) == found


def test_search_takes_e_for_yo_and_stays_within_the_filter(page: ClientsPage) -> None:
    type_text(search_field(page), "алена")
    assert shown(page) == []
    click(page, "filterArchive")
    assert shown(page) == ["Алёна"]


def test_keys_lead_from_the_search_into_the_list(page: ClientsPage, people: dict[str, int]) -> None:
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        page.focus_search()
        type_text(None, "вер")
        press(None, key)
        assert clients_view(page).hasFocus()
        assert page.current_client() == people["Вера Соколова"]
        page.focus_search()
        press(None, Qt.Key.Key_Escape)
        assert search_field(page).text() == ""
        assert len(shown(page)) == 3
        page.show_client(people["Анна"])


def test_who_is_open_stays_open_while_the_list_shows_others(page: ClientsPage) -> None:
    anna = page.current_client()
    type_text(search_field(page), "вера")
    assert chosen(page) is None
    assert page.view.client_id == anna
    press(search_field(page), Qt.Key.Key_Escape)
    assert chosen(page) == "Анна"


def test_nothing_found_says_so_and_leads_back(page: ClientsPage) -> None:
    click(page, "filterCare")
    type_text(search_field(page), "ъъъ")
    assert has(page, "clientListNothing")
    click(page, "clientListEverybody")
    assert not has(page, "clientListNothing")
    assert len(shown(page)) == 3
    assert search_field(page).text() == ""


def test_filters_show_who_belongs_to_them_and_count(page: ClientsPage) -> None:
    def count(name: str) -> str:
        return part(page, name, QAbstractButton).text().split("\N{NO-BREAK SPACE}")[-1]

    names = ("filterAll", "filterCare", "filterPromises", "filterArchive")
    assert [count(name) for name in names] == ["3", "1", "1", "1"]
    shown_by = {}
    for name in names:
        click(page, name)
        shown_by[name] = shown(page)
    assert shown_by == {
        "filterAll": ["Анна", "Борис Л.", "Вера Соколова"],
        "filterCare": ["Анна"],
        "filterPromises": ["Борис Л."],
        "filterArchive": ["Алёна"],
    }
    assert not has(page, "filterAway")


def test_the_order_is_chosen_and_remembered(page: ClientsPage, desk: Desk) -> None:
    button = part(page, "sortClients", QAbstractButton)
    menu = button.findChild(QMenu)
    assert isinstance(menu, QMenu)
    actions = {action.objectName(): action for action in menu.actions()}
    actions["sortClients_balance"].trigger()
    assert shown(page) == ["Анна", "Борис Л.", "Вера Соколова"]
    desk.do(lambda: desk.journal.entries.withdraw(page.current_client() or 0, "integrity"))
    actions["sortClients_urgency"].trigger()
    assert shown(page)[0] == "Анна"
    assert Preferences().client_order == "urgency"
    again = ClientsPage(desk)
    checked = [a.objectName() for a in again.findChildren(QAction) if a.isChecked()]
    assert checked == ["sortClients_urgency"]


def test_a_record_changes_one_line_and_leaves_the_selection(
    page: ClientsPage, desk: Desk, people: dict[str, int]
) -> None:
    resets: list[bool] = []
    clients_view(page).model().modelReset.connect(lambda: resets.append(True))
    client = people["Борис Л."]
    desk.do(lambda: desk.journal.entries.deposit(client, "integrity", note="Сказал прямо"))
    assert dict(zip(shown(page), shown(page, BALANCE), strict=True))["Борис Л."] == 13
    assert (chosen(page), resets) == ("Анна", [])
    desk.do(desk.journal.undo)
    assert dict(zip(shown(page), shown(page, BALANCE), strict=True))["Борис Л."] == 10


def test_a_record_moves_the_line_to_its_place(
    page: ClientsPage, desk: Desk, people: dict[str, int]
) -> None:
    menu = page.findChild(QMenu, "sortClientsMenu")
    assert isinstance(menu, QMenu)
    {action.objectName(): action for action in menu.actions()}["sortClients_balance"].trigger()
    click_client(page, "Борис Л.")
    for _ in range(3):
        desk.do(lambda: desk.journal.entries.withdraw(people["Борис Л."], "integrity"))
    assert shown(page) == ["Борис Л.", "Анна", "Вера Соколова"]
    assert chosen(page) == "Борис Л."


def test_a_change_of_a_setting_reads_everything_and_keeps_who_is_open(
    page: ClientsPage, desk: Desk, people: dict[str, int]
) -> None:
    click_client(page, "Вера Соколова")
    desk.do(lambda: desk.journal.settings.change({"fading": False}))
    desk.do(lambda: desk.journal.settings.change({"hide_numbers": True}))
    assert chosen(page) == "Вера Соколова"
    assert page.current_client() == people["Вера Соколова"]


def test_a_page_nobody_sees_reads_a_great_change_later(
    page: ClientsPage, desk: Desk, clock: HandClock
) -> None:
    page.hide()
    desk.do(lambda: desk.journal.settings.change({"zone.steady": 2, "zone.strong": 4}))
    clock.forward(130)
    page.show()
    assert dict(zip(shown(page), shown(page, BALANCE), strict=True))["Вера Соколова"] == 10


def test_who_is_undone_into_nothing_is_not_left_standing(page: ClientsPage, desk: Desk) -> None:
    done = desk.do(lambda: desk.journal.clients.add("Новенькая"))
    assert done is not None
    page.show_client(done.id)
    assert chosen(page) == "Новенькая"
    desk.do(desk.journal.undo)
    assert "Новенькая" not in shown(page)
    assert page.current_client() is None
    assert page.view.client_id is None


def test_a_client_is_put_away_and_brought_back(
    page: ClientsPage, journal: Journal, people: dict[str, int]
) -> None:
    click_client(page, "Борис Л.")
    page.archive_client()
    assert shown(page) == ["Анна", "Вера Соколова"]
    assert journal.client_page(people["Борис Л."]).archived_on == TODAY
    assert page.view.client_id == people["Борис Л."]
    click(page, "filterArchive")
    assert shown(page) == ["Алёна", "Борис Л."]
    assert chosen(page) == "Борис Л."
    page.archive_client()
    assert shown(page) == ["Алёна"]
    assert journal.client_page(people["Борис Л."]).archived_on is None


def test_opening_somebody_hidden_by_search_or_filter_shows_them(
    page: ClientsPage, people: dict[str, int]
) -> None:
    click(page, "filterCare")
    type_text(search_field(page), "анна")
    page.show_client(people["Вера Соколова"])
    assert chosen(page) == "Вера Соколова"
    page.show_client(people["Алёна"])
    assert part(page, "filterArchive", QAbstractButton).isChecked()
    assert chosen(page) == "Алёна"
    page.show_client(None)
    assert page.current_client() is None
    assert chosen(page) is None


def test_a_digit_in_the_list_is_left_to_the_window(
    desk: Desk, journal: Journal, show: Show
) -> None:
    for name in ("Анна", "1-я проба", "Яна"):
        journal.clients.add(name)
    page = ClientsPage(desk)
    action = QAction(page)
    action.setShortcut("1")
    heard: list[str] = []
    action.triggered.connect(lambda: heard.append("1"))
    page.addAction(action)
    show(page)
    click_client(page, "Анна")
    press(None, "1")
    assert heard == ["1"]
    press(None, "2")
    assert chosen(page) == "Анна"
    press(None, "я")
    assert chosen(page) == "Яна"


def test_enter_in_the_list_goes_on_to_the_client(page: ClientsPage) -> None:
    press(None, Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.view.isAncestorOf(focus) or focus is page.view


def test_an_empty_journal_says_what_to_do_first(desk: Desk, show: Show) -> None:
    page = ClientsPage(desk)
    wanted: list[bool] = []
    page.import_wanted.connect(lambda: wanted.append(True))
    show(page)
    assert has(page, "clientListNobody")
    assert page.current_client() is None
    click(page, "clientListImport")
    assert wanted == [True]
    desk.do(lambda: desk.journal.clients.add("Первая"))
    assert not has(page, "clientListNobody")
    assert shown(page) == ["Первая"]


STRANGE = (
    "Щ" * 300,
    "Анна 💅🏽 👩‍👩‍👧",
    "Robert'); DROP TABLE client;--",
    "שרה כהן",
    "مريم",
    "<b>Вера</b> & К°",
    "Очень-Длинная-Двойная Александра-Виктория Константиновна Преображенская",
)


@pytest.mark.parametrize("scale", [TEXT_SCALES[0], 1.0, TEXT_SCALES[-1]])
@pytest.mark.parametrize("width", [952, 1208])
def test_no_line_is_painted_over_another_whatever_the_name(
    desk: Desk, journal: Journal, show: Show, qapp: QApplication, scale: float, width: int
) -> None:
    for name in STRANGE:
        journal.clients.add(name)
    page = ClientsPage(desk)
    show(page)
    page.resize(width, 660)
    theme.apply(qapp, "dark", scale)
    qapp.processEvents()
    view = clients_view(page)
    assert sorted(shown(page)) == sorted(STRANGE)
    bottom = 0
    for row in range(len(STRANGE)):
        spot = view.visualRect(view.model().index(row, 0))
        assert spot.top() == bottom
        assert spot.height() >= view.sizeHintForIndex(view.model().index(row, 0)).height()
        assert spot.right() <= view.viewport().width()
        bottom = spot.bottom() + 1
    image = page.grab().toImage()
    assert image.format() != QImage.Format.Format_Invalid


def test_what_is_cut_off_stands_in_the_tip(desk: Desk, journal: Journal, show: Show) -> None:
    for name in (STRANGE[0], "Вера"):
        journal.clients.add(name)
    page = ClientsPage(desk)
    show(page)
    tip = clients_view(page).itemDelegate().tip  # type: ignore[attr-defined]
    assert tip(index_of(page, STRANGE[0])) == STRANGE[0]
    assert tip(index_of(page, "Вера")) == ""


def _painted(page: ClientsPage, name: str) -> QImage:
    view = clients_view(page)
    return view.viewport().grab(view.visualRect(index_of(page, name))).toImage()


def test_hidden_numbers_are_not_painted(
    page: ClientsPage, desk: Desk, people: dict[str, int]
) -> None:
    desk.do(lambda: desk.journal.settings.change({"hide_numbers": True}))
    before = _painted(page, "Вера Соколова")
    desk.do(lambda: desk.journal.entries.deposit(people["Вера Соколова"], "commitments"))
    assert _painted(page, "Вера Соколова") == before
    desk.do(lambda: desk.journal.settings.change({"hide_numbers": False}))
    seen = _painted(page, "Вера Соколова")
    desk.do(lambda: desk.journal.entries.deposit(people["Вера Соколова"], "commitments"))
    assert _painted(page, "Вера Соколова") != seen


def test_every_part_has_a_name_of_its_own_and_says_what_it_is(page: ClientsPage) -> None:
    page.new_client()
    panel = part(page, "clientList", QWidget).parentWidget()
    assert panel is not None
    buttons = [each for each in page.findChildren(QAbstractButton) if each.isVisible()]
    names = [each.objectName() for each in buttons if not each.objectName().startswith("qt_")]
    assert all(names)
    assert len(set(names)) == len(names)
    assert all(each.accessibleName() or each.text() for each in buttons)


def test_on_a_great_journal_the_search_waits_for_a_pause(
    page: ClientsPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(clients, "_QUICK_MS", -1)  # every search counts as slow
    page.focus_search()
    type_text(None, "в")
    assert shown(page) == ["Вера Соколова"]
    type_text(None, "ъ")
    assert shown(page) == ["Вера Соколова"]
    qtbot.waitUntil(lambda: shown(page) == [])
    press(None, Qt.Key.Key_Backspace)
    press(None, Qt.Key.Key_Down)  # does not wait
    assert shown(page) == ["Вера Соколова"]
    assert clients_view(page).hasFocus()


def test_a_client_far_down_is_scrolled_to_before_all_lines_are_measured(
    desk: Desk, journal: Journal, show: Show
) -> None:
    events = [LogEvent(TODAY, f"Клиент {number:04d}", "client") for number in range(400)]
    import_events(journal.store, events)
    page = ClientsPage(desk)
    show(page)
    page.show_client(next(line.id for line in journal.client_lines() if line.name.endswith("0399")))
    QApplication.processEvents()
    view = clients_view(page)
    line = view.visualRect(view.currentIndex())
    assert not line.isEmpty()
    assert view.viewport().rect().contains(line)
