"""The log as text: how a spreadsheet writes it, and how we do."""

from __future__ import annotations

import contextlib
import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from journal_app.errors import JournalError
from journal_app.operations.checks import known_day
from journal_app.rules.apologies import PARTS
from journal_app.rules.points import SIZES
from journal_app.shapes import LogEvent

COLUMNS = ("date", "client", "event", "principle", "points", "text", "due", "parts")
EVENTS = (
    "client",
    "deposit",
    "withdrawal",
    "promise",
    "keep",
    "break",
    "move",
    "release",
    "apology",
    "visit",
    "contact",
)
_REQUIRED = {"date", "client", "event"}
_MIDNIGHT = r"(?:[ T]0?0:00(?::00)?)?"
"""What a spreadsheet may write after a day."""
_ISO = re.compile(rf"(\d{{4}})-(\d{{1,2}})-(\d{{1,2}}){_MIDNIGHT}", re.ASCII)
_DOTTED = re.compile(rf"(\d{{1,2}})\.(\d{{1,2}})\.(\d{{4}}){_MIDNIGHT}", re.ASCII)
_SLASHED = re.compile(rf"\d{{1,4}}/\d{{1,2}}/\d{{1,4}}{_MIDNIGHT}", re.ASCII)
_CAPITAL = re.compile("[А-ЯЁ][а-яё]")
_INVERTED = re.compile("[а-яё][А-ЯЁ]")
"""What KOI8-R, an older Russian encoding, becomes when it is read as cp1251: «юММЮ» for «Анна»."""
_NUMBER = re.compile(r"[+-]?\d{1,9}", re.ASCII)


def read_log(content: bytes, file: str) -> list[LogEvent]:
    """The events of a log, in the order of their days, within a day in the order of the file.

    Understands comma, semicolon and tab, a byte-order mark, UTF-8, UTF-16 and cp1251, ISO and
    dotted days. Raises JournalError ``bad_file`` with the ``line`` and ``why``; ``file`` is the
    name to say.
    """
    reader = _Reader(file)
    events = list(reader.events(_decoded(content, file)))
    return sorted(events, key=lambda event: event.day)


def write_log(events: Iterable[LogEvent]) -> str:
    """The events in the one form that we write."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for event in events:
        parts = "" if event.parts is None else "+".join(event.parts) or "none"
        due = "" if event.due is None else event.due.isoformat()
        writer.writerow(
            (
                event.day.isoformat(),
                event.client,
                event.event,
                event.principle,
                event.points,
                event.text,
                due,
                parts,
            )
        )
    return text.getvalue()


def _decoded(content: bytes, file: str) -> str:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 if wide else content.count(b"\n", 0, error.start) + 1
    if not wide and not _is_broken_utf8(content):
        with contextlib.suppress(UnicodeDecodeError):
            text = content.decode("cp1251")
            if len(_INVERTED.findall(text)) <= len(_CAPITAL.findall(text)):
                return text
    raise JournalError("bad_file", file=file, line=line, why="not_utf8")


def _is_broken_utf8(content: bytes) -> bool:
    """Whether most letters are UTF-8 all the same: read as cp1251 they would become gibberish."""
    letters = content.decode("utf-8", "replace")
    broken = letters.count("\ufffd")
    return sum(sign > "\x7f" for sign in letters) - broken > broken


class _Reader:
    """One file on its way in; knows the line it is at, for what it has to say."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.line = 1

    def events(self, text: str) -> Iterator[LogEvent]:
        rows = self._rows(text)
        header = next(rows, None)
        if header is None:
            raise self.bad("empty_file")
        columns = self._columns(header)
        row = None
        for row in rows:
            if len(row) != len(columns):
                raise self.bad("wrong_field_count", value=len(row), expected=len(columns))
            yield self._event(dict(zip(columns, row, strict=True)))
        if row is None:
            self.line = 1  # it is the whole file that says nothing
            raise self.bad("empty_file")

    def bad(self, why: str, **details: object) -> JournalError:
        return JournalError("bad_file", file=self.file, line=self.line, why=why, **details)

    def _rows(self, text: str) -> Iterator[list[str]]:
        lines = io.StringIO(text, newline="")
        first = lines.readline().strip()
        skip = first.lower().startswith("sep=") and len(first) == 5  # Excel says it so
        delimiter = first[4] if skip else max(",;\t", key=first.count)
        if not skip:
            lines.seek(0)
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        while True:
            self.line = reader.line_num + 1 + skip
            try:
                row = next(reader, None)
            except csv.Error as error:
                long = "field limit" in str(error)  # the module's own words, it has no code
                raise self.bad("text_too_long" if long else "bad_quotes") from error
            if row is None:
                return
            if any(cell.strip() for cell in row):
                yield row

    def _columns(self, header: list[str]) -> list[str]:
        columns = [cell.strip().lower() for cell in header]
        for column in columns:
            if column not in COLUMNS:
                raise self.bad("unknown_column", value=column)
        missing = sorted(_REQUIRED.difference(columns))
        if missing or len(set(columns)) < len(columns):
            raise self.bad("missing_column", value=", ".join(missing) or columns[0])
        return columns

    def _event(self, cells: dict[str, str]) -> LogEvent:
        def cell(column: str) -> str:
            return cells.get(column, "").strip()

        event = cell("event").lower()
        if event not in EVENTS:
            raise self.bad("unknown_event", value=cell("event"))
        if not cell("client"):
            raise self.bad("empty_name")
        return LogEvent(
            day=self._day(cell("date")),
            client=cell("client"),
            event=event,
            principle=cell("principle").lower(),
            points=self._points(cell("points")),
            text=cell("text"),
            due=self._day(cell("due")) if cell("due") else None,
            parts=self._parts(cell("parts")),
            line=self.line,
        )

    def _day(self, text: str) -> date:
        if _SLASHED.fullmatch(text):
            # 03/04 is March to some and April to others, even within one file.
            raise self.bad("ambiguous_date", value=text)
        iso, dotted = _ISO.fullmatch(text), _DOTTED.fullmatch(text)
        try:
            if iso:
                day = datetime(*map(int, iso.groups())).date()  # type: ignore[arg-type]
            elif dotted:
                day = datetime(*map(int, reversed(dotted.groups()))).date()  # type: ignore[arg-type]
            else:
                raise self.bad("bad_date", value=text)
            return known_day(day)
        except ValueError:
            raise self.bad("bad_date", value=text) from None
        except JournalError as error:
            if error.code == "bad_file":
                raise
            raise self.bad(error.code, date=text) from None

    def _points(self, text: str) -> int | str:
        plain = text.replace("−", "-").lower()
        if plain in ("", *SIZES):
            return plain
        if _NUMBER.fullmatch(plain):
            return int(plain)
        raise self.bad("bad_points", value=text)

    def _parts(self, text: str) -> tuple[str, ...] | None:
        if not text:
            return None
        if text.lower() == "none":
            return ()
        named = {part.strip().lower() for part in text.split("+")}
        if not named <= set(PARTS):
            raise self.bad("bad_parts", value=text)
        return tuple(part for part in PARTS if part in named)
