"""How fast the journal is, measured and printed; nothing here is asserted.

``python benchmarks/run.py [--sizes 1000,100000] [--saves N] [--without-window]`` prints tables:

- deposit: ``journal.entries.deposit`` until it is on the disk, beside a bare INSERT of one entry
  committed with the same driver and pragmas on a copy of the same file;
- opening: a journal opened, and its list of clients read; once more on the first start of a day,
  when every client is summed anew;
- encrypted beside plain: the same file opened (the key derived once), its list of clients read, a
  deposit saved, a wrong passphrase refused, and how long setting the passphrase took;
- import: a log on its way into an empty journal, and out of it again;
- the window's own tables (``benchmarks/window.py``).
"""

from __future__ import annotations

import argparse
import contextlib
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import window  # noqa: E402

from journal_app import open_journal, safety  # noqa: E402
from journal_app.errors import JournalError  # noqa: E402
from journal_app.exchange.log import export_log, import_log  # noqa: E402
from journal_app.operations.transaction import Transaction, new_uid  # noqa: E402
from journal_app.storage import vault  # noqa: E402
from journal_app.storage.database import close_database, open_database  # noqa: E402
from journal_app.storage.models import Entry  # noqa: E402
from journal_app.storage.store import Store  # noqa: E402

IMPORTED = 100_000
"""Entries of the log that is imported; its visits and promises come on top."""
PASSPHRASE = "ёжик в тумане, 7 раз"
WARM_UP = TURN = 20
"""So many of one kind are measured before the other has its turn: a busy moment hits both."""


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", default="", help="numbers of entries, with commas between")
    parser.add_argument("--saves", type=int, default=100, help="deposits on each journal")
    parser.add_argument("--openings", type=int, default=9, help="openings of each journal")
    parser.add_argument("--without-window", action="store_true", help="only the journal itself")
    asked = parser.parse_args(arguments)
    sizes = [int(size) for size in asked.sizes.split(",")] if asked.sizes else list(window.SIZES)
    for size in sizes:
        window.kept_journal(size)
    with tempfile.TemporaryDirectory(prefix="run-", dir=window.KEPT) as place:
        folder = Path(place)
        print_deposits(sizes, folder, asked.saves)
        print_openings(sizes, folder, asked.openings)
        print_encrypted(sizes, folder, asked.openings, asked.saves)
        print_import(folder)
    if not asked.without_window:
        print()
        window.main(["--sizes", ",".join(map(str, sizes))])


@contextlib.contextmanager
def copy_of(entries: int, folder: Path, name: str = "copy") -> Iterator[Path]:
    """A copy of a kept journal, summed up for today; gone afterwards."""
    place = folder / name / "a.journal"
    place.parent.mkdir()
    shutil.copyfile(window.kept_journal(entries), place)
    with open_journal(place) as journal:
        journal.client_lines()
    yield place
    shutil.rmtree(place.parent)


# -- deposit --------------------------------------------------------------------------------------


def print_deposits(sizes: list[int], folder: Path, saves: int) -> None:
    """The table of deposits, in milliseconds."""
    print(f"a deposit on the disk, ms, medians of {saves}; the processor's part in brackets")
    print(f"{'entries':>10} {'insert':>14} {'deposit':>14} {'more':>14}")
    totals = []
    for size in sizes:
        with copy_of(size, folder) as ours, copy_of(size, folder, "bare") as bare:
            inserts, deposits = timed_deposits(ours, bare, saves)
        insert, deposit = medians(inserts), medians(deposits)
        more = (deposit[0] - insert[0], deposit[1] - insert[1])
        totals.append(deposit)
        shown = (f"{whole:.2f} ({work:.2f})" for whole, work in (insert, deposit, more))
        print(f"{size:>10,}", *(f"{one:>14}" for one in shown), flush=True)
    whole, work = (last / first for first, last in zip(totals[0], totals[-1], strict=True))
    print(f"growth from {sizes[0]:,} to {sizes[-1]:,} entries: {whole:.2f} ({work:.2f})\n")


def medians(taken: list[tuple[float, float]]) -> tuple[float, float]:
    """Of all the time, and of the processor's; the first ones only fill the caches."""
    whole, work = zip(*taken[WARM_UP:], strict=True)
    return median(whole), median(work)


def timed_deposits(
    ours: Path, bare: Path, saves: int
) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """(milliseconds, milliseconds of the processor) of each bare INSERT and of each deposit, for
    one client after another."""
    inserts, deposits = [], []
    rows = new_entries(bare, saves + WARM_UP)
    database = open_database(bare)
    names = ", ".join(rows[0])
    sql = f"INSERT INTO entry ({names}) VALUES ({', '.join('?' * len(rows[0]))})"

    def insert(row: dict[str, object]) -> None:
        with database.atomic("IMMEDIATE"):
            database.execute_sql(sql, list(row.values()))

    with open_journal(ours) as journal:
        clients = [line.id for line in journal.client_lines()]

        def deposit(number: int) -> None:
            client = clients[number % len(clients)]
            journal.entries.deposit(client, "integrity", note="сказала прямо и вовремя")

        for start in range(0, len(rows), TURN):
            inserts += [timed(insert, row) for row in rows[start : start + TURN]]
            deposits += [timed(deposit, number) for number in range(start, start + TURN)]
    close_database(database)
    return inserts, deposits


def timed(act: Callable[[Any], None], argument: Any) -> tuple[float, float]:
    """Milliseconds that an act takes, and how many of them the processor works."""
    worked, begun = time.process_time(), time.perf_counter()
    act(argument)
    return 1000 * (time.perf_counter() - begun), 1000 * (time.process_time() - worked)


def new_entries(path: Path, count: int) -> list[dict[str, object]]:
    """Rows for the bare INSERT, made beforehand: what a deposit writes into its own table."""
    store = Store(path)
    try:
        tx = Transaction(store)
        clients = [row[0] for row in store.database.execute_sql("SELECT id FROM client")]
        return [
            tx.prepared(
                Entry,
                uid=new_uid(),
                client=clients[number % len(clients)],
                kind="deposit",
                principle="integrity",
                points=3,
                on_day=store.today(),
                aged_from=store.today(),
                note="сказала прямо и вовремя",
                confirmed=False,
                closes=False,
                parts="",
            )
            for number in range(count)
        ]
    finally:
        store.close()


# -- opening --------------------------------------------------------------------------------------


def print_openings(sizes: list[int], folder: Path, openings: int) -> None:
    """The table of openings, in milliseconds."""
    print(f"opening a journal, ms, medians of {openings}")
    print(f"{'entries':>10} {'open':>7} {'clients':>8} {'first of a day':>15}")
    for size in sizes:
        with copy_of(size, folder) as path:
            opened, read, first = [], [], []
            for _ in range(openings):
                begun = time.perf_counter()
                with open_journal(path) as journal:
                    ready = time.perf_counter()
                    journal.client_lines()
                    done = time.perf_counter()
                    journal.store.database.execute_sql("UPDATE standing SET day = '2000-01-01'")
                    stale = time.perf_counter()
                    journal.client_lines()
                    summed = time.perf_counter()
                opened.append(1000 * (ready - begun))
                read.append(1000 * (done - ready))
                first.append(1000 * (summed - stale))
        print(
            f"{size:>10,} {median(opened):>7.1f} {median(read):>8.1f} {median(first):>15.1f}",
            flush=True,
        )
    print()


# -- encrypted ------------------------------------------------------------------------------------


def print_encrypted(sizes: list[int], folder: Path, openings: int, saves: int) -> None:
    """The table of encrypted journals beside plain ones, in milliseconds."""
    begun = time.perf_counter()
    vault.derive(PASSPHRASE, b"0" * vault.SALT_SIZE)
    derived = 1000 * (time.perf_counter() - begun)
    print(f"encrypted beside plain, ms, medians of {openings}; a key is derived in {derived:.0f}")
    columns = f"{'open':>7} {'clients':>8} {'deposit':>8} {'wrong':>7} {'encrypt':>8}"
    print(f"{'entries':>10} {'file':>10} {columns}")
    for size in sizes:
        with copy_of(size, folder) as path:
            taken = timed_life(path, None, openings, saves)
            print(f"{size:>10,} {'plain':>10} {taken}", flush=True)
            begun = time.perf_counter()
            safety.encrypt(path, PASSPHRASE)
            setting = 1000 * (time.perf_counter() - begun)
            taken = timed_life(path, PASSPHRASE, openings, saves)
            refused = median(timed(refuse, path)[0] for _ in range(openings))
            print(f"{'':>10} {'encrypted':>10} {taken} {refused:>7.1f} {setting:>8.0f}")
    print()


def timed_life(path: Path, passphrase: str | None, openings: int, saves: int) -> str:
    """Opening, the list of clients and a deposit, as columns."""
    opened, read, saved = [], [], []
    for _ in range(openings):
        begun = time.perf_counter()
        with open_journal(path, passphrase) as journal:
            ready = time.perf_counter()
            client = journal.client_lines()[0].id
            read.append(1000 * (time.perf_counter() - ready))
            opened.append(1000 * (ready - begun))
            for _ in range(saves // openings + 1):
                deposit = partial(journal.entries.deposit, client, note="сказала прямо и вовремя")
                saved.append(timed(deposit, "integrity")[0])
    return f"{median(opened):>7.1f} {median(read):>8.1f} {median(saved):>8.2f}"


def refuse(path: Path) -> None:
    """Try a wrong passphrase."""
    with contextlib.suppress(JournalError):
        open_journal(path, PASSPHRASE + " ").close()


# -- import ---------------------------------------------------------------------------------------


def print_import(folder: Path) -> None:
    """How long a large log takes, in seconds."""
    log = folder / "log.csv"
    with copy_of(IMPORTED, folder) as path, open_journal(path) as journal:
        begun = time.perf_counter()
        export_log(journal.store, log)
        exported = time.perf_counter() - begun
    with log.open(encoding="utf-8") as file:
        lines = sum(1 for _ in file) - 1
    with open_journal(folder / "new.journal") as journal:
        begun = time.perf_counter()
        import_log(journal.store, log)
        imported = time.perf_counter() - begun
        begun = time.perf_counter()
        import_log(journal.store, log)
        again = time.perf_counter() - begun
        begun = time.perf_counter()
        journal.undo()
        undone = time.perf_counter() - begun
    print(f"a log of {lines:,} lines, s")
    for word, seconds in (
        ("export", exported),
        ("import", imported),
        ("import again: nothing new", again),
        ("undo of the import", undone),
    ):
        print(f"{word:>26} {seconds:>6.1f}")


if __name__ == "__main__":
    main()
