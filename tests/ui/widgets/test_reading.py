"""What is read: paragraphs with marked words, small lines of the past, boxes of advice."""

from __future__ import annotations

import re
from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel

from ui.theme import theme
from ui.widgets.advice_box import AdviceBox
from ui.widgets.prose import Prose, marked_words
from ui.widgets.sparkline import Sparkline

MARK = '<span style="background-color:#ffffff">'


@pytest.mark.parametrize(
    ("text", "wanted", "marked"),
    [
        ("Ещё раз", ["еще"], ["Ещё"]),
        ("Ещё раз", ["ЕЩЁ"], ["Ещё"]),
        ("Извинение и извините", ["извин"], ["Извинение", "извините"]),
        ("Не извинение", ["винение"], []),
        ("Чай, плед", ["ча", "пл"], ["Чай", "плед"]),
        ("Чай", [], []),
        ("Чай", [""], []),
        ("span & <b>", ["b"], ["b"]),
    ],
)
def test_the_beginnings_of_words_are_marked(
    text: str, wanted: list[str], marked: list[str]
) -> None:
    html = marked_words(text, wanted, "#ffffff")
    assert re.findall(f"{re.escape(MARK)}(.*?)</span>", html) == marked


@given(text=st.text(max_size=60), wanted=st.lists(st.text(max_size=4), max_size=3))
def test_marking_loses_nothing(text: str, wanted: list[str]) -> None:
    html = marked_words(text, wanted, "#ffffff")
    bare = html.replace(MARK, "").replace("</span>", "").replace("<br>", "\n")
    assert unescape(bare) == unescape(escape(text))


def test_a_paragraph_says_its_plain_words(qapp: QApplication) -> None:
    prose = Prose("Плед & чай <тёплый>", ["плед"])
    assert prose.words() == prose.accessibleName() == "Плед & чай <тёплый>"
    assert theme.color("mark").name() in prose.text()
    theme.apply(qapp, "dark", 1.0)
    assert theme.color("mark").name() in prose.text()
    prose.set_words("Иначе")
    assert prose.words() == "Иначе"
    assert theme.color("mark").name() not in prose.text()


def test_leading_is_generous(qapp: QApplication) -> None:
    assert qapp
    tight, prose = QLabel("слово " * 60), Prose("слово " * 60)
    tight.setWordWrap(True)
    assert prose.heightForWidth(300) >= 1.2 * tight.heightForWidth(300)


def test_a_line_of_the_past_rises_with_its_values(qapp: QApplication) -> None:
    assert qapp
    line = Sparkline()
    line.resize(line.sizeHint())
    line.set_values([0, 10, 5])
    first, second, third = line.points()
    assert first.x() < second.x() < third.x()
    assert second.y() < third.y() < first.y()
    assert all(line.rect().contains(point.toPoint()) for point in line.points())
    line.set_values([])
    assert line.points() == []
    line.set_values([7])
    assert len(line.points()) == 1
    line.grab()


def test_a_box_of_advice_tells_what_it_is_given(qapp: QApplication) -> None:
    box = AdviceBox("Педант", "Порядок", [("Риск", "Пыль"), ("Совет", "")], "Статья")
    assert [one.words() for one in box.findChildren(Prose)] == [
        "Педант",
        "Порядок",
        "Пыль",
        "Статья",
    ]
    assert box.accessibleName() == "Педант"
    box.set_words("Интроверт")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [one.words() for one in box.findChildren(Prose)] == ["Интроверт"]
    assert qapp
