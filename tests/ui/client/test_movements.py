"""Writing deposits and withdrawals: keys, chips, sizes, numbers by hand, habits, refusals."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from journal_app import Journal
from tests.core import TODAY, days_ago
from tests.ui.client.page import Page
from tests.ui.keys import ALT, CTRL, SHIFT
from ui.client.points_field import PointsField
from ui.widgets.date_field import DateField

ENTER = Qt.Key.Key_Return
ESC = Qt.Key.Key_Escape


def test_a_deposit_is_text_and_enter(of_vera: Page, journal: Journal, vera: int) -> None:
    of_vera.view.start("deposit")
    of_vera.type("Вспомнила про чай")
    of_vera.key(ENTER)
    (line,) = journal.feed(vera)
    assert (line.kind, line.principle, line.points) == ("deposit", "little_things", 5)
    assert (line.text, line.on, line.confirmed) == ("Вспомнила про чай", TODAY, False)
    assert not of_vera.is_writing
    assert of_vera.part("clientBalance", QWidget).property("points") == 15
    assert [shown.text for shown in of_vera.lines()] == ["Вспомнила про чай"]


def test_the_button_opens_the_composer_with_the_note_focused(of_vera: Page) -> None:
    for name, title in (
        ("actDeposit", "Новый вклад"),
        ("actWithdrawal", "Новый промах"),
        ("actPromise", "Новое обещание"),
        ("actApology", "Извинение"),
    ):
        of_vera.click("recordMenuButton")
        of_vera.click(name)
        assert of_vera.is_writing
        assert of_vera.note.hasFocus()
        assert of_vera.part("composer", QWidget).accessibleName() == title


@pytest.mark.parametrize(
    ("kind", "number", "principle", "points"),
    [
        ("deposit", "1", "understanding", 4),
        ("deposit", "5", "integrity", 3),
        ("withdrawal", "3", "commitments", -4),
        ("withdrawal", "6", "apology", -2),
    ],
)
def test_alt_and_a_digit_choose_the_principle(
    of_vera: Page, vera: int, kind: str, number: str, principle: str, points: int
) -> None:
    of_vera.view.start(kind)
    of_vera.type("Слово")
    of_vera.key(number, ALT)
    assert of_vera.is_checked(f"principle_{principle}")
    assert of_vera.note.toPlainText() == "Слово"
    of_vera.key(ENTER)
    (line,) = of_vera.journal.feed(vera)
    assert (line.principle, line.points) == (principle, points)


def test_alt_6_is_nothing_for_a_deposit(of_vera: Page) -> None:
    of_vera.view.start("deposit")
    of_vera.key("6", ALT)
    assert of_vera.is_checked("principle_little_things")


def test_points_follow_principle_and_size_until_typed(of_vera: Page, vera: int) -> None:
    of_vera.view.start("withdrawal")
    of_vera.click("principle_integrity")
    assert of_vera.points() == 6
    of_vera.click("size_large")
    assert of_vera.points() == 12
    of_vera.click("size_small")
    assert of_vera.points() == 3
    of_vera.part("composerPoints", PointsField).setFocus()
    of_vera.part("composerPoints", PointsField).selectAll()
    of_vera.type("7")
    of_vera.click("principle_understanding")
    assert of_vera.points() == 7
    assert not of_vera.is_checked("size_small")
    of_vera.click("composerSave")
    assert of_vera.journal.feed(vera)[0].points == -7


def test_a_number_set_to_the_usual_one_stays_by_hand(of_vera: Page, vera: int) -> None:
    of_vera.view.start("deposit")
    of_vera.part("composerPoints", PointsField).setValue(5)
    of_vera.click("principle_integrity")
    of_vera.click("composerSave")
    assert of_vera.journal.feed(vera)[0].points == 5


def test_a_size_chosen_after_a_number_takes_its_place(of_vera: Page, vera: int) -> None:
    of_vera.view.start("deposit")
    of_vera.part("composerPoints", PointsField).setValue(40)
    of_vera.click("size_usual")
    of_vera.click("composerSave")
    assert of_vera.journal.feed(vera)[0].points == 5


@pytest.mark.parametrize("points", [0, -5, 100, 10**9])
def test_points_that_cannot_be_are_refused_in_words(of_vera: Page, vera: int, points: int) -> None:
    of_vera.view.start("deposit")
    of_vera.type("Слова остаются")
    of_vera.part("composerPoints", PointsField).setValue(points)
    of_vera.click("composerSave")
    assert "99" in of_vera.error()
    assert of_vera.note.toPlainText() == "Слова остаются"
    assert of_vera.journal.feed(vera) == []
    of_vera.part("composerPoints", PointsField).setValue(9)
    assert of_vera.error() == ""
    of_vera.click("composerSave")
    assert of_vera.journal.feed(vera)[0].points == 9


def test_a_typed_zero_is_not_bent_into_another_number(of_vera: Page, vera: int) -> None:
    of_vera.view.start("deposit")
    of_vera.part("composerPoints", PointsField).setFocus()
    of_vera.part("composerPoints", PointsField).selectAll()
    of_vera.type("0")
    of_vera.key(ENTER)
    assert of_vera.error() != ""
    of_vera.note.setFocus()  # on leaving Qt puts the former number back
    of_vera.key(ENTER)
    assert of_vera.error() != ""
    assert of_vera.journal.feed(vera) == []


def test_the_preview_tells_balance_and_zone(of_vera: Page, journal: Journal, vera: int) -> None:
    for _ in range(3):
        journal.entries.deposit(vera, "little_things", on=days_ago(1))
    of_vera.view.start("deposit")
    assert of_vera.preview("points") == 5
    assert of_vera.preview("balance") == 30
    assert of_vera.preview("zone") == "strong"
    assert of_vera.part("composerPreview", QLabel).text().endswith("30 · прочно")
    of_vera.click("size_large")
    assert (of_vera.preview("points"), of_vera.preview("balance")) == (10, 35)


def test_a_habit_is_offered_as_small(of_vera: Page, journal: Journal, vera: int) -> None:
    journal.entries.deposit(vera, "little_things", note="Любимый чай", on=days_ago(20))
    of_vera.view.start("deposit")
    of_vera.type("Любимый чай")
    assert of_vera.is_checked("size_small")
    assert of_vera.points() == 3
    assert "привычка" in of_vera.part("composerPreview", QLabel).text()
    of_vera.type("!!")
    assert of_vera.is_checked("size_usual")
    assert of_vera.points() == 5


def test_a_habit_does_not_overrule_a_chosen_size(
    of_vera: Page, journal: Journal, vera: int
) -> None:
    journal.entries.deposit(vera, "little_things", note="Любимый чай", on=days_ago(20))
    of_vera.view.start("deposit")
    of_vera.click("size_usual")  # it is chosen already, but now it is meant
    of_vera.note.setFocus()
    of_vera.type("Любимый чай")
    assert of_vera.points() == 5
    of_vera.key(ENTER)
    assert journal.feed(vera)[0].points == 5


def test_day_and_whose_words(of_vera: Page, vera: int) -> None:
    of_vera.view.start("deposit")
    of_vera.set_day("composerDate", days_ago(30))
    of_vera.click("composerConfirmed")
    of_vera.click("composerSave")
    (line,) = of_vera.journal.feed(vera)
    assert (line.on, line.confirmed) == (days_ago(30), True)


def test_a_day_is_typed_as_one_says_it(of_vera: Page, vera: int) -> None:
    of_vera.view.start("deposit")
    of_vera.type("Позвонила")
    of_vera.part("composerDate", DateField).setFocus()
    of_vera.key("a", CTRL)
    of_vera.type("1.3")
    of_vera.key(ENTER)
    assert of_vera.journal.feed(vera)[0].on == TODAY.replace(day=1)


def test_a_day_to_come_is_refused(of_vera: Page, vera: int) -> None:
    of_vera.view.start("deposit")
    of_vera.set_day("composerDate", TODAY + timedelta(days=1))
    of_vera.click("composerSave")
    assert of_vera.error() != ""
    assert of_vera.journal.feed(vera) == []
    of_vera.set_day("composerDate", TODAY)
    of_vera.click("composerSave")
    assert of_vera.journal.feed(vera)[0].on == TODAY


def test_words_that_are_no_day_are_refused(of_vera: Page, vera: int) -> None:
    of_vera.view.start("deposit")
    of_vera.part("composerDate", DateField).setFocus()
    of_vera.key("a", CTRL)
    of_vera.type("31.2")
    of_vera.key(ENTER)
    assert of_vera.error() != ""
    of_vera.note.setFocus()
    of_vera.key(ENTER)
    assert of_vera.journal.feed(vera) == []


def test_shift_enter_is_a_new_line(of_vera: Page, vera: int) -> None:
    of_vera.view.start("deposit")
    of_vera.type("Одно")
    of_vera.key(ENTER, SHIFT)
    of_vera.type("другое")
    height = of_vera.note.height()
    of_vera.key(ENTER, SHIFT)
    assert of_vera.note.height() > height
    of_vera.key(ENTER)
    assert of_vera.journal.feed(vera)[0].text == "Одно\nдругое"


def test_enter_saves_from_every_field(of_vera: Page, vera: int) -> None:
    for name in ("composerPoints", "composerDate", "composerConfirmed", "size_usual"):
        of_vera.view.start("deposit")
        of_vera.part(name, QWidget).setFocus()
        of_vera.key(ENTER)
        assert not of_vera.is_writing, name
    assert len(of_vera.journal.feed(vera)) == 4


def test_enter_on_the_close_button_saves_nothing(of_vera: Page, vera: int) -> None:
    of_vera.view.start("deposit")
    of_vera.part("composerCancel", QWidget).setFocus()
    of_vera.key(ENTER)
    assert not of_vera.is_writing
    assert of_vera.journal.feed(vera) == []


def test_tab_leads_through_the_composer(of_vera: Page) -> None:
    of_vera.view.start("deposit")
    seen = []
    for _ in range(8):
        of_vera.key(Qt.Key.Key_Tab)
        focused = of_vera.window.focusWidget()
        assert focused is not None
        seen.append(focused.objectName())
    assert seen == [
        *("principle_little_things", "size_usual", "composerPoints", "composerDateText"),
        *("composerConfirmed", "composerSave", "composerCancel"),
        seen[-1],
    ]


def test_the_last_principle_is_chosen_next_time(of_vera: Page) -> None:
    of_vera.view.start("deposit")
    of_vera.click("principle_integrity")
    of_vera.click("composerSave")
    of_vera.view.start("withdrawal")
    assert not of_vera.is_checked("principle_integrity")
    of_vera.key(ESC)
    of_vera.view.start("deposit")
    assert of_vera.is_checked("principle_integrity")


def test_what_was_written_is_the_current_record(of_vera: Page, journal: Journal, vera: int) -> None:
    journal.entries.deposit(vera, "integrity", note="Раньше")
    of_vera.view.show_client(vera)
    feed = of_vera.part("feed", QWidget)
    feed.setFocus()
    of_vera.view.start("deposit")
    of_vera.type("Теперь")
    of_vera.key(ENTER)
    assert feed.hasFocus(), "the focus returns to where it was"
    of_vera.key(Qt.Key.Key_F2)
    assert of_vera.note.toPlainText() == "Теперь"


@pytest.mark.parametrize(
    "text",
    [
        "я" * 300,
        "💅🏽 ногти",
        "«\"кавычки'»",
        "'); DROP TABLE entry; --",
        "\u202eסלום",
        "<b>не жирно</b>",
    ],
)
def test_any_words_come_through_whole(of_vera: Page, vera: int, text: str) -> None:
    of_vera.view.start("deposit")
    of_vera.note.setPlainText(text)
    of_vera.key(ENTER)
    assert of_vera.journal.feed(vera)[0].text == text
    assert of_vera.lines()[0].text == text
