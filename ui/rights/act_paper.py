"""The act of erasing on paper, with the extract from the event log under it. No content, no name:
lines are left for what only the practitioner knows."""

from __future__ import annotations

from html import escape
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument

from journal_app.shapes.rights import ErasureAct
from ui.desk import Desk
from ui.printing import MARGIN, PAGE, paper
from ui.rights.right_words import RightWords

_BLANK = "_" * 36
_GAP = "<p style='margin:0;font-size:6px'>&nbsp;</p>"
"""Before a table: the margins of what stands before it are not kept."""


class ActPaper(QObject):
    """Words an act as Russian practice asks for it (order 179 of Roskomnadzor, 28.10.2022): who,
    whose data, which categories, where, how, why, when; kept for three years."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = RightWords(desk, self)

    def title(self, act: ErasureAct) -> str:
        """What the paper is called."""
        return self.tr("Act of erasing personal data, No. %1").replace("%1", str(act.number))

    def document(self, act: ErasureAct) -> QTextDocument:
        """One act, ready for the printer."""
        document = paper()
        document.setHtml(self.html(act))
        document.setPageSize(PAGE)
        document.setDocumentMargin(MARGIN)
        return document

    def html(self, act: ErasureAct) -> str:
        """The act and the extract."""
        by, signed = self.tr("Done by"), self.tr("Signature and date")
        extract = self.tr("Extract from the event log")
        return (
            f"<h2 style='margin:0'>{escape(self.title(act))}</h2>"
            + _GAP
            + self._table(self._act(act))
            + f"<p style='margin-top:18px'>{escape(by)}: {_BLANK}</p>"
            + f"<p>{escape(signed)}: {_BLANK}</p>"
            + f"<h3 style='margin:24px 0 0 0'>{escape(extract)}</h3>"
            + _GAP
            + self._table(self._extract(act))
            + f"<p><small>{escape(self._foot())}</small></p>"
        )

    def _act(self, act: ErasureAct) -> list[tuple[str, str]]:
        practice = self._desk.journal.settings["practice_name"] or _BLANK
        return [
            (self.tr("Operator"), practice),
            (self.tr("Address"), _BLANK),
            *self._common(act),
            (self.tr("Met since"), self._words.day(act.since)),
            (self.tr("Volume"), ", ".join(self._words.counts(act.counts)) or "—"),
            (self.tr("How"), self._how(act)),
            (self.tr("Copies that hold the data still"), self._copies(act)),
        ]

    def _extract(self, act: ErasureAct) -> list[tuple[str, str]]:
        event = self.tr("Client erased")
        return [(self.tr("Event"), event), *self._common(act)]

    def _common(self, act: ErasureAct) -> list[tuple[str, str]]:
        system = self.tr("Client Journal, file %1")
        return [
            (self.tr("When"), self._words.moment(act.at)),
            (self.tr("Whose data"), self.tr("client No. %1").replace("%1", act.mark)),
            (self.tr("Categories"), "; ".join(self._words.categories(act.counts))),
            (self.tr("System"), system.replace("%1", Path(self._desk.journal.path).name)),
            (self.tr("Reason"), act.reason),
        ]

    def _how(self, act: ErasureAct) -> str:
        if act.is_clean:
            return self.tr(
                "rows deleted and their bytes overwritten, the file written anew, the search "
                "index and the way back cleared"
            )
        return self.tr(
            "rows deleted and their bytes overwritten, the search index and the way back cleared; "
            "the file is still to be written anew, for which there was no room on the disk"
        )

    def _copies(self, act: ErasureAct) -> str:
        if not act.copies:
            return self.tr("none that the program knows of")
        return "\n".join(self._words.kept(copy) for copy in act.copies)

    def _foot(self) -> str:
        return self.tr(
            "The number stands for the client: it is made of a secret number of the card and leads "
            "to nobody. Keep the act for three years."
        )

    def _table(self, rows: list[tuple[str, str]]) -> str:
        told = "".join(
            f"<tr><td width='32%'>{escape(label)}</td>"
            f"<td>{escape(text).replace(chr(10), '<br>')}</td></tr>"
            for label, text in rows
        )
        return (
            "<table width='100%' cellspacing='0' cellpadding='5' border='1' "
            f"style='border-collapse:collapse;border-style:solid;border-color:#999999'>{told}</table>"
        )
