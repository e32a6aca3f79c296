"""What a card may hold, and how a line that is typed is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

ContactKind = Literal["phone", "messenger", "email", "other"]

KINDS = ("status", "pedant", "introvert", "extravert", "colleague", "bargainer", "late")
"""Kinds of demanding client (the method, §10); ``none`` beside them is no particular kind."""
STAGES = ("acquaintance", "courtship", "honeymoon", "everyday", "trial", "mature")
STATUSES = ("active", "paused", "finished", "left")
GONE = ("finished", "left")
"""Statuses of somebody who does not come any more: they stand in the archive."""
CONTACT_KINDS: tuple[ContactKind, ...] = ("phone", "messenger", "email", "other")
FACT_KINDS = ("little_thing", "preference", "allergy", "stop_topic", "expectation")
SIDES = ("mine", "theirs", "agreed")
HIGHEST_CAP = 99
OWN = "own."
"""How the key of a field begins that the practitioner added."""

FEEDS = {
    "little_thing": "little_things",
    "preference": "little_things",
    "expectation": "expectations",
}
"""The principle of the deposit that it is to use such a fact, or to agree on it."""

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_PHONE = re.compile(r"\+?[\d\s()./\-–]{5,}")
_MESSENGER = re.compile(
    r"@\S+|(?:https?://)?(?:t\.me|wa\.me|vk\.(?:com|me)|m\.me|instagram\.com)/\S+", re.IGNORECASE
)


def contact_kind(value: str) -> ContactKind:
    """What a way to reach somebody is, by its look: "vera@mail.example" is an e-mail, "@vera" and
    "t.me/vera" a messenger, five digits or more a phone."""
    typed = value.strip()
    if _EMAIL.fullmatch(typed):
        return "email"
    if _MESSENGER.fullmatch(typed):
        return "messenger"
    digits = sum(sign.isdigit() for sign in typed)
    return "phone" if digits >= 5 and _PHONE.fullmatch(typed) else "other"


def is_circle(client: str, brought_by: str, chain: Mapping[str, str]) -> bool:
    """Whether it would make somebody their own forebear that ``brought_by`` brought ``client``;
    ``chain`` names who brought whom so far, by uid."""
    seen: set[str] = set()
    one = brought_by
    while one and one not in seen:
        if one == client:
            return True
        seen.add(one)
        one = chain.get(one, "")
    return False
