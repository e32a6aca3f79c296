"""ClosingSheet: mending the entry of a promise: its size, its day, whose words it was."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.shapes import Changes
from ui.client.phrases import ClientPhrases
from ui.client.sheet import Foretold, Operation, Sheet
from ui.formatting import signed
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.segmented import Segmented


class ClosingSheet(Sheet):
    """The words are the promise's own and are mended there; a late day makes a kept one late."""

    tone = "promise"
    has_note = False

    def title(self) -> str:
        return self.mending("promise")

    def add_body(self, body: QVBoxLayout) -> None:
        assert self.line is not None
        title = ClientPhrases(self.desk).title(self.line)
        body.addWidget(ElidedLabel(title, lines=2))

    def add_row(self, row: FlowLayout) -> None:
        self._sizes = Segmented(self.sizes(), "size", parent=self)
        self._sizes.clear()
        self._sizes.value_changed.connect(self.touched)
        row.addWidget(self._sizes)

    def foretell(self) -> Foretold:
        assert self.line is not None
        page = self.desk.journal.client_page(self.client)
        points = self.line.points or 0
        hidden = self.desk.journal.settings["hide_numbers"]
        return Foretold("" if hidden else signed(points), points, page.balance, page.zone)

    def operation(self) -> Operation | None:
        line = self.line
        assert line is not None
        fields: dict[str, Any] = {}
        if self._sizes.value():
            fields["size"] = self._sizes.value()
        if self.date.day() != line.on:
            fields["on"] = self.date.day()
        if self.confirmed.isChecked() != line.confirmed:
            fields["confirmed"] = self.confirmed.isChecked()
        if not fields:
            return None

        def edit() -> Changes:
            return self.desk.journal.entries.edit(line.key[1], **fields)

        return edit

    def begin(self) -> None:
        self._sizes.chip("usual").setFocus()

    def field_of(self, _code: str) -> QWidget | None:
        return self.date
