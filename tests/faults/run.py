"""Runs the table of faults at full length and prints what it came to.

    python tests/faults/run.py [--short] [--seed N] [--jobs N] [ROW ...]

Each row of the table is one or more files ``test_row_NN_….py`` beside this one; with rows named,
only those run. The moment of a kill differs every time; everything else follows the seed, which is
printed. Exit code 0: everything held. 1: something did not, or a row has no test. 2: usage.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.faults.figures import FIGURES, FIGURES_FILE, Sums  # noqa: E402

HERE = Path(__file__).parent

FAULTS = {
    1: "SIGKILL while saving",
    2: "power cut",
    3: "SIGKILL while typing a note",
    4: "disk full on save",
    5: "disk full during backup",
    6: "I/O error on fsync, then again",
    7: "read-only file or folder",
    8: "one flipped bit, plain",
    9: "flipped byte, encrypted",
    10: "truncated",
    11: "not a journal",
    12: "journal missing",
    13: "restore over a hot log",
    14: "restore ten times",
    15: "SIGKILL during backup",
    16: "damaged at close",
    17: "20 starts at once",
    18: "stale, garbage, empty lock file",
    19: "newer schema",
    20: "old files; SIGKILL in the upgrade",
    21: "passphrases",
    22: "SIGKILL during re-keying",
    23: "lock in the middle of a note",
    24: "wrong clocks and other time zones",
    25: "dates and numbers in imports",
}

Outcomes = dict[int, Counter[str]]


def rows_of(path: Path) -> list[int]:
    """The rows of the table that a file of tests is about, as its name says."""
    named = re.match(r"test_row((_\d\d)+)", path.stem)
    return [int(number) for number in named[1].split("_")[1:]] if named else []


def files_of(rows: Sequence[int], folder: Path = HERE) -> list[Path]:
    """The files of tests about any of these rows."""
    return [path for path in sorted(folder.glob("test_row_*.py")) if {*rows_of(path)} & {*rows}]


def outcomes(report: Path) -> Outcomes:
    """How many tests of each row passed, failed and were skipped, from pytest's report."""
    found: Outcomes = defaultdict(Counter)
    for case in ET.parse(report).getroot().iter("testcase"):
        ended = {child.tag for child in case}
        if ended & {"failure", "error"}:
            how = "failed"
        else:
            how = "skipped" if "skipped" in ended else "passed"
        for row in rows_of(Path(case.get("classname", "").split(".")[-1])):
            found[row][how] += 1
    return found


def table(rows: Sequence[int], ended: Outcomes, sums: Sums) -> str:
    """One line a row: whether it held, and its figures."""
    lines = []
    for row in rows:
        counts = ended.get(row, Counter())
        held = "FAILED" if counts["failed"] else "held" if counts["passed"] else "NO TEST"
        if counts["skipped"] and not counts["passed"] and not counts["failed"]:
            held = "skipped"
        told = [f"{name.replace('_', ' ')} {_said(number)}" for name, number in _of(sums, row)]
        tests = f"{sum(counts.values())} test{'s' * (sum(counts.values()) != 1)}"
        lines.append(f"{row:>2}  {FAULTS[row]:<34}  {held:<7}  {tests:<8}  {', '.join(told)}")
    return "\n".join(line.rstrip() for line in lines)


def _of(sums: Sums, row: int) -> list[tuple[str, float]]:
    return list(sums.get(row, {}).items())


def _said(number: float) -> str:
    return f"{number:,.0f}" if number == int(number) else f"{number:,.2f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="Run the table of faults; print its figures.")
    parser.add_argument("--short", action="store_true", help="as short as in the usual test run")
    parser.add_argument("--seed", type=int, help="for the dice (default: any)")
    parser.add_argument("--jobs", default="auto", help="processes at a time")
    parser.add_argument("rows", nargs="*", type=int, metavar="ROW", help="only these rows")
    options = parser.parse_args(arguments)
    rows = options.rows or sorted(FAULTS)
    if not {*rows} <= {*FAULTS}:
        parser.error(f"rows are {min(FAULTS)} to {max(FAULTS)}")
    seed = random.randrange(10**6) if options.seed is None else options.seed
    files = files_of(rows)
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        figures, report = Path(folder, "figures"), Path(folder, "report.xml")
        figures.touch()
        environment = {
            **os.environ,
            "CJ_FAULTS": "short" if options.short else "full",
            "CJ_FAULTS_SEED": str(seed),
            FIGURES_FILE: str(figures),
            "PYTHONPATH": str(ROOT),
        }
        together = ["-n", options.jobs, "--maxprocesses", "4", "--dist", "worksteal"]
        call = [sys.executable, "-m", "pytest", "-q", *together, f"--junitxml={report}"]
        ended: Outcomes = {}
        code = 0
        if files:
            code = subprocess.run([*call, *map(str, files)], cwd=ROOT, env=environment).returncode
            ended = outcomes(report) if report.exists() else {}
        print(f"\nThe table of faults, seed {seed}\n")
        print(table(rows, ended, FIGURES.sums(figures)))
    missing = [row for row in rows if not ended.get(row)]
    if missing:
        print(f"\nno test ran for: {', '.join(map(str, missing))}")
    return 1 if code or missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
