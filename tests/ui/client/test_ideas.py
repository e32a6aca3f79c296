"""Ideas for a deposit under the note, and how to apologise, while a record is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from journal_app import Journal, open_journal
from journal_app.handbook import load
from journal_app.rules.people import KINDS, STAGES
from journal_app.rules.points import DEPOSIT_PRINCIPLES
from journal_app.words import LANGUAGES, PROFESSIONS
from tests.core import HandClock, days_ago
from tests.meetings import card
from tests.ui.client.page import Page
from tests.ui.keys import ALT
from ui.client.idea_line import IdeaLine, ideas_for
from ui.desk import Desk

ENTER = Qt.Key.Key_Return


def line(page: Page) -> IdeaLine:
    return page.part("composerIdea", IdeaLine)


def seen(page: Page) -> bool:
    return page.has("composerIdea") and page.part("composerIdea", QWidget).isVisible()


def test_an_idea_stands_under_an_empty_note(of_vera: Page) -> None:
    of_vera.view.start("deposit")
    assert seen(of_vera)
    principle, words = line(of_vera).idea()
    assert words in load("ru").ideas(principle, "nail")
    assert words in of_vera.part("composerIdeaText", QLabel).text()
    assert (
        of_vera.desk.words[f"principle_{principle}"]
        in of_vera.part("composerIdeaText", QLabel).text()
    )
    assert of_vera.note.hasFocus()


def test_a_key_takes_the_idea_and_its_principle(of_vera: Page, journal: Journal, vera: int) -> None:
    of_vera.view.start("deposit")
    for _ in range(2):
        of_vera.key("9", ALT)
    principle, words = line(of_vera).idea()
    assert (principle, words) == ideas_for(of_vera.desk, vera)[2]
    of_vera.key("0", ALT)
    assert of_vera.note.toPlainText() == words
    assert of_vera.is_checked(f"principle_{principle}")
    assert not seen(of_vera)
    assert of_vera.note.hasFocus()
    of_vera.key(ENTER)
    (entry,) = journal.feed(vera)
    assert (entry.text, entry.principle) == (words, principle)
    of_vera.view.start("deposit")
    assert line(of_vera).idea()[1] != words
    assert principle not in {one for one, _ in ideas_for(of_vera.desk, vera)}


def test_the_mouse_takes_it_too(of_vera: Page) -> None:
    of_vera.view.start("deposit")
    first = line(of_vera).idea()
    of_vera.click("composerIdeaNext")
    second = line(of_vera).idea()
    assert second != first
    of_vera.click("composerIdeaTake")
    assert of_vera.note.toPlainText() == second[1]
    assert of_vera.note.hasFocus()


def test_an_idea_is_absent_while_the_note_has_words(of_vera: Page) -> None:
    of_vera.view.start("deposit")
    of_vera.type("Ч")
    assert not seen(of_vera)
    of_vera.key("0", ALT)
    assert of_vera.note.toPlainText() == "Ч"
    of_vera.key(Qt.Key.Key_Backspace)
    assert seen(of_vera)


def test_after_the_last_idea_the_first_comes_again(of_vera: Page, vera: int) -> None:
    of_vera.view.start("deposit")
    first = line(of_vera).idea()
    for _ in ideas_for(of_vera.desk, vera):
        of_vera.key("9", ALT)
    assert line(of_vera).idea() == first


@pytest.mark.parametrize("kind", ["withdrawal", "promise"])
def test_only_a_deposit_has_ideas(of_vera: Page, kind: str) -> None:
    of_vera.view.start(kind)
    assert not seen(of_vera)
    of_vera.key("0", ALT)
    of_vera.key("9", ALT)
    assert of_vera.note.toPlainText() == ""


def test_who_wants_for_nothing_needs_no_idea(of_vera: Page, journal: Journal, vera: int) -> None:
    for principle in DEPOSIT_PRINCIPLES:
        journal.entries.deposit(vera, principle)
    of_vera.view.start("deposit")
    assert not seen(of_vera)
    of_vera.key("0", ALT)
    assert of_vera.note.toPlainText() == ""


def test_an_entry_that_is_mended_has_no_ideas(of_vera: Page, journal: Journal, vera: int) -> None:
    of_vera.desk.do(lambda: journal.entries.deposit(vera, "integrity"))
    (entry,) = journal.feed(vera)
    of_vera.choose("feed", entry.key)
    of_vera.key(Qt.Key.Key_F2)
    assert of_vera.is_writing
    assert not seen(of_vera)


def test_the_day_decides_which_principle_begins(desk: Desk, vera: int, clock: HandClock) -> None:
    firsts = set()
    for _ in range(len(DEPOSIT_PRINCIPLES)):
        firsts.add(ideas_for(desk, vera)[0][0])
        clock.forward(1)
    assert firsts == set(DEPOSIT_PRINCIPLES)


def test_what_is_meant_for_such_a_client_comes_first(
    desk: Desk, journal: Journal, vera: int
) -> None:
    card(journal, vera, kind="introvert", stage="trial")
    found = ideas_for(desk, vera)
    book = load("ru")
    for principle in DEPOSIT_PRINCIPLES:
        words = [text for one, text in found if one == principle]
        assert words == list(book.ideas(principle, "nail", "trial", "introvert"))


@given(
    language=st.sampled_from(LANGUAGES),
    profession=st.sampled_from(PROFESSIONS),
    kind=st.sampled_from(("", "none", *KINDS)),
    stage=st.sampled_from(("", *STAGES)),
    fed=st.sets(st.sampled_from(DEPOSIT_PRINCIPLES)),
    told=st.integers(0, 3),
)
def test_ideas_feed_what_starves_and_are_told_once(
    tmp_path_factory: pytest.TempPathFactory,
    language: str,
    profession: str,
    kind: str,
    stage: str,
    fed: set[str],
    told: int,
) -> None:
    path = tmp_path_factory.mktemp("ideas") / "practice.journal"
    with open_journal(path, clock=HandClock()) as journal:
        journal.settings["profession"] = profession
        vera = journal.clients.add("Вера", since=days_ago(200)).id
        card(journal, vera, kind=kind, stage=stage)
        desk = Desk(journal, language)
        used = [words for _, words in ideas_for(desk, vera)[:told]] if fed else []
        for number, principle in enumerate(sorted(fed)):
            note = used[number] if number < len(used) else ""
            journal.entries.deposit(vera, principle, note=note, on=days_ago(89))
        for principle in sorted(set(DEPOSIT_PRINCIPLES) - fed):
            journal.entries.deposit(vera, principle, on=days_ago(90))
        found = ideas_for(desk, vera)
        assert {principle for principle, _ in found} == set(DEPOSIT_PRINCIPLES) - fed
        assert len({words for _, words in found}) == len(found)
        assert not {words for _, words in found} & set(used[: len(fed)])


# -- how to apologise ---------------------------------------------------------------------------


def test_how_to_apologise_folds_out(of_vera: Page, journal: Journal, vera: int) -> None:
    of_vera.desk.do(lambda: journal.entries.withdraw(vera, "expectations", note="Ждала"))
    of_vera.view.start("apology")
    assert not of_vera.has("adviceBox")
    of_vera.key("0", ALT)
    assert of_vera.part("adviceBox", QWidget).isVisible()
    assert of_vera.note.hasFocus()
    topic = load("ru").topic("apology.fast", "nail")
    assert of_vera.part("adviceBox", QWidget).accessibleName() == topic.title
    of_vera.key("0", ALT)
    assert not of_vera.part("adviceBox", QWidget).isVisible()
    of_vera.click("composerHow")
    assert of_vera.part("adviceBox", QWidget).isVisible()
    assert of_vera.part("composerHow", QAbstractButton).isChecked()
    of_vera.type("Позвонила")
    assert of_vera.part("adviceBox", QWidget).isVisible()
