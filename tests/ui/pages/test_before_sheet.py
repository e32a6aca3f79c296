"""The words of the page before the visit, and the same on one sheet of paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from journal_app import Journal
from tests.core import TODAY, days_ago
from tests.pdf import inks, page_count, pdf_words
from tests.prepared import SECRET, nail_client, therapy_client
from ui.desk import Desk
from ui.language import install_language
from ui.pages.before_paper import before_paper as on_paper
from ui.pages.before_sheet import Line, Section, Sheet
from ui.pages.before_words import BeforeWords
from ui.printing import pdf_of
from ui.theme import theme

Told = dict[str, list[str]]
MORE = "…and %n more"


@pytest.fixture(params=["ru", "en"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Each language, spoken by Qt too."""
    install_language(qapp, request.param)
    return request.param


@pytest.fixture
def russian(qapp: QApplication) -> None:
    install_language(qapp, "ru")


def read(
    journal: Journal, client: int, language: str = "ru", private: bool = False, code: bool = False
) -> Sheet:
    """The sheet of a client."""
    page = journal.before(client, private=private)
    return BeforeWords(Desk(journal, language)).sheet(page, code)


def before_paper(sheet: Sheet) -> QTextDocument:
    return on_paper(sheet, lambda count: QCoreApplication.translate("BeforeWords", MORE, "", count))


def told(sheet: Sheet) -> Told:
    """Every section by its key: its lines as they are read."""
    return {one.key: [_words(line) for line in one.lines] for one in sheet.sections}


def _words(line: Line) -> str:
    label = f"{line.label}: " if line.label else ""
    detail = f" — {line.detail}" if line.detail else ""
    return f"{label}{line.text}{detail}".replace("\N{NO-BREAK SPACE}", " ")


def everything(sheet: Sheet) -> str:
    return " ".join((sheet.name, sheet.when, *sheet.marks, repr(told(sheet))))


@pytest.mark.usefixtures("russian")
def test_a_nail_master_reads(journal: Journal) -> None:
    client, _ = nail_client(journal)
    sheet = read(journal, client)
    assert sheet.name == "Вера Соколова"
    assert sheet.when.replace("\N{NO-BREAK SPACE}", " ") == (
        "Сегодня, 14:00 · маникюр с дизайном · 90 мин"
    )
    assert [mark.replace("\N{NO-BREAK SPACE}", " ") for mark in sheet.marks] == [
        "предоплата внесена: 1 000"
    ]
    assert (sheet.zone_word, sheet.number, sheet.zone_last) == ("знакомимся", "11", False)
    sections = told(sheet)
    kind, idea = sections.pop("kind"), sections.pop("idea")
    assert sections == {
        "safety": ["Лаванда", "Латекс — моя догадка"],
        "last": [
            "Маникюр, дизайн — 21 февраля · всё как хотелось",
            "Цвет, номер: № 023, тёмная вишня",
            "Форма: мягкий квадрат",
            "База: каучуковая",
        ],
        "come_back": ["Спросить про защиту дочери"],
        "promises": ["Узнать про курс — просрочено на 3 дня", "Показать палитру — завтра"],
        "unanswered": ["Заставила ждать — 4 марта"],
        "stop": ["Цены у других"],
        "little": ["Чай без сахара"],
        "preference": ["Без музыки — моя догадка"],
        "agreements": ["Предоплата: 1000 за день до визита"],
        "more": ["День рождения: через 6 дней · исполнится 36 лет", "Любимый чай: чабрец"],
    }
    assert kind[0] == "Педант"
    assert len(kind) == 3
    assert len(idea) == 1
    assert [one.key for one in sheet.column("top")] == ["safety"]
    assert sheet.sections[0].key == "safety"


@pytest.mark.usefixtures("russian")
def test_a_psychologist_reads(journal: Journal) -> None:
    client, _ = therapy_client(journal)
    sheet = read(journal, client)
    assert sheet.marks == ("сессия 4",)
    assert sheet.zone_last
    sections = told(sheet)
    assert sections.pop("kind")[0] == "Интроверт"
    assert sections == {
        "safety": [
            "План на случай риска: Не спит и отменяет встречи: звонит на линию помощи",
            "Кому звонить: Сестра Ольга, +7 900 000-00-00",
        ],
        "last": ["Молчание после слов о матери — 7 марта", "Третья: Говорила тихо."],
        "request": ["Перестать соглашаться, когда не хочу"],
        "homework": ["Записывать, когда сказала «да» против воли"],
        "promises": ["Прислать статью — сегодня"],
        "position": [
            "Намечена: Зеркало, сдержанно, на равных",
            "В прошлый раз: Слушатель, активно, сверху",
        ],
        "supervision": ["«Мне нельзя» — Чьё это?", "1 фрагмент из личного слоя"],
        "stop": ["Смерть отца"],
        "agreements": ["Оплата: 5000, до сессии", "Отмена и перенос: за сутки"],
        "crossings": ["направила Н. П."],
    }


def test_numbers_are_hidden_where_asked(journal: Journal) -> None:
    client, _ = therapy_client(journal)
    assert read(journal, client).number == "10"
    journal.settings["hide_numbers"] = True
    sheet = read(journal, client)
    assert (sheet.number, sheet.zone_word) == ("", "знакомимся")
    assert "10" not in pdf_words(pdf_of(before_paper(sheet)))


def test_the_private_layer_comes_only_when_asked_for(journal: Journal, language: str) -> None:
    client, _ = therapy_client(journal)
    sheet = read(journal, client, language)
    assert SECRET not in everything(sheet)
    secret = "".join(SECRET.split())
    assert secret not in pdf_words(pdf_of(before_paper(sheet)))
    asked = read(journal, client, language, private=True)
    assert everything(asked).count(SECRET) == 2
    assert pdf_words(pdf_of(before_paper(asked))).count(secret) == 2


def test_the_code_stands_instead_of_the_name(journal: Journal, language: str) -> None:
    client, _ = therapy_client(journal)
    words = pdf_words(pdf_of(before_paper(read(journal, client, language))))
    assert "МаринаДмитриевна" in words
    words = pdf_words(pdf_of(before_paper(read(journal, client, language, code=True))))
    assert "М-14" in words
    assert "Марина" not in words
    journal.cards.edit(client, code="")
    assert read(journal, client, code=True).name == "Марина Дмитриевна"


@pytest.mark.usefixtures("russian")
def test_of_a_new_client_there_is_but_an_idea(journal: Journal) -> None:
    client = journal.clients.add("Новая").id
    sheet = read(journal, client)
    assert sheet.is_empty
    assert list(told(sheet)) == ["idea"]
    assert (sheet.when, sheet.marks) == ("Визит пока не запланирован", ())
    journal.visits.plan(client, TODAY, "10:00")
    assert read(journal, client).marks == ("первый визит",)
    journal.facts.add(client, "little_thing", "кот Беня")
    assert not read(journal, client).is_empty
    journal.settings["profession"] = "psychologist"
    other = journal.clients.add("Ещё").id
    assert told(read(journal, other)) == {}


def test_an_idea_is_another_tomorrow(journal: Journal) -> None:
    client = journal.clients.add("Вера").id
    ideas = set()
    for days in range(5):
        journal.clock = lambda days=days: days_ago(-days)
        (line,) = told(read(journal, client))["idea"]
        ideas.add(line)
    assert len(ideas) == 5


def test_an_idea_is_never_what_was_just_done(journal: Journal) -> None:
    client = journal.clients.add("Вера").id
    journal.entries.deposit(client, "little_things", note="чай")

    def idea() -> Line:
        return next(one.lines[0] for one in read(journal, client).sections if one.key == "idea")

    first = idea()
    journal.entries.deposit(client, "little_things", note=first.text)
    assert idea().detail == first.detail
    assert idea().text != first.text


@pytest.mark.usefixtures("russian")
def test_the_always_late_have_their_reserve_told(journal: Journal) -> None:
    client = journal.clients.add("Вера").id
    journal.cards.edit(client, kind="late")
    marks = [mark.replace("\N{NO-BREAK SPACE}", " ") for mark in read(journal, client).marks]
    assert marks == ["часто опаздывает: в запасе 15 мин"]


# -- on paper -----------------------------------------------------------------------------------


def test_paper_says_what_the_screen_says(journal: Journal, language: str) -> None:
    for client, _ in (nail_client(journal), therapy_client(journal)):
        sheet = read(journal, client, language)
        pdf = pdf_of(before_paper(sheet))
        words = pdf_words(pdf)
        assert page_count(pdf) == 1
        for section in sheet.sections:
            assert "".join(section.title.split()) in words
            for line in section.lines:
                for text in (line.text, line.label, line.detail):
                    assert "".join(text.split()) in words
        for text in (sheet.name, sheet.when, *sheet.marks, sheet.zone_word):
            assert "".join(text.split()) in words


def test_very_much_is_shortened_to_one_page(journal: Journal, language: str) -> None:
    client, _ = nail_client(journal)
    for number in range(60):
        text = f"мелочь номер {number}, о которой рассказано долго и со вкусом"
        journal.facts.add(client, "little_thing", text, confirmed=True)
        journal.facts.add(client, "allergy", f"аллергия {number}", confirmed=True)
        journal.promises.make(client, f"обещание {number} " + "и ещё слова " * 20)
    journal.cards.set_field(client, "colour", "очень длинное описание " * 60)
    pdf = pdf_of(before_paper(read(journal, client, language)))
    words = pdf_words(pdf)
    assert page_count(pdf) == 1
    more = {"ru": "...иещё", "en": "...and"}[language]
    assert words.count(more) >= 3
    for text in ("ВераСоколова", "аллергия59", "Спроситьпрозащитудочери", "Ценыудругих"):
        assert text in words


def test_a_little_too_much_is_only_set_smaller(journal: Journal) -> None:
    client, _ = nail_client(journal)
    for number in range(18):
        journal.promises.make(client, f"обещание {number}, сказанное не спеша, до самого конца")
    document = before_paper(read(journal, client))
    words = pdf_words(pdf_of(document))
    assert document.defaultFont().pixelSize() < 14
    assert all(f"обещание{number}," in words for number in range(18))
    assert "..." not in words


def test_paper_is_dark_on_white_in_the_dark(qapp: QApplication, journal: Journal) -> None:
    theme.apply(qapp, "dark")
    client, _ = nail_client(journal)
    drawn = inks(pdf_of(before_paper(replace(read(journal, client), photo=None))))
    assert drawn
    assert all(max(ink) < 0.7 for ink in drawn)


def test_what_a_person_wrote_is_text_and_no_markup(journal: Journal) -> None:
    client = journal.clients.add("<b>Вера</b> & Ко").id
    journal.facts.add(client, "allergy", "<script>лак & гель</script>", confirmed=True)
    words = pdf_words(pdf_of(before_paper(read(journal, client))))
    assert "<b>Вера</b>&Ко" in words
    assert "<script>лак&гель</script>" in words


def test_a_broken_photo_spoils_nothing(journal: Journal) -> None:
    client, _ = nail_client(journal)
    sheet = replace(read(journal, client), photo=b"no picture")
    assert page_count(pdf_of(before_paper(sheet))) == 1


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=300)
_LINES = st.builds(Line, text=_TEXT, label=_TEXT, detail=_TEXT, strong=st.booleans())
_SECTIONS = st.builds(
    Section,
    key=st.just("x"),
    title=st.text("абвгд ", max_size=40),
    lines=st.lists(_LINES, min_size=1, max_size=4).flatmap(
        lambda some: st.integers(1, 30).map(lambda times: tuple(some * times))
    ),
    column=st.sampled_from(("top", "main", "side")),
)


@given(st.lists(_SECTIONS, max_size=12), _TEXT, _TEXT, st.lists(_TEXT, max_size=4))
def test_whatever_is_known_it_is_one_page(
    sections: list[Section], name: str, when: str, marks: list[str]
) -> None:
    theme.font("body")
    sheet = Sheet(name, when, tuple(marks), "new", "zone", "1", True, tuple(sections))
    assert before_paper(sheet).pageCount() == 1


@given(_SECTIONS, st.integers(1, 12), st.integers(20, 600))
def test_shortening_counts_what_it_leaves_out(section: Section, lines: int, signs: int) -> None:
    cut = section.shortened(lines, signs)
    assert len(cut.lines) + cut.more == len(section.lines)
    assert cut.more != 1  # a line for «one more» would take as much room as the line itself
    much = 3 if section.column == "top" else 1
    assert all(len(line.text) <= much * signs for line in cut.lines)
    assert [line.label for line in cut.lines] == [
        line.label for line in section.lines[: len(cut.lines)]
    ]


def test_nothing_is_left_out_to_say_one_more() -> None:
    five = Section("x", "", tuple(Line(str(number)) for number in range(5)))
    assert (len(five.shortened(4, 9).lines), five.shortened(4, 9).more) == (5, 0)
    assert (len(five.shortened(3, 9).lines), five.shortened(3, 9).more) == (3, 2)
