"""The page before the visit in the window: by keys, through the day, onto paper and into a file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app import Journal, open_journal
from journal_app.storage.models import Note
from tests.core import TODAY, HandClock, days_ago
from tests.meetings import put
from tests.pdf import page_count, pdf_words
from tests.prepared import SECRET, nail_client, therapy_client
from tests.ui.keys import CTRL, press
from tests.ui.shell.parts import click, part, shown, text
from ui.app import create_window
from ui.main_window import MainWindow
from ui.pages.before import BeforePage
from ui.pages.before_card import BeforeCard
from ui.pages.before_section import BeforeSection
from ui.theme import theme

MakeWindow = Callable[..., MainWindow]
KEYS = Qt.Key


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with open_journal(tmp_path / "practice.journal", clock=HandClock()) as opened:
        yield opened


@pytest.fixture
def make_window(qtbot: QtBot, journal: Journal) -> MakeWindow:
    def make(client: int | None = None, language: str = "ru") -> MainWindow:
        window = shown(qtbot, create_window(journal, language=language))
        if client is not None:
            window.show_client(client)
        return window

    return make


def page(window: MainWindow) -> BeforePage:
    found = window.page("before")
    assert isinstance(found, BeforePage)
    return found


def said(window: MainWindow) -> str:
    """All that stands on the card, as a screen reader tells it."""
    card = part(window, "beforeCard", BeforeCard)
    sections = card.findChildren(BeforeSection)
    return "\n".join((card.accessibleName(), *(one.accessibleDescription() for one in sections)))


def name(window: MainWindow) -> str:
    return text(window, "beforeName")


def test_f4_opens_the_page_of_the_open_client_and_closes_it(
    journal: Journal, make_window: MakeWindow
) -> None:
    client, _ = nail_client(journal)
    window = make_window(client)
    press(window, KEYS.Key_F4)
    assert window.page_name() == "before"
    assert name(window) == "Вера Соколова"
    assert text(window, "beforeWhen") == "Сегодня, 14:00 · маникюр с дизайном · 90 мин"
    assert "Лаванда" in said(window)
    assert part(window, "beforePhoto", QLabel).pixmap().width() > 0
    assert part(window, "navClients", QAbstractButton).isChecked()
    press(None, KEYS.Key_F4)
    assert window.page_name() == "clients"
    assert window.clients.current_client() == client


def test_the_button_opens_it_and_escape_goes_back(
    journal: Journal, make_window: MakeWindow
) -> None:
    client, _ = therapy_client(journal)
    window = make_window(client)
    button = part(window, "actPrepare", QAbstractButton)
    assert button.text() == "Перед сессией"
    button.click()
    assert window.page_name() == "before"
    assert SECRET not in said(window)
    press(None, KEYS.Key_Escape)
    assert window.page_name() == "clients"


def test_from_today_it_is_the_next_visit_and_back_to_today(
    journal: Journal, make_window: MakeWindow
) -> None:
    client, _ = nail_client(journal)
    journal.visits.plan(journal.clients.add("Позже").id, TODAY, "17:00")
    window = make_window()
    press(window, "1", CTRL)
    assert window.page_name() == "today"
    press(window, KEYS.Key_F4)
    assert (window.page_name(), name(window)) == ("before", "Вера Соколова")
    click(window, "beforeBack")
    assert window.page_name() == "today"
    assert page(window).sheet() is not None
    window.desk.prepare_wanted.emit(client, None)
    assert window.page_name() == "before"
    click(window, "beforeOpen")
    assert (window.page_name(), window.clients.current_client()) == ("clients", client)


def test_without_any_visit_it_says_so(journal: Journal, make_window: MakeWindow) -> None:
    window = make_window()
    press(window, KEYS.Key_F4)
    assert window.page_name() == "clients"
    assert window.toast.message() == "Впереди пока ни одного визита."


@pytest.mark.parametrize(
    ("on", "back"),
    [(KEYS.Key_Right, KEYS.Key_Left), (KEYS.Key_PageDown, KEYS.Key_PageUp)],
)
def test_the_day_is_read_through(
    journal: Journal, make_window: MakeWindow, on: Qt.Key, back: Qt.Key
) -> None:
    client, _ = nail_client(journal)
    for at, who in (("10:00", "Алина"), ("17:00", "Жанна")):
        journal.visits.plan(journal.clients.add(who).id, TODAY, at)
    window = make_window(client)
    press(window, KEYS.Key_F4)
    assert text(window, "beforePlace") == "2 из 3"
    press(None, on)
    assert (name(window), text(window, "beforePlace")) == ("Жанна", "3 из 3")
    assert not part(window, "beforeNext", QAbstractButton).isEnabled()
    press(None, on)
    assert name(window) == "Жанна"
    press(None, back)
    press(None, back)
    assert (name(window), text(window, "beforePlace")) == ("Алина", "1 из 3")
    assert not part(window, "beforePrevious", QAbstractButton).isEnabled()
    click(window, "beforeNext")
    assert name(window) == "Вера Соколова"
    part(window, "beforeNext", QWidget).setFocus()
    press(None, on)  # wherever the focus is
    assert name(window) == "Жанна"


def test_someone_without_a_visit_stands_beside_the_day(
    journal: Journal, make_window: MakeWindow
) -> None:
    nail_client(journal)
    window = make_window(journal.clients.add("Анна").id)
    press(window, KEYS.Key_F4)
    assert name(window) == "Анна"
    assert part(window, "beforeEmpty", QWidget).isVisible()
    assert not part(window, "beforePlace", QWidget).isVisible()
    press(None, KEYS.Key_Right)
    assert name(window) == "Вера Соколова"
    assert window.findChild(QWidget, "beforeEmpty") is None


def test_the_private_layer_is_asked_for_each_time(
    journal: Journal, make_window: MakeWindow
) -> None:
    client, _ = therapy_client(journal)
    other = journal.clients.add("Олег").id
    journal.visits.plan(other, TODAY, "16:00")
    put(journal, Note, client=other, kind="session", on_day=days_ago(2), private="Тайна Олега")
    window = make_window(client)
    press(window, KEYS.Key_F4)
    box = part(window, "beforePrivate", QCheckBox)
    assert not box.isChecked()
    box.click()
    assert said(window).count(SECRET) == 2
    press(None, KEYS.Key_Left)
    assert name(window) == "Олег"
    assert not box.isChecked()
    assert "Тайна" not in said(window)
    press(None, KEYS.Key_Right)
    assert SECRET not in said(window)
    box.click()
    assert SECRET in said(window)
    press(None, KEYS.Key_Escape)
    press(window, KEYS.Key_F4)
    assert not box.isChecked()
    assert SECRET not in said(window)


def test_a_nail_master_is_offered_no_private_layer(
    journal: Journal, make_window: MakeWindow
) -> None:
    client, _ = nail_client(journal)
    window = make_window(client)
    press(window, KEYS.Key_F4)
    assert not part(window, "beforePrivate", QCheckBox).isVisible()
    assert not part(window, "beforeByCode", QCheckBox).isVisible()  # there is no code


@pytest.mark.parametrize("language", ["ru", "en"])
def test_it_is_kept_as_a_pdf_of_the_code_under_a_neutral_name(
    journal: Journal, make_window: MakeWindow, tmp_path: Path, language: str
) -> None:
    client, _ = therapy_client(journal)
    window = make_window(client, language)
    press(window, KEYS.Key_F4)
    part(window, "beforeByCode", QCheckBox).click()
    assert name(window) == "М-14"
    click(window, "beforePdf")
    dialog = part(window, "fileDialog", QFileDialog)
    assert "Марина" not in dialog.selectedFiles()[0]
    assert "М-14" not in dialog.selectedFiles()[0]  # names of files lie about for long
    target = tmp_path / "before.pdf"
    dialog.selectFile(str(target))
    dialog.accept()
    pdf = target.read_bytes()
    assert page_count(pdf) == 1
    words = pdf_words(pdf)
    assert "М-14" in words
    assert "Марина" not in words
    assert "".join(SECRET.split()) not in words
    assert "Марина".encode("utf-16-be") not in pdf
    assert "before.pdf" in window.toast.message()


def test_a_pdf_that_cannot_be_written_says_why(
    journal: Journal, make_window: MakeWindow, tmp_path: Path
) -> None:
    client, _ = nail_client(journal)
    window = make_window(client)
    press(window, KEYS.Key_F4)
    click(window, "beforePdf")
    dialog = part(window, "fileDialog", QFileDialog)
    dialog.fileSelected.emit(os.fspath(tmp_path / "nowhere" / "before.pdf"))
    dialog.reject()
    assert part(window, "notice", QWidget).isVisible()


def test_ctrl_p_prints_what_is_shown(
    journal: Journal, make_window: MakeWindow, tmp_path: Path
) -> None:
    client, _ = nail_client(journal)
    window = make_window(client)
    press(window, "p", CTRL)  # nothing to print here
    assert window.findChild(QDialog, "printDialog") is None
    press(window, KEYS.Key_F4)
    press(None, "p", CTRL)
    dialog = part(window, "printDialog", QDialog)
    named = [one for one in dialog.findChildren(QLineEdit) if one.objectName() == "filename"]
    if not named:  # a machine with printers opens its own sheet
        dialog.reject()
        return
    target = tmp_path / "printed.pdf"
    named[0].setText(str(target))
    dialog.accept()
    assert "ВераСоколова" in pdf_words(target.read_bytes())


def test_it_follows_what_changes(journal: Journal, make_window: MakeWindow) -> None:
    client, visit = nail_client(journal)
    window = make_window(client)
    press(window, KEYS.Key_F4)
    desk = window.desk
    desk.do(lambda: journal.facts.add(client, "little_thing", "Кот Беня", confirmed=True))
    assert "Кот Беня" in said(window)
    press(None, "z", CTRL)
    assert "Кот Беня" not in said(window)
    desk.do(lambda: journal.visits.move(visit, TODAY + timedelta(days=1)))
    assert text(window, "beforeWhen").startswith("Завтра, 14:00")


def test_it_is_left_when_the_client_is_gone(journal: Journal, make_window: MakeWindow) -> None:
    window = make_window()
    added = window.desk.do(lambda: journal.clients.add("Ошибка"))
    assert added is not None
    window.show_client(added.id)
    press(window, KEYS.Key_F4)
    assert window.page_name() == "before"
    press(None, "z", CTRL)
    assert window.page_name() == "clients"


def test_it_stays_through_a_change_of_language_and_text(
    qtbot: QtBot, journal: Journal, make_window: MakeWindow
) -> None:
    client, _ = nail_client(journal)
    window = make_window(client)
    press(window, KEYS.Key_F4)
    window.look.set_language("en")
    qtbot.waitUntil(lambda: "Today" in text(window, "beforeWhen"))
    assert (window.page_name(), name(window)) == ("before", "Вера Соколова")
    press(window, "+", CTRL)
    assert "Лаванда" in said(window)
    window.look.dark()
    assert name(window) == "Вера Соколова"


def test_nothing_is_cut_or_sideways(journal: Journal, make_window: MakeWindow) -> None:
    client, _ = nail_client(journal)
    journal.facts.add(client, "little_thing", "достопримечательность" * 20, confirmed=True)
    window = make_window(client)
    for width, height in ((1280, 800), (1024, 700)):
        window.resize(width, height)
        press(window, KEYS.Key_F4)
        card = part(window, "beforeCard", BeforeCard)
        assert card.mapTo(window, card.rect().bottomRight()).x() < width
        for section in card.findChildren(BeforeSection):
            corner = section.mapTo(card, section.rect().bottomRight())
            assert card.rect().contains(corner), section.objectName()
        press(None, KEYS.Key_F4)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_card_is_drawn_in_the_colours_of_the_scheme(
    journal: Journal, make_window: MakeWindow, scheme: str
) -> None:
    client, _ = nail_client(journal)
    window = make_window(client)
    getattr(window.look, scheme)()
    press(window, KEYS.Key_F4)
    card = part(window, "beforeCard", BeforeCard)
    image = card.grab().toImage()
    assert image.pixelColor(card.width() // 2, 12) == theme.color("surface")


def test_the_arrows_scroll_a_long_page(journal: Journal, make_window: MakeWindow) -> None:
    client, _ = nail_client(journal)
    for number in range(40):
        journal.facts.add(client, "little_thing", f"мелочь {number}", confirmed=True)
    window = make_window(client)
    press(window, KEYS.Key_F4)
    top = name_label(window).mapTo(window, name_label(window).rect().topLeft()).y()
    press(None, KEYS.Key_Down)
    lower = name_label(window).mapTo(window, name_label(window).rect().topLeft()).y()
    assert lower < top
    press(None, KEYS.Key_Up)
    assert name_label(window).mapTo(window, name_label(window).rect().topLeft()).y() == top


def name_label(window: MainWindow) -> QLabel:
    return part(window, "beforeName", QLabel)
