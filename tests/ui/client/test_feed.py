"""The feed: what it shows, its running balances, its filters, and mending a record in place."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QMenu, QWidget

from journal_app import Journal
from tests.core import TODAY, days_ago
from tests.exchange.everything_else import live
from tests.ui.client.page import Page
from ui.client.feed_model import Role

ENTER, F2, DELETE = Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_Delete
PARTS = ("named", "owned", "repaired", "prevented")


@pytest.fixture
def lived(of_vera: Page, journal: Journal, vera: int) -> dict[str, int]:
    """One record of every kind; the ids by name."""
    make = journal.entries
    ids = {
        "deposit": make.deposit(vera, "integrity", note="Сказала сразу", on=days_ago(70)).id,
        "slip": make.withdraw(vera, "commitments", note="Опоздала", on=days_ago(40)).id,
        "open": make.withdraw(vera, "little_things", note="Забыла чай", on=days_ago(3)).id,
    }
    ids["apology"] = make.apologise(ids["slip"], PARTS, on=days_ago(39)).id
    kept = journal.promises.make(vera, "Найти пилку", due=days_ago(10), on=days_ago(30)).id
    journal.promises.keep(kept, on=days_ago(12))
    late = journal.promises.make(vera, "Показать палитру", due=days_ago(9), on=days_ago(30)).id
    journal.promises.move(late, TODAY + timedelta(days=5), on=days_ago(10))
    ids["promise"], ids["moved"] = kept, late
    ids["note"] = journal.notes.add(vera, "Любит тишину", on=days_ago(5)).id
    of_vera.view.show_client(vera)
    of_vera.settle()
    return ids


@pytest.mark.usefixtures("lived")
def test_it_shows_what_the_journal_tells(of_vera: Page, vera: int) -> None:
    told = of_vera.journal.feed(vera)
    assert of_vera.lines() == told
    model = of_vera.part("feed", QAbstractItemView).model()
    for row, line in enumerate(told):
        index = model.index(row, 0)
        assert index.data(Role.KEY) == line.key
        assert index.data(Role.POINTS) == line.points
        assert index.data(Role.BALANCE) == line.balance
        assert line.text in index.data()
    assert {line.kind for line in told} >= {"apology", "promise_kept", "promise_moved", "note"}


@pytest.mark.usefixtures("lived")
def test_running_balances_stay_true_after_every_change(of_vera: Page, vera: int) -> None:
    journal, do = of_vera.journal, of_vera.desk.do
    do(lambda: journal.entries.deposit(vera, "understanding", on=days_ago(50)))
    assert of_vera.lines() == journal.feed(vera)
    do(journal.undo)
    assert of_vera.lines() == journal.feed(vera)
    do(lambda: journal.settings.change({"fading": False}))
    assert of_vera.lines() == journal.feed(vera)
    do(lambda: journal.clients.edit(vera, opening=50))
    assert of_vera.lines() == journal.feed(vera)


def test_a_long_feed_comes_by_pages(of_vera: Page, journal: Journal, vera: int) -> None:
    for day in range(230):
        journal.entries.deposit(vera, "integrity", note=f"Раз {day}", on=days_ago(day))
    of_vera.view.show_client(vera)
    of_vera.settle()
    view = of_vera.part("feed", QAbstractItemView)
    assert len(of_vera.lines()) == 100
    of_vera.desk.do(lambda: journal.entries.deposit(vera, "integrity", note="Новое"))
    assert len(of_vera.lines()) == 101
    assert of_vera.lines() == journal.feed(vera, 101)
    for shown in (201, 231):
        view.scrollToBottom()
        of_vera.settle()
        assert len(of_vera.lines()) == shown
    assert of_vera.lines() == journal.feed(vera)


def test_a_change_leaves_selection_and_place(of_vera: Page, journal: Journal, vera: int) -> None:
    ids = [journal.entries.deposit(vera, "integrity", on=days_ago(n)).id for n in range(1, 60)]
    of_vera.view.show_client(vera)
    view = of_vera.choose("feed", ("entry", ids[40]))
    view.scrollTo(view.currentIndex())
    place = view.visualRect(view.currentIndex()).y()
    of_vera.desk.do(lambda: journal.entries.edit(ids[50], note="Иначе"))
    of_vera.settle()
    assert view.currentIndex().data(Role.KEY) == ("entry", ids[40])
    assert view.visualRect(view.currentIndex()).y() == place


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize(
    ("chip", "kinds"),
    [
        ("feedDeposits", {"deposit"}),
        ("feedWithdrawals", {"withdrawal"}),
        ("feedPromises", {"promise_made", "promise_moved", "promise_kept"}),
        ("feedApologies", {"apology"}),
        ("feedNotes", {"note"}),
    ],
)
def test_filters(of_vera: Page, vera: int, chip: str, kinds: set[str]) -> None:
    whole = of_vera.lines()
    of_vera.click(chip)
    assert of_vera.lines() == [line for line in whole if line.kind in kinds]
    assert {line.kind for line in of_vera.lines()} == kinds
    of_vera.click("feedAll")
    assert of_vera.lines() == whole
    of_vera.click(chip)
    of_vera.view.show_client(None)
    of_vera.view.show_client(vera)
    assert of_vera.lines() == whole, "another client begins with everything"


def test_an_empty_feed_says_what_to_do(of_vera: Page, journal: Journal, vera: int) -> None:
    view = of_vera.part("feed", QAbstractItemView)
    assert not view.isVisible()
    of_vera.desk.do(lambda: journal.entries.deposit(vera, "integrity"))
    assert view.isVisible()
    of_vera.click("feedNotes")
    assert not view.isVisible()


def test_mending_a_deposit_in_place(of_vera: Page, lived: dict[str, int], vera: int) -> None:
    of_vera.choose("feed", ("entry", lived["deposit"]))
    of_vera.key(ENTER)
    assert of_vera.note.toPlainText() == "Сказала сразу"
    assert of_vera.points() == 3
    of_vera.type("Сказала заранее")
    of_vera.click("principle_expectations")
    assert of_vera.points() == 3, "another principle keeps the points"
    of_vera.click("size_large")
    assert of_vera.preview("points") == 4
    of_vera.click("composerConfirmed")
    of_vera.set_day("composerDate", days_ago(71))
    of_vera.click("composerSave")
    (line,) = [line for line in of_vera.lines() if line.key == ("entry", lived["deposit"])]
    assert (line.text, line.principle, line.points) == ("Сказала заранее", "expectations", 4)
    assert (line.on, line.confirmed) == (days_ago(71), True)
    of_vera.desk.do(of_vera.journal.undo)
    (line,) = [line for line in of_vera.lines() if line.key == ("entry", lived["deposit"])]
    assert (line.text, line.points, line.confirmed) == ("Сказала сразу", 3, False)
    assert len(of_vera.journal.feed(vera)) == len(of_vera.lines())


def test_saving_what_was_not_changed_writes_nothing(of_vera: Page, lived: dict[str, int]) -> None:
    step = of_vera.journal.undo_step()
    for name in ("deposit", "slip", "apology"):
        of_vera.choose("feed", ("entry", lived[name]))
        of_vera.key(F2)
        of_vera.key(ENTER)
        assert not of_vera.is_writing
    assert of_vera.journal.undo_step() == step


def test_mending_an_answered_entry_counts_its_apology_again(
    of_vera: Page, lived: dict[str, int]
) -> None:
    of_vera.choose("feed", ("entry", lived["slip"]))
    of_vera.key(F2)
    spin = of_vera.part("composerPoints", QAbstractSpinBox)
    spin.setFocus()
    spin.selectAll()
    of_vera.type("9")
    of_vera.key(ENTER)
    (apology,) = [line for line in of_vera.lines() if line.kind == "apology"]
    assert (apology.points, apology.restored) == (9, (9, 9))


def test_mending_an_apology(of_vera: Page, lived: dict[str, int]) -> None:
    of_vera.choose("feed", ("entry", lived["apology"]))
    of_vera.key(F2)
    assert of_vera.note.toPlainText() == "", "the words of what it answers are not its own"
    assert all(of_vera.is_checked(f"part_{part}") for part in PARTS)
    of_vera.type("Позвонила")
    of_vera.click("part_prevented")
    of_vera.click("composerSave")
    (apology,) = [line for line in of_vera.lines() if line.kind == "apology"]
    assert (apology.text, apology.points, apology.parts) == ("Позвонила", 3, PARTS[:3])


def test_mending_the_end_of_a_promise(of_vera: Page, lived: dict[str, int]) -> None:
    (entry,) = [line.key for line in of_vera.lines() if line.kind == "promise_kept"]
    of_vera.choose("feed", entry)
    of_vera.key(F2)
    assert not of_vera.note.isVisible()
    of_vera.set_day("composerDate", days_ago(8))
    of_vera.click("composerSave")
    (line,) = [line for line in of_vera.lines() if line.key == entry]
    assert (line.kind, line.points, line.on) == ("promise_late", -4, days_ago(8))
    assert line.promise == lived["promise"]


def test_mending_a_note(of_vera: Page, lived: dict[str, int]) -> None:
    of_vera.choose("feed", ("note", lived["note"]))
    of_vera.key(F2)
    of_vera.type("Любит разговоры")
    of_vera.key(ENTER)
    assert "Любит разговоры" in [line.text for line in of_vera.lines()]


def test_deleting_takes_the_apology_along(of_vera: Page, lived: dict[str, int]) -> None:
    whole = of_vera.lines()
    of_vera.choose("feed", ("entry", lived["slip"]))
    of_vera.key(DELETE)
    assert {line.key for line in whole} - {line.key for line in of_vera.lines()} == {
        ("entry", lived["slip"]),
        ("entry", lived["apology"]),
    }
    assert of_vera.part("feed", QAbstractItemView).currentIndex().isValid()
    of_vera.desk.do(of_vera.journal.undo)
    assert of_vera.lines() == whole


def test_deleting_a_note_and_a_promise(of_vera: Page, lived: dict[str, int]) -> None:
    of_vera.choose("feed", ("note", lived["note"]))
    of_vera.key(DELETE)
    of_vera.choose("feed", ("promise", lived["promise"]))
    of_vera.key(DELETE)
    kept = {line.kind for line in of_vera.lines()}
    assert "note" not in kept
    assert "promise_kept" not in kept


@pytest.mark.parametrize("key", ["a", "ф"])
def test_a_starts_an_apology_for_the_entry(of_vera: Page, lived: dict[str, int], key: str) -> None:
    of_vera.choose("feed", ("entry", lived["open"]))
    of_vera.key(key)
    assert of_vera.part("composerEntry", QWidget).property("currentText").endswith("Забыла чай")
    of_vera.key(Qt.Key.Key_Escape)
    for name in ("deposit", "slip", "apology"):
        of_vera.choose("feed", ("entry", lived[name]))
        of_vera.key(key)
        assert not of_vera.is_writing, name


@pytest.mark.parametrize("key", ["c", "с"])
def test_c_says_whose_words_they_are(of_vera: Page, lived: dict[str, int], key: str) -> None:
    key_of = ("entry", lived["deposit"])
    of_vera.choose("feed", key_of)
    for confirmed in (True, False):
        of_vera.key(key)
        (line,) = [line for line in of_vera.lines() if line.key == key_of]
        assert line.confirmed is confirmed


@pytest.mark.usefixtures("lived")
def test_the_menu_offers_what_can_be_done(of_vera: Page, lived: dict[str, int]) -> None:
    view = of_vera.choose("feed", ("entry", lived["open"]))
    assert offered(of_vera, view) == ["edit", "apologise", "confirm", "delete"]
    view = of_vera.choose("feed", ("note", lived["note"]))
    assert offered(of_vera, view) == ["edit", "delete"]


def offered(page: Page, view: QAbstractItemView) -> list[str]:
    """What the context menu of the current row holds."""
    page.key(Qt.Key.Key_Menu)
    (menu,) = page.view.findChildren(QMenu, "feedMenu")
    if not menu.isVisible():  # no keyboard menu on this platform: ask for it
        view.customContextMenuRequested.emit(QPoint())
        view.menu_wanted.emit(view.mapToGlobal(view.visualRect(view.currentIndex()).center()))
    names = [action.data() for action in menu.actions()]
    menu.close()
    return names


def test_a_double_click_mends(of_vera: Page, lived: dict[str, int]) -> None:
    view = of_vera.choose("feed", ("note", lived["note"]))
    spot = view.visualRect(view.currentIndex()).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert of_vera.note.toPlainText() == "Любит тишину"


@pytest.mark.parametrize("name", ["feed", "promiseList", "tabFeed", "actCloseVisit", "feedAll"])
@pytest.mark.usefixtures("lived")
def test_digits_are_the_windows_wherever_the_focus_is(of_vera: Page, name: str) -> None:
    heard: list[str] = []
    for digit in "1234":
        shortcut = QShortcut(QKeySequence(digit), of_vera.window)
        shortcut.activated.connect(lambda digit=digit: heard.append(digit))
    if name == "promiseList":
        of_vera.click("tabPromises")
    of_vera.part(name, QWidget).setFocus()
    for digit in "1234":
        of_vera.key(digit)
    assert heard == ["1", "2", "3", "4"]


def test_digits_are_text_while_one_writes(of_vera: Page) -> None:
    heard: list[str] = []
    shortcut = QShortcut(QKeySequence("1"), of_vera.window)
    shortcut.activated.connect(lambda: heard.append("1"))
    of_vera.view.start("deposit")
    of_vera.type("1")
    assert of_vera.note.toPlainText() == "1"
    assert heard == []


# -- all that stands beside the account -----------------------------------------------------------


@pytest.fixture
def beside(of_vera: Page, journal: Journal, vera: int) -> Page:
    """A row of every table that the feed tells of."""
    live(journal, vera)
    of_vera.view.show_client(vera)
    of_vera.settle()
    return of_vera


def told(page: Page) -> dict[str, tuple[str, str]]:
    """(title, what is said aloud) by kind; of several the oldest."""
    model = page.part("feed", QAbstractItemView).model()
    found = {}
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        line = index.data(Role.LINE)
        spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
        found[line.kind] = (index.data(), spoken)
    return found


def test_the_words_of_every_kind(beside: Page) -> None:
    found = told(beside)
    # The window's own words are English here; those of the profession and the handbook are not.
    assert found["visit"][0].replace("\N{NO-BREAK SPACE}", " ") == (
        "Визит: маникюр, покрытие · 3 200 ₽"
    )
    for part in ("10:30", "с опозданием", "“меня ценят”", "смеялись"):
        assert part in found["visit"][1]
    assert found["contact"][0] == "Call: не ответила"
    assert "sent" in found["contact"][1]
    assert found["photo"][0] == "Photo: до"
    assert found["fact"][0].endswith(": лак X")
    assert found["position"][0] == "Position: mirror, as equals"
    assert found["session"][0] == "о работе"
    assert "with a private layer" in found["session"][1]


def test_planned_visits_and_positions_are_not_in_the_feed(beside: Page, vera: int) -> None:
    lines = beside.journal.feed(vera)
    assert [line.kind for line in lines].count("visit") == 1
    assert [line.kind for line in lines].count("position") == 1


def test_nothing_private_is_told(beside: Page) -> None:
    for line in beside.lines():
        whole = repr(line)
        assert all(secret not in whole for secret in ("сон", "только для меня", "о ком"))
    hidden = [line for line in beside.lines() if line.kind == "fragment" and line.private]
    assert [line.text for line in hidden] == [""]


def test_a_psychologist_reads_of_sessions(beside: Page, journal: Journal) -> None:
    beside.desk.do(lambda: journal.settings.change({"profession": "psychologist"}))
    beside.settle()
    assert beside.part("feedVisits", QWidget) is not None
    assert beside.desk.words["event_visit"] == "Сессия"


@pytest.mark.parametrize(
    ("chip", "kinds"),
    [
        ("feedVisits", {"visit"}),
        ("feedContacts", {"contact"}),
        ("feedNotes", {"session", "photo", "fact", "position", "fragment"}),
    ],
)
def test_filters_beside_the_account(beside: Page, chip: str, kinds: set[str]) -> None:
    beside.click(chip)
    assert {line.kind for line in beside.lines()} == kinds


@pytest.mark.parametrize("table", ["contact", "photo", "fact", "position", "fragment"])
def test_deleting_a_row_beside_the_account(
    beside: Page, journal: Journal, vera: int, table: str
) -> None:
    feed = beside.part("feed", QAbstractItemView)
    line = next(one for one in journal.feed(vera) if one.key[0] == table)
    row = beside.lines().index(line)
    feed.setCurrentIndex(feed.model().index(row, 0))
    QTest.keyClick(feed, DELETE)
    beside.settle()
    assert line not in journal.feed(vera)
    beside.desk.do(journal.undo)
    assert line in journal.feed(vera)


def test_what_has_no_sheet_is_not_offered_to_be_mended(
    beside: Page, journal: Journal, vera: int
) -> None:
    asked: list[object] = []
    timeline = beside.part("feed", QAbstractItemView).parent()
    while not hasattr(timeline, "edit_wanted"):
        timeline = timeline.parent()
    timeline.edit_wanted.connect(asked.append)
    feed = beside.part("feed", QAbstractItemView)
    row = next(n for n, one in enumerate(journal.feed(vera)) if one.kind == "photo")
    feed.setCurrentIndex(feed.model().index(row, 0))
    QTest.keyClick(feed, F2)
    assert asked == []
