"""What a person installs: the wheel, in an environment that holds nothing but what it asks for."""

import json
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
BIN = "Scripts" if sys.platform == "win32" else "bin"


def run(*command: str | Path, folder: Path) -> str:
    """What a command prints. Outside the checkout, so that only what is installed is found."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={key: value for key, value in os.environ.items() if key != "PYTHONPATH"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive and with the wheel made from that archive."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT]
    run(*command, folder=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (found,) = built.glob("client_journal-*.whl")
    return found


def needed(name: str) -> Iterator[metadata.Distribution]:
    """A distribution and all that it needs in its turn, as installed here."""
    distribution = metadata.distribution(name)
    yield distribution
    for requirement in distribution.requires or []:
        told = Requirement(requirement)
        if told.marker is None or told.marker.evaluate({"extra": ""}):  # some are for Windows only
            yield from needed(told.name)


def share(distribution: metadata.Distribution, site: Path) -> None:
    """Puts a package of the tests' environment into another one, without copying 200 MB."""
    for name in {file.parts[0] for file in distribution.files or [] if file.parts[0] != ".."}:
        if name != "__pycache__" and not (site / name).exists():
            (site / name).symlink_to(Path(str(distribution.locate_file(name))))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel and its declared dependencies, and not one package more."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=sys.platform != "win32")
    paths = {"base": str(folder), "platbase": str(folder)}
    site = Path(sysconfig.get_path("purelib", scheme="venv", vars=paths))
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (one for one in archive.namelist() if one.endswith(".dist-info/METADATA"))
        lines = archive.read(name).decode().splitlines()
    for line in lines:
        if matched := re.match(r"Requires-Dist: ([\w.-]+)", line):
            for distribution in needed(matched[1]):
                share(distribution, site)
    pip = [sys.executable, "-m", "pip", "--python", folder / BIN / "python", "install"]
    run(*pip, "--quiet", "--no-deps", "--no-index", wheel, folder=folder)
    return folder


@pytest.fixture(scope="module")
def program(environment: Path) -> Path:
    return environment / BIN / "client-journal"


def test_the_wheel_holds_the_program_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    kept = {"journal_app", "ui", "resources"}
    tops = {name.split("/")[0] for name in inside}
    assert {name for name in tops if not name.endswith(".dist-info")} == kept
    here = {
        path.relative_to(ROOT).as_posix()
        for name in kept
        for path in (ROOT / name).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert here - inside == set()
    assert any(name.endswith("/licenses/LICENSE") for name in inside)


def test_the_source_archive_can_be_tested(built: Path) -> None:
    (sdist,) = built.glob("client_journal-*.tar.gz")
    with tarfile.open(sdist) as archive:
        inside = {name.split("/", 1)[-1] for name in archive.getnames()}
    needed_to_test = {"Makefile", "requirements-dev.txt", "packaging/setup.sh", "tests/conftest.py"}
    assert needed_to_test | {"LICENSE", "README.md"} <= inside
    assert not {name for name in inside if "__pycache__" in name or name.startswith(".venv")}


def test_the_installed_program_is_the_one_that_runs(environment: Path, tmp_path: Path) -> None:
    code = "import journal_app, ui, resources; print(journal_app.__file__, ui.__file__, sep='\\n')"
    for line in run(environment / BIN / "python", "-I", "-c", code, folder=tmp_path).splitlines():
        assert environment in Path(line).parents


def test_demo_and_balances_run(program: Path, tmp_path: Path) -> None:
    run(program, "demo", "sample.journal", "--clients", "12", "--seed", "7", folder=tmp_path)
    printed = run(program, "balances", "sample.journal", "--json", folder=tmp_path)
    clients = json.loads(printed)
    assert len(clients) == 12
    assert all(set(one) == {"id", "name", "balance", "confirmed", "zone"} for one in clients)
    balances = [one["balance"] for one in clients]
    assert balances == sorted(balances) or balances == sorted(balances, reverse=True)


def test_shots_are_drawn(program: Path, tmp_path: Path) -> None:
    options = ["--lang", "ru", "--theme", "light", "--size", "1280x800"]
    run(program, "shots", "pictures", *options, folder=tmp_path)
    pictures = sorted((tmp_path / "pictures").rglob("*.png"))
    assert pictures
    for picture in pictures:
        header = picture.read_bytes()[:24]
        assert header[:8] == b"\x89PNG\r\n\x1a\n"
        width, height = (int.from_bytes(header[start : start + 4]) for start in (16, 20))
        assert width >= 1024, picture.name
        assert height >= 700, picture.name
