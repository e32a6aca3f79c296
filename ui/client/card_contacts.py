"""ContactsSection: how to reach somebody, by what, and how often."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.errors import JournalError
from journal_app.rules.contacts import CHANNELS, DEFAULT_CAP
from journal_app.shapes import Changes
from journal_app.shapes.cards import CardPage, ContactWay
from ui.client.card_line import Act, EditLine
from ui.client.card_section import Section
from ui.clipboard import copy_text
from ui.desk import Desk

_ICONS = {"phone": "phone", "messenger": "contact", "email": "mail", "other": "person"}
_LABEL = re.compile(r"\s+[—–-]\s+")
"""A dash between a number and what is to be said of it."""


class ContactsSection(Section):
    """Phones, messengers, e-mails, each on a line: «+7 900 000-00-00 — вечером»."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "cardContacts", "", parent)
        self.set_title(self.tr("Contacts"))
        self._ways: dict[int, EditLine] = {}
        self._copied: int | None = None
        self._way_rows = QVBoxLayout()
        self._way_rows.setSpacing(2)
        self.rows.addLayout(self._way_rows)
        hint = self.tr("+1 555 010 9999 — in the evening")
        self._new = self.adder("contact", self._add, hint, self.rows)
        self._new.parts = _told
        self.add_link("contact", self.tr("contact"), self._new.start)
        prefers, asked = self.tr("Prefers"), self.tr("what they prefer")
        self.add_choice("channel", self._set_channel, self._channels(), prefers, asked)
        self.add_line(
            "cap",
            self._set_cap,
            self.tr("No more often"),
            self.tr("a number of times a month"),
            self.tr("how often"),
        )
        self.add_line(
            "cap_agreed",
            partial(self._set, "cap_agreed"),
            self.tr("How it was agreed"),
            self.tr("asked to write only about the visit"),
            self.tr("how it was agreed"),
        )

    def show_card(self, card: CardPage) -> None:
        """Show the ways to reach a client."""
        ways = {way.id: way for way in card.contacts}
        self.sync(self._way_rows, self._ways, ways, self._line)
        for row_id, line in self._ways.items():
            self._show_way(line, ways[row_id])
        self.show_line("channel", card.channel)
        cap = "" if card.cap is None else str(card.cap)
        shown = "" if card.cap is None else self.tr("%n time(s) a month", "", card.cap)
        self.show_line("cap", cap, shown=shown)
        self.show_line("cap_agreed", card.cap_agreed)
        if card.contacts and card.cap is None:
            self.link("cap").setToolTip(
                self.tr("Usually no more than %n time(s) a month", "", DEFAULT_CAP)
            )

    def _line(self, row_id: int) -> EditLine:
        line = EditLine(
            self.desk,
            f"card_contact_{row_id}",
            partial(self._edit, row_id),
            icon="person",
            parent=self,
        )
        line.set_acts(
            (
                Act("copy", self.tr("Copy"), "c", "copy"),
                Act("delete", self.tr("Delete"), "del"),
            )
        )
        line.setProperty("row", row_id)
        line.asked.connect(self._on_way_asked)
        return line

    def _show_way(self, line: EditLine, way: ContactWay) -> None:
        text = f"{way.value} — {way.label}" if way.label else way.value
        said = self.tr("copied") if self._copied == way.id else ""
        line.set_icon(_ICONS[way.kind])
        line.show_text(text, said, shown=text)

    # -- writing ----------------------------------------------------------------------------------

    def _add(self, text: str) -> Changes:
        value, label = _told(text)
        return self.journal.cards.add_contact(self.client, value, label=label)

    def _edit(self, row_id: int, text: str) -> Changes:
        from journal_app.rules.people import contact_kind

        if not text.strip():
            return self.journal.cards.delete_contact(row_id)
        value, label = _told(text)
        kind = contact_kind(value)
        return self.journal.cards.edit_contact(row_id, value=value, label=label, kind=kind)

    def _set(self, field: str, text: str) -> Changes:
        return self.journal.cards.edit(self.client, **{field: text})

    def _set_channel(self, value: str) -> Changes:
        return self._set("channel", value)

    def _set_cap(self, text: str) -> Changes:
        typed = text.strip()
        if not typed:
            return self.journal.cards.edit(self.client, cap=None)
        number = re.search(r"\d+", typed)
        if number is None or len(number[0]) > 3:
            raise JournalError("bad_cap", value=typed)
        return self.journal.cards.edit(self.client, cap=int(number[0]))

    def _channels(self) -> list[tuple[str, str]]:
        texts = {
            "call": self.tr("a call"),
            "message": self.tr("a message"),
            "email": self.tr("an e-mail"),
            "in_person": self.tr("in person"),
        }
        return [*((one, texts[one]) for one in CHANNELS), ("", self.tr("not known"))]

    def _on_way_asked(self, act: str) -> None:
        line = self.sender()
        assert isinstance(line, EditLine)
        row_id = int(line.property("row"))
        if act == "delete":
            self.desk.do(lambda: self.journal.cards.delete_contact(row_id))
            return
        ways = {way.id: way for way in self.journal.card(self.client).contacts}
        if row_id in ways:
            copy_text(ways[row_id].value)
            before, self._copied = self._copied, row_id
            for one in {before, row_id} & self._ways.keys():
                if one is not None and one in ways:
                    self._show_way(self._ways[one], ways[one])
            line.setFocus(Qt.FocusReason.OtherFocusReason)


def _told(text: str) -> tuple[str, str]:
    """What is typed, as a value and what is said of it."""
    value, *label = _LABEL.split(text.strip(), maxsplit=1)
    return value, label[0] if label else ""
