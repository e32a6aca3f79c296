"""Reads the handbook: what the method advises, in the reader's language and trade.

The texts live in ``resources/handbook``; a topic is named by its group and its own key, such as
``kind.pedant``, and both languages have the same ones. Import this where it is used: a start of
the program does not need it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from journal_app.words import LANGUAGES, PROFESSIONS

_NOT_TOPICS = frozenset({"source", "groups", "idea"})
"""Tables of the file that are not a group of topics."""
_NOT_WORDS = frozenset({"tone"})
"""Details that are a code for the program, not words for a person."""


@dataclass(frozen=True)
class Group:
    """A chapter: its key, its title and a sentence or two before its topics (may be empty)."""

    key: str
    title: str
    text: str = ""


@dataclass(frozen=True)
class Topic:
    """One thing the handbook tells.

    ``points`` are bullets, or steps in their order. ``details`` are further texts by name
    (``risk``, ``advice``, ``signs``, ``deposits``...); one of several lines is a list, a thing a
    line; a feeling's ``tone`` is the code ``good`` or ``bad``. ``sources`` are codes for
    ``Handbook.source_title``. ``professions`` is empty when the topic is for everybody. ``need``
    is the key of a topic of the group ``need``, or empty.
    """

    key: str
    group: str
    title: str
    text: str = ""
    points: tuple[str, ...] = ()
    details: Mapping[str, str] = field(default_factory=dict, hash=False)
    sources: tuple[str, ...] = ()
    professions: frozenset[str] = frozenset()
    need: str = ""

    def suits(self, profession: str | None) -> bool:
        """Whether it is for this profession; everything is for ``None``."""
        return profession is None or not self.professions or profession in self.professions


@dataclass(frozen=True)
class _Idea:
    """A deposit one can make this week; an empty set means that it suits all."""

    text: str
    principle: str
    professions: frozenset[str]
    stages: frozenset[str]
    kinds: frozenset[str]

    def fit(self, profession: str, stage: str, kind: str) -> int | None:
        """How closely it is meant for this client, or nothing when it is meant for others."""
        asked = ((self.professions, profession), (self.stages, stage), (self.kinds, kind))
        if any(meant and given not in meant for meant, given in asked):
            return None
        return 2 * bool(self.kinds) + bool(self.stages)


class Handbook:
    """The handbook in one language. A key it does not have is a ``KeyError``: a bug of ours.

    Where the trades differ a topic has words for each; with ``profession`` (``nail`` or
    ``psychologist``) one reads those, and only what is meant for that trade.
    """

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._sources = {code: str(told["title"]) for code, told in content["source"].items()}
        self._group_tables: Mapping[str, Mapping[str, Any]] = content["groups"]
        self._tables = {
            f"{group}.{key}": (group, table)
            for group, topics in content.items()
            if group not in _NOT_TOPICS
            for key, table in topics.items()
        }
        self._ideas = tuple(
            _read_idea(principle, table)
            for principle, ideas in content["idea"].items()
            for table in ideas.values()
        )
        self._principles = frozenset(content["idea"])
        self._read: dict[tuple[str, str | None], Topic] = {}

    @property
    def groups(self) -> tuple[Group, ...]:
        """All chapters in the order of reading."""
        return tuple(self.group(key) for key in self._group_tables)

    def groups_for(self, profession: str | None) -> tuple[Group, ...]:
        """The chapters in which there is something for this profession, in its words."""
        return tuple(
            self.group(key, profession)
            for key in self._group_tables
            if any(True for _ in self._in_group(key, profession))
        )

    def group(self, key: str, profession: str | None = None) -> Group:
        """One chapter's title and opening words."""
        table = _in_words_of(profession, self._group_tables[key])
        return Group(key, table["title"], table.get("text", ""))

    def topic(self, key: str, profession: str | None = None) -> Topic:
        """A topic by its full key, such as ``stage.trial``; found whatever its professions."""
        known = self._read.get((key, profession))
        if known is None:
            group, table = self._tables[key]
            known = _read_topic(key, group, _in_words_of(profession, table))
            self._read[key, profession] = known
        return known

    def topics(self, group: str, profession: str | None = None) -> tuple[Topic, ...]:
        """What a chapter tells this profession (or everybody), in order."""
        if group not in self._group_tables:
            raise KeyError(group)
        return tuple(self._in_group(group, profession))

    def search(self, text: str, profession: str | None = None) -> tuple[Topic, ...]:
        """Topics in which every word of ``text`` begins some word; case and ё do not matter.

        Those that have all the words in their titles come first. Nothing is found by no words.
        """
        wanted = _words(text)
        if not wanted:
            return ()
        in_title: list[Topic] = []
        elsewhere: list[Topic] = []
        for group in self._group_tables:
            for topic in self._in_group(group, profession):
                if _begun(wanted, _words(topic.title)):
                    in_title.append(topic)
                elif _begun(wanted, _all_words(topic)):
                    elsewhere.append(topic)
        return (*in_title, *elsewhere)

    def ideas(
        self,
        principle: str,
        profession: str,
        stage: str = "",
        kind: str = "",
        exclude: Collection[str] = (),
    ) -> tuple[str, ...]:
        """Deposits of a principle that suit a client, those meant just for such a one first.

        An idea for certain stages or kinds is not told when the client's is another or unknown.
        ``exclude`` holds texts not to tell again.
        """
        if principle not in self._principles:
            raise KeyError(principle)
        _check_profession(profession)
        for group, key in (("stage", stage), ("kind", kind)):
            if key and f"{group}.{key}" not in self._tables:
                raise KeyError(f"{group}.{key}")
        told = {" ".join(_words(one)) for one in exclude}
        fitting = [
            (fit, idea.text)
            for idea in self._ideas
            if idea.principle == principle
            and (fit := idea.fit(profession, stage, kind)) is not None
            and " ".join(_words(idea.text)) not in told
        ]
        return tuple(text for _, text in sorted(fitting, key=lambda one: -one[0]))

    def source_title(self, code: str) -> str:
        """Where something comes from, for a person: an article, a book, or ourselves."""
        return self._sources[code]

    def _in_group(self, group: str, profession: str | None) -> Iterator[Topic]:
        for key, (among, _) in self._tables.items():
            if among == group and (topic := self.topic(key, profession)).suits(profession):
                yield topic


@cache
def load(language: str) -> Handbook:
    """The handbook in a language, read once; an unknown language reads as English."""
    name = f"{language if language in LANGUAGES else 'en'}.toml"
    text = (files("resources") / "handbook" / name).read_text(encoding="utf-8")
    return Handbook(tomllib.loads(text))


def _check_profession(profession: str | None) -> None:
    if profession is not None and profession not in PROFESSIONS:
        raise KeyError(profession)


def _in_words_of(profession: str | None, table: Mapping[str, Any]) -> Mapping[str, Any]:
    """A table with a profession's own words in place of the common ones."""
    _check_profession(profession)
    own = table.get(profession, {}) if profession else {}
    return {**table, **own, "details": {**table.get("details", {}), **own.get("details", {})}}


def _read_topic(key: str, group: str, table: Mapping[str, Any]) -> Topic:
    details = {name: text.strip() for name, text in table["details"].items()}
    return Topic(
        key=key,
        group=group,
        title=table["title"],
        text=table.get("text", ""),
        points=tuple(table.get("points", ())),
        details=MappingProxyType(details),
        sources=tuple(table["sources"]),
        professions=frozenset(table.get("professions", ())),
        need=table.get("need", ""),
    )


def _read_idea(principle: str, table: Mapping[str, Any]) -> _Idea:
    return _Idea(
        text=table["text"],
        principle=principle,
        professions=frozenset(table.get("professions", ())),
        stages=frozenset(table.get("stages", ())),
        kinds=frozenset(table.get("kinds", ())),
    )


def _all_words(topic: Topic) -> list[str]:
    told = (text for name, text in topic.details.items() if name not in _NOT_WORDS)
    return _words(" ".join((topic.title, topic.text, *topic.points, *told)))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold().replace("ё", "е"))


def _begun(wanted: list[str], words: list[str]) -> bool:
    return all(any(word.startswith(start) for word in words) for start in wanted)
