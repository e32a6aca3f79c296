"""A real journal on a fixed day, and the client's page over it in an active window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QMainWindow

from journal_app import Journal, open_journal
from tests.core import HandClock, days_ago
from tests.ui.client.page import Page
from ui.client.view import ClientView
from ui.desk import Desk
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
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def journal(tmp_path: Path, clock: HandClock) -> Iterator[Journal]:
    with open_journal(tmp_path / "practice.journal", clock=clock) as opened:
        yield opened


@pytest.fixture
def desk(journal: Journal) -> Desk:
    return Desk(journal, "ru")


@pytest.fixture
def vera(journal: Journal) -> int:
    """A client met long ago, with the usual opening credit of 10."""
    return journal.clients.add("Вера", since=days_ago(400)).id


@pytest.fixture
def page(qapp: QApplication, desk: Desk) -> Iterator[Page]:
    """The page before anybody is chosen."""
    window = QMainWindow()
    view = ClientView(desk, window)
    window.setCentralWidget(view)
    window.resize(960, 860)
    window.show()
    window.activateWindow()
    qapp.processEvents()
    yield Page(window, view, desk)
    window.close()
    window.deleteLater()


@pytest.fixture
def of_vera(page: Page, vera: int) -> Page:
    """The page of Vera."""
    page.view.show_client(vera)
    page.settle()
    return page
