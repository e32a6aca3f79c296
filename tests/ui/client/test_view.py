"""The page as a whole: header, right column, hidden numbers, small windows, what changes reload."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QMenu,
    QScrollArea,
    QWidget,
)

from journal_app import Journal
from tests.core import TODAY, days_ago
from tests.ui.client.page import Page
from ui.client.phrases import ClientPhrases
from ui.desk import Desk
from ui.theme import theme
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.year_chart import YearChart
from ui.widgets.zone_label import ZoneLabel


def test_a_journal_without_clients_says_what_to_do_first(page: Page, journal: Journal) -> None:
    first = page.part("clientFirst", EmptyState)
    assert first.isVisible()
    wanted: list[bool] = []
    page.view.new_client_wanted.connect(lambda: wanted.append(True))
    page.click("firstClient")
    assert wanted == [True]
    page.desk.do(lambda: journal.clients.add("Вера"))
    assert not first.isVisible()
    assert page.part("clientNobody", EmptyState).isVisible()
    page.desk.do(journal.undo)
    assert first.isVisible()


def test_nothing_can_be_written_for_nobody(page: Page) -> None:
    page.view.start("deposit")
    assert not page.is_writing
    assert page.view.client_id is None
    assert not page.view.has_draft()


def test_the_header(of_vera: Page, journal: Journal, vera: int) -> None:
    journal.entries.deposit(vera, "little_things", confirmed=True)
    journal.entries.deposit(vera, "little_things")
    journal.entries.withdraw(vera, "integrity", on=days_ago(5))
    of_vera.view.show_client(vera)
    assert of_vera.view.client_id == vera
    assert of_vera.part("clientName", ElidedLabel).text() == "Вера"
    balance = of_vera.part("clientBalance", ZoneLabel)
    assert (balance.property("points"), balance.property("zone")) == (14, "steady")
    assert balance.property("confirmed") == 5
    assert balance.accessibleName() == "ровно 14"
    line = of_vera.part("clientBalanceLine", QLabel).text()
    assert line == "ЭБС · со слов клиента 5 · выдержит промахов:\N{NO-BREAK SPACE}2"
    care = of_vera.part("clientCare", QLabel).text()
    assert care.replace("\N{NO-BREAK SPACE}", " ") == "ждёт извинения 5 дней"
    assert not of_vera.part("clientArchived", QLabel).isVisible()


def test_what_fades_is_said_only_when_something_does(
    of_vera: Page, journal: Journal, vera: int
) -> None:
    assert not of_vera.part("clientFades", QLabel).isVisible()
    of_vera.desk.do(lambda: journal.entries.deposit(vera, "little_things", on=days_ago(40)))
    assert of_vera.part("clientFades", QLabel).isVisible()
    assert of_vera.part("clientFades", QLabel).text().endswith("by\N{NO-BREAK SPACE}2")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "with us since today"),
        (12, "with us for %n day(s)"),
        (31, "with us for %n month(s)"),
        (366, "with us for %n year(s)"),
        (430, "with us for %n year(s) and %n month(s)"),
    ],
)
def test_how_long_with_us(desk: Desk, days: int, words: str) -> None:
    said = ClientPhrases(desk).with_us(days_ago(days))
    assert said == words.replace("%n day", "12 day").replace(
        "%n month", "1 month" if days == 31 else "2 month"
    ).replace("%n year", "1 year")


def test_a_name_too_long_is_elided_and_whole_in_the_label(
    of_vera: Page, journal: Journal, vera: int
) -> None:
    name = "Константинопольская-Преображенская " * 8
    of_vera.desk.do(lambda: journal.clients.edit(vera, name=name))
    label = of_vera.part("clientName", ElidedLabel)
    assert label.text() == name.strip()
    assert label.is_elided()
    assert of_vera.part("clientBalance", QWidget).isVisible()
    assert label.width() < of_vera.view.width()


def test_the_menu_puts_into_the_archive_and_back(
    of_vera: Page, journal: Journal, vera: int
) -> None:
    (menu,) = of_vera.view.findChildren(QMenu, "clientMenu")
    edit, archive, *_ = menu.actions()
    wanted: list[bool] = []
    of_vera.view.edit_wanted.connect(lambda: wanted.append(True))
    edit.trigger()
    assert wanted == [True]
    archive.trigger()
    assert journal.client_page(vera).archived_on == TODAY
    assert of_vera.part("clientArchived", QLabel).isVisible()
    archive.trigger()
    assert journal.client_page(vera).archived_on is None
    assert not of_vera.part("clientArchived", QLabel).isVisible()


def test_hidden_numbers_hide_everywhere_but_for_those_who_ask(
    of_vera: Page, journal: Journal, vera: int
) -> None:
    journal.promises.make(vera, "Найти пилку", due=TODAY + timedelta(days=1))
    slip = journal.entries.withdraw(vera, "integrity", on=days_ago(9)).id
    journal.entries.apologise(slip, ("named",), on=days_ago(8))
    journal.entries.withdraw(vera, "integrity", on=days_ago(1))
    of_vera.desk.do(lambda: journal.settings.change({"hide_numbers": True}))
    for kind in ("deposit", "withdrawal", "promise", "apology"):
        of_vera.view.start(kind)
        of_vera.choose("promiseList", journal.client_promises(vera)[0].id)
        of_vera.settle()
        for words in visible_words(of_vera):
            assert not any(sign in words for sign in "+−"), words
        assert of_vera.preview("balance") is not None
    balance = of_vera.part("clientBalance", ZoneLabel)
    assert balance.property("points") == journal.balance(vera)
    assert balance.accessibleName() == "нужна забота"
    of_vera.view.start("deposit")
    assert not of_vera.part("composerPoints", QWidget).isVisible()
    of_vera.type("Слово")
    of_vera.key(Qt.Key.Key_Return)
    assert journal.feed(vera)[0].points == 5, "the size still counts"


def visible_words(page: Page) -> list[str]:
    """What labels, buttons and lists say, as far as it can be seen."""
    words = [label.text() for label in page.view.findChildren(QLabel) if label.isVisible()]
    buttons = page.view.findChildren(QAbstractButton)
    words += [button.text() for button in buttons if button.isVisible()]
    for view in page.view.findChildren(QAbstractItemView):
        delegate = view.itemDelegate()
        if not view.isVisible() or not hasattr(delegate, "laid"):
            continue
        for row in range(view.model().rowCount()):
            look = delegate.laid(view.model().index(row, 0)).look
            words += [look.title, *(text for text, _ in look.meta), *(n[0] for n in look.numbers)]
    return words


def test_a_record_of_somebody_else_reloads_nothing(of_vera: Page, journal: Journal) -> None:
    anna = journal.clients.add("Анна").id
    resets: list[bool] = []
    model = of_vera.part("feed", QAbstractItemView).model()
    for signal in (model.modelReset, model.rowsInserted, model.dataChanged):
        signal.connect(lambda *_: resets.append(True))
    of_vera.desk.do(lambda: journal.entries.deposit(anna, "integrity"))
    assert resets == []
    assert of_vera.part("clientBalance", QWidget).property("points") == 10


def test_one_record_inserts_one_row(of_vera: Page, journal: Journal, vera: int) -> None:
    for day in range(1, 20):
        journal.entries.deposit(vera, "integrity", on=days_ago(day))
    of_vera.view.show_client(vera)
    heard: list[tuple[int, int]] = []
    model = of_vera.part("feed", QAbstractItemView).model()
    model.modelReset.connect(lambda: heard.append((-1, -1)))
    model.rowsInserted.connect(lambda _parent, first, last: heard.append((first, last)))
    of_vera.desk.do(lambda: journal.entries.deposit(vera, "integrity"))
    assert heard == [(0, 0)]


def test_a_client_that_is_gone_leaves_the_page(of_vera: Page, journal: Journal) -> None:
    anna = journal.clients.add("Анна").id
    of_vera.view.show_client(anna)
    of_vera.desk.do(lambda: journal.clients.erase(anna, "по просьбе"))
    assert of_vera.view.client_id is None
    assert of_vera.part("clientNobody", QWidget).isVisible()
    of_vera.view.show_client(anna)
    assert of_vera.view.client_id is None


def test_the_years_balance(of_vera: Page, journal: Journal, vera: int) -> None:
    journal.entries.deposit(vera, "little_things", on=days_ago(200))
    of_vera.desk.do(lambda: journal.entries.deposit(vera, "little_things", on=days_ago(30)))
    of_vera.settle()  # it is drawn after the balance
    chart = of_vera.part("yearChart", YearChart)
    days, balances = journal.history(vera)
    assert [chart.balance_on(day) for day in days] == balances


def test_the_right_column_lists_the_nearest_and_counts_the_rest(
    of_vera: Page, journal: Journal, vera: int
) -> None:
    for day in range(6):
        journal.promises.make(vera, f"Слово {day}", due=TODAY + timedelta(days=day))
    of_vera.view.show_client(vera)
    of_vera.settle()
    shown = of_vera.view.findChildren(QAbstractButton)
    assert sum(one.objectName().startswith("sidePromise_") for one in shown) == 3
    of_vera.click("sidePromisesMore")
    assert of_vera.is_checked("tabPromises")


@pytest.mark.parametrize("size", [(1208, 800), (664, 620)])
@pytest.mark.parametrize("kind", ["", "deposit", "withdrawal", "promise", "apology"])
@pytest.mark.parametrize("scale", [1.0, 1.6])
def test_nothing_is_cut_in_any_window(
    qapp: QApplication,
    of_vera: Page,
    journal: Journal,
    vera: int,
    size: tuple[int, int],
    kind: str,
    scale: float,
) -> None:
    journal.entries.withdraw(vera, "integrity", note="Слово " * 30)
    journal.promises.make(vera, "Слово " * 30, due=TODAY + timedelta(days=1))
    theme.apply(qapp, "light", scale)
    of_vera.view.show_client(vera)
    of_vera.window.resize(*size)
    if kind:
        of_vera.view.start(kind)
    for _ in range(4):  # one turn of the loop for every layout inside a layout
        of_vera.settle()
    assert (of_vera.window.width(), of_vera.window.height()) == size
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    (scroll,) = of_vera.view.findChildren(QScrollArea, options=direct)
    content = scroll.widget()
    assert content.width() <= scroll.viewport().width()
    for child in content.findChildren(QWidget):
        parent = child.parentWidget()
        inside = not isinstance(parent.parentWidget(), QAbstractItemView)
        if child.isVisible() and inside and isinstance(child, QAbstractButton | QLabel):
            name = child.objectName() or type(child).__name__
            assert parent.rect().contains(child.geometry()), f"{name} is cut"
            if not name.endswith("Calendar"):  # only an icon, in a field of its own height
                assert child.height() >= child.minimumSizeHint().height(), name


def test_siblings_do_not_overlap(of_vera: Page, journal: Journal, vera: int) -> None:
    journal.entries.withdraw(vera, "integrity", note="Слово")
    of_vera.window.resize(640, 640)
    for kind in ("deposit", "withdrawal", "promise", "apology"):
        of_vera.view.start(kind)
        for _ in range(4):
            of_vera.settle()
        sheet = of_vera.note.parentWidget()
        parts = [child for child in sheet.children() if isinstance(child, QWidget)]
        parts = [child for child in parts if child.isVisible()]
        for number, one in enumerate(parts):
            for other in parts[number + 1 :]:
                assert not one.geometry().intersects(other.geometry()), (one, other)


def test_another_theme_and_text_size_are_taken_at_once(
    qapp: QApplication, of_vera: Page, journal: Journal, vera: int
) -> None:
    of_vera.desk.do(lambda: journal.entries.deposit(vera, "integrity", note="Слово"))
    view = of_vera.part("feed", QAbstractItemView)
    of_vera.settle()
    height = view.visualRect(view.model().index(0, 0)).height()
    theme.apply(qapp, "dark", 1.6)
    of_vera.settle()
    assert view.visualRect(view.model().index(0, 0)).height() > height
    assert view.grab().toImage().pixelColor(2, 2) == theme.color("surface")


def test_every_part_to_act_on_has_a_name_of_its_own(
    of_vera: Page, journal: Journal, vera: int
) -> None:
    journal.entries.withdraw(vera, "integrity")
    journal.promises.make(vera, "Слово")
    of_vera.view.show_client(vera)
    for kind in ("deposit", "withdrawal", "promise", "apology"):
        of_vera.view.start(kind)
        names = []
        for child in of_vera.view.findChildren(QWidget):
            if child.focusPolicy() == Qt.FocusPolicy.NoFocus or child.focusProxy():
                continue
            if child.isHidden() and not child.property("text"):
                continue
            if child.objectName().startswith("qt_") or isinstance(child, QScrollArea):
                continue
            assert child.objectName(), child
            spoken = child.accessibleName() or child.property("text") or child.toolTip()
            assert spoken or isinstance(child, QMenu) or "qt_spinbox" in child.objectName(), child
            names.append(child.objectName())
        assert len(names) == len(set(names))
