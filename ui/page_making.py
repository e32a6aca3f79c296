"""How each page of the window is made, when it is first shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from journal_app import safety
from journal_app.errors import JournalError

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def made_page(window: MainWindow, name: str, stack: QWidget) -> QWidget:
    """A new page by its name (``today clients method settings plan before``); KeyError for any
    other."""
    page: QWidget = {
        "today": lambda: _today(window, stack),
        "clients": lambda: _clients(window, stack),
        "method": lambda: import_module("ui.pages.method").MethodPage(window.desk),
        "settings": lambda: import_module("ui.pages.settings").SettingsPage(window),
        "plan": window.deeds.make_plan,
        "before": window.deeds.preparing.made_page,
    }[name]()
    return page


def make_ready(window: MainWindow) -> None:
    """Make what is likely to be wanted next. A page that cannot be read keeps nothing else from
    being done."""
    try:
        window.page("today")
    except JournalError as error:
        window.messages.show_error(error)
    import_module("ui.client.sheets")  # so that the first record opens at once
    safety.sweep_views()


def _today(window: MainWindow, stack: QWidget) -> QWidget:
    from ui.pages.today import TodayPage

    page = TodayPage(window.desk, stack)
    page.due_changed.connect(window.show_due)
    page.quick_entry_wanted.connect(window.open_quick_entry)
    page.new_client_wanted.connect(window.deeds.add_client)
    window.show_due(page.due_count())
    return page


def _clients(window: MainWindow, stack: QWidget) -> QWidget:
    from ui.pages.clients import ClientsPage

    page = ClientsPage(window.desk, stack)
    page.import_wanted.connect(lambda: window.files.choose_import())
    return page
