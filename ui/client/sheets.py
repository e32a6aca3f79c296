"""Which sheet a record is written on. Apart from the composer, since a start needs none of them:
they are imported when the first is opened, or before, when the window has nothing else to do."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journal_app.shapes import FeedLine
from ui.client.apology_sheet import ApologySheet
from ui.client.closing_sheet import ClosingSheet
from ui.client.fact_sheet import FactSheet
from ui.client.fragment_sheet import FragmentSheet
from ui.client.movement_sheet import MovementSheet
from ui.client.note_sheet import NoteSheet
from ui.client.promise_sheet import PromiseSheet
from ui.client.sheet import Sheet
from ui.client.visit_sheet import VisitSheet
from ui.desk import Desk


def new_sheet(
    desk: Desk, client: int, kind: str, principle: str, parent: QWidget, row: int | None = None
) -> Sheet:
    """For a new record of a kind; ``principle`` is the one to begin with, "" for the usual;
    ``row`` what it is about, such as the visit that is closed."""
    if kind == "close":
        return _close_sheet(desk, client, row, parent)
    if kind == "promise":
        return PromiseSheet(desk, client, parent=parent)
    if kind == "apology":
        return ApologySheet(desk, client, parent=parent)
    if kind == "visit":
        sheet = VisitSheet(desk, client, parent=parent)
        sheet.begin_as_usual()
        return sheet
    if kind == "fact":
        return FactSheet(desk, client, parent=parent)
    if kind == "fragment":
        return FragmentSheet(desk, client, parent=parent)
    if kind == "contact":
        from ui.client.contact_sheet import ContactSheet

        return ContactSheet(desk, client, parent=parent)
    if kind == "position":
        from ui.client.position_sheet import PositionSheet

        return PositionSheet(desk, client, parent=parent)
    return MovementSheet(desk, client, kind, principle, parent=parent)


def _close_sheet(desk: Desk, client: int, visit: int | None, parent: QWidget) -> Sheet:
    from ui.visits.close_sheet import CloseSheet

    if visit is None:
        waiting = CloseSheet.waiting(desk, client)
        visit = waiting.id if waiting is not None else None
    return CloseSheet(desk, client, visit, parent)


def edit_sheet(desk: Desk, client: int, line: FeedLine, parent: QWidget) -> Sheet:
    """For a record of the feed that is to be mended."""
    what, _ = line.key
    if what == "note":
        return NoteSheet(desk, client, line, parent)
    if what == "visit":
        return VisitSheet(desk, client, line, parent)
    if what == "contact":
        from ui.client.contact_sheet import ContactSheet

        return ContactSheet(desk, client, line, parent)
    if what in ("promise", "released"):
        return PromiseSheet(desk, client, line, parent)
    if line.kind == "apology":
        return ApologySheet(desk, client, line, parent)
    if line.promise is not None:
        return ClosingSheet(desk, client, line, parent)
    return MovementSheet(desk, client, line.kind, line=line, parent=parent)
