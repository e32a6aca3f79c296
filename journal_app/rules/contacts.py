"""How often to write to a client, by what, and the text made from a template (the method, §8)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

CapState = Literal["ok", "full", "passed"]
Channel = Literal["call", "message", "email", "in_person"]

CHANNELS: tuple[Channel, ...] = ("call", "message", "email", "in_person")
PLACEHOLDERS = ("name", "date", "time", "service")

DEFAULT_CAP = 4
"""Outgoing contacts in 30 days, unless agreed otherwise with the client."""

CAP_DAYS = 30

_PLACEHOLDER = re.compile(rf"\{{({'|'.join(PLACEHOLDERS)})\}}")
_GAP = "\0"  # stands where a value is missing; no text that is typed holds it
_LINKING = re.compile(
    r"(?:(?<![^\s(\[«“\"])(?:в|во|на|к|ко|с|со|от|для|о|об|at|on|in|to|for|with|by|from|the|your)\s*)+$",
    re.IGNORECASE,
)
_BRACKETS = ("()", "[]", "«»", "“”")
_OPENING = "".join(pair[0] for pair in _BRACKETS)
_SEPARATORS = " \t,;:—–-"
_SENTENCE_ENDS = ".!?…"


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact as the cap sees it. ``reminder``: it only recalled something agreed."""

    on: date
    outgoing: bool
    reminder: bool = False


def used(contacts: Iterable[Contact], day: date) -> int:
    """Outgoing contacts of the 30 days up to ``day``, ``day − 30 < on ≤ day``; reminders do not
    count (the method, §8)."""
    return sum(
        contact.outgoing and not contact.reminder and 0 <= (day - contact.on).days < CAP_DAYS
        for contact in contacts
    )


def cap_state(used: int, cap: int = DEFAULT_CAP) -> CapState:
    """``ok`` while one more is within the cap, ``full`` when it is reached, ``passed`` beyond it.
    Recording one more warns unless it is ``ok`` (the method, §8); it is never refused."""
    if used < cap:
        return "ok"
    return "full" if used == cap else "passed"


def fill(template: str, values: Mapping[str, str]) -> str:
    """A template with ``{name}``, ``{date}``, ``{time}`` and ``{service}`` filled in.

    Other braces stay as they are typed, and braces within a value are only text. A placeholder
    whose value is missing or blank goes away with what leans on it: the spaces beside it doubled
    otherwise, a comma, dash or colon that would hang at the end of a sentence, stand first in it
    or be doubled, brackets and quotation marks around nothing else, linking words before it ("в",
    "на", "at", "for your"…), and a line with nothing else. What then begins a sentence gets a
    capital letter. The rest of the template is not touched.
    """
    parts = _PLACEHOLDER.split(template.replace(_GAP, ""))
    text, names = parts[::2], parts[1::2]
    filled = text[0]
    for name, after in zip(names, text[1:], strict=True):
        value = values.get(name, "").replace(_GAP, "")
        filled += (value if value.strip() else _GAP) + after
    while _GAP in filled:  # from the last, so that what stands after is whole already
        before, _, after = filled.rpartition(_GAP)
        filled = _closed(before, after)
    return filled


def _closed(before: str, after: str) -> str:
    """Both sides of a missing value, joined."""
    said, right = before.rstrip(" \t"), after.lstrip(" \t")
    bare = _LINKING.sub("", said)
    touching = bare != said or said == before  # a space would part two other pairs of quotes
    if touching and bare[-1:] + after[:1] == '""':
        return _closed(bare[:-1], right[1:])
    left = bare.rstrip(" \t")
    if left and left[-1] in _OPENING:
        right = right.lstrip(_SEPARATORS)
        around = left[-1] + right[:1] in _BRACKETS
        return _closed(left[:-1], right[1:]) if around else left + right
    if not left or left[-1] in "\n" + _SENTENCE_ENDS:
        return _begun(left, right.lstrip(_SEPARATORS + _SENTENCE_ENDS))
    if not right or right[0] in "\n,:;)]»”" + _SENTENCE_ENDS:
        return left.rstrip(_SEPARATORS) + right
    spaced = before != left or after != right
    return left + (" " if spaced else "") + right


def _begun(left: str, right: str) -> str:
    """A sentence that lost its beginning, after the one before it."""
    if not left or left[-1] == "\n":
        right = right.removeprefix("\n")  # a line with nothing else goes as a whole
        return left + right[:1].upper() + right[1:]
    between = " " if right and right[0] != "\n" else ""
    return left + between + right[:1].upper() + right[1:]
