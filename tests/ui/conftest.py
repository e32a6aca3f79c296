"""Every test of the window begins in English, light and of usual size, whatever came before."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from ui.theme import theme


@pytest.fixture(scope="session", autouse=True)
def nothing_copied(qapp: QApplication) -> Iterator[None]:
    """A window takes back what was copied; a test without one leaves it, and the clipboard without
    a screen holds it until the interpreter that made it is gone."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication) -> Iterator[None]:
    """Takes back what a test changed in the one QApplication: language, locale, look."""
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.setParent(None)
        translator.deleteLater()
    QLocale.setDefault(QLocale.c())
    if (theme.scheme, theme.text_scale) != ("light", 1.0):
        # A window that nobody holds any more must be wholly gone before everything is dressed anew.
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        theme.apply(qapp, "light", 1.0)
