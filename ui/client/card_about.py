"""AboutSection: what kind of client, how far the relationship has come, who brought whom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from journal_app import handbook
from journal_app.errors import JournalError
from journal_app.rules.people import KINDS, STAGES
from journal_app.shapes import Changes
from journal_app.shapes.cards import Acquaintance, CardPage
from ui.client.card_line import Act
from ui.client.card_section import Section
from ui.client.phrases import ClientPhrases
from ui.desk import Desk
from ui.formatting import day_text, parse_day
from ui.theme import set_role
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.flow_layout import FlowLayout

_SUGGESTED = 4
_LINK_LETTERS = 24


class AboutSection(Section):
    """Each line edits in place; beside the kind of client stand its risk and what to do."""

    name_wanted = Signal()
    """Name and opening credit are to be changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "cardAbout", "", parent)
        self.set_title(self.tr("About the client"))
        self._book = handbook.load(desk.language)
        self._phrases = ClientPhrases(desk, self)
        if desk.profession == "psychologist":
            self.add_line(
                "code",
                partial(self._set, "code"),
                self.tr("Code name"),
                self.tr("instead of the name, for supervision"),
            )
        self.add_choice(
            "kind",
            partial(self._set, "kind"),
            self._topics("kind", ("none", *KINDS)),
            self.tr("Kind of client"),
        )
        self._risk = self.add_hint(self.rows, "promise")
        self._advice = self.add_hint(self.rows)
        self._risk.setObjectName("cardKindRisk")
        self._advice.setObjectName("cardKindAdvice")
        self.add_choice(
            "stage",
            partial(self._set, "stage"),
            self._topics("stage", STAGES),
            self.tr("Stage of the relationship"),
        )
        self.add_line("since", self._set_since, self.tr("Met on"), self.tr("12.03.2025"))
        friend = self.add_line(
            "brought_by",
            self._set_brought_by,
            self.tr("Brought by"),
            self.tr("a few letters of the name"),
            self.tr("who brought them"),
        )
        friend.suggest = self._suggest
        friend.set_acts((Act("open", self.tr("Open their page"), "o", "arrow-right"),))
        friend.asked.connect(self._on_friend_asked)
        self._friend: Acquaintance | None = None
        self._brought_words = self.add_hint(self.rows)
        self._brought_row = FlowLayout(spacing=4)
        self._brought_row.setContentsMargins(2, 0, 2, 0)
        self.rows.addLayout(self._brought_row)
        hint = self.tr("a comma between them: mornings, with a pram")
        self.add_line("tags", self._set_tags, self.tr("Tags"), hint).hide_words()
        self._tags = FlowLayout(spacing=4)
        self._tags.setContentsMargins(6, 0, 6, 4)
        self.rows.addLayout(self._tags)
        self.add_link("name", self.tr("name and opening credit"), self.name_wanted.emit)
        self.link("name").setText(self.tr("Name and opening credit… F2"))

    def show_card(self, card: CardPage) -> None:
        """Show what is known of a client."""
        if "code" in self.lines:
            self.show_line("code", card.code)
        self.show_line("kind", card.kind)
        self._show_kind(card.kind)
        self.show_line("stage", card.stage)
        today = self.journal.today()
        day = day_text(card.since, today, self.desk.locale)
        self.show_line("since", day, self._phrases.with_us(card.since))
        self._show_people(card)
        self.show_line("tags", ", ".join(card.tags))
        _refill(self._tags, [_tag(tag, self) for tag in card.tags])

    def _show_kind(self, kind: str) -> None:
        details = self._topic(f"kind.{kind}").details if kind else {}
        for label, name in ((self._risk, "risk"), (self._advice, "advice")):
            label.setText(details.get(name, ""))
            label.setVisible(name in details)

    def _show_people(self, card: CardPage) -> None:
        self._friend = card.brought_by
        self.show_line("brought_by", self._friend.name if self._friend else "")
        _refill(self._brought_row, [self._person(one) for one in card.brought])
        words = ""
        if card.brought:
            words = self.tr("Brought %n client(s)", "", len(card.brought))
        self._brought_words.setText(words)
        self._brought_words.setVisible(bool(words))

    def _person(self, person: Acquaintance) -> QPushButton:
        link = QPushButton(_shortened(person.name), self)
        link.setToolTip(person.name)
        link.setObjectName(f"cardPerson_{person.id}")
        link.setProperty("client", person.id)
        link.setAccessibleName(self.tr("Open: %1").replace("%1", person.name))
        set_role(link, "link")
        link.clicked.connect(self._on_person_clicked)
        return link

    def _topic(self, key: str) -> handbook.Topic:
        return self._book.topic(key, self.desk.profession)

    def _topics(self, group: str, keys: tuple[str, ...]) -> list[tuple[str, str]]:
        named = [(key, self._topic(f"{group}.{key}").title) for key in keys]
        return [*named, ("", self.tr("not known"))]

    # -- writing ----------------------------------------------------------------------------------

    def _set(self, field: str, text: str) -> Changes:
        return self.journal.cards.edit(self.client, **{field: text})

    def _set_tags(self, text: str) -> Changes:
        return self.journal.cards.edit(self.client, tags=text.replace("\n", ",").split(","))

    def _set_since(self, text: str) -> Changes | None:
        if not text.strip():
            return None
        today = self.journal.today()
        day = parse_day(text, today, QLocale(self.desk.language), prefer="past")
        if day is None:
            raise JournalError("unreadable_day")
        return self.journal.clients.edit(self.client, since=day)

    def _found(self, text: str) -> list[tuple[str, int, str]]:
        """Whom a few letters mean: the name itself, else those that begin so, else hold it."""
        typed = " ".join(text.split()).casefold()
        others = [
            (line.name, line.id, line.sought or line.name)
            for line in self.journal.client_lines()
            if line.id != self.client and typed in f"{line.name}\n{line.sought}".casefold()
        ]
        begun = [one for one in others if any(each.startswith(typed) for each in _called(one))]
        whole = [one for one in others if typed in _called(one)]
        return whole or begun or others

    def _suggest(self, text: str) -> str:
        """The names that what is typed may mean."""
        names = [name for name, *_ in self._found(text)[:_SUGGESTED]] if text.strip() else []
        return ", ".join(names)

    def _set_brought_by(self, text: str) -> Changes:
        if not text.strip():
            return self.journal.cards.edit(self.client, brought_by=None)
        found = self._found(text)
        if len(found) != 1:
            code = "ambiguous_client" if found else "no_such_client"
            raise JournalError(code, name=text.strip())
        return self.journal.cards.edit(self.client, brought_by=found[0][1])

    def _on_friend_asked(self) -> None:
        if self._friend is not None:
            self.desk.client_wanted.emit(self._friend.id)

    def _on_person_clicked(self) -> None:
        self.desk.client_wanted.emit(self.sender().property("client"))


def _shortened(name: str) -> str:
    """A name as a link has room for it; the whole is its tooltip."""
    return name if len(name) <= _LINK_LETTERS else f"{name[: _LINK_LETTERS - 1].rstrip()}…"


def _tag(text: str, parent: QWidget) -> ElidedLabel:
    return ElidedLabel(text, role="tag", parent=parent)


def _refill(row: FlowLayout, widgets: Sequence[QWidget]) -> None:
    for place in range(row.count()):
        item = row.itemAt(place)
        old = item.widget() if item is not None else None
        if old is not None:
            old.setObjectName("")  # it goes later, and names are unique
    row.clear()
    for widget in widgets:
        row.addWidget(widget)
        widget.show()


def _called(one: tuple[str, int, str]) -> tuple[str, str]:
    """What somebody is called, on the screen and in truth."""
    return one[0].casefold(), one[2].casefold()
