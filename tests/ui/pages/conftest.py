"""A dressed application, a real journal on a fixed day, and pages over it that are seen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget

from journal_app import Journal, open_journal
from tests.core import HandClock
from ui.desk import Desk
from ui.theme import theme

Show = Callable[[QWidget], None]


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
def show(qapp: QApplication) -> Iterator[Show]:
    """Puts a page into an active window of the usual size, and takes it down afterwards."""
    shown: list[QWidget] = []

    def put_up(page: QWidget) -> None:
        page.resize(1208, 800)
        page.show()
        page.activateWindow()
        qapp.processEvents()
        shown.append(page)

    yield put_up
    for page in shown:
        page.close()
        page.deleteLater()
