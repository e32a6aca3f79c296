"""Language, theme and text size, changed while the window is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ui.language import install_language
from ui.preferences import Preferences
from ui.theme import Choice, theme


class Look(QObject):
    """``window.look``: what the View menu and the settings page change. Remembered at once."""

    language_changed = Signal(str)
    """Everything with words on it has to be built anew."""
    changed = Signal()
    """The theme or the text size is another one (the widgets follow by themselves)."""

    def __init__(self, preferences: Preferences, language: str, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._language = language

    @property
    def language(self) -> str:
        """The language in force."""
        return self._language

    def set_language(self, language: str) -> None:
        """Speak another language."""
        self._preferences.language = language
        if language != self._language:
            self._language = language
            install_language(_app(), language)
            self.language_changed.emit(language)

    def speak(self) -> None:
        """Have the language in force that the window is in."""
        install_language(_app(), self._language)

    def set_theme(self, choice: Choice) -> None:
        """Light, dark, or as the system."""
        self._preferences.theme = choice
        theme.apply(_app(), scheme=choice)
        self.changed.emit()

    def set_text_scale(self, scale: float) -> None:
        """A factor on all text, one of TEXT_SCALES."""
        self._keep(lambda: theme.apply(_app(), text_scale=scale))

    def russian(self) -> None:
        """Speak Russian."""
        self.set_language("ru")

    def english(self) -> None:
        """Speak English."""
        self.set_language("en")

    def light(self) -> None:
        """Dark on light."""
        self.set_theme("light")

    def dark(self) -> None:
        """Light on dark."""
        self.set_theme("dark")

    def system(self) -> None:
        """As the desktop has it."""
        self.set_theme("system")

    def larger(self) -> None:
        """One step larger."""
        self._keep(lambda: theme.step_text(1))

    def smaller(self) -> None:
        """One step smaller."""
        self._keep(lambda: theme.step_text(-1))

    def normal(self) -> None:
        """The usual size."""
        self._keep(lambda: theme.step_text(0))

    def _keep(self, change: Callable[[], object]) -> None:
        change()
        self._preferences.text_scale = theme.text_scale
        self.changed.emit()


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
