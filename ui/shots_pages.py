"""Pictures of the page before a visit, of the handbook, and of the settings, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.shots import Camera

_PARTS = (
    *("account", "reminders", "appearance", "safety"),
    *("privacy", "backups", "rights", "data"),
)
_CHAPTERS = (("kind", "kinds"), ("self_check", "checks"), ("own", "algorithms"))


def play_before(window: MainWindow, camera: Camera) -> None:
    """The page that is read in the minute before a visit."""
    window.deeds.preparing.toggle()
    camera.take(window, "before")
    window.deeds.preparing.leave()


def play_method(window: MainWindow, camera: Camera) -> None:
    """The handbook, with a check-up and one's own algorithms."""
    from ui.pages.method import MethodPage

    window.go("method")
    page = window.page("method")
    assert isinstance(page, MethodPage)
    camera.take(window, "method")
    for chapter, name in _CHAPTERS:
        page.show_chapter(chapter)
        camera.take(window, f"method-{name}")
    page.show_chapter("principle")


def play_settings(window: MainWindow, camera: Camera) -> None:
    """Each part of the settings from its beginning, and what weighs how much."""
    from ui.pages.settings import SettingsPage

    window.go("settings")
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    camera.take(window, "settings")
    for part in _PARTS:
        page.show_part(part)
        camera.take(window, f"settings-{part}")
    page.show_part("practice")
