"""The window's own words in a language, for tests that read them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from ui.language import install_language


@contextmanager
def speaking(app: QApplication, language: str) -> Iterator[None]:
    """Within the block the screens speak ``language``; afterwards the source's English again."""
    before = QLocale()
    install_language(app, language)
    try:
        yield
    finally:
        for translator in app.findChildren(QTranslator):
            app.removeTranslator(translator)
            translator.setParent(None)
            translator.deleteLater()
        QLocale.setDefault(before)
