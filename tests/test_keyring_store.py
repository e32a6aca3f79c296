"""The passphrase in the system's own store: kept, given back, let go of; never a reason to fail."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked

from journal_app import keyring_store
from tests.core import child
from tests.memory_keyring import MemoryKeyring, in_place


class LockedKeyring(MemoryKeyring):
    """One whose owner does not let us in."""

    def get_password(self, *_: str) -> str | None:
        raise KeyringLocked

    def set_password(self, *_: str) -> None:
        raise KeyringLocked


@pytest.fixture
def as_before() -> Iterator[None]:
    with in_place(keyring.get_keyring()):
        yield


@pytest.fixture
def store(as_before: None) -> MemoryKeyring:
    backend = MemoryKeyring()
    keyring.set_keyring(backend)
    return backend


def test_kept_given_back_and_let_go_of(store: MemoryKeyring, tmp_path: Path) -> None:
    path, other = tmp_path / "a.journal", tmp_path / "b.journal"
    assert keyring_store.is_offered()
    assert keyring_store.recall(path) is None
    assert keyring_store.remember(path, "Ёжик")
    assert keyring_store.recall(path) == "Ёжик"
    assert keyring_store.recall(tmp_path / "x" / ".." / "a.journal") == "Ёжик"
    assert keyring_store.recall(other) is None
    assert keyring_store.remember(path, "другой")
    assert keyring_store.recall(path) == "другой"
    assert keyring_store.forget(path)
    assert keyring_store.forget(path)
    assert keyring_store.recall(path) is None
    assert store.kept == {}


def test_without_a_store_it_is_not_offered(as_before: None, tmp_path: Path) -> None:
    keyring.set_keyring(NoKeyring())
    assert not keyring_store.is_offered()
    assert not keyring_store.remember(tmp_path, "Ёжик")
    assert keyring_store.recall(tmp_path) is None
    assert keyring_store.forget(tmp_path)


def test_a_store_that_refuses_is_as_good_as_none(as_before: None, tmp_path: Path) -> None:
    keyring.set_keyring(LockedKeyring())
    assert not keyring_store.remember(tmp_path, "Ёжик")
    assert keyring_store.recall(tmp_path) is None
    assert not keyring_store.forget(tmp_path)


ASKS = """
import gc, weakref
from journal_app import keyring_store

class Words(str):
    "A passphrase whose end can be seen."

def ask(words):
    keyring_store.is_offered()
    return weakref.ref(words)

left = ask(Words("secret"))
gc.collect()
assert left() is None
"""


def test_what_asks_the_store_first_is_not_kept_in_memory() -> None:
    """The library keeps the errors of the stores that this system does not have."""
    program = child(ASKS)
    program.communicate()
    assert program.returncode == 0
