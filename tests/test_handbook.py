"""The handbook: everything the method promises is there, in both languages, in words of our own.

No sentence may be taken from the articles it draws on. They are not part of this project, so
``tests/data/seed_runs.bin`` holds what is needed to compare: for every run of seven words of each
article (case-folded, ё read as е, words by ``\\w+``, joined by one space, in UTF-8) the BLAKE2b
hash of 8 bytes; sorted, each once, one after the other.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.handbook import Handbook, Topic, load
from journal_app.words import LANGUAGES, PROFESSIONS

RUN = 7
"""Words in a row that would be a copy."""
LONGEST = 600
"""Characters a text may have: more is not read between two clients."""

DEPOSIT_PRINCIPLES = (
    *("understanding", "little_things", "commitments", "expectations", "integrity"),
)
STAGES = ("acquaintance", "courtship", "honeymoon", "everyday", "trial", "mature")
DEMANDING = ("status", "pedant", "introvert", "extravert", "colleague", "bargainer", "late")
GOOD = ("happy", "content", "delighted", "cared_for", "safe", "welcome", "valued")
BAD = ("upset", "angry", "disgusted", "afraid", "helpless", "indifferent", "unsure", "foolish")
KEYS = {
    "principle": (*DEPOSIT_PRINCIPLES, "apology"),
    "stage": STAGES,
    "kind": ("none", *DEMANDING),
    "feeling": (*GOOD, *BAD),
    "need_set": ("business", "personal"),
    "need": ("esteem", "belonging", "safety", "psychological"),
    "apology": ("named", "owned", "repaired", "prevented", "fast"),
    "algorithm": ("hear", "can", "plan", "unusual", "keep"),
    "channel": ("sample", "useful", "agree"),
    "nps": ("thank", "improve", "leave", "score", "why"),
    "stop": (
        *("other_masters", "taste", "price", "other_clients", "looks", "complaints", "my_life"),
    ),
    "self_check": (
        *("self_awareness", "self_regulation", "motivation", "empathy", "social_skill"),
    ),
}
"""Groups that every profession reads whole, with their keys in order."""
OF_PSYCHOLOGISTS = {
    "role": ("adviser", "programmer", "listener", "mirror", "catalyst"),
    "activity": ("active", "passive"),
    "direction": ("equal", "above", "below"),
}
DETAILS = {
    "principle": {"example", "feeds", "drains"},
    "stage": {"deposits", "slips"},
    "kind": {"signs", "risk", "advice"},
    "feeling": {"tone"},
    "stop": {"instead"},
    "self_check": {"question", "exercise"},
    "role": {"signs", "risk"},
    "activity": {"signs", "risk"},
}
"""What each topic of a group has to tell beside its text."""
VOICES = list(product(LANGUAGES, PROFESSIONS))


@cache
def content(language: str) -> dict[str, Any]:
    """The file as it is written."""
    path = files("resources") / "handbook" / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def leaves(table: dict[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value of a file with its dotted path."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value


CODES = {"sources", "professions", "stages", "kinds", "need", "tone"}
"""Values for the program, the same in every language."""


def texts(language: str) -> Iterator[tuple[str, str]]:
    """Every text a person reads, with its place."""
    for path, value in leaves(content(language)):
        if path.rpartition(".")[2] not in CODES:
            for text in value if isinstance(value, list) else [value]:
                yield path, text


def keys(topics: tuple[Topic, ...]) -> tuple[str, ...]:
    return tuple(topic.key.partition(".")[2] for topic in topics)


# -- both languages -----------------------------------------------------------------------------


def test_both_languages_have_the_same_things_in_the_same_order() -> None:
    def structure(language: str) -> list[tuple[str, Any]]:
        return [
            (
                path,
                value
                if path.rpartition(".")[2] in CODES
                else (type(value), len(value if isinstance(value, list) else value.splitlines())),
            )
            for path, value in leaves(content(language))
        ]

    assert structure("ru") == structure("en")


def test_nothing_is_left_untranslated() -> None:
    english = dict(texts("en"))
    assert [path for path, text in texts("ru") if not re.search("[а-яё]", text, re.I)] == []
    assert [path for path, text in english.items() if re.search("[а-яё]", text, re.I)] == []


def test_an_unknown_language_reads_as_english() -> None:
    assert load("fr").groups == load("en").groups
    assert load("ru").groups != load("en").groups


# -- what there must be -------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "profession"), VOICES)
def test_every_group_is_whole(language: str, profession: str) -> None:
    handbook = load(language)
    assert {group: keys(handbook.topics(group, profession)) for group in KEYS} == KEYS


@pytest.mark.parametrize("language", LANGUAGES)
def test_positions_are_for_psychologists(language: str) -> None:
    handbook = load(language)
    for group, expected in OF_PSYCHOLOGISTS.items():
        assert keys(handbook.topics(group, "psychologist")) == expected
        assert handbook.topics(group, "nail") == ()
        assert group not in {one.key for one in handbook.groups_for("nail")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_above_and_below_suggest_supervision(language: str) -> None:
    told = {
        topic.key: set(topic.details)
        for topic in load(language).topics("direction", "psychologist")
    }
    assert told == {
        "direction.equal": {"signs", "risk"},
        "direction.above": {"signs", "risk", "supervision"},
        "direction.below": {"signs", "risk", "supervision"},
    }


@pytest.mark.parametrize(("language", "profession"), VOICES)
def test_topics_tell_all_they_should(language: str, profession: str) -> None:
    handbook = load(language)
    for group, named in DETAILS.items():
        for topic in handbook.topics(group, profession):
            assert set(topic.details) == named, topic.key
            assert all(topic.details.values()), topic.key
    for group in handbook.groups_for(profession):
        assert group.title
        for topic in handbook.topics(group.key, profession):
            assert topic.title, topic.key
            assert topic.text, topic.key


@pytest.mark.parametrize(("language", "profession"), VOICES)
def test_stages_list_several_deposits_and_slips(language: str, profession: str) -> None:
    for topic in load(language).topics("stage", profession):
        assert len(topic.details["deposits"].splitlines()) == 4, topic.key
        assert len(topic.details["slips"].splitlines()) == 3, topic.key


@pytest.mark.parametrize(("language", "profession"), VOICES)
def test_the_checklist_has_ten_things_for_each_trade(language: str, profession: str) -> None:
    ticked = load(language).topics("checklist", profession)
    assert len(ticked) == 10
    ours = [topic.key for topic in ticked if topic.sources == ("ours",)]
    assert ours == ["checklist.next_visit"] if profession == "nail" else len(ours) == 10


@pytest.mark.parametrize(("language", "profession"), VOICES)
def test_fifteen_tips_feed_needs(language: str, profession: str) -> None:
    handbook = load(language)
    tips = handbook.topics("tip", profession)
    assert len(tips) == 15
    needs = [topic.need.removeprefix("need.") for topic in tips]
    assert {name: needs.count(name) for name in KEYS["need"]} == {
        "esteem": 6,
        "belonging": 4,
        "safety": 3,
        "psychological": 2,
    }
    assert all(handbook.topic(topic.need).title for topic in tips)


@pytest.mark.parametrize("language", LANGUAGES)
def test_good_feelings_come_before_bad_ones(language: str) -> None:
    tones = [topic.details["tone"] for topic in load(language).topics("feeling")]
    assert tones == ["good"] * 7 + ["bad"] * 8


@pytest.mark.parametrize(("language", "profession"), VOICES)
def test_a_feeling_fits_on_a_chip_and_is_told_apart(language: str, profession: str) -> None:
    titles = [topic.title for topic in load(language).topics("feeling", profession)]
    assert len(set(titles)) == len(titles)
    assert max(map(len, titles)) <= 24


@pytest.mark.parametrize("language", LANGUAGES)
def test_six_reasons_to_stay_and_a_good_ending(language: str) -> None:
    handbook = load(language)
    assert len(handbook.topics("stay", "nail")) == 6
    assert handbook.topics("stay", "psychologist") == ()
    assert "practice.ending" in {one.key for one in handbook.topics("practice", "psychologist")}
    told = set(keys(handbook.topics("practice", "nail")))
    assert {"bad_news", "gossip", "personal", "complaint", "thanks", "ratio", "map"} <= told
    assert "gottman" in handbook.topic("practice.ratio").sources


# -- where it comes from ------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_has_a_source_the_file_knows(language: str) -> None:
    handbook = load(language)
    named = {
        code
        for path, value in leaves(content(language))
        if path.endswith(".sources")
        for code in value
    }
    assert named == set(content(language)["source"])
    assert all(handbook.source_title(code) for code in named)
    for group in handbook.groups:
        assert all(topic.sources for topic in handbook.topics(group.key))
    for ideas in content(language)["idea"].values():
        assert all(idea["sources"] for idea in ideas.values())


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold().replace("ё", "е"))


def run_hashes(text: str) -> Iterator[bytes]:
    """Every run of seven words, as the file of the articles keeps them."""
    told = words(text)
    for start in range(len(told) - RUN + 1):
        run = " ".join(told[start : start + RUN])
        yield blake2b(run.encode("utf-8"), digest_size=8).digest()


@cache
def article_runs() -> frozenset[bytes]:
    kept = (Path(__file__).parent / "data" / "seed_runs.bin").read_bytes()
    return frozenset(kept[start : start + 8] for start in range(0, len(kept), 8))


def copied(language: str, known: frozenset[bytes]) -> list[str]:
    return [path for path, text in texts(language) if not known.isdisjoint(run_hashes(text))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_taken_from_an_article(language: str) -> None:
    assert copied(language, article_runs()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copy_would_be_found(language: str) -> None:
    path, text = next(one for one in texts(language) if len(words(one[1])) > RUN + 2)
    (middle, *_) = list(run_hashes(text))[1:]
    assert copied(language, article_runs() | {middle}) == [path]


def test_the_articles_runs_are_kept_as_told() -> None:
    kept = (Path(__file__).parent / "data" / "seed_runs.bin").read_bytes()
    assert len(kept) % 8 == 0
    runs = [kept[start : start + 8] for start in range(0, len(kept), 8)]
    assert all(one < other for one, other in pairwise(runs))
    assert len(runs) > 10_000
    assert runs[len(runs) // 2] in article_runs()


# -- how it is written --------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_short_and_clean(language: str) -> None:
    for path, text in texts(language):
        assert 0 < len(text) <= LONGEST, path
        assert text == text.strip(), path
        assert not re.search(r"  | \n|\n\n|\t", text), path
        assert not re.search(r"[\"'`{}\[\]]|\.\.\.| [-–] |[(«“ ] ", text), path


def test_russian_is_set_as_russian() -> None:
    without_yo = {
        *("еще", "ее", "нее", "мое", "твое", "свое", "чье", "идет", "дает", "придет", "пойдет"),
        *("уйдет", "берет", "живет", "трех", "четырех", "счет", "вперед", "прошел", "пришел"),
        *("ушел", "причем", "остается", "приведет", "тяжелый", "зеленый", "теплое", "все-таки"),
    }
    for path, text in texts("ru"):
        assert text.count("«") == text.count("»"), path
        assert text.count("„") == text.count("“"), path
        assert not re.search(r"[”’‘]", text), path
        assert not re.search(r"(?<!\u00a0)—", text), path
        assert not re.search(r"\d [а-яё]", text), path
        assert without_yo.isdisjoint(re.findall(r"[\w-]+", text.casefold())), path
        for polite in re.finditer(r"\b(Вы|Вас|Вам|Вами|Ваш\w*)\b", text):
            before = text[: polite.start()].rstrip()
            assert not before or before[-1] in ".?!:«„", path


def test_english_quotes_are_curly_and_paired() -> None:
    for path, text in texts("en"):
        assert text.count("“") == text.count("”"), path
        assert not re.search("[«»„]", text), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_psychologists_are_advised_no_favours(language: str) -> None:
    handbook = load(language)
    favour = re.compile(
        r"подар|скидк|бонус|бесплатн|сюрприз|\b(gift|present)s?\b|discount|bonus|free of charge",
        re.IGNORECASE,
    )
    advised = [
        *(
            idea
            for principle in DEPOSIT_PRINCIPLES
            for stage, kind in product(STAGES, KEYS["kind"])
            for idea in handbook.ideas(principle, "psychologist", stage, kind)
        ),
        *(one.details["deposits"] for one in handbook.topics("stage", "psychologist")),
        *(one.details["feeds"] for one in handbook.topics("principle", "psychologist")),
        *(one.details["advice"] for one in handbook.topics("kind", "psychologist")),
        *(one.text for one in handbook.topics("checklist", "psychologist")),
    ]
    assert [text for text in advised if favour.search(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_trade_stand_in_place_of_the_common_ones(language: str) -> None:
    handbook = load(language)
    common = handbook.topic("stop.looks")
    own = handbook.topic("stop.looks", "psychologist")
    assert handbook.topic("stop.looks", "nail") == common
    assert (own.key, own.sources) == (common.key, common.sources)
    assert own.title != common.title
    assert own.details["instead"] != common.details["instead"]
    gentle = handbook.group("stop", "psychologist").title
    assert gentle != handbook.group("stop").title
    assert gentle in {group.title for group in handbook.groups_for("psychologist")}


# -- asking it ----------------------------------------------------------------------------------


def test_groups_come_in_the_order_of_reading() -> None:
    handbook = load("ru")
    order = [group.key for group in handbook.groups]
    assert order[:3] == ["principle", "stage", "kind"]
    assert {*KEYS, *OF_PSYCHOLOGISTS} < set(order)
    assert order == list(content("ru")["groups"])
    assert [g.key for g in handbook.groups_for(None)] == order
    assert {key for key in content("ru") if key not in ("source", "groups", "idea")} == set(order)


@pytest.mark.parametrize(
    ("query", "language", "profession", "first"),
    [
        ("извинит быстро", "ru", None, "apology.fast"),
        ("ЖАЛОБ", "ru", "nail", "tip.complaint"),
        ("нейтр совет", "ru", "psychologist", "role.adviser"),
        ("перевоспитать", "ru", "nail", "kind.late"),
        ("еще балл", "ru", "nail", "nps.why"),
        ("always late", "en", None, "kind.late"),
    ],
)
def test_search_finds_by_the_beginnings_of_words(
    query: str, language: str, profession: str | None, first: str
) -> None:
    assert load(language).search(query, profession)[0].key == first


def test_search_keeps_to_the_trade_and_to_every_word() -> None:
    handbook = load("ru")
    assert handbook.search("катализатор", "nail") == ()
    assert handbook.search("стразы", "psychologist") == ()
    assert handbook.search("стразы", "nail")
    assert handbook.search("стразы катализатор") == ()
    assert handbook.search("") == handbook.search(" — ") == ()


def test_codes_are_not_searched() -> None:
    assert all("bad" in " ".join(words_of(one)) for one in load("en").search("bad"))


def words_of(topic: Topic) -> list[str]:
    told = [text for name, text in topic.details.items() if name != "tone"]
    return words(" ".join([topic.title, topic.text, *topic.points, *told]))


@pytest.mark.parametrize(("language", "profession"), VOICES)
def test_every_topic_is_found_by_its_title(language: str, profession: str) -> None:
    handbook = load(language)
    for group in handbook.groups_for(profession):
        for topic in handbook.topics(group.key, profession):
            assert topic in handbook.search(topic.title, profession), topic.key


def test_unknown_keys_are_bugs() -> None:
    handbook = load("en")
    for ask in (
        lambda: handbook.topic("kind.nobody"),
        lambda: handbook.topic("kind.late", "dentist"),
        lambda: handbook.topics("nothing"),
        lambda: handbook.topics("idea"),
        lambda: handbook.group("nothing"),
        lambda: handbook.source_title("005"),
        lambda: handbook.ideas("apology", "nail"),
        lambda: handbook.ideas("integrity", "dentist"),
        lambda: handbook.ideas("integrity", "nail", stage="late"),
        lambda: handbook.ideas("integrity", "nail", kind="trial"),
    ):
        with pytest.raises(KeyError):
            ask()


# -- ideas --------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_ideas_for_every_principle_and_trade(language: str) -> None:
    assert tuple(content(language)["idea"]) == DEPOSIT_PRINCIPLES
    for principle, ideas in content(language)["idea"].items():
        assert len(ideas) >= 8, principle
        assert len({idea["text"] for idea in ideas.values()}) == len(ideas), principle
        for profession in PROFESSIONS:
            anywhere = load(language).ideas(principle, profession)
            assert len(anywhere) >= 3, (principle, profession)


@pytest.mark.parametrize("language", LANGUAGES)
def test_ideas_are_limited_by_what_there_is(language: str) -> None:
    for path, value in leaves(content(language)["idea"]):
        allowed = {
            "stages": STAGES,
            "kinds": DEMANDING,
            "professions": PROFESSIONS,
        }.get(path.rpartition(".")[2])
        if allowed:
            assert set(value) <= set(allowed), path


def table_of(language: str, principle: str, text: str) -> dict[str, Any]:
    (found,) = (one for one in content(language)["idea"][principle].values() if one["text"] == text)
    return dict(found)


@pytest.mark.parametrize(("language", "profession"), VOICES)
@pytest.mark.parametrize("principle", DEPOSIT_PRINCIPLES)
def test_ideas_suit_the_client_and_the_closest_come_first(
    language: str, profession: str, principle: str
) -> None:
    anywhere = load(language).ideas(principle, profession)
    for stage, kind in product(["", *STAGES], ["", *KEYS["kind"]]):
        told = load(language).ideas(principle, profession, stage, kind)
        assert set(anywhere) <= set(told)
        tables = [table_of(language, principle, text) for text in told]
        for table in tables:
            assert profession in table.get("professions", [profession])
            assert stage in table.get("stages", [stage])
            assert kind in table.get("kinds", [kind])
        close = [("kinds" in table, "stages" in table) for table in tables]
        assert close == sorted(close, reverse=True)


@given(
    language=st.sampled_from(LANGUAGES),
    principle=st.sampled_from(DEPOSIT_PRINCIPLES),
    profession=st.sampled_from(PROFESSIONS),
    stage=st.sampled_from(["", *STAGES]),
    kind=st.sampled_from(["", *KEYS["kind"]]),
    data=st.data(),
)
def test_what_was_done_is_not_told_again(
    language: str, principle: str, profession: str, stage: str, kind: str, data: st.DataObject
) -> None:
    def asked(*exclude: str) -> tuple[str, ...]:
        return load(language).ideas(principle, profession, stage, kind, exclude)

    told = asked()
    assert asked() == told
    gone = data.draw(st.lists(st.sampled_from(told), unique=True))
    assert asked(*gone) == tuple(text for text in told if text not in gone)
    assert asked(*(f" {text.upper()}! " for text in gone)) == asked(*gone)


def test_a_handbook_is_read_once() -> None:
    handbook = load("ru")
    assert isinstance(handbook, Handbook)
    assert load("ru") is handbook
    assert handbook.topic("kind.late", "nail") is handbook.topic("kind.late", "nail")
