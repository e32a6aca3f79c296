"""FactSheet: something worth remembering about a client, taken from the words of a note."""

from __future__ import annotations

from typing import Any

from journal_app.rules.people import FACT_KINDS
from ui.client.sheet import Foretold, Operation, Sheet
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.segmented import Segmented


class FactSheet(Sheet):
    """What kind of thing it is, a guess or in the client's words, known since a day."""

    def title(self) -> str:
        return self.desk.words["new_fact"]

    def question(self) -> str:
        return self.desk.words["ask_fact"]

    def add_row(self, row: FlowLayout) -> None:
        kinds = [(kind, self.desk.words[f"fact_{kind}"]) for kind in FACT_KINDS]
        self._kind = Segmented(kinds, "factKind", parent=self, wraps=True)
        self._kind.value_changed.connect(self.touched)
        row.addWidget(self._kind)

    def foretell(self) -> Foretold:
        page = self.desk.journal.client_page(self.client)
        return Foretold("", 0, page.balance, page.zone)

    def operation(self) -> Operation | None:
        text, kind, on = self.note.toPlainText(), self._kind.value(), self.on_day()
        confirmed, facts = self.confirmed.isChecked(), self.desk.journal.facts
        return lambda: facts.add(self.client, kind, text, confirmed=confirmed, on=on)

    def choices(self) -> dict[str, Any]:
        return {"kind": self._kind.value()}

    def choose_again(self, choices: dict[str, Any]) -> None:
        if choices.get("kind"):
            self._kind.set_value(choices["kind"])

    def choose(self, number: int) -> None:
        if number <= len(FACT_KINDS):
            self._kind.set_value(FACT_KINDS[number - 1])
