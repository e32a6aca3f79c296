"""The dossier of a client on paper: everything an export tells of one person, in plain words."""

from __future__ import annotations

import base64
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

Told = Mapping[str, Any]
Row = tuple[str, str]
"""What it is (often a day), and what is told."""


class DossierPaper(QObject):
    """Makes a document of the JSON of ``exchange.dossier``; both say the same."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._phrases = BesidePhrases(desk, self)

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
        document.setHtml(self._html(told, client, document))
        document.setPageSize(PAGE)
        document.setDocumentMargin(MARGIN)
        return document

    def _html(self, told: Told, client: Told, document: QTextDocument) -> str:
        ink = tokens("light")
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
        if client["archived_on"]:
            yield self.tr("In the archive since"), self._day(client["archived_on"])
        for one in client["anniversaries"]:
            label = one["label"] or self.tr("Birthday")
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
            reason = card["status_reason"]
            yield self.tr("Status"), _joined(words[f"status_{card['status']}"], reason)
            for label, text in (
                (self.tr("Code"), card["code"]),
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
            yield words[f"fact_{one['kind']}"], _joined(one["text"], side, sure)

    def _visits(self, client: Told) -> Iterator[Row]:
        words = self._desk.words
        currency = self._desk.journal.settings["currency"]
        for one in sorted(client["visits"], key=lambda visit: visit["on"]):
            services = [
                _joined(
                    part["name"],
                    "" if part["price"] is None
                    else money(part["price"], self._desk.locale, currency),
                )
                for part in one["services"]
            ]  # fmt: skip
            came = words[f"came_{one['came']}"] if one["came"] else ""
            state = words[f"state_{one['state']}"]
            told = _joined(one["start"] or "", state, came, "; ".join(services))
            yield self._day(one["on"]), _lines(told, one["note"], one["come_back"])

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
            yield made, _joined(one["text"], until, kept, self._day(one["closed"]))

    def _entries(self, client: Told) -> Iterator[Row]:
        words = self._desk.words
        for one in sorted(client["entries"], key=lambda entry: entry["on"]):
            kind = words.get(one["kind"], one["kind"])
            of_promise = one["kind"].startswith("promise_")
            principle = "" if of_promise else words.get(f"principle_{one['principle']}", "")
            sure = words["confirmed"] if one["confirmed"] else words["guess"]
            parts = ", ".join(words[f"part_{part}"] for part in one["parts"])
            told = _joined(signed(one["points"]), kind, principle, sure, parts)
            was = [self._was(version) for version in one["versions"]]
            yield self._day(one["on"]), _lines(told, one["note"], *was)

    def _was(self, version: Told) -> str:
        told = _joined(signed(version["points"]), self._day(version["on"]), version["note"])
        return self.tr("earlier: %1").replace("%1", told)

    def _contacts(self, client: Told) -> Iterator[Row]:
        for one in sorted(client["contacts"], key=lambda contact: contact["on"]):
            way = self.tr("to the client") if one["outgoing"] else self.tr("from the client")
            told = self._phrases.contact(one["channel"], one["state"])
            yield self._day(one["on"]), _lines(_joined(*told, way), one["text"])

    def _notes(self, client: Told) -> Iterator[Row]:
        label = self.tr("Private layer: %1")
        for one in sorted(client["notes"], key=lambda note: note["on"]):
            hidden = one.get("private", "")
            was = [
                self.tr("earlier: %1").replace("%1", _joined(old["text"], old.get("private", "")))
                for old in one["versions"]
            ]
            private = label.replace("%1", hidden) if hidden else ""
            yield self._day(one["on"]), _lines(one["text"], private, *was)

    def _fragments(self, client: Told) -> Iterator[Row]:
        for one in client["fragments"]:
            yield self._day(one["on"]), _lines(one["text"], one["question"])
        for one in client["positions"]:
            told = self._phrases.position((one["role"], one["activity"], one["direction"]))
            yield self._day(one["on"]), _lines(told, one["note"])

    def _algorithms(self, client: Told) -> Iterator[Row]:
        for one in client["algorithms"]:
            told = _lines(one["title"], one["situation"], one["steps"], one["result"])
            yield self._day(one["on"]), told

    def _drafts(self, told: Told) -> Iterator[Row]:
        for one in told.get("drafts", ()):
            words = [str(text) for text in one["content"].values() if isinstance(text, str)]
            yield self._day(one["at"][:10]), _lines(*words)

    def _photos(self, client: Told, document: QTextDocument, quiet: str) -> str:
        shown = ""
        for one in client["photos"]:
            url = _photo_url(one)
            image = document.resource(QTextDocument.ResourceType.ImageResource, url)
            if not isinstance(image, QImage) or image.isNull():
                continue
            side = min(_PHOTO_SIDE, max(image.width(), image.height()))
            size = image.size().scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
            caption = escape(_joined(self._day(one["on"]), one["caption"]))
            shown += (
                f'<p style="margin:10px 0 0 0"><img src="{url.toString()}" width="{size.width()}" '
                f'height="{size.height()}"/><br/><span style="color:{quiet}">{caption}</span></p>'
            )
        return _heading(self.tr("Photos")) + shown if shown else ""

    def _day(self, text: str | None) -> str:
        if not text:
            return ""
        return self._desk.locale.toString(qdate(date.fromisoformat(text)), "d MMM yyyy")


def _photo_url(photo: Told) -> QUrl:
    return QUrl(f"photo{photo['id']}")


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
