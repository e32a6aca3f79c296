"""A full day on the Today page: visits, reminders, dates, questions, and tomorrow's letters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from journal_app import Journal
from tests.core import TODAY, days_ago, row
from tests.meetings import birthday, card, little_thing, visit
from tests.ui.keys import CTRL, focused, press
from tests.ui.pages.conftest import Show
from tests.ui.pages.pieces import click, has, part
from tests.ui.speaking import speaking
from ui.desk import Desk
from ui.pages.today import TodayPage
from ui.pages.today_line import TodayLine

SPACE = "\N{NO-BREAK SPACE}"
TOMORROW = TODAY + timedelta(days=1)
DOWN, RIGHT, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return
NAMES = ("Вера", "Ольга", "Анна", "Зоя", "Инна", "Яна")


@pytest.fixture(autouse=True)
def spoken(qapp: QApplication, dressed: None) -> Iterator[None]:
    """The words of the screen in Russian."""
    with speaking(qapp, "ru"):
        yield


HOURS = ("09:00", "10:30", "12:00", "13:30", "15:00", "16:30")


@pytest.fixture
def noon(journal: Journal) -> None:
    """The clock of the day stands at 12:20."""
    moment = datetime(TODAY.year, TODAY.month, TODAY.day, 12, 20).astimezone()
    journal.clock = lambda: moment


def added(journal: Journal, name: str) -> int:
    return journal.clients.add(name, opening=40, since=days_ago(400)).id


@pytest.fixture
def six(journal: Journal, noon: None) -> list[tuple[int, int]]:
    """Six visits of the day, as (client, visit): the first closed, the third going on."""
    found = []
    for name, hour in zip(NAMES, HOURS, strict=True):
        client = added(journal, name)
        state = "done" if hour == "09:00" else "planned"
        found.append((client, visit(journal, client, TODAY, hour, ("Маникюр",), state=state)))
    journal.entries.deposit(found[0][0], "little_things")
    return found


def opened(desk: Desk, show: Show) -> TodayPage:
    page = TodayPage(desk)
    show(page)
    return page


def lines(page: TodayPage, name: str) -> list[TodayLine]:
    found = part(page, name, QWidget).findChildren(TodayLine)
    return sorted((line for line in found if line.isVisible()), key=lambda line: line.y())


def texts(page: TodayPage, name: str) -> list[tuple[str, str]]:
    return [(line.line.title, line.line.detail.replace(SPACE, " ")) for line in lines(page, name)]


def acts(page: TodayPage, name: str) -> list[list[str]]:
    return [[act.name for act in line.line.acts] for line in lines(page, name)]


# -- the visits of the day ------------------------------------------------------------------------


def test_a_day_of_six_stands_whole_and_in_order(
    desk: Desk, six: list[tuple[int, int]], show: Show
) -> None:
    page = opened(desk, show)
    told = texts(page, "todayVisits")
    assert [title for title, _ in told] == [
        f"{hour} {name} — Маникюр" for hour, name in zip(HOURS, NAMES, strict=True)
    ]
    assert told[0][1] == "закрыт · записано: вклад"
    assert told[1][1] == "ещё не закрыт"
    assert told[2][1] == "сейчас"
    assert not part(page, "todayVisitsMore", QAbstractButton).isVisible()
    both = ["prepare", "close"]
    assert acts(page, "todayVisits") == [[], ["close"], both, both, both, both]


def test_arrows_and_enter_reach_every_visit_and_its_buttons(
    desk: Desk, six: list[tuple[int, int]], show: Show
) -> None:
    wanted: list[tuple[str, object, object]] = []
    desk.prepare_wanted.connect(lambda *what: wanted.append(("prepare", *what)))
    desk.close_wanted.connect(lambda *what: wanted.append(("close", *what)))
    desk.client_wanted.connect(lambda client: wanted.append(("open", client, None)))
    opened(desk, show)
    press(None, Qt.Key.Key_Up)  # the hand lay on the one to close now
    walked = [focused().objectName()]
    for _ in range(2):
        press(None, DOWN)
        walked.append(focused().objectName())
    assert walked == [f"today_visit_{row}_words" for _, row in six[:3]]
    press(None, ENTER)
    for _ in range(2):
        press(None, RIGHT)
        press(None, ENTER)
    press(None, Qt.Key.Key_Left)
    press(None, Qt.Key.Key_Left)
    assert focused().objectName() == walked[2]
    press(None, Qt.Key.Key_Left)
    assert focused().objectName() == walked[2]
    client, row_id = six[2]
    assert wanted == [
        ("open", client, None),
        ("prepare", client, row_id),
        ("close", client, row_id),
    ]


def test_the_evening_row_asks_for_the_round(
    desk: Desk, six: list[tuple[int, int]], show: Show
) -> None:
    asked: list[bool] = []
    desk.round_wanted.connect(lambda: asked.append(True))
    page = opened(desk, show)
    click(page, "todayRound")
    assert asked == [True]


def test_a_visit_of_yesterday_says_its_day_and_can_be_closed(
    desk: Desk, journal: Journal, noon: None, show: Show
) -> None:
    vera = added(journal, "Вера")
    visit(journal, vera, days_ago(1), "18:00")
    page = opened(desk, show)
    assert texts(page, "todayVisits") == [("вчера, 18:00 Вера", "ещё не закрыт")]
    assert acts(page, "todayVisits") == [["close"]]


def test_what_to_have_in_mind_stands_under_the_visit(
    desk: Desk, journal: Journal, noon: None, show: Show
) -> None:
    vera, olga = added(journal, "Вера"), added(journal, "Ольга")
    for client, start in ((vera, "15:00"), (olga, "16:00")):
        visit(journal, client, TODAY, start)
        little_thing(journal, client, "любит тишину")
    journal.entries.withdraw(olga, "commitments", on=days_ago(2))
    page = opened(desk, show)
    told = [detail for _, detail in texts(page, "todayVisits")]
    assert told == ["любит тишину", "ждёт извинения 2 дня — хороший момент"]


def test_a_psychologist_reads_of_sessions(
    desk: Desk, journal: Journal, noon: None, show: Show
) -> None:
    journal.settings["profession"] = "psychologist"
    vera = added(journal, "Вера")
    visit(journal, vera, TODAY, "09:00", state="done", contact="tense")
    planned = visit(journal, vera, TODAY, "18:00")
    page = opened(desk, show)
    assert texts(page, "todayVisits")[0][1] == "закрыта: контакт напряжённее"
    button = part(page, f"today_visit_{planned}_close", QAbstractButton)
    assert (button.text(), button.toolTip()) == ("", "Закрыть сессию")


# -- reminders ------------------------------------------------------------------------------------


@pytest.fixture
def planned(journal: Journal, noon: None) -> int:
    """A visit of Vera's tomorrow."""
    return visit(journal, added(journal, "Вера"), TOMORROW, "14:00", ("Маникюр",))


def remind(journal: Journal, planned: int) -> str:
    return str(row(journal, "visit", planned)["remind"])


@pytest.mark.parametrize("how", ["click", "ctrl+c", "ctrl+с", "enter"])
def test_the_reminder_is_copied_and_marked(
    desk: Desk, journal: Journal, planned: int, show: Show, how: str
) -> None:
    page = opened(desk, show)
    assert texts(page, "todayTomorrow") == [("14:00 Вера — Маникюр", "ещё не напомнили")]
    if how == "click":
        click(page, f"today_remind_{planned}_copy")
    elif how == "enter":
        press(None, RIGHT)
        press(None, ENTER)
    else:
        press(None, how[-1], CTRL)
    said = QApplication.clipboard().text()
    assert said.startswith("Вера, здравствуйте! Жду вас завтра, 15 марта, в 14:00: маникюр.")
    assert remind(journal, planned) == "sent"
    assert texts(page, "todayTomorrow")[0][1] == "отправлено, 12:20"
    desk.do(journal.undo)
    assert remind(journal, planned) == ""
    assert texts(page, "todayTomorrow")[0][1] == "ещё не напомнили"


@pytest.mark.parametrize(
    ("act", "said"), [("confirmed", "подтверждено"), ("no_answer", "нет ответа, 12:20")]
)
def test_an_answer_is_one_click(
    desk: Desk, journal: Journal, planned: int, show: Show, act: str, said: str
) -> None:
    journal.contacts.remind(planned, "sent")
    page = opened(desk, show)
    click(page, f"today_remind_{planned}_{act}")
    assert remind(journal, planned) == act
    assert texts(page, "todayTomorrow")[0][1] == said
    assert acts(page, "todayTomorrow") == [[] if act == "confirmed" else ["copy", "confirmed"]]


def test_who_prefers_a_call_is_called(
    desk: Desk, journal: Journal, planned: int, show: Show
) -> None:
    vera = row(journal, "visit", planned)["client_id"]
    card(journal, vera, channel="call")
    page = opened(desk, show)
    assert texts(page, "todayTomorrow")[0][1] == "лучше звонить · ещё не напомнили"
    click(page, f"today_remind_{planned}_no_answer")
    (line,) = journal.contacts.of(vera)
    assert (line.channel, line.state) == ("call", "no_answer")


# -- dates and questions --------------------------------------------------------------------------


def test_a_birthday_offers_a_deposit_and_on_the_day_kind_words(
    desk: Desk, journal: Journal, show: Show
) -> None:
    vera, olga = added(journal, "Вера"), added(journal, "Ольга")
    birthday(journal, vera, TODAY)
    birthday(journal, olga, TODAY + timedelta(days=6), 1990)
    journal.entries.deposit(olga, "little_things", note="крем для рук", on=days_ago(359))
    wanted: list[tuple[object, ...]] = []
    desk.composer_wanted.connect(lambda *what: wanted.append(what))
    page = opened(desk, show)
    assert texts(page, "todayDates") == [
        ("Вера — день рождения сегодня", ""),
        (
            f"Ольга — день рождения · пятница, 20{SPACE}марта",
            "исполнится 36 лет · в прошлом году: крем для рук",
        ),
    ]
    for line in lines(page, "todayDates"):
        click(page, f"{line.line.key}_{line.line.acts[0].name}")
    assert wanted == [(vera, "contact", None), (olga, "deposit", None)]


def test_a_psychologist_is_told_the_date_and_offered_nothing(
    desk: Desk, journal: Journal, show: Show
) -> None:
    journal.settings["profession"] = "psychologist"
    vera = added(journal, "Вера")
    birthday(journal, vera, TOMORROW)
    journal.entries.deposit(vera, "little_things", note="чай", on=days_ago(364))
    page = opened(desk, show)
    assert texts(page, "todayDates") == [("Вера — день рождения завтра", "")]
    assert acts(page, "todayDates") == [[]]


def test_a_question_is_answered_with_one_click(desk: Desk, journal: Journal, show: Show) -> None:
    vera = added(journal, "Вера")
    asked = journal.contacts.record(
        vera, "Можно в субботу?", "message", False, days_ago(2), state="waiting"
    ).id
    wanted: list[tuple[object, ...]] = []
    desk.composer_wanted.connect(lambda *what: wanted.append(what))
    page = opened(desk, show)
    assert texts(page, "todayWaiting") == [("Вера — Можно в субботу?", "спросили 12 марта")]
    click(page, f"today_waiting_{asked}_reply")
    click(page, f"today_waiting_{asked}_answer")
    assert wanted == [(vera, "contact", asked)]
    assert journal.contacts.get(asked).state == "answered"
    assert not has(page, "todayWaiting")
    desk.do(journal.undo)
    assert len(lines(page, "todayWaiting")) == 1


def test_who_heard_enough_this_month_is_let_be(desk: Desk, journal: Journal, show: Show) -> None:
    vera = added(journal, "Вера")
    journal.entries.withdraw(vera, "commitments", on=days_ago(5))
    card(journal, vera, cap=1)
    journal.contacts.record(vera, "писала", on=days_ago(3))
    page = opened(desk, show)
    assert "написано 1 из 1 за месяц: лучше подождать" in texts(page, "todayCare")[0][1]


# -- whom to write to tomorrow --------------------------------------------------------------------


def test_the_evening_question_is_answered_by_keys_alone(
    desk: Desk, journal: Journal, planned: int, show: Show
) -> None:
    olga, anna = added(journal, "Ольга"), added(journal, "Анна")
    asked = journal.contacts.record(olga, "Можно в субботу?", outgoing=False, state="waiting").id
    wound = journal.entries.withdraw(anna, "commitments", on=days_ago(5)).id
    vera = row(journal, "visit", planned)["client_id"]
    birthday(journal, vera, TOMORROW)
    wanted: list[tuple[object, ...]] = []
    desk.composer_wanted.connect(lambda *what: wanted.append(what))
    page = opened(desk, show)
    page.show_writing(True)
    assert not has(page, "todayVisits")
    told = texts(page, "todayWrite")
    assert [title for title, _ in told] == ["Вера", "Ольга", "Анна"]
    assert told[0][1] == "Напомнить: завтра в 14:00 · Маникюр · завтра день рождения"
    assert told[1][1] == "ждёт ответа: Можно в субботу?"
    assert focused().objectName() == f"today_write_{vera}_words"
    press(None, DOWN)
    press(None, RIGHT)
    press(None, ENTER)
    press(None, DOWN)
    press(None, RIGHT)
    press(None, ENTER)
    assert wanted == [(olga, "contact", asked), (anna, "apology", wound)]
    lines(page, "todayWrite")[0].focus_text()
    press(None, "c", CTRL)
    assert remind(journal, planned) == "sent"
    assert texts(page, "todayWrite")[0] == ("Вера", "завтра день рождения")
    press(None, Qt.Key.Key_Escape)
    assert has(page, "todayVisits")
    assert not page.is_writing()
    assert focused().objectName() == f"today_remind_{planned}_words"


def test_nobody_to_write_to_is_said_kindly(desk: Desk, journal: Journal, show: Show) -> None:
    added(journal, "Вера")
    page = opened(desk, show)
    click(page, "todayWriteButton")
    assert has(page, "todayWriteEmpty")
    assert part(page, "todayWriteEmpty", QLabel).text()
    press(None, ENTER)
    assert not page.is_writing()


# -- the whole ------------------------------------------------------------------------------------


def test_the_summary_counts_what_the_day_holds(
    desk: Desk, journal: Journal, planned: int, show: Show
) -> None:
    vera = row(journal, "visit", planned)["client_id"]
    visit(journal, vera, TOMORROW, "18:00")
    journal.promises.make(vera, "палитра", due=TOMORROW)
    page = opened(desk, show)
    told = part(page, "todaySummary", QLabel).text()
    assert told == "завтра 2 визита · обещания: 1"
    desk.do(lambda: journal.settings.change({"profession": "psychologist"}))
    assert part(page, "todaySummary", QLabel).text().startswith("завтра 2 сессии")


def test_the_number_on_the_rail_follows_visits_and_contacts(
    desk: Desk, journal: Journal, planned: int
) -> None:
    page = TodayPage(desk)
    told: list[object] = []
    page.due_changed.connect(told.append)
    assert page.due_count() == 1
    vera = row(journal, "visit", planned)["client_id"]
    desk.do(lambda: journal.contacts.record(vera, "?", outgoing=False, state="waiting"))
    desk.do(lambda: journal.contacts.remind(planned, "sent"))
    desk.do(lambda: journal.entries.deposit(vera, "integrity"))
    assert told == [1, 2, 1]
    page.deleteLater()


def test_cards_stand_side_by_side_only_where_there_is_room(
    desk: Desk, six: list[tuple[int, int]], show: Show, qapp: QApplication
) -> None:
    page = opened(desk, show)

    def left(name: str) -> int:
        return part(page, name, QWidget).mapTo(page, part(page, name, QWidget).rect().topLeft()).x()

    assert left("todayTomorrow") > left("todayVisits")
    page.resize(950, 800)
    qapp.processEvents()
    assert left("todayTomorrow") == left("todayVisits")
