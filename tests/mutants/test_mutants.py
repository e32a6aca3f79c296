"""The list of mutants stays true to the code, and its runner tells a killed one from the rest."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.mutants.run import Mutant, load, main, mutated

ROOT = Path(__file__).parents[2]
MUTANTS = load(Path(__file__).parent)

CODE = "def is_late(day, due):\n    return day > due\n\n\ndef unused():\n    return 1\n"
TESTS = """
import pytest
from late import is_late

def test_late():
    assert not is_late(3, 3)

def test_early():
    assert not is_late(2, 3)

def test_wrong_already():
    assert is_late(2, 3)

@pytest.fixture
def broken():
    assert not is_late(3, 3)

def test_that_cannot_start(broken):
    pass
"""


@cache
def parsed(path: str) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_mutant_fits_the_code_and_names_a_test(mutant: Mutant) -> None:
    path, *steps = mutant.test.split("::")
    changed = mutated((ROOT / mutant.file).read_text(encoding="utf-8"), mutant)
    ast.parse(changed)
    body = parsed(path).body
    for step in steps:
        name = step.partition("[")[0]
        (found,) = [item for item in body if getattr(item, "name", "") == name]
        body = getattr(found, "body", [])


@pytest.mark.parametrize("rule", ["§1", "§2", "§3", "§4"])
def test_every_part_of_the_method_has_mutants(rule: str) -> None:
    assert any(mutant.rule == rule for mutant in MUTANTS)


@pytest.fixture
def small_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # it needs no Qt
    folder = tmp_path / "tests" / "mutants"
    folder.mkdir(parents=True)
    (tmp_path / "journal_app").mkdir()
    (tmp_path / "journal_app" / "late.py").write_text(CODE)
    (tmp_path / "tests" / "test_late.py").write_text(TESTS)
    (tmp_path / "pyproject.toml").write_text(
        '[tool.pytest.ini_options]\npythonpath = ["journal_app"]\n'
    )
    return tmp_path


def write_list(project: Path, *changes: tuple[str, str, str, str]) -> None:
    items = [
        f'[[mutant]]\nname = "{name}"\nrule = "§3"\nfile = "journal_app/late.py"\n'
        f'old = "{old}"\nnew = "{new}"\ntest = "tests/test_late.py::{test}"\n'
        for name, old, new, test in changes
    ]
    (project / "tests" / "mutants" / "late.toml").write_text("\n".join(items), encoding="utf-8")


def test_the_runner_is_content_when_every_mutant_is_noticed(
    small_project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_list(
        small_project,
        ("late-on-the-day", "day > due", "day >= due", "test_late"),
        ("always-late", "day > due", "True", "test_early"),
    )
    assert main([], small_project) == 0
    told = capsys.readouterr().out
    assert "killed    §3        late-on-the-day" in told
    assert told.endswith("2 of 2 mutants killed\n")
    assert (small_project / "journal_app" / "late.py").read_text() == CODE


def test_the_runner_names_survivors_and_mistakes_of_the_list(
    small_project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_list(
        small_project,
        ("seen", "day > due", "day >= due", "test_late"),
        ("unseen", "day > due", "day > due + 1", "test_late"),
        ("no-such-text", "day < due", "day > due", "test_late"),
        ("text-twice", "return", "return not", "test_late"),
        ("no-such-test", "day > due", "day >= due", "test_missing"),
        ("fails-anyway", "day > due", "day >= due", "test_wrong_already"),
        ("does-not-run", "day > due", "daye > due", "test_late"),
        ("does-not-import", "def is_late(day", "def late(day", "test_late"),
        ("only-the-fixture-fails", "day > due", "day >= due", "test_that_cannot_start"),
    )
    assert main(["--jobs", "2"], small_project) == 1
    verdicts = {
        line.split()[2]: line.split()[0]
        for line in capsys.readouterr().out.splitlines()
        if "§3" in line
    }
    assert verdicts.pop("seen") == "killed"
    assert verdicts.pop("unseen") == "SURVIVED"
    assert len(verdicts) == 7
    assert set(verdicts.values()) == {"WRONG"}


def test_words_choose_the_mutants(small_project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_list(
        small_project,
        ("late-on-the-day", "day > due", "day >= due", "test_late"),
        ("unseen", "day > due", "day > due + 1", "test_late"),
    )
    assert main(["on-the-day"], small_project) == 0
    assert capsys.readouterr().out.endswith("1 of 1 mutants killed\n")
    with pytest.raises(SystemExit) as told:
        main(["nothing-like-it"], small_project)
    assert told.value.code == 2


def test_an_incomplete_or_repeated_entry_is_refused(tmp_path: Path) -> None:
    entry = '[[mutant]]\nname = "a"\nrule = "§3"\nfile = "f"\nold = "o"\nnew = "n"\n'
    (tmp_path / "one.toml").write_text(entry, encoding="utf-8")
    with pytest.raises(ValueError, match=r"one\.toml: a: expected"):
        load(tmp_path)
    (tmp_path / "one.toml").write_text(f'{entry}test = "t"\n' * 2, encoding="utf-8")
    with pytest.raises(ValueError, match="named twice: a"):
        load(tmp_path)
