"""What every test stands on: no screen, no person's own files, nothing left running afterwards."""

import os
import tempfile
from pathlib import Path

# Before Qt is imported, since it reads some of these once. A person's settings, journals and log
# must be out of reach of the tests and of every process that a test starts.
_run_folder = tempfile.TemporaryDirectory(prefix="journal-tests-", ignore_cleanup_errors=True)
RUN_FOLDER = Path(_run_folder.name)
for _name in ("XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
    (RUN_FOLDER / _name).mkdir(mode=0o700)  # Qt complains of a runtime folder others may read
    os.environ[_name] = str(RUN_FOLDER / _name)
os.environ["HOME"] = str(RUN_FOLDER)
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LANG"] = "C.UTF-8"
# A desktop's look, language and scale must not change what is tested.
for _name in (
    *("DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "QT_QPA_PLATFORMTHEME"),
    *("QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR", "LANGUAGE", "LC_ALL", "LC_MESSAGES"),
):
    os.environ.pop(_name, None)

import gc  # noqa: E402
import itertools  # noqa: E402
import threading  # noqa: E402
from collections.abc import Iterator  # noqa: E402
from functools import partialmethod  # noqa: E402

import pytest  # noqa: E402
import shiboken6  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402
from PySide6.QtCore import (  # noqa: E402
    QCoreApplication,
    QEvent,
    QObject,
    QSettings,
    QThread,
    QThreadPool,
    QTimer,
)
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402
from pytestqt.qtbot import QtBot  # noqa: E402

from journal_app.storage import vault  # noqa: E402
from tests.no_network import can_wall_in, wall_in  # noqa: E402

# The same examples every time, so that a fresh checkout tells the same story everywhere;
# HYPOTHESIS_PROFILE=desk varies them and =thorough looks longer. A slow machine is never a failure.
settings.register_profile(
    "desk", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", settings.get_profile("desk"), derandomize=True, print_blob=True)
settings.register_profile("thorough", settings.get_profile("desk"), max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

if can_wall_in():
    wall_in()  # what passes here passes without a network, and whoever reaches for one is told


@pytest.fixture(scope="session", autouse=True)
def few_rounds() -> Iterator[None]:
    """Deriving a key takes a tenth of a second by design, and the tests open thousands of encrypted
    journals; the sidecar tells every process how many rounds a key took."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "ROUNDS", 1000)
        yield


@pytest.fixture(scope="module", autouse=True)
def a_small_heap() -> None:
    """What is there before a module's first test is not looked through again by each collection:
    thousands of collected tests made every one of them slow."""
    gc.collect()
    gc.freeze()


PATIENCE_MS = 60_000
"""How long a test waits for what must come: long, since a slow machine is never a failure."""


class PatientBot(QtBot):
    """Waits for as long as the slowest machine needs."""

    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE_MS)
    waitUntil = partialmethod(QtBot.waitUntil, timeout=PATIENCE_MS)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Hands out a QtBot with patience."""
    return PatientBot(request)


_home_numbers = itertools.count(1)


@pytest.fixture(autouse=True)
def home() -> Path:
    """An empty home folder of the test's own, for settings and journals of the default place."""
    folder = RUN_FOLDER / f"home{next(_home_numbers)}"
    folder.mkdir()
    os.environ["HOME"] = str(folder)
    for name in ("config", "data", "state"):
        os.environ[f"XDG_{name.upper()}_HOME"] = str(folder / name)
    for file_format in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        # In this process Qt remembers where settings live, so the environment is not enough.
        QSettings.setPath(file_format, QSettings.Scope.UserScope, str(folder / "config"))
    return folder


GRACE_MS = 2000
"""How long something that was told to stop may take to do so."""


def _running() -> dict[int, str]:
    """Every thread, timer and window that is alive now: its identity, and how to name it."""
    found = {
        id(thread): f"thread {thread.name}"
        for thread in threading.enumerate()
        if not thread.name.startswith("Dummy-")  # Python's record of a thread that Qt owns
    }
    if QCoreApplication.instance() is None:
        return found
    for item in shiboken6.getAllValidWrappers():
        if isinstance(item, QTimer) and item.isActive():
            found[id(item)] = f"active QTimer of {_owner(item)}"
        elif isinstance(item, QThread) and item.isRunning() and item != _main_thread():
            found[id(item)] = f"running {type(item).__name__}"
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible():
            found[id(widget)] = f"visible {_owner(widget)}"
    return found


def _main_thread() -> QThread | None:
    application = QCoreApplication.instance()
    return application.thread() if application else None


def _owner(item: QObject) -> str:
    named = item if isinstance(item, QWidget) else item.parent()
    return f"{type(named).__name__} {named.objectName()!r}" if named else "nobody"


def _let_stopped_things_stop(before: dict[int, str]) -> None:
    """Gives threads that are on their way out a moment, and carries out every deleteLater()."""
    for thread in threading.enumerate():
        if id(thread) not in before and not thread.name.startswith("Dummy-"):
            thread.join(GRACE_MS / 1000)
    if QCoreApplication.instance() is None:
        return
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QThreadPool.globalInstance().waitForDone(GRACE_MS)
    for item in shiboken6.getAllValidWrappers():
        if isinstance(item, QThread) and id(item) not in before and item != _main_thread():
            item.wait(GRACE_MS)


@pytest.fixture(autouse=True)
def nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test that leaves a thread, an active timer or a visible window to the next one."""
    before = _running()
    yield
    _let_stopped_things_stop(before)
    left = {key: name for key, name in _running().items() if key not in before}
    busy = QThreadPool.globalInstance().activeThreadCount()
    if busy:
        left[0] = f"{busy} busy threads of the global QThreadPool"
    _put_away(set(left))
    assert not left, f"left behind by {request.node.name}: {', '.join(sorted(left.values()))}"


def _put_away(left: set[int]) -> None:
    """So that what one test left is not blamed on the next one too."""
    if QCoreApplication.instance() is None:
        return
    for item in shiboken6.getAllValidWrappers():
        if id(item) not in left:
            continue
        if isinstance(item, QTimer):
            item.stop()
        elif isinstance(item, QWidget):
            item.hide()
