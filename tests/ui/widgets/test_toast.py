import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from tests.ui.keys import press
from ui.widgets.toast import Toast


@pytest.fixture
def toast(window: QWidget) -> Toast:
    return Toast(window)


def button(toast: Toast) -> QPushButton:
    found = toast.findChild(QPushButton, "toastAction")
    assert isinstance(found, QPushButton)
    return found


def timer(toast: Toast) -> QTimer:
    found = toast.findChild(QTimer)
    assert isinstance(found, QTimer)
    return found


def test_it_says_what_happened_and_offers_the_way_back(toast: Toast) -> None:
    assert toast.message() == ""
    toast.show_message("Вклад записан: Вера, +5", "Отменить", "Ctrl+Z")
    assert toast.isVisible()
    assert toast.message() == "Вклад записан: Вера, +5"
    assert toast.accessibleName() == "Вклад записан: Вера, +5"
    assert button(toast).text() == "Отменить"
    toast.dismiss()


def test_its_action_is_told_once_and_it_goes(toast: Toast) -> None:
    heard: list[None] = []
    toast.action_triggered.connect(lambda: heard.append(None))
    toast.show_message("Записано", "Отменить")
    button(toast).click()
    assert heard == [None]
    assert not toast.isVisible()
    assert not timer(toast).isActive()


def test_it_goes_away_by_itself(toast: Toast, qtbot) -> None:  # type: ignore[no-untyped-def]
    toast.show_message("Записано", stays_ms=10)
    qtbot.waitUntil(lambda: not toast.isVisible())
    assert toast.message() == ""


def test_without_an_action_there_is_no_button(toast: Toast) -> None:
    toast.show_message("Копия сделана")
    assert not button(toast).isVisible()
    toast.dismiss()


def test_it_waits_under_the_pointer(qapp: QApplication, toast: Toast) -> None:
    toast.show_message("Записано", "Отменить")
    assert timer(toast).isActive()
    spot = QPointF(5, 5)
    qapp.sendEvent(toast, QEnterEvent(spot, spot, spot))
    assert not timer(toast).isActive()
    qapp.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert timer(toast).isActive()
    toast.dismiss()


def test_it_waits_while_its_button_has_the_focus(window: QWidget, toast: Toast) -> None:
    field = QLineEdit(window)
    field.show()
    toast.show_message("Записано", "Отменить")
    button(toast).setFocus(Qt.FocusReason.TabFocusReason)
    assert not timer(toast).isActive()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    assert timer(toast).isActive()
    toast.dismiss()


def test_it_never_takes_the_focus(window: QWidget, toast: Toast) -> None:
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    toast.show_message("Записано", "Отменить")
    press(None, "1")
    assert field.text() == "1"
    toast.dismiss()


def test_it_stays_at_the_bottom_in_the_middle(qapp: QApplication, toast: Toast) -> None:
    window = toast.parentWidget()
    assert window is not None
    toast.show_message("Вклад записан: Вера, +5", "Отменить", "Ctrl+Z")
    window.resize(1000, 500)
    qapp.processEvents()
    assert abs(toast.geometry().center().x() - 500) <= 1
    assert toast.geometry().bottom() < 500
    toast.dismiss()


def test_a_long_message_stays_in_the_window(toast: Toast) -> None:
    window = toast.parentWidget()
    assert window is not None
    window.resize(400, 300)
    toast.show_message("Вера Константинопольская-Александровская " * 8, "Отменить", "Ctrl+Z")
    assert window.rect().contains(toast.geometry())
    assert button(toast).geometry().right() <= toast.width()
    toast.dismiss()
