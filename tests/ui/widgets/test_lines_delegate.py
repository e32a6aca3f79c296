"""Lines of a list that wrap."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from ui.theme import set_role, theme
from ui.widgets.lines_delegate import LinesDelegate

SHORT = "Где и как часто писать"


def shown(qtbot: QtBot, width: int, *lines: str) -> tuple[QListWidget, LinesDelegate]:
    view = QListWidget()
    qtbot.addWidget(view)
    set_role(view, "lines")
    delegate = LinesDelegate(view)
    view.addItems(lines)
    view.resize(width, 300)
    view.show()
    return view, delegate


def test_a_line_is_as_high_as_its_words(qtbot: QtBot) -> None:
    metrics = QFontMetrics(theme.font("body"))
    narrow = metrics.horizontalAdvance(SHORT) + 80
    view, delegate = shown(qtbot, narrow, SHORT, f"{SHORT} {SHORT}", "ъ" * 60)
    usual = delegate.usual_height()
    heights = [view.visualItemRect(view.item(row)).height() for row in range(3)]
    assert heights[0] == usual
    assert usual < heights[1] < 2 * usual
    assert heights[2] > usual  # a word too long for any line goes on in the next one


def test_what_is_beside_the_point_is_small(qtbot: QtBot) -> None:
    view, delegate = shown(qtbot, 400, "Сегодня, 12:00\n1,7 МБ")
    height = view.visualItemRect(view.item(0)).height()
    second = height - delegate.usual_height()
    assert height == delegate.usual_height(2)
    assert 0 < second < QFontMetrics(theme.font("body")).height()


def test_other_widths_are_other_heights(qtbot: QtBot) -> None:
    view, delegate = shown(qtbot, 600, f"{SHORT} {SHORT}")
    assert view.visualItemRect(view.item(0)).height() == delegate.usual_height()
    view.resize(200, 300)
    qtbot.waitUntil(lambda: view.visualItemRect(view.item(0)).height() > delegate.usual_height())
