"""WorkSection: the professional part, the practitioner's own fields included."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.card_words import card_fields
from journal_app.rules.people import OWN
from journal_app.shapes import Changes
from journal_app.shapes.cards import CardPage
from ui.client.card_line import Act, EditLine
from ui.client.card_section import Section
from ui.client.photos import PhotoStrip
from ui.desk import Desk
from ui.theme import GRID

OWN_FIELDS = "card.own_fields"


class WorkSection(Section):
    """Colour and shape, or request and agreements: what the work itself needs, first of all.

    ``photos`` is the place below the lines for pictures of the work, the last one first.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "cardWork", desk.words["card_work"], parent)
        self._keys: list[str] = []
        for words in card_fields(desk.language, desk.profession):
            key = words.key
            self.add_line(key, partial(self._write, key), words.label, words.hint)
            self._keys.append(key)
        self._own: dict[str, EditLine] = {}
        self._own_rows = QVBoxLayout()
        self._own_rows.setSpacing(2)
        self.rows.addLayout(self._own_rows)
        self.photos = QVBoxLayout()
        self.photos.setContentsMargins(4, GRID, 4, GRID)  # as far in as the words of the lines
        self.rows.addLayout(self.photos)
        self._strip = PhotoStrip(desk, "cardPhotos", self)
        self._strip.setVisible(desk.profession != "psychologist")
        self.photos.addWidget(self._strip)
        hint = self.tr("Name of the field, for everybody's card")
        self._new_own = self.adder("own", self.journal.cards.add_own_field, hint, self.rows)
        self._rename = EditLine(desk, "cardRenameOwn", self._rename_own, hint=hint, parent=self)
        self._rename.hide()
        self._rename.settled.connect(self._rename.hide)
        self.rows.addWidget(self._rename)
        self.add_link("own", self.tr("your own field"), self._on_own_wanted)

    def show_card(self, card: CardPage) -> None:
        """Show the fields that hold something, and all of one's own."""
        fields = dict(card.fields or {})
        for key in self._keys:
            self.show_line(key, fields.get(key, ""))
        self._show_own(fields)
        self._strip.show_client(self.client)
        self.say_empty("" if fields else self.desk.words["card_work_empty"])

    def _show_own(self, fields: dict[str, str]) -> None:
        names: list[str] = self.journal.settings[OWN_FIELDS]
        for name in [one for one in self._own if one not in names]:
            line = self._own.pop(name)
            del self.lines[OWN + name]
            self._own_rows.removeWidget(line)
            line.setParent(None)
            line.deleteLater()
        for place, name in enumerate(names):
            if name not in self._own:
                self._own[name] = self._own_line(name)
            self._own_rows.insertWidget(place, self._own[name])
            text = fields.get(OWN + name, "")
            self._own[name].show_text(text, shown=text or self.tr("not filled in yet"))

    def _own_line(self, name: str) -> EditLine:
        number = 1 + max((int(line.property("number")) for line in self._own.values()), default=0)
        line = EditLine(
            self.desk, f"cardOwn_{number}", partial(self._write_own, name), name, parent=self
        )
        line.setProperty("number", number)
        line.setProperty("own", name)
        line.set_acts(
            (
                Act("rename", self.tr("Rename the field")),
                Act("remove", self.tr("Take it off every card")),
            )
        )
        line.asked.connect(self._on_own_asked)
        self.lines[OWN + name] = line
        return line

    # -- writing ----------------------------------------------------------------------------------

    def _write(self, key: str, text: str) -> Changes:
        return self.journal.cards.set_field(self.client, key, text)

    def _write_own(self, name: str, text: str) -> Changes:
        return self._write(OWN + name, text)

    def _rename_own(self, name: str) -> Changes:
        return self.journal.cards.rename_own_field(self._rename.text, name)

    # -- slots ------------------------------------------------------------------------------------

    def _on_own_wanted(self) -> None:
        self._new_own.start()

    def _on_own_asked(self, act: str) -> None:
        name = str(self.sender().property("own"))
        if act == "remove":
            self.desk.do(lambda: self.journal.cards.remove_own_field(name))
        else:
            self._rename.show_text(name)
            self._rename.show()
            self._rename.begin()
