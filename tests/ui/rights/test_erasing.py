"""Erasing a client in the window: all of it said beforehand, then the act."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTextBrowser,
)
from pytestqt.qtbot import QtBot

from journal_app import Journal
from journal_app.storage.backup_list import backups_of
from journal_app.storage.erasing import mark_of
from tests.core import beside
from tests.pdf import pdf_words
from tests.ui.keys import press, type_text
from tests.ui.shell.parts import click, in_front, open_client, part, settle, sheet, text
from ui.main_window import MainWindow
from ui.rights.act_sheet import ActSheet
from ui.rights.erase_dialog import EraseDialog


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> EraseDialog:
    settle(qtbot, window)
    open_client(window, "Вера Соколова")
    window.commands.action("eraseClient").trigger()
    return part(window, "eraseDialog", EraseDialog)


def test_it_says_what_goes_and_asks_why(dialog: EraseDialog, journal: Journal) -> None:
    assert text(dialog, "eraseCounts") == "Уйдут: карточка и имя, 1 запись."
    assert "отменить нельзя" in text(dialog, "eraseForGood")
    assert "на флешке" in text(dialog, "eraseElsewhere")
    confirm = part(dialog, "eraseConfirm", QPushButton)
    assert not confirm.isEnabled()
    field = part(dialog, "eraseReason", QLineEdit)
    assert field.hasFocus()
    type_text(field, "  ")
    assert not confirm.isEnabled()
    click(dialog, "eraseReasonConsent")
    assert field.text() == "согласие отозвано"
    assert confirm.isEnabled()
    press(dialog, Qt.Key.Key_Escape)
    assert len(journal.client_lines()) == 3
    assert journal.rights.acts() == []


def test_copies_that_hold_the_client_are_named(
    qtbot: QtBot, window: MainWindow, journal: Journal
) -> None:
    settle(qtbot, window)
    copies = len(backups_of(journal.path))
    backup = journal.backup()
    bad = backup.with_name(backup.name.replace("-000", "-009"))
    bad.write_bytes(bytes(range(256)) * 32)
    open_client(window, "Анна")
    window.commands.action("eraseClient").trigger()
    shown = part(sheet("eraseDialog"), "eraseBackups", QListWidget)
    told = [
        shown.item(row).text().replace("\N{NO-BREAK SPACE}", " ") for row in range(shown.count())
    ]
    assert len(told) == copies + 2
    assert "не открывается" in told[0]
    assert "данные в копии" in told[1]
    assert shown.item(1).toolTip() == backup.name


def test_copies_that_no_client_can_be_taken_out_of_are_deleted_with_consent(
    qtbot: QtBot, window: MainWindow, journal: Journal
) -> None:
    settle(qtbot, window)
    open_client(window, "Анна")
    window.commands.action("eraseClient").trigger()
    assert part(sheet("eraseDialog"), "eraseRemove", QCheckBox).isHidden()
    press(sheet("eraseDialog"), Qt.Key.Key_Escape)
    backup = journal.backup()
    sealed = backup.with_name(backup.name.replace("-000", "-009"))
    for consent in (False, True):
        sealed.write_bytes(bytes(range(256)) * 32)
        open_client(window, "Анна" if not consent else "Борис Л.")
        window.commands.action("eraseClient").trigger()
        dialog = sheet("eraseDialog")
        box = part(dialog, "eraseRemove", QCheckBox)
        assert box.isVisible()
        assert not box.isChecked()
        assert "1 копию, из которой клиента не убрать" in box.text()
        type_text(part(dialog, "eraseReason", QLineEdit), "просьба")
        if consent:
            box.click()
        with qtbot.waitSignal(window.desk.done):
            click(dialog, "eraseConfirm")
        assert sealed.exists() != consent
        part(window, "erasureAct", ActSheet).close()
        in_front(qtbot, window)


def test_an_erasing_without_room_to_rewrite_the_file_says_so(
    qtbot: QtBot, window: MainWindow, journal: Journal
) -> None:
    settle(qtbot, window)
    journal.clients.erase(open_client(window, "Анна"), "просьба")
    act = open_acts(window)
    assert text(act, "erasureActTold") == ""
    assert "файл записан заново" in shown_act(act)
    act.close()
    # As the file is left where there was no room.
    journal.store.database.execute_sql("DELETE FROM event WHERE what = 'cleaned'")
    act = open_acts(window)
    assert "не хватило места" in text(act, "erasureActTold")
    assert "файл ещё предстоит записать заново" in shown_act(act)
    act.close()


def shown_act(act: ActSheet) -> str:
    told = part(act, "erasureActText", QTextBrowser).toPlainText()
    return " ".join(told.replace("\N{NO-BREAK SPACE}", " ").split())


def open_acts(window: MainWindow) -> ActSheet:
    window.deeds.rights.show_acts()
    return part(window, "erasureAct", ActSheet)


@pytest.mark.parametrize("rewrite", [False, True])
def test_the_client_goes_and_the_act_is_shown(
    qtbot: QtBot, window: MainWindow, journal: Journal, tmp_path: Path, rewrite: bool
) -> None:
    settle(qtbot, window)
    client = open_client(window, "Вера Соколова")
    mark = mark_of(journal.client_page(client).uid)
    window.desk.erase_wanted.emit(None, "")
    dialog = part(window, "eraseDialog", EraseDialog)
    type_text(part(dialog, "eraseReason", QLineEdit), "просьба Веры")
    part(dialog, "eraseRewrite", QCheckBox).setChecked(rewrite)
    with qtbot.waitSignal(window.desk.done):
        click(dialog, "eraseConfirm")
    assert [line.name for line in journal.client_lines()] == ["Анна", "Борис Л."]
    act = part(window, "erasureAct", ActSheet)
    assert act.isVisible()
    told = part(act, "erasureActText", QTextBrowser).toPlainText()
    assert f"клиент № {mark}" in told.replace("\N{NO-BREAK SPACE}", " ")
    assert f"просьба {mark}" in told
    assert "Вер" not in told
    assert ("нет, насколько известно программе" in told) == rewrite
    assert ("данные в копии" in told) != rewrite
    act.save(str(tmp_path / "акт.pdf"))
    assert "Актобуничтожении" in pdf_words((tmp_path / "акт.pdf").read_bytes())
    assert (tmp_path / "акт.pdf").stat().st_mode & 0o777 == 0o600
    assert text(act, "erasureActTold") == "Записано: акт.pdf"
    act.save(str(tmp_path / "нет" / "акт.pdf"))
    assert text(act, "erasureActTold") != "Записано: акт.pdf"
    act.close()
    in_front(qtbot, window)
    assert journal.undo() is None or "Вера Соколова" not in {
        line.name for line in journal.client_lines()
    }
    window.close()
    words = "Заставила ждать".encode()
    holding = [name for name, content in beside(journal.path).items() if words in content]
    assert bool(holding) != rewrite


def test_older_acts_are_chosen_by_number(window: MainWindow, journal: Journal) -> None:
    for client in [line.id for line in journal.client_lines()][:2]:
        journal.clients.erase(client, f"причина {client}")
    window.deeds.rights.show_acts()
    act = sheet("erasureAct")
    choice = part(act, "erasureActs", QComboBox)
    assert [choice.itemText(row)[:3] for row in range(choice.count())] == ["№ 2", "№ 1"]
    choice.setCurrentIndex(1)
    assert "№ 1" in part(act, "erasureActText", QTextBrowser).toPlainText()


def test_without_an_act_there_is_nothing_to_print(window: MainWindow) -> None:
    window.deeds.rights.show_acts()
    act = sheet("erasureAct")
    assert not part(act, "erasureActPrint", QPushButton).isEnabled()
    assert "ничьи данные" in part(act, "erasureActText", QTextBrowser).toPlainText()


def test_without_an_open_client_nothing_is_asked(qtbot: QtBot, window: MainWindow) -> None:
    settle(qtbot, window)
    window.go("today")
    window.commands.action("eraseClient").trigger()
    window.commands.action("dossierClient").trigger()
    assert window.findChildren(EraseDialog) == []
