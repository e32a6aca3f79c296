"""Breaks the product on purpose, one place at a time, and sees a named test notice.

    python tests/mutants/run.py [--jobs N] [WORD ...]

The lists are the ``*.toml`` files beside this one. A ``[[mutant]]`` has ``name``, ``rule`` (the
part of the method or the promise that it breaks), ``file``, ``old`` (a text that occurs in the
file exactly once), ``new``, and ``test`` (the pytest node that must fail). With words, only
mutants whose name, rule or file contains one of them are tried. Everything happens in copies; the
checkout is not touched.

Exit code 0: every mutant was noticed. 1: one survived, or the list itself is wrong. 2: usage.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("journal_app", "ui", "resources", "tests", "benchmarks", "pyproject.toml")
LIMIT_SECONDS = 300

KILLED, SURVIVED, WRONG = "killed", "SURVIVED", "WRONG"

# What a slip of the pen in the list looks like: it fails every test and proves nothing.
CARELESS = (
    *("NameError", "UnboundLocalError", "AttributeError", "TypeError"),
    *("SyntaxError", "IndentationError", "ImportError", "ModuleNotFoundError"),
)


@dataclass(frozen=True)
class Mutant:
    """One change that a named test must notice."""

    name: str
    rule: str
    file: str
    old: str
    new: str
    test: str


def load(folder: Path) -> list[Mutant]:
    """The mutants of every list in the folder. ``ValueError`` when an entry is not complete."""
    keys = {field.name for field in fields(Mutant)}
    mutants: list[Mutant] = []
    for path in sorted(folder.glob("*.toml")):
        for item in tomllib.loads(path.read_text(encoding="utf-8"))["mutant"]:
            if set(item) != keys:
                raise ValueError(f"{path.name}: {item.get('name')}: expected {sorted(keys)}")
            mutants.append(Mutant(**item))
    names = [mutant.name for mutant in mutants]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"named twice: {', '.join(sorted(twice))}")
    return mutants


def mutated(source: str, mutant: Mutant) -> str:
    """The text of the file after the change. ``ValueError`` unless ``old`` occurs exactly once."""
    found = source.count(mutant.old)
    if found != 1:
        raise ValueError(f"the old text occurs {found} times in {mutant.file}")
    if mutant.old == mutant.new:
        raise ValueError("the new text is the old one")
    return source.replace(mutant.old, mutant.new)


def copy_tree(root: Path, target: Path) -> Path:
    """Copies what the tests need; compiled files stay behind, or a copy might run them."""
    skip = shutil.ignore_patterns("__pycache__", "*.pyc", ".hypothesis")
    target.mkdir()
    for name in NEEDED:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=skip)
        elif source.exists():
            shutil.copy2(source, target / name)
    return target


def run_tests(tree: Path, tests: Sequence[str]) -> tuple[str, str]:
    """Runs tests in the tree: ("passed" | "failed" | "wrong", what there is to say)."""
    report = tree / "report.xml"
    report.unlink(missing_ok=True)
    environment = {
        **os.environ,
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(tree),
        "HYPOTHESIS_PROFILE": "ci",  # the same examples every time
    }
    call = [sys.executable, "-m", "pytest", "-x", "-q", f"--junitxml={report}", *tests]
    try:
        done = subprocess.run(
            call, cwd=tree, env=environment, capture_output=True, text=True, timeout=LIMIT_SECONDS
        )
    except subprocess.TimeoutExpired:
        return "wrong", f"no end after {LIMIT_SECONDS} s"
    if done.returncode == 0:
        return "passed", ""
    told = ET.parse(report).getroot() if report.exists() else None
    failure = told.find(".//failure") if told is not None else None
    if done.returncode != 1 or failure is None:
        last = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
        return "wrong", f"the test could not run: {' '.join(last)}"
    message = failure.get("message", "").strip().splitlines()[0]
    if message.startswith(CARELESS):
        return "wrong", f"the change does not even run: {message}"
    return "failed", message


def try_mutant(tree: Path, mutant: Mutant) -> tuple[str, str]:
    """Applies the change to the tree, runs its test, puts the file back: (verdict, remark)."""
    path = tree / mutant.file
    try:
        source = path.read_text(encoding="utf-8")
        path.write_text(mutated(source, mutant), encoding="utf-8")
    except (OSError, ValueError) as error:
        return WRONG, str(error)
    try:
        outcome, remark = run_tests(tree, [mutant.test])
    finally:
        path.write_text(source, encoding="utf-8")
    return {"failed": KILLED, "passed": SURVIVED, "wrong": WRONG}[outcome], remark


def broken_before(tree: Path, tests: Sequence[str]) -> dict[str, str]:
    """Tests that do not pass without any change, and what they say."""
    tests = list(dict.fromkeys(tests))
    if run_tests(tree, tests)[0] == "passed":
        return {}
    outcomes = {test: run_tests(tree, [test]) for test in tests}
    return {test: remark for test, (outcome, remark) in outcomes.items() if outcome != "passed"}


def run(root: Path, mutants: Sequence[Mutant], jobs: int) -> Iterator[tuple[Mutant, str, str]]:
    """Yields (mutant, verdict, remark) in the order of the list. A mutant whose test does not
    pass without the change is ``WRONG``."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder, ThreadPoolExecutor(jobs) as pool:
        trees: SimpleQueue[Path] = SimpleQueue()
        for number in range(jobs):
            trees.put(copy_tree(root, Path(folder, f"tree{number}")))

        def in_a_tree(mutant: Mutant) -> tuple[str, str]:
            tree = trees.get()
            try:
                return try_mutant(tree, mutant)
            finally:
                trees.put(tree)

        broken = broken_before(Path(folder, "tree0"), [mutant.test for mutant in mutants])
        sound = [mutant for mutant in mutants if mutant.test not in broken]
        verdicts = pool.map(in_a_tree, sound)
        for mutant in mutants:
            if mutant.test in broken:
                yield mutant, WRONG, f"not passed without the change: {broken[mutant.test]}"
            else:
                yield mutant, *next(verdicts)


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """The command line; prints one line a mutant and the count."""
    parser = argparse.ArgumentParser(description="Break each rule on purpose; a test must notice.")
    parser.add_argument("--jobs", type=int, default=2, help="processes at a time (default 2)")
    parser.add_argument("words", nargs="*", help="try only what these words are found in")
    options = parser.parse_args(arguments)
    mutants = [
        mutant
        for mutant in load(root / "tests" / "mutants")
        if not options.words
        or any(word in f"{mutant.name} {mutant.rule} {mutant.file}" for word in options.words)
    ]
    if not mutants:
        parser.error("no mutant matches")
    wide = max(len(mutant.name) for mutant in mutants)
    bad = 0
    for mutant, verdict, remark in run(root, mutants, max(1, options.jobs)):
        print(f"{verdict:<8}  {mutant.rule:<8}  {mutant.name:<{wide}}  {mutant.test}", flush=True)
        if verdict != KILLED:
            bad += 1
            print(f"          {remark or 'the test still passes'}", flush=True)
    print(f"{len(mutants) - bad} of {len(mutants)} mutants killed")
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
