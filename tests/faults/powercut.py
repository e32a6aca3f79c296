"""What a disk can look like after a power cut: a replay of what real programs wrote.

A program runs under ``shim.c``, which writes down every write, change of size, fsync and change of
a name below one folder, and every word that the program said, in one order. ``History`` reads that
log and can rebuild the folder as it may be found after the power went at any moment of it:

- A file's bytes are what they were at its last fsync or fdatasync. Of what was written to it later
  each write is there, or not, or only some of its sectors (512 or 4,096 bytes, drawn for each cut),
  in no order; a change of size is there or not. What is missing between reads as zeros.
- A folder's names (made, linked, renamed, removed) are as at the last fsync of the folder. Of the
  changes after it some are there: the first so many, in order, any number from none to all. The
  fsync of a file does not put its name on the disk. A folder that was made is a name in its own.
- A moment lies between two operations; an fsync holds from the moment when it has returned.
- How much of what was not synced is there is drawn anew for each cut: nothing (the hardest), all,
  or a share.

What it does not do: bytes of a synced file going bad, sectors with mixed old and new bytes, a disk
that lies about fsync, reordering among the names of one folder, or links and renames from folder
to folder (the log is refused). A file that is not closed is no matter: the next process begins.
"""

from __future__ import annotations

import os
import random
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_HEAD = struct.Struct("=c3xiqII")


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: ``kind`` as in ``shim.c``, and what belongs to it."""

    kind: str
    fd: int
    number: int
    data: bytes
    other: bytes


@dataclass(eq=False, slots=True)
class _File:
    """A file, by whatever name: what is surely on the disk, and what came after."""

    synced: bytearray = field(default_factory=bytearray)
    later: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Writes (offset, bytes) and changes of size (size, None)."""

    def sync(self) -> None:
        for offset, data in self.later:
            _apply(self.synced, offset, data)
        self.later.clear()


_Node = _File | None
"""What a name stands for: a file, or (None) a folder."""


@dataclass(frozen=True, slots=True)
class _Naming:
    """One change of names: all of a folder's are in order."""

    name: str
    node: _Node
    gone: bool = False
    former: str = ""
    """The name it had, if it was renamed."""


class History:
    """What programs did to the files of one folder, which was empty when the log began."""

    def __init__(self, folder: Path, log: Path) -> None:
        self.folder = os.path.realpath(folder)
        self.events = list(_events(log.read_bytes()))

    def moments(self, dice: random.Random, number: int, around: str = "SRLUM") -> list[int]:
        """That many moments for a cut, in order: much just after something was said, much around
        a sync or a change of names (or what of it is asked for), the rest anywhere."""
        places: dict[str, list[int]] = {"said": [], "around": []}
        for place, event in enumerate(self.events):
            if event.kind == "A":
                places["said"].append(place + 1)
            elif event.kind in around:
                places["around"] += [place, place + 1]
        found = []
        for _ in range(number):
            kind = dice.choice(("said", "said", "around", "around", "anywhere"))
            some = places.get(kind) or range(1, len(self.events) + 1)
            found.append(dice.choice(some))
        return sorted(found)

    def cuts(
        self, dice: random.Random, number: int, target: Path, around: str = "SRLUM"
    ) -> Iterator[tuple[Path, list[str]]]:
        """The folder as it is found after each of that many cuts, below ``target``, with the whole
        lines that had been said by then."""
        disk = _Disk(self.folder)
        done = 0
        for place, moment in enumerate(self.moments(dice, number, around)):
            for event in self.events[done:moment]:
                disk.happens(event)
            done = moment
            found = target / f"cut{place}"
            disk.found(dice, found)
            # The last line may be cut: then nobody was told.
            yield found, disk.said.decode().split("\n")[:-1]


class _Disk:
    """The disk and what is on its way to it."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.said = b""
        self._open: dict[int, tuple[str, _Node]] = {}
        self._now: dict[str, _Node] = {folder: None}  # as the programs see it
        self._synced: dict[str, _Node] = {folder: None}
        self._later: dict[str, list[_Naming]] = {}  # by folder

    def happens(self, event: Event) -> None:
        """One more event."""
        name, other = event.data.decode("utf-8", "replace"), event.other.decode("utf-8", "replace")
        match event.kind:
            case "A":
                self.said += event.data
            case "P":
                self._open.clear()
            case "C":
                self._open.pop(event.fd, None)
            case "O":
                self._opened(event.fd, name, event.number)
            case "W" | "T":
                file = self._open[event.fd][1]
                assert file is not None
                file.later.append((event.number, event.data if event.kind == "W" else None))
            case "S":
                self._sync(*self._open[event.fd])
            case "M":
                self._name(_Naming(name, None))
            case "U":
                self._name(_Naming(name, self._now[name], gone=True))
            case "L":
                assert _folder(name) == _folder(other)
                self._name(_Naming(other, self._now[name]))
            case "R":
                assert _folder(name) == _folder(other)
                self._name(_Naming(other, self._now[name], former=name))
            case _:
                raise ValueError(event.kind)

    def _opened(self, fd: int, name: str, flags: int) -> None:
        if name not in self._now:
            assert flags & os.O_CREAT, name
            self._name(_Naming(name, _File()))
        node = self._now[name]
        if node is not None and flags & os.O_TRUNC:
            node.later.append((0, None))
        self._open[fd] = (name, node)

    def _name(self, naming: _Naming) -> None:
        _rename(self._now, naming)
        self._later.setdefault(_folder(naming.name), []).append(naming)

    def _sync(self, name: str, node: _Node) -> None:
        if node is not None:
            node.sync()
            return
        for naming in self._later.pop(name, []):
            _rename(self._synced, naming)

    def found(self, dice: random.Random, target: Path) -> None:
        """Write down below ``target`` what is found after a cut now."""
        share = dice.choice((0.0, 0.0, 0.1, 0.5, 0.9, 1.0))
        sector = dice.choice((512, 4096))
        names = dict(self._synced)
        for later in self._later.values():
            kept = round(len(later) * share) if share in (0.0, 1.0) else dice.randint(0, len(later))
            for naming in later[:kept]:
                _rename(names, naming)
        target.mkdir(mode=0o700, parents=True)
        written: dict[_File, Path] = {}
        for name in sorted(names):  # a folder comes before what lies in it
            place = target / os.path.relpath(name, self._folder)
            node = names[name]
            if not place.parent.is_dir():
                continue  # its folder was lost
            if node is None:
                place.mkdir(mode=0o700, exist_ok=True)
            elif node in written:
                place.hardlink_to(written[node])
            else:
                written[node] = place
                place.write_bytes(_survivor(node, dice, share, sector))
                place.chmod(0o600)


def _survivor(file: _File, dice: random.Random, share: float, sector: int) -> bytes:
    content = bytearray(file.synced)
    for offset, data in file.later:
        if data is None:
            if dice.random() < share:
                _apply(content, offset, None)
        elif share == 1.0 or (share > 0 and dice.random() < share * 0.7):
            _apply(content, offset, data)
        elif share > 0 and dice.random() < 0.5:  # torn
            for start, piece in _sectors(offset, data, sector):
                if dice.random() < share:
                    _apply(content, start, piece)
    return bytes(content)


def _sectors(offset: int, data: bytes, sector: int) -> Iterator[tuple[int, bytes]]:
    start = 0
    while start < len(data):
        end = min(len(data), start + sector - (offset + start) % sector)
        yield offset + start, data[start:end]
        start = end


def _apply(content: bytearray, offset: int, data: bytes | None) -> None:
    if data is None:
        del content[offset:]
        content.extend(bytes(offset - len(content)))
        return
    content.extend(bytes(max(0, offset - len(content))))
    content[offset : offset + len(data)] = data


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def _rename(names: dict[str, _Node], naming: _Naming) -> None:
    if naming.gone:
        names.pop(naming.name, None)
        return
    if naming.former:
        names.pop(naming.former, None)
    names[naming.name] = naming.node


def _events(log: bytes) -> Iterator[Event]:
    place = 0
    while place < len(log):
        kind, fd, number, first, second = _HEAD.unpack_from(log, place)
        place += _HEAD.size
        data, other = log[place : place + first], log[place + first : place + first + second]
        place += first + second
        yield Event(kind.decode(), fd, number, data, other)


def words_of(events: Sequence[Event]) -> str:
    """What happened, a word an event, for looking at a log: ``O W W S A``."""
    return " ".join(event.kind for event in events)
