"""The common ground of the table of faults: processes to kill, files to spoil, and the looking.

Counts are short in the usual run and long with ``CJ_FAULTS=full`` (``make faults``); the dice of
every row follow ``CJ_FAULTS_SEED``, and a moment of killing differs every time anyway.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from journal_app import Journal, open_journal
from journal_app.storage.check import check
from journal_app.storage.models import TABLES
from tests.core import ROOT, child, made_once, practice
from tests.faults.writer import Acknowledgement

FULL = os.environ.get("CJ_FAULTS") == "full"
SEED = int(os.environ.get("CJ_FAULTS_SEED", "1"))


def count(short: int, full: int) -> int:
    """How often something is tried: in the usual run, and under ``make faults``."""
    return full if FULL else short


def dice(row: int, number: int = 0) -> random.Random:
    """The dice of a row's try, the same every time for the same seed."""
    return random.Random(f"{SEED} {row} {number}")


# -- A process that writes, and its end -------------------------------------------------------


class Writer:
    """A real process that records into a journal and acknowledges each step (``writer.py``).

    ``with Writer(path) as writer: said = writer.kill(0.1)``. With ``steps`` it ends after so many,
    and with ``left`` it does not close the journal then.
    """

    def __init__(
        self,
        path: Path,
        seed: int = 1,
        passphrase: str | None = None,
        steps: int = 0,
        left: bool = False,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        how = [str(path), str(seed), str(steps or ""), "left" if left else ""]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.writer", *how],
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "PYTHONDONTWRITEBYTECODE": "1",
                **(environment or {}),
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdin is not None
        self.process.stdin.write(f"{passphrase or ''}\n")
        self.process.stdin.close()
        self.process.stdin = None

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()

    def wait_until_ready(self) -> None:
        """Until the journal is open and the first step is under way."""
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "ready\n"

    def kill(self, moment: float, after: int = 0) -> list[Acknowledgement]:
        """SIGKILL ``moment`` seconds after it is ready and has acknowledged so many steps; what was
        acknowledged by then."""
        self.wait_until_ready()
        assert self.process.stdout is not None
        first = [self.process.stdout.readline() for _ in range(after)]
        try:
            self.process.wait(moment)
        except subprocess.TimeoutExpired:
            self.process.kill()
        told, _ = self.process.communicate()
        assert self.process.returncode == -signal.SIGKILL, "it ended by itself"
        # The last line may be cut: then nobody was told.
        return acknowledgements([*first, *told.split("\n")[:-1]])

    def finish(self) -> list[Acknowledgement]:
        """Let it come to its end; what was acknowledged."""
        told, _ = self.process.communicate()
        assert self.process.returncode == 0
        return acknowledgements(told.splitlines())


def killed_at_random(code: str, *arguments: object, moment: float) -> list[str]:
    """Run Python code that prints "ready" and then what it did, kill it ``moment`` seconds after
    it is ready; what it had said by then."""
    with child(code, *arguments) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            process.kill()
        # The last line may be cut: then nobody was told.
        told = process.stdout.read().split("\n")[:-1]
    assert process.returncode == -signal.SIGKILL, "it ended by itself"
    return told


def acknowledgements(lines: Iterable[str]) -> list[Acknowledgement]:
    """What the lines of a writer acknowledge."""
    return [tuple(json.loads(line)) for line in lines if line != "ready"]


class Acknowledged:
    """Everything that any writer was told to be saved in one journal."""

    def __init__(self) -> None:
        self.steps = 0
        self._rows: dict[tuple[str, int], dict[str, Any]] = {}
        self._newest: tuple[str, int] | None = None

    def add(self, said: Iterable[Acknowledgement]) -> None:
        """More was acknowledged; a later word on the same row goes before an earlier one."""
        for table, row_id, columns in said:
            self._rows[table, row_id] = columns
            self._newest = table, row_id
            self.steps += 1

    def lost_in(self, journal: Journal) -> list[tuple[str, int]]:
        """The rows that are not there, or not as was acknowledged."""
        return [
            (table, row_id)
            for (table, row_id), columns in self._rows.items()
            if not _is_there(journal, table, row_id, columns)
        ]

    def look(self, path: Path, passphrase: str | None = None, unsaid: int = 1) -> int:
        """Open the journal as the program does. Every acknowledged row is there, nothing is there
        by half, and at most ``unsaid`` steps more than were acknowledged; returns how many more
        there are, and counts them as acknowledged from now on."""
        with open_journal(path, passphrase) as journal:
            assert check(journal.store) == []
            more = journal.store.changes() - self.steps
            assert 0 <= more <= unsaid, f"{more} steps more than were acknowledged"
            # The step that was under way may be a later word on the newest row.
            lost = self.lost_in(journal)
            assert lost == [] or (more and lost == [self._newest]), f"lost: {lost}"
            for place in lost:
                del self._rows[place]
            if self.steps:  # every step came with its inverse
                before = practice(journal)
                assert journal.undo() is not None
                assert practice(journal) != before
                assert journal.redo() is not None
                assert practice(journal) == before
            self.steps = journal.store.changes()
        return more


def _is_there(journal: Journal, table: str, row_id: int, columns: Mapping[str, Any]) -> bool:
    found = journal.store.database.execute_sql(
        f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?", (row_id,)
    ).fetchall()
    return found == [tuple(columns.values())]


def killed_or_done(
    code: str, *arguments: object, moment: float = 0, when: Callable[[], bool] | None = None
) -> bool:
    """Run Python code that prints "ready" and at its end "done", and kill it so many seconds after
    it is ready, or as soon as something is seen; whether it was done by then."""
    with child(code, *arguments) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        if when is None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(moment)
        else:
            while not when() and process.poll() is None:
                pass
        process.kill()
        done = process.stdout.read() == "done\n"
    assert done or process.returncode == -signal.SIGKILL, "it ended by itself"
    return done


# -- Files ------------------------------------------------------------------------------------


def filled(path: Path, seed: int = 1, steps: int = 140, passphrase: str | None = None) -> None:
    """A closed journal with that many steps in it, a seventh of them notes (1 KB a step)."""
    from tests.faults.writer import steps as recorded

    def fill() -> None:
        with open_journal(path, passphrase) as journal:
            saying = recorded(journal, random.Random(seed), f"№{seed}")
            for _ in range(steps):
                next(saying)

    made_once(path, ("filled", seed, steps, passphrase), fill)


def flip_bit(path: Path, place: int) -> None:
    """Turn one bit of a file over; ``place`` counts bits from its beginning."""
    flip_byte(path, place // 8, 1 << place % 8)


def flip_byte(path: Path, place: int, bits: int = 0xFF) -> None:
    """Change one byte of a file."""
    with path.open("r+b") as file:
        file.seek(place)
        (old,) = file.read(1)
        file.seek(place)
        file.write(bytes([old ^ bits]))


def truncate(path: Path, share: float) -> None:
    """Leave only the first part of a file."""
    os.truncate(path, int(path.stat().st_size * share))


def row_counts(path: Path, passphrase: str | None = None) -> dict[str, int]:
    """How many rows each table of a closed journal has."""
    with open_journal(path, passphrase) as journal:
        execute = journal.store.database.execute_sql
        names = [model._meta.table_name for model in TABLES]
        return {name: execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}


def places_of(words: Iterable[str], *folders: Path) -> list[tuple[Path, str]]:
    """Where planted words lie in plain text, in any file below the folders (UTF-8 or UTF-16)."""
    wanted = [
        (word, form)
        for word in words
        for form in (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be"))
    ]
    found = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
            found += [(path, word) for word, form in wanted if form in content]
    return sorted(set(found))
