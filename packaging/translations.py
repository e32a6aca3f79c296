"""Keeps resources/translations in step with the strings of ui/.

Without arguments: collects every string of ui/ into the .ts files (a translator fills in what is
new, by hand or in Qt Linguist) and compiles them into .qm. With --check: changes nothing, and exits
with 1 and the reasons if a string is missing, unfinished or gone, or a compiled file is stale.

English has a file of its own for the plural forms only: "%n day(s)" becomes "1 day", "2 days".
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES: dict[str, list[str]] = {"ru": [], "en": ["-pluralonly"]}
"""Language -> what lupdate is told besides."""


def _ts(language: str, folder: Path = FOLDER) -> Path:
    return folder / f"client_journal_{language}.ts"


def _run_tool(name: str, *arguments: str | Path) -> None:
    """Runs lupdate or lrelease as PySide6 ships them; their words are shown only if they fail."""
    tool = Path(PySide6.__file__).parent / (f"{name}.exe" if sys.platform == "win32" else name)
    done = subprocess.run(
        [tool, *arguments], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise SystemExit(f"{name} failed:\n{done.stdout}{done.stderr}")


def collect(language: str, ts: Path) -> None:
    """Brings one .ts file in step with ui/. The result depends on the strings alone.

    No line numbers, or every edit of the code would change the file; no guesses of a translation
    from similar texts, which look done and are wrong; strings that are gone are dropped.
    """
    sources = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "ui").rglob("*.py"))
    options = ["-locations", "none", "-no-obsolete", "-sort-messages", "-warnings-are-errors"]
    options += ["-disable-heuristic", "sametext", "-disable-heuristic", "similartext"]
    options += ["-source-language", "en", "-target-language", language, *LANGUAGES[language]]
    _run_tool("lupdate", *options, *sources, "-ts", ts)


def compile_(ts: Path) -> Path:
    """Compiles one .ts file into the .qm file beside it."""
    qm = ts.with_suffix(".qm")
    _run_tool("lrelease", ts, "-qm", qm)
    return qm


def faults_of(ts: Path) -> Iterator[str]:
    """What a translator has left open in one .ts file, one line each."""
    for context in ElementTree.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            source = message.findtext("source") or ""
            translation = message.find("translation")
            where = f"{ts.name}, {context.findtext('name')}, {source!r}"
            if translation is None or translation.get("type"):
                state = "absent" if translation is None else translation.get("type")
                yield f"{where}: {state}"
                continue
            forms = [form.text or "" for form in translation.iter("numerusform")]
            for text in forms or [translation.text or ""]:
                if not text.strip():
                    yield f"{where}: empty"
                elif re.search(r"&#?\w+;", text):
                    yield f"{where}: a sign stands as its code in {text!r}"
                elif _places(text) != _places(source):
                    yield f"{where}: other place markers in {text!r}"


def _places(text: str) -> set[str]:
    """The places that values are put into. %n is free: "one day" needs none."""
    return set(re.findall(r"%L?\d|\{\w*\}", text))


def faults() -> list[str]:
    """Everything that is not as a fresh run with finished translations would leave it."""
    found: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        for language in LANGUAGES:
            committed, fresh = _ts(language), _ts(language, Path(name))
            if not committed.exists():
                found.append(f"{committed.name} is absent")
                continue
            shutil.copyfile(committed, fresh)
            collect(language, fresh)
            if fresh.read_bytes() != committed.read_bytes():
                found.append(f"{committed.name} is not in step with ui/")
            found += faults_of(committed)
            qm = committed.with_suffix(".qm")
            compiled = compile_(fresh).read_bytes()
            if not qm.exists() or qm.read_bytes() != compiled:
                found.append(f"{qm.name} is not what {committed.name} compiles to")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="only say what is not in step")
    if parser.parse_args().check:
        found = faults()
        if found:
            print(*found, "Run `make translations` and finish the .ts files.", sep="\n")
        return 1 if found else 0
    for language in LANGUAGES:
        ts = _ts(language)
        collect(language, ts)
        compile_(ts)
        open_ = list(faults_of(ts))
        print(*open_, f"{ts.name}: {len(open_)} to finish", sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
