"""What the feed says of all that stands beside the account: visits, contacts, notes, facts..."""

from __future__ import annotations

from PySide6.QtCore import QObject

from journal_app.shapes import FeedLine
from ui.client.pieces import capital, first_words, present, small
from ui.desk import Desk
from ui.formatting import money

BESIDE = frozenset({"visit", "contact", "note", "photo", "fact", "position", "fragment"})
"""Tables whose rows it has words for."""


def inside(text: str) -> str:
    """To stand inside a line: with a small first letter, unless it is an abbreviation."""
    return text if text[1:2].isupper() else small(text)


class BesidePhrases(QObject):
    """Words of the language and the profession; those of feelings come from the handbook."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._channels = {
            "": desk.words["event_contact"],
            "call": self.tr("Call"),
            "message": self.tr("Message"),
            "email": self.tr("Letter"),
            "in_person": self.tr("In person"),
        }
        self._states = {
            "sent": self.tr("sent"),
            "confirmed": self.tr("confirmed"),
            "no_answer": self.tr("no answer"),
            "waiting": self.tr("waits for your answer"),
            "answered": self.tr("answered"),
        }
        self._roles = {
            "adviser": self.tr("adviser"),
            "programmer": self.tr("programmer"),
            "listener": self.tr("listener"),
            "mirror": self.tr("mirror"),
            "catalyst": self.tr("catalyst"),
            "active": self.tr("active"),
            "passive": self.tr("reserved"),
            "equal": self.tr("as equals"),
            "above": self.tr("from above"),
            "below": self.tr("from below"),
        }

    def title(self, line: FeedLine) -> str:
        """The first line of a record."""
        words, what = self._desk.words, line.key[0]
        if what == "visit":
            return self._visit(line)
        if what == "contact":
            return ": ".join(present(self._channels.get(line.details[0], ""), line.text))
        if what == "photo":
            return ": ".join(present(self.tr("Photo"), line.text))
        if what == "fact":
            return f"{words[f'fact_{line.details[0]}']}: {line.text}"
        if what == "position":
            taken = [self._roles[code] for code in line.details if code]
            return ": ".join(present(self.tr("Position"), ", ".join(taken)))
        if what == "fragment":
            return ": ".join(present(words["new_fragment"], line.text))
        return first_words(line.text) or line.text

    def meta(self, line: FeedLine) -> list[str]:
        """What stands beside the day in the second line."""
        words, what = self._desk.words, line.key[0]
        private = self.tr("with a private layer") if line.private else ""
        if what == "visit":
            return self._of_visit(line)
        if what == "contact":
            _, way, state, reminder = line.details
            return present(
                line.at,
                self.tr("reminder") if reminder else "",
                self.tr("from the client") if way == "in" else "",
                self._states.get(state, ""),
            )
        if what == "note":
            return present(small(self.note(line.kind)), private)
        if what == "fact":
            side = line.details[1]
            said = words["confirmed"] if line.confirmed else words["guess"]
            return present(words[f"side_{side}"] if side else "", said)
        if what == "fragment":
            secret = self.tr("private") if line.private else ""
            return present(self.tr("discussed") if line.details[0] else "", secret)
        return present(line.text) if what == "position" else []

    def note(self, kind: str) -> str:
        """What a note is called: one of its own, or that of a visit."""
        words = self._desk.words
        if kind != "session":
            return words["event_note"]
        if self._desk.language == "en":
            return f"{capital(words['note_session'])} note"
        return f"{words['event_note']} {words['note_session']}"

    def contact(self, channel: str, state: str) -> list[str]:
        """How a contact was made, and how it was answered."""
        return present(self._channels.get(channel, ""), self._states.get(state, ""))

    def answer(self, state: str) -> str:
        """How a reminder was answered."""
        return self._states.get(state, state)

    def position(self, codes: tuple[str, ...]) -> str:
        """A position in words: role, activity, direction."""
        return ", ".join(self._roles[code] for code in codes if code)

    def _visit(self, line: FeedLine) -> str:
        names = [inside(name) for name in line.parts]
        told = ", ".join(names) or first_words(line.text)
        title = ": ".join(present(self._desk.words[f"event_{line.kind}"], told))
        if not line.money:
            return title
        currency = self._desk.journal.settings["currency"]
        return f"{title} · {money(line.money, self._desk.locale, currency)}"

    def _of_visit(self, line: FeedLine) -> list[str]:
        words = self._desk.words
        came, feeling, contact = line.details
        return present(
            line.at,
            words[f"came_{came}"] if came else "",
            self._feeling(feeling) if feeling else "",
            words[f"contact_{contact}"] if contact else "",
            first_words(line.text) if line.parts else "",
        )

    def _feeling(self, feeling: str) -> str:
        from journal_app import handbook  # read only where it is needed

        topics = handbook.load(self._desk.language).topics("feeling", self._desk.profession)
        title = next((one.title for one in topics if one.key == f"feeling.{feeling}"), "")
        return self.tr("“%1”").replace("%1", title) if title else ""
