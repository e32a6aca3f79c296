"""What is typed about somebody and not saved goes with them: from the window, too."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
from pytestqt.qtbot import QtBot

from journal_app import Journal
from tests.core import TODAY, beside
from tests.ui.keys import type_text
from tests.ui.shell.parts import click, open_client, part, settle
from ui.client.card import CardPanel
from ui.client.note_session import Place, Words, unwritten
from ui.dialogs.client import ClientDialog
from ui.main_window import MainWindow
from ui.pages.method_algorithms import AlgorithmsView
from ui.pages.method_editor import Written
from ui.plan.plan_view import PlanView
from ui.rights.act_sheet import ActSheet

SECRET = "тайна Веры"


def fields() -> list[str]:
    """What stands in every field of the program, seen or not."""
    found = QApplication.allWidgets()
    lines = [one.text() for one in found if isinstance(one, QLineEdit)]
    return lines + [
        one.toPlainText() for one in found if isinstance(one, QPlainTextEdit | QTextEdit)
    ]


def test_no_word_about_an_erased_client_is_left_in_the_window(
    qtbot: QtBot, window: MainWindow, journal: Journal
) -> None:
    settle(qtbot, window)
    vera = open_client(window, "Вера Соколова")
    visit = journal.visits.plan(vera, TODAY, start="10:00", services=[]).id
    view = window.clients.view
    for kind in ("deposit", "withdrawal"):  # one that waits, and one that is open
        view.start(kind)
        type_text(part(window, "composerNote", QPlainTextEdit), SECRET)
    card = view.panels.panel("card")
    assert isinstance(card, CardPanel)
    card.put_typed(vera, {"line": {"text": SECRET, "attempt": ""}})
    unwritten(window.desk).put(Place(vera, None, TODAY), Words(SECRET))
    window.clients.edit_client()
    type_text(part(window, "clientDialogName", QLineEdit), SECRET)
    window.go("method")
    algorithms = AlgorithmsView(window.desk, window)
    algorithms.write(Written(title=SECRET, client=vera))
    plan = window.page("plan")
    assert isinstance(plan, PlanView)
    plan.paste_panel.paste(TODAY, f"10:00 Вера Соколова {SECRET}\n11:00 Анна")
    plan.open_visit(visit)
    type_text(part(window, "planComposerNote", QPlainTextEdit), SECRET)
    window.quick_entry().write(vera, "deposit", SECRET)
    window.locker.forms.keep()
    assert len([one for one in journal.drafts.all() if SECRET in str(one.content)]) > 5

    window.desk.erase_wanted.emit(vera, "просьба")
    with qtbot.waitSignal(window.desk.done):
        click(window, "eraseConfirm")
    part(window, "erasureAct", ActSheet).close()
    window.locker.forms.keep()
    assert [one for one in fields() if SECRET in one] == []
    assert window.clients.view.composer.drafts() == {}
    card = window.clients.view.panels.panel("card")
    assert isinstance(card, CardPanel)
    assert card.typed() == {}
    assert len(unwritten(window.desk)) == 0
    assert window.findChild(ClientDialog) is None
    plan = window.page("plan")
    assert isinstance(plan, PlanView)
    assert plan.paste_panel.text() == "11:00 Анна"
    assert SECRET not in str([one.content for one in journal.drafts.all()])
    anna = journal.clients.add("Анна вторая").id
    assert anna > vera
    window.close()
    journal.close()
    left = [name for name, data in beside(journal.path).items() if SECRET.encode() in data]
    assert [name for name in left if "backups" not in name] == []
