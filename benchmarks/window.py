"""How long the window takes to start, and from Enter to the repainted balance.

``python benchmarks/window.py [--runs N] [--saves N] [--sizes 1000,100000]`` prints two tables:

- start: from starting Python to a window that is painted and idle, beside a bare QMainWindow with
  an empty QTableView. The first start of a day sums every client's standing anew; what is put off
  (today's page, the badge, the last backup) keeps the window busy for a moment afterwards;
- save: from pressing Enter in the composer to the painted balance and feed, beside a bare INSERT
  committed on the same connection.

Nothing is shown on a screen. The journals (1,000 clients each) are made once and kept in a folder
that git ignores; every measurement works on a copy.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
HERE = ROOT / "benchmarks"
KEPT = HERE / ".journals"
SIZES = (1_000, 100_000, 1_000_000)
CLIENTS = 1_000


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=9, help="starts of each kind")
    parser.add_argument("--saves", type=int, default=30, help="saves on each journal")
    parser.add_argument("--sizes", default="", help="numbers of entries, with commas between")
    asked = parser.parse_args([] if arguments is None else arguments)
    sizes = [int(size) for size in asked.sizes.split(",")] if asked.sizes else list(SIZES)
    for size in sizes:
        kept_journal(size)
    with tempfile.TemporaryDirectory(prefix="run-", dir=KEPT) as place:
        folder = Path(place)
        print_starts(sizes, folder, asked.runs)
        print_saves(sizes, folder, asked.saves)


def kept_journal(entries: int) -> Path:
    """A sample of this size, made today at the latest."""
    path = KEPT / f"{entries}.journal"
    if not path.exists():
        KEPT.mkdir(exist_ok=True)
        print(f"making a journal of {entries:,} entries…", file=sys.stderr)
        making = KEPT / f"{entries}.making.journal"
        call = ["demo", making, "--clients", CLIENTS, "--entries", entries, "--seed", 1]
        run(["-m", "journal_app", *call], KEPT)
        making.rename(path)
    return path


def run(arguments: list[object], home: Path) -> list[str]:
    """Run Python with these arguments and without a screen; the lines it prints."""
    process = start(arguments, home)
    lines, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"{arguments} ended with {process.returncode}")
    return lines.splitlines()


def start(arguments: list[object], home: Path) -> subprocess.Popen[str]:
    """Start Python far from a person's own settings, and with its modules compiled as usual."""
    kept_away = {f"XDG_{name}_HOME": str(home) for name in ("CONFIG", "DATA", "STATE")}
    usual = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        cwd=ROOT,
        env={
            **usual,
            **kept_away,
            "HOME": str(home),
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "offscreen",
        },
        stdout=subprocess.PIPE,
        text=True,
    )


def copied(entries: int, folder: Path) -> Path:
    """A copy of a kept journal, opened once today."""
    target = folder / f"{entries}.journal"
    shutil.copyfile(kept_journal(entries), target)
    run(["-m", "journal_app", "balances", target, "--json"], folder)
    return target


# -- start --------------------------------------------------------------------------------------


def print_starts(sizes: list[int], folder: Path, runs: int) -> None:
    """The table of starts, in milliseconds; medians, in turns so that a busy moment hits all."""
    print(f"start of the window, ms, medians of {runs}")
    print(
        f"{'entries':>10} {'bare':>7} {'again':>7} {'ratio':>6} {'first':>7} {'ratio':>6}"
        f" {'off':>6}"
    )
    first_again = 0.0
    for size in sizes:
        journal = copied(size, folder)
        bare, again, first, put_off = [], [], [], []
        for turn in range(runs + 1):
            taken = [
                timed_start([HERE / "start_bare.py"], folder)[0],
                *timed_start([HERE / "start_window.py", journal], folder),
            ]
            make_stale(journal, folder)
            taken.append(timed_start([HERE / "start_window.py", journal], folder)[0])
            if turn:  # the first turn fills the caches of the disk
                for found, value in zip((bare, again, put_off, first), taken, strict=True):
                    found.append(value)
        base = median(bare)
        print(
            f"{size:>10,} {base:>7.0f} {median(again):>7.0f} {median(again) / base:>6.2f} "
            f"{median(first):>7.0f} {median(first) / base:>6.2f} {median(put_off):>6.0f}"
        )
        first_again = first_again or median(again)
        last_again = median(again)
        journal.unlink()
    print(f"growth from {sizes[0]:,} to {sizes[-1]:,} entries: {last_again / first_again:.2f}\n")


def timed_start(arguments: list[object], home: Path) -> list[float]:
    """Milliseconds from starting Python until it says that its window is usable, and what it says
    besides."""
    begun = time.perf_counter()
    process = start(arguments, home)
    assert process.stdout is not None
    line = process.stdout.readline()
    taken = 1000 * (time.perf_counter() - begun)
    rest, _ = process.communicate()
    if process.returncode or line != "usable\n":
        raise SystemExit(f"{arguments} did not start")
    return [taken, *map(float, rest.split())]


def make_stale(journal: Path, folder: Path) -> None:
    """As if the journal had last been open on an earlier day."""
    code = (
        "import sys\nfrom journal_app import open_journal\n"
        "with open_journal(sys.argv[1]) as journal:\n"
        "    journal.store.database.execute_sql(\"UPDATE standing SET day = '2000-01-01'\")"
    )
    run(["-c", code, journal], folder)


# -- save ---------------------------------------------------------------------------------------


def print_saves(sizes: list[int], folder: Path, saves: int) -> None:
    """The table of saves, in milliseconds; medians."""
    print(f"from Enter to the painted balance, ms, medians of {saves}")
    print(f"{'entries':>10} {'insert':>7} {'save':>7} {'more':>6} {'of it writing':>14}")
    totals = []
    for size in sizes:
        journal = copied(size, folder)
        lines = run([HERE / "save_window.py", journal, saves], folder)
        found = {name: median(times) for name, times in json.loads(lines[-1]).items()}
        more = found["save"] - found["insert"]
        print(
            f"{size:>10,} {found['insert']:>7.1f} {found['save']:>7.1f} {more:>6.1f} "
            f"{found['operation']:>14.1f}"
        )
        totals.append(found["save"])
        journal.unlink()
    print(f"growth from {sizes[0]:,} to {sizes[-1]:,} entries: {totals[-1] / totals[0]:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
