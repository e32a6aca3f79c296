"""The words of resources: whole in both languages, right in grammar, never failing."""

import ast
import re
import tomllib
from datetime import date
from importlib.resources import files
from itertools import product
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.errors import JournalError
from journal_app.rules.apologies import PARTS
from journal_app.rules.points import KINDS, PRINCIPLES
from journal_app.shapes import Reason
from journal_app.words import (
    LANGUAGES,
    PROFESSIONS,
    fill,
    finding_text,
    load_messages,
    load_words,
    plural,
    reason_text,
    say,
    tell,
    why_text,
)

CORE = sorted((Path(__file__).resolve().parent.parent / "journal_app").rglob("*.py"))
PROMISED = {  # formats.md: codes are added, never renamed
    *("points_out_of_range", "unknown_principle", "unknown_kind", "future_date", "empty_name"),
    *("empty_text", "already_answered", "not_negative", "promise_closed", "due_before_made"),
    *("closed_before_made", "moved_into_past", "no_such_client", "no_such_row", "journal_in_use"),
    *("wrong_passphrase", "newer_version", "not_a_journal", "damaged", "disk_full"),
    *("read_only", "bad_file"),
}
STEPS = {
    *("deposit", "withdrawal", "promise", "keep", "late"),
    *("break", "move", "release", "reopen", "apology"),
    *("note", "edit_entry", "delete_entry", "edit_promise", "delete_promise"),
    *("add_client", "edit_client", "archive", "unarchive", "setting"),
    *("contact", "edit_contact", "delete_contact", "answer", "remind"),
    *("plan_position", "take_position", "edit_position", "delete_position"),
    *("import", "edit_note", "delete_note", "assign_note", "erase"),
    *("visit", "plan_visit", "close_visit", "edit_visit", "move_visit", "cancel_visit"),
    *("miss_visit", "delete_visit", "plan_day"),
    *(
        "edit_card",
        "set_status",
        "consent",
        "withdraw_consent",
        "keep_until",
        "own_field",
        "add_fact",
    ),
    *("edit_fact", "confirm_fact", "agree_fact", "use_fact", "delete_fact"),
    *("tick", "untick", "add_algorithm", "edit_algorithm", "delete_algorithm"),
    *("restore_note", "recovered", "photo", "edit_photo", "delete_photo"),
    *("fragment", "edit_fragment", "delete_fragment", "discuss", "undiscuss"),
}
REASONS = {
    *("overdue_promise", "unanswered", "zone_leaving", "zone_fragile", "falling"),
    *("away", "promise_due", "birthday", "anniversary", "next_visit", "last_visit"),
    *("last_entry", "no_entries"),
}
PREVIEWS = {
    *("whole", "part", "again_half", "again_nothing", "wordless"),
    *("worn_out", "habit"),
}
VOICES = list(product(LANGUAGES, PROFESSIONS))


def constants(call: str, keyword: str | None = None) -> set[str]:
    """Every code written as the first argument of this call (or as a keyword of it)."""
    found = set()
    for path in CORE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            name = node.func.id if isinstance(node.func, ast.Name) else name
            named = [k.value for k in node.keywords if k.arg == keyword]
            told = next(iter(named), None) if keyword else node.args[0]
            if name == call and isinstance(told, ast.Constant) and isinstance(told.value, str):
                found.add(told.value)
    return found


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


# -- the profession's words ---------------------------------------------------------------------


def test_all_four_voices_have_the_same_words() -> None:
    first = load_words("ru", "nail")
    for language, profession in VOICES:
        assert load_words(language, profession).keys() == first.keys()


@pytest.mark.parametrize(("language", "profession"), VOICES)
def test_every_code_of_the_program_has_its_word(language: str, profession: str) -> None:
    words = load_words(language, profession)
    wanted = {f"principle_{name}" for name in PRINCIPLES}
    wanted |= {f"zone_{zone}" for zone in ("new", "leaving", "fragile", "steady", "strong")}
    wanted |= {kind for kind in KINDS if kind != "promise"}
    wanted |= {f"{form}_{part}" for form in ("part", "short") for part in PARTS}
    wanted |= {f"{form}_{step}" for form in ("step", "saved") for step in STEPS}
    wanted |= {f"preview_{reason}" for reason in PREVIEWS}
    assert wanted <= words.keys()


def test_every_step_that_the_program_takes_is_named() -> None:
    assert constants("Step") <= STEPS


@pytest.mark.parametrize(("language", "profession"), VOICES)
def test_words_are_tidy(language: str, profession: str) -> None:
    for key, word in load_words(language, profession).items():
        assert word
        assert word == word.strip()
        assert not word.endswith((".", "!")), key
        assert not re.search(r"  | - |\"", word), key
        if language == "ru":
            assert not re.search("[a-zA-Z]", re.sub(r"\{\w+\}", "", word)), key
            # The first also means taking old gel off, the second a prepayment.
            assert not re.search("снят|депозит", word.lower()), key
        else:
            assert not re.search("[а-яё]", word.lower()), key
        if key.startswith(("new_", "saved_", "ask_", "act_", "event_")):
            assert word[0].isupper(), key
        if key.startswith(("step_", "zone_", "part_", "short_", "preview_")):
            assert word[0].islower(), key


def test_russian_words_agree_in_gender() -> None:
    """The word for a promise is neuter for one profession and feminine for the other."""
    nail, therapy = load_words("ru", "nail"), load_words("ru", "psychologist")
    assert nail["new_deposit"] == "Новый вклад"
    assert therapy["new_deposit"] == "Новая опора"
    assert nail["promise_kept"] == "Обещание сдержано"
    assert therapy["promise_kept"] == "Договорённость выдержана"
    for key, word in therapy.items():
        assert not re.search("вклад|промах|обещани|извинени", word.lower()), (key, word)
    for key, word in nail.items():
        assert not re.search("опор|напряжени|договорённост|восстановл", word.lower()), (key, word)


# -- messages -----------------------------------------------------------------------------------


def test_messages_of_both_languages_match_to_the_detail() -> None:
    russian, english = load_messages("ru"), load_messages("en")
    assert russian.keys() == english.keys()
    for key in russian:
        assert fields(russian[key]) == fields(english[key]), key


def test_every_error_that_the_program_raises_has_a_sentence() -> None:
    raised = constants("JournalError") | PROMISED
    sentences = load_messages("ru").keys()
    in_a_file = {code for code in raised if code not in sentences}
    assert in_a_file <= {key.removeprefix("why.") for key in sentences}
    assert sentences >= PROMISED


def test_every_reason_a_line_is_refused_for_has_a_phrase() -> None:
    reasons = constants("JournalError", "why") | constants("bad")
    reasons |= {"bad_date", "bad_points", "no_such_promise", "no_such_entry", "already_there"}
    known = load_messages("ru").keys()
    missing = {why for why in reasons if f"why.{why}" not in known and why not in known}
    assert missing == set()


def test_every_line_of_the_command_line_is_written() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in CORE)
    used = {f"cli.{key}" for key in re.findall(r'_tell\(options, "(\w+)"', source)}
    used |= set(re.findall(r'"(cli\.\w+)"', source))
    assert used <= load_messages("en").keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_is_one_line_and_ends(language: str) -> None:
    for code in load_messages(language):
        if "." not in code:
            told = say(JournalError(code), language)
            assert told.endswith("."), told
            assert not re.search(r"\n|  |[\[\]{}]", told), told


def test_a_bad_line_is_named() -> None:
    error = JournalError("bad_file", file="log.csv", line=17, why="bad_date", value="31.02.2026")
    assert say(error, "ru") == (
        "log.csv, строка 17: день «31.02.2026» не читается. "
        "Исправьте её и повторите — ничего не внесено."
    )
    assert say(error, "en") == (
        "log.csv, line 17: the day “31.02.2026” cannot be read. "
        "Mend it and try again; nothing came in."
    )


@pytest.mark.parametrize("line", [{}, {"line": 0}, {"line": 1}])
def test_a_file_that_is_bad_as_a_whole_names_no_line(line: dict[str, int]) -> None:
    told = say(JournalError("bad_file", file="log.csv", why="empty_file", **line), "ru")
    assert told == "log.csv: файл пуст. Исправьте и повторите — ничего не внесено."


def test_a_rule_broken_by_a_line_is_told_after_it() -> None:
    error = JournalError("bad_file", file="a.csv", line=3, why="journal_busy")
    assert say(error, "ru").startswith("a.csv, строка 3: журнал занят долгим делом")
    assert why_text("no such code", "en") == "it could not be read (no such code)"


def test_details_are_told_where_they_are_known() -> None:
    assert "/home/v/мой журнал.cj" in say(
        JournalError("journal_in_use", path="/home/v/мой журнал.cj"), "ru"
    )
    assert say(JournalError("journal_in_use"), "ru").startswith("Журнал уже открыт")
    assert "«цвет {x} [y]»" in say(JournalError("bad_setting", key="цвет {x} [y]"), "ru")
    assert "01.02.1800" in say(JournalError("date_out_of_range", date=date(1800, 2, 1)), "ru")
    assert "1800-02-01" in say(JournalError("date_out_of_range", date=date(1800, 2, 1)), "en")
    assert "−5" in say(JournalError("points_out_of_range", points=-5), "en")


_TYPED_ONLY = frozenset({"no_screen", "new_passphrase_needed", "no_backup_before"})
"""What no window ever comes to."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_window_names_no_command_and_the_command_line_no_button(language: str) -> None:
    messages = load_messages(language)
    for key, sentence in messages.items():
        if key.split(".")[0] not in ("cli", "command", "recovery") and key not in _TYPED_ONLY:
            assert not re.search(r"client-journal|--\w", sentence), key
    for key in (key for key in messages if key.startswith("command.")):
        code = key.removeprefix("command.")
        error = JournalError(code, path="a.journal")
        assert say(error, language) != say(error, language, command_line=True)
        assert re.search(r"client-journal|--\w", say(error, language, command_line=True))
    error = JournalError("view_only", why="damaged")
    assert "client-journal salvage" in say(error, language, command_line=True)
    error = JournalError("view_only", why="read_only")
    assert say(error, language) == say(error, language, command_line=True)


def test_an_unknown_code_is_named() -> None:
    for language in LANGUAGES:
        assert "(gremlins)" in say(JournalError("gremlins"), language)


def test_a_long_or_ragged_text_stays_on_one_line() -> None:
    told = say(JournalError("ambiguous_client", name="Анна\n\x1b[31m" + "а" * 500), "ru")
    assert "\n" not in told
    assert "\x1b" not in told
    assert "…" in told
    assert len(told) < 250
    path = "/" + "папка/" * 60 + "журнал.cj"
    assert path in say(JournalError("read_only", path=path), "ru")


details = st.dictionaries(
    st.sampled_from(["path", "file", "line", "why", "value", "text", "name", "limit", "key", "x"]),
    st.none() | st.integers() | st.text() | st.dates() | st.floats() | st.lists(st.integers()),
)


@given(
    code=st.sampled_from(sorted(load_messages("en"))) | st.text(),
    told=details,
    language=st.sampled_from(["ru", "en", "fr", ""]),
)
def test_saying_an_error_never_fails(code: str, told: dict[str, Any], language: str) -> None:
    assert say(JournalError(code, **told), language)


@pytest.mark.parametrize(
    ("number", "form"),
    [
        *((1, "день"), (2, "дня"), (4, "дня"), (5, "дней"), (0, "дней"), (11, "дней")),
        *((12, "дней"), (14, "дней"), (21, "день"), (22, "дня"), (111, "дней"), (-3, "дня")),
    ],
)
def test_russian_has_three_forms(number: int, form: str) -> None:
    assert plural("ru", number, ("день", "дня", "дней")) == form


def test_english_has_two_forms() -> None:
    assert [plural("en", n, ("day", "days")) for n in (0, 1, 2, 21)] == [
        *("days", "day", "days", "days")
    ]


def test_counts_agree_inside_a_message() -> None:
    report = {"clients": 1, "entries": 1022, "promises": 11, "visits": 2, "notes": 0}
    assert tell("cli.import_done", "ru", **report) == (
        "Внесено: 1 клиент, 1022 записи, 11 обещаний, 2 визита, 0 заметок."
    )
    assert tell("cli.import_done", "en", **report) == (
        "Came in: 1 client, 1022 entries, 11 promises, 2 visits, 0 notes."
    )


def test_brackets_go_when_a_detail_is_missing() -> None:
    assert fill("a[ b {x}][ c {y}]", "en", x=1) == "a b 1"
    assert fill("a {x}", "en") == "a —"


def test_an_unknown_language_reads_as_english() -> None:
    assert load_messages("fr") == load_messages("en")
    assert load_words("fr", "nail") == load_words("en", "nail")


# -- reasons and findings -----------------------------------------------------------------------


@pytest.mark.parametrize(("language", "profession"), VOICES)
def test_every_reason_has_words_without_points(language: str, profession: str) -> None:
    """A setting hides numbers of points everywhere, so no reason may tell them."""
    general = reason_text(Reason("?"), language, profession)
    for code, days in product(sorted(REASONS), (0, 1, 2, 5, 21)):
        told = reason_text(Reason(code, days, points=-77, text="палитра"), language, profession)
        assert told
        assert told != general
        assert code == "away" or "77" not in told  # there they are days
        assert told[0].islower()
        assert not re.search(r"[\[\]{}.—]", told)


def test_near_days_have_their_own_words() -> None:
    def told(code: str, days: int) -> str:
        return reason_text(Reason(code, days), "ru", "nail").replace("\u00a0", " ")

    assert told("promise_due", 0) == "обещание на сегодня"
    assert told("promise_due", 1) == "обещание на завтра"
    assert told("promise_due", 3) == "срок обещания через 3 дня"
    assert told("overdue_promise", 1) == "обещание просрочено на 1 день"
    assert told("overdue_promise", 12) == "обещание просрочено на 12 дней"
    assert told("last_entry", 1) == "отметка вчера"
    assert told("unanswered", 1) == "ждёт извинения 1 день"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_check_finds_is_told_on_one_line(language: str) -> None:
    codes = constants("Finding") | {"sqlite", "reference", "digest", "promise_state", "?"}
    for code in codes:
        told = finding_text(code, language, table="entry", row=17, detail="page 3")
        if code in ("search_index", "search_pages"):  # about no row
            assert told != finding_text("?", language, table="entry", row=17)
            continue
        assert "page 3" in told if code == "sqlite" else "17" in told
        assert not re.search(r"[\[\]{}]", told)


def test_the_tables_of_messages_are_the_known_ones() -> None:
    for language in LANGUAGES:
        text = (files("resources") / "messages" / f"{language}.toml").read_text(encoding="utf-8")
        tables = {key for key, value in tomllib.loads(text).items() if isinstance(value, dict)}
        assert tables == {
            *("why", "command", "cli", "check", "table", "text", "care"),
            "start",
            "recovery",
            "moving",
            "salvage",
        }
