"""The supervision sheet: chosen, without names, printed, discussed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QListWidget, QTextBrowser

from journal_app import Journal
from tests.core import days_ago
from tests.ui.keys import CTRL, SHIFT, press
from tests.ui.shell.parts import click, part, sheet
from ui.dialogs.supervision import SupervisionSheet
from ui.main_window import MainWindow


@pytest.fixture
def fragments(journal: Journal) -> list[int]:
    """Two of Vera (client 1), one of them private, and one of Boris (client 2)."""
    add = journal.supervision.add
    return [
        add(1, "Вера молчала, потом Верочка Соколова заплакала", "о чём Вера молчит?").id,
        add(2, "Борису стыдно").id,
        add(1, "похоже на мою историю с гжщыбло", private=True).id,
    ]


@pytest.fixture
def opened(window: MainWindow, fragments: list[int]) -> SupervisionSheet:
    assert len(fragments) == 3
    press(None, "ы", CTRL | SHIFT)  # S on a Russian layout
    found = sheet("supervisionSheet")
    assert isinstance(found, SupervisionSheet)
    return found


def preview(opened: SupervisionSheet) -> str:
    return part(opened, "supervisionPreview", QTextBrowser).toPlainText()


def tick(opened: SupervisionSheet, fragment: int, ticked: bool) -> None:
    view = part(opened, "supervisionList", QListWidget)
    for row in range(view.count()):
        if view.item(row).data(Qt.ItemDataRole.UserRole) == fragment:
            view.item(row).setCheckState(
                Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
            )


def test_codes_stand_for_names(opened: SupervisionSheet) -> None:
    text = preview(opened)
    assert "К-1 молчала, потом К-1 заплакала" in text
    assert "Вопрос: о чём К-1 молчит?" in text
    assert "К-2 стыдно" in text
    assert "Вер" not in text
    assert "Борис" not in text
    view = part(opened, "supervisionList", QListWidget)
    assert all("Вер" not in view.item(row).text() for row in range(view.count()))
    opened.reject()


def test_private_words_are_there_only_when_asked_for_this_time(
    opened: SupervisionSheet, window: MainWindow
) -> None:
    assert "гжщыбло" not in preview(opened)
    part(opened, "supervisionPrivate", QCheckBox).setChecked(True)
    assert "гжщыбло" in preview(opened)
    assert "из личного слоя" in preview(opened)
    opened.reject()
    window.deeds.open_supervision()
    again = sheet("supervisionSheet")
    assert isinstance(again, SupervisionSheet)
    assert "гжщыбло" not in preview(again), "asked for each time"
    again.reject()


def test_what_is_not_ticked_is_not_taken(opened: SupervisionSheet, fragments: list[int]) -> None:
    tick(opened, fragments[0], False)
    assert "молчала" not in preview(opened)
    assert "К-2 стыдно" in preview(opened), "a code is the same whatever is ticked"
    opened.reject()


def test_what_was_discussed_is_gone_in_one_step(
    opened: SupervisionSheet, fragments: list[int], journal: Journal, window: MainWindow
) -> None:
    tick(opened, fragments[1], False)
    click(opened, "supervisionDiscussed")
    assert {line.id for line in journal.supervision.fragments()} == set(fragments[1:])
    opened.reject()
    window.history.undo()
    assert {line.id for line in journal.supervision.fragments()} == set(fragments)


def test_the_pdf_is_a4_and_holds_no_name(
    opened: SupervisionSheet, tmp_path: Path, journal: Journal
) -> None:
    path = tmp_path / "лист.pdf"
    opened.save_pdf(str(path))
    content = path.read_bytes()
    assert content.startswith(b"%PDF")
    assert b"MediaBox [0 0 595.000000 842.000000]" in content
    for word in ("Вера", "Соколова", "Борис"):
        for code in ("utf-8", "utf-16-be", "cp1251"):
            assert word.encode(code) not in content
    opened.reject()
    assert journal.undo_step() is not None


def test_a_place_that_cannot_be_written_is_said(
    opened: SupervisionSheet, window: MainWindow, tmp_path: Path
) -> None:
    told: list[str] = []
    window.desk.failed.connect(lambda error: told.append(error.code))
    opened.save_pdf(str(tmp_path / "none" / "x.pdf"))
    assert told == ["read_only"]
    opened.reject()


def test_nothing_to_take_says_how_to_begin(window: MainWindow) -> None:
    window.deeds.open_supervision()
    found = sheet("supervisionSheet")
    assert isinstance(found, SupervisionSheet)
    assert found.html()
    assert not part(found, "supervisionList", QListWidget).isVisible()
    found.reject()


def test_the_card_s_code_goes_before_a_made_one(window: MainWindow, journal: Journal) -> None:
    journal.cards.edit(1, code="Сова")
    journal.supervision.add(1, "Вера молчала", on=days_ago(1))
    window.deeds.open_supervision()
    found = sheet("supervisionSheet")
    assert isinstance(found, SupervisionSheet)
    assert "Сова молчала" in preview(found)
    found.reject()
