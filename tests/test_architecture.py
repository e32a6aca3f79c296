"""The rooms of the house stay apart: who may import whom, and what nobody may do."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
CORE = sorted((ROOT / "journal_app").rglob("*.py"))
WINDOW = sorted((ROOT / "ui").rglob("*.py"))
PROGRAM = [*CORE, *WINDOW, *sorted((ROOT / "resources").rglob("*.py"))]
AROUND = sorted(
    path for name in ("tests", "packaging", "benchmarks") for path in (ROOT / name).rglob("*.py")
)

MAX_LINES = 450
EVERYONE_MAY = {"journal_app.errors", "journal_app.shapes"}
ROOMS = {  # room -> the rooms below it, which it may use beside EVERYONE_MAY
    "journal_app.errors": set(),
    "journal_app.shapes": set(),
    "journal_app.rules": set(),
    "journal_app.paths": set(),
    "journal_app.storage": {"journal_app.rules", "journal_app.paths"},
    "journal_app.operations": {"journal_app.rules", "journal_app.storage"},
    "journal_app.exchange": {
        "journal_app.rules",
        "journal_app.storage",
        "journal_app.operations",  # an import writes through the one door
    },
}
DATABASE = {"peewee", "playhouse", "sqlcipher3", "sqlite3"}
NETWORK = {
    *("socket", "socketserver", "ssl", "http", "urllib.request", "urllib.error", "ftplib"),
    *("smtplib", "imaplib", "poplib", "telnetlib", "xmlrpc", "asyncio", "webbrowser"),
    *("requests", "httpx", "aiohttp", "urllib3"),
    *("PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebSockets"),
}
LOCAL_ONLY = {"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"}
"""A pipe of this one computer, by which a second start raises the first window."""


class Import(NamedTuple):
    """One imported name, written in full, and where."""

    name: str
    where: str


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT).as_posix()}:{getattr(node, 'lineno', 1)}"


def imports(path: Path) -> Iterator[Import]:
    """Every import of a file, wherever it stands; `from a import b` is a.b."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, place(path, node))
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            source = ".".join((*above, node.module or "")).strip(".")
            for alias in node.names:
                yield Import(f"{source}.{alias.name}", place(path, node))


def within(name: str, modules: set[str]) -> bool:
    """Whether a full name is one of the modules or something inside one."""
    return any(name == module or name.startswith(f"{module}.") for module in modules)


def offences(paths: list[Path], forbidden: set[str]) -> list[Import]:
    return [found for path in paths for found in imports(path) if within(found.name, forbidden)]


def test_the_core_knows_nothing_of_the_window() -> None:
    assert offences(CORE, {"PySide6", "shiboken6", "ui"}) == []


def test_the_window_knows_nothing_of_the_database() -> None:
    assert offences(WINDOW, DATABASE | {"journal_app.storage"}) == []


def test_only_storage_knows_the_database() -> None:
    others = [path for path in CORE if "storage" not in path.relative_to(ROOT).parts]
    assert offences(others, DATABASE) == []


def test_the_rules_stand_on_the_standard_library_alone() -> None:
    allowed = EVERYONE_MAY | {"journal_app.rules"} | set(sys.stdlib_module_names)
    rules = [path for path in CORE if path.parent.name == "rules"]
    assert rules
    assert [
        found for path in rules for found in imports(path) if not within(found.name, allowed)
    ] == []


def test_the_rules_have_no_clock_and_no_disk() -> None:
    """today and now are handed in; reading them would make a balance depend on when it is asked."""
    rules = [path for path in CORE if path.parent.name == "rules"]
    forbidden = {"os", "io", "pathlib", "shutil", "tempfile", "time", "random", "subprocess"}
    assert offences(rules, forbidden) == []
    assert calls(rules, {"today", "now", "utcnow", "open"}) == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_uses_only_the_rooms_below_it(room: str) -> None:
    allowed = ROOMS[room] | EVERYONE_MAY | {room}
    upwards = [
        found
        for path in CORE
        if within(module_name(path), {room})
        for found in imports(path)
        if within(found.name, {"journal_app"}) and not within(found.name, allowed)
    ]
    assert upwards == []


def test_nobody_uses_the_command_line_from_inside() -> None:
    """cli stands on top of everything; only the two ways to start the program lead to it."""
    others = [path for path in CORE if path.name != "__main__.py"]
    assert offences([*others, *WINDOW], {"journal_app.cli", "journal_app.__main__"}) == []


def test_nothing_reaches_for_a_network() -> None:
    found = [one for one in offences(PROGRAM, NETWORK) if one.name not in LOCAL_ONLY]
    assert found == []


def test_all_of_the_core_imports_without_qt() -> None:
    names = [module_name(path) for path in CORE if path.name != "__main__.py"]
    code = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('PySide6', 'ui')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def calls(paths: list[Path], names: set[str]) -> list[str]:
    """Where a function or a method of one of these names is called."""
    return [
        f"{place(path, node)} {name}"
        for path in paths
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and (name := called(node)) in names
    ]


def called(node: ast.Call) -> str:
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def test_style_sheets_are_set_by_the_theme_alone() -> None:
    others = [path for path in WINDOW if path != ROOT / "ui" / "theme.py"]
    assert calls(others, {"setStyleSheet"}) == []


def test_message_boxes_are_shown_in_one_place() -> None:
    others = [path for path in WINDOW if path != ROOT / "ui" / "messages.py"]
    assert offences(others, {"PySide6.QtWidgets.QMessageBox"}) == []


def test_strings_to_translate_are_plain() -> None:
    """An f-string or a sum is collected by lupdate, or not, and never found when translated."""
    crooked = [
        place(path, node)
        for path in WINDOW
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and called(node) in {"tr", "translate"}
        and any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in node.args[:2])
    ]
    assert crooked == []


def test_files_stay_short() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in PROGRAM}
    assert {str(path): lines for path, lines in lengths.items() if lines > MAX_LINES} == {}


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b")
    marks = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in (*PROGRAM, *AROUND)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if later.search(line)
    ]
    assert marks == []


def test_tests_do_not_sleep() -> None:
    tests = [path for path in AROUND if (ROOT / "tests") in path.parents]
    assert calls(tests, {"sleep", "qWait", "qSleep", "msleep"}) == []
