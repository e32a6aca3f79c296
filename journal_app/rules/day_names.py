"""Who is meant by the words of a pasted line, and what is to be done for how much."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from journal_app.rules.day_prices import read_piece, split_pieces

_WORD = re.compile(r"\w[^\s.,:;+()\[\]«»\"“”]*")


class _Word(NamedTuple):
    folded: str
    start: int
    end: int


class Found(NamedTuple):
    """Whom a line names: the clients who fit, in the order given, whether it is one of them
    (else they are only like somebody unknown), and where the name ends in the text."""

    clients: tuple[int, ...]
    sure: bool
    end: int


class People:
    """The clients who may be meant.

    A client is found by the first word of the name, more words of it, or an initial in place of
    a word after the first ("Вера С.", "Вера С"), in any case, ё as е; endings are not guessed.
    Whoever more words fit is meant; of those, whom they fit without initials; of those, whose
    name they are as a whole. A small letter before another word may be one of its own («вера
    с дизайном»): where it matters who is meant, all of them are. A capital after the name that
    is neither of it nor a known service is another surname, and so another person.
    """

    def __init__(self, names: Mapping[int, str]) -> None:
        self._by_first: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
        for client, name in names.items():
            words = _folded(name)
            if words:
                self._by_first[words[0]].append((client, words))

    def find(self, text: str, offered: Services) -> Found:
        """Who a text begins with."""
        typed = _words(text)
        known = self._by_first.get(typed[0].folded, ()) if typed else ()
        if not known:
            return Found((), False, _end_of_stranger(text, typed, offered))
        best = max(_fit(text, typed, words) for _, words in known)
        bold = max(_fit(text, typed, words, bold=True) for _, words in known)
        clients = tuple(
            client
            for client, words in known
            if best == _fit(text, typed, words) or bold == _fit(text, typed, words, bold=True)
        )
        if _goes_on(text, typed, best[0], offered):
            return Found(clients, False, _end_of_stranger(text, typed, offered))
        return Found(clients, True, _end(text, typed, best[0] - 1))


class Services:
    """The services that a practice knows."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_words: dict[tuple[str, ...], str] = {}
        for name in names:
            if words := _folded(name):
                self._by_words.setdefault(words, name)
        self._most = max(map(len, self._by_words), default=0)

    def first_in(self, words: Sequence[_Word]) -> int | None:
        """The place of the first word with which a known service begins, or None."""
        folded = [word.folded for word in words]
        return next((at for at in range(len(words)) if self._at(folded, at)), None)

    def leading(self, text: str) -> int:
        """Where the known services end that a text begins with; 0 if it begins otherwise."""
        words = _words(text)
        folded, at = [word.folded for word in words], 0
        while found := self._at(folded, at):
            at += len(found)
        return words[at - 1].end if at else 0

    def read(self, text: str) -> tuple[tuple[str, ...], int | None, int | None]:
        """The services of a text, their minutes and their price in minor units; None for what is
        not told."""
        pieces = [read_piece(piece) for piece in split_pieces(text)]
        lengths = [piece.minutes for piece in pieces if piece.minutes is not None]
        prices = [piece.price for piece in pieces if piece.price is not None]
        services = [name for piece in pieces for name in self._named(piece.text)]
        return tuple(services), sum(lengths) or None, sum(prices) if prices else None

    def _named(self, text: str) -> list[str]:
        """A piece as the known services it is made of, the longest first; else as it is typed."""
        folded, names, at = _folded(text), [], 0
        while words := self._at(folded, at):
            names.append(self._by_words[words])
            at += len(words)
        return names if names and at == len(folded) else [text] if text else []

    def _at(self, folded: Sequence[str], at: int) -> tuple[str, ...]:
        """The words of the longest known service that begins there; () if none does."""
        for count in range(min(self._most, len(folded) - at), 0, -1):
            words = tuple(folded[at : at + count])
            if words in self._by_words:
                return words
        return ()


def _words(text: str) -> list[_Word]:
    return [_Word(_fold(found[0]), *found.span()) for found in _WORD.finditer(text)]


def _folded(text: str) -> tuple[str, ...]:
    return tuple(word.folded for word in _words(text))


def _fold(word: str) -> str:
    return word.casefold().replace("ё", "е").replace("’", "'")


def _fit(
    text: str, typed: Sequence[_Word], words: Sequence[str], bold: bool = False
) -> tuple[int, bool, bool]:
    """How well a name fits: how many words, whether without initials, whether as a whole. The
    first word fits already. ``bold`` takes a small letter for an initial."""
    place, plain = 1, True
    while place < min(len(typed), len(words)):
        said, meant = typed[place].folded, words[place]
        single = len(said) == 1 and said.isalpha()
        if not (meant.startswith(said) if single else said == meant):
            break
        if single and not _is_initial(text, typed, place, bold):
            break
        plain = plain and said == meant
        place += 1
    return place, plain, place == len(words)


def _is_initial(text: str, typed: Sequence[_Word], place: int, bold: bool) -> bool:
    """Whether a single letter stands for a name: a capital, or one that no word follows at once."""
    start, end = typed[place].start, typed[place].end
    if text[typed[place - 1].end : start].strip(" ."):
        return False  # a comma or a dash between: not of the name
    alone = place == len(typed) - 1 or text[end : typed[place + 1].start].strip()
    return bold or text[start].isupper() or bool(alone)


def _end(text: str, typed: Sequence[_Word], place: int) -> int:
    """Where the name that ends with this word ends: an initial keeps its full stop, and brackets
    that were opened are closed."""
    start, end = typed[place].start, typed[place].end
    after = text[end : end + 1]
    stop = end - start == 1 and after == "."
    return end + (stop or (after == ")" and "(" in text[:end]))


def _goes_on(text: str, typed: Sequence[_Word], place: int, offered: Services) -> bool:
    """Whether the name goes on with a word that the known name does not have."""
    if place == len(typed):
        return False
    start = typed[place].start
    if text[typed[place - 1].end : start].strip(" .") or offered.first_in(typed[place:]) == 0:
        return False
    if typed[place].end - start == 1:
        return text[start].isalpha() and _is_initial(text, typed, place, bold=False)
    return text[start].isupper() and not text.isupper()


def _end_of_stranger(text: str, typed: Sequence[_Word], offered: Services) -> int:
    """Where the name of somebody unknown ends: before a known service, else after the first word
    and the capitals that follow it."""
    if not typed or not text[typed[0].start].isalpha():
        return 0
    service = offered.first_in(typed[1:])
    end = typed[0].end
    for place, word in enumerate(typed[1:], start=1):
        ended = place - 1 == service or text[end : word.start].strip(" .")
        if ended or (service is None and not text[word.start].isupper()):
            break
        end = _end(text, typed, place)
    return end
