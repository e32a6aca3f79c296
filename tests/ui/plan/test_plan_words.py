"""Words of the plan."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from ui.plan.words import whole_parts
from ui.theme import theme


def test_a_price_is_whole_or_not_there(qtbot: QtBot) -> None:
    assert qtbot
    metrics, text = QFontMetrics(theme.font("small")), "135 мин · 2 550"
    whole = metrics.horizontalAdvance(text)
    assert whole_parts(text, metrics, whole) == text
    assert whole_parts(text, metrics, whole - 2) == "135 мин"
    assert whole_parts("Укрепление и покрытие", metrics, 60).endswith("…")
