"""The dossier, the event log, terms: what a client may ask for, in the window."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from journal_app import Journal
from journal_app.exchange.archive import export_archive
from journal_app.storage.backup import REKEYED
from tests.core import ROOT, TODAY, HandClock, days_ago
from tests.exchange.everything_else import live
from tests.pdf import page_count, pdf_words
from tests.ui.shell.conftest import MakeWindow
from tests.ui.shell.parts import click, open_client, part, settle, sheet, text
from ui.main_window import MainWindow
from ui.pages.settings import SettingsPage
from ui.rights.dossier_dialog import DossierDialog
from ui.rights.dossier_paper import DossierPaper
from ui.rights.event_log import EventLog
from ui.rights.retention_list import RetentionList
from ui.widgets.date_field import DateField


def shown_words(widget: QListWidget) -> list[str]:
    rows = (widget.item(row).text() for row in range(widget.count()))
    return [one.replace("\N{NO-BREAK SPACE}", " ") for one in rows]


# -- the dossier ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("private", [False, True])
def test_a_dossier_is_two_files_that_tell_the_same(
    qtbot: QtBot, make_window: MakeWindow, journal: Journal, tmp_path: Path, language: str,
    private: bool,
) -> None:  # fmt: skip
    window = make_window(language)
    settle(qtbot, window)
    client = open_client(window, "Вера Соколова")
    live(journal, client)
    entry = journal.feed(client)[-1].key[1]
    journal.entries.edit(entry, note="Заставила ждать двадцать минут")
    window.commands.action("dossierClient").trigger()
    dialog = part(window, "dossierDialog", DossierDialog)
    part(dialog, "dossierPrivate", QCheckBox).setChecked(private)
    folder = tmp_path / "досье"
    folder.mkdir()
    dialog.write_to(str(folder))
    files = {one.suffix: one for one in folder.iterdir()}
    assert set(files) == {".json", ".pdf"}
    assert {one.stat().st_mode & 0o777 for one in files.values()} == {0o600}
    assert files[".pdf"].name in text(dialog, "dossierTold")
    told = json.loads(files[".json"].read_text(encoding="utf-8"))
    assert [one["name"] for one in told["clients"]] == ["Вера Соколова"]
    pdf = files[".pdf"].read_bytes()
    words = pdf_words(pdf)
    assert page_count(pdf) >= 1
    for said in (
        "Вера Соколова", "+7 900 000-00-00", "миндаль", "без сахара", "лак X", "маникюр",
        "смеялись", "отпуск", "о работе", "двадцать минут", "как?", "свадьба", "Опоздание",
    ):  # fmt: skip
        assert "".join(said.split()) in words, said
    assert ("сон" in words) == private
    assert journal.rights.events("exported")[0].detail == f"dossier{' private' * private}"


def test_photos_are_in_the_document(window: MainWindow, journal: Journal) -> None:
    client = open_client(window, "Анна")
    live(journal, client)
    paper = DossierPaper(window.desk, window)
    html = paper.document(journal.rights.told(client)).toHtml()
    assert html.count("<img") == 2
    assert paper.document(journal.rights.told(client, True)).toHtml().count("<img") == 3


def test_words_of_a_client_are_not_taken_for_html(window: MainWindow, journal: Journal) -> None:
    client = journal.clients.add("<b>Ян</b>").id
    journal.notes.add(client, "<script>1</script> & <i>да</i>")
    plain = DossierPaper(window.desk, window).document(journal.rights.told(client)).toPlainText()
    assert "<b>Ян</b>" in plain
    assert "<script>1</script> & <i>да</i>" in plain


def test_a_place_that_cannot_be_written_is_said(window: MainWindow, tmp_path: Path) -> None:
    open_client(window, "Анна")
    window.desk.dossier_wanted.emit(None)
    dialog = part(window, "dossierDialog", DossierDialog)
    dialog.write_to(str(tmp_path / "нет такой"))
    assert "Записано" not in text(dialog, "dossierTold") != ""


# -- the event log --------------------------------------------------------------------------------


def test_events_are_told_in_words_filtered_and_saved(
    window: MainWindow, journal: Journal, tmp_path: Path
) -> None:
    export_archive(journal.store, tmp_path / "a.json", private=True)
    journal.clients.erase(journal.client_lines()[0].id, "срок вышел")
    window.deeds.rights.show_events()
    log = part(window, "eventLog", EventLog)
    told = shown_words(part(log, "eventLogList", QListWidget))
    assert told[0].endswith("· Файл переписан без стёртого")
    assert told[1].endswith("· Данные клиента стёрты: срок вышел")
    assert "копия" in told[2].lower()  # made before anybody is erased
    assert told[3].endswith("· Выгрузка: весь журнал, JSON, с личным слоем")
    assert told[-1].endswith("· Журнал создан")
    assert told[0].startswith("14 марта 2026, ")
    kind = part(log, "eventLogKind", QComboBox)
    kind.setCurrentIndex(kind.findData("exported"))
    assert shown_words(part(log, "eventLogList", QListWidget)) == [told[3]]
    log.save(str(tmp_path / "события.txt"))
    saved = (tmp_path / "события.txt").read_text(encoding="utf-8")
    assert saved.replace("\N{NO-BREAK SPACE}", " ") == f"{told[3]}\n"


def test_every_event_that_the_program_notes_has_its_words(
    window: MainWindow, journal: Journal
) -> None:
    source = "".join(path.read_text() for path in (ROOT / "journal_app").rglob("*.py"))
    noted = {
        *re.findall(r"log_event\(\s*\"([^\"]+)\"", source),
        *re.findall(r"INSERT INTO event \(at, what, detail\) VALUES \(\?, '([^']+)'", source),
        *("erased", "copied out", "backed up", "checked", "check_failed", *REKEYED),
    }
    assert len(noted) > 12
    for what in sorted(noted):
        journal.store.log_event(what)
    window.deeds.rights.show_events()
    told = shown_words(part(sheet("eventLog"), "eventLogList", QListWidget))
    assert [line for line in told[: len(noted)] if re.search("[a-z]{3}", line)] == []


def test_an_event_of_a_later_version_is_told_by_its_own_name(
    window: MainWindow, journal: Journal
) -> None:
    journal.store.log_event("sung_to", "тра-ля")
    window.deeds.rights.show_events()
    told = shown_words(part(sheet("eventLog"), "eventLogList", QListWidget))
    assert told[0].endswith("· sung to")


# -- terms ----------------------------------------------------------------------------------------


def test_one_quiet_line_on_today_leads_to_the_list(
    qtbot: QtBot, window: MainWindow, journal: Journal
) -> None:
    settle(qtbot, window)
    window.go("today")
    assert not part(window, "todayTerms", QWidget).isVisible()
    anna = {line.name: line.id for line in journal.client_lines()}["Анна"]
    window.desk.do(lambda: journal.cards.keep_until(anna, days_ago(1)))
    assert part(window, "todayTerms", QWidget).isVisible()
    assert text(window, "todayTermsText") == "У 1 клиента вышел срок хранения"
    click(window, "todayTermsShow")
    terms = part(window, "retentionList", RetentionList)
    until = part(terms, f"retentionUntil_{anna}", DateField)
    assert until.day() == TODAY.replace(year=2027)
    click(terms, f"retentionKeep_{anna}")
    assert journal.card(anna).keep_until == TODAY.replace(year=2027)
    assert part(terms, "retentionNobody", QWidget).isVisible()
    assert not part(window, "todayTerms", QWidget).isVisible()


def test_erasing_from_the_list_begins_with_its_reason(window: MainWindow, journal: Journal) -> None:
    boris = {line.name: line.id for line in journal.client_lines()}["Борис Л."]
    journal.cards.consent(boris, days_ago(5))
    journal.cards.withdraw_consent(boris, days_ago(2))
    window.deeds.rights.show_past_term()
    terms = part(window, "retentionList", RetentionList)
    click(terms, f"retentionErase_{boris}")
    dialog = sheet("eraseDialog")
    assert part(dialog, "eraseConfirm", QAbstractButton).isEnabled()
    assert "Борис Л." in dialog.heading.text()  # type: ignore[attr-defined]


def test_the_term_of_the_practice_is_set_in_settings(
    window: MainWindow, journal: Journal, clock: HandClock
) -> None:
    window.go("settings")
    page = part(window, "settingsPage", SettingsPage)
    page.show_part("rights")
    click(page, "settingRetention_36")
    assert journal.settings["retention_months"] == 36
    clock.day = TODAY + timedelta(days=1200)
    click(page, "settingsRightsTerm")
    terms = part(window, "retentionList", RetentionList)
    assert len(journal.rights.past_term()) == 3
    assert "последняя запись 14 марта 2026" in terms.why(journal.rights.past_term()[0]).replace(
        "\N{NO-BREAK SPACE}", " "
    )
    terms.close()
    click(page, "settingsRightsEvents")
    sheet("eventLog").close()
    click(page, "settingsRightsActs")
    sheet("erasureAct").close()
