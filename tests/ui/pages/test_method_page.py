"""The Method page by real keys and clicks, over a real journal."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from journal_app import Journal
from journal_app.handbook import load
from journal_app.words import PROFESSIONS
from tests.core import TODAY, days_ago
from tests.meetings import card
from tests.ui.keys import CTRL, focused, press, type_text
from tests.ui.pages.conftest import Show
from tests.ui.pages.pieces import click, has, part
from ui.desk import Desk
from ui.pages.method import MethodPage
from ui.pages.method_score import ScoreRow
from ui.theme import theme
from ui.widgets.date_field import DateField
from ui.widgets.prose import Prose
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.sparkline import Sparkline

KEY = Qt.ItemDataRole.UserRole


@pytest.fixture
def vera(journal: Journal) -> int:
    return journal.clients.add("Вера", since=days_ago(200)).id


@pytest.fixture
def page(desk: Desk, show: Show) -> MethodPage:
    made = MethodPage(desk)
    show(made)
    return made


def settle() -> None:
    QApplication.processEvents()


def chapters(page: MethodPage) -> list[str]:
    view = part(page, "methodChapters", QListWidget)
    return [view.item(row).data(KEY) for row in range(view.count())]


def title(page: MethodPage) -> str:
    return part(page, "methodTitle", QLabel).text()


def topics(page: MethodPage) -> list[str]:
    """The keys of the topics that are set out, from above."""
    found = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.objectName().startswith("methodTopic_")
    ]
    settle()
    found.sort(key=lambda widget: widget.mapTo(page, widget.rect().topLeft()).y())
    return [widget.objectName().removeprefix("methodTopic_") for widget in found]


def told(widget: QWidget) -> str:
    return "\n".join(one.words() for one in widget.findChildren(Prose))


def look_for(page: MethodPage, text: str, qtbot: QtBot) -> None:
    page.focus_search()
    type_text(None, text)
    qtbot.waitUntil(lambda: page.chapter() == "")


# -- reading ------------------------------------------------------------------------------------


@pytest.mark.parametrize("profession", PROFESSIONS)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_chapter_and_topic_can_be_read(
    journal: Journal, show: Show, language: str, profession: str
) -> None:
    journal.settings["profession"] = profession
    page, book = MethodPage(Desk(journal, language)), load(language)
    show(page)
    groups = [group.key for group in book.groups_for(profession)]
    assert [key for key in chapters(page) if key != "own"] == groups
    for group in groups:
        page.show_chapter(group)
        assert title(page) == book.group(group, profession).title
        words = told(page)
        for topic in book.topics(group, profession):
            shown = [topic.text, *topic.points]
            shown += [
                line
                for name, text in topic.details.items()
                if name != "tone"
                for line in text.splitlines()
            ]
            assert all(text in words for text in shown), topic.key


def test_the_arrows_go_through_the_chapters_and_enter_reads(page: MethodPage) -> None:
    assert focused().objectName() == "methodChapters"
    first, second = chapters(page)[:2]
    assert page.chapter() == first
    press(None, Qt.Key.Key_Down)
    assert page.chapter() == second
    assert topics(page)[0] == "stage.acquaintance"
    press(None, Qt.Key.Key_Return)
    assert focused().objectName() == "methodText"
    before = topics(page)
    press(None, Qt.Key.Key_PageDown)
    assert topics(page) == before


def test_tips_are_counted_and_name_their_need(page: MethodPage) -> None:
    page.show_chapter("tip")
    assert "15. Благодарите" in told(page)
    tip = part(page, "methodTopic_tip.thanks", QWidget)
    assert "Уважение" in [label.text() for label in tip.findChildren(QLabel)]


def test_no_line_is_longer_than_the_eye_follows(page: MethodPage) -> None:
    page.resize(1900, 900)
    settle()
    widest = max(prose.width() for prose in page.findChildren(Prose) if prose.isVisible())
    letters = "Понять — это узнать, чего человек хочет на самом деле, и проверить догадку"
    assert len(letters) == 74
    assert widest <= theme_width(letters)


def test_nothing_empty_follows_the_text(page: MethodPage) -> None:
    scroll = part(page, "methodText", ScrollPage)
    for key in ("principle", "kind", "checklist", "own"):
        page.show_chapter(key)
        settle()
        end = part(page, "methodTitle", QLabel).parentWidget()
        assert end is not None
        bottom = end.mapTo(scroll.content, end.rect().bottomLeft()).y()
        tall = max(bottom + 80, scroll.viewport().height())
        assert scroll.content.height() <= tall


def test_no_chapter_is_cut_in_the_list(page: MethodPage) -> None:
    view = part(page, "methodChapters", QListWidget)
    for row in range(view.count()):
        item = view.item(row)
        spot = view.visualItemRect(item).adjusted(12, 8, -12, -8)
        metrics = QFontMetrics(view.font())
        needed = metrics.boundingRect(spot, Qt.TextFlag.TextWordWrap, item.text())
        assert needed.height() <= spot.height() + 1, item.text()


def theme_width(text: str) -> int:
    return QFontMetrics(theme.font()).horizontalAdvance(text)


# -- looking for something ----------------------------------------------------------------------


def test_topics_are_found_as_one_types_and_their_words_are_marked(
    page: MethodPage, qtbot: QtBot
) -> None:
    look_for(page, "сплетн", qtbot)
    assert topics(page) == ["practice.gossip"]
    assert title(page) == "Found: 1" or "1" in title(page)
    mark = theme.color("mark").name()
    marked = [one for one in page.findChildren(Prose) if mark in one.text()]
    assert marked
    assert all("сплетн" in one.words().casefold() for one in marked)


def test_what_is_found_leads_to_its_chapter(page: MethodPage, qtbot: QtBot) -> None:
    look_for(page, "сплетн", qtbot)
    click(page, "methodChapterOf_practice.gossip")
    assert page.chapter() == "practice"
    assert part(page, "methodChapters", QListWidget).currentItem().data(KEY) == "practice"


def test_an_emptied_search_shows_the_chapter_again(page: MethodPage, qtbot: QtBot) -> None:
    page.show_chapter("kind")
    look_for(page, "сплетн", qtbot)
    press(None, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.chapter() == "kind")
    look_for(page, "сплетн", qtbot)
    press(None, Qt.Key.Key_Down)
    assert focused().objectName() == "methodChapters"
    press(None, Qt.Key.Key_Down)
    assert page.chapter() == "feeling"


def test_nothing_found_says_what_to_do(page: MethodPage, qtbot: QtBot) -> None:
    look_for(page, "ъъъ", qtbot)
    assert topics(page) == []
    assert told(page)


def test_enter_looks_at_once(page: MethodPage) -> None:
    page.focus_search()
    type_text(None, "сплетн")
    press(None, Qt.Key.Key_Return)
    assert topics(page) == ["practice.gossip"]
    assert focused().objectName() == "methodText"


# -- whom it concerns ---------------------------------------------------------------------------


def test_a_kind_names_its_clients_and_leads_to_them(
    page: MethodPage, desk: Desk, vera: int, qtbot: QtBot
) -> None:
    card(desk.journal, vera, kind="pedant")
    page.show_chapter("kind")
    name = f"methodClient_kind.pedant_{vera}"
    assert part(page, name, QAbstractButton).text() == "Вера"
    with qtbot.waitSignal(desk.client_wanted) as wanted:
        click(page, name)
    assert wanted.args == [vera]


def test_a_principle_stops_naming_a_client_who_was_given_it(
    page: MethodPage, desk: Desk, vera: int
) -> None:
    page.show_chapter("principle")
    name = f"methodClient_principle.integrity_{vera}"
    assert has(page, name)
    desk.do(lambda: desk.journal.entries.deposit(vera, "integrity"))
    settle()
    assert not has(page, name)
    assert has(page, f"methodClient_principle.understanding_{vera}")
    page.hide()
    desk.do(desk.journal.undo)
    assert not has(page, name)
    page.show()
    assert has(page, name)


def test_many_clients_are_named_when_asked_for(page: MethodPage, journal: Journal) -> None:
    ids = [journal.clients.add(f"Клиентка {number:02}").id for number in range(11)]
    page.show_chapter("principle")
    name = "methodClient_principle.integrity"
    assert has(page, f"{name}_{ids[7]}")
    assert not has(page, f"{name}_{ids[8]}")
    more = part(page, f"{name}_more", QAbstractButton)
    assert "3" in more.text()
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    settle()
    assert has(page, f"{name}_{ids[10]}")


# -- check-ups ----------------------------------------------------------------------------------


def test_the_checklist_is_ticked_for_today(page: MethodPage, journal: Journal) -> None:
    page.show_chapter("checklist")
    click(page, "methodTick_hygiene")
    click(page, "methodTick_waiting")
    assert [line.item for line in journal.method.ticks("service")] == ["hygiene", "waiting"]
    assert "2" in part(page, "methodCount", QLabel).text()
    click(page, "methodTick_hygiene")
    assert [line.item for line in journal.method.ticks("service")] == ["waiting"]


def test_undo_is_seen(page: MethodPage, desk: Desk) -> None:
    page.show_chapter("checklist")
    click(page, "methodTick_hygiene")
    assert part(page, "methodTick_hygiene", QAbstractButton).isChecked()
    desk.do(desk.journal.undo)
    assert not part(page, "methodTick_hygiene", QAbstractButton).isChecked()
    assert desk.journal.method.ticks("service") == []


def test_a_past_check_up_is_told_and_can_be_mended(page: MethodPage, journal: Journal) -> None:
    past = days_ago(7)
    for item in ("hygiene", "waiting", "comfort"):
        journal.method.tick("service", item, past)
    page.show_chapter("checklist")
    name = f"methodPast_{past.isoformat()}"
    button = part(page, name, QAbstractButton)
    assert "7" in button.text()
    assert "3" in button.text().partition(":")[2]
    assert "10" in button.text().partition(":")[2]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    assert part(page, "methodDay", DateField).day() == past
    assert part(page, "methodTick_comfort", QAbstractButton).isChecked()
    assert not has(page, name)
    click(page, "methodTick_comfort")
    assert len(journal.method.ticks("service", past)) == 2
    assert journal.method.ticks("service") == []


def test_the_check_of_oneself_is_scored(page: MethodPage, journal: Journal) -> None:
    page.show_chapter("self_check")
    click(page, "methodScore_empathy_7")
    click(page, "methodScore_motivation_0")
    scores = {line.item: line.score for line in journal.method.ticks("self")}
    assert scores == {"empathy": 7, "motivation": 0}
    click(page, "methodScore_empathy_9")
    assert journal.method.ticks("self")[0].score == 9
    click(page, "methodScore_empathy_9")
    assert [line.item for line in journal.method.ticks("self")] == ["motivation"]


def test_scores_are_given_by_keys(page: MethodPage, journal: Journal) -> None:
    page.show_chapter("self_check")
    part(page, "methodScore_empathy_0", QAbstractButton).setFocus()
    for _ in range(3):
        press(None, Qt.Key.Key_Right)
    press(None, Qt.Key.Key_Left)
    assert focused().objectName() == "methodScore_empathy_2"
    press(None, Qt.Key.Key_Space)
    assert [(line.item, line.score) for line in journal.method.ticks("self")] == [("empathy", 2)]
    assert part(page, "methodScore_empathy_2", QAbstractButton).parent() in page.findChildren(
        ScoreRow
    )


def test_past_scores_make_a_line(page: MethodPage, journal: Journal) -> None:
    for days, score in ((62, 3), (31, 5), (0, 8)):
        journal.method.tick("self", "empathy", days_ago(days), score)
    page.show_chapter("self_check")
    assert part(page, "methodLine_empathy", Sparkline).values() == (3, 5, 8)
    assert part(page, "methodLine_motivation", Sparkline).values() == ()


# -- algorithms ---------------------------------------------------------------------------------


def write(page: MethodPage, *texts: str) -> None:
    """Type into one field after the other, going on with Enter."""
    for number, text in enumerate(texts):
        if number:
            press(None, Qt.Key.Key_Return)
        type_text(None, text)


def test_an_algorithm_is_written_by_keys(page: MethodPage, journal: Journal) -> None:
    page.show_chapter("own")
    click(page, "algorithmNew")
    assert focused().objectName() == "algorithmTitle"
    write(page, "Скол", "На третий день", "Фото", "Час", "Переделать", "Спросить", "Осталась")
    press(None, Qt.Key.Key_Return, CTRL)
    (line,) = journal.method.algorithms()
    assert (line.title, line.situation) == ("Скол", "На третий день")
    assert line.steps == ("Фото", "Час", "Переделать", "Спросить", "Осталась")
    assert not has(page, "algorithmEditor")
    assert has(page, f"algorithm_{line.id}")
    assert focused().objectName() == "algorithmNew"


def test_an_algorithm_is_changed_deleted_and_brought_back(page: MethodPage, desk: Desk) -> None:
    method = desk.journal.method
    one = method.add_algorithm("Скол", steps=["Фото"], look_on=TODAY + timedelta(9)).id
    page.show_chapter("own")
    click(page, f"algorithm_{one}_edit")
    assert not has(page, f"algorithm_{one}")
    type_text(None, "Скол и трещина")
    click(page, "algorithmAgain")
    click(page, "algorithmSave")
    (line,) = method.algorithms()
    assert (line.title, line.steps, line.look_on) == ("Скол и трещина", ("Фото",), None)
    click(page, f"algorithm_{one}_delete")
    assert method.algorithms() == []
    assert not has(page, f"algorithm_{one}")
    desk.do(desk.journal.undo)
    assert has(page, f"algorithm_{one}")


def test_a_day_to_look_again_is_kept(page: MethodPage, journal: Journal) -> None:
    page.show_chapter("own")
    click(page, "algorithmNew")
    type_text(None, "Скол")
    click(page, "algorithmAgain")
    click(page, "algorithmSave")
    assert journal.method.algorithms()[0].look_on == TODAY + timedelta(30)


def test_an_algorithm_without_a_name_says_so(page: MethodPage, journal: Journal) -> None:
    page.show_chapter("own")
    click(page, "algorithmNew")
    press(None, Qt.Key.Key_Return, CTRL)
    assert part(page, "algorithmError", QLabel).isVisible()
    assert journal.method.algorithms() == []
    press(None, Qt.Key.Key_Escape)
    assert not has(page, "algorithmEditor")


def test_a_solved_case_gives_a_start(page: MethodPage, journal: Journal, vera: int) -> None:
    slip = journal.entries.withdraw(vera, "expectations", note="Ждала полчаса").id
    journal.entries.apologise(slip, ("named", "repaired"), "Парафин в подарок")
    page.show_chapter("own")
    click(page, f"algorithmCase_{slip}")
    assert not has(page, "algorithmCases")
    press(None, Qt.Key.Key_Return, CTRL)
    (line,) = journal.method.algorithms()
    assert (line.title, line.situation) == ("Ждала полчаса", "Ждала полчаса")
    assert (line.result, line.client) == ("Парафин в подарок", vera)


def test_what_was_typed_waits_for_the_chapter_to_be_opened_again(
    page: MethodPage, journal: Journal
) -> None:
    page.show_chapter("own")
    click(page, "algorithmNew")
    write(page, "Скол", "На третий день")
    page.show_chapter("kind")
    page.show_chapter("own")
    press(None, Qt.Key.Key_Return, CTRL)
    (line,) = journal.method.algorithms()
    assert (line.title, line.situation) == ("Скол", "На третий день")
    page.show_chapter("kind")
    page.show_chapter("own")
    assert not has(page, "algorithmEditor")
