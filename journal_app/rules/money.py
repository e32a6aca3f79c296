"""Money as it is typed. Amounts are integers of minor units (kopecks, cents); a journal has one
currency, so a mark of currency is allowed and says nothing."""

from __future__ import annotations

import re

MONEY_LIMIT = 99_999_999_99
"""The greatest amount, in minor units."""

MARK = r"(?:₽|₴|₸|€|£|\$|руб(?:\.|лей|ля|ль)?|р\.?|грн\.?|тенге|тг\.?|rub|usd|eur|gbp)"
"""A pattern of the marks of currency, in lower case."""

AMOUNT = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]{2}|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{2}"
    r"|[0-9]{1,3}(?:,[0-9]{3}){2,}|[0-9]{1,3}(?:\.[0-9]{3}){2,}"
    r"|(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:[.,][0-9]{1,2})?)"
)
"""A pattern of an amount without its mark, spaces being plain ones."""

_MONEY = re.compile(rf"(?:{MARK} ?)?({AMOUNT})(?: ?{MARK})?")


def read_money(text: str) -> int | None:
    """Minor units of an amount as it is typed; None when it cannot be read, can be read two ways
    or is above ``MONEY_LIMIT``.

    Thousands are told apart by spaces ("3 200,50") or, where nothing else can be meant, by commas
    or dots ("1,200.00", "1.200,00", "1,200,000"). A single comma or dot before three digits
    ("1,200") is a thousand to some and a fraction to others, and is refused. There are no amounts
    below 0.
    """
    found = _MONEY.fullmatch(" ".join(text.casefold().split()))
    if found is None:
        return None
    amount = found[1].replace(" ", "")
    fraction = re.search(r"[.,]([0-9]{1,2})$", amount)
    whole = re.sub("[.,]", "", amount[: fraction.start()] if fraction else amount)
    if len(whole) > len(str(MONEY_LIMIT)):
        return None  # nor would it ever fit; Python refuses to read thousands of digits
    minor = int(whole) * 100 + (int(fraction[1].ljust(2, "0")) if fraction else 0)
    return minor if minor <= MONEY_LIMIT else None
