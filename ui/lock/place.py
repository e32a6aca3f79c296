"""Place: where the window stood, in names of parts and numbers of rows; no word of anybody."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QTextEdit, QWidget

from journal_app.errors import JournalError
from ui.client.draft import Key
from ui.lock.sheet_forms import settings_of

if TYPE_CHECKING:
    from ui.main_window import MainWindow


@dataclass
class Place:
    """Page, client, tab, note and what was being written; how far everything was scrolled."""

    page: str = "clients"
    client: int | None = None
    part: str = ""
    """The part of the settings that was open."""
    tab: str = "feed"
    note: int | None = None
    caret: int = 0
    writing: Key | None = None
    about: int | None = None
    focus: str = ""
    scrolled: dict[str, int] = field(default_factory=dict)


def place_of(window: MainWindow) -> Place:
    """Where the window stands now."""
    place = Place(page=window.page_name())
    focus = QApplication.focusWidget() or window.focusWidget()
    place.focus = focus.objectName() if focus is not None and focus.window() is window else ""
    if window.built_page("clients") is not None:
        view = window.clients.view
        place.client = window.clients.current_client()
        place.tab = view.tab()
        place.writing, place.about = view.composer.open_key(), view.composer.open_row()
        if view.is_tab("notes"):
            notes = view.panels.notes()
            place.note = notes.session.place.note if notes.session.place is not None else None
            place.caret = notes.paper.editor.textCursor().position()
    settings = settings_of(window)
    if settings is not None:
        place.part = settings.part()
    page = window.built_page(place.page)
    if page is not None:
        place.scrolled = {area.objectName(): _bar(area) for area in _areas(page)}
    return place


def go_back(window: MainWindow, place: Place) -> None:
    """Stand there again, as far as it is there still. The scrolling comes later (``scroll_back``):
    nothing is laid out yet."""
    if place.client is not None:
        window.clients.show_client(place.client)
        if window.clients.current_client() == place.client:
            _open_tab(window, place)
    window.go(place.page)
    settings = settings_of(window)
    if settings is not None:
        settings.show_part(place.part)


def _open_tab(window: MainWindow, place: Place) -> None:
    view = window.clients.view
    view.show_tab(place.tab)
    if place.tab == "notes" and place.note is not None:
        view.panels.notes().show_note(place.note)
    if place.writing is not None and place.writing[0] == place.client:
        _write_again(window, place.writing, place.about)


def _write_again(window: MainWindow, key: Key, about: int | None) -> None:
    client, kind, row = key
    view = window.clients.view
    try:
        if row is None:
            view.composer.open(client, kind, about)
            return
        lines = window.desk.journal.feed(client)
        line = next((one for one in lines if one.key == row), None)
        if line is not None:
            view.composer.edit(client, line)
    except JournalError:  # what it was about is gone; the words wait where they are kept
        view.composer.put_away()


def scroll_back(window: MainWindow, place: Place) -> None:
    """Scroll everything as it was, and put the focus and the caret where they were."""
    page = window.built_page(place.page)
    if page is None or window.page_name() != place.page:
        return
    for area in _areas(page):
        if area.objectName() in place.scrolled:
            area.verticalScrollBar().setValue(place.scrolled[area.objectName()])
    focus = window.findChild(QWidget, place.focus) if place.focus else None
    if focus is not None and focus.isVisible():
        focus.setFocus()
    if isinstance(focus, QTextEdit) and place.focus == "noteEditor":
        cursor = focus.textCursor()
        cursor.setPosition(min(place.caret, len(focus.toPlainText())))
        focus.setTextCursor(cursor)


def _areas(page: QWidget) -> list[QAbstractScrollArea]:
    found = page.findChildren(QAbstractScrollArea)
    if isinstance(page, QAbstractScrollArea):
        found.append(page)
    return [area for area in found if area.objectName() and area.isVisible()]


def _bar(area: QAbstractScrollArea) -> int:
    return area.verticalScrollBar().value()
