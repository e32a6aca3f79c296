from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from tests.ui.keys import press
from ui.theme import theme
from ui.widgets.year_chart import YearChart

END = date(2026, 11, 21)
START = END - timedelta(days=365)


def drawn(chart: YearChart) -> QImage:
    chart.resize(280, 140)
    return chart.grab().toImage()


def count(image: QImage, token: str) -> int:
    color = theme.color(token)
    return sum(
        image.pixelColor(x, y) == color for x in range(image.width()) for y in range(image.height())
    )


def test_with_nothing_to_draw_it_says_so(window: QWidget) -> None:
    chart = YearChart(window)
    before = drawn(chart)
    chart.set_empty_text("Кривая появится после первой записи")
    assert drawn(chart) != before
    assert count(drawn(chart), "accent") == 0


def test_it_draws_the_line_over_the_zones(window: QWidget) -> None:
    chart = YearChart(window)
    chart.set_series([START, START + timedelta(days=100)], [5, 35], start=START, end=END)
    image = drawn(chart)
    assert count(image, "accent") > 150
    for zone in ("fragile", "steady", "strong"):
        assert count(image, f"tint_{zone}") > 300, zone


def test_the_zone_below_zero_appears_with_a_balance_below_zero(window: QWidget) -> None:
    chart = YearChart(window)
    chart.set_series([START], [20], start=START, end=END)
    above = count(drawn(chart), "tint_leaving")
    chart.set_series([START], [-20], start=START, end=END)
    assert count(drawn(chart), "tint_leaving") > above + 1000


def test_a_day_has_the_balance_of_the_last_step_before_it(window: QWidget) -> None:
    chart = YearChart(window)
    first, second = START + timedelta(days=10), START + timedelta(days=50)
    chart.set_series([first, second], [5, -3], start=START, end=END)
    assert chart.balance_on(START) is None
    assert chart.balance_on(first) == 5
    assert chart.balance_on(second - timedelta(days=1)) == 5
    assert chart.balance_on(second) == -3
    assert chart.balance_on(END) == -3


def test_pointing_tells_the_day_and_its_balance(qapp: QApplication, window: QWidget) -> None:
    chart = YearChart(window)
    chart.set_series([START], [34], start=START, end=END)
    chart.resize(280, 140)
    chart.show()
    spot = QPointF(chart.width() / 2, 60)
    none = Qt.MouseButton.NoButton
    move = QMouseEvent(
        QEvent.Type.MouseMove, spot, spot, none, none, Qt.KeyboardModifier.NoModifier
    )
    qapp.sendEvent(chart, move)
    assert chart.accessibleDescription().endswith(" · 34")
    qapp.sendEvent(chart, QEvent(QEvent.Type.Leave))
    hide_tooltip(qapp)


def test_the_keyboard_points_too(qapp: QApplication, window: QWidget) -> None:
    chart = YearChart(window)
    chart.set_series([START, END - timedelta(days=3)], [34, 36], start=START, end=END)
    chart.resize(280, 140)
    chart.show()
    chart.setFocus()
    press(chart, Qt.Key.Key_Home)
    assert chart.accessibleDescription().endswith(" · 34")
    press(chart, Qt.Key.Key_End)
    assert chart.accessibleDescription().endswith(" · 36")
    press(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription().endswith("14\N{NO-BREAK SPACE}ноября · 34")
    hide_tooltip(qapp)


def test_days_and_balances_must_match(window: QWidget) -> None:
    with pytest.raises(ValueError, match="as many"):
        YearChart(window).set_series([START], [])


def test_it_follows_the_theme(qapp: QApplication, window: QWidget) -> None:
    chart = YearChart(window)
    chart.set_series([START], [20], start=START, end=END)
    theme.apply(qapp, "dark")
    assert count(drawn(chart), "accent") > 100


@given(
    st.lists(st.tuples(st.integers(0, 800), st.integers(-(10**9), 10**9)), max_size=8),
    st.integers(60, 500),
)
def test_any_year_can_be_drawn(steps: list[tuple[int, int]], width: int) -> None:
    days = {START + timedelta(days=ahead - 200): balance for ahead, balance in steps}
    chart = YearChart()
    chart.set_series(sorted(days), [days[day] for day in sorted(days)], start=START, end=END)
    chart.resize(width, 100)
    assert not chart.grab().isNull()


def hide_tooltip(qapp: QApplication) -> None:
    QToolTip.hideText()
    qapp.processEvents()
    for widget in qapp.topLevelWidgets():
        if widget.objectName() == "qtooltip_label":
            widget.hide()
