"""How long a passphrase would hold out against guessing: an estimate, and a modest one."""

from __future__ import annotations

from functools import cache

from journal_app.keyboards import retyped

_LONGEST = 72
"""Letters that are looked at: more make an estimate slow, and are beyond all guessing anyway."""
_RUSSIAN = (
    "пароль любовь привет солнышко наташа максим никита андрей марина кристина настя светлана "
    "сергей александр дмитрий алексей михаил владимир николай иван павел роман денис антон "
    "артем игорь олег юрий виктор евгений татьяна елена ольга ирина анна мария екатерина юлия "
    "анастасия людмила галина валентина надежда вера лариса оксана виктория дарья полина софия "
    "алина ксения саша маша даша паша миша дима вова коля катя лена оля таня юля аня ира света "
    "женя россия москва спартак зенит динамо котенок зайка киска кошка собака рыжик барсик "
    "мурка мама папа сынок дочка бабушка семья счастье жизнь дом работа деньги лето весна зима "
    "осень море звезда ангел дракон тигр волк медведь лошадь принцесса королева клиент клиенты "
    "журнал маникюр ногти салон мастер психолог терапия йцукен йцукенг фыва фывапролдж ячсмить "
    "секрет тайна я люблю ты меня тебя мой моя моё наш и не на это как все она он они только "
    "если когда было быть хочу один два три четыре пять шесть семь восемь девять десять день "
    "ночь год понедельник вторник среда четверг пятница суббота воскресенье январь февраль март "
    "апрель май июнь июль август сентябрь октябрь ноябрь декабрь друг подруга красота душа "
    "сердце мир свет вода огонь ключ "
)
"""Words that passphrases are made of here; the library's lists are English."""


def strength(passphrase: str) -> int:
    """0 to 4, as the library counts: guessed at once (up to a thousand guesses, a million, a
    hundred million, ten thousand million) to out of reach. Every guess at a journal costs a tenth
    of a second of one processor. The weaker of what was typed and what the same keys would have
    written on the other layout counts: «пароль» typed as gfhjkm is «пароль»."""
    text = passphrase.strip()[:_LONGEST]
    return min((_score(one) for one in (text, retyped(text))), default=0) if text else 0


@cache
def _words() -> list[str]:
    """The Russian words, and the same with е for ё."""
    return list(
        dict.fromkeys(form for word in _RUSSIAN.split() for form in (word, word.replace("ё", "е")))
    )


def _score(text: str) -> int:
    from zxcvbn import zxcvbn  # 1.7 MB of word lists, for the few times that one is chosen

    return int(zxcvbn(text, _words())["score"])
