"""A first day: a new journal, and everything empty in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keys import press
from tests.ui.shell.parts import part, shown
from tests.ui.stories.conftest import TODAY
from tests.ui.stories.person import (
    CTRL,
    ENTER,
    ESC,
    F4,
    F5,
    F6,
    F7,
    SHIFT,
    MomentClock,
    Person,
)
from ui.app import create_window
from ui.dialogs.first_run import FirstChoices, FirstRun
from ui.founding import found_journal
from ui.language import install_language


@pytest.fixture
def choices(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> FirstChoices:
    """The first questions, answered by one key."""
    install_language(qapp, "ru")
    sheet = FirstRun("ru", place=tmp_path / "Мой.journal")
    qtbot.addWidget(sheet)
    with qtbot.waitActive(sheet):
        sheet.show()
    found: list[FirstChoices] = []
    sheet.chosen.connect(found.append)
    press(None, ENTER)
    return found[0]


@pytest.fixture
def me(choices: FirstChoices, qtbot: QtBot) -> Iterator[Person]:
    with found_journal(choices) as journal:
        journal.clock = MomentClock(datetime(2026, 3, 14, 9, 0, tzinfo=UTC))
        yield Person(shown(qtbot, create_window(journal, language="ru")), "first")


def test_everything_is_kind_while_it_is_empty(me: Person) -> None:
    """The button that does the first thing has the focus; no key is dead or breaks anything."""
    assert me.focus() == "firstClient"
    assert "Здесь будут ваши клиенты" in me.screen()
    me.press("1", CTRL)
    me.look("today")
    assert me.focus() == "todayNewClient"
    assert "День начнётся с первого клиента" in me.screen()
    me.press(F7)
    assert me.focus() == "todayNewClient"
    me.press(F5)
    assert "Закрывать пока нечего." in me.screen()
    me.press(F4)
    assert "Впереди пока ни одного визита." in me.screen()
    me.press(F6)
    assert "Всё закрыто" in me.screen()
    me.press(ENTER)
    me.press("1", CTRL | SHIFT)
    me.look("plan")
    assert "Здесь пока ничего не запланировано" in me.screen()
    assert me.focus() == "planGrid"
    me.press("5", CTRL)
    me.look("method")
    assert me.window.page_name() == "method"
    assert "Шесть принципов" in me.screen() + str(me.focus())
    me.press(",", CTRL)
    me.look("settings")
    assert me.window.page_name() == "settings"
    assert journal_is_empty(me)


def journal_is_empty(me: Person) -> bool:
    return me.journal.client_lines() == [] and me.journal.undo_step() is None


def test_a_first_day(me: Person, qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    """The first client, the first deposit, the first planned visit."""
    me.press(ENTER)
    assert me.focus() == "clientDialogName"
    me.type("Вера Соколова")
    me.press(ENTER)
    me.look("client")
    vera = me.id_of("Вера Соколова")
    assert me.focus() == "clientList"
    assert "Нажмите 1 и запишите первое хорошее" in me.screen()

    me.press("1")
    me.type("Мятный чай")
    me.press(ENTER)
    me.look("deposit")
    assert me.journal.balance(vera) == 15
    assert me.journal.feed(vera)[0].text == "Мятный чай"

    me.press("1", CTRL | SHIFT)
    me.press("n")
    me.type("14:00 Вера маникюр 2500")
    me.look("plan")
    me.press(ENTER)
    (visit,) = me.journal.visits.day(TODAY).visits
    assert (visit.client, visit.start) == (vera, "14:00")
    assert [(one.name, one.price) for one in visit.services] == [("маникюр", 250000)]
    pressed = me.count()

    me.press("1", CTRL)
    me.look("today-begins")
    assert me.focus() == f"today_visit_{visit.id}_words"
    me.press(F4)
    me.look("before")
    assert "Вера Соколова" in me.reads()
    me.press(ESC)
    with capsys.disabled():
        print(f"\n  a first day: {pressed} keys, the program {me.program_seconds:.2f} s")
    me.undo_everything()
    assert me.journal.client_lines() == []
    me.press("2", CTRL)
    assert me.focus() == "firstClient"


def test_every_tab_of_a_new_client_says_what_to_do_first(me: Person) -> None:
    me.press(ENTER)
    me.type("Вера Соколова")
    me.press(ENTER)
    said = {
        "Feed": "Нажмите 1",
        "Promises": "Нажмите 3",
        "Card": "Пока ничего не записано",
        "Notes": "Новая заметка",
        "Numbers": "О чём говорят цифры",
    }
    for name, words in said.items():
        part(me.window, f"tab{name}", QAbstractButton).click()
        me.look(name)
        panel = part(me.window, "clientView", QWidget)
        assert words in all_words(panel), f"{name}: {all_words(panel)}"


def all_words(widget: QWidget) -> str:
    """What labels, fields and lists in it say."""
    said = [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]
    for view in widget.findChildren(QAbstractItemView):
        if view.isVisible() and view.model() is not None:
            rows = range(view.model().rowCount())
            said += [str(view.model().index(row, 0).data()) for row in rows]
    return "\n".join(said)
