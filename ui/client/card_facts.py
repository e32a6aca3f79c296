"""FactsSection: what is known of a client, each a guess or in the client's words."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.rules.people import FACT_KINDS, FEEDS
from journal_app.shapes import Changes
from journal_app.shapes.cards import CardPage, FactLine
from ui.client.card_line import Act, EditLine
from ui.client.card_section import Section
from ui.client.phrases import capital, joined, small
from ui.desk import Desk
from ui.formatting import day_text
from ui.theme import GRID
from ui.widgets.section_title import SectionTitle


class FactsSection(Section):
    """A group for each kind of fact; guesses can be confirmed, expectations agreed, and what was
    of use offers the deposit that it is."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "cardFacts", "", parent)
        self.set_title(self.tr("What you know"))
        self._facts: dict[int, FactLine] = {}
        self._kept: dict[str, dict[int, EditLine]] = {}
        self._titles: dict[str, SectionTitle] = {}
        self._places: dict[str, QVBoxLayout] = {}
        for kind in FACT_KINDS:
            self._add_group(kind)

    def show_card(self, card: CardPage) -> None:
        """Show the facts of a client."""
        self._facts = {fact.id: fact for fact in card.facts}
        for kind in FACT_KINDS:
            ids = [fact.id for fact in card.facts if fact.kind == kind]
            self._titles[kind].setVisible(bool(ids))
            self.sync(self._places[kind], self._kept[kind], ids, self._line)
            for row_id, line in self._kept[kind].items():
                self._show_fact(line, self._facts[row_id])
        self.say_empty("" if card.facts else self.desk.words["card_facts_empty"])

    def _add_group(self, kind: str) -> None:
        words = self.desk.words
        title = SectionTitle(words[f"fact_{kind}"], self)
        title.setContentsMargins(6, GRID, 6, 0)
        self.rows.addWidget(title)
        place = QVBoxLayout()
        place.setSpacing(2)
        self.rows.addLayout(place)
        self._titles[kind], self._places[kind], self._kept[kind] = title, place, {}
        new = self.adder(kind, partial(self._add, kind), words[f"ask_{kind}"], self.rows)
        self.add_link(kind, small(words[f"fact_{kind}"]), new.start)

    def _line(self, row_id: int) -> EditLine:
        line = EditLine(
            self.desk, f"card_fact_{row_id}", partial(self._edit, row_id), icon="dot", parent=self
        )
        line.setProperty("row", row_id)
        line.asked.connect(self._on_fact_asked)
        return line

    def _show_fact(self, line: EditLine, fact: FactLine) -> None:
        today, locale = self.journal.today(), self.desk.locale
        words = self.desk.words
        side = words[f"side_{fact.side}"] if fact.side else ""
        day = fact.agreed_on or fact.on
        mark = words["confirmed" if fact.confirmed else "guess"]
        used = ""
        if fact.used_on:
            said = day_text(fact.used_on, today, locale)
            used = self.tr("of use %1").replace("%1", said)
        meta = joined(side, "" if fact.agreed_on else mark, day_text(day, today, locale), used)
        line.set_icon(
            "check" if fact.confirmed else "help", "accent" if fact.confirmed else "promise"
        )
        line.show_text(fact.text, meta, "" if fact.confirmed else "promise")
        line.set_acts(self._acts(fact))

    def _acts(self, fact: FactLine) -> list[Act]:
        confirm = Act("confirm", capital(self.desk.words["confirmed"]), "c", "check")
        use = Act("use", self.tr("It was of use today"), "u", "heart")
        agree = Act("agree", self.tr("We have agreed on it"), "a", "check")
        acts: list[Act] = []
        if fact.kind == "expectation":
            acts += [agree] if fact.side != "agreed" else []
            acts += [confirm] if not fact.confirmed else []
        else:
            acts += [confirm] if not fact.confirmed else []
            acts += [use] if fact.kind in FEEDS else []
        if fact.kind == "expectation" and fact.side != "agreed":
            other = "theirs" if fact.side == "mine" else "mine"
            text = self.tr("It is %1").replace("%1", self.desk.words[f"side_{other}"])
            acts.append(Act(other, text))
        return [*acts, Act("delete", self.tr("Delete"), "del")]

    # -- writing ----------------------------------------------------------------------------------

    def _add(self, kind: str, text: str) -> Changes:
        return self.journal.facts.add(self.client, kind, text)

    def _edit(self, row_id: int, text: str) -> Changes:
        facts = self.journal.facts
        return facts.edit(row_id, text=text) if text.strip() else facts.delete(row_id)

    def _on_fact_asked(self, act: str) -> None:
        line = self.sender()
        assert isinstance(line, EditLine)
        fact = self._facts[int(line.property("row"))]
        facts = self.journal.facts
        deeds = {
            "confirm": partial(facts.confirm, fact.id),
            "agree": partial(facts.agree, fact.id),
            "use": partial(facts.use, fact.id),
            "delete": partial(facts.delete, fact.id),
            "mine": partial(facts.edit, fact.id, side="mine"),
            "theirs": partial(facts.edit, fact.id, side="theirs"),
        }
        done = self.desk.do(deeds[act])
        if done is not None and act in ("agree", "use"):
            self.deposit_offered.emit(FEEDS[fact.kind], fact.text)
