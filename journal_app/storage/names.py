"""What a client is called on the screen: by name, or by a code where others may look on.

The one place that decides it. ``Journal`` and its areas pass everything they read through here;
nothing in the file changes, and what is exported or told on the command line keeps its names.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from journal_app.errors import JournalError
from journal_app.rules.codes import codes_of
from journal_app.shapes import ClientLine, ClientPage
from journal_app.shapes.cards import Acquaintance
from journal_app.storage.database import fetch

if TYPE_CHECKING:
    from journal_app.storage.store import Store

_PEOPLE = """SELECT client.id, client.name, coalesce(card.code, '') FROM client
LEFT JOIN card ON card.client_id = client.id ORDER BY client.id"""
_THEMSELVES = (ClientLine, ClientPage, Acquaintance)
"""Shapes that are a client: their ``id`` is the client's."""

_IDENTIFIER = re.compile(r"[a-z0-9_.:\-]*\Z")
"""A code of ours, a uid, an hour: no word of anybody's."""

_READS = {
    "client_lines": True,
    "client_line": True,
    "client_page": True,
    "card": False,
    "client_aside": True,
    "feed": False,
    "client_promises": False,
    "visit": False,
    "before": True,
    "today_page": True,
    "write_tomorrow": True,
    "open_wounds": True,
    "numbers": True,
}
"""What ``Journal`` reads for the screen, and whether it is only looked at: what is corrected there
must keep the words that were written."""

Given = ParamSpec("Given")
Read = TypeVar("Read")
Kind = TypeVar("Kind")


class Names:
    """``store.names``: names or codes, and which is which."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.coded = False
        """Whether codes stand in the place of names."""
        self._version = -1
        self._people: dict[int, tuple[str, str]] = {}

    def of(self, client: int | None, name: str) -> str:
        """What to show for a client of this name."""
        if not self.coded or client is None:
            return name
        return self._known().get(client, (name, f"№{client}"))[1]

    def codes(self) -> list[tuple[int, str]]:
        """(client, code) of everybody while codes stand for names, else nobody."""
        return [(one, code) for one, (_, code) in self._known().items()] if self.coded else []

    def real(self, client: int) -> str:
        """The name itself, to be corrected; "" when nobody is there."""
        found = fetch(self._store.database, "SELECT name FROM client WHERE id = ?", (client,))
        return "".join(name for (name,) in found)

    def in_words(self, client: int | None, text: str) -> str:
        """A text of a client's without the client's own name in it."""
        if not self.coded or client is None or not text:
            return text
        from journal_app.rules.codes import coded  # where no codes are asked for, it is not needed

        name, code = self._known().get(client, ("", ""))
        return coded(text, name, code) if name else text

    def in_any_words(self, text: str) -> str:
        """A text that may name anybody, such as an error's, without a name in it. What another
        work has in hand, or what is closed, cannot be asked; what was known last is used then."""
        if not self.coded or not text:
            return text
        from journal_app.rules.codes import coded, may_name

        known = self._people
        with suppress(JournalError):
            if not self._store.database.is_closed():
                known = self._known()
        for name, code in known.values():
            if may_name(text, name):
                text = coded(text, name, code)
        return text

    def hidden(self, read: Any, words: bool) -> Any:
        """What was read, with codes for names; in its free words too, if ``words`` says so."""
        return self._hidden(read, None, words) if self.coded else read

    def _hidden(self, read: Any, client: int | None, words: bool) -> Any:
        if isinstance(read, str):
            return self.in_words(client, read) if words and not _IDENTIFIER.match(read) else read
        if isinstance(read, list | tuple) and type(read) in (list, tuple):
            return type(read)(self._hidden(one, client, words) for one in read)
        if isinstance(read, dict):
            return {key: self._hidden(one, client, words) for key, one in read.items()}
        if not is_dataclass(read) or isinstance(read, type):
            return read
        owner = getattr(read, "id" if isinstance(read, _THEMSELVES) else "client", client)
        return replace(read, **self._changed(read, owner, words))

    def _changed(self, read: Any, owner: int | None, words: bool) -> dict[str, Any]:
        found: dict[str, Any] = {}
        who = isinstance(read, _THEMSELVES) or hasattr(read, "client")
        for field in fields(read):
            before: Any = getattr(read, field.name)
            after: Any
            if field.name == "client_name" or (field.name == "name" and who):
                after = self.of(owner, before)
                if isinstance(read, ClientLine):
                    found["sought"] = before
            elif field.name == "candidates":
                after = tuple((one, self.of(one, name)) for one, name in before)
            elif field.name == "code" and who:
                after = self.of(owner, before)
            else:
                after = self._hidden(before, owner, words)
            if after != before:
                found[field.name] = after
        return found

    def _known(self) -> dict[int, tuple[str, str]]:
        """(name, code) by client; read again when something was written."""
        if self._version != self._store.version:
            people = fetch(self._store.database, _PEOPLE)
            codes = codes_of(people)
            self._people = {client: (name, codes[client]) for client, name, _ in people}
            self._version = self._store.version
        return self._people


def reads_shown(journal: type[Kind]) -> type[Kind]:
    """For ``Journal``: codes instead of names in all it reads for the screen."""
    for name, words in _READS.items():
        setattr(journal, name, shown(words)(getattr(journal, name)))
    return journal


def shown(words: bool = False) -> Callable[[Callable[Given, Read]], Callable[Given, Read]]:
    """For a method of an area of ``Journal`` that reads for the screen: codes instead of
    names where they are asked for; ``words`` also in free words, for what is never edited."""

    def around(method: Callable[Given, Read]) -> Callable[Given, Read]:
        @wraps(method)
        def read(*args: Given.args, **kwargs: Given.kwargs) -> Read:
            found = method(*args, **kwargs)
            names: Names = args[0]._store.names  # type: ignore[attr-defined]
            return names.hidden(found, words) if names.coded else found

        return read

    return around
