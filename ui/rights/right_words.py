"""What acts, copies and events are called in the language of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from PySide6.QtCore import QObject

from journal_app.shapes.rights import FileEvent, HeldCopy, KeptCopy
from ui.desk import Desk
from ui.formatting import NO_BREAK, qdate

_EVENT_KINDS = (
    "created", "upgraded", "backed up", "copied out", "not_backed_up", "checked", "check_failed",
    "salvaged", "restored", "imported", "exported", "erased", "cleaned", "encrypted", "decrypted",
    "passphrase changed", "unlocked", "unlock_failed", "search mended",
)  # fmt: skip


class RightWords(QObject):
    """Counts, copies and events in words."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def counts(self, counts: Mapping[str, int]) -> list[str]:
        """«12 записей», «3 обещания»… of what a client has; the small parts together."""
        words: dict[str, Callable[[int], str]] = {
            "entry": lambda n: self.tr("%n entry(s)", "", n),
            "promise": lambda n: self.tr("%n promise(s)", "", n),
            "visit": self._meetings,
            "note": lambda n: self.tr("%n note(s)", "", n),
            "contact": lambda n: self.tr("%n call(s) and message(s)", "", n),
            "photo": lambda n: self.tr("%n photo(s)", "", n),
            "fact": lambda n: self.tr("%n fact(s) on the card", "", n),
            "fragment": lambda n: self.tr("%n fragment(s) for supervision", "", n),
            "position": lambda n: self.tr("%n position(s)", "", n),
            "algorithm": lambda n: self.tr("%n algorithm(s)", "", n),
        }
        told = [
            say(counts[table]).replace(" ", NO_BREAK, 1)
            for table, say in words.items()
            if counts.get(table)
        ]
        if any(counts.get(table) for table in ("entry_version", "note_version")):
            told.append(self.tr("what they were before"))
        if any(counts.get(table) for table in ("draft",)):
            told.append(self.tr("unfinished words"))
        return told

    def _meetings(self, count: int) -> str:
        if self._desk.profession == "psychologist":
            return self.tr("%n session(s)", "", count)
        return self.tr("%n visit(s)", "", count)

    def categories(self, counts: Mapping[str, int]) -> list[str]:
        """Categories of data, as an act names them."""
        named = {
            "contact_detail": self.tr("ways to reach the client"),
            "anniversary": self.tr("dates of birth and other dates"),
            "card_field": self.tr("details of the work on the card"),
            "fact": self.tr("preferences, habits and expectations"),
            "visit": self.tr("meetings and services"),
            "contact": self.tr("calls and messages"),
            "entry": self.tr("assessments of the relationship"),
            "promise": self.tr("promises"),
            "note": self.tr("notes"),
            "photo": self.tr("photos"),
            "fragment": self.tr("fragments for supervision"),
        }
        told = [words for table, words in named.items() if counts.get(table)]
        return [self.tr("name and the day of the first meeting"), *told]

    def copy(self, copy: HeldCopy) -> str:
        """What is known of a copy."""
        made = self.moment(copy.made)
        if copy.holds is None:
            return self.tr("%1: does not open with today's passphrase").replace("%1", made)
        if not copy.can_rewrite:
            return self.tr(
                "%1: of an earlier version of the program; it can only be removed"
            ).replace("%1", made)
        return f"{made}: {self.until(copy.until)}"

    def kept(self, copy: KeptCopy) -> str:
        """A copy as an act names it."""
        if not copy.is_certain:
            return self.tr("%1 — could not be opened").replace("%1", copy.name)
        return f"{copy.name} — {self.until(copy.until)}"

    def until(self, day: date | None) -> str:
        """How long a copy is kept."""
        if day is None:
            return self.tr("holds the client until it is removed")
        return self.tr("holds the client until %1").replace("%1", self.day(day))

    def kinds(self, present: set[str]) -> list[tuple[str, str]]:
        """(code, words) of the kinds of events that there are, in their usual order."""
        known = [kind for kind in _EVENT_KINDS if kind in present]
        return [(kind, self._kind(kind)) for kind in (*known, *sorted(present - {*known}))]

    def event_text(self, event: FileEvent) -> str:
        """One event as a line, with its detail where that is more than a number of ours."""
        words, detail = self._kind(event.what), self._detail(event)
        return f"{words}: {detail}" if detail else words

    def moment(self, at: datetime) -> str:
        """Day and time by the local clock."""
        local = at.astimezone() if at.tzinfo else at
        return f"{self.day(local.date())}, {local:%H:%M}"

    def day(self, day: date) -> str:
        """A day with its year: these are read years later."""
        pattern = "d MMMM yyyy"
        return self._desk.locale.toString(qdate(day), pattern).replace(" ", NO_BREAK)

    def _kind(self, what: str) -> str:
        words = {
            "created": self.tr("Journal created"),
            "upgraded": self.tr("Brought to a newer version"),
            "backed up": self.tr("Backed up"),
            "copied out": self.tr("Copied to another place"),
            "not_backed_up": self.tr("Backup not made"),
            "salvaged": self.tr("Saved out of a damaged file"),
            "restored": self.tr("Brought back from a backup"),
            "imported": self.tr("Imported"),
            "exported": self.tr("Exported"),
            "erased": self.tr("Client erased"),
            "cleaned": self.tr("File rewritten without what was erased"),
            "checked": self.tr("Backup looked through: all is well"),
            "check_failed": self.tr("Backup looked through: damaged"),
            "encrypted": self.tr("Passphrase set"),
            "decrypted": self.tr("Passphrase removed"),
            "passphrase changed": self.tr("Passphrase changed"),
            "unlocked": self.tr("Opened with the passphrase"),
            "unlock_failed": self.tr("Wrong passphrase tried"),
            "search mended": self.tr("Damaged search index made again"),
        }
        return words.get(what) or what.replace("_", " ")

    def _detail(self, event: FileEvent) -> str:
        if event.what == "erased":
            return event.detail
        if event.what == "exported":
            what, _, private = event.detail.partition(" ")
            named = {
                "json": self.tr("the whole journal, JSON"),
                "csv": self.tr("events, CSV"),
                "dossier": self.tr("dossier of a client"),
            }.get(what, what)
            layer = self.tr("with the private layer")
            return f"{named}, {layer}" if private else named
        if event.what == "imported":
            return event.detail.upper()
        if event.what == "upgraded":
            return " → ".join(event.detail.split())
        if event.what == "unlock_failed" and event.detail.isdigit():
            return self.tr("%n time(s)", "", int(event.detail))
        return ""
