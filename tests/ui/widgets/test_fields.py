"""The search field, points, and choices from a list."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from tests.ui.keys import press, type_text
from ui.formatting import MINUS
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.points_box import PointsBox
from ui.widgets.points_label import PointsLabel
from ui.widgets.search_field import SearchField


@pytest.fixture
def search(window: QWidget) -> SearchField:
    field = SearchField("Найти клиента", "Ctrl+F", window)
    field.setObjectName("clientSearch")
    field.resize(320, 38)
    field.show()
    field.setFocus()
    return field


def test_escape_clears_the_search(search: SearchField) -> None:
    type_text(None, "Вера")
    assert search.text() == "Вера"
    press(None, Qt.Key.Key_Escape)
    assert search.text() == ""


def test_the_cross_clears_too_and_is_there_only_then(search: SearchField) -> None:
    cross = search.findChild(QToolButton, "clientSearchClear")
    assert isinstance(cross, QToolButton)
    assert not cross.isVisible()
    type_text(None, "Вера")
    assert cross.isVisible()
    cross.click()
    assert search.text() == ""
    assert not cross.isVisible()


def test_the_words_do_not_run_under_lens_and_key(search: SearchField) -> None:
    margins = search.textMargins()
    assert margins.left() >= 18
    assert margins.right() > 20
    search.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    search.resize(330, 38)
    assert search.textMargins().right() == margins.left()


def test_points_are_shown_with_their_sign(window: QWidget) -> None:
    box = PointsBox(window)
    box.setValue(5)
    assert box.text() == "+5"
    box.setValue(-4)
    assert box.text() == f"{MINUS}4"
    box.setValue(0)
    assert box.text() == "0"


@pytest.mark.parametrize(("typed", "points"), [("7", 7), ("+7", 7), ("-7", -7), ("−7", -7)])
def test_points_are_read_as_they_are_typed(window: QWidget, typed: str, points: int) -> None:
    box = PointsBox(window)
    box.show()
    box.setFocus()
    box.selectAll()
    type_text(None, typed)
    assert box.value() == points


def test_where_only_losses_are_possible_the_minus_need_not_be_typed(window: QWidget) -> None:
    box = PointsBox(window)
    box.setRange(-100, -1)
    box.show()
    box.setFocus()
    box.selectAll()
    type_text(None, "12")
    assert box.value() == -12
    box.stepBy(1)
    assert box.value() == -11


def test_what_is_no_number_is_not_taken(window: QWidget) -> None:
    box = PointsBox(window)
    box.setRange(1, 100)
    box.setValue(3)
    box.show()
    box.setFocus()
    box.selectAll()
    type_text(None, "x9y99")
    assert box.value() == 99


def test_points_take_the_colour_of_gain_and_loss(window: QWidget) -> None:
    label = PointsLabel(3, parent=window)
    assert (label.text(), label.property("tone")) == ("+3", "deposit")
    label.set_points(-4)
    assert (label.text(), label.property("tone")) == (f"{MINUS}4", "withdrawal")
    label.set_points(2, "apology")
    assert label.property("tone") == "apology"
    label.set_points(0)
    assert label.property("tone") == "quiet"


def test_a_wheel_over_a_choice_does_not_change_it(qapp: QApplication, window: QWidget) -> None:
    box = ChoiceBox(window)
    box.addItems(["первое", "второе"])
    box.show()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    qapp.sendEvent(box, wheel)
    assert box.currentIndex() == 0
    box.setFocus()
    qapp.sendEvent(box, wheel)
    assert box.currentIndex() == 1


def test_a_long_choice_does_not_widen_its_box(window: QWidget) -> None:
    box = ChoiceBox(window)
    box.addItem("Промах")
    narrow = box.sizeHint().width()
    box.addItem("Промах 24 октября: заставила ждать двадцать минут и не предупредила")
    assert box.sizeHint().width() == narrow
    box.resize(narrow, 36)
    box.show()
    box.showPopup()
    assert box.view().minimumWidth() > narrow
    box.hidePopup()
