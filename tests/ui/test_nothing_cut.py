"""Every page of the sample, small and large: no word is cut, nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app import Journal, open_journal
from journal_app.exchange.demo import write_sample
from tests.core import TODAY, HandClock, made_once
from ui.app import create_window
from ui.client.composer import kinds_of
from ui.main_window import MainWindow
from ui.pages.today_line_text import LineText
from ui.theme import theme
from ui.widgets.elided_label import ElidedLabel

SIZES = (QSize(1280, 800), QSize(1024, 700))
TABS = ("feed", "promises", "card", "notes", "numbers")
PAGES = ("today", "plan", "method", "settings")
SHORTENED = (ElidedLabel, LineText)
"""They wrap, or end in an ellipsis and show the whole in a tooltip."""
TYPED = (QAbstractItemView, QComboBox, QAbstractSpinBox, QLineEdit, QPlainTextEdit, QTextEdit)
SPARE = 1
"""A pixel that rounding may take."""


@pytest.fixture(params=[("ru", "nail"), ("en", "psychologist")], ids=lambda pair: "-".join(pair))
def window(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The sample's window, shown, with what it puts off done: its words change nothing later."""
    language, profession = request.param
    path = tmp_path / "sample.journal"

    def fill() -> None:
        with open_journal(path, clock=HandClock()) as journal:
            write_sample(journal.store, profession, language)

    made_once(path, ("sample", profession, language), fill)
    with open_journal(path, clock=HandClock()) as journal:
        opened = create_window(journal, language=language)
        with qtbot.waitSignal(opened.settled):
            opened.show()
        settle()
        yield opened
        opened.close()
        opened.deleteLater()


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def first_client(journal: Journal) -> int:
    return min(line.id for line in journal.client_lines())


def walk(window: MainWindow) -> Iterator[str]:
    """Open one page after the other, and each sheet that is written on."""
    client, view = first_client(window.desk.journal), window.clients.view
    window.go("clients")
    window.clients.show_client(client)
    for tab in TABS:
        view.show_tab(tab)
        yield f"clients, {tab}"
    view.show_tab("feed")
    for kind in kinds_of(window.desk.profession):
        view.start(kind)
        yield f"writing {kind}"
        view.composer.leave()
    waiting = window.desk.journal.visits.day(TODAY).visits[0]
    window.clients.show_client(waiting.client)
    view.close_visit(waiting.id)
    yield "closing a visit"
    view.composer.leave()
    window.deeds.preparing.toggle()
    yield "before the visit"
    window.deeds.preparing.leave()
    for page in PAGES:
        window.go(page)
        yield page
    parts = window.findChild(QListWidget, "settingsParts")
    assert parts is not None
    for row in range(1, parts.count()):
        parts.setCurrentRow(row)
        yield f"settings, {parts.item(row).text()}"


def seen(window: QWidget) -> list[QWidget]:
    return [one for one in window.findChildren(QWidget) if one.isVisible()]


def cut(widget: QWidget) -> bool:
    """Whether a word of it has less room than it needs."""
    if isinstance(widget, SHORTENED) or not isinstance(widget, QLabel | QAbstractButton):
        return False
    if not widget.text():
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height() + SPARE
    return widget.sizeHint().width() > widget.width() + SPARE


def sideways(widget: QWidget) -> bool:
    """Whether it is a page with more to the right than one sees."""
    if not isinstance(widget, QScrollArea) or widget.widget() is None:
        return False
    return widget.widget().width() > widget.viewport().width() + SPARE


def named(widget: QWidget) -> str:
    return widget.objectName() or type(widget).__name__


def faults(window: QWidget, where: str) -> list[str]:
    found = []
    for widget in seen(window):
        if cut(widget):
            text = getattr(widget, "text", str)()
            found.append(f"{where}: {named(widget)} cuts «{text}»")
        if sideways(widget):
            found.append(f"{where}: {named(widget)} reaches {widget.widget().width()} to the right")  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_no_word_is_cut(window: MainWindow, size: QSize) -> None:
    window.resize(size)
    settle()
    found = []
    for where in walk(window):
        settle()
        found += faults(window, where)
    assert found == []


def test_a_large_text_hides_nothing(window: MainWindow, qapp: QApplication) -> None:
    theme.apply(qapp, scheme="light", text_scale=1.6)
    window.resize(SIZES[-1])
    settle()
    view = window.clients.view
    window.go("clients")
    window.clients.show_client(first_client(window.desk.journal))
    found = []
    for tab in TABS:
        view.show_tab(tab)
        settle()
        found += faults(window, tab)
    window.open_day_round()
    settle()
    card = window.findChild(QWidget, "dayRound")
    assert card is not None
    assert window.rect().contains(card.card.geometry())  # type: ignore[attr-defined]
    assert found == []


def test_a_page_and_its_list_do_not_scroll_both(window: MainWindow) -> None:
    window.resize(SIZES[-1])
    window.go("clients")
    window.clients.show_client(first_client(window.desk.journal))
    view = window.clients.view
    for tab in TABS:
        view.show_tab(tab)
        settle()
        assert view.findChild(QScrollArea).verticalScrollBar().maximum() == 0, tab


def test_everything_that_acts_has_a_name_of_its_own(window: MainWindow) -> None:
    for where in walk(window):
        settle()
        names: set[str] = set()
        for widget in seen(window):
            if not isinstance(widget, (QAbstractButton, *TYPED)) or _is_part(widget):
                continue
            name = widget.objectName()
            assert name, f"{where}: {type(widget).__name__} without a name"
            assert name not in names, f"{where}: {name} twice"
            names.add(name)
            says = isinstance(widget, QAbstractButton) and widget.text()
            assert says or widget.accessibleName(), f"{where}: {name} says nothing"


def _is_part(widget: QWidget) -> bool:
    """Whether it is the inner field or button of one of Qt's own."""
    inner = isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox | QLineEdit)
    return inner or widget.objectName().startswith("qt_")
