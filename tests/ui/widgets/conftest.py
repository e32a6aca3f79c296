"""A dressed application and a window to put widgets on."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme import theme


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """The light theme and Russian names of months."""
    before = QLocale()
    QLocale.setDefault(QLocale("ru_RU"))
    theme.apply(qapp, "light", 1.0)
    yield
    theme.apply(qapp, "light", 1.0)
    QLocale.setDefault(before)


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    """An active window of 800 × 600."""
    window = QWidget()
    window.resize(800, 600)
    window.show()
    window.activateWindow()
    qapp.processEvents()
    yield window
    window.close()
    window.deleteLater()
