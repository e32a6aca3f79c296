"""Forms: what is typed outside the composer and the notes, how it is read, and opened again.

One row of ``FORMS`` for each place where words can stand that no one has saved. What has no row is
found all the same (``loose``): its words come back as a note of the inbox.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from journal_app.errors import JournalError
from ui.client.draft_keeper import read_draft, tell_draft
from ui.lock.fields import is_typed, put_fields, read_fields, words_of
from ui.lock.kept_form import Form, Typed
from ui.lock.sheet_forms import OVER, UNDER

if TYPE_CHECKING:
    from ui.client.card import CardPanel
    from ui.main_window import MainWindow
    from ui.plan.plan_view import PlanView

LOOSE = "loose"
_ELSEWHERE = frozenset(
    {"composer", "notesPanel", "quickEntry", "clientDialog", "planPaste", "planVisit", "dayRound",
     "cardPanel", "algorithmEditor", "photoLarge", "settingsPage", "eraseDialog", "lockPage",
     "firstRun", "fileDialog"}
)  # fmt: skip
"""What keeps its words in another way, or holds none that are worth it."""
_SEARCHES = ("clientSearch", "methodSearch", "quickEntryClient", "pickClientSearch")


def typed_in(window: MainWindow) -> list[Typed]:
    """Everything that is typed and not saved, the composer and the notes left out."""
    return [one for form in FORMS.values() for one in form.read(window)]


def open_again(window: MainWindow, typed: Typed) -> bool:
    """Open the form with what stood in it; False when its place is gone."""
    form = FORMS.get(typed.name)
    if form is None:
        return False
    with suppress(JournalError, KeyError, TypeError, ValueError, AssertionError):
        form.put(window, typed)
        return True
    return False


def is_recorded(window: MainWindow, typed: Typed) -> bool:
    """Whether what a form of something new held is in the journal: the program ended between the
    saving and the dropping of the draft, or on a disk that failed after it had taken the words."""
    content = typed.content
    attempt = str(content.get("attempt") or "")
    words = content["text"] if typed.name == "quick" else ""
    if typed.name == "client" and typed.client is None:
        words = content["fields"].get("clientDialogName", "")
    with suppress(JournalError):
        return bool(attempt and words) and window.desk.journal.is_recorded(attempt, words)
    return False


def words_in(typed: Typed) -> str:
    """The words of a form that cannot be opened any more, one below the other."""
    return "\n".join(_texts(typed.content))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            if key == "choices" and isinstance(each, dict):
                yield from _texts(each.get("more"))  # the note of a visit; the rest is chosen
            elif key not in ("kind", "choices", "day", "on", "part", "attempt"):
                yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, str) and value.strip():
        yield value


# -- new client, client ---------------------------------------------------------------------------


def _read_client(window: MainWindow) -> Iterator[Typed]:
    from ui.dialogs.client import ClientDialog

    sheet = window.findChild(ClientDialog)
    if sheet is not None and sheet.has_draft():
        content = {"fields": read_fields(sheet), "attempt": sheet.attempt}
        yield Typed("client", sheet.client_id, None, content)


def _put_client(window: MainWindow, typed: Typed) -> None:
    from ui.dialogs.client import ClientDialog

    window.go("clients")
    if typed.client is None:
        window.clients.new_client()
    else:
        window.show_client(typed.client)
        window.clients.edit_client()
    sheet = window.findChild(ClientDialog)
    assert sheet is not None
    put_fields(sheet, typed.content["fields"])
    sheet.attempt = typed.content.get("attempt") or sheet.attempt


# -- quick entry ----------------------------------------------------------------------------------


def _read_quick(window: MainWindow) -> Iterator[Typed]:
    from ui.dialogs.quick_entry import QuickEntry

    quick = window.findChild(QuickEntry)
    draft = quick.take_draft() if quick is not None else None
    if quick is not None and draft is not None:
        chosen = draft.choices
        content = {
            "name": draft.name,
            "picked": draft.picked,
            "kind": draft.kind,
            "text": draft.text,
            "choices": {"day": chosen.isoformat()} if isinstance(chosen, date) else chosen,
            "open": quick.isVisible(),
            "attempt": draft.attempt,
        }
        yield Typed("quick", draft.client, None, content)


def _put_quick(window: MainWindow, typed: Typed) -> None:
    from ui.dialogs.quick_entry import QuickDraft

    content = typed.content
    chosen = content["choices"]
    if isinstance(chosen, dict):
        chosen = date.fromisoformat(chosen["day"])
    elif isinstance(chosen, list):
        chosen = tuple(chosen)
    quick = window.quick_entry()
    quick.put_draft(
        QuickDraft(
            content["name"],
            content["picked"],
            typed.client,
            content["kind"],
            content["text"],
            chosen,
            content.get("attempt", ""),
        )
    )
    if content["open"]:
        quick.open(anew=False)


# -- the plan -------------------------------------------------------------------------------------


def _plan(window: MainWindow) -> PlanView | None:
    from ui.plan.plan_view import PlanView

    page = window.built_page("plan")
    return page if isinstance(page, PlanView) else None


def _opened_plan(window: MainWindow, on_screen: bool) -> PlanView:
    window.page("plan")
    if on_screen:
        window.go("plan")
    plan = _plan(window)
    assert plan is not None
    return plan


def _read_paste(window: MainWindow) -> Iterator[Typed]:
    plan = _plan(window)
    if plan is not None and plan.paste_panel.text().strip():
        panel = plan.paste_panel
        content = {
            "text": panel.text(),
            "on": panel.day().isoformat(),
            "open": not panel.isHidden() and window.page_name() == "plan",
        }
        yield Typed("paste", None, None, content)


def _put_paste(window: MainWindow, typed: Typed) -> None:
    content = typed.content
    plan = _opened_plan(window, content["open"])
    day = date.fromisoformat(content["on"])
    plan.paste_panel.paste(day, content["text"])
    if content["open"]:
        plan.show_day(day)
    else:
        plan.paste_panel.hide()


def _read_plan_visit(window: MainWindow) -> Iterator[Typed]:
    plan = _plan(window)
    if plan is not None:
        for visit, draft in plan.visit_panel.drafts().items():
            shown = visit == plan.visit_panel.visit_id() and window.page_name() == "plan"
            yield Typed("visit", None, visit, {"draft": tell_draft(draft), "open": shown})


def _put_plan_visit(window: MainWindow, typed: Typed) -> None:
    shown, draft = typed.content.get("open", True), read_draft(typed.content["draft"])
    plan = _opened_plan(window, shown)
    assert typed.row is not None
    assert draft is not None
    plan.visit_panel.hold(typed.row, draft)
    if shown:
        plan.show_day(window.desk.journal.visit(typed.row).on)
        plan.open_visit(typed.row)


# -- the day's round ------------------------------------------------------------------------------


def _read_round(window: MainWindow) -> Iterator[Typed]:
    from ui.visits.day_round import DayRound

    found = window.findChild(DayRound)
    if found is not None:
        for visit, draft in found.drafts().items():
            shown = visit == found.at() and found.isVisible()
            yield Typed("round", None, visit, {"draft": tell_draft(draft), "open": shown})


def _put_round(window: MainWindow, typed: Typed) -> None:
    draft = read_draft(typed.content["draft"])
    assert typed.row is not None
    assert draft is not None
    window.overlays.day_round().hold(typed.row, draft)
    if typed.content.get("open", True):
        window.open_day_round()
        window.overlays.day_round().go_to(typed.row, draft)


# -- the card -------------------------------------------------------------------------------------


def _card(window: MainWindow) -> CardPanel | None:
    from ui.client.card import CardPanel

    return window.findChild(CardPanel)


def _read_card(window: MainWindow) -> Iterator[Typed]:
    panel = _card(window)
    if panel is not None:
        for client, lines in panel.typed().items():
            yield Typed("card", client, None, {"lines": lines})


def _put_card(window: MainWindow, typed: Typed) -> None:
    from ui.client.card import CardPanel

    assert typed.client is not None
    panel = window.clients.view.panels.panel("card")
    assert isinstance(panel, CardPanel)
    panel.put_typed(typed.client, typed.content["lines"])


# -- searches, and whatever else ------------------------------------------------------------------


def _read_search(window: MainWindow) -> Iterator[Typed]:
    page = window.built_page("clients")
    field = page.findChild(QLineEdit, "clientSearch") if page is not None else None
    if field is not None and field.text().strip():
        yield Typed("search", None, None, {"text": field.text()})


def _put_search(window: MainWindow, typed: Typed) -> None:
    field = window.page("clients").findChild(QLineEdit, "clientSearch")
    assert field is not None
    client = window.clients.current_client()
    field.setText(typed.content["text"])
    if client is not None and window.clients.current_client() != client:
        window.clients.show_client(client)


def _read_loose(_window: MainWindow) -> Iterator[Typed]:
    words = [
        words_of(field)
        for top in QApplication.topLevelWidgets()
        if top.isVisible()
        for field in _text_fields(top)
        if field.window() is top
        and field.isVisible()
        and is_typed(field)
        and not _is_kept_elsewhere(field)
    ]
    if words:
        yield Typed(LOOSE, None, None, {"words": words})


def _put_loose(_window: MainWindow, _typed: Typed) -> None:
    raise KeyError(LOOSE)  # nobody knows which form it was: the inbox takes it


def _text_fields(top: QWidget) -> Iterator[QWidget]:
    for kind in (QLineEdit, QTextEdit, QPlainTextEdit):
        yield from top.findChildren(kind)


def _is_kept_elsewhere(field: QWidget) -> bool:
    name = field.objectName()
    if not name or name.startswith("qt_") or name in _SEARCHES:
        return True
    above: QWidget | None = field
    while above is not None:
        if above.objectName() in _ELSEWHERE:
            return True
        above = above.parentWidget()
    return False


FORMS: dict[str, Form] = {
    **UNDER,
    "search": Form(_read_search, _put_search),
    "card": Form(_read_card, _put_card),
    "paste": Form(_read_paste, _put_paste),
    "visit": Form(_read_plan_visit, _put_plan_visit),
    "client": Form(_read_client, _put_client),
    "round": Form(_read_round, _put_round),
    "quick": Form(_read_quick, _put_quick),
    **OVER,
    LOOSE: Form(_read_loose, _put_loose),
}
"""In the order in which they are opened again: what lies on top comes last."""
