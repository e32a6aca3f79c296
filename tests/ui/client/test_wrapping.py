"""Where a row may end."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from ui.client.wrapping import rows_of
from ui.theme import theme


def test_a_number_stays_with_what_it_counts(qtbot: QtBot) -> None:
    assert qtbot
    font = theme.font("body")
    room = QFontMetrics(font).horizontalAdvance("последняя сессия 7") + 4
    rows, cut = rows_of("последняя сессия 7 дней назад", font, room)
    assert (rows, cut) == (["последняя сессия", "7 дней назад"], False)
