"""A practice typed by hand and the same practice imported: one journal, two ways."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from journal_app import Journal, open_journal
from journal_app.exchange.log import import_log
from tests import independent
from tests.core import ROOT
from tests.ui.keys import CTRL, press, type_text
from tests.ui.whole.outsider import AFTER_ID
from tests.ui.whole.typist import LivedClock, Typist
from ui.app import create_window

PRACTICE = ROOT / "tests" / "data" / "practice.csv"
HEAD = 60
ENDS = ("keep", "break", "move", "release")
LAST_DAY = date(2026, 11, 24)


def lines_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_lines(path: Path, lines: list[dict[str, str]]) -> Path:
    text = io.StringIO()
    writer = csv.DictWriter(text, lines[0].keys())
    writer.writeheader()
    writer.writerows(lines)
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


@pytest.fixture
def clock() -> LivedClock:
    return LivedClock(LAST_DAY)


@pytest.fixture
def journal(tmp_path: Path, clock: LivedClock) -> Iterator[Journal]:
    with open_journal(tmp_path / "typed.journal", clock=clock) as opened:
        yield opened


@pytest.fixture
def typist(qtbot: QtBot, journal: Journal, clock: LivedClock) -> Iterator[Typist]:
    window = create_window(journal, language="ru")
    with qtbot.waitActive(window):
        window.show()
    yield Typist(window, clock)
    if window.is_busy():  # a test that failed in the middle of an import
        window.files.cancel()
        qtbot.waitUntil(lambda: not window.is_busy())
    window.hide()
    window.deleteLater()


def standing(journal: Journal) -> dict[str, Any]:
    """All that a person sees of a journal, without the numbers of its rows."""
    people = {}
    for line in journal.client_lines():
        promises = [replace(each, id=0, client=0) for each in journal.client_promises(line.id)]
        feed = [
            replace(each, key=(each.key[0], 0), answers=None, promise=None)
            for each in journal.feed(line.id)
        ]
        page = journal.client_page(line.id)
        seen = (page.balance, page.zone, page.confirmed, page.since, page.care and len(page.care))
        people[line.name] = {"seen": seen, "promises": promises, "feed": feed}
    return people


def imported(journal: Journal, lines: list[dict[str, str]], folder: Path) -> dict[str, Any]:
    """The same lines brought in, seen on the same day."""
    source = write_lines(folder / "lines.csv", lines)
    with open_journal(folder / "imported.journal", clock=journal.clock) as other:
        import_log(other.store, source)
        return standing(other)


def type_all(typist: Typist, lines: list[dict[str, str]]) -> None:
    """The days of an end are lived; what lies between them is caught up with at the next one."""
    days = [date.fromisoformat(line["date"]) for line in lines]
    for number, line in enumerate(lines):
        ahead = [
            day
            for day, later in zip(days[number:], lines[number:], strict=True)
            if later["event"] in ENDS
        ]
        typist.turn_calendar(ahead[0] if ahead else days[-1])
        typist.record(line)


def test_the_first_sixty_events_typed_and_imported_are_the_same(
    typist: Typist, journal: Journal, tmp_path: Path
) -> None:
    lines = lines_of(PRACTICE)[:HEAD]
    type_all(typist, lines)
    assert standing(journal) == imported(journal, lines, tmp_path)
    accounts = independent.accounts(lines)
    today = journal.today()
    assert {line.name: (line.balance, line.zone) for line in journal.client_lines()} == {
        name: (account.balance(today), account.zone(today)) for name, account in accounts.items()
    }


def test_every_end_of_a_promise_is_typed_and_imported_the_same(
    typist: Typist, journal: Journal, tmp_path: Path
) -> None:
    # The first sixty hold no promise that was broken or let go: one client's whole year does.
    by_client: dict[str, list[dict[str, str]]] = {}
    for line in lines_of(PRACTICE):
        if line["event"] not in ("visit", "contact"):
            by_client.setdefault(line["client"], []).append(line)
    lines = next(
        lines for lines in by_client.values() if set(ENDS) <= {line["event"] for line in lines}
    )
    type_all(typist, lines)
    assert standing(journal) == imported(journal, lines, tmp_path)


# -- the window's own import ----------------------------------------------------------------------


def choose_file(typist: Typist, source: Path) -> None:
    """Ctrl+I, and the path typed into the dialog as a person may."""
    press(None, Qt.Key.Key_I, CTRL)
    typist.settle()
    dialog = typist.part("fileDialog", QFileDialog)
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    field.setText(str(source))
    press(field, Qt.Key.Key_Return)
    typist.come_back()


def wait_for_the_end(qtbot: QtBot, typist: Typist) -> None:
    qtbot.waitUntil(lambda: not typist.has("progressOverlay"))
    typist.come_back()


def close_report(typist: Typist) -> None:
    report = typist.part("importReport", QWidget)
    press(report, Qt.Key.Key_Escape)
    typist.come_back()


def test_a_whole_practice_comes_in_through_the_window(
    qtbot: QtBot, typist: Typist, journal: Journal
) -> None:
    choose_file(typist, PRACTICE)
    assert typist.part("progressOverlay", QWidget).isVisible()
    wait_for_the_end(qtbot, typist)
    close_report(typist)
    accounts = independent.accounts(independent.read_lines(PRACTICE))
    today = journal.today()
    shown = dict(zip(typist.rows("clientList"), typist.rows("clientList", AFTER_ID), strict=True))
    assert shown == {name: account.balance(today) for name, account in accounts.items()}
    for name, account in accounts.items():
        typist.open_client(name)
        said, points, zone, _ = typist.header()
        assert (said, points, zone) == (name, account.balance(today), account.zone(today))
    press(None, Qt.Key.Key_Z, CTRL)
    assert journal.client_lines() == []
    assert typist.rows("clientList") == []


def many_lines(folder: Path, times: int) -> Path:
    lines = lines_of(PRACTICE)
    more = [
        {**line, "client": f"{line['client']} {number}"}
        for number in range(times)
        for line in lines
    ]
    return write_lines(folder / "many.csv", more)


def test_an_import_shows_how_far_it_is_and_lets_nothing_in_meanwhile(
    qtbot: QtBot, typist: Typist, journal: Journal, tmp_path: Path
) -> None:
    typist.add_client("Вера")
    seen: list[float] = []
    choose_file(typist, many_lines(tmp_path, 15))
    bar = typist.part("progressBar", QProgressBar)
    bar.valueChanged.connect(lambda value: seen.append(value / max(1, bar.maximum())))
    for key in ("1", "2", "л"):
        press(None, key)
    press(None, Qt.Key.Key_N, CTRL)
    press(None, Qt.Key.Key_K, CTRL)
    assert not typist.composing()
    assert not typist.has("quickEntry")
    wait_for_the_end(qtbot, typist)
    assert len({share for share in seen if 0 < share < 1}) > 3
    assert seen == sorted(seen)
    assert journal.counts()["clients"] == 1 + 15 * 40
    close_report(typist)


def test_cancel_brings_nothing_in_and_the_window_goes_on(
    qtbot: QtBot, typist: Typist, journal: Journal, tmp_path: Path
) -> None:
    typist.add_client("Вера")
    press(None, "1")
    type_text(None, "недописано")
    choose_file(typist, many_lines(tmp_path, 30))
    press(typist.part("progressOverlay", QWidget), Qt.Key.Key_Escape)
    wait_for_the_end(qtbot, typist)
    assert [line.name for line in journal.client_lines()] == ["Вера"]
    assert typist.part("toastText", QLabel).text()
    assert not typist.has("importReport")
    assert typist.part("composerNote", QWidget).hasFocus()
    press(None, Qt.Key.Key_Return)
    assert journal.feed(1)[0].text == "недописано"


def test_a_broken_line_in_the_middle_brings_nothing_in_and_is_named(
    qtbot: QtBot, typist: Typist, journal: Journal, tmp_path: Path
) -> None:
    lines = lines_of(PRACTICE)
    lines[500] = {**lines[500], "event": "дёпозит"}
    choose_file(typist, write_lines(tmp_path / "broken.csv", lines))
    wait_for_the_end(qtbot, typist)
    said = typist.part("noticeText", QLabel).text()
    assert "502" in said  # the head is a line, too
    assert "broken.csv" in said
    assert journal.counts() == {"clients": 0, "entries": 0, "promises": 0}


def test_the_day_turns_while_the_window_is_open(typist: Typist, journal: Journal) -> None:
    typist.add_client("Вера")
    press(None, "1")
    type_text(None, "чай")
    press(None, Qt.Key.Key_Return)
    assert typist.header()[1] == 15
    typist.turn_calendar(LAST_DAY + timedelta(days=60))
    assert typist.header()[1] == journal.balance(1) == 13
    assert typist.rows("clientList", AFTER_ID) == [13]
