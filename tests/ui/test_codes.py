"""Codes in the place of names: nobody's name is anywhere on the screen, and all still works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app import Journal, open_journal
from journal_app.exchange.demo import write_sample
from journal_app.rules.codes import coded
from tests.core import made_once
from tests.ui.keys import CTRL, SHIFT, press, type_text
from tests.ui.shell.parts import click, part, settle, shown
from ui.app import create_window
from ui.main_window import MainWindow
from ui.preferences import Preferences

CODE = "\ufffc"


@pytest.fixture(params=[("nail", "ru"), ("psychologist", "ru"), ("nail", "en")], ids="-".join)
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    """The sample; everybody's own words name them."""
    profession, language = request.param
    path = tmp_path / "practice.journal"

    def fill() -> None:
        with open_journal(path) as opened:
            write_sample(opened.store, profession, language, clients=16)
            for line in opened.client_lines():
                said = f"{line.name} просила звонить вечером"
                opened.entries.deposit(line.id, "understanding", note=said)
                opened.promises.make(line.id, f"Узнать, как {line.name}")
                opened.notes.add(line.id, f"{line.name} сегодня весела")

    made_once(path, ("codes", profession, language), fill)
    with open_journal(path) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, journal: Journal, request: pytest.FixtureRequest) -> MainWindow:
    Preferences().codes = True
    window = shown(
        qtbot, create_window(journal, language=request.node.callspec.params["journal"][1])
    )
    settle(qtbot, window)
    return window


def said_by(widget: QWidget) -> Iterator[str]:
    """All that a widget says, but what stands in a field to be typed in."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    yield from (widget.windowTitle(), widget.statusTip())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
        if widget.isReadOnly():
            yield widget.text()
    elif isinstance(widget, QTextEdit) and widget.isReadOnly():
        yield widget.toPlainText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    elif isinstance(widget, QAbstractItemView):
        model = widget.model()
        for row in range(model.rowCount() if model else 0):
            index = model.index(row, 0)
            for role in (
                Qt.ItemDataRole.DisplayRole,
                Qt.ItemDataRole.ToolTipRole,
                Qt.ItemDataRole.AccessibleTextRole,
            ):
                yield str(index.data(role) or "")


class Names:
    """Finds the names of clients among words."""

    def __init__(self, names: dict[int, str]) -> None:
        self.names = names
        words = {part for name in names.values() for part in re.findall(r"[^\W\d_]{3,}", name)}
        self._any = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
        self._whole = set(names.values())

    def on_the_screen(self, owner: int | None = None) -> list[str]:
        """Where a whole name stands anywhere, or any word of the name of the client shown."""
        found = []
        for top in QApplication.topLevelWidgets():
            if not top.isVisible():
                continue
            for widget in (top, *top.findChildren(QWidget)):
                for words in said_by(widget):
                    whole = any(name in words for name in self._whole)
                    own = owner is not None and self._own(owner, words)
                    if words and (whole or own):
                        found.append(f"{type(widget).__name__} {widget.objectName()}: {words}")
        return found

    def _own(self, owner: int, words: str) -> bool:
        return CODE in coded(words, self.names[owner], CODE)


@pytest.fixture
def names(journal: Journal) -> Names:
    return Names({line.id: line.sought or line.name for line in journal.client_lines()})


def test_no_page_tells_a_name(qtbot: QtBot, window: MainWindow, names: Names) -> None:
    assert len(names.names) > 5
    assert not any(
        name in line.name
        for line in window.desk.journal.client_lines()
        for name in names.names.values()
    )
    for name in ("today", "plan", "method", "settings", "clients"):
        window.go(name)
        QApplication.processEvents()
        assert names.on_the_screen() == [], name
    window.deeds.write_tomorrow()
    assert names.on_the_screen() == []


def test_no_client_page_tells_a_name(window: MainWindow, names: Names) -> None:
    lines = window.desk.journal.client_lines()
    for line in lines[:4]:
        window.show_client(line.id)
        for tab in ("feed", "promises", "card", "notes", "numbers"):
            window.clients.view.show_tab(tab)
            QApplication.processEvents()
            assert names.on_the_screen(line.id) == [], (names.names[line.id], tab)
        for kind in ("deposit", "promise", "visit", "contact"):
            window.clients.view.start(kind)
            assert names.on_the_screen() == [], kind
        window.clients.view.composer.put_away()
        window.deeds.preparing.show(line.id)
        assert names.on_the_screen(line.id) == [], "before the visit"
        page = window.built_page("before")
        assert page is not None
        document = page.document()
        assert document is not None
        assert names.names[line.id] not in document.toPlainText()
        window.deeds.preparing.leave()


def test_what_lies_over_the_pages_tells_no_name(window: MainWindow, names: Names) -> None:
    window.open_quick_entry()
    assert names.on_the_screen() == []
    window.quick_entry().close()
    window.deeds.open_supervision()
    assert names.on_the_screen() == []
    for top in QApplication.topLevelWidgets():
        if top is not window:
            top.close()
    window.open_day_round()
    assert names.on_the_screen() == []


def test_what_was_done_is_told_by_code(window: MainWindow, names: Names) -> None:
    client = next(iter(names.names))
    window.desk.do(lambda: window.desk.journal.entries.deposit(client, "understanding"))
    assert names.on_the_screen(client) == []
    code = window.desk.journal.names.of(client, "")
    assert code in part(window, "toast", QWidget).message()
    assert code in window.history.undo_text()
    window.history.undo()
    assert names.on_the_screen(client) == []
    assert code in window.history.redo_text()


def test_the_search_knows_the_name_and_the_code(
    qtbot: QtBot, window: MainWindow, names: Names
) -> None:
    client, name = next(iter(names.names.items()))
    field = part(window, "clientSearch", QLineEdit)
    view = part(window, "clientList", QAbstractItemView)
    code = window.desk.journal.names.of(client, name)
    for typed in (name, code):
        field.clear()
        type_text(field, typed)
        qtbot.waitUntil(lambda: view.model().rowCount() < 5)
        found = [view.model().index(row, 0) for row in range(view.model().rowCount())]
        assert client in [index.data(Qt.ItemDataRole.UserRole) for index in found], typed
        assert code in [index.data() for index in found]


def test_the_name_itself_is_corrected_never_the_code(window: MainWindow, names: Names) -> None:
    client, name = next(iter(names.names.items()))
    window.show_client(client)
    window.deeds.edit_client()
    assert part(window, "clientDialogName", QLineEdit).text() == name
    click(window, "clientDialogSave")
    window.deeds.set_codes(False)
    assert window.desk.journal.client_page(client).name == name


def test_words_are_corrected_as_they_were_written(window: MainWindow, names: Names) -> None:
    journal = window.desk.journal
    client, name = next(iter(names.names.items()))
    before = [row for row in journal.feed(client) if row.text]
    window.show_client(client)
    window.clients.view.show_tab("notes")
    texts = [journal.notes.page(note.id).text for note in journal.notes.of(client)]
    assert any(name in text for text in texts), "what is edited keeps its words"
    assert [row for row in journal.feed(client) if row.text] == before
    assert any(name in row.text for row in before)


def test_a_key_turns_codes_on_and_off(qtbot: QtBot, window: MainWindow, names: Names) -> None:
    client, name = next(iter(names.names.items()))
    window.show_client(client)
    press(window, Qt.Key.Key_H, CTRL | SHIFT)
    qtbot.waitUntil(lambda: part(window, "clientName", QLabel).text() == name)
    assert Preferences().codes is False
    press(window, Qt.Key.Key_H, CTRL | SHIFT)
    qtbot.waitUntil(lambda: part(window, "clientName", QLabel).text() != name)
    assert names.on_the_screen(client) == []


def test_the_settings_turn_it_off(qtbot: QtBot, window: MainWindow, names: Names) -> None:
    client, name = next(iter(names.names.items()))
    window.show_client(client)
    window.go("settings")
    click(window, "settingCodes")
    qtbot.waitUntil(lambda: part(window, "clientName", QLabel).text() == name)
    assert Preferences().codes is False


def test_codes_stay_over_the_lock(qtbot: QtBot, window: MainWindow, names: Names) -> None:
    window.lock()
    click(window, "lockOpen")
    qtbot.waitUntil(lambda: window.desk.journal.is_open)
    assert names.on_the_screen() == []


def test_nothing_but_names_is_another(journal: Journal) -> None:
    def told() -> list[object]:
        lines = sorted(journal.client_lines(), key=lambda line: line.id)
        page = journal.today_page()
        return [
            [(line.zone, line.balance, line.pressing.code, line.pressing.days) for line in lines],
            [[reason.code for reason in line.care] for line in lines],
            [[reason.code for reason in one.reasons] for one in page.care],
            [(one.kind, one.on) for one in page.dates],
        ]

    before = told()
    journal.names.coded = True
    assert told() == before


@pytest.mark.parametrize("journal", [("nail", "ru")], ids="-".join, indirect=True)
def test_what_a_file_says_names_nobody_either(
    qtbot: QtBot, window: MainWindow, journal: Journal, tmp_path: Path
) -> None:
    """A file has the names; neither its refusal nor the report of what was left out shows one."""
    journal.clients.add("Зинаида Кукушкина")
    head = "date,client,event,principle,points,text,due,parts\n"
    line = f"{journal.today()},Зинаида Кукушкина,"
    wrong = f"{head}{line}keep,,,обещанное Зинаиде,,\n"
    for number, told in enumerate((f"{wrong}{line}break,,,Зине,,\n", wrong)):
        file = tmp_path / f"{number}.csv"
        file.write_text(told, encoding="utf-8")
        window.files.import_from(file)
        qtbot.waitUntil(lambda: not window.is_busy())
        said = " ".join(one.text() for one in window.findChildren(QLabel) if one.isVisible())
        said += " ".join(one.toPlainText() for one in window.findChildren(QPlainTextEdit))
        assert "Кукушк" not in said
        assert "Зинаид" not in said
        assert "ЗК-" in said
        journal.clients.add("Зинаида Кукушкина")  # whom the next file cannot tell apart


def test_codes_are_stable_and_nobody_shares_one(journal: Journal) -> None:
    journal.names.coded = True
    first = {line.id: line.name for line in journal.client_lines()}
    assert len(set(first.values())) == len(first)
    two = sorted(first)[:2]
    for client in two:
        journal.cards.edit(client, code="Сова")
    codes = {line.id: line.name for line in journal.client_lines()}
    assert len(set(codes.values())) == len(codes)
    assert all(codes[client].startswith("Сова") for client in two)
    assert {key: name for key, name in codes.items() if key not in two} == {
        key: name for key, name in first.items() if key not in two
    }
