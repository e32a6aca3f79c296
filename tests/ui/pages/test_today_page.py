"""The Today page by real keys and clicks, over a real journal."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListView, QWidget

from journal_app import Journal
from journal_app.errors import JournalError
from tests.core import TODAY, HandClock, days_ago
from tests.ui.keys import focused, press, type_text
from tests.ui.pages.conftest import Show
from tests.ui.pages.pieces import click, has, part
from ui.desk import Desk
from ui.pages.today import TodayPage
from ui.pages.today_client_picker import ClientPicker
from ui.pages.today_line import TodayLine
from ui.pages.today_line_text import LineText
from ui.theme import theme
from ui.widgets.card import Card
from ui.widgets.date_field import DateField

SPACE = "\N{NO-BREAK SPACE}"


def ahead(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.fixture
def vera(journal: Journal) -> int:
    return journal.clients.add("Вера", opening=40, since=days_ago(200)).id


@pytest.fixture
def late(journal: Journal, vera: int) -> int:
    """A promise that should have been kept two days ago."""
    return journal.promises.make(vera, "Прислать памятку", due=days_ago(2), on=days_ago(9)).id


@pytest.fixture
def soon(journal: Journal, vera: int) -> int:
    """A promise for tomorrow."""
    return journal.promises.make(vera, "Показать палитру", due=ahead(1)).id


def opened(desk: Desk, show: Show) -> TodayPage:
    page = TodayPage(desk)
    show(page)
    return page


def lines(page: TodayPage, card: str) -> list[TodayLine]:
    found = part(page, card, QWidget).findChildren(TodayLine)
    return sorted((line for line in found if line.isVisible()), key=lambda line: line.y())


def texts(page: TodayPage, card: str) -> list[tuple[str, str]]:
    return [(line.line.title, line.line.detail) for line in lines(page, card)]


def label_of(page: TodayPage, name: str) -> str:
    return part(page, name, QAbstractButton).text()


def state(journal: Journal, client: int, promise: int) -> str:
    return next(p.state for p in journal.client_promises(client) if p.id == promise)


# -- promises -----------------------------------------------------------------------------------


def test_the_title_is_the_day(desk: Desk, vera: int, show: Show) -> None:
    assert vera
    page = opened(desk, show)
    assert part(page, "todayTitle", QLabel).text() == "Суббота, 14 марта"


def test_an_overdue_promise_carries_its_points_on_the_buttons(
    desk: Desk, late: int, show: Show
) -> None:
    page = opened(desk, show)
    key = f"today_promise_{late}"
    words = [
        label_of(page, f"{key}_{act}").replace(SPACE, " ") for act in ("keep", "move", "break")
    ]
    assert words == ["Сдержано позже −4", "Новый день −4", "Не сдержано −8"]
    ((title, detail),) = texts(page, "todayPromises")
    assert title == "Вера — Прислать памятку"
    assert "12" in detail


def test_a_promise_in_time_can_be_kept_or_moved(desk: Desk, soon: int, show: Show) -> None:
    page = opened(desk, show)
    key = f"today_promise_{soon}"
    assert label_of(page, f"{key}_keep").replace(SPACE, " ") == "Сдержано +1"
    assert label_of(page, f"{key}_move") == "Новый день"
    assert not has(page, f"{key}_break")


@pytest.mark.parametrize(
    ("act", "balance", "ends"), [("keep", 36, "late"), ("break", 32, "broken")]
)
def test_one_click_ends_an_overdue_promise(
    desk: Desk, vera: int, late: int, show: Show, act: str, balance: int, ends: str
) -> None:
    page = opened(desk, show)
    click(page, f"today_promise_{late}_{act}")
    assert desk.journal.balance(vera) == balance
    assert state(desk.journal, vera, late) == ends
    assert lines(page, "todayPromises") == []
    assert has(page, "todayPromisesEmpty")
    desk.do(desk.journal.undo)
    assert desk.journal.balance(vera) == 40
    assert len(lines(page, "todayPromises")) == 1


def test_one_click_keeps_a_promise_in_time(desk: Desk, vera: int, soon: int, show: Show) -> None:
    page = opened(desk, show)
    click(page, f"today_promise_{soon}_keep")
    assert desk.journal.balance(vera) == 41
    assert state(desk.journal, vera, soon) == "kept"


def test_a_new_day_is_asked_in_the_line(desk: Desk, vera: int, late: int, show: Show) -> None:
    page = opened(desk, show)
    key = f"today_promise_{late}"
    click(page, f"{key}_move")
    assert desk.journal.balance(vera) == 40
    day = part(page, f"{key}_day", DateField)
    assert day.isAncestorOf(focused())
    assert not has(page, f"{key}_keep")
    focused().selectAll()  # type: ignore[attr-defined]
    type_text(None, "25.3")
    press(None, Qt.Key.Key_Return)
    (promise,) = desk.journal.client_promises(vera)
    assert (promise.due, promise.state) == (date(2026, 3, 25), "open")
    assert desk.journal.balance(vera) == 36
    assert lines(page, "todayPromises") == []


def test_a_new_day_in_the_past_is_refused(desk: Desk, late: int, vera: int, show: Show) -> None:
    page = opened(desk, show)
    key = f"today_promise_{late}"
    told: list[JournalError] = []
    desk.failed.connect(told.append)
    before = desk.journal.client_promises(vera)
    click(page, f"{key}_move")
    part(page, f"{key}_day", DateField).set_day(days_ago(3))
    click(page, f"{key}_day_save")
    assert [error.code for error in told] == ["moved_into_past"]
    assert desk.journal.client_promises(vera) == before


@pytest.mark.parametrize("how", ["esc", "button"])
def test_a_new_day_can_be_given_up(desk: Desk, vera: int, soon: int, show: Show, how: str) -> None:
    page = opened(desk, show)
    key = f"today_promise_{soon}"
    click(page, f"{key}_move")
    if how == "esc":
        press(None, Qt.Key.Key_Escape)
    else:
        click(page, f"{key}_day_cancel")
    assert has(page, f"{key}_move")
    assert not has(page, f"{key}_day")
    assert focused().objectName() == f"{key}_words"
    (promise,) = desk.journal.client_promises(vera)
    assert promise.due == ahead(1)


def test_the_line_of_a_moved_promise_says_its_new_day(desk: Desk, soon: int, show: Show) -> None:
    page = opened(desk, show)
    before = texts(page, "todayPromises")
    click(page, f"today_promise_{soon}_move")
    part(page, f"today_promise_{soon}_day", DateField).set_day(ahead(3))
    click(page, f"today_promise_{soon}_day_save")
    assert has(page, f"today_promise_{soon}_move")
    after = texts(page, "todayPromises")
    assert after[0][0] == before[0][0]
    assert "17 марта" in after[0][1].replace(SPACE, " ")


def test_hidden_numbers_leave_the_buttons(desk: Desk, late: int, show: Show) -> None:
    desk.journal.settings["hide_numbers"] = True
    page = opened(desk, show)
    assert label_of(page, f"today_promise_{late}_keep") == "Сдержано позже"
    desk.do(lambda: desk.journal.settings.change({"hide_numbers": False}))
    assert label_of(page, f"today_promise_{late}_keep") == f"Сдержано позже{SPACE}−4"


def test_a_psychologist_reads_other_words(desk: Desk, late: int, show: Show) -> None:
    desk.journal.settings["profession"] = "psychologist"
    page = opened(desk, show)
    assert label_of(page, f"today_promise_{late}_break").startswith("Не выдержана")


# -- who needs care -----------------------------------------------------------------------------


def test_who_waits_for_an_apology_is_answered_in_the_composer(
    desk: Desk, journal: Journal, vera: int, show: Show
) -> None:
    wound = journal.entries.withdraw(vera, "commitments", note="Заставила ждать", on=days_ago(7)).id
    wanted: list[tuple[object, str, object]] = []
    desk.composer_wanted.connect(lambda *what: wanted.append(what))
    page = opened(desk, show)
    ((title, detail),) = texts(page, "todayCare")
    assert title.startswith("Вера — ")
    assert "Заставила ждать" in detail
    assert label_of(page, f"today_care_{vera}_apologise") == "Извиниться"
    click(page, f"today_care_{vera}_apologise")
    assert wanted == [(vera, "apology", wound)]


def test_who_is_low_is_offered_a_deposit_and_who_waits_for_a_promise_a_look(
    desk: Desk, journal: Journal, vera: int, late: int, show: Show
) -> None:
    low = journal.clients.add("Анна", opening=-5, since=days_ago(50)).id
    for _ in range(3):
        journal.entries.deposit(low, "commitments", on=days_ago(40))
    assert late
    composers: list[tuple[object, str, object]] = []
    clients: list[object] = []
    desk.composer_wanted.connect(lambda *what: composers.append(what))
    desk.client_wanted.connect(clients.append)
    page = opened(desk, show)
    click(page, f"today_care_{low}_deposit")
    click(page, f"today_care_{vera}_open")
    assert composers == [(low, "deposit", None)]
    assert clients == [vera]


def test_pressing_the_words_opens_the_client(desk: Desk, vera: int, soon: int, show: Show) -> None:
    clients: list[object] = []
    desk.client_wanted.connect(clients.append)
    page = opened(desk, show)
    click(page, f"today_promise_{soon}_words")
    assert clients == [vera]


def test_who_is_put_away_is_not_on_the_page(desk: Desk, vera: int, late: int, show: Show) -> None:
    page = opened(desk, show)
    assert page.due_count() == 1
    assert has(page, f"today_promise_{late}")
    desk.do(lambda: desk.journal.clients.archive(vera))
    assert not has(page, f"today_promise_{late}")
    assert page.due_count() == 0
    assert has(page, "todayNobody")


# -- inbox --------------------------------------------------------------------------------------


def test_a_note_is_given_to_a_client_by_a_few_letters(
    desk: Desk, journal: Journal, vera: int, show: Show, qapp: QApplication
) -> None:
    journal.clients.add("Анна")
    journal.clients.add("Верочка")
    note = journal.notes.add(None, "Хочет на субботу").id
    page = opened(desk, show)
    click(page, f"today_note_{note}_assign")
    picker = part(page, "todayClientPicker", ClientPicker)
    assert picker.isVisible()
    type_text(picker.focusWidget(), "ВЕР")
    choices = part(picker, "todayClientPickerList", QListView).model()
    assert [choices.index(row, 0).data() for row in range(choices.rowCount())] == [
        "Вера",
        "Верочка",
    ]
    press(picker.focusWidget(), Qt.Key.Key_Down)
    press(picker.focusWidget(), Qt.Key.Key_Up)
    press(picker.focusWidget(), Qt.Key.Key_Return)
    qapp.processEvents()
    assert [line.text for line in journal.feed(vera)] == ["Хочет на субботу"]
    assert not has(page, "todayInbox")


def test_a_note_nobody_is_found_for_stays(
    desk: Desk, journal: Journal, vera: int, show: Show
) -> None:
    note = journal.notes.add(None, "Купить лампу").id
    page = opened(desk, show)
    click(page, f"today_note_{note}_assign")
    picker = part(page, "todayClientPicker", ClientPicker)
    type_text(picker.focusWidget(), "ъъ")
    press(picker.focusWidget(), Qt.Key.Key_Return)
    assert picker.isVisible()
    press(picker.focusWidget(), Qt.Key.Key_Escape)
    press(picker, Qt.Key.Key_Escape)
    assert not picker.isVisible()
    assert journal.feed(vera) == []
    assert len(lines(page, "todayInbox")) == 1


def test_a_note_is_deleted_and_undo_brings_it_back(
    desk: Desk, journal: Journal, vera: int, show: Show
) -> None:
    assert vera
    note = journal.notes.add(None, "Купить лампу").id
    page = opened(desk, show)
    click(page, f"today_note_{note}_delete")
    assert lines(page, "todayInbox") == []
    desk.do(journal.undo)
    assert [title for title, _ in texts(page, "todayInbox")] == ["Купить лампу"]


# -- the page as a whole ------------------------------------------------------------------------


def test_long_lists_show_five_and_then_the_rest(
    desk: Desk, journal: Journal, vera: int, show: Show
) -> None:
    for number in range(10):
        journal.promises.make(vera, f"Обещание {number}", due=ahead(1))
    page = opened(desk, show)
    assert len(lines(page, "todayPromises")) == 5
    click(page, "todayPromisesMore")
    assert len(lines(page, "todayPromises")) == 10
    click(page, "todayPromisesMore")
    assert len(lines(page, "todayPromises")) == 5


def test_the_practice_is_counted(desk: Desk, journal: Journal, vera: int, show: Show) -> None:
    assert vera
    away = journal.clients.add("Анна").id
    journal.clients.archive(away)
    page = opened(desk, show)
    assert part(page, "todayActive", QLabel).text() == "1"
    assert part(page, "todayZones", QWidget).accessibleName() == "1 знакомимся"
    desk.do(lambda: journal.clients.unarchive(away))
    assert part(page, "todayActive", QLabel).text() == "2"


def test_a_day_with_nothing_in_it_is_kind(desk: Desk, vera: int, show: Show) -> None:
    assert vera
    page = opened(desk, show)
    for card in ("todayVisits", "todayTomorrow", "todayPromises", "todayCare"):
        assert part(page, f"{card}Empty", QLabel).text()
        assert has(page, f"{card}Empty")
    for card in ("todayDates", "todayWaiting", "todayInbox", "todayRound"):
        assert not has(page, card)
    assert part(page, "todaySummary", QLabel).text() == ""


def test_cards_beside_each_other_begin_at_one_height(desk: Desk, vera: int, show: Show) -> None:
    assert vera
    page = opened(desk, show)
    page.resize(1200, 800)
    QApplication.processEvents()
    tops = {
        part(page, f"{card}Empty", QLabel).mapTo(page, QPoint()).y()
        for card in ("todayVisits", "todayTomorrow")
    }
    assert len(tops) == 1


def test_a_journal_without_clients_invites_the_first(
    desk: Desk, journal: Journal, show: Show
) -> None:
    page = opened(desk, show)
    wanted: list[bool] = []
    page.new_client_wanted.connect(lambda: wanted.append(True))
    assert not any(card.isVisible() for card in page.findChildren(Card))
    click(page, "todayNewClient")
    assert wanted == [True]
    desk.do(lambda: journal.notes.add(None, "Позвонила новая"))
    assert len(lines(page, "todayInbox")) == 1
    desk.do(lambda: journal.clients.add("Первая"))
    assert not has(page, "todayNobody")
    assert has(page, "todayPromisesEmpty")


def test_the_quick_entry_is_asked_for(desk: Desk, show: Show) -> None:
    page = opened(desk, show)
    wanted: list[bool] = []
    page.quick_entry_wanted.connect(lambda: wanted.append(True))
    click(page, "todayQuickEntry")
    assert wanted == [True]


def test_what_is_due_is_counted_while_nobody_looks(
    desk: Desk, journal: Journal, vera: int, late: int, clock: HandClock
) -> None:
    page = TodayPage(desk)
    told: list[object] = []
    page.due_changed.connect(told.append)
    assert page.due_count() == 1
    made = desk.do(lambda: journal.promises.make(vera, "Сегодня же", due=TODAY))
    assert made is not None
    desk.do(lambda: journal.promises.make(vera, "Завтра", due=ahead(1)))
    desk.do(lambda: journal.entries.deposit(vera, "integrity"))
    desk.do(lambda: journal.promises.keep(late))
    desk.do(lambda: journal.clients.archive(vera))
    desk.do(lambda: journal.clients.unarchive(vera))
    assert told == [1, 2, 1, 0, 1]
    assert page.due_count() == 1
    clock.forward(1)
    desk.do(lambda: journal.settings.change({"fading": False}))
    assert page.due_count() == 2


def test_a_page_nobody_sees_reads_when_it_is_seen(
    desk: Desk, journal: Journal, vera: int, show: Show, clock: HandClock
) -> None:
    page = opened(desk, show)
    page.hide()
    desk.do(lambda: journal.promises.make(vera, "Позвонить", due=ahead(2)))
    assert lines(page, "todayPromises") == []
    page.show()
    assert len(lines(page, "todayPromises")) == 1
    page.hide()
    clock.forward(1)
    page.show()
    assert part(page, "todayTitle", QLabel).text() == "Воскресенье, 15 марта"


def test_arrows_go_along_the_lines_and_enter_opens(
    desk: Desk, journal: Journal, vera: int, late: int, soon: int, show: Show
) -> None:
    note = journal.notes.add(None, "Купить лампу").id
    clients: list[object] = []
    desk.client_wanted.connect(clients.append)
    opened(desk, show)
    walked = [focused().objectName()]
    for _ in range(4):
        press(None, Qt.Key.Key_Down)
        walked.append(focused().objectName())
    assert walked == [
        f"today_promise_{late}_words",
        f"today_promise_{soon}_words",
        f"today_care_{vera}_words",
        f"today_note_{note}_words",
        f"today_note_{note}_words",
    ]
    press(None, Qt.Key.Key_Up)
    press(None, Qt.Key.Key_Return)
    assert clients == [vera]


def test_tab_goes_through_the_page_as_the_eye_does(
    desk: Desk, journal: Journal, late: int, show: Show
) -> None:
    page = opened(desk, show)
    desk.do(lambda: journal.notes.add(None, "Купить лампу"))
    part(page, "todayQuickEntry", QWidget).setFocus()
    walked = []
    for _ in range(7):
        press(None, Qt.Key.Key_Tab)
        walked.append(focused().objectName())
    key = f"today_promise_{late}"
    assert [walked.pop(0), walked.pop(0)] == ["todayPlan", "todayWriteButton"]
    assert walked[:4] == [f"{key}_words", f"{key}_keep", f"{key}_move", f"{key}_break"]
    assert walked[4].startswith("today_care_")


def test_the_focus_goes_on_to_the_next_line_when_one_is_settled(
    desk: Desk, late: int, soon: int, show: Show
) -> None:
    page = opened(desk, show)
    part(page, f"today_promise_{late}_keep", QWidget).setFocus()
    press(None, Qt.Key.Key_Return)
    assert focused().objectName() == f"today_promise_{soon}_words"
    press(None, Qt.Key.Key_Tab)
    press(None, Qt.Key.Key_Space)
    assert lines(page, "todayPromises") == []
    assert focused().objectName() == "todayQuickEntry"


STRANGE = ("Щ" * 300, "Анна 👩‍👩‍👧", "שרה כהן", "<b>Вера</b>", "Robert'); DROP TABLE client;--")


@pytest.mark.parametrize("scale", [1.0, 1.6])
@pytest.mark.parametrize("width", [952, 1288])
def test_nothing_is_wider_than_the_page_or_over_its_neighbour(
    desk: Desk, journal: Journal, show: Show, qapp: QApplication, scale: float, width: int
) -> None:
    for name in STRANGE:
        client = journal.clients.add(name, since=days_ago(20)).id
        journal.promises.make(client, f"Обещание {name}", due=days_ago(3), on=days_ago(9))
        journal.notes.add(None, f"Заметка {name}")
    page = opened(desk, show)
    page.resize(width, 660)
    theme.apply(qapp, "dark", scale)
    qapp.processEvents()
    for card in ("todayPromises", "todayCare", "todayInbox"):
        bottom = 0
        for line in lines(page, card):
            assert line.y() >= bottom
            bottom = line.geometry().bottom()
            parts = [each for each in line.stops() if each.isVisible()]
            for each in parts:
                assert line.rect().contains(each.geometry()), each.objectName()
            for one in parts:
                for other in parts:
                    assert one is other or not one.geometry().intersects(other.geometry())
        assert part(page, card, QWidget).mapTo(page, line.rect().topRight()).x() < page.width()
    assert not page.grab().isNull()


def test_what_is_cut_off_stands_in_the_tip(desk: Desk, journal: Journal, show: Show) -> None:
    long = journal.notes.add(None, "слово " * 300).id
    short = journal.notes.add(None, "слово").id
    page = opened(desk, show)
    assert part(page, f"today_note_{long}_words", LineText).cut_off() == "слово " * 299 + "слово"
    assert part(page, f"today_note_{short}_words", LineText).cut_off() == ""


def test_names_are_one_of_a_kind_while_the_page_is_used(
    desk: Desk, journal: Journal, late: int, soon: int, show: Show
) -> None:
    journal.notes.add(None, "Купить лампу")
    page = opened(desk, show)
    for _ in range(2):
        click(page, f"today_promise_{late}_keep")
        desk.do(journal.undo)
        click(page, f"today_promise_{soon}_move")
        names = [each.objectName() for each in page.findChildren(QAbstractButton)]
        assert all(names)
        assert len(set(names)) == len(names)
        buttons = page.findChildren(QAbstractButton)
        assert all(each.accessibleName() or each.text() for each in buttons)
        click(page, f"today_promise_{soon}_day_cancel")
