"""Documents on paper: one look whatever the screen's, a whole file or none, a printer's sheet."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app import open_journal
from journal_app.errors import JournalError
from tests.pdf import inks, page_count, pdf_words
from ui.printing import PAGE, choose_pdf, file_name, paper, pdf_of, print_document, save_pdf
from ui.theme import theme


def written(text: str) -> QTextDocument:
    document = paper()
    QTextCursor(document).insertText(text)
    return document


def test_words_of_both_alphabets_stand_on_one_page(qapp: QApplication) -> None:
    pdf = pdf_of(written("Вера: «ёлочки» — минус −4, office"), "Перед визитом")
    assert page_count(pdf) == 1
    assert pdf_words(pdf) == "Вера:«ёлочки»—минус−4,office"
    assert "Перед визитом".encode("utf-16-be") in pdf


def test_what_does_not_fit_goes_on_to_the_next_page(qapp: QApplication) -> None:
    document = written("\n".join(f"строка {number}" for number in range(100)))
    assert page_count(pdf_of(document)) == document.pageCount() > 1
    assert "строка99" in pdf_words(pdf_of(document))


def test_a_word_without_end_stays_on_the_paper(qapp: QApplication) -> None:
    document = written("а" * 400)
    assert document.idealWidth() <= PAGE.width()


def test_paper_is_dark_on_white_under_a_dark_theme(qapp: QApplication) -> None:
    theme.apply(qapp, "dark")
    assert inks(pdf_of(written("Слово " * 200))) == {(0.0, 0.0, 0.0)}


def test_a_pdf_is_written_whole_and_for_its_owner_alone(qapp: QApplication, tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    target.write_text("what was there before")
    save_pdf(written("Привет"), target, "Лист")
    assert pdf_words(target.read_bytes()) == "Привет"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["sheet.pdf"]


def test_a_pdf_that_cannot_be_written_says_why(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(JournalError) as refused:
        save_pdf(written("Привет"), tmp_path / "nowhere" / "sheet.pdf")
    assert refused.value.code == "no_such_file"
    path = tmp_path / "a.journal"
    with open_journal(path) as journal:
        with pytest.raises(JournalError) as refused:
            save_pdf(written("Привет"), path)
        assert refused.value.code == "file_exists"
        assert journal.client_lines() == []


def test_a_printer_is_asked_for_and_prints_when_agreed(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = print_document(window, written("Перед визитом"), "Вера")
    assert dialog.isVisible()
    target = tmp_path / "printed.pdf"
    named = [one for one in dialog.findChildren(QLineEdit) if one.objectName() == "filename"]
    if not named:  # a machine with printers opens its own sheet
        dialog.reject()
        return
    named[0].setText(str(target))
    dialog.accept()
    assert pdf_words(target.read_bytes()) == "Передвизитом"


def test_a_printer_given_up_prints_nothing(qtbot: QtBot, home: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog: QDialog = print_document(window, written("Перед визитом"), "Вера")
    dialog.reject()
    assert not list(home.rglob("*.pdf"))


def test_a_place_for_a_pdf_is_asked_with_a_name(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    chosen: list[str] = []
    dialog = choose_pdf(window, "Вера: 22/11", chosen.append)
    assert dialog is window.findChild(QFileDialog, "fileDialog")
    assert [Path(one).name for one in dialog.selectedFiles()] == ["Вера 22 11.pdf"]
    dialog.selectFile(str(tmp_path / "here"))
    dialog.accept()
    assert chosen == [str(tmp_path / "here.pdf")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Вера Соколова", "Вера Соколова"),
        ("../../etc/passwd", "etc passwd"),
        ("a\nb\tc", "a b c"),
        ("...", "-"),
        ("", "-"),
        ("я" * 300, "я" * 80),
    ],
)
def test_a_name_for_any_system(text: str, name: str) -> None:
    assert file_name(text) == name
