"""PromiseDelegate: a promise with its day and what is at stake."""

from __future__ import annotations

from journal_app.shapes import PromiseLine
from ui.client.line_delegate import Index, LineDelegate
from ui.client.look import Look
from ui.client.phrases import ClientPhrases, present
from ui.client.promise_model import PromiseModel
from ui.desk import Desk
from ui.formatting import signed
from ui.theme import GRID

_ENDS = {
    "kept": ("check", "deposit"),
    "late": ("check", "promise"),
    "broken": ("close", "withdrawal"),
    "released": ("check", "quiet"),
}


class PromiseDelegate(LineDelegate):
    """The text, then the day in its urgency's colour, then what not keeping it costs."""

    def line(self, index: Index) -> PromiseLine:
        model = index.model()
        assert isinstance(model, PromiseModel)
        return model.lines()[index.row()]

    def look(self, line: PromiseLine) -> Look:
        return promise_look(line, self._desk, self._phrases)


def promise_look(
    line: PromiseLine, desk: Desk, phrases: ClientPhrases, pad: int = 2 * GRID, rows: int = 2
) -> Look:
    """How a promise is painted."""
    due, text = phrases.due(line), desk.in_words(line.client, line.text)
    if line.state != "open":
        icon, tone = _ENDS[line.state]
        return Look(icon, tone, text, ((due, "quiet"),), faded=True, pad=pad)
    overdue = line.days is not None and line.days < 0
    icon, tone = ("alert", "withdrawal") if overdue else ("clock", "promise")
    near = line.days is not None and line.days <= 1
    meta = [(due, "withdrawal" if overdue else "promise" if near else "quiet")]
    rest = present(_at_stake(line, desk), phrases.moves(line.moves))
    meta += [(part, "quiet") for part in rest]
    return Look(icon, tone, text, tuple(meta), pad=pad, rows=rows)


def _at_stake(line: PromiseLine, desk: Desk) -> str:
    """«если не сдержать: −8» for a promise that is near or over its day, else ""."""
    if not line.at_stake or desk.journal.settings["hide_numbers"]:
        return ""
    return f"{desk.words['at_stake']}: {signed(line.break_points)}"
