"""FeedDelegate: a record of the feed, as the method reads it."""

from __future__ import annotations

from journal_app.shapes import FeedLine
from ui.client.feed_model import FeedModel
from ui.client.line_delegate import Index, LineDelegate
from ui.client.look import Look
from ui.formatting import plain, signed

_LOOKS = {
    "deposit": ("plus", "deposit"),
    "withdrawal": ("minus", "withdrawal"),
    "promise_made": ("clock", "promise"),
    "promise_moved": ("clock", "promise"),
    "promise_released": ("check", "quiet"),
    "promise_kept": ("check", "deposit"),
    "promise_late": ("check", "promise"),
    "promise_broken": ("close", "withdrawal"),
    "apology": ("heart", "apology"),
    "visit": ("visit", "quiet"),
    "visit_missed": ("visit", "quiet"),
    "visit_cancelled": ("visit", "quiet"),
    "contact": ("contact", "quiet"),
    "photo": ("photo", "quiet"),
    "fact": ("person", "quiet"),
    "position": ("method", "quiet"),
    "fragment": ("flag", "quiet"),
}
"""Icon and colour by the kind of a line."""

_COLUMNS = (48, 52)


class FeedDelegate(LineDelegate):
    """Icon of the kind, words, principle and day; points in their colour and the balance."""

    _client: int | None = None

    def line(self, index: Index) -> FeedLine:
        model = index.model()
        assert isinstance(model, FeedModel)
        self._client = model.client()
        return model.line(index.row())

    def look(self, line: FeedLine) -> Look:
        desk = self._desk
        words = desk.words
        icon, tone = _LOOKS.get(line.kind, ("note", "quiet"))
        if line.private:
            icon = "lock"
        meta = [(part, "quiet") for part in self._phrases.meta(line, self._client)]
        negative = line.points is not None and line.points < 0 and line.kind != "apology"
        if negative and not line.answered:
            meta.append((words["unanswered"], "withdrawal"))
        numbers: tuple[tuple[str, str, bool], ...] = ()
        if line.points is not None and not desk.journal.settings["hide_numbers"]:
            color = "deposit" if line.points > 0 else "withdrawal" if line.points < 0 else "quiet"
            numbers = (
                (signed(line.points), color, True),
                ("" if line.balance is None else plain(line.balance), "quiet", False),
            )
        title = self._phrases.title(line, self._client)
        return Look(icon, tone, title, tuple(meta), numbers, columns=_COLUMNS)
