"""Photos: what is kept, what is refused, and the way back."""

from __future__ import annotations

import pytest

from journal_app import Journal
from journal_app.operations.photos import PHOTO_LIMIT
from journal_app.storage.check import check
from tests.core import TODAY, days_ago, practice, refused
from tests.operations.belongings import JPEG, PNG, visit_of


def test_a_photo_is_kept_as_it_is(journal: Journal, vera: int) -> None:
    visit = visit_of(journal, vera, days_ago(2))
    note = journal.notes.add(vera, "маникюр").id
    done = journal.photos.add(vera, JPEG, 1600, 1200, " слива ", days_ago(2), visit, note)
    (line,) = journal.photos.of(vera)
    assert (line.id, line.client, line.on, line.caption) == (done.id, vera, days_ago(2), "слива")
    assert (line.width, line.height, line.visit, line.note) == (1600, 1200, visit, note)
    assert journal.photos.data(line.id) == JPEG
    assert done.kinds == frozenset({"photo"})
    assert check(journal.store) == []


def test_the_newest_comes_first(journal: Journal, vera: int) -> None:
    first = journal.photos.add(vera, JPEG, 1, 1, on=days_ago(9)).id
    second = journal.photos.add(vera, PNG, 1, 1).id
    third = journal.photos.add(vera, PNG, 1, 1).id
    assert [line.id for line in journal.photos.of(vera)] == [third, second, first]
    assert journal.photos.of(journal.clients.add("Ольга").id) == []


def test_a_caption_is_changed_and_found(journal: Journal, vera: int) -> None:
    photo = journal.photos.add(vera, JPEG, 1, 1).id
    journal.photos.edit(photo, "спелая слива")
    assert journal.photos.of(vera)[0].caption == "спелая слива"
    assert journal.search("слив") == {vera}


def test_a_deleted_photo_comes_back_to_the_byte(journal: Journal, vera: int) -> None:
    photo = journal.photos.add(vera, bytes(PNG) + bytes(range(256)), 5, 7).id
    before = practice(journal)
    journal.photos.delete(photo)
    assert journal.photos.of(vera) == []
    journal.undo()
    assert practice(journal) == before
    assert journal.photos.data(photo) == bytes(PNG) + bytes(range(256))


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg/>", b"\xff\xd8", b"PNG"])
def test_what_is_no_jpeg_or_png_is_refused(journal: Journal, vera: int, data: bytes) -> None:
    with refused(journal, "not_a_picture"):
        journal.photos.add(vera, data, 1, 1)


@pytest.mark.parametrize("size", [(0, 1), (1, -1), (1, 20_001), (True, 1)])
def test_a_picture_without_a_size_is_refused(
    journal: Journal, vera: int, size: tuple[int, int]
) -> None:
    with refused(journal, "not_a_picture"):
        journal.photos.add(vera, JPEG, *size)


def test_a_picture_fits_to_the_last_byte(journal: Journal, vera: int) -> None:
    whole = JPEG + b"\0" * (PHOTO_LIMIT - len(JPEG))
    journal.photos.add(vera, whole, 1, 1)
    with refused(journal, "too_large"):
        journal.photos.add(vera, whole + b"\0", 1, 1)


def test_nothing_of_another_client_is_hung_on(journal: Journal, vera: int) -> None:
    olga = journal.clients.add("Ольга").id
    theirs = journal.notes.add(olga, "её").id
    visit = visit_of(journal, olga, TODAY)
    with refused(journal, "no_such_row"):
        journal.photos.add(vera, JPEG, 1, 1, note=theirs)
    with refused(journal, "no_such_row"):
        journal.photos.add(vera, JPEG, 1, 1, visit=visit)
    with refused(journal, "no_such_client"):
        journal.photos.add(99, JPEG, 1, 1)
    with refused(journal, "no_such_row"):
        journal.photos.delete(99)


def test_photos_go_with_an_erased_client(journal: Journal, vera: int) -> None:
    journal.photos.add(vera, JPEG, 1, 1)
    journal.clients.erase(vera, "просила")
    assert journal.photos.of(vera) == []
