"""Reads the words that live in resources: the profession's words, messages, reasons.

The core raises codes and the screens draw shapes; here a code meets its sentence. A template is
``str.format`` with two small additions: ``{days:plural:день|дня|дней}`` chooses the form of a
word by a number, and ``[a part with {path}]`` is left out when its detail is missing, so that no
sentence is ever broken by what the program does not know.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from journal_app.errors import JournalError
from journal_app.shapes import ImportReport, Reason

if TYPE_CHECKING:
    from journal_app.storage.salvage import SalvageReport

LANGUAGES = ("ru", "en")
PROFESSIONS = ("nail", "psychologist")

_LONGEST_QUOTE = 120
"""Characters of a person's own text that a message repeats."""
_WHOLE = frozenset({"path", "file", "kept", "why"})
"""Details shown in full: the end of a path is what tells, and our own words are short."""
_WHOLE_FILE = frozenset({"empty_file", "not_utf8", "wrong_format"})
"""What is wrong with a file rather than with its first line."""
_NEAR_DAYS = {0: ("_today",), 1: ("_tomorrow", "_yesterday")}
"""Endings of the keys that name a near day by a word."""


@cache
def load_words(language: str, profession: str) -> Mapping[str, str]:
    """The profession's words (method.md §11) by key; an unknown language reads as English."""
    return MappingProxyType(_read("words", language)[profession])


@cache
def load_messages(language: str) -> Mapping[str, str]:
    """Every message by dotted key: ``disk_full``, ``why.bad_date``, ``cli.headless``."""
    return MappingProxyType(_flat(_read("messages", language)))


def say(error: JournalError, language: str, command_line: bool = False) -> str:
    """One sentence for an error: what, where, what to do. Never fails, whatever the details.

    What to do is a button in the window and a command on the ``command_line``.
    """
    messages = load_messages(language)
    details = dict(error.details)
    if error.code == "bad_file":
        error_why = str(details.get("why", "general"))
        details["why"] = why_text(error_why, language, **details)
        whole = not details.get("line") or (details["line"] == 1 and error_why in _WHOLE_FILE)
        template = messages["bad_file_whole" if whole else "bad_file"]
    else:
        keys: tuple[str, ...] = (f"{error.code}_{details.get('why')}", error.code, "general")
        if command_line:
            keys = tuple(one for key in keys for one in (f"command.{key}", key))
        template = next(messages[key] for key in keys if key in messages)
    return fill(template, language, **{**details, "code": error.code})


def why_text(why: str, language: str, /, **details: object) -> str:
    """Why a line of a file did not come in: a phrase to stand after a colon, without a stop."""
    messages = load_messages(language)
    template = messages.get(f"why.{why}")
    if template is None:
        sentence = messages.get(why, messages["why.general"]).rstrip(".")
        template = sentence[:1].lower() + sentence[1:]
    return fill(template, language, **{**details, "code": why})


def reason_text(reason: Reason, language: str, profession: str) -> str:
    """Why a client needs care, or what is most pressing, in a few words without points."""
    messages = load_messages(language)
    base = f"care.{profession}."
    keys = [base + reason.code + near for near in (*_NEAR_DAYS.get(reason.days, ()), "")]
    template = next((messages[key] for key in keys if key in messages), messages[f"{base}general"])
    return fill(template, language, days=reason.days, points=reason.points, text=reason.text)


def tell(key: str, language: str, /, **details: object) -> str:
    """A message by its dotted key, such as ``cli.backup_done``, with its details filled in."""
    return fill(load_messages(language)[key], language, **details)


def import_text(report: ImportReport, language: str, dry: bool = False) -> str:
    """What an import brought in: the account in any case, of the rest what there is."""
    counts = {one.name: getattr(report, one.name) for one in fields(report) if one.type == "int"}
    always = ("clients", "entries", "promises")
    told = {name: count if count or name in always else None for name, count in counts.items()}
    key = "import_dry" if dry else "import_done" if any(counts.values()) else "import_nothing"
    return tell(f"cli.{key}", language, **told)


def finding_text(code: str, language: str, table: str = "", row: int = 0, detail: str = "") -> str:
    """What a check found, on one line: which row, and what is wrong with it."""
    messages = load_messages(language)
    template = messages.get(f"check.{code}", messages["check.general"])
    named = messages.get(f"table.{table}", messages["table.general"])
    return fill(template, language, code=code, table=named, row=row, detail=detail)


def salvage_lines(report: SalvageReport, language: str) -> list[str]:
    """What a salvage came to, one line each: how much, and every row in doubt, never what it
    says."""
    messages = load_messages(language)
    counts = {"rows": report.rows, "backup": report.from_backup, "lost": report.lost}
    lines = [tell("salvage.done", language, path=str(report.kept_as), **counts)]
    for doubt in report.doubtful:
        why = messages.get(f"salvage.{doubt.why}")
        if why is None:
            lines.append(finding_text(doubt.why, language, doubt.table, doubt.row))
            continue
        table = messages.get(f"table.{doubt.table}", messages["table.general"])
        day = doubt.day or None
        lines.append(fill(why, language, table=table, row=doubt.row, day=day))
    return [*lines, messages["salvage.anew"]]


def plural(language: str, number: int, forms: Sequence[str]) -> str:
    """The form that agrees with a number: Russian has three (1 день, 2 дня, 5 дней)."""
    number = abs(number)
    if language != "ru":
        index = 0 if number == 1 else 1
    elif number % 10 == 1 and number % 100 != 11:
        index = 0
    elif number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14):
        index = 1
    else:
        index = 2
    return forms[min(index, len(forms) - 1)]


def fill(template: str, language: str, /, **details: object) -> str:
    """A template with its details; a missing one leaves out its brackets, or shows as a dash."""
    told = []
    for optional, pieces in _parsed(template):
        if optional and any(details.get(name) in (None, "") for _, name, _ in pieces if name):
            continue
        for literal, name, spec in pieces:
            told.append(literal)
            if name is not None:
                told.append(_shown(language, name, details.get(name), spec))
    return "".join(told)


_Pieces = tuple[tuple[str, str | None, str], ...]
"""(text, the name of the detail after it, how to show it), as ``Formatter.parse`` tells them."""


@lru_cache(maxsize=1024)
def _parsed(template: str) -> tuple[tuple[bool, _Pieces], ...]:
    """A template in parts, each with whether it stood in brackets. Kept: a list of clients says
    the same few sentences a thousand times."""
    parts = re.split(r"\[([^\[\]]*)\]", template)
    return tuple(
        (
            number % 2 == 1,
            tuple((text, name, spec or "") for text, name, spec, _ in Formatter().parse(part)),
        )
        for number, part in enumerate(parts)
    )


def _shown(language: str, name: str, value: object, spec: str) -> str:
    """A detail with plurals, local days and the real minus; never raises."""
    if spec.startswith("plural:"):
        forms = spec.removeprefix("plural:").split("|")
        return plural(language, value if isinstance(value, int) else 0, forms)
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}" if language == "ru" else value.isoformat()
    if isinstance(value, int):
        return str(value).replace("-", "−")
    return "—" if value is None else _one_line(str(value), name not in _WHOLE) or "—"


def _one_line(text: str, clip: bool) -> str:
    """A person's text on one line, without control characters and of bearable length."""
    line = " ".join(text.split())
    if not line.isprintable():
        line = "".join(sign for sign in line if sign.isprintable())
    if clip and len(line) > _LONGEST_QUOTE:
        line = line[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return line


def _read(folder: str, language: str) -> dict[str, Any]:
    name = f"{language if language in LANGUAGES else 'en'}.toml"
    return tomllib.loads((files("resources") / folder / name).read_text(encoding="utf-8"))


def _flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found |= _flat(value, f"{prefix}{key}.")
        else:
            found[f"{prefix}{key}"] = value
    return found
