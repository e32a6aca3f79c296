"""Reads the words that live in resources: the profession's words, messages, reasons.

The core raises codes and the screens draw shapes; here a code meets its sentence. A template is
``str.format`` with two small additions: ``{days:plural:день|дня|дней}`` chooses the form of a
word by a number, and ``[a part with {path}]`` is left out when its detail is missing, so that no
sentence is ever broken by what the program does not know.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from string import Formatter
from types import MappingProxyType
from typing import Any

from journal_app.errors import JournalError
from journal_app.shapes import Reason

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


def say(error: JournalError, language: str) -> str:
    """One sentence for an error: what, where, what to do. Never fails, whatever the details."""
    messages = load_messages(language)
    details = dict(error.details)
    if error.code == "bad_file":
        error_why = str(details.get("why", "general"))
        details["why"] = why_text(error_why, language, **details)
        whole = not details.get("line") or (details["line"] == 1 and error_why in _WHOLE_FILE)
        template = messages["bad_file_whole" if whole else "bad_file"]
    else:
        template = messages.get(error.code, messages["general"])
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


def finding_text(code: str, language: str, table: str = "", row: int = 0, detail: str = "") -> str:
    """What a check found, on one line: which row, and what is wrong with it."""
    messages = load_messages(language)
    template = messages.get(f"check.{code}", messages["check.general"])
    named = messages.get(f"table.{table}", messages["table.general"])
    return fill(template, language, code=code, table=named, row=row, detail=detail)


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
    known = {key for key, value in details.items() if value not in (None, "")}

    def bracket(match: re.Match[str]) -> str:
        needed = {name for _, name, _, _ in Formatter().parse(match[1]) if name}
        return match[1] if needed <= known else ""

    whole = re.sub(r"\[([^\[\]]*)\]", bracket, template)
    shown = {key: _one_line(value, key not in _WHOLE) for key, value in details.items()}
    return _Filler(language).vformat(whole, (), defaultdict(lambda: None, shown))


class _Filler(Formatter):
    """``str.format`` that knows plurals, local days and the real minus, and never raises."""

    def __init__(self, language: str) -> None:
        self._language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec.startswith("plural:"):
            forms = format_spec.removeprefix("plural:").split("|")
            return plural(self._language, value if isinstance(value, int) else 0, forms)
        if isinstance(value, date):
            return f"{value:%d.%m.%Y}" if self._language == "ru" else value.isoformat()
        if isinstance(value, int):
            return str(value).replace("-", "−")
        return str(value) if value not in (None, "") else "—"


def _one_line(value: object, clip: bool) -> object:
    """A person's text on one line, without control characters and of bearable length."""
    if value is None or isinstance(value, (int, date)):
        return value
    line = "".join(sign for sign in " ".join(str(value).split()) if sign.isprintable())
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
