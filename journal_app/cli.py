"""The command line: arguments to the window, or to one task (``journal_app.tasks``).

Everything but the window and ``shots`` runs without Qt; those two are reached by name, so that
nothing here imports ``ui``.
"""

from __future__ import annotations

import argparse
import errno
import importlib
import locale
import os
import shlex
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import journal_app
from journal_app import passphrase_tasks, tasks
from journal_app.errors import JournalError
from journal_app.private_files import keep_private
from journal_app.words import LANGUAGES, PROFESSIONS, say, tell

Task = Callable[[argparse.Namespace], int]

_LEAST_SIDE = 100
"""Pixels of a picture of the window; at most 9,999."""
_WITH_VALUE = ("--lang", "--theme", "--passphrase-file", "--new-passphrase-file")


class _UsageError(Exception):
    """Arguments that make no call."""


class _Parser(argparse.ArgumentParser):
    """Tells its errors to ``main``, and its headings in the language of the rest."""

    language = "en"

    def error(self, message: str) -> NoReturn:
        raise _UsageError(message)

    def speak(self, language: str) -> None:
        self.language = language
        self._positionals.title = tell("cli.arguments", language)
        self._optionals.title = tell("cli.options", language)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", tell("cli.usage", self.language) + ":", 1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one call; 0 done, 1 no or an expected error (one line on stderr), 2 wrong usage."""
    keep_private()
    words = list(sys.argv[1:] if arguments is None else arguments)
    language = _language(words)
    for stream in (sys.stdout, sys.stderr):
        # A console of another code page must not stop us from telling what we have to tell.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    try:
        options = _options(words, language)
    except _UsageError as error:
        # The reasons are Python's and English: elsewhere we say back what was typed.
        text = str(error) if language == "en" else shlex.join(words)
        print(tell("cli.bad_usage", language, text=text), file=sys.stderr)
        return 2
    options.language = language
    try:
        task: Task = options.task
        code = task(options)
        if sys.stdout is not None:
            sys.stdout.flush()  # while a reader that went away can still be told apart
        return code
    except JournalError as error:
        print(say(error, language, command_line=True), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(say(JournalError("cancelled"), language), file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader (head, less) has seen enough; what is left in the buffer is nobody's.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        from journal_app.storage.failures import code_of  # a good call never needs it

        if error.errno == errno.ENOSPC:
            # A task tells of its own files; this is the one that the output was sent to.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        told = code_of(error) or "disk_error"  # not even looking at the file was answered
        print(say(JournalError(told, path=error.filename), language, True), file=sys.stderr)
        return 1


def _language(words: Sequence[str]) -> str:
    """``--lang``, else the last one chosen in the window, else the locale's."""
    for place, word in enumerate(words):
        name = word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        if word == "--lang" and place + 1 < len(words):
            name = words[place + 1]
        if name in LANGUAGES:
            return name
    return tasks.last_language() or _locale_language()


def _locale_language() -> str:
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    name = named or locale.getlocale()[0] or ""
    return "ru" if name.lower().startswith("ru") else "en"


def _options(words: Sequence[str], language: str) -> argparse.Namespace:
    place = _first_word(words)
    if place is None or words[place] not in _TASKS:
        return _window_parser(language).parse_args(words)
    rest = [*words[:place], *words[place + 1 :]]
    return _task_parser(words[place], language).parse_args(rest)


def _first_word(words: Sequence[str]) -> int | None:
    """Where the first word stands that is neither an option nor the value of one."""
    place = 0
    while place < len(words) and words[place] != "--":
        if not words[place].startswith("-"):
            return place
        place += 2 if words[place] in _WITH_VALUE else 1
    return None


def _window_parser(language: str) -> argparse.ArgumentParser:
    def hint(key: str) -> str:
        return tell(f"cli.{key}", language)

    tasks_told = "\n".join(f"  {name:<10} {hint('task_' + name)}" for name in _TASKS)
    parser = _Parser(
        prog="client-journal",
        description=hint("description"),
        epilog=f"{hint('tasks')}:\n{tasks_told}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,
        allow_abbrev=False,
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=hint("file"))
    parser.add_argument("--demo", action="store_true", help=hint("demo_flag"))
    _common(parser, hint)
    parser.add_argument("--theme", choices=("light", "dark", "system"), help=hint("theme"))
    version = f"client-journal {journal_app.__version__}"
    parser.add_argument("--version", action="version", version=version, help=hint("version"))
    parser.set_defaults(task=_window)
    parser.speak(language)
    return parser


def _common(parser: argparse.ArgumentParser, hint: Callable[[str], str]) -> None:
    parser.add_argument("-h", "--help", action="help", help=hint("help"))
    parser.add_argument("--lang", choices=LANGUAGES, help=hint("lang"))
    parser.add_argument("--passphrase-file", type=Path, metavar="F", help=hint("passphrase_file"))


def _task_parser(name: str, language: str) -> argparse.ArgumentParser:
    def hint(key: str) -> str:
        return tell(f"cli.{key}", language)

    task, arguments = _TASKS[name]
    parser = _Parser(
        prog=f"client-journal {name}",
        description=hint(f"task_{name}"),
        add_help=False,
        allow_abbrev=False,
    )
    for names, key, settings in arguments:
        parser.add_argument(*names, help=hint(key), **settings)
    _common(parser, hint)
    parser.set_defaults(task=task)
    parser.speak(language)
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(text) from None


def _count(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 10_000_000:
        raise argparse.ArgumentTypeError(text)
    return int(text)


def _size(text: str) -> tuple[int, int]:
    width, cross, height = text.partition("x")
    known = cross and width.isdecimal() and height.isdecimal() and len(text) <= len("9999x9999")
    if not (known and min(int(width), int(height)) >= _LEAST_SIDE):
        raise argparse.ArgumentTypeError(text)
    return int(width), int(height)


def _place(text: str) -> Path:
    """A path; an empty one would be the folder one stands in, which nobody means."""
    if not text:
        raise argparse.ArgumentTypeError(text)
    return Path(text)


def _window(options: argparse.Namespace) -> int:
    tasks.require_screen()
    passphrase = tasks.passphrase_of(options)
    app = importlib.import_module("ui.app")
    return int(
        app.main(options.file, options.demo, options.lang, options.theme, passphrase=passphrase)
    )


def _shots(options: argparse.Namespace) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    shots = importlib.import_module("ui.shots")
    count = shots.main(options.folder, options.lang, options.theme, options.size)
    print(tell("cli.shots_done", options.language, count=count, path=options.folder))
    return 0


_Argument = tuple[tuple[str, ...], str, dict[str, Any]]


def _path(name: str, key: str, **settings: Any) -> _Argument:
    return (name,), key, {"type": _place, "metavar": name.upper(), **settings}


_NEW_PASSPHRASE: _Argument = (
    ("--new-passphrase-file",),
    "new_passphrase_file",
    {"type": Path, "metavar": "F"},
)

_TASKS: dict[str, tuple[Task, tuple[_Argument, ...]]] = {
    "demo": (
        tasks.demo,
        (
            _path("file", "demo_file"),
            (("--clients",), "demo_clients", {"type": _count, "default": 48, "metavar": "N"}),
            (("--entries",), "demo_entries", {"type": _count, "metavar": "M"}),
            (("--seed",), "demo_seed", {"type": int, "default": 1, "metavar": "S"}),
            (
                ("--profession",),
                "demo_profession",
                {"choices": PROFESSIONS, "default": PROFESSIONS[0]},
            ),
        ),
    ),
    "balances": (
        tasks.balances,
        (
            _path("file", "task_file"),
            (("--on",), "balances_on", {"type": _day, "metavar": "DATE"}),
            (("--json",), "balances_json", {"action": "store_true"}),
        ),
    ),
    "import": (
        tasks.import_file,
        (
            _path("file", "task_file"),
            _path("source", "import_source"),
            (("--dry-run",), "import_dry_run", {"action": "store_true"}),
            (("--anyway",), "import_anyway", {"action": "store_true"}),
        ),
    ),
    "export": (
        tasks.export_file,
        (
            _path("file", "task_file"),
            _path("out", "export_out"),
            (("--private",), "export_private", {"action": "store_true"}),
        ),
    ),
    "dossier": (
        tasks.dossier,
        (
            _path("file", "task_file"),
            (("client",), "dossier_client", {"metavar": "CLIENT"}),
            _path("out", "dossier_out"),
            (("--private",), "export_private", {"action": "store_true"}),
        ),
    ),
    "check": (tasks.check_file, (_path("file", "task_file"),)),
    "backup": (tasks.back_up, (_path("file", "task_file"), _path("dir", "backup_dir", nargs="?"))),
    "restore": (tasks.restore, (_path("backup", "restore_backup"), _path("file", "restore_file"))),
    "encrypt": (
        passphrase_tasks.encrypt,
        (
            _path("file", "task_file"),
            _NEW_PASSPHRASE,
            (("--remove-copies",), "remove_copies", {"action": "store_true"}),
        ),
    ),
    "decrypt": (passphrase_tasks.decrypt, (_path("file", "task_file"),)),
    "passphrase": (passphrase_tasks.change, (_path("file", "task_file"), _NEW_PASSPHRASE)),
    "salvage": (tasks.salvage, (_path("file", "task_file"),)),
    "shots": (
        _shots,
        (
            _path("folder", "shots_dir"),
            (("--theme",), "theme", {"choices": ("light", "dark")}),
            (("--size",), "shots_size", {"type": _size, "metavar": "WxH"}),
        ),
    ),
}
