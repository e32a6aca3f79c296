from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QProgressBar, QPushButton, QWidget

from tests.ui.keys import focused, press
from ui.widgets.progress_overlay import ProgressOverlay


def cancel_of(overlay: ProgressOverlay) -> QPushButton:
    found = overlay.findChild(QPushButton, "progressCancel")
    assert isinstance(found, QPushButton)
    return found


def test_it_covers_the_window_and_gives_the_focus_back(qapp: QApplication, window: QWidget) -> None:
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    overlay = ProgressOverlay(window)
    overlay.start("Ввожу журнал")
    assert overlay.geometry() == window.rect()
    window.resize(640, 480)
    qapp.processEvents()
    assert overlay.geometry() == window.rect()
    press(None, "1")
    press(None, Qt.Key.Key_Tab)
    press(None, "2")
    assert field.text() == ""
    overlay.finish()
    assert focused() is field
    assert not overlay.isVisible()


def test_it_shows_how_far_the_work_is(window: QWidget) -> None:
    overlay = ProgressOverlay(window)
    overlay.start("Ввожу журнал")
    bar = overlay.findChild(QProgressBar, "progressBar")
    assert isinstance(bar, QProgressBar)
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    overlay.set_progress(320, 1000)
    assert (bar.value(), bar.maximum()) == (320, 1000)
    overlay.finish()


def test_cancel_and_escape_say_so_once(window: QWidget) -> None:
    heard: list[None] = []
    overlay = ProgressOverlay(window)
    overlay.cancelled.connect(lambda: heard.append(None))
    overlay.start("Ввожу журнал")
    press(None, Qt.Key.Key_Escape)
    press(None, Qt.Key.Key_Escape)
    assert heard == [None]
    assert not cancel_of(overlay).isEnabled()
    overlay.finish()
    overlay.start("Ещё раз")
    cancel_of(overlay).click()
    assert heard == [None, None]
    overlay.finish()


def test_what_cannot_be_stopped_offers_no_cancel(window: QWidget) -> None:
    heard: list[None] = []
    overlay = ProgressOverlay(window)
    overlay.cancelled.connect(lambda: heard.append(None))
    overlay.start("Меняю ключ", can_cancel=False)
    assert not cancel_of(overlay).isVisible()
    press(None, Qt.Key.Key_Escape)
    assert heard == []
    overlay.finish()
