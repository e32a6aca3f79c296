"""Forms of the settings, and of sheets that lie over the window; and what a work came to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journal_app.shapes import ImportReport, LeftOut
from journal_app.shapes.rights import ErasureAct
from ui.lock.kept_form import Form, Typed

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.pages.settings import SettingsPage

# -- settings -------------------------------------------------------------------------------------


def settings_of(window: MainWindow) -> SettingsPage | None:
    """The settings if they are what is shown."""
    page = window.built_page("settings") if window.page_name() == "settings" else None
    if page is None:
        return None
    from ui.pages.settings import SettingsPage

    assert isinstance(page, SettingsPage)
    return page


def _read_settings(window: MainWindow) -> Iterator[Typed]:
    page = settings_of(window)
    if page is None or window.is_busy() or not window.desk.journal.is_open:
        return  # what was typed when the work began was written then: the field was left
    typed = page.typed()
    if typed:
        yield Typed("settings", None, None, {"part": page.part(), "fields": typed})


def _put_settings(window: MainWindow, typed: Typed) -> None:
    window.go("settings")
    page = settings_of(window)
    assert page is not None
    page.show_part(typed.content["part"])
    body = window.centralWidget()
    assert body is not None
    body.show()  # now: when the page is shown, it reads what is in force
    page.put_typed(typed.content["fields"])


# -- words under a photo --------------------------------------------------------------------------


def _read_caption(window: MainWindow) -> Iterator[Typed]:
    from ui.client.photo_large import PhotoLarge

    large = window.findChild(PhotoLarge)
    if large is not None and large.isVisible() and large.typed() is not None:
        photo = large.photo()
        yield Typed("caption", photo.client, photo.id, {"text": large.typed()})


def _put_caption(window: MainWindow, typed: Typed) -> None:
    from ui.client.photo_large import PhotoLarge

    assert typed.client is not None
    lines = window.desk.journal.photos.of(typed.client)
    line = {one.id: one for one in lines}[typed.row or 0]
    large = PhotoLarge(window.desk, lines, line, window)
    large.open()
    large.put_typed(typed.content["text"])


# -- erasing a client -----------------------------------------------------------------------------


def _read_erase(window: MainWindow) -> Iterator[Typed]:
    from ui.rights.erase_dialog import EraseDialog

    sheet = window.findChild(EraseDialog)
    if sheet is not None and sheet.isVisible() and sheet.reason.text().strip():
        content = {"reason": sheet.reason.text(), "rewrite": sheet.rewrite.isChecked()}
        yield Typed("erase", sheet.client, None, content)


def _put_erase(window: MainWindow, typed: Typed) -> None:
    from ui.rights.erase_dialog import EraseDialog

    window.deeds.rights.ask_erase(typed.client, typed.content["reason"])
    sheet = window.findChild(EraseDialog)
    assert sheet is not None
    sheet.rewrite.setChecked(typed.content["rewrite"])


# -- after a new passphrase -----------------------------------------------------------------------


def copies_form(spared: Iterable[Path] = ()) -> Typed:
    """The copies that open without the passphrase, to be listed later; the page to print follows.
    Nothing of the passphrase itself."""
    return Typed("copies", None, None, {"choices": [str(path) for path in spared]})


def _read_copies(window: MainWindow) -> Iterator[Typed]:
    from ui.safety.copies_sheet import CopiesSheet

    sheet = window.findChild(CopiesSheet)
    if sheet is not None and sheet.isVisible():
        yield copies_form(sheet.spared())


def _put_copies(window: MainWindow, typed: Typed) -> None:
    from ui.safety.passphrases import Passphrases

    if window.desk.journal.is_encrypted:
        Passphrases(window).offer_copies(spared=typed.content["choices"])


def _read_recovery(window: MainWindow) -> Iterator[Typed]:
    from ui.safety.recovery_sheet import RecoverySheet

    sheet = window.findChild(RecoverySheet)
    if sheet is not None and sheet.isVisible():
        yield Typed("recovery", None, None, {})


def _put_recovery(window: MainWindow, _typed: Typed) -> None:
    from ui.safety.passphrases import Passphrases

    if window.desk.journal.is_encrypted:
        Passphrases(window).show_recovery()


# -- what a work came to --------------------------------------------------------------------------


def result_form(result: Any) -> Typed | None:
    """What a work came to, as a page to be shown later; None where a word is enough."""
    if isinstance(result, ImportReport):
        return Typed("report", None, None, asdict(result))
    if isinstance(result, tuple) and isinstance(result[-1], ErasureAct):
        return Typed("act", None, None, {})  # the journal has it
    return None


def _read_report(window: MainWindow) -> Iterator[Typed]:
    from ui.dialogs.import_report import ImportReportDialog

    page = window.findChild(ImportReportDialog)
    if page is not None and page.isVisible():
        yield Typed("report", None, None, asdict(page.report))


def _put_report(window: MainWindow, typed: Typed) -> None:
    from ui.dialogs.import_report import ImportReportDialog

    rows = tuple(LeftOut(**row) for row in typed.content["left_out"])
    report = ImportReport(**{**typed.content, "left_out": rows})
    ImportReportDialog(window.desk, report, window).open()


def _read_act(window: MainWindow) -> Iterator[Typed]:
    from ui.rights.act_sheet import ActSheet

    page = window.findChild(ActSheet)
    if page is not None and page.isVisible():
        yield Typed("act", None, None, {})


def _put_act(window: MainWindow, _typed: Typed) -> None:
    window.deeds.rights.show_acts()


UNDER: dict[str, Form] = {"settings": Form(_read_settings, _put_settings)}
"""Of pages; in the order in which they are opened again, as below."""
OVER: dict[str, Form] = {
    "caption": Form(_read_caption, _put_caption),
    "act": Form(_read_act, _put_act),
    "report": Form(_read_report, _put_report),
    "erase": Form(_read_erase, _put_erase),
    "recovery": Form(_read_recovery, _put_recovery),
    "copies": Form(_read_copies, _put_copies),
}
"""Of what lies over the pages."""
