"""Codes in the place of names: what a colleague reads tells nothing of who it is about.

A name is met in any of its cases and with a diminutive ending: «Вера» also as «Веру», «Верочкой»
and «Верина», «Соколова» as «Соколовой». Where a name is a word of the language too («вера»,
«hope»), only its capitalised form is taken for the name.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 2
"""Letters of the shortest part of a name that is looked for: «Ян», «Ия»."""
_LONG_STEM = 5
"""From this many letters on, any capitalised word that begins with the stem is the name."""

# What the cases put in the place of the last vowel, for names and surnames of both genders.
_CASES = (
    "а|я|ы|и|е|у|ю|ь|й|ой|ей|ёй|ою|ею|ом|ем|ём|ам|ям|ами|ями|ах|ях|ов|ев|ым|им|ых|их|ый|ий|ого|его"
    "|ому|ему|ая|яя|ую|юю|ии|ию|ией|ия|ье|ья|ью|ьи|ьей"
)
_POSSESSIVE = "ин(?:а|о|ы|у|ой|ом|ым|ых|ому|ого|е|ыми)?"
_SMALL = "(?:[оеё]чк|[оеё]ньк|ушк|юшк|уш|юш|ул|юл|ун|юн|ус|юс|ик|чик|к|ш)(?:" + _CASES + ")?"
_VOWELS = "аеёиоуыэюяйь"

_WORDS_TOO = """
вера надежда любовь роза лилия слава рада мила лада заря злата светлана август марк лев мир
роман алый белый hope faith grace joy will mark rose may june april summer art frank rich bill
bob pat sky dawn iris ivy violet lily olive pearl ruby amber gene guy jack ray rob sue victor
drew chase chance dale dean earl grant hunter lance miles nick page penny reed skip ty wade king
young long short white black brown green gray hill field stone wood moss bush rice park cook
baker carter miller smith taylor walker fisher mason porter potter turner weaver
"""
_ALSO_WORDS = frozenset(_WORDS_TOO.split())
"""Names that are words of the language as well."""


def coded(text: str, name: str, code: str) -> str:
    """The text with every trace of a name replaced by a code; a whole name becomes one code."""
    for part in _parts(name):
        text = _pattern(part).sub(lambda _found: _MARK, text)
    initials = "".join(re.escape(word) for word in _WORD.findall(name) if len(word) == 1)
    more = rf"{_MARK}|[{initials}]\b\.?" if initials else _MARK
    joined = rf"{_MARK}(?:[ \u00a0\-]+(?:{more}))*"
    return re.sub(joined, lambda _found: code, text)


def may_name(text: str, name: str) -> bool:
    """Whether it is worth looking for a name in a text: quick, and never wrongly no."""
    low = text.lower().replace("ё", "е")
    return any(part[:2].lower().replace("ё", "е") in low for part in _parts(name))


def without_name(text: str, name: str) -> str:
    """The lines of a text that do not name somebody."""
    named = re.compile(rf"(?<!\w){re.escape(name.strip())}(?!\w)", re.IGNORECASE)
    if not name.strip() or not named.search(text):
        return text
    return "\n".join(line for line in text.split("\n") if not named.search(line))


def sheet_codes(
    people: Collection[tuple[int, str]], letter: str, taken: Collection[str] = ()
) -> dict[int, str]:
    """A code for everybody on a sheet, in their order: the one of their card, else «К-1», «К-2»…

    ``people`` are (client, the code of the card or ""), ``letter`` begins the codes that are made.
    """
    used = {code.casefold() for _, code in people if code} | {one.casefold() for one in taken}
    codes: dict[int, str] = {}
    number = 0
    for client, own in people:
        if client in codes:
            continue
        while not own:
            number += 1
            made = f"{letter}-{number}"
            own = "" if made.casefold() in used else made
        codes[client] = own
    return codes


def codes_of(people: Collection[tuple[int, str, str]]) -> dict[int, str]:
    """A code for everybody: the one of their card, else initials and number, as «ВС-12».

    ``people`` are (client, name, the code of the card or ""). The same client has the same code
    every day, and no two have one: a code that two cards name is told apart by the number.
    """
    owned = [own.casefold() for _, _, own in people if own]
    taken = set(owned)
    codes: dict[int, str] = {}
    for client, name, own in people:
        made = own
        if not own:
            made = f"{initials(name)}-{client}"
            while made.casefold() in taken:
                made += "*"
        elif owned.count(own.casefold()) > 1:
            made = f"{own} ({client})"
        codes[client] = made
    return codes


def initials(name: str) -> str:
    """The first letters of a name's first two words, "№" where it has none."""
    return "".join(word[0].upper() for word in _WORD.findall(name)[:2]) or "№"


_MARK = "\ufdd0"
"""Stands for the code until all of a name is found: no text may hold this sign."""


def _parts(name: str) -> list[str]:
    """The words of a name, the longest first; small words in it, as «подруга», are left alone."""
    words = _WORD.findall(name)
    capital = [word for word in words if word[0] != word[0].lower()]
    chosen = [word for word in capital or words if len(word) >= _SHORTEST]
    return sorted(chosen, key=len, reverse=True)


def _pattern(part: str) -> re.Pattern[str]:
    lower = part.lower()
    stem = lower.rstrip(_VOWELS) if len(lower) > _SHORTEST else lower
    stem = stem if len(stem) >= _SHORTEST else lower
    if not re.search("[а-яё]", lower):
        ends = "s?"
    elif len(stem) >= _LONG_STEM:
        ends = r"\w*"
    else:
        ends = f"(?:{_CASES}|{_POSSESSIVE}|{_SMALL})?"
    folded = "".join("[её]" if sign in "её" else re.escape(sign) for sign in stem)
    first = "[её]" if stem[0] in "её" else re.escape(stem[0])
    capital = f"[{stem[0].upper()}{'Ё' if stem[0] == 'е' else ''}]"
    rest = folded[len(first) :]
    loose = rf"(?i:{rest}{ends})"
    if lower in _ALSO_WORDS or len(stem) <= _SHORTEST:
        return re.compile(rf"\b{capital}{loose}\b")
    strict = rf"(?i:{rest}(?:{_CASES}|{_POSSESSIVE}|{_SMALL}|s)?)"
    return re.compile(rf"\b(?:{capital}{loose}|(?i:{first}){strict})\b")
