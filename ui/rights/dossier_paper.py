"""The dossier of a client on paper: everything an export tells of one person, in plain words."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from html import escape
from typing import Any

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument

from journal_app.card_words import card_fields
from ui.client.feed_phrases import BesidePhrases
from ui.desk import Desk
from ui.formatting import money, qdate, signed
from ui.printing import MARGIN, PAGE, TEXT_PX, paper
from ui.theme import tokens

_PHOTO_SIDE = 300
"""Pixels of paper for the longer side of a photo."""

_CODE = re.compile(r"[a-z0-9_.:\-]*\Z")
_TYPED = frozenset(
    {"text", "note", "private", "title", "situation", "steps", "result", "more", "words"}
)
"""Where what is typed stands in a draft, even if it looks like a code of ours."""
Told = Mapping[str, Any]
Row = tuple[str, str]
"""What it is (often a day), and what is told."""


class DossierPaper(QObject):
    """Makes a document of the JSON of ``exchange.dossier``; both say the same."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._phrases = BesidePhrases(desk, self)
        self._visit_days: dict[int, str] = {}
        self._sizes = {
            "small": self.tr("small"),
            "usual": self.tr("usual"),
            "large": self.tr("large"),
        }

    def title(self, told: Told) -> str:
        """What the paper is called."""
        name = str(told["clients"][0]["name"])
        return self.tr("Dossier: %1").replace("%1", name)

    def document(self, told: Told) -> QTextDocument:
        """All of it, on as many pages as it takes."""
        document = paper()
        client = told["clients"][0]
        for photo in client["photos"]:
            image = QImage.fromData(base64.b64decode(photo["data"]))
            kind = QTextDocument.ResourceType.ImageResource
            document.addResource(kind, _photo_url(photo), image)
        document.setHtml(self.html(told, document))
        document.setPageSize(PAGE)
        document.setDocumentMargin(MARGIN)
        return document

    def html(self, told: Told, document: QTextDocument) -> str:
        """The words of it; the photos are among what ``document`` has."""
        client, ink = told["clients"][0], tokens("light")
        self._visit_days = {visit["id"]: visit["on"] for visit in client["visits"]}
        sections = [
            (self.tr("Person"), self._person(client)),
            (self.tr("How to reach"), self._ways(client)),
            (self.tr("Card"), self._card(client)),
            (self.tr("Known of the client"), self._facts(client)),
            (self._desk.words["visits"], self._visits(client)),
            (self._desk.words["promises_tab"], self._promises(client)),
            (self._desk.words["balance"], self._entries(client)),
            (self.tr("Calls and messages"), self._contacts(client)),
            (self.tr("Notes"), self._notes(client)),
            (self.tr("For supervision"), self._fragments(client)),
            (self.tr("Own algorithms"), self._algorithms(client)),
            (self.tr("Unfinished words"), self._drafts(told)),
        ]
        day = self._day(self._desk.journal.today().isoformat())
        made = self.tr("All that the journal holds, as of %1").replace("%1", day)
        layer = self.tr("with the private layer of the notes")
        without = self.tr("without the private layer of the notes")
        private = layer if told["private"] else without
        head = (
            f'<p style="font-size:{round(TEXT_PX * 1.7)}px;font-weight:600;margin:0">'
            f"{escape(str(client['name']))}</p>"
            f'<p style="color:{ink["quiet"]};margin:4px 0 0 0">{escape(f"{made}; {private}")}</p>'
            "<hr/>"
        )
        body = "".join(_section(title, list(rows), ink["quiet"]) for title, rows in sections)
        body += self._photos(client, document, ink["quiet"])
        return f'<body style="color:{ink["text"]}">{head}{body}</body>'

    # -- the parts ----------------------------------------------------------------------------

    def _person(self, client: Told) -> Iterator[Row]:
        yield self.tr("Name"), client["name"]
        yield self.tr("Met on"), self._day(client["since"])
        yield self.tr("Opening credit"), signed(client["opening"])
        if client["archived_on"]:
            yield self.tr("In the archive since"), self._day(client["archived_on"])
        for one in client["anniversaries"]:
            usual = (
                self.tr("Birthday") if one["kind"] == "birthday" else self.tr("A day to remember")
            )
            label = one["label"] or usual
            year = one["year"] or 2000
            day = date(year, one["month"], one["day"])
            pattern = "d MMMM yyyy" if one["year"] else "d MMMM"
            yield label, self._desk.locale.toString(qdate(day), pattern)

    def _ways(self, client: Told) -> Iterator[Row]:
        kinds = {
            "phone": self.tr("Phone"),
            "messenger": self.tr("Messenger"),
            "email": self.tr("E-mail"),
            "other": self.tr("Other"),
        }
        for one in client["contact_details"]:
            yield kinds[one["kind"]], _joined(one["value"], one["label"])

    def _card(self, client: Told) -> Iterator[Row]:
        card = client["card"]
        if card is not None:
            words = self._desk.words
            status = words[f"status_{card['status']}"]
            since = self._day(card["status_on"])
            yield self.tr("Status"), _joined(status, since, card["status_reason"])
            channel = card["channel"] and self._phrases.contact(card["channel"], "")[0]
            cap = card["cap"]
            times = "" if cap is None else self.tr("%n time(s) a month at most", "", cap)
            # Who it was is told of another person: not here.
            friend = self.tr("another client") if card["brought_by"] else ""
            for label, text in (
                (self.tr("Code"), card["code"]),
                (self.tr("Kind of client"), self._topic("kind", card["kind"])),
                (self.tr("Stage of the relationship"), self._topic("stage", card["stage"])),
                (self.tr("Brought by"), friend),
                (self.tr("Rather reached by"), channel),
                (self.tr("Messages"), times),
                (self.tr("Agreed about messages"), card["cap_agreed"]),
                (self.tr("Tags"), ", ".join(card["tags"].split("\n"))),
                (self.tr("Consent given on"), self._day(card["consent_on"])),
                (self.tr("Consent to"), card["consent_scope"]),
                (self.tr("Consent withdrawn on"), self._day(card["consent_withdrawn"])),
                (self.tr("Kept until"), self._day(card["keep_until"])),
            ):
                if text:
                    yield label, text
        fields = card_fields(self._desk.language, self._desk.profession)
        names = {one.key: one.label for one in fields}
        for one in client["card_fields"]:
            key = one["key"]
            yield names.get(key, key.removeprefix("own.").replace("_", " ")), one["text"]

    def _facts(self, client: Told) -> Iterator[Row]:
        words = self._desk.words
        for one in client["facts"]:
            side = words[f"side_{one['side']}"] if one["side"] else ""
            sure = words["confirmed"] if one["confirmed"] else words["guess"]
            days = (
                self._on(self.tr("known since %1"), one["on"]),
                self._on(self.tr("agreed on %1"), one["agreed_on"]),
                self._on(self.tr("of use on %1"), one["used_on"]),
            )
            yield (
                words[f"fact_{one['kind']}"],
                _lines(_joined(one["text"], side, sure), _joined(*days)),
            )

    def _visits(self, client: Told) -> Iterator[Row]:
        words = self._desk.words
        for one in sorted(client["visits"], key=lambda visit: visit["on"]):
            services = [_joined(part["name"], self._sum(part["price"])) for part in one["services"]]
            came = words[f"came_{one['came']}"] if one["came"] else ""
            state = words[f"state_{one['state']}"]
            long = "" if one["minutes"] is None else self.tr("%n min", "", one["minutes"])
            paid = self._sum(one["prepaid"])
            told = _joined(
                one["start"] or "", long, state, came, "; ".join(services),
                self.tr("prepaid: %1").replace("%1", paid) if paid else "",
            )  # fmt: skip
            contact = words[f"contact_{one['contact']}"] if one["contact"] else ""
            left = self._topic("feeling", one["feeling"])
            feeling = self.tr("left with: %1").replace("%1", left) if left else ""
            asked = self._phrases.answer(one["remind"]) if one["remind"] else ""
            asked = _joined(asked, self._day(one["reminded_on"]))
            reminder = self.tr("reminder: %1").replace("%1", asked) if asked else ""
            yield (
                self._day(one["on"]),
                _lines(told, _joined(feeling, contact), one["note"], one["come_back"], reminder),
            )

    def _sum(self, price: int | None) -> str:
        currency = self._desk.journal.settings["currency"]
        return "" if price is None else money(price, self._desk.locale, currency)

    def _promises(self, client: Told) -> Iterator[Row]:
        words = self._desk.words
        for one in client["promises"]:
            made, due = self._day(one["made"]), self._day(one["due"])
            until = self.tr("by %1").replace("%1", due) if due else ""
            kept = {
                "open": words["promise_made"],
                "kept": words["promise_kept"],
                "late": words["promise_late"],
                "broken": words["promise_broken"],
                "released": words["promise_released"],
            }[one["state"]]
            size = self._sizes[one["size"]]
            told = _joined(one["text"], size, until, kept, self._day(one["closed"]))
            yield made, _lines(told, *map(self._move, one["moves"]))

    def _move(self, move: Told) -> str:
        told = self.tr("moved on %1: %2").replace("%1", self._day(move["moved_on"]))
        days = (self._day(move["old_due"]), self._day(move["new_due"]))
        return told.replace("%2", " → ".join(day for day in days if day))

    def _entries(self, client: Told) -> Iterator[Row]:
        entries = {entry["id"]: entry for entry in client["entries"]}
        promised = {promise["id"]: promise["text"] for promise in client["promises"]}
        for one in sorted(entries.values(), key=lambda entry: entry["on"]):
            answered = entries.get(one["answers"])
            of = promised.get(one["promise"], "")
            if answered is not None:
                of = _joined(self._day(answered["on"]), answered["note"])
            about = self.tr("about: %1").replace("%1", of) if of else ""
            like = ""
            if one["repeats"]:
                like = self.tr("%n apology(s) for the like before", "", one["repeats"])
            was = [
                self.tr("earlier: %1").replace(
                    "%1", _joined(self._day(old["on"]), self._entry(old), old["note"])
                )
                for old in one["versions"]
            ]
            told = _joined(self._entry(one), like)
            yield self._day(one["on"]), _lines(told, one["note"], about, *was)

    def _entry(self, one: Told) -> str:
        """What an entry or an earlier version of it is, without its day and words."""
        words = self._desk.words
        kind = words.get(one["kind"], one["kind"])
        of_promise = one["kind"].startswith("promise_")
        principle = "" if of_promise else words.get(f"principle_{one['principle']}", "")
        sure = words["confirmed"] if one["confirmed"] else words["guess"]
        parts = ", ".join(words[f"part_{part}"] for part in one["parts"])
        return _joined(signed(one["points"]), kind, principle, sure, parts)

    def _contacts(self, client: Told) -> Iterator[Row]:
        for one in sorted(client["contacts"], key=lambda contact: contact["on"]):
            way = self.tr("to the client") if one["outgoing"] else self.tr("from the client")
            told = self._phrases.contact(one["channel"], one["state"])
            reminder = self.tr("a reminder") if one["reminder"] else ""
            visit = self._of_visit(one)
            head = _joined(one["at_time"] or "", *told, way, one["touchpoint"], reminder, visit)
            yield self._day(one["on"]), _lines(head, one["text"])

    def _notes(self, client: Told) -> Iterator[Row]:
        label = self.tr("Private layer: %1")
        for one in sorted(client["notes"], key=lambda note: note["on"]):
            hidden = one.get("private", "")
            was = [
                self.tr("earlier: %1").replace("%1", _joined(old["text"], old.get("private", "")))
                for old in one["versions"]
            ]
            private = label.replace("%1", hidden) if hidden else ""
            session = self._phrases.note("session") if one["kind"] == "session" else ""
            head = _joined(session, self._of_visit(one))
            yield self._day(one["on"]), _lines(head, one["text"], private, *was)

    def _fragments(self, client: Told) -> Iterator[Row]:
        for one in client["fragments"]:
            secret = self.tr("from the private layer") if one["private"] else ""
            discussed = self._on(self.tr("discussed on %1"), one["discussed_on"])
            yield (
                self._day(one["on"]),
                _lines(one["text"], one["question"], _joined(secret, discussed)),
            )
        for one in client["positions"]:
            told = self._phrases.position((one["role"], one["activity"], one["direction"]))
            taken = self.tr("taken") if one["taken"] else self.tr("planned")
            head = _joined(told, taken, self._of_visit(one))
            yield self._day(one["on"]), _lines(head, one["note"])

    def _algorithms(self, client: Told) -> Iterator[Row]:
        for one in client["algorithms"]:
            again = self._on(self.tr("look again on %1"), one["look_on"])
            told = _lines(one["title"], one["situation"], one["steps"], one["result"], again)
            yield self._day(one["on"]), told

    def _drafts(self, told: Told) -> Iterator[Row]:
        for one in told.get("drafts", ()):
            yield self._day(one["at"][:10]), _lines(*_words_in(one["content"]))

    def _photos(self, client: Told, document: QTextDocument, quiet: str) -> str:
        shown = ""
        for one in client["photos"]:
            url = _photo_url(one)
            image = document.resource(QTextDocument.ResourceType.ImageResource, url)
            if not isinstance(image, QImage) or image.isNull():
                continue
            side = min(_PHOTO_SIDE, max(image.width(), image.height()))
            size = image.size().scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
            visit = self._of_visit(one)
            caption = escape(_joined(self._day(one["on"]), one["caption"], visit))
            shown += (
                f'<p style="margin:10px 0 0 0"><img src="{url.toString()}" width="{size.width()}" '
                f'height="{size.height()}"/><br/><span style="color:{quiet}">{caption}</span></p>'
            )
        return _heading(self.tr("Photos")) + shown if shown else ""

    def _topic(self, group: str, key: str) -> str:
        """A kind, a stage, a feeling as the handbook calls it; the key where it does not know it,
        as of the other profession."""
        from journal_app import handbook  # read only where it is needed

        if not key:
            return ""
        topics = handbook.load(self._desk.language).topics(group, self._desk.profession)
        return next((one.title for one in topics if one.key == f"{group}.{key}"), key)

    def _of_visit(self, one: Told) -> str:
        """Which visit a row belongs to."""
        day = self._day(self._visit_days.get(one["visit"]))
        return f"{self._desk.words['visit']} {day}" if day else ""

    def _on(self, words: str, day: str | None) -> str:
        """Words with a day in them; nothing without one."""
        return words.replace("%1", self._day(day)) if day else ""

    def _day(self, text: str | None) -> str:
        if not text:
            return ""
        return self._desk.locale.toString(qdate(date.fromisoformat(text)), "d MMM yyyy")


def _photo_url(photo: Told) -> QUrl:
    return QUrl(f"photo{photo['id']}")


def _words_in(content: Any, key: str = "") -> Iterator[str]:
    """The words in what a form keeps: not our codes, uids and hours between them."""
    if isinstance(content, Mapping):
        for name, each in content.items():
            yield from _words_in(each, name)
    elif isinstance(content, list):
        for each in content:
            yield from _words_in(each, key)
    elif isinstance(content, str) and (key in _TYPED or not _CODE.match(content)):
        yield content


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _heading(text: str) -> str:
    size = TEXT_PX + 2
    return f'<p style="font-size:{size}px;font-weight:600;margin:20px 0 4px 0">{escape(text)}</p>'


def _section(title: str, rows: Iterable[Row], quiet: str) -> str:
    told = "".join(
        f'<tr><td width="26%" style="color:{quiet};padding:2px 12px 2px 0">{escape(label)}</td>'
        f'<td style="padding:2px 0">{escape(text).replace(chr(10), "<br/>")}</td></tr>'
        for label, text in rows
    )
    if not told:
        return ""
    return f'{_heading(title)}<table width="100%" cellspacing="0" cellpadding="0">{told}</table>'
