"""A damaged journal is salvaged from the page of a failed start, and what came of it is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from journal_app import open_journal
from journal_app.errors import JournalError
from tests.ui.safety.acts import WORDS, names, put
from tests.ui.shell.parts import click, part
from ui.dialogs.start_problem import StartProblem
from ui.language import install_language

PAGE = 4096


@pytest.mark.parametrize("passphrase", [None, WORDS])
def test_what_can_be_read_is_saved_and_opens(
    qtbot: QtBot, app: QApplication, tmp_path: Path, passphrase: str | None
) -> None:
    install_language(app, "ru")
    path = tmp_path / "practice.journal"
    with open_journal(path, passphrase) as journal:
        vera = journal.clients.add("Вера").id
        for number in range(300):
            journal.entries.deposit(vera, "integrity", note=f"Сдержала слово {number}")
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // PAGE * PAGE
    content[middle : middle + PAGE] = bytes(PAGE)
    path.write_bytes(content)
    damaged = path.read_bytes()
    sheet = StartProblem(JournalError("damaged", path=str(path)), "ru")
    with qtbot.waitActive(sheet):
        sheet.show()
    click(sheet, "startProblemSalvage")
    if passphrase is not None:
        put(sheet, "askNow", passphrase)
        click(sheet, "askOpen")
    title = "Что удалось прочитать — спасено"
    qtbot.waitUntil(lambda: sheet.title.text() == title)
    assert "прочитан" in part(sheet, "startProblemText", QLabel).text()
    assert "остался" in part(sheet, "startProblemSafe", QLabel).text()
    click(sheet, "startProblemOpen")
    assert sheet.answer == "retry"
    with open_journal(path, passphrase) as journal:
        assert names(journal) == ["Вера"]
        assert len(journal.feed(vera)) > 200
    kept = [one for one in tmp_path.iterdir() if one != path and one.suffix == ".journal"]
    assert damaged in [one.read_bytes() for one in kept]
