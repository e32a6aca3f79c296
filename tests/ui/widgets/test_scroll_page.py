"""A page that scrolls only while it has to."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.scroll_page import ScrollPage

WORDS = "ЭБС · со слов клиента 12 · выдержит промахов: 5+"


def test_the_bar_goes_with_what_it_was_needed_for(qtbot: QtBot) -> None:
    page = ScrollPage(0)
    qtbot.addWidget(page)
    words, filler = QLabel(WORDS), QWidget()
    words.setWordWrap(True)
    for part in (words, filler):
        page.body.addWidget(part)
    line = QFontMetrics(words.font()).height()
    page.resize(QFontMetrics(words.font()).horizontalAdvance(WORDS) + 4, 300)
    filler.setFixedHeight(400)
    page.show()
    QApplication.processEvents()
    bar = page.verticalScrollBar()
    assert bar.isVisible()
    # Enough for one line of words, which beside the bar are two.
    filler.setFixedHeight(300 - page.body.spacing() - line - 2)
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert words.height() < 2 * line
