"""The language of the window: which one, and putting it in force."""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from ui.memory_files import publish
from ui.preferences import LANGUAGES, Preferences

_OURS = "client_journal"
_QTS = "qtbase"


def chosen_language(preferences: Preferences, wanted: str | None = None) -> str:
    """``wanted`` if it is one of ours, else the last one chosen, else the system's."""
    if wanted in LANGUAGES:
        return str(wanted)
    return preferences.language or ("ru" if QLocale.system().name().startswith("ru") else "en")


def install_language(app: QApplication, language: str) -> None:
    """Speak ``language`` from now on. Widgets that are there already have to be built anew."""
    if app.findChild(QTranslator, f"{_OURS}_{language}") is not None:
        return
    for old in app.findChildren(QTranslator):
        if old.objectName().startswith((_OURS, _QTS)):
            app.removeTranslator(old)
            old.setParent(None)
            old.deleteLater()
    QLocale.setDefault(QLocale(language))
    data = (files("resources") / "translations" / f"client_journal_{language}.qm").read_bytes()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, file in (
        (_QTS, f"{folder}/qtbase_{language}.qm"),
        (_OURS, publish(f"client-journal/translations/{language}.qm", data)),
    ):
        translator = QTranslator(app)
        translator.setObjectName(f"{name}_{language}")
        if translator.load(file):
            app.installTranslator(translator)
