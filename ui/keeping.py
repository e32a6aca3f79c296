"""What stays open and typed while the window is built anew."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

if TYPE_CHECKING:
    from ui.client.draft import Desktop
    from ui.lock.kept_form import Typed
    from ui.main_window import MainWindow
    from ui.pages.settings import SettingsPage

_ON_PAGES = frozenset({"visit", "paste", "round", "card"})
"""Forms that are gone with their page."""


@dataclass
class Kept:
    """A page, a client, drafts, the focus and how far a page was scrolled."""

    page: str = "clients"
    client: int | None = None
    draft: Desktop | None = None
    quick: object = None
    focus: str = ""
    scrolled: int = 0
    part: str = ""
    """The part of the settings that was open."""
    forms: list[Typed] = field(default_factory=list)
    """What is typed on pages besides, and what waits there."""

    def take_client(self) -> tuple[int | None, Desktop | None]:
        """The client and the draft, once."""
        taken = self.client, self.draft
        self.client = self.draft = None
        return taken


def keep(window: MainWindow) -> Kept:
    """What the window shows now."""
    from ui.lock.forms import typed_in  # it is there already when somebody has typed

    kept = Kept(page=window.page_name())
    if window.built_page("clients") is not None:
        kept.client = window.clients.current_client()
        kept.draft = window.clients.view.take_draft()
    if window.findChild(QWidget, "quickEntry") is not None:
        kept.quick = window.quick_entry().take_draft()
    # After the client's page has saved what it could.
    kept.forms = [one for one in typed_in(window) if one.name in _ON_PAGES]
    focus = QApplication.focusWidget()
    kept.focus = focus.objectName() if focus is not None else ""
    page = window.page(kept.page)
    if kept.page == "settings":
        kept.part = _settings(page).part()
    area = _scrolling(page)
    if area is not None:
        kept.scrolled = area.verticalScrollBar().value()
    return kept


def put_back(window: MainWindow, kept: Kept) -> None:
    """Show again what was shown."""
    window.go(kept.page)
    window.locker.forms.put_back(kept.forms)
    if kept.draft is not None:
        window.page("clients")  # a draft must not wait for a page that may never be opened
    if kept.quick is not None:
        window.quick_entry().put_draft(kept.quick)
    page = window.page(kept.page)
    if kept.part:
        _settings(page).show_part(kept.part)
    area = _scrolling(page)
    if area is not None:
        area.verticalScrollBar().setValue(kept.scrolled)
    focus = window.findChild(QWidget, kept.focus) if kept.focus else None
    if focus is not None:
        focus.setFocus()


def _scrolling(page: QWidget) -> QScrollArea | None:
    """What scrolls a page, if anything does."""
    if page.objectName() == "settingsPage":
        return _settings(page).scroll_area()
    return page if isinstance(page, QScrollArea) else None


def _settings(page: QWidget) -> SettingsPage:
    from ui.pages.settings import SettingsPage  # it is there already when this is asked

    assert isinstance(page, SettingsPage)
    return page
