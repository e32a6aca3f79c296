import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from ui.widgets.elided_label import ElidedLabel

LONG = "Вера Константинопольская-Александровская, маникюр с дизайном и укреплением"


def test_what_fits_is_whole(window: QWidget) -> None:
    label = ElidedLabel("Вера", parent=window)
    label.resize(label.sizeHint())
    assert not label.is_elided()


def test_what_does_not_fit_is_cut_and_stands_in_the_tooltip(
    qapp: QApplication, window: QWidget
) -> None:
    label = ElidedLabel(LONG, parent=window)
    label.resize(120, label.sizeHint().height())
    label.show()
    assert label.is_elided()
    assert label.text() == LONG
    assert label.accessibleName() == LONG
    qapp.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), QPoint(1, 1)))
    assert QToolTip.text() == LONG
    QToolTip.hideText()
    qapp.processEvents()
    for widget in qapp.topLevelWidgets():
        if widget.objectName() == "qtooltip_label":
            widget.hide()


@pytest.mark.parametrize("lines", [2, 3])
def test_it_wraps_to_its_lines_and_no_further(window: QWidget, lines: int) -> None:
    label = ElidedLabel(LONG, lines=lines, parent=window)
    line = label.fontMetrics().lineSpacing()
    assert label.heightForWidth(2000) == line
    assert label.heightForWidth(60) == lines * line
    label.resize(90, lines * line)
    assert label.is_elided()


def test_two_lines_hold_twice_as_much_as_one(window: QWidget) -> None:
    label = ElidedLabel(LONG, lines=2, parent=window)
    width = round(label.sizeHint().width() * 0.7)
    label.resize(width, label.heightForWidth(width))
    assert not label.is_elided()
    one = ElidedLabel(LONG, parent=window)
    one.resize(width, 20)
    assert one.is_elided()


@pytest.mark.parametrize(
    "text", ["", "\n\n", "🙂" * 300, "א" * 300, "a" * 300, "'; DROP TABLE", "<b>x</b>", "ё\ny"]
)
def test_any_text_can_be_drawn(window: QWidget, text: str) -> None:
    label = ElidedLabel(text, lines=2, parent=window)
    label.resize(80, 40)
    label.show()
    assert not label.grab().isNull()
    assert label.text() == text
